import { type Day, day } from "../../domain/index.ts";
import { type HandoffStandard, handoffStandard } from "../../standard/index.ts";
import type { Handoff, When } from "./types.ts";

const HOUR = 3_600_000;

/** Monday to Friday after a day, up to and with another; 0 when that is no later. Public holidays are not known. */
export function workingDaysBetween(from: Day, to: Day): number {
  if (to <= from) return 0;
  const weeks = Math.floor((to - from) / 7);
  let count = weeks * 5;
  for (let one = from + weeks * 7 + 1; one <= to; one++) {
    // 1970-01-01 was a Thursday, so 0 is a Sunday here.
    const weekday = (one + 4) % 7;
    if (weekday !== 0 && weekday !== 6) count++;
  }
  return count;
}

export interface ServiceLevel {
  /** Hours from the commit to the offer that stands, or was accepted; to now while none does. */
  readonly hours: number;
  readonly isRunning: boolean;
  readonly isLate: boolean;
  /** How often it was sent back. */
  readonly returns: number;
  /** Hours from the commit to the acceptance; `null` before it. */
  readonly hoursToAccepted: number | null;
  /** The hand-off stood before the kick-off; `null` while that is open. */
  readonly isBeforeKickOff: boolean | null;
  /** Working days from the acceptance to our first contact, or to now while there is none; `null` before the acceptance. */
  readonly contactWorkingDays: number | null;
  readonly isContactLate: boolean;
}

const acceptedAt = ({ state, events }: Handoff): When | undefined =>
  state === "accepted" ? events.findLast(({ action }) => action === "accept") : undefined;

/** How a hand-off does against its limits (standard 4.3): an offer that was sent back stops no clock. `null` before the deal is won. */
export function serviceLevel(handoff: Handoff, now: When, standard: HandoffStandard = handoffStandard): ServiceLevel | null {
  const { committed, events, state, firstContactOn } = handoff;
  if (committed === null) return null;
  const { kickOffOn } = handoff.package;
  const isStanding = state === "offered" || state === "accepted";
  const offer = isStanding ? events.findLast(({ action }) => action === "offer") : undefined;
  const accepted = acceptedAt(handoff);
  const hours = Math.max(0, ((offer?.at ?? now.at) - committed.at) / HOUR);
  const contactWorkingDays = accepted === undefined ? null : workingDaysBetween(accepted.on, firstContactOn ?? now.on);
  const isKickOffPast = kickOffOn !== null && now.on >= kickOffOn;
  return {
    hours,
    isRunning: offer === undefined,
    isLate: hours > standard.completeHours,
    returns: events.filter(({ action }) => action === "send_back").length,
    hoursToAccepted: accepted === undefined ? null : Math.max(0, (accepted.at - committed.at) / HOUR),
    isBeforeKickOff: kickOffOn !== null && accepted !== undefined ? accepted.on < kickOffOn : isKickOffPast ? false : null,
    contactWorkingDays,
    isContactLate: contactWorkingDays !== null && contactWorkingDays > standard.contactWorkingDays,
  };
}

export type HandoffDuty = "complete" | "accept" | "contact";

/** What a hand-off waits for, and the day it is due: to be whole, to be accepted before the kick-off, then our first contact. */
export interface Due {
  readonly what: HandoffDuty;
  readonly on: Day;
}

/** `null` before the deal is won, and when all is done. */
export function dueOf(handoff: Handoff, dayOf: (instant: number) => Day, standard: HandoffStandard = handoffStandard): Due | null {
  const { committed, state, firstContactOn } = handoff;
  if (committed === null) return null;
  const whole = dayOf(committed.at + standard.completeHours * HOUR);
  if (state === "draft" || state === "returned") return { what: "complete", on: whole };
  if (state === "offered") return { what: "accept", on: handoff.package.kickOffOn ?? whole };
  const accepted = acceptedAt(handoff);
  if (accepted === undefined || firstContactOn !== null) return null;
  let on = accepted.on;
  while (workingDaysBetween(accepted.on, on) < standard.contactWorkingDays) on = day(on + 1);
  return { what: "contact", on };
}
