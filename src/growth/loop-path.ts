import { totalGain } from "./loops.ts";
import { checkGain, checkNotNegative, checkWhole } from "./ranges.ts";

export interface LaggedLoop {
  /** What comes back for each that enters. */
  readonly gain: number;
  /** Whole months until it does: 1 or more. */
  readonly lagMonths: number;
}

export interface LoopMonth {
  readonly month: number;
  readonly external: number;
  readonly fromLoops: number;
  readonly total: number;
  /** The market left no room for all of it. */
  readonly bounded: boolean;
}

/**
 * What enters month by month when loops bring back a share of what entered before: `V_t = external + sum gain · V_(t-lag)`.
 *
 * Nothing has entered before month 0. With a total gain below 1 the path rises towards `steadyState` and never passes it.
 * `external` a month, `market` the most that can enter in a month. Refused: a lag that is not a whole month, a total gain of
 * 1 or more without a market. Source: standard 1.3.7.
 */
export function loopPath(asked: {
  readonly external: number;
  readonly loops: readonly LaggedLoop[];
  readonly months: number;
  readonly market?: number | null;
}): readonly LoopMonth[] {
  const { external, loops, months, market = null } = asked;
  checkNotNegative("external", external);
  checkWhole("months", months, 1);
  for (const { lagMonths } of loops) checkWhole("lagMonths", lagMonths, 1);
  checkGain(totalGain(loops), market);
  const path: LoopMonth[] = [];
  for (let month = 0; month < months; month++) {
    const back = loops.reduce((sum, { gain, lagMonths }) => sum + gain * (path[month - lagMonths]?.total ?? 0), 0);
    const bounded = market !== null && external + back > market;
    const total = bounded ? market : external + back;
    path.push({ month, external: Math.min(external, total), fromLoops: Math.max(0, total - external), total, bounded });
  }
  return path;
}
