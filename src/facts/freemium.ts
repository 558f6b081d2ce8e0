import { type Day, type Month, monthOf } from "../domain/index.ts";
import { durationBin } from "./bins.ts";
import { type Families, firstFree } from "./dimensions.ts";
import { dayField } from "./lines.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { UnitEntry } from "./unit.ts";

/** The way of one account from a free sign-up to its first payment. A step not taken yet has month 0, days and bin -1. */
export interface FreemiumFact {
  readonly day: Day;
  readonly month: Month;
  readonly activeMonth: Month | 0;
  readonly activeDays: number;
  readonly activeBin: number;
  readonly paidMonth: Month | 0;
  readonly paidDays: number;
  readonly paidBin: number;
  readonly entry: number;
  /** The entries the first use and the first payment follow from; none for a step not taken. */
  readonly activeEntries: readonly number[];
  readonly paidEntries: readonly number[];
}

interface Step {
  readonly month: Month | 0;
  readonly days: number;
  readonly bin: number;
}

const NOT_YET: Step = { month: 0, days: -1, bin: -1 };

function stepTo(on: Day | null, since: Day, horizon: Day): Step {
  if (on === null || on > horizon) return NOT_YET;
  const days = Math.max(on - since, 0);
  return { month: monthOf(on > since ? on : since), days, bin: durationBin(days) };
}

/**
 * The freemium funnel of a customer: signed up for something free, first used it, first paid. Nobody signs up for free who
 * pays already. A free account is no paying customer; its first payment is `new` (semantics B.2, row 16).
 *
 * @returns the fact, and the day after the horizon on which it changes by itself
 */
export function freemiumOf(
  entries: readonly UnitEntry[],
  movements: readonly MovementFact[],
  families: Families | undefined,
  horizon: Day,
): { readonly fact: FreemiumFact | null; readonly due: Day | null } {
  const free = firstFree(entries, families);
  if (free === null) return { fact: null, due: null };
  const payment = movements.find(({ kind, amount }) => (kind === "new" || kind === "initial") && amount > 0n);
  const paid = payment?.day ?? null;
  if (paid !== null && paid <= free.day) return { fact: null, due: null };
  if (free.day > horizon) return { fact: null, due: free.day };
  const used = entries.flatMap((entry) => {
    const on = entry.type === "usage" ? (dayField(entry.fields, "first_on") ?? entry.day) : null;
    return on === null ? [] : [{ on, seq: entry.seq }];
  });
  const first = used.sort((a, b) => a.on - b.on)[0];
  const use = first?.on ?? null;
  const active = stepTo(use, free.day, horizon);
  const paying = stepTo(paid, free.day, horizon);
  const fact: FreemiumFact = {
    day: free.day,
    month: monthOf(free.day),
    activeMonth: active.month,
    activeDays: active.days,
    activeBin: active.bin,
    paidMonth: paying.month,
    paidDays: paying.days,
    paidBin: paying.bin,
    entry: free.entry,
    activeEntries: first && active.days >= 0 ? [first.seq] : [],
    paidEntries: payment && paying.days >= 0 ? payment.entries : [],
  };
  return { fact, due: use !== null && use > horizon ? use : null };
}
