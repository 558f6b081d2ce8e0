import { addMonths, type Day, day } from "../../domain/index.ts";
import type { Meeting, MeetingId, Role } from "../../standard/index.ts";

/** What a meeting decided. Without an owner and a day it is a wish, and is shown as one. */
export interface Decision {
  readonly id: string;
  readonly what: string;
  readonly owner: string | null;
  readonly due: Day | null;
  readonly doneOn: Day | null;
}

/** A meeting of the rhythm as it was held. */
export interface HeldMeeting {
  readonly id: string;
  readonly meeting: MeetingId;
  readonly on: Day;
  readonly attendees: readonly { readonly person: string; readonly role: Role }[];
  /** Ids of items of the agenda that were gone through. */
  readonly covered: readonly string[];
  readonly decisions: readonly Decision[];
}

export interface MeetingStanding {
  readonly meeting: MeetingId;
  readonly lastOn: Day | null;
  /** Day the next one is due; today where none was held yet. */
  readonly nextOn: Day;
  readonly isOverdue: boolean;
  /** Of the last one: items passed over, and roles that were missing. */
  readonly passedOver: readonly string[];
  readonly missingRoles: readonly Role[];
  /** Of all of them. */
  readonly open: readonly Decision[];
  readonly late: readonly Decision[];
  readonly wishes: readonly Decision[];
}

/** The next working day, a week, a month or a quarter later. 1970-01-01 was a Thursday: 5 is a Friday, 6 a Saturday. */
function after(on: Day, every: Meeting["every"]): Day {
  if (every === "week") return day(on + 7);
  if (every !== "working_day") return addMonths(on, every === "month" ? 1 : 3);
  const weekday = (on + 4) % 7;
  return day(on + (weekday === 5 ? 3 : weekday === 6 ? 2 : 1));
}

/** Where one meeting of the rhythm stands on a day, from those that were held up to it (standard 1.6). */
export function meetingStanding(
  { id, every, ownerRole, contributors, agenda }: Meeting,
  held: readonly HeldMeeting[],
  on: Day,
): MeetingStanding {
  const own = held.filter((one) => one.meeting === id && one.on <= on).sort((a, b) => a.on - b.on);
  const last = own.at(-1);
  const present = new Set(last?.attendees.map(({ role }) => role));
  const nextOn = last === undefined ? on : after(last.on, every);
  const open = own.flatMap(({ decisions }) => decisions).filter(({ doneOn }) => doneOn === null || doneOn > on);
  return {
    meeting: id,
    lastOn: last?.on ?? null,
    nextOn,
    isOverdue: nextOn < on,
    passedOver: last === undefined ? [] : agenda.map((item) => item.id).filter((item) => !last.covered.includes(item)),
    missingRoles: last === undefined ? [] : [ownerRole, ...contributors].filter((role) => !present.has(role)),
    open,
    late: open.filter(({ due }) => due !== null && due < on),
    wishes: open.filter(({ owner, due }) => owner === null || due === null),
  };
}
