import type { PlanProgress } from "../../../../../contract/index.ts";
import type { Series } from "../../../../charts/series.ts";
import type { WaterfallStep } from "../../../../charts/Waterfall.tsx";

export type PlanMonth = PlanProgress["months"][number];
export type PlanLever = PlanMonth["levers"][number];

/** So many levers are named in the waterfall; the rest is one step. */
const NAMED = 6;

interface StepWords {
  readonly planned: string;
  readonly actual: string;
  readonly unexplained: string;
  readonly others: (count: number) => string;
  readonly lever: (lever: PlanLever) => string;
}

/** The greatest difference first, whichever way. */
export const greatestFirst = (a: PlanLever, b: PlanLever): number => Math.abs(b.variance) - Math.abs(a.variance);

/** Levers that moved ARR. */
export const moving = ({ levers }: PlanMonth): readonly PlanLever[] =>
  levers.filter(({ variance }) => variance !== 0).toSorted(greatestFirst);

/** From the planned ARR of a month to the actual one, lever by lever; the steps add up exactly. */
export function stepsOf(month: PlanMonth, words: StepWords): readonly WaterfallStep[] {
  const levers = moving(month);
  const rest = levers.slice(NAMED);
  const change = (id: string, label: string, value: number, n: number): WaterfallStep => ({
    id,
    kind: "change",
    colour: value < 0 ? "move-churn" : "move-expansion",
    mark: { label, point: { value, n } },
  });
  const level = (id: "planned" | "actual"): WaterfallStep => ({
    id,
    kind: "level",
    colour: id === "planned" ? "move-other" : "move-total",
    mark: { label: words[id], point: { value: month.arr[id], n: 1 } },
  });
  const others = rest.reduce((sum, { variance }) => sum + variance, 0);
  return [
    level("planned"),
    ...levers.slice(0, NAMED).map((one) => change(`${one.segment}:${one.lever}`, words.lever(one), one.variance, one.n)),
    ...(rest.length === 0 ? [] : [change("others", words.others(rest.length), others, rest.length)]),
    ...(month.unexplained === 0
      ? []
      : [
          {
            id: "unexplained",
            kind: "change" as const,
            colour: "move-fx" as const,
            mark: { label: words.unexplained, point: { value: month.unexplained, n: 1 } },
          },
        ]),
    level("actual"),
  ];
}

/** Planned and actual ARR, month by month. */
export const linesOf = (
  months: readonly PlanMonth[],
  words: { readonly planned: string; readonly actual: string; readonly month: (month: string) => string },
): readonly Series[] =>
  (["planned", "actual"] as const).map((which) => ({
    id: which,
    name: words[which],
    colour: which === "planned" ? ("move-other" as const) : ("accent" as const),
    ...(which === "planned" ? { dashed: true as const } : {}),
    marks: months.map(({ month, arr }) => ({ label: words.month(month), point: { value: arr[which], n: 1 } })),
  }));
