/** A forecast beside what came, month by month, and two forecasts that need no model. */
export interface ForecastCheck {
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
  /** Bounds that a share of `nominal` of the runs lay within. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly nominal: number;
  /** Values of the months before the first forecast, oldest first. */
  readonly before: readonly number[];
}

export interface ForecastScore {
  /** Mean absolute error relative to the actual values (weighted: sum of errors over sum of values); null where these are 0. */
  readonly error: number | null;
  readonly naiveError: number | null;
  /** Null where fewer than thirteen months lie before. */
  readonly seasonalError: number | null;
  /** Sum of forecasts over sum of actual values, less 1: above 0 it was too high. */
  readonly bias: number | null;
  /** Share of months whose actual value lay within the bounds, and the share that should have. */
  readonly coverage: number;
  readonly nominal: number;
  readonly naive: readonly number[];
  readonly seasonal: readonly number[] | null;
}

const YEAR = 12;

/**
 * How good a forecast was. The naive one says that everything stays as it is; the seasonal one that each month changes by as
 * much as the same month a year before.
 *
 * @see standard 6.3 (WAPE, bias); T12
 */
export function scoreForecast({ actual, predicted, low, high, nominal, before }: ForecastCheck): ForecastScore {
  const last = before.at(-1) ?? 0;
  const naive = actual.map(() => last);
  const seasonal = before.length <= YEAR ? null : seasonalOf(before, actual.length);
  const sum = actual.reduce((total, value) => total + Math.abs(value), 0);
  const errorOf = (forecast: readonly number[]): number | null =>
    sum === 0 ? null : actual.reduce((total, value, i) => total + Math.abs((forecast[i] ?? 0) - value), 0) / sum;
  const within = actual.filter((value, i) => value >= (low[i] ?? 0) && value <= (high[i] ?? 0)).length;
  return {
    error: errorOf(predicted),
    naiveError: errorOf(naive),
    seasonalError: seasonal === null ? null : errorOf(seasonal),
    bias: sum === 0 ? null : predicted.reduce((total, value) => total + value, 0) / actual.reduce((total, value) => total + value, 0) - 1,
    coverage: actual.length === 0 ? 0 : within / actual.length,
    nominal,
    naive,
    seasonal,
  };
}

/** What changed in the same month of the year before is added to the last value, month by month. */
function seasonalOf(before: readonly number[], months: number): readonly number[] {
  const known = [...before];
  for (let month = 0; month < months; month++) {
    const a = known.at(-YEAR) ?? 0;
    const b = known.at(-YEAR - 1) ?? 0;
    known.push(Math.max(0, (known.at(-1) ?? 0) + a - b));
  }
  return known.slice(before.length);
}
