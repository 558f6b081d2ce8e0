import { NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { ChartCard } from "../../../../charts/ChartCard.tsx";
import { Lines } from "../../../../charts/Lines.tsx";
import { Waterfall } from "../../../../charts/Waterfall.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { percent } from "../../Sentence.tsx";
import type { Names } from "../use-names.ts";
import { LeverTable } from "./LeverTable.tsx";
import { linesOf, moving, type PlanMonth, stepsOf } from "./progress.ts";

interface ProgressProps {
  readonly months: readonly PlanMonth[];
  readonly names: Names;
  readonly currency: string | undefined;
  /** Which plan it is. */
  readonly about: string;
}

/** Every month of the plan so far, and one of them opened. */
export function Progress({ months, names, currency, about }: ProgressProps) {
  const { t, f } = useWords();
  const last = months.at(-1);
  const [picked, setPicked] = useState<string | null>(null);
  const month = months.find((one) => one.month === picked) ?? last;
  const lines = useMemo(
    () => linesOf(months, { planned: t("parts.plan.planned"), actual: t("parts.plan.actual"), month: f.period }),
    [months, t, f],
  );
  const steps = useMemo(
    () =>
      month === undefined
        ? []
        : stepsOf(month, {
            planned: t("parts.plan.planned"),
            actual: t("parts.plan.actual"),
            unexplained: t("parts.plan.unexplained"),
            others: (count) => t("parts.plan.others", { count, n: f.number(count, 0) }),
            lever: (one) => names.lines(one),
          }),
    [month, names, t, f],
  );
  if (last === undefined || month === undefined) return null;
  const moved = moving(last);
  const difference = last.arr.actual - last.arr.planned;
  const finding = t(difference < 0 ? "parts.plan.below" : "parts.plan.above", {
    month: f.period(last.month),
    actual: names.money(last.arr.actual),
    difference: names.money(Math.abs(difference)),
    share: percent(difference, last.arr.planned, f.locale),
  });
  const named = (which: "for" | "against"): string => {
    const lever = moved.find(({ variance }) => variance > 0 === (which === "for"));
    return lever === undefined ? "" : t(`parts.plan.${which}`, { lever: names.lever(lever), variance: names.added(lever.variance) });
  };
  const title = f.period(month.month);
  return (
    <>
      <ChartCard
        title={t("parts.plan.title")}
        subtitle={`${about} ${t("parts.plan.subtitle", { count: months.length, n: f.number(months.length, 0) })}`}
        series={lines}
        unit="money"
        currency={currency}
        axis={t("parts.month")}
        file="plan-against-actual"
        lead={
          <p className="parts-finding">
            {finding} {named("for")} {named("against")}
          </p>
        }
      >
        {(picture) => (
          <Lines
            description={`${t("parts.plan.title")} ${finding}`}
            series={lines}
            unit="money"
            currency={currency}
            opens={false}
            {...(picture ? { picture } : {})}
          />
        )}
      </ChartCard>
      <ChartCard
        title={t("parts.plan.waterfall", { month: title })}
        subtitle={t("parts.plan.waterfallText")}
        series={steps.map(({ id, mark, colour }) => ({
          id,
          name: mark.label.replace("\n", ", "),
          colour,
          marks: [{ ...mark, label: title }],
        }))}
        unit="money"
        currency={currency}
        axis={t("parts.month")}
        file={`plan-variance-${month.month}`}
        lead={
          <div className="parts-tools no-print">
            <NativeSelect
              size="xs"
              label={t("parts.month")}
              value={month.month}
              data={months.map((one) => ({ value: one.month, label: f.period(one.month) })).toReversed()}
              onChange={({ currentTarget: { value } }) => setPicked(value)}
            />
          </div>
        }
      >
        {(picture) => (
          <Waterfall
            description={t("parts.plan.waterfall", { month: title })}
            steps={steps}
            unit="money"
            currency={currency}
            {...(picture ? { picture } : {})}
          />
        )}
      </ChartCard>
      <LeverTable month={month} names={names} />
    </>
  );
}
