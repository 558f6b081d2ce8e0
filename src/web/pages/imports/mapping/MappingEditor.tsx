import { SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Mapping } from "../../../../domain/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";
import { MappingForm } from "./MappingForm.tsx";
import { fromYaml, toYaml } from "./yaml.ts";

interface MappingEditorProps {
  readonly mapping: Mapping;
  /** Columns of the file at hand; none when a saved mapping is changed by itself. */
  readonly header: readonly string[];
  /** The file whose values can be looked up. */
  readonly upload: string | null;
  readonly onChange: (mapping: Mapping) => void;
}

/** A mapping as a form and as the text that is saved; both say the same. */
export function MappingEditor({ mapping, header, upload, onChange }: MappingEditorProps) {
  const { t } = useWords();
  const [as, setAs] = useState<"form" | "text">("form");
  return (
    <div className="mapping">
      <div className="mapping-head">
        <p className="title">{t("imports.mapping.title")}</p>
        <SegmentedControl
          size="xs"
          value={as}
          onChange={(value) => setAs(value === "text" ? "text" : "form")}
          data={[
            { value: "form", label: t("imports.mapping.asForm") },
            { value: "text", label: t("imports.mapping.asText") },
          ]}
          aria-label={t("imports.mapping.as")}
        />
      </div>
      {as === "form" ? (
        <MappingForm mapping={mapping} header={header} upload={upload} onChange={onChange} />
      ) : (
        <MappingText mapping={mapping} onChange={onChange} />
      )}
    </div>
  );
}

function MappingText({ mapping, onChange }: Pick<MappingEditorProps, "mapping" | "onChange">) {
  const { t } = useWords();
  const [text, setText] = useState(() => toYaml(mapping));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const write = (next: string): void => {
    setText(next);
    const read = fromYaml(next);
    setProblems(read.kind === "problems" ? read.problems : []);
    if (read.kind === "mapping") onChange(read.mapping);
  };
  return (
    <>
      <Textarea
        autosize
        minRows={10}
        maxRows={32}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        aria-label={t("imports.mapping.text")}
        error={problems.length > 0}
        spellCheck={false}
        classNames={{ input: "mapping-text" }}
      />
      {problems.length > 0 && (
        <Note kind="bad">
          {t("imports.mapping.unreadable")}
          <ul className="plain" lang="en">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {t("imports.mapping.lastValid")}
        </Note>
      )}
    </>
  );
}
