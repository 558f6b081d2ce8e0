import { Button, List, Modal } from "@mantine/core";
import { useState } from "react";
import type { BatchView } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { useWork } from "../../../work.ts";
import { useImportSentence } from "../bring/problems.ts";

interface UndoBatchProps {
  readonly batch: BatchView;
  readonly entries: number;
  readonly onUndone: (entriesHidden: number) => void;
}

/** Takes a whole import back, after saying what that hides. */
export function UndoBatch({ batch: { id, title, files }, entries, onUndone }: UndoBatchProps) {
  const { t, f } = useWords();
  const sentence = useImportSentence();
  const [asking, setAsking] = useState(false);
  const work = useWork("undo");
  const undo = async (): Promise<void> => {
    if (!(await work.run({ batch: id }))) return;
    setAsking(false);
    onUndone(entries);
  };
  return (
    <>
      <Button size="xs" variant="default" leftSection={<Icon name="undo" size={14} />} onClick={() => setAsking(true)}>
        {t("imports.undo.button")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => {
          if (!work.busy) setAsking(false);
        }}
        title={<span className="title">{t("imports.undo.title", { title })}</span>}
        centered
      >
        <p>{t("imports.undo.text", { count: entries, n: f.number(entries, 0), files: files.length })}</p>
        <List size="sm" my="sm">
          {files.slice(0, 8).map((file) => (
            <List.Item key={file.id}>
              {file.name}: {t("imports.history.entries", { count: file.entriesAdded, n: f.number(file.entriesAdded, 0) })}
            </List.Item>
          ))}
          {files.length > 8 && <List.Item>{t("imports.undo.more", { n: files.length - 8 })}</List.Item>}
        </List>
        <p className="dim">{t("imports.undo.back")}</p>
        {work.problem && <Note kind="bad">{sentence(work.problem)}</Note>}
        <div className="actions-line">
          <Button variant="default" onClick={() => setAsking(false)} disabled={work.busy}>
            {t("imports.cancel")}
          </Button>
          <Button color="red.9" onClick={() => void undo()} loading={work.busy}>
            {t("imports.undo.confirm")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
