import type { Input } from "../../../contract/index.ts";
import { formatPeriod, type Period, parsePeriod } from "../../../domain/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

export const metricOf = ({ search }: View): string => search.metric ?? "mrr";

export const periodOf = ({ search, period }: View): Period => (search.period === undefined ? null : parsePeriod(search.period)) ?? period;

/** What can be compared: metrics, profiles, series, and the values the metric has. */
export function load(view: View) {
  return {
    metrics: ask("metrics", {}),
    settings: ask("settings", {}),
    series: ask("series", {}),
    values: ask("metric", { ...view.shared, metric: metricOf(view), ...ends(periodOf(view)), by: "total" }),
  };
}

export type DifferencesProps = PageProps<ReturnType<typeof load>>;

/** The value that is compared; of several without a name, the first that there is. */
export const chosenPart = ({ view, answers: { values } }: DifferencesProps): string | undefined =>
  view.search.part ?? (values.series.find(({ value }) => value !== null) ?? values.series[0])?.part;

/** The question, once both sides are chosen. Nothing is derived before. */
export function questionOf(props: DifferencesProps): Input<"difference"> | null {
  const { view } = props;
  const { sideA, sideB, like } = view.search;
  if (sideB === undefined) return null;
  const part = chosenPart(props);
  const { asOf: _, ...shared } = view.shared;
  return {
    ...shared,
    metric: metricOf(view),
    period: formatPeriod(periodOf(view)),
    from: sideA ?? "ours",
    to: sideB,
    ...(part === undefined ? {} : { part }),
    ...(like === undefined ? {} : { like }),
  };
}
