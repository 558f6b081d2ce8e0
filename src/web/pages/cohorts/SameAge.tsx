import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useAddressChange } from "../../address.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import { type Unit, useWords } from "../../i18n/index.ts";
import type { View } from "../../view.ts";
import type { Measure } from "./load.ts";
import { type Cohort, oldest, trendsAt } from "./triangle.ts";

const AGES = [1, 3, 6, 9, 12, 18, 24, 36, 48, 60];
const USUAL = 6;

interface SameAgeProps {
  readonly groups: readonly { readonly name: string; readonly cohorts: readonly Cohort[] }[];
  readonly view: View;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly currency: string | undefined;
}

/** One column of the triangle over time, of every segment when it is split. */
export function SameAge({ groups, view, measure, unit, currency }: SameAgeProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const most = Math.max(0, ...groups.map(({ cohorts }) => oldest(cohorts)));
  const ages = AGES.filter((age) => age <= most);
  const wanted = Number(view.search.part ?? Number.NaN);
  const age = ages.includes(wanted) ? wanted : (ages.findLast((one) => one <= USUAL) ?? 0);
  const series = useMemo(() => trendsAt(groups, age), [groups, age]);
  return (
    <ChartCard
      title={t("cohorts.same.title")}
      subtitle={t(`cohorts.same.${measure}`, { count: age })}
      series={series}
      unit={unit}
      currency={currency}
      axis={t("cohorts.first")}
      file={`cohorts-at-month-${age}`}
      keys={series.length > 1}
      footer={
        ages.length > 0 && (
          <Select
            className="no-print"
            label={t("cohorts.same.age")}
            data={ages.map((one) => ({ value: String(one), label: t("cohorts.age", { count: one }) }))}
            value={String(age)}
            allowDeselect={false}
            onChange={(chosen) => chosen && change({ part: chosen }, { replace: true })}
          />
        )
      }
    >
      {(picture) => (
        <Lines
          description={t("cohorts.same.describe", { count: age })}
          series={series}
          unit={unit}
          currency={currency}
          {...(unit === "ratio" ? { mark: 1 } : {})}
          height={230}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
