import { useMemo } from "react";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import { type Unit, useWords } from "../../i18n/index.ts";
import type { Measure } from "./load.ts";
import { type Cohort, curvesOf } from "./triangle.ts";

interface CurvesProps {
  readonly cohorts: readonly Cohort[];
  readonly measure: Measure;
  readonly unit: Unit;
  readonly currency: string | undefined;
}

/** The rows of the triangle as curves. */
export function Curves({ cohorts, measure, unit, currency }: CurvesProps) {
  const { t } = useWords();
  const series = useMemo(() => curvesOf(cohorts, t), [cohorts, t]);
  if (series.length === 0) return null;
  return (
    <ChartCard
      title={t("cohorts.curves.title")}
      subtitle={t(`cohorts.curves.${measure}`)}
      series={series}
      unit={unit}
      currency={currency}
      axis={t("cohorts.months")}
      file="cohort-curves"
    >
      {(picture) => (
        <Lines
          description={t("cohorts.curves.describe", { n: series.length })}
          series={series}
          unit={unit}
          currency={currency}
          fromZero
          {...(unit === "ratio" ? { mark: 1 } : {})}
          height={300}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
