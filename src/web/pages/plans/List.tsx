import type { ListedPlan } from "../../../contract/index.ts";
import { type ImpactState, impactStates, impactStateWords } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import type { View } from "../../view.ts";
import { ProgressBar } from "../plan/ProgressBar.tsx";
import { Flags } from "./Flags.tsx";

/** A row a plan; what is wrong with it is said in words. */
export function List({ view, plans }: { readonly view: View; readonly plans: readonly ListedPlan[] }) {
  const { t } = useWords();
  return (
    <div className="table-box">
      <table className="plans-table">
        <thead>
          <tr>
            {(["plan", "phase", "valueOn", "outcomes", "progress", "next", "owners"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`plans.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <Row key={plan.plan} view={view} plan={plan} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ view, plan }: { readonly view: View; readonly plan: ListedPlan }) {
  const { t, f, language } = useWords();
  const { next, states, flags, owners, behind } = plan;
  const count = (state: ImpactState): number => states[state] ?? 0;
  const said = impactStates
    .filter((state) => count(state) > 0)
    .map((state) =>
      t("plans.ofState", { n: f.number(count(state), 0), state: impactStateWords[state].title[language].toLocaleLowerCase(language) }),
    );
  return (
    <tr>
      <th scope="row">
        <Go to={`/plans/${plan.plan}`} search={filtersOf(view.search)} className="figure">
          {plan.accountName ?? t("plans.unnamed")}
        </Go>
        <span className="small dim plans-beneath">{plan.objective}</span>
        <Flags flags={flags} />
      </th>
      <td data-label={t("plans.column.phase")}>{t(`plans.phaseOf.${plan.phase}`)}</td>
      <td data-label={t("plans.column.valueOn")}>
        <span>
          {f.day(plan.valueOn)}
          {behind > 0 && (
            <span className="small plans-behind plans-beneath">{t("plans.behind", { count: behind, n: f.number(behind, 0) })}</span>
          )}
          {plan.firstValueOn !== null && (
            <span className="small dim plans-beneath">{t("plans.firstValue", { day: f.day(plan.firstValueOn) })}</span>
          )}
        </span>
      </td>
      <td data-label={t("plans.column.outcomes")} className={said.length === 0 ? "dim" : undefined}>
        {said.length === 0 ? t("plans.noOutcomes") : said.join(", ")}
      </td>
      <td data-label={t("plans.column.progress")}>
        <ProgressBar
          progress={plan.progress}
          expected={plan.expected}
          none={t(said.length === 0 ? "plans.noneOpen" : "plans.notMeasured")}
        />
      </td>
      <td data-label={t("plans.column.next")} className={next === null ? "dim" : undefined}>
        {next === null ? (
          t("plans.noNext")
        ) : (
          <span>
            {f.day(next.on)}
            <span className="small dim plans-beneath">{next.what === "review" ? t("plans.review") : next.name}</span>
          </span>
        )}
      </td>
      <td data-label={t("plans.column.owners")} className={owners.length === 0 ? "dim" : undefined}>
        {owners.length === 0 ? t("plans.noOwner") : f.list(owners)}
      </td>
    </tr>
  );
}
