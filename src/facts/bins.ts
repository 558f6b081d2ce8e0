/**
 * Durations are counted in logarithmic bins of 2 %, so that percentiles can be read from sums that add up over any
 * segment and machine. Bin 0 is the same day; a percentile read back is within 1 % of the true one (one day at least
 * up to 50 days, where every day has a bin of its own).
 */
const EXACT = 50;
const STEP = Math.log(1.02);

export function durationBin(days: number): number {
  return days <= EXACT ? days : EXACT + 1 + Math.floor(Math.log(days / (EXACT + 1)) / STEP + 1e-9);
}

/** Days a bin stands for: exact up to 50, else the geometric middle. */
export function binDays(bin: number): number {
  return bin <= EXACT ? bin : (EXACT + 1) * Math.exp((bin - EXACT - 0.5) * STEP);
}

/** Where an account's retention lies: 0 lost, 1-10 tenths below 100 %, 11 exactly 100 %, 12-21 tenths above, 22 over 200 %. */
export function retentionBin(opening: bigint, net: bigint): number {
  if (net <= 0n) return 0;
  if (net === opening) return 11;
  const tenth = Number((net * 10n) / opening);
  return net < opening ? tenth + 1 : Math.min(tenth + 2, 22);
}
