import { Button } from "@mantine/core";
import type { ImportResult } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { filtersOf, type Search } from "../../../search.ts";
import { Go } from "../../../ui/Go.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { startOver } from "./draft.ts";
import { FileCounts } from "./FileCounts.tsx";

/** What an import brought, and where to go from there. */
export function Outcome({ result: { batch, files }, search }: { readonly result: ImportResult; readonly search: Search }) {
  const { t, f } = useWords();
  const entries = files.reduce((sum, file) => sum + file.entriesAdded, 0);
  const rejected = files.reduce((sum, file) => sum + file.rowsRejected, 0);
  const filters = filtersOf(search);
  return (
    <section className="card sections outcome" aria-labelledby="outcome-title">
      <header className="outcome-head">
        <span className="outcome-mark">
          <Icon name="check" size={22} />
        </span>
        <div>
          <h2 id="outcome-title" className="title">
            {batch === null ? t("imports.done.nothing") : t("imports.done.title", { count: entries, n: f.number(entries, 0) })}
          </h2>
          <p className="dim">
            {batch === null
              ? t("imports.done.nothingText")
              : rejected === 0
                ? t("imports.done.clean")
                : t("imports.done.rejected", { count: rejected, n: f.number(rejected, 0) })}
          </p>
        </div>
      </header>
      <FileCounts files={files} />
      <div className="actions-line">
        {batch !== null && (
          <Go to="/imports" search={{ ...filters, tab: "history", batch }} className="link">
            {t("imports.done.undo")}
          </Go>
        )}
        <Button variant="default" onClick={startOver}>
          {t("imports.done.more")}
        </Button>
        {rejected > 0 && batch !== null && (
          <Button
            variant="default"
            renderRoot={(props) => <Go {...props} to="/imports" search={{ ...filters, tab: "issues", batch, severity: "error" }} />}
          >
            {t("imports.done.correct")}
          </Button>
        )}
        <Button renderRoot={(props) => <Go {...props} to="/" search={filters} />}>{t("imports.done.bowtie")}</Button>
      </div>
    </section>
  );
}
