import { type Day, day } from "../../domain/index.ts";
import { isOfMeter } from "./live.ts";
import type { Milestone, Reading } from "./types.ts";

export interface MilestoneStanding {
  readonly milestone: Milestone;
  readonly state: "waiting" | "in_progress" | "reached" | "reached_late" | "overdue";
  readonly reachedOn: Day | null;
  readonly lacksOwner: boolean;
}

/** Day it was reached: the last of its tasks, or the first reading past the threshold since evaluation began. */
function reachedOn({ reach, evaluateFrom }: Milestone, readings: readonly Reading[]): Day | null {
  if (reach.kind === "task") {
    const done = reach.tasks.map(({ doneOn }) => doneOn).filter((on) => on !== null);
    return done.length === 0 || done.length < reach.tasks.length ? null : day(Math.max(...done));
  }
  const past = readings.filter((reading) => {
    const { on, value } = reading;
    if (!isOfMeter(reading, reach) || on < evaluateFrom) return false;
    return reach.is === "at_least" ? value >= reach.value : value <= reach.value;
  });
  return past.length === 0 ? null : day(Math.min(...past.map(({ on }) => on)));
}

/** Where a milestone stands on a day. One without tasks is never reached; one that was reached stays so when a meter falls again. */
export function milestoneStanding(milestone: Milestone, readings: readonly Reading[], on: Day): MilestoneStanding {
  const { reach, evaluateFrom, deadline, buyerOwner, ourOwner } = milestone;
  const found = reachedOn(milestone, readings);
  const reached = found !== null && found <= on ? found : null;
  const isBegun = reach.kind === "task" && reach.tasks.some(({ startedOn }) => startedOn !== null && startedOn <= on);
  const open = on > deadline ? "overdue" : on >= evaluateFrom || isBegun ? "in_progress" : "waiting";
  return {
    milestone,
    state: reached === null ? open : reached > deadline ? "reached_late" : "reached",
    reachedOn: reached,
    lacksOwner: buyerOwner === null || ourOwner === null,
  };
}
