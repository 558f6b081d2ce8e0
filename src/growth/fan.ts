/** Percentiles and mean over runs, by month. */
export interface Fan {
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
  readonly mean: readonly number[];
}

/** The fan of values kept month by month, each month's `runs` side by side; they are sorted in place. */
export function fanOf(values: Float64Array, months: number, runs: number): Fan {
  const fan = {
    p10: [] as number[],
    p25: [] as number[],
    p50: [] as number[],
    p75: [] as number[],
    p90: [] as number[],
    mean: [] as number[],
  };
  for (let month = 0; month < months; month++) {
    const sorted = values.subarray(month * runs, (month + 1) * runs).sort();
    fan.p10.push(quantile(sorted, 0.1));
    fan.p25.push(quantile(sorted, 0.25));
    fan.p50.push(quantile(sorted, 0.5));
    fan.p75.push(quantile(sorted, 0.75));
    fan.p90.push(quantile(sorted, 0.9));
    fan.mean.push(sorted.reduce((sum, value) => sum + value, 0) / runs);
  }
  return fan;
}

/** Value below which a share of sorted values lies, linear between neighbours (Hyndman and Fan 1996, type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
