import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import { useAddressChange } from "../../address.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { HeatTable } from "../../charts/HeatTable.tsx";
import { useWords } from "../../i18n/index.ts";
import { Curves } from "./Curves.tsx";
import { Lifetime } from "./Lifetime.tsx";
import { type CohortsProps, type Measure, measureOf, type Start, startOf } from "./load.ts";
import { SameAge } from "./SameAge.tsx";
import { cohortsOf, columnsOf } from "./triangle.ts";
import "../../ui/table.css";
import "./cohorts.css";

const MEASURES: readonly Measure[] = ["revenue", "logos"];
const STARTS: readonly Start[] = ["month", "quarter", "year"];
const EVERY: Readonly<Record<Start, number>> = { month: 1, quarter: 3, year: 3 };

/** How long customers stay, and whether newer ones stay better. */
export function CohortsPage({ view, answers }: CohortsProps) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const measure = measureOf(view);
  const start = startOf(view);
  const cohorts = useMemo(() => cohortsOf(answers.triangle, view.search, f), [answers.triangle, view.search, f]);
  const ages = columnsOf(cohorts, EVERY[start]);
  const n = cohorts.reduce((sum, cohort) => sum + cohort.n, 0);
  const series = cohorts.map(({ period, label, ages: values }) => ({
    id: period,
    name: label,
    colour: "accent" as const,
    marks: [...values].map(([age, mark]) => ({ ...mark, label: t("cohorts.age", { count: age }) })),
  }));
  return (
    <div className="sections">
      <fieldset className="cohorts-choose no-print">
        <legend className="visually-hidden">{t("cohorts.choose")}</legend>
        <SegmentedControl
          aria-label={t("cohorts.measure.label")}
          value={measure}
          data={MEASURES.map((one) => ({ value: one, label: t(`cohorts.measure.${one}`) }))}
          onChange={(chosen) => change({ show: chosen === "revenue" ? undefined : chosen })}
        />
        <SegmentedControl
          aria-label={t("cohorts.start.label")}
          value={start}
          data={STARTS.map((one) => ({ value: one, label: t(`cohorts.start.${one}`) }))}
          onChange={(chosen) => change({ by: chosen as Start })}
        />
      </fieldset>
      <ChartCard
        title={t(`cohorts.triangle.${measure}`)}
        subtitle={`${t(`metric.${answers.triangle.metric}.meaning`)} ${t("chart.n", { n: f.number(n, 0) })}`}
        series={series}
        unit="ratio"
        file={answers.triangle.metric}
        hasPicture={false}
        hasTable={false}
        footer={<Key />}
      >
        {() => (
          <HeatTable
            caption={t(`cohorts.triangle.${measure}`)}
            corner={t("cohorts.first")}
            across={t("cohorts.months")}
            columns={ages.map(String)}
            rows={cohorts.map((cohort) => ({ label: cohort.label, n: cohort.n, cells: ages.map((age) => cohort.ages.get(age) ?? null) }))}
            unit="ratio"
          />
        )}
      </ChartCard>
      <Curves cohorts={cohorts} measure={measure} />
      <div className="columns">
        <SameAge cohorts={cohorts} view={view} measure={measure} />
        <Lifetime view={view} answers={answers} />
      </div>
    </div>
  );
}

function Key() {
  const { t } = useWords();
  return (
    <div className="heat-key">
      <span>
        <i className="heat-key-scale" />
        {t("cohorts.key")}
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
