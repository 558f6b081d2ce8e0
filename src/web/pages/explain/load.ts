import type { Input } from "../../../contract/index.ts";
import { formatPeriod, type Period, parsePeriod } from "../../../domain/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

export const metricOf = ({ search }: View): string => search.metric ?? "arr";

export const periodOf = ({ search, period }: View): Period => (search.period === undefined ? null : parsePeriod(search.period)) ?? period;

const methodOf = ({ search }: View) => (search.method === undefined ? {} : { method: search.method });

/** All values of the metric in the period, to choose one from. */
export function load(view: View) {
  const { search, shared } = view;
  const own = search.segment === undefined ? [] : [{ field: search.segment, values: [search.segmentValue ?? ""] }];
  const where = [...(shared.where ?? []), ...own];
  return {
    metrics: ask("metrics", {}),
    health: ask("health", {}),
    quality: ask("quality", {}),
    values: ask("metric", { ...shared, where, metric: metricOf(view), ...ends(periodOf(view)), by: "total", ...methodOf(view) }),
  };
}

export type ExplainProps = PageProps<ReturnType<typeof load>>;

/** The question whose answer is explained: one value, and the term whose records are listed. */
export function questionOf(view: View, part: string | undefined): Input<"explain"> {
  const { segment, segmentValue, term } = view.search;
  return {
    ...view.shared,
    metric: metricOf(view),
    period: formatPeriod(periodOf(view)),
    ...methodOf(view),
    ...(part === undefined ? {} : { part }),
    ...(segment === undefined ? {} : { segment, segmentValue: segmentValue ?? "" }),
    ...(term === undefined ? {} : { term }),
  };
}

/** A value is asked for by name, and there is none of that name: a movement that did not happen. */
export const hasNothing = ({ view, answers: { values } }: ExplainProps): boolean =>
  view.search.part !== undefined && !values.series.some(({ part }) => part === view.search.part);

/** The value asked for; of several without a name, the first that there is. */
export const chosenPart = ({ view, answers: { values } }: ExplainProps): string | undefined =>
  view.search.part ?? (values.series.find(({ value }) => value !== null) ?? values.series[0])?.part;
