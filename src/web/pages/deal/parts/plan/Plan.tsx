import { useQuery } from "@tanstack/react-query";
import { planPhaseWords } from "../../../../../standard/index.ts";
import { ask, problemOf, queryOf } from "../../../../ask.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { filtersOf } from "../../../../search.ts";
import { Go } from "../../../../ui/Go.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import { ProgressBar } from "../../../plan/ProgressBar.tsx";
import { Signed } from "../../../plan/Signed.tsx";
import { Begin } from "../../../plans/Begin.tsx";
import { Flags } from "../../../plans/Flags.tsx";
import type { PartProps } from "../../load.ts";

/** The way to the deal's plan, or its beginning. */
export function Plan({ view, deal }: PartProps) {
  const { t } = useWords();
  if (deal.plan !== null) return <Known view={view} id={deal.plan} />;
  return (
    <section className="card" aria-labelledby="deal-plan">
      <h3 className="title" id="deal-plan">
        {t("dealPlan.none")}
      </h3>
      <p className="dim">{t("dealPlan.text")}</p>
      <Begin deal={deal.deal} label={t("dealPlan.begin")} />
    </section>
  );
}

/** The steps that come first; all of them stand in the plan. */
const SHOWN = 5;

function Known({ view, id }: Pick<PartProps, "view"> & { readonly id: string }) {
  const { t, f, language } = useWords();
  const asked = useQuery(queryOf(ask("successPlan", { plan: id })));
  if (asked.isError) return <Trouble problem={problemOf(asked.error)} again={() => void asked.refetch()} />;
  const plan = asked.data;
  if (plan === undefined) return <Waiting />;
  const open = plan.steps.filter(({ doneOn }) => doneOn === null);
  return (
    <section className="card" aria-labelledby="deal-plan">
      <h3 className="title" id="deal-plan">
        {planPhaseWords[plan.phase][language]}
      </h3>
      <p>{plan.objective}</p>
      <p className="dim">
        {t("dealPlan.value", { day: f.day(plan.valueOn) })}{" "}
        {plan.behind > 0
          ? t("onePlan.behind", { count: plan.behind, n: f.number(plan.behind, 0), day: f.day(plan.expectedOn) })
          : t("onePlan.inTime", { day: f.day(plan.expectedOn) })}{" "}
        {t("dealPlan.open", { count: open.length, n: f.number(open.length, 0) })}
      </p>
      <Signed plan={plan} />
      <Flags flags={plan.flags} />
      {plan.phase === "success" && plan.outcomes.length > 0 && (
        <ProgressBar progress={plan.progress} expected={plan.expected} none={t("plans.notMeasured")} />
      )}
      {open.length > 0 && (
        <>
          <h4 className="small dim deal-plan-next">{t("dealPlan.next")}</h4>
          <ol className="deal-plan-steps">
            {open.slice(0, SHOWN).map(({ id, name, buyerOwner, ourOwner, latestEnd }) => (
              <li key={id}>
                <span>
                  {name} <span className="small dim">{f.list([buyerOwner, ourOwner].filter((one) => one !== null))}</span>
                </span>
                <span className="small dim nowrap">{t("dealPlan.by", { day: f.day(latestEnd) })}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <p>
        <Go to={`/plans/${plan.plan}`} search={filtersOf(view.search)} className="link">
          {t("dealPlan.go")}
        </Go>
      </p>
    </section>
  );
}
