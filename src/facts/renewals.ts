import {
  type AnnualUnits,
  add,
  addMonths,
  type Currency,
  compare,
  type Day,
  day,
  type Fraction,
  fraction,
  type Month,
  monthOf,
  multiply,
  ONE,
  subtract,
  wholeUnits,
  ZERO,
} from "../domain/index.ts";
import { hasRunWhole, isBoundBeyond, type TermLine, type Terms, termsOf } from "./following.ts";
import { Agreements } from "./layer-spans.ts";
import { dayField, decimalField, pricedValue, textField } from "./lines.ts";
import type { RenewalOutcome } from "./tables.ts";
import { isLeftToRunOut } from "./terms.ts";
import type { Counting, UnitEntry } from "./unit.ts";

export interface RenewalFact {
  readonly subscription: number;
  readonly dueDay: Day;
  /** Month the term began, and how many months it lasted. */
  readonly sinceMonth: Month;
  readonly termMonths: number;
  readonly outcome: RenewalOutcome;
  readonly daysLate: number;
  readonly currency: Currency;
  /** Yearly value at the end of the term, after it, the smaller of both, and what the price alone has changed. */
  readonly amount: AnnualUnits;
  readonly renewed: AnnualUnits;
  readonly kept: AnnualUnits;
  readonly uplift: AnnualUnits;
  readonly entry: number;
}

export interface Renewals {
  readonly facts: readonly RenewalFact[];
  readonly next: Day | null;
}

/** Whole years lie between the day a line began and its end, which may be the last day of service. */
function runsYears({ since, end }: TermLine): boolean {
  if (end === null) return false;
  const months = Math.round((monthOf(end) - monthOf(since)) / 12) * 12;
  const then = addMonths(since, months);
  return months > 0 && (then === end || then === end + 1);
}

/**
 * Whether the end of a line is the end of a term: the source says so, it has run for whole years, or was priced by the year
 * and nobody ended it. What is paid by the month until somebody leaves or changes it has no term: its many silent renewals
 * are nowhere told, and counting only the last would be wrong either way.
 */
function isTerm(line: TermLine): boolean {
  const { fields } = line.entry;
  if (line.end === null || line.since >= line.end || fields["one_off"] === true || fields["end_reason"] === "transfer") return false;
  if (isBoundBeyond(line)) return false;
  if (fields["end_reason"] === "end_of_term" || runsYears(line)) return true;
  return fields["interval"] === "year" && isLeftToRunOut(line.entry) && hasRunWhole(line);
}

const currencyOf = (line: TermLine): Currency => textField(line.entry.fields, "currency") as Currency;

/** What a line is worth a year on a day of it: after its discount while that runs. */
function valueOn(line: TermLine, on: Day, counting: Counting): Fraction {
  const { fields } = line.entry;
  const { list, net } = pricedValue(fields, currencyOf(line), counting.dayCount);
  const ends = dayField(fields, "discount_ends_on");
  return ends !== null && ends <= on ? list : net;
}

const total = (lines: readonly TermLine[], on: (line: TermLine) => Day, counting: Counting): Fraction =>
  lines.reduce((sum, line) => add(sum, valueOn(line, on(line), counting)), ZERO);

/** On each plan that goes on: what a unit costs more or less, times the units that stay. */
function upliftOf(before: readonly TermLine[], after: readonly TermLine[], due: Day, counting: Counting): Fraction {
  let sum = ZERO;
  for (const line of before) {
    const same = after.filter((one) => planOf(one) === planOf(line));
    const [next] = same;
    const own = before.filter((one) => planOf(one) === planOf(line));
    if (!next || same.length > 1 || own.length > 1) continue;
    const [was, is] = [line, next].map(({ entry }) => decimalField(entry.fields, "quantity") ?? ONE) as [Fraction, Fraction];
    if (was.n <= 0n || is.n <= 0n) continue;
    const each = (value: Fraction, count: Fraction): Fraction => multiply(value, fraction(count.d, count.n));
    const change = subtract(each(valueOn(next, next.start, counting), is), each(valueOn(line, day(due - 1), counting), was));
    sum = add(sum, multiply(change, compare(was, is) < 0 ? was : is));
  }
  return sum;
}

interface Found {
  readonly outcome: RenewalOutcome;
  readonly after: readonly TermLine[];
  readonly next: Day | null;
}

/** The terms of one customer's subscriptions, each with what became of it by the horizon. */
export function renewalsOf(entries: readonly UnitEntry[], counting: Counting): Renewals {
  const told = new Set(entries.filter(({ type }) => type === "subscription_event" || type === "movement").map(({ source }) => source));
  const lines = entries.filter(({ type, source }) => type === "subscription_line" && !told.has(source));
  if (!lines.some(({ fields }) => fields["ends_on"] !== undefined)) return { facts: [], next: null };
  const agreed = new Agreements(entries);
  const facts: RenewalFact[] = [];
  let next: Day | null = null;
  const all = termsOf(lines, counting.gapDays);
  const heirs = new Heirs(all, counting.gapDays);
  for (const terms of all)
    for (const own of endingTogether(terms)) {
      const found = outcomeOf(own, terms, { agreed, entries, counting, heirs });
      if (found.next !== null && (next === null || found.next < next)) next = found.next;
      facts.push(factOf(terms.subscription, own, found, counting));
    }
  return { facts, next };
}

/** Lines of a subscription that end on one day, in one currency, are one term. */
function endingTogether({ lines, followings }: Terms): readonly (readonly TermLine[])[] {
  const changed = new Set(followings.filter(({ renews }) => !renews).flatMap(({ before }) => before));
  const terms = new Map<string, TermLine[]>();
  for (const line of lines) {
    if (!isTerm(line) || (changed.has(line) && line.entry.fields["end_reason"] !== "end_of_term")) continue;
    const key = `${line.end}/${currencyOf(line)}`;
    const known = terms.get(key);
    if (known) known.push(line);
    else terms.set(key, [line]);
  }
  return [...terms.values()];
}

/** Many systems give a renewal an id of its own: another subscription of the customer, on the same plan, that begins then. */
class Heirs {
  private readonly free: Set<TermLine>;
  private readonly gapDays: number;

  constructor(all: readonly Terms[], gapDays: number) {
    this.gapDays = gapDays;
    this.free = new Set(all.flatMap(({ lines }) => lines.slice(0, 1)));
  }

  /** Each renews one term only. */
  take(own: readonly TermLine[]): readonly TermLine[] {
    const due = own[0]?.end as Day;
    const found = [...this.free].filter(
      (line) => line.start >= due && line.start <= due + this.gapDays && own.some((one) => planOf(one) === planOf(line)),
    );
    found.sort((a, b) => a.start - b.start || a.entry.seq - b.entry.seq);
    const taken = found.slice(0, 1);
    for (const line of taken) this.free.delete(line);
    return taken;
  }
}

const planOf = (line: TermLine): string => textField(line.entry.fields, "plan");

/** A line on the same plan that begins before the end and outlasts it renews early (semantics B.2, row 26). */
const renewsEarly = (line: TermLine, later: TermLine): boolean =>
  line.end !== null &&
  later.start > line.start &&
  later.start < line.end &&
  (later.end === null || later.end > line.end) &&
  planOf(later) === planOf(line);

interface Surroundings {
  readonly agreed: Agreements;
  readonly entries: readonly UnitEntry[];
  readonly counting: Counting;
  readonly heirs: Heirs;
}

function outcomeOf(own: readonly TermLine[], { lines, followings }: Terms, { agreed, entries, counting, heirs }: Surroundings): Found {
  const { horizon, gapDays, lapsedDays } = counting;
  const due = own[0]?.end as Day;
  const early = lines.filter((later) => !own.includes(later) && own.some((line) => renewsEarly(line, later)));
  const within = [...early, ...followings.filter(({ before }) => before.some((line) => own.includes(line))).map(({ line }) => line)];
  const after = within.length > 0 ? within : heirs.take(own);
  const known = after.filter((line) => Math.min(line.start, agreed.signedOn(line.entry) ?? line.start) <= horizon);
  // What is signed or begins later is seen on its day.
  const waits = after
    .filter((line) => !known.includes(line))
    .reduce<Day | null>((soonest, line) => {
      const on = day(Math.min(line.start, agreed.signedOn(line.entry) ?? line.start));
      return soonest === null || on < soonest ? on : soonest;
    }, null);
  const start = known.reduce((first, line) => Math.min(first, line.start), Number.POSITIVE_INFINITY);
  if (known.length > 0)
    return { outcome: start < due || start > horizon ? "early" : start > due + 1 ? "late" : "renewed", after: known, next: waits };
  const decided = due + gapDays;
  if (horizon <= decided) return { outcome: "open", after: [], next: waits ?? day(decided + 1) };
  const used = entries.some((one) => one.type === "usage" && one.day !== null && one.day >= due && one.day <= horizon);
  const lapses = horizon < due + lapsedDays && used && own.every(({ entry }) => isLeftToRunOut(entry));
  return { outcome: lapses ? "lapsed" : "lost", after: [], next: lapses ? day(due + lapsedDays) : waits };
}

function factOf(subscription: number, own: readonly TermLine[], { outcome, after }: Found, counting: Counting): RenewalFact {
  const due = own[0]?.end as Day;
  const since = day(Math.min(...own.map((line) => line.since)));
  const currency = currencyOf(own[0] as TermLine);
  const same = after.filter((line) => currencyOf(line) === currency);
  // Renewed in another currency: a renewal by count, and no money of it can be compared.
  const elsewhere = after.length > 0 && same.length === 0;
  const amount = elsewhere ? 0n : wholeUnits(total(own, () => day(due - 1), counting));
  const renewed = wholeUnits(total(same, ({ start }) => start, counting));
  const first = day(Math.min(...after.map(({ start }) => start)));
  return {
    subscription,
    dueDay: due,
    sinceMonth: monthOf(since),
    termMonths: Math.max(1, Math.round((due - since) / 30.4375)),
    outcome,
    daysLate: outcome === "late" ? first - due : 0,
    currency,
    amount,
    renewed,
    kept: renewed < amount ? renewed : amount,
    uplift: elsewhere ? 0n : wholeUnits(upliftOf(own, same, due, counting)),
    entry: own[0]?.entry.seq ?? 0,
  };
}
