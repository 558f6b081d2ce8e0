import { MIN_CASES } from "../../domain/index.ts";
import type { ActualLever } from "../plan-variance.ts";

/** What one month tells of a lever: its value is `hits / base`, seen in `n` cases. */
export interface MonthCases {
  readonly hits: number;
  readonly base: number;
  readonly n: number;
}

export const nothing: MonthCases = { hits: 0, base: 0, n: 0 };

/** First month of the newest ones up to `month` that together have five cases; `null` where there are not as many. */
function sinceFive(cases: readonly { readonly n: number }[], month: number): number | null {
  let n = 0;
  for (let from = month; from >= 0; from--) {
    n += cases[from]?.n ?? 0;
    if (n >= MIN_CASES) return from;
  }
  return null;
}

/** The value of each month, or of the newest months up to it that together have five cases. */
export function valuesOf(cases: readonly MonthCases[], most = Number.POSITIVE_INFINITY): readonly ActualLever[] {
  return cases.map((_, month) => {
    const from = sinceFive(cases, month);
    const seen = cases.slice(from ?? 0, month + 1);
    const sum = (of: (one: MonthCases) => number): number => seen.reduce((total, one) => total + of(one), 0);
    const [hits, base, n] = [sum((one) => one.hits), sum((one) => one.base), sum((one) => one.n)];
    if (from === null || base <= 0) return { value: null, n, over: 0 };
    return { value: Math.min(most, Math.max(0, hits / base)), n, over: month - from + 1 };
  });
}
