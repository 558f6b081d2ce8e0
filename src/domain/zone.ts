import { type Day, day, firstDay, type Month, month } from "./day.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make, and asked for with every instant. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" });
  formats.set(zone, made);
  return made;
}

/** What a clock in a zone shows at an instant, as if it were UTC. Instants are milliseconds since 1970. */
const shownAt = (zone: string, instant: number): number => Date.parse(`${formatOf(zone).format(instant).replace(", ", "T")}Z`);

const DAY = 86_400_000;

/** The civil day an instant falls on in a zone (semantics B.2, row 47). */
export const dayAt = (zone: string, instant: number): Day => day(Math.floor(shownAt(zone, instant) / DAY));

/** The last instant of a civil day in a zone; days are 23 to 25 hours long where clocks are changed. */
export function endOfDay(zone: string, of: Day): number {
  const wanted = (of + 1) * DAY;
  let at = wanted;
  // What a clock there shows is as far from what is wanted as the zone is from UTC; twice, because that may change in between.
  for (let i = 0; i < 2; i++) at += wanted - shownAt(zone, at);
  return at - 1;
}

/** The n-th business day, Monday to Friday, of a month. */
export function businessDay(of: Month, n: number): Day {
  let found = firstDay(of);
  // 1970-01-01 was a Thursday: day 2 is a Saturday, day 3 a Sunday.
  const isWeekend = (at: Day): boolean => ((at % 7) + 7) % 7 === 2 || ((at % 7) + 7) % 7 === 3;
  for (let left = n; ; found = day(found + 1)) {
    if (!isWeekend(found)) left -= 1;
    if (left <= 0) return found;
  }
}

/** When a month is closed: at the end of the n-th business day of the next one. */
export const monthCloses = (zone: string, of: Month, n: number): number => endOfDay(zone, businessDay(month(of + 1), n));
