import type { Bounds } from "../domain/index.ts";

/** Cases that share their times: from `entry` on they are at risk, at `exit` they were lost, or last seen without a loss. */
export interface Observed {
  readonly entry: number;
  readonly exit: number;
  readonly lost: boolean;
  readonly count: number;
}

/** What holds from the time of a loss on. */
export interface Step {
  readonly at: number;
  readonly atRisk: number;
  readonly lost: number;
  /** Share that lives on after this time, and its 95 % band; `null` where nothing or everything is lost. */
  readonly share: number;
  readonly band: Bounds | null;
}

const Z = 1.959963984540054;

/**
 * The band of a survival share on the log-log scale, which never leaves 0 to 1 (Kalbfleisch and Prentice, The Statistical
 * Analysis of Failure Time Data, 1.4), from Greenwood's sum of `lost / (atRisk (atRisk - lost))`.
 */
function logLogBand(share: number, greenwood: number): Bounds | null {
  if (share <= 0 || share >= 1) return null;
  const scale = Math.log(share);
  const spread = (Z * Math.sqrt(greenwood)) / Math.abs(scale);
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) };
}

/**
 * The product-limit estimate of who is still there, by time since the start (E. L. Kaplan, P. Meier, JASA 53, 1958). A
 * case is at risk after its entry, up to and including its exit: one who is last seen at the time of a loss was at risk of
 * it, one who enters then was not. An exit must lie after the entry.
 *
 * @returns a step for every time at which somebody was lost, in order
 */
export function productLimit(observed: readonly Observed[]): readonly Step[] {
  const times = [...new Set(observed.filter(({ lost, count }) => lost && count > 0).map(({ exit }) => exit))].sort((a, b) => a - b);
  let share = 1;
  let greenwood = 0;
  return times.map((at) => {
    let atRisk = 0;
    let lost = 0;
    for (const one of observed) {
      if (one.exit < at || one.entry >= at) continue;
      atRisk += one.count;
      if (one.lost && one.exit === at) lost += one.count;
    }
    share *= 1 - lost / atRisk;
    greenwood += atRisk > lost ? lost / (atRisk * (atRisk - lost)) : 0;
    return { at, atRisk, lost, share, band: logLogBand(share, greenwood) };
  });
}
