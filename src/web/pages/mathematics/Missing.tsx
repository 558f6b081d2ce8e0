import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";
import { Note } from "../../ui/Note.tsx";
import type { Given, Template } from "./card.ts";
import { nameOf } from "./words-of.ts";

/** What is missing, and which file brings it; a number can be typed in meanwhile. */
export function Missing({ missing, files }: { readonly missing: readonly Given[]; readonly files: readonly Template[] }) {
  const words = useWords();
  const { t, f } = words;
  const names = f.list(missing.map(({ name }) => nameOf(name, words)));
  const isTyped = missing.length > 0 && missing.every(({ source }) => source.kind === "missing" && source.why === "meetings");
  return (
    <Note kind={isTyped ? "plain" : "warn"}>
      <p>
        {missing.length === 0
          ? t("mathematics.lacking.course")
          : isTyped
            ? t("mathematics.lacking.meetings")
            : t("mathematics.lacking.values", { names })}
      </p>
      {!isTyped && (
        <p className="small">
          {t("mathematics.lacking.files")}{" "}
          {files.map((file, i) => (
            <span key={file}>
              {i > 0 && ", "}
              <a className="link" href={`/api/templates/${file}.csv`} download>
                {t(`mathematics.file.${file}`)}
              </a>
            </span>
          ))}
          {". "}
          <Go to="/imports" className="link">
            {t("mathematics.lacking.import")}
          </Go>
        </p>
      )}
    </Note>
  );
}
