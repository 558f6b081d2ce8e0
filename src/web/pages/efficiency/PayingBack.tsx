import { useMemo } from "react";
import type { MetricAnswer } from "../../../contract/index.ts";
import { parsePeriod } from "../../../domain/index.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Colour } from "../../charts/colours.ts";
import { Lines } from "../../charts/Lines.tsx";
import type { Series } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import type { EfficiencyProps } from "./load.ts";

/** The quarter in which the ledger begins may be a part of one: too few customers for all of its costs. */
const isQuarter = ({ period }: { readonly period: string }): boolean => {
  const asked = parsePeriod(period);
  return asked !== null && asked.to - asked.from === 2;
};

/** What was expected when customers were won, beside what has come back since. */
export function PayingBack({ view, answers: { paybackTrend, breakEven } }: EfficiencyProps) {
  const { t, f } = useWords();
  const series = useMemo((): readonly Series[] => {
    const one = (answer: MetricAnswer, name: string, colour: Colour): Series => ({
      id: answer.metric,
      name,
      colour,
      marks: answer.series.filter(isQuarter).map((point) => ({
        label: f.period(point.period),
        point,
        explanation: explanationOf(view.search, {
          metric: answer.metric,
          method: answer.method,
          period: point.period,
          currency: answer.currency,
        }),
      })),
    });
    return [
      one(paybackTrend, t("efficiency.payback.expected"), "accent"),
      one(breakEven, t("efficiency.payback.observed"), "move-expansion"),
    ];
  }, [paybackTrend, breakEven, view.search, t, f]);
  const young = breakEven.series.filter(({ reason }) => reason === "not_recovered").length;
  return (
    <ChartCard
      title={t("efficiency.payback.title")}
      subtitle={t("efficiency.payback.text")}
      series={series}
      unit="months"
      file="cac-payback"
      keys
      axis={t("efficiency.payback.won")}
      footer={young > 0 && <p className="small dim">{t("efficiency.payback.young", { count: young })}</p>}
    >
      {(picture) => (
        <Lines
          description={t("efficiency.payback.describe", { n: series[0]?.marks.length ?? 0 })}
          series={series}
          unit="months"
          fromZero
          height={230}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
