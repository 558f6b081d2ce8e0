import { useMemo } from "react";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import { useWords } from "../../i18n/index.ts";
import type { Measure } from "./load.ts";
import { type Cohort, curvesOf } from "./triangle.ts";

/** The rows of the triangle as curves. */
export function Curves({ cohorts, measure }: { readonly cohorts: readonly Cohort[]; readonly measure: Measure }) {
  const { t } = useWords();
  const series = useMemo(() => curvesOf(cohorts, t), [cohorts, t]);
  if (series.length === 0) return null;
  return (
    <ChartCard
      title={t("cohorts.curves.title")}
      subtitle={t(`cohorts.curves.${measure}`)}
      series={series}
      unit="ratio"
      axis={t("cohorts.months")}
      file="cohort-curves"
    >
      {(picture) => (
        <Lines
          description={t("cohorts.curves.describe", { n: series.length })}
          series={series}
          unit="ratio"
          fromZero
          mark={1}
          height={300}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
