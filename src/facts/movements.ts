import type { Day } from "../domain/index.ts";
import { withMemberships } from "./memberships.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { NetKinds } from "./net.ts";
import { Sweep } from "./sweep.ts";
import type { Moment, Timeline } from "./timeline.ts";
import type { Counting } from "./unit.ts";

/** The first return to a positive level lies within the gap that counts as a late renewal. */
function returnsWithinGap(moments: readonly Moment[], index: number, gapDays: number): boolean {
  const left = moments[index] as Moment;
  for (let i = index + 1; i < moments.length; i++) {
    const moment = moments[i] as Moment;
    if (moment.day > left.day + gapDays) return false;
    if (moment.active) return true;
  }
  return false;
}

/**
 * The movements of one entity. For every currency the amounts add up to its level at the horizon, exactly.
 *
 * @param liveDay first day the customer is known to be onboarded; `null` when not (yet)
 */
export function movementsOf(line: Timeline, counting: Counting, liveDay: Day | null): readonly (MovementFact & NetKinds)[] {
  const sweep = new Sweep(liveDay, counting);
  line.moments.forEach((moment, index) => {
    sweep.goLive((moment.day - 1) as Day);
    sweep.step(moment, !moment.active && returnsWithinGap(line.moments, index, counting.gapDays));
  });
  sweep.goLive(counting.horizon);
  return withMemberships(sweep.facts);
}
