import { useMemo } from "react";
import { Bars } from "../../charts/Bars.tsx";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Series } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { colourOfKind } from "./kinds.ts";
import type { RevenueProps } from "./load.ts";

const LEVELS: ReadonlySet<string> = new Set(["opening", "closing", "rounding"]);

/** Movements over time, by kind. */
export function Monthly({ view, answers: { byMonth } }: RevenueProps) {
  const { t, f } = useWords();
  const series = useMemo((): readonly Series[] => {
    const kinds = [...new Set(byMonth.series.map(({ part }) => part ?? ""))].filter((kind) => !LEVELS.has(kind));
    const periods = [...new Set(byMonth.series.map(({ period }) => period))];
    return kinds.map((kind) => ({
      id: kind,
      name: t(`movement.kind.${kind}`),
      colour: colourOfKind(kind),
      marks: periods.map((period) => {
        const found = byMonth.series.find((point) => point.part === kind && point.period === period);
        const address = { metric: byMonth.metric, method: byMonth.method, part: kind, period, currency: byMonth.currency };
        return {
          label: f.period(period),
          point: found ?? { value: 0, n: 0 },
          ...(found ? { explanation: explanationOf(view.search, address) } : {}),
        };
      }),
    }));
  }, [byMonth, view, t, f]);
  return (
    <ChartCard
      title={t("revenue.monthly.title")}
      subtitle={t("revenue.monthly.text")}
      series={series}
      unit="money"
      currency={byMonth.currency}
      file="mrr-movements-by-month"
      keys
    >
      {(picture) => (
        <Bars
          description={t("revenue.describe.monthly", { months: series[0]?.marks.length ?? 0 })}
          series={series}
          unit="money"
          currency={byMonth.currency}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
