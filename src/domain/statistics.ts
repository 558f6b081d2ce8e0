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
