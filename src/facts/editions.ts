import { type Day, firstDay, type Month, month, monthOf, revenueShapes } from "../domain/index.ts";
import { type Closings, openMonth } from "./closing.ts";
import { type MovementFact, memberships } from "./movement-fact.ts";
import type { NetKinds } from "./net.ts";
import type { UnitEntry } from "./unit.ts";

const COUNTED: ReadonlySet<string> = new Set([...revenueShapes, "invoice"]);
const ALWAYS = month(0);
const NEVER = month(1_000_000);

/** An entry, or a version of one, with the first month whose numbers it is in. */
interface Dated {
  readonly entry: UnitEntry;
  readonly from: Month;
}

/** An entry counts from its own month on, unless that had been closed before it came. */
function dated(entry: UnitEntry, { sources, recordedAt }: Closings): Dated {
  const closing = sources.get(entry.source);
  const came = recordedAt.get(entry.file);
  if (!closing || came === undefined || entry.day === null || !COUNTED.has(entry.type)) return { entry, from: ALWAYS };
  const own = monthOf(entry.day);
  const open = openMonth(closing, own, came);
  return { entry, from: open === own ? ALWAYS : open };
}

/** Of several versions of a record the newest holds, in the place of the first. */
function newest(entries: readonly UnitEntry[]): readonly UnitEntry[] {
  const latest = new Map<number, UnitEntry>();
  for (const entry of entries) latest.set(entry.origin ?? entry.seq, entry);
  return [...latest.values()];
}

/** A run of months that are counted from the same entries. */
interface Edition {
  readonly from: Month;
  readonly entries: readonly UnitEntry[];
  /** What has become known since the edition before: the cause of a correction. */
  readonly news: readonly number[];
}

/** The editions of a customer's past; one, as a rule, because nothing was learned after a month had been closed. */
export function editionsOf(history: readonly UnitEntry[], closings: Closings): readonly Edition[] {
  const all = history.map((entry) => dated(entry, closings));
  const breaks = new Set(all.map(({ from }) => from).filter((at) => at !== ALWAYS));
  return [ALWAYS, ...[...breaks].sort((a, b) => a - b)].map((from) => ({
    from,
    entries: newest(all.filter((one) => one.from <= from).map(({ entry }) => entry)),
    news: all.filter((one) => one.from === from).map(({ entry }) => entry.seq),
  }));
}

type Fact = MovementFact & NetKinds;
type Facts = readonly Fact[];
export type Total = { -readonly [K in keyof Fact]: Fact[K] };

const SUMS = ["logos", "payers", "live", ...memberships] as const;

/** Whether anything of an entity stands at all: it pays, or belongs to a cohort though it pays no more. */
export const isThere = (total: Total): boolean => total.amount !== 0n || total.liveAmount !== 0n || SUMS.some((name) => total[name] !== 0);

/** The same, taken away. */
export function opposite(total: Total): Total {
  const made = { ...total, amount: -total.amount, liveAmount: -total.liveAmount };
  for (const name of SUMS) made[name] = -total[name];
  return made;
}

/** What facts before a day come to, by all that sums may be grouped by. */
export function standing(facts: Facts, before: Day, sign: 1 | -1, totals: Map<string, Total>): void {
  for (const fact of facts) {
    if (fact.day >= before) break;
    const key = `${fact.currency}/${fact.cohort}/${fact.since}/${fact.liveSince}/${fact.returned}`;
    const known = totals.get(key);
    const factor = BigInt(sign);
    const total: Total = {
      ...fact,
      amount: (known?.amount ?? 0n) + factor * fact.amount,
      liveAmount: (known?.liveAmount ?? 0n) + factor * fact.liveAmount,
    };
    for (const name of SUMS) total[name] = (known?.[name] ?? 0) + sign * fact[name];
    totals.set(key, total);
  }
}

/** What was learned after a month had been closed: the difference it makes, on the first day of the month that was open then. */
function corrections(before: Facts, after: Facts, from: Month, news: readonly number[]): Facts {
  const totals = new Map<string, Total>();
  standing(before, firstDay(from), -1, totals);
  standing(after, firstDay(from), 1, totals);
  return [...totals.values()].filter(isThere).map((total) => ({
    ...total,
    day: firstDay(from),
    kind: "correction" as const,
    reason: "unknown" as const,
    phase: "none" as const,
    entries: news,
  }));
}

/**
 * Movements with closed months as they were when they closed. A later change appears as a `correction`, with the entries
 * that brought it, in the month in which it was learned; levels after it are those of what is known now.
 */
export function withEditions(history: readonly UnitEntry[], closings: Closings, count: (entries: readonly UnitEntry[]) => Facts): Facts {
  const editions = editionsOf(history, closings);
  let facts: Facts = [];
  let made: Facts = [];
  editions.forEach(({ from, entries, news }, i) => {
    const to = editions[i + 1]?.from ?? NEVER;
    const own = count(entries);
    const corrected = i === 0 ? [] : corrections(made, own, from, news);
    facts = [...facts, ...corrected, ...own.filter(({ day }) => monthOf(day) >= from && monthOf(day) < to)];
    made = own;
  });
  return facts;
}
