import type { Alert, Alerts, AlertsQuestion, MetricAnswer, MetricQuestion, SeriesPoint } from "../contract/index.ts";
import { formatDay, formatPeriod, type Settings } from "../domain/index.ts";
import type { Context } from "./context.ts";
import { answer, type View, withView } from "./evaluate.ts";
import type { Report } from "./progress.ts";
import { rangeOf } from "./range.ts";

/** Cohort retention over twelve months: the form the thresholds are meant for, whatever a profile prefers. */
const METHOD = "trailing_12";
const NRR = "net_revenue_retention";
const GRR = "gross_revenue_retention";
const TOP5 = "top5_expansion_share";

/** What good retention hides at the end of a period, each currency by itself (standard 4.5, masking). */
export const alertsOf = (context: Context, question: AlertsQuestion, report: Report = () => undefined): Promise<Alerts> =>
  withView(context, question, report, async (view) => {
    const { reader, settings, span, through } = view;
    const position = reader.mark.position;
    if (span === null || through === null) return { period: null, through: null, position, alerts: [] };
    const { to: end } = rangeOf({ ...question, by: "total", metric: NRR }, through, span.first);
    const period = formatPeriod({ from: end, to: end });
    const asked = { ...question, from: period, to: period };
    const [nrr, grr, top5] = [await valuesOf(view, asked, NRR), await valuesOf(view, asked, GRR), await valuesOf(view, asked, TOP5)];
    const currencies = [...new Set([...nrr.keys(), ...top5.keys()])];
    const alerts = currencies.flatMap((currency) => [
      ...hiddenLosses(currency, nrr.get(currency), grr.get(currency), settings),
      ...fewCarryGrowth(currency, top5.get(currency), settings),
    ]);
    return { period, through: formatDay(through), position, alerts };
  });

async function valuesOf(
  view: View,
  question: Omit<MetricQuestion, "metric" | "by">,
  metric: string,
): Promise<ReadonlyMap<string | null, SeriesPoint>> {
  const found: MetricAnswer = await answer(view, { ...question, metric, method: METHOD, by: "total" });
  return new Map(found.series.map((point) => [point.currency ?? found.currency ?? null, point]));
}

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
const within = (currency: string | null): string => (currency === null ? "" : ` in ${currency}`);
const stated = (metric: string, value: number, { n }: SeriesPoint): Alert["values"][number] => ({ metric, method: METHOD, value, n });

function hiddenLosses(
  currency: string | null,
  nrr: SeriesPoint | undefined,
  grr: SeriesPoint | undefined,
  { maskingGrr }: Settings,
): readonly Alert[] {
  const threshold = maskingGrr / 100;
  const [net, gross] = [nrr?.value ?? null, grr?.value ?? null];
  if (!nrr || !grr || net === null || gross === null || net < 1 || gross >= threshold) return [];
  return [
    {
      code: "nrr_hides_losses",
      currency,
      values: [stated(NRR, net, nrr), stated(GRR, gross, grr)],
      threshold,
      setting: "maskingGrr",
      sentence: `NRR of ${percent(net)} hides losses${within(currency)}: without growth only ${percent(gross)} is left, below ${percent(threshold)}.`,
    },
  ];
}

function fewCarryGrowth(currency: string | null, top5: SeriesPoint | undefined, { maskingTop5 }: Settings): readonly Alert[] {
  const threshold = maskingTop5 / 100;
  const share = top5?.value ?? null;
  if (!top5 || share === null || share <= threshold) return [];
  return [
    {
      code: "few_carry_growth",
      currency,
      values: [stated(TOP5, share, top5)],
      threshold,
      setting: "maskingTop5",
      sentence: `${percent(share)} of all expansion${within(currency)} comes from ${top5.n === 1 ? "one customer" : `${top5.n} customers`}, more than ${percent(threshold)}.`,
    },
  ];
}
