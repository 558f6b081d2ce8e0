import { useMemo } from "react";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { HeatTable } from "../../charts/HeatTable.tsx";
import { useWords } from "../../i18n/index.ts";
import { reasonOf } from "../../units.ts";
import { Choices } from "./Choices.tsx";
import { Curves } from "./Curves.tsx";
import { Lifetime } from "./Lifetime.tsx";
import { beginningOf, type CohortsProps, METER, type Measure, measureOf, meterOf, type Start, startOf } from "./load.ts";
import { SameAge } from "./SameAge.tsx";
import { Survival } from "./Survival.tsx";
import { groupsOf } from "./split.ts";
import { cohortsOf, columnsOf } from "./triangle.ts";
import "../../ui/table.css";
import "./cohorts.css";

const EVERY: Readonly<Record<Start, number>> = { month: 1, quarter: 3, year: 3 };

/** How long customers stay and what becomes of them, and whether newer ones do better. */
export function CohortsPage({ view, answers }: CohortsProps) {
  const words = useWords();
  const { t, f } = words;
  const { search } = view;
  const { triangle, trend } = answers;
  const measure = measureOf(view);
  const meter = meterOf(view);
  const own = useMemo(() => (meter === undefined ? {} : { segment: METER, segmentValue: meter }), [meter]);
  const cohorts = useMemo(() => cohortsOf(triangle, search, own, f), [triangle, search, own, f]);
  const groups = useMemo(
    () =>
      groupsOf(trend).map(({ segment, answer }) => {
        const part = segment === undefined ? own : { segment: search.segment, segmentValue: segment ?? undefined };
        const name = segment === undefined ? t(`cohorts.measure.${measure}`) : (segment ?? t("cohorts.split.none"));
        return { name, cohorts: cohortsOf(answer, search, part, f) };
      }),
    [trend, search, own, measure, t, f],
  );
  const ages = columnsOf(cohorts, EVERY[startOf(view)]);
  const n = cohorts.reduce((sum, cohort) => sum + cohort.n, 0);
  const { unit, currency } = triangle;
  const unknown = triangle.series.every(({ value }) => value === null) ? triangle.series[0] : undefined;
  const series = cohorts.map(({ period, label, ages: values }) => ({
    id: period,
    name: label,
    colour: "accent" as const,
    marks: [...values].map(([age, mark]) => ({ ...mark, label: t("cohorts.age", { count: age }) })),
  }));
  return (
    <div className="sections">
      <Choices view={view} answers={answers} />
      <ChartCard
        title={t(`cohorts.triangle.${measure}`)}
        subtitle={`${t(`metric.${triangle.metric}.meaning`)} ${t(`cohorts.began.${beginningOf(view)}`)} ${t("chart.n", { n: f.number(n, 0) })}`}
        series={series}
        unit={unit}
        currency={currency}
        file={triangle.metric}
        hasPicture={false}
        hasTable={false}
        footer={unknown ? <p className="dim">{reasonOf(unknown, words)}</p> : <Key measure={measure} />}
      >
        {() => (
          <HeatTable
            caption={t(`cohorts.triangle.${measure}`)}
            corner={t("cohorts.first")}
            across={t("cohorts.months")}
            columns={ages.map(String)}
            rows={cohorts.map((cohort) => ({ label: cohort.label, n: cohort.n, cells: ages.map((age) => cohort.ages.get(age) ?? null) }))}
            unit={unit}
            currency={currency}
          />
        )}
      </ChartCard>
      <Curves cohorts={cohorts} measure={measure} unit={unit} currency={currency} />
      <Survival view={view} answers={answers} />
      <div className="columns">
        <SameAge groups={groups} view={view} measure={measure} unit={unit} currency={currency} />
        <Lifetime view={view} answers={answers} />
      </div>
    </div>
  );
}

function Key({ measure }: { readonly measure: Measure }) {
  const { t } = useWords();
  return (
    <div className="heat-key">
      <span>
        <i className="heat-key-scale" />
        {t(measure === "payback" ? "cohorts.key.payback" : "cohorts.key.kept")}
      </span>
      <span>
        <i className="heat-key-partial" />
        {t("chart.partial")}
      </span>
      <span>
        <em>12%</em> {t("chart.directional")}
      </span>
    </div>
  );
}
