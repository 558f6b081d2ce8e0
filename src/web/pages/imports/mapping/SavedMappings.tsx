import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output, Problem } from "../../../../contract/index.ts";
import type { Mapping } from "../../../../domain/index.ts";
import { ask, problemOf, useAsks } from "../../../ask.ts";
import { call } from "../../../client.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Trouble } from "../../../ui/Trouble.tsx";
import { useImportSentence } from "../bring/problems.ts";
import { Empty, Loading } from "../ledger/states.tsx";
import { MappingEditor } from "./MappingEditor.tsx";
import { fromYaml, toYaml } from "./yaml.ts";

type Saved = Output<"mappings">["mappings"][number];

/** Mappings kept for the next export: look, change, download, delete. */
export function SavedMappings() {
  const { t } = useWords();
  const asked = useAsks({ saved: ask("mappings", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Loading />;
  const { mappings } = asked.answers.saved;
  if (mappings.length === 0) return <Empty title={t("imports.mapping.none")} text={t("imports.mapping.noneText")} />;
  return (
    <div className="sections">
      {mappings.map((saved) => (
        <SavedMapping key={`${saved.name} ${saved.savedAt}`} saved={saved} />
      ))}
    </div>
  );
}

function SavedMapping({ saved }: { readonly saved: Saved }) {
  const { t, f } = useWords();
  const queries = useQueryClient();
  const sentence = useImportSentence();
  const read = fromYaml(saved.body);
  const [draft, setDraft] = useState<Mapping | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ["mappings"] });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const files = read.kind === "mapping" ? read.mapping.files.filter(({ ignore }) => ignore === undefined).map(({ file }) => file) : [];
  return (
    <section className="card" aria-label={saved.name}>
      <div className="file-line">
        <div className="file-name">
          <h2 className="title">{saved.name}</h2>
          <p className="small dim">
            {t("imports.mapping.savedOn", { instant: f.instant(saved.savedAt) })}
            {files.length > 0 && ` · ${f.list(files.slice(0, 6))}${files.length > 6 ? " …" : ""}`}
          </p>
        </div>
        <div className="file-tools">
          {read.kind === "mapping" && (
            <Button
              size="xs"
              variant="default"
              aria-expanded={draft !== null}
              onClick={() => setDraft(draft === null ? read.mapping : null)}
            >
              {t(draft === null ? "imports.mapping.edit" : "imports.mapping.close")}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            component="a"
            href={`data:text/yaml;charset=utf-8,${encodeURIComponent(saved.body)}`}
            download={`${saved.name}.yaml`}
            leftSection={<Icon name="download" size={14} />}
          >
            YAML
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={() => setLeaving(true)}>
            {t("imports.mapping.delete")}
          </Button>
        </div>
      </div>
      {problem && <Note kind="bad">{sentence(problem)}</Note>}
      {read.kind === "problems" && <Note kind="bad">{t("imports.mapping.unreadable")}</Note>}
      {draft && (
        <>
          <MappingEditor mapping={draft} header={[]} upload={null} onChange={setDraft} />
          <div className="actions-line">
            <Button variant="default" onClick={() => setDraft(null)}>
              {t("imports.cancel")}
            </Button>
            <Button onClick={() => void run(() => call("saveMapping", { name: saved.name, body: toYaml(draft) }))}>
              {t("imports.mapping.save")}
            </Button>
          </div>
        </>
      )}
      <Modal
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={<span className="title">{t("imports.mapping.deleteTitle", { name: saved.name })}</span>}
        centered
      >
        <p>{t("imports.mapping.deleteText")}</p>
        <div className="actions-line">
          <Button variant="default" onClick={() => setLeaving(false)}>
            {t("imports.cancel")}
          </Button>
          <Button color="red.9" onClick={() => void run(() => call("deleteMapping", { name: saved.name })).then(() => setLeaving(false))}>
            {t("imports.mapping.delete")}
          </Button>
        </div>
      </Modal>
    </section>
  );
}
