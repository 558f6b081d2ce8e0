import { day, dayAt, endOfDay } from "../../domain/index.ts";
import { type NoticeKind, usualMailTimes } from "../../standard/index.ts";
import type { NoticeChoice, NoticeSettings } from "./types.ts";

/** What somebody is told: who did it, to what, and where that is seen. */
export interface NoticeBody {
  readonly by: string;
  readonly what: string;
  /** Some of the words, where there are any. */
  readonly text: string | null;
  /** Where in the program it is seen, as `/deals/7`. */
  readonly path: string;
  /** It is not to stand in the app. */
  readonly isHidden?: true;
}

export interface Notice {
  readonly id: number;
  readonly person: string;
  readonly kind: NoticeKind;
  readonly body: NoticeBody;
  readonly madeAt: Date;
  readonly readAt: Date | null;
}

/** How somebody wants to be told of a kind of thing. */
export const choiceOf = (settings: NoticeSettings | null, kind: NoticeKind): NoticeChoice =>
  settings?.kinds[kind] ?? { inApp: true, mail: usualMailTimes[kind] };

const HOUR = 3_600_000;
/** Counted back from midnight, since clocks are changed in the small hours. */
const AFTER_DIGEST = 16 * HOUR;

/** The last instant at which the letter of the day was due: eight in the morning, where the organisation is. */
export function lastDigest(zone: string, now: number): number {
  const today = dayAt(zone, now);
  const at = endOfDay(zone, today) + 1 - AFTER_DIGEST;
  return at <= now ? at : endOfDay(zone, day(today - 1)) + 1 - AFTER_DIGEST;
}

/** Whether a letter about something is due: at once, or with the letter of the day that came after it. */
export function isDue(
  { kind, madeAt }: Pick<Notice, "kind" | "madeAt">,
  settings: NoticeSettings | null,
  now: number,
  zone: string,
): boolean {
  const { mail } = choiceOf(settings, kind);
  return mail === "at_once" || (mail === "daily" && madeAt.getTime() < lastDigest(zone, now));
}

const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 6 * HOUR;

/** How long to wait after a letter was refused so many times in a row: a minute, then twice as long each time, never more than six hours. */
export const waitAfter = (failures: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 30));
