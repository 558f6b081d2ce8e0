import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { Note } from "../../ui/Note.tsx";
import { Findings } from "./Findings.tsx";
import { Freemium } from "./Freemium.tsx";
import type { ModelsAsks } from "./load.ts";
import { ModelTable } from "./ModelTable.tsx";
import "../../ui/table.css";
import "./models.css";

/** Every business model by itself: how it sells, how long that takes, and who bears the risk. */
export function ModelsPage({ view, answers: { models } }: PageProps<ModelsAsks>) {
  const { t } = useWords();
  const isKnown = models.models.some(({ model }) => model !== null);
  return (
    <div className="sections">
      {isKnown ? <ModelTable models={models} search={view.search} /> : <Note>{t("models.unknown")}</Note>}
      <Findings models={models} search={view.search} />
      {models.freemium !== null && <Freemium models={models} freemium={models.freemium} search={view.search} />}
    </div>
  );
}
