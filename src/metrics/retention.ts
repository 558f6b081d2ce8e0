import type { Period } from "../domain/index.ts";
import type { Ask, AskCondition, Evidence, MetricContext, Sum } from "./definition.ts";

/** Months between opening and closing, by method name. */
export const WINDOWS = { trailing_12: 12 } as const;

export const windowMethods = [
  { name: "trailing_12", meaning: "Customers of twelve months before the end of the period, then and now." },
] as const;

export const windowOf = (context: MetricContext): number => WINDOWS[context.method as keyof typeof WINDOWS] ?? 12;

/** Runs of months with equal retention, by their ends. Keys: from, to. */
export const retentionAsk = (context: MetricContext): Ask => ({
  fact: "retention",
  sums: ["opening", "gross", "growth", "logo", "kept"],
  by: ["from_month", "to_month"],
  where: [{ column: "window_months", in: [windowOf(context)] }],
});

export interface Retained {
  readonly opening: bigint;
  /** What is left of the opening, and with growth. */
  readonly gross: bigint;
  readonly net: bigint;
  /** Customers with money in the opening; in one currency, when one is asked for. */
  readonly customers: number;
  /** Customers of any currency, each once, and how many of them still pay. */
  readonly logos: number;
  readonly kept: number;
}

/** What holds in a month: the runs that began by then and have not ended. */
export function retainedAt(sums: readonly Sum[], month: number): Retained {
  let opening = 0n;
  let gross = 0n;
  let growth = 0n;
  let logos = 0n;
  let kept = 0n;
  let customers = 0;
  for (const {
    keys: [from = 0, to = 0],
    rows,
    sums: [o = 0n, g = 0n, more = 0n, l = 0n, k = 0n],
  } of sums) {
    if (from > month || to <= month) continue;
    opening += o;
    gross += g;
    growth += more;
    logos += l;
    kept += k;
    customers += rows;
  }
  return { opening, gross, net: gross + growth, customers, logos: Number(logos), kept: Number(kept) };
}

/** The opening lies before the ledger knows anything. */
export const beforeData = (period: Period, context: MetricContext): boolean => period.to - windowOf(context) < context.firstMonth;

/** The runs that hold at the end of a period. */
export const holdsAt = (period: Period, context: MetricContext): readonly AskCondition[] => [
  { column: "window_months", in: [windowOf(context)] },
  { column: "from_month", to: period.to },
  { column: "to_month", from: period.to + 1 },
];

export const retentionEvidence = (term: string, column: string | null, period: Period, context: MetricContext): Evidence => ({
  term,
  fact: "retention",
  where: holdsAt(period, context),
  column,
});
