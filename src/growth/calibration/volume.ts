/** What enters a month, now: its level, and how it has been growing. */
export interface Volume {
  readonly level: number;
  /** Growth from month to month relative to the level; 0 where it can't be told from chance. */
  readonly growth: number;
  readonly relativeError: number;
  readonly n: number;
}

const WINDOW = 24;
const LEAST = 8;
/** A slope counts once it is this many standard errors from 0. */
const CLEAR = 2.5;
/** No month adds or loses more than this share for good. */
const STEEPEST = 0.1;
const RECENT = 12;

/**
 * The level of a monthly count and its growth: a line through the last 24 months where its slope is clear, else the mean of the
 * last twelve. A first month may be begun in its middle, so it is left out where there are others.
 */
export function volumeOf(counts: readonly number[]): Volume {
  const recent = counts.slice(counts.length > RECENT ? -RECENT : Math.min(1, counts.length - 1));
  const mean = recent.reduce((sum, count) => sum + count, 0) / Math.max(1, recent.length);
  const flat: Volume = { level: mean, growth: 0, relativeError: errorOf(recent, mean), n: recent.reduce((sum, count) => sum + count, 0) };
  const line = counts.slice(counts.length > WINDOW ? -WINDOW : 1);
  if (line.length < LEAST || mean <= 0) return flat;
  const { slope, error, at, spread } = fitLine(line);
  const level = at(line.length);
  if (Math.abs(slope) < CLEAR * error || level <= 0) return flat;
  return { ...flat, level, growth: Math.min(STEEPEST, Math.max(-STEEPEST, slope / level)), relativeError: spread / level };
}

function errorOf(values: readonly number[], mean: number): number {
  if (values.length < 2 || mean <= 0) return 0;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length) / mean;
}

function fitLine(values: readonly number[]): { slope: number; error: number; at: (x: number) => number; spread: number } {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let across = 0;
  let along = 0;
  for (const [x, y] of values.entries()) {
    across += (x - middle) * (y - mean);
    along += (x - middle) ** 2;
  }
  const slope = across / along;
  const at = (x: number): number => mean + slope * (x - middle);
  const left = values.reduce((sum, y, x) => sum + (y - at(x)) ** 2, 0) / (n - 2);
  return { slope, error: Math.sqrt(left / along), at, spread: Math.sqrt(left * (1 / n + (n - middle) ** 2 / along)) };
}
