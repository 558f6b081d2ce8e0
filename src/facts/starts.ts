import { type Day, type Month, monthOf } from "../domain/index.ts";
import { dealType } from "./deals.ts";
import { dayField } from "./lines.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { UnitEntry } from "./unit.ts";

/** Months in which an entity's history began, by what is taken for the beginning; 0 where that is not known or has not come. */
export interface Starts {
  readonly live: Month | 0;
  readonly contact: Month | 0;
  readonly sale: Month | 0;
  readonly usage: Month | 0;
}

/** The first payment and the latest return, which change along a history, and the rest, which do not. */
export interface StartsThen extends Starts {
  readonly paid: Month | 0;
  readonly returned: Month | 0;
}

export const NOT_STARTED: StartsThen = { paid: 0, returned: 0, live: 0, contact: 0, sale: 0, usage: 0 };

type Dated = { readonly day: Day; readonly entry: number };

function first(entries: readonly UnitEntry[], horizon: Day, dayOf: (entry: UnitEntry) => Day | null): Dated | null {
  let found: Dated | null = null;
  for (const entry of entries) {
    const day = dayOf(entry);
    if (day !== null && day <= horizon && (found === null || day < found.day)) found = { day, entry: entry.seq };
  }
  return found;
}

/** The first sale that was won, by the day it closed. */
export const firstSale = (entries: readonly UnitEntry[], horizon: Day): Dated | null =>
  first(entries, horizon, (entry) =>
    entry.type === "opportunity" && entry.fields["outcome"] === "won" && dealType(entry) === "new"
      ? dayField(entry.fields, "closed_on")
      : null,
  );

const firstContact = (entries: readonly UnitEntry[], horizon: Day): Dated | null =>
  first(entries, horizon, (entry) => (entry.type === "lead" || entry.type === "opportunity" ? dayField(entry.fields, "created_on") : null));

const firstUse = (entries: readonly UnitEntry[], horizon: Day): Dated | null =>
  first(entries, horizon, (entry) => (entry.type === "usage" ? entry.day : null));

/** What began when, as far as the entries of an entity and its movements say by the horizon. */
export function startsOf(entries: readonly UnitEntry[], movements: readonly MovementFact[], horizon: Day): Starts {
  const month = (dated: { readonly day: Day } | null | undefined): Month | 0 => (dated ? monthOf(dated.day) : 0);
  return {
    live: month(movements.find(({ kind }) => kind === "live")),
    contact: month(firstContact(entries, horizon)),
    sale: month(firstSale(entries, horizon)),
    usage: month(firstUse(entries, horizon)),
  };
}
