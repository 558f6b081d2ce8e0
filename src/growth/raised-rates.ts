import { badRequest } from "../domain/index.ts";
import { checkFinite, checkNotNegative, checkShare, checkSome } from "./ranges.ts";

export interface RatesAsked {
  /** What enters the first stage: a count. */
  readonly volume: number;
  /** Conversion of each stage to the next, in order: 0 to 1. */
  readonly rates: readonly number[];
  /** By how much every rate is raised, as a share of itself: 0.1 makes 20 % into 22 %. Not points. */
  readonly raisedBy: number;
}

export interface RaisedRates {
  /** Volume after each stage, as it is and with the rates raised. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly raisedRates: readonly number[];
  /** Places in `rates` of those that stopped at 1. */
  readonly cappedAt: readonly number[];
  /** Output over the output of today: `(1 + g)^m` when nothing is capped. Null when nothing comes out today. */
  readonly times: number | null;
  /** The multiple, and the output, if a rate could pass 1: what must not be promised. */
  readonly uncappedTimes: number;
  readonly uncappedOutput: number;
}

/**
 * What comes out of a chain of conversions when each of m rates is raised by the same relative step: up to `(1 + g)^m`.
 *
 * A rate stops at 1, and `cappedAt` says which did. Refused: no rate, a rate outside 0 to 1, a step that takes more than all of
 * it away. Source: standard 1.3.3; T3, T4, T5.
 */
export function raiseRates({ volume, rates, raisedBy }: RatesAsked): RaisedRates {
  checkNotNegative("volume", volume);
  checkSome("rates", rates);
  for (const rate of rates) checkShare("rates", rate);
  checkFinite("raisedBy", raisedBy);
  if (raisedBy < -1) throw badRequest("out_of_range", "“raisedBy” is below -1: a rate cannot lose more than all of itself.");
  const raisedRates = rates.map((rate) => Math.min(1, rate * (1 + raisedBy)));
  const before = volumes(volume, rates);
  const after = volumes(volume, raisedRates);
  const output = before.at(-1) ?? 0;
  const uncappedTimes = (1 + raisedBy) ** rates.length;
  return {
    before,
    after,
    raisedRates,
    cappedAt: rates.flatMap((rate, i) => (rate * (1 + raisedBy) > 1 ? [i] : [])),
    times: output === 0 ? null : (after.at(-1) ?? 0) / output,
    uncappedTimes,
    uncappedOutput: output * uncappedTimes,
  };
}

function volumes(volume: number, rates: readonly number[]): readonly number[] {
  let left = volume;
  return rates.map((rate) => {
    left *= rate;
    return left;
  });
}
