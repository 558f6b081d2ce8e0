import { type Day, day, lastDay, type Month, month, monthOf } from "../../domain/index.ts";
import { type Role, type ThreadLimits, threadLimits } from "../../standard/index.ts";
import type { Person } from "./people.ts";

export interface ThreadMonth {
  readonly month: Month;
  /** Different people met in the days up to its end; of the month that runs, up to today. */
  readonly people: number;
  /** Those of them who decide or sponsor. */
  readonly senior: number;
}

/** How broadly an account is known (standard, row 66). */
export interface Threads {
  readonly months: readonly ThreadMonth[];
  /** Whom we met in the days before today, by their keys. */
  readonly living: readonly string[];
  /** `single`: everything hangs on one person. `none`: nobody was met; there were people before, or there never were. */
  readonly alert: "single" | "none" | "never" | null;
  /** Functions of ours that met somebody in these days, with how many people; `null` where nobody noted who of us it was. */
  readonly functions: readonly { readonly role: Role | null; readonly people: number }[];
}

type Met = Pick<Person, "key" | "met"> & { readonly isSenior: boolean };

/** Living threads now and at the end of each of the last months. */
export function threadsOf(people: readonly Met[], on: Day, months = 24, limits: ThreadLimits = threadLimits): Threads {
  const metBefore = (end: Day): readonly Met[] =>
    people.filter(({ met }) => met.some((one) => one.on <= end && one.on > end - limits.days));
  const course = Array.from({ length: months }, (_, i): ThreadMonth => {
    const at = month(monthOf(on) - (months - 1 - i));
    const found = metBefore(day(Math.min(lastDay(at), on)));
    return { month: at, people: found.length, senior: found.filter(({ isSenior }) => isSenior).length };
  });
  const living = metBefore(on);
  const byRole = new Map<Role | null, Set<string>>();
  for (const { key, met } of living)
    for (const one of met) if (one.on <= on && one.on > on - limits.days) byRole.set(one.as, (byRole.get(one.as) ?? new Set()).add(key));
  const wasMet = people.some(({ met }) => met.some((one) => one.on <= on));
  return {
    months: course,
    living: living.map(({ key }) => key),
    alert: living.length === 0 ? (wasMet ? "none" : "never") : living.length < limits.enough ? "single" : null,
    functions: [...byRole].map(([role, keys]) => ({ role, people: keys.size })).sort((a, b) => b.people - a.people),
  };
}
