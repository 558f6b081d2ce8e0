import { pipelineWords } from "../../../../../standard/index.ts";
import { GateView } from "../../../../deals/Gates.tsx";
import { Lacking } from "../../../../deals/Lacking.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { filtersOf } from "../../../../search.ts";
import { Go } from "../../../../ui/Go.tsx";
import type { PartProps } from "../../load.ts";
import { Facts } from "./Facts.tsx";
import { Growth } from "./Growth.tsx";
import { Notes } from "./Notes.tsx";
import { Products } from "./Products.tsx";

/** Where a deal stands, and what is next. */
export function Overview(props: PartProps) {
  const may = useMay("deals");
  const { deal } = props;
  return (
    <div className="deal-columns">
      <div className="sections">
        {deal.outcome === "open" && <Next {...props} />}
        <Products {...props} may={may} />
        <Notes deal={deal} may={may} />
        {deal.type === "expansion" && <Growth deal={deal} may={may} />}
      </div>
      <div className="sections">
        <Facts {...props} may={may} />
      </div>
    </div>
  );
}

/** The gate before the next stage: what is missing, and what to ask. */
function Next({ deal, view }: PartProps) {
  const { t, language } = useWords();
  const at = deal.stages.findIndex(({ id }) => id === deal.stage);
  const next = deal.stages[at + 1];
  return (
    <section className="card" aria-labelledby="deal-gate">
      <h3 className="title" id="deal-gate">
        {next === undefined ? t("deal.nextStage") : t("deal.nextStageIs", { stage: pipelineWords(next.name, language) })}
      </h3>
      {next !== undefined && <p className="small dim">{t("deal.buyerDoes", { does: pipelineWords(next.buyerDoes, language) })}</p>}
      {deal.gate === null ? <p>{t("deal.gate.none")}</p> : <GateView gate={deal.gate} />}
      {deal.gate !== null && deal.gate.verdict !== "open" && (
        <Go to={`/deals/${deal.deal}`} search={{ ...filtersOf(view.search), tab: "diagnosis" }} className="link small no-print">
          {t("deal.move.toDiagnosis")}
        </Go>
      )}
      {next?.state === "commit" && deal.lacksForCommit.length > 0 && <Lacking deal={deal} what="handoff" />}
    </section>
  );
}
