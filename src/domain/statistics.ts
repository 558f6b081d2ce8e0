/** Below this many cases no rate is given, and below the second it is a direction only (standard 1.2.4). */
export const MIN_CASES = 5;
export const DIRECTIONAL_BELOW = 20;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/** Wilson 95 % interval of `hits` in `n` cases (E. B. Wilson, JASA 22, 1927). `null` without cases. */
export function wilson(hits: number, n: number): Bounds | null {
  if (n <= 0) return null;
  const share = Math.min(Math.max(hits / n, 0), 1);
  const z2 = Z * Z;
  const centre = share + z2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/**
 * The value below which a share `p` of the cases lies, from counts per ordered value (nearest-rank). `null` without
 * cases.
 */
export function percentile(counts: readonly { readonly value: number; readonly count: number }[], p: number): number | null {
  const sorted = counts.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const n = sorted.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  const rank = Math.max(1, Math.ceil(p * n));
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= rank) return value;
  }
  return null;
}

/** A share of cases, with how far it can be relied on. Without enough cases there is none, and the reason is given. */
export interface Rate {
  readonly value: number | null;
  readonly hits: number;
  readonly n: number;
  /** Wilson, 95 %; `null` where there is no value. */
  readonly interval: Bounds | null;
  /** Too few cases for more than a direction. */
  readonly isDirectional: boolean;
  readonly reason: "no_cases" | "too_few" | null;
}

export function rateOf(hits: number, n: number): Rate {
  if (n < MIN_CASES) return { value: null, hits, n, interval: null, isDirectional: true, reason: n <= 0 ? "no_cases" : "too_few" };
  return { value: hits / n, hits, n, interval: wilson(hits, n), isDirectional: n < DIRECTIONAL_BELOW, reason: null };
}

/**
 * How much more one rate is than another, with a 95 % interval (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10).
 * `null` where either has no value.
 */
export function differenceOfRates(a: Rate, b: Rate): (Bounds & { readonly value: number }) | null {
  if (a.value === null || b.value === null || a.interval === null || b.interval === null) return null;
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.interval.low, b.interval.high - b.value),
    high: value + Math.hypot(a.interval.high - a.value, b.value - b.interval.low),
  };
}
