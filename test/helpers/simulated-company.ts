import {
  type MonthCounts,
  type PassageCounts,
  type Random,
  randomFrom,
  type SegmentCounts,
  type SpellCounts,
} from "../../src/growth/index.ts";

/** What is true of an invented company; times are exponential, in days. */
export interface Truth {
  readonly prospects: number;
  readonly winning: readonly { readonly rate: number; readonly days: number }[];
  readonly price: number;
  readonly priceSpread: number;
  readonly live: number;
  readonly liveDays: number;
  readonly churn: number;
  readonly renewal: number | null;
  readonly expansion: number;
}

/** What happened to everybody, in months since the company began. */
export interface Lives {
  /** Entries into the steps of the journey, and when each was left for the next one; never, when `null`. */
  readonly entries: readonly { readonly step: number; readonly at: number; readonly took: number | null }[];
  readonly customers: readonly Customer[];
}

export interface Customer {
  /** Where in the entries its last step stands, which it left by buying. */
  readonly sale: number;
  readonly start: number;
  readonly value: number;
  /** Month in which onboarding ended, and whether well. */
  readonly decided: number;
  readonly stays: boolean;
  readonly end: number | null;
}

const STATES = ["prospect", "mql", "sql", "sal", "commit"] as const;
const CONVERSIONS = ["cr.prospect_mql", "cr.mql_sql", "cr.sql_sal", "cr.win"];
const DURATIONS = ["dt.awareness", "dt.education", "dt.prioritise", "dt.select"];
const DAYS = 365.25 / 12;

/** Lives a company person by person. */
export function liveThrough(truth: Truth, months: number, seed: number): Lives {
  const random = randomFrom(seed);
  const entries: { step: number; at: number; took: number | null }[] = [];
  const customers: Customer[] = [];
  for (let month = 0; month < months; month++) {
    for (let i = random.poisson(truth.prospects); i > 0; i--) {
      const sold = journey(truth, month + random.next(), entries, random);
      if (sold !== null && sold < months) customers.push({ sale: entries.length - 1, ...customer(truth, sold, months, random) });
    }
  }
  return { entries, customers };
}

const wait = (days: number, random: Random): number => (-Math.log(1 - random.next()) * days) / DAYS;

function journey(
  { winning }: Truth,
  began: number,
  entries: { step: number; at: number; took: number | null }[],
  random: Random,
): number | null {
  let at = began;
  for (const [step, { rate, days }] of winning.entries()) {
    const took = random.next() < rate ? wait(days, random) : null;
    entries.push({ step, at, took });
    if (took === null) return null;
    at += took;
  }
  return at;
}

function customer(truth: Truth, sold: number, months: number, random: Random): Omit<Customer, "sale"> {
  const start = Math.floor(sold);
  const decided = Math.floor(sold + wait(truth.liveDays, random));
  const stays = random.next() < truth.live;
  const value = truth.price * Math.exp(truth.priceSpread * random.normal() - truth.priceSpread ** 2 / 2);
  const leaves = (month: number): boolean => {
    if (!stays && month >= decided) return true;
    if (month === start) return false;
    if (stays && month > decided && random.next() < truth.churn) return true;
    return (month - start) % 12 === 0 && truth.renewal !== null && random.next() >= truth.renewal;
  };
  for (let month = start; month < months; month++) if (leaves(month)) return { start, value, decided, stays, end: month };
  return { start, value, decided, stays, end: null };
}

/** What the ledger of the company holds after so many months. */
export function countsAfter(truth: Truth, { entries, customers }: Lives, months: number): SegmentCounts {
  const known = customers
    .filter(({ start }) => start < months)
    .map((one) => ({ ...one, end: one.end !== null && one.end < months ? one.end : null }));
  const worth = ({ value, start }: Customer, month: number): number => value * (1 + truth.expansion) ** (month - start);
  const base = { customers: Array<number>(49).fill(0), arr: Array<number>(49).fill(0) };
  for (const one of known.filter(({ end }) => end === null)) {
    const age = Math.min(48, months - 1 - one.start);
    base.customers[age] = (base.customers[age] ?? 0) + 1;
    base.arr[age] = (base.arr[age] ?? 0) + worth(one, months - 1);
  }
  return {
    name: "all",
    lastMonth: 11,
    months: monthsOf(known, months, worth),
    journey: truth.winning.map((_, step): PassageCounts => {
      const own = entries.filter((one) => one.step === step && one.at < months);
      const entered = Array<number>(months).fill(0);
      for (const { at } of own) entered[Math.floor(at)] = (entered[Math.floor(at)] ?? 0) + 1;
      const passed = own.flatMap(({ at, took }) =>
        took === null || at + took >= months ? [] : [{ month: Math.floor(at), days: took * DAYS, count: 1 }],
      );
      const [from, to] = [STATES[step] as string, STATES[step + 1] as string];
      return { from, to, conversion: CONVERSIONS[step] as string, duration: DURATIONS[step] as string, entered, passed };
    }),
    sales: Array.from({ length: months }, (_, month) => known.filter(({ start }) => start === month).length),
    spells: known.flatMap((one) => spellsOf(one, months)),
    base,
    terms: truth.renewal === null ? [] : [{ months: 12, ended: 100 }],
    discount: null,
    values: known.map(({ value }) => ({ value, count: 1 })),
    spent: null,
    margin: null,
  };
}

function spellsOf({ start, decided, stays, end }: Customer, months: number): readonly SpellCounts[] {
  const isOver = decided < months && (end === null || decided <= end);
  const how = isOver ? (stays ? "passed" : "lost") : end === null ? "running" : "lost";
  return [
    { kind: "onboarding", start, seen: start, end: isOver ? decided : end, how, count: 1 },
    { kind: "paying", start, seen: start, end, how: end === null ? "running" : "lost", count: 1 },
  ];
}

function monthsOf(customers: readonly Customer[], months: number, worth: (one: Customer, month: number) => number): MonthCounts[] {
  let opening = 0;
  let before = 0;
  return Array.from({ length: months }, (_, month): MonthCounts => {
    const began = customers.filter(({ start }) => start === month);
    const ended = customers.filter(({ end }) => end === month);
    const grew = customers.filter(({ start, end }) => start < month && (end === null || end > month));
    const sum = (of: readonly Customer[], value: (one: Customer) => number): number => of.reduce((total, one) => total + value(one), 0);
    const newArr = sum(began, ({ value }) => value);
    // Who leaves in a month has not grown in it.
    const churn = sum(ended, (one) => worth(one, Math.max(one.start, month - 1)));
    const expansion = sum(grew, (one) => worth(one, month) - worth(one, month - 1));
    const row = { opening, customers: before, newArr, won: began.length, expansion, uplift: 0, contraction: 0, churn, lost: ended.length };
    opening += newArr + expansion - churn;
    before += began.length - ended.length;
    return { ...row, returned: 0, returnedArr: 0, closing: opening };
  });
}
