import type { Backtest } from "../../../../../contract/index.ts";
import type { Band, Series } from "../../../../charts/series.ts";

export type Checked = Backtest["total"][number];

/** Who came closest to what happened. Undetermined where nothing came to be measured against. */
export type Best = "model" | "naive" | "seasonal" | "none";

export function bestOf({ score: { error, naiveError, seasonalError } }: Checked): Best {
  if (error === null) return "none";
  const others = [
    { who: "naive", error: naiveError },
    { who: "seasonal", error: seasonalError },
  ] as const;
  const better = others.filter((one): one is typeof one & { readonly error: number } => one.error !== null && one.error < error);
  return better.toSorted((a, b) => a.error - b.error)[0]?.who ?? "model";
}

/** Months whose actual value lay within P10 to P90. */
export const within = ({ actual, score: { coverage } }: Checked): number => Math.round(coverage * actual.length);

/**
 * Whether the interval holds what it promises. As many months as should lie within may by chance be a few more or less;
 * months of one course depend on each other, so that this is a rough bound.
 */
export function bandKept({ actual, score: { coverage, nominal } }: Checked): "kept" | "narrow" | "wide" {
  const leeway = 2 * Math.sqrt((nominal * (1 - nominal)) / Math.max(1, actual.length));
  if (coverage < nominal - leeway) return "narrow";
  return coverage > nominal + leeway ? "wide" : "kept";
}

interface DrawnWords {
  readonly actual: string;
  readonly predicted: string;
  readonly naive: string;
  readonly seasonal: string;
  readonly p10: string;
  readonly p90: string;
  readonly month: (place: number) => string;
}

/** What came, what was predicted, and what the simplest forecasts would have said. */
export function drawn(checked: Checked, words: DrawnWords): { readonly series: readonly Series[]; readonly bands: readonly Band[] } {
  const line = (
    id: "actual" | "predicted" | "naive" | "seasonal" | "p10" | "p90",
    values: readonly number[],
    rest: Partial<Series>,
  ): Series => ({
    id,
    name: words[id],
    colour: "accent",
    marks: checked.actual.map((_, i) => ({ label: words.month(i), point: { value: values[i] ?? null, n: 1 } })),
    ...rest,
  });
  return {
    series: [
      line("actual", checked.actual, { colour: "ink" }),
      line("predicted", checked.predicted, { colour: "accent" }),
      line("naive", checked.naive, { colour: "move-other", dashed: true }),
      ...(checked.seasonal === null ? [] : [line("seasonal", checked.seasonal, { colour: "move-contraction", dashed: true })]),
    ],
    bands: [{ low: line("p10", checked.p10, { nameless: true }), high: line("p90", checked.p90, { nameless: true }), opacity: 0.16 }],
  };
}
