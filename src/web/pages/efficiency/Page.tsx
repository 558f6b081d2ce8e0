import { onlyPoint } from "../../answer.ts";
import { useWords } from "../../i18n/index.ts";
import { Facts } from "./Facts.tsx";
import type { EfficiencyProps } from "./load.ts";
import { MOTION, Motions } from "./Motions.tsx";
import { PayingBack } from "./PayingBack.tsx";
import { Recovery } from "./Recovery.tsx";
import { Teaching } from "./Teaching.tsx";
import "../../ui/table.css";
import "./efficiency.css";

const UNKNOWN: ReadonlySet<string> = new Set(["no_costs", "no_serve_costs", "no_finance"]);

/** What a customer costs, what it returns, and when it pays back. */
export function EfficiencyPage(props: EfficiencyProps) {
  const { t } = useWords();
  const { view, answers } = props;
  const lacking = [answers.cac, answers.toServe, answers.burn].every((answer) => UNKNOWN.has(onlyPoint(answer).reason ?? ""));
  if (lacking) return <Teaching />;
  return (
    <div className="sections">
      <div className="efficiency-cards">
        <Facts
          id="costs"
          view={view}
          rows={[
            { name: "cac", answer: answers.cac, before: answers.cacBefore },
            { name: "cacNew", answer: answers.cacNew },
            { name: "cacLagged", answer: answers.cacLagged },
            { name: "payback", answer: answers.payback, before: answers.paybackBefore },
          ]}
        />
        <Facts
          id="returns"
          view={view}
          rows={[
            { name: "ltv", answer: answers.ltv },
            { name: "ltvObserved", answer: answers.ltvObserved },
            { name: "ltvToCac", answer: answers.ltvToCac },
            { name: "atRisk", answer: answers.atRisk },
          ]}
        />
        <Facts
          id="serving"
          view={view}
          rows={[
            { name: "margin", answer: answers.margin },
            { name: "marginOfAccounts", answer: answers.marginOfAccounts },
            { name: "toServe", answer: answers.toServe },
          ]}
        />
        <Facts
          id="spending"
          view={view}
          rows={[
            { name: "newRatio", answer: answers.newRatio },
            { name: "blendedRatio", answer: answers.blendedRatio },
            { name: "expansionRatio", answer: answers.expansionRatio },
          ]}
        />
        <Facts
          id="company"
          view={view}
          rows={[
            { name: "magic", answer: answers.magic },
            { name: "magicRevenue", answer: answers.magicRevenue },
            { name: "burn", answer: answers.burn },
            { name: "rule", answer: answers.rule },
            { name: "ruleCash", answer: answers.ruleCash },
          ]}
        />
      </div>
      <PayingBack {...props} />
      <Recovery view={view} />
      {answers.segments.fields.some(({ field }) => field === MOTION) && <Motions view={view} />}
      <p className="small dim">{t("efficiency.currencies")}</p>
    </div>
  );
}
