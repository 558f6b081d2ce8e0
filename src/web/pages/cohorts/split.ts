import type { MetricAnswer, SeriesPoint } from "../../../contract/index.ts";
import type { Colour } from "../../charts/colours.ts";

/** Of a field with more values than this only the largest are drawn. */
const MOST = 5;
const COLOURS: readonly Colour[] = ["accent", "move-new", "move-contraction", "move-reactivation", "move-churn"];

export const colourOf = (place: number): Colour => COLOURS[place % COLOURS.length] ?? "accent";

export interface Group {
  /** The value of the field; null for those without one, undefined where nothing is split. */
  readonly segment: string | null | undefined;
  readonly answer: MetricAnswer;
}

const size = (points: readonly SeriesPoint[]): number => Math.max(0, ...points.map(({ n }) => n));

/** An answer taken apart by segment, the largest groups first. */
export function groupsOf(answer: MetricAnswer): readonly Group[] {
  const segments = [...new Set(answer.series.map(({ segment }) => segment))];
  return segments
    .map((segment) => ({ segment, answer: { ...answer, series: answer.series.filter((point) => point.segment === segment) } }))
    .sort((a, b) => size(b.answer.series) - size(a.answer.series))
    .slice(0, MOST);
}
