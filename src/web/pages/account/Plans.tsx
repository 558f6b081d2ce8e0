import { useQuery } from "@tanstack/react-query";
import { planPhaseWords } from "../../../standard/index.ts";
import { ask, problemOf, queryOf } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { ProgressBar } from "../plan/ProgressBar.tsx";
import { Begin } from "../plans/Begin.tsx";
import { Flags } from "../plans/Flags.tsx";
import type { PartProps } from "./load.ts";

/** The plans of the account, with how far each has come; and where one begins. */
export function Plans({ view, account: { account } }: PartProps) {
  const { t, f, language } = useWords();
  const asked = useQuery(queryOf(ask("successPlans", { account: String(account) })));
  if (asked.isError) return <Trouble problem={problemOf(asked.error)} again={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Waiting />;
  const { plans } = asked.data;
  return (
    <section className="card" aria-labelledby="plans">
      <h3 className="title" id="plans">
        {t("account.plans.title")}
      </h3>
      {plans.length === 0 && <p className="dim">{t("account.plans.none")}</p>}
      {plans.map((plan) => (
        <article key={plan.plan} className="account-plan">
          <p>
            <Go to={`/plans/${plan.plan}`} search={filtersOf(view.search)} className="link">
              {plan.objective}
            </Go>
            <span className="small dim account-beneath">
              {planPhaseWords[plan.phase][language]} · {t("account.plans.value", { day: f.day(plan.valueOn) })}
            </span>
            <Flags flags={plan.flags} />
          </p>
          <ProgressBar progress={plan.progress} expected={plan.expected} none={t("plans.notMeasured")} />
        </article>
      ))}
      <Begin account={account} isQuiet={plans.length > 0} />
    </section>
  );
}
