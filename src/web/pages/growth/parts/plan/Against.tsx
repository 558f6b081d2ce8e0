import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask, problemOf, queryOf } from "../../../../ask.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../state.ts";
import { useNames } from "../use-names.ts";
import { MakePlan } from "./MakePlan.tsx";
import { Progress } from "./Progress.tsx";
import "../../../../ui/table.css";
import "../parts.css";

/** The plan beside what happened, with the difference explained lever by lever. */
export function Against({ growth }: PartProps) {
  const { t, f } = useWords();
  const [isChanging, setChanging] = useState(false);
  const { data, error, refetch } = useQuery(queryOf(ask("plan", {})));
  const currency = data?.plan?.currency ?? growth.currency;
  // The plan has segments of its own; the page may show others by now.
  const names = useNames({
    model: { ...growth.model, field: data?.plan?.scenario.question.segment ?? null },
    segments: data?.plan?.segments ?? growth.segments,
    currency,
  });
  if (error) return <Trouble problem={problemOf(error)} again={() => void refetch()} />;
  if (data === undefined)
    return (
      <p className="dim" aria-busy="true">
        {t("state.loading")}
      </p>
    );
  const { plan, months } = data;
  if (plan === null)
    return (
      <section className="card parts-card" aria-labelledby="parts-plan">
        <h2 className="title" id="parts-plan">
          {t("parts.plan.empty.title")}
        </h2>
        <p>{t("parts.plan.empty.text")}</p>
        <p>{t("parts.plan.empty.past")}</p>
        <MakePlan growth={growth} />
      </section>
    );
  const about = { name: plan.scenario.name, start: f.period(plan.startMonth), made: f.day(plan.madeAt.slice(0, 10)) };
  return (
    <div className="sections">
      {months.length === 0 ? (
        <section className="card parts-card" aria-labelledby="parts-plan">
          <h2 className="title" id="parts-plan">
            {t("parts.plan.title")}
          </h2>
          <p className="small dim">{t("parts.plan.about", about)}</p>
          <p>{t("parts.plan.tooEarly", about)}</p>
        </section>
      ) : (
        <Progress months={months} names={names} currency={currency} about={t("parts.plan.about", about)} />
      )}
      <details className="card parts-fold" onToggle={({ currentTarget }) => setChanging(currentTarget.open)}>
        <summary>{t("parts.plan.other")}</summary>
        {isChanging && (
          <>
            <p>{t("parts.plan.otherText")}</p>
            <MakePlan growth={growth} />
          </>
        )}
      </details>
    </div>
  );
}
