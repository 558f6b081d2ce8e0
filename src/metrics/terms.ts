import { DIRECTIONAL_BELOW, month, type Period, UNITS_PER_MINOR } from "../domain/index.ts";
import type { Ask, Evidence, EvidenceContext, Metric, MetricContext, Point, Reason, Sum, Terms } from "./definition.ts";
import { known, missing } from "./points.ts";

/** Units of annual value that are one minor unit a month: plain money is brought to it, so that both can stand in one formula. */
export const SCALE = 12n * UNITS_PER_MINOR;

export type Sums = Readonly<Record<string, readonly Sum[]>>;

/** A total and how many cases are behind it. */
export interface Total {
  readonly sum: bigint;
  readonly cases: number;
}

/** One name of a formula: what it asks, its total in a period or the reason for having none, and the rows behind it. */
export interface Term {
  readonly asks: Readonly<Record<string, Ask>>;
  readonly total: (sums: Sums, period: Period, context: MetricContext) => Total | Reason;
  readonly evidence: (term: string, period: Period, context: EvidenceContext) => Evidence;
}

/** The months a term speaks of, seen from the period that is asked for. */
export type Window = (period: Period, context: MetricContext) => Period;

export const own: Window = (period) => period;
export const previous: Window = ({ from, to }) => ({ from: month(from - (to - from + 1)), to: month(from - 1) });
/** The twelve months that end with the period, or as many of them as the ledger knows. */
export const trailing: Window = ({ to }, { firstMonth }) => ({ from: month(Math.min(to, Math.max(to - 11, firstMonth))), to });
export const year: Window = ({ to }) => ({ from: month(to - 11), to });
export const quarter: Window = ({ to }) => ({ from: month(to - 2), to });
export const quarterBefore: Window = ({ to }) => ({ from: month(to - 5), to: month(to - 3) });

/** A formula over totals: the value, or why there is none. Metrics that are such a formula need not say more. */
export interface Formula {
  readonly terms: (method: string) => Readonly<Record<string, Term>>;
  readonly value: (totals: Terms) => number | Reason;
  /** The term whose cases are the `n` of the value. */
  readonly cases: (method: string) => string;
}

export const isReason = (value: unknown): value is Reason => typeof value === "string";

export function fromTerms({ terms, value, cases }: Formula): Pick<Metric, "asks" | "compute" | "evidence" | "combine"> {
  return {
    asks: ({ method }) => Object.assign({}, ...Object.values(terms(method)).map((term) => term.asks)) as Record<string, Ask>,
    compute: (sums, context) =>
      context.periods.map((period) => pointOf(terms(context.method), value, cases(context.method), sums, period, context)),
    evidence: ({ period }, context) => Object.entries(terms(context.method)).map(([name, term]) => term.evidence(name, period, context)),
    combine: (totals) => {
      const found = value(totals);
      return isReason(found) ? null : found;
    },
  };
}

function pointOf(
  terms: Readonly<Record<string, Term>>,
  value: Formula["value"],
  counted: string,
  sums: Sums,
  period: Period,
  context: MetricContext,
): Point {
  const totals: Record<string, bigint> = {};
  let n = 0;
  let reason: Reason | null = null;
  for (const [name, term] of Object.entries(terms)) {
    const total = term.total(sums, period, context);
    if (isReason(total)) reason ??= total;
    else {
      totals[name] = total.sum;
      if (name === counted) n = total.cases;
    }
  }
  const found = reason ?? value(totals);
  if (isReason(found)) return missing(period, context, found, n);
  return { ...known(period, context, found, n), ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}) };
}
