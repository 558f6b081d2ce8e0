import type { Period } from "../domain/index.ts";
import type { Ask, AskCondition, Evidence, MetricContext, Sum } from "./definition.ts";

/** The cohort form: what a fixed set of customers pays then and now. */
export const windowMethods = [
  { name: "trailing_12", meaning: "Cohort form: customers of twelve months before the end of the period, then and now." },
  { name: "trailing_3", meaning: "Cohort form over three months: customers of three months before the end of the period, then and now." },
  { name: "trailing_1", meaning: "Cohort form over one month: customers of one month before the end of the period, then and now." },
] as const;

/** Months between opening and closing, as every method of retention has them in its name. */
export const windowOf = ({ method }: Pick<MetricContext, "method">): number => Number(/_(\d+)/.exec(method)?.[1] ?? 12);

/** Runs of months with equal retention, by their ends. Keys: from, to. */
export const retentionAsk = (context: MetricContext, window = windowOf(context)): Ask => ({
  fact: "retention",
  sums: ["opening", "gross", "growth", "logo", "kept"],
  by: ["from_month", "to_month"],
  where: [{ column: "window_months", in: [window] }],
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
export const holdsAt = (period: Period, context: MetricContext): readonly AskCondition[] => holdsIn(period.to, windowOf(context));

const holdsIn = (month: number, window: number): readonly AskCondition[] => [
  { column: "window_months", in: [window] },
  { column: "from_month", to: month },
  { column: "to_month", from: month + 1 },
];

/** A column of what one month kept of the month before. */
export const monthEvidence = (term: string, column: string, month: number): Evidence => ({
  term,
  fact: "retention",
  where: holdsIn(month, 1),
  column,
});

export const retentionEvidence = (term: string, column: string | null, period: Period, context: MetricContext): Evidence => ({
  term,
  fact: "retention",
  where: holdsAt(period, context),
  column,
});
