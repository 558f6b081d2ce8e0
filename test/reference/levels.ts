import { formatDay, parseDay } from "../../src/domain/index.ts";
import type { LineRow, PriceCells, World } from "./world.ts";

/**
 * What every customer, subscription or parent pays on a given day, straight from the rows, one day at a time
 * (semantics B.1, B.2). Slow on purpose: nothing is remembered from one day to the next.
 */

/** An exact number: numerator and denominator. */
export type Exact = readonly [bigint, bigint];
export const NOTHING: Exact = [0n, 1n];
export const plus = ([a, b]: Exact, [c, d]: Exact): Exact => [a * d + c * b, b * d];
export const times = ([a, b]: Exact, [c, d]: Exact): Exact => [a * c, b * d];

export function exact(text: string): Exact {
  const [whole = "", decimals = ""] = text.replace("-", "").split(".");
  const n = BigInt(whole + decimals);
  return [text.startsWith("-") ? -n : n, 10n ** BigInt(decimals.length)];
}

/** Nearest whole number, halves away from zero. */
export function nearest([n, d]: Exact): bigint {
  const size = n < 0n ? -n : n;
  const rounded = (size * 2n + d) / (2n * d);
  return n < 0n ? -rounded : rounded;
}

/** Ledger units: a yearly amount in 1/27,720 of a minor unit. */
export const UNIT = 27_720n;
const DIGITS: Readonly<Record<string, bigint>> = { JPY: 0n };
const scale = (currency: string): Exact => [10n ** (DIGITS[currency] ?? 2n) * UNIT, 1n];

const PAYMENTS: Readonly<Record<string, bigint>> = { day: 365n, week: 52n, month: 12n, year: 1n };

/** Price times quantity, twelve months of it, in units. */
const yearly = ({ price, quantity, interval, interval_count, currency }: PriceCells): Exact =>
  times(times(times(exact(price), exact(quantity)), [PAYMENTS[interval] ?? 0n, BigInt(interval_count)]), scale(currency));

export type Values = ReadonlyMap<string, Exact>;

/** One thing that is paid for, with its value per currency on a day, and whether it stands still for a pause. */
export interface Item {
  readonly id: string;
  readonly account: string;
  valueOn(day: number): Values;
  /** Quantities of what is paid for. */
  seatsOn(day: number): Exact;
  pausedOn(day: number): boolean;
  /** True on the day a source's data begins with it. */
  opensOn(day: number): boolean;
  /** As it is paid, where a view of one currency shows another. */
  readonly native?: Item;
  /** What was paid the day before, at the rate of this day. */
  turnedOn?(day: number): Values;
}

const dayOf = (text: string | undefined): number => (text === undefined ? Number.POSITIVE_INFINITY : Number(parseDay(text)));
const never = (): boolean => false;

function lineItems(world: World): Item[] {
  return [...new Set(world.lines.map((row) => row.subscription_id))].map((id) => {
    const own = world.lines.filter((row) => row.subscription_id === id && row.one_off !== true);
    const account = world.lines.find((row) => row.subscription_id === id)?.account_id ?? "";
    const paidOn = (day: number): readonly (readonly [LineRow, Exact])[] => {
      const paid: (readonly [LineRow, Exact])[] = [];
      for (const line of own) {
        const starts = dayOf(line.starts_on);
        if (day < starts || day >= dayOf(line.ends_on)) continue;
        // An early renewal on the same plan, which outlasts this line, has taken over once it has begun.
        const renewed = own.some(
          (other) =>
            dayOf(other.starts_on) > starts &&
            dayOf(other.starts_on) <= day &&
            line.ends_on !== undefined &&
            dayOf(other.starts_on) < dayOf(line.ends_on) &&
            dayOf(other.ends_on) > dayOf(line.ends_on) &&
            other.plan === line.plan,
        );
        if (renewed || (line.trial_ends_on !== undefined && day < dayOf(line.trial_ends_on))) continue;
        const discounted =
          line.discount_percent !== undefined && (line.discount_ends_on === undefined || day < dayOf(line.discount_ends_on));
        const [n, d] = discounted ? exact(line.discount_percent ?? "0") : NOTHING;
        paid.push([line, times(yearly(line), [100n * d - n, 100n * d])]);
      }
      return paid;
    };
    const valueOn = (day: number): Values => {
      const values = new Map<string, Exact>();
      for (const [{ currency }, value] of paidOn(day)) values.set(currency, plus(values.get(currency) ?? NOTHING, value));
      return values;
    };
    const seatsOn = (day: number): Exact =>
      paidOn(day)
        .filter(([, [n]]) => n > 0n)
        .reduce((sum, [line]) => plus(sum, exact(line.quantity)), NOTHING);
    return { id, account, valueOn, seatsOn, pausedOn: never, opensOn: never };
  });
}

function eventItems(world: World): Item[] {
  return [...new Set(world.events.map((row) => row.subscription_id))].map((id) => {
    const own = world.events.filter((row) => row.subscription_id === id).sort((a, b) => dayOf(a.effective_on) - dayOf(b.effective_on));
    const stateOn = (day: number): { state: "running" | "paused" | "ended"; terms: Partial<PriceCells> } => {
      let state: "running" | "paused" | "ended" = "ended";
      let terms: Partial<PriceCells> = {};
      own.forEach((event, i) => {
        if (dayOf(event.effective_on) > day) return;
        const { event_id: _e, subscription_id: _s, account_id: _a, type, effective_on: _o, ...said } = event;
        terms = { ...terms, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
        if (type === "start" || type === "resume" || (type === "update" && i === 0)) state = "running";
        if (type === "pause") state = "paused";
        if (type === "cancel") state = "ended";
      });
      return { state, terms };
    };
    return {
      id,
      account: own[0]?.account_id ?? "",
      valueOn(day) {
        const { state, terms } = stateOn(day);
        if (state !== "running") return new Map();
        return new Map([[terms.currency ?? "", yearly(terms as PriceCells)]]);
      },
      seatsOn(day) {
        const { state, terms } = stateOn(day);
        return state === "running" && yearly(terms as PriceCells)[0] > 0n ? exact(terms.quantity ?? "1") : NOTHING;
      },
      pausedOn: (day) => stateOn(day).state === "paused",
      opensOn: never,
    };
  });
}

function snapshotItems(world: World): Item[] {
  const days = [...new Set(world.snapshots.map((row) => dayOf(row.on)))].sort((a, b) => a - b);
  return [...new Set(world.snapshots.map((row) => row.account_id))].map((account) => ({
    id: account,
    account,
    valueOn(day) {
      const last = days.filter((candidate) => candidate <= day).at(-1);
      const row = world.snapshots.find((one) => one.account_id === account && dayOf(one.on) === last);
      return row ? new Map([[row.currency, times(times(exact(row.mrr), [12n, 1n]), scale(row.currency))]]) : new Map();
    },
    seatsOn: () => NOTHING,
    pausedOn: never,
    opensOn: (day) => day === days[0],
  }));
}

function movementItems(world: World): Item[] {
  return [...new Set(world.movements.map((row) => row.subscription_id))].map((id) => {
    const own = world.movements.filter((row) => row.subscription_id === id);
    return {
      id,
      account: own[0]?.account_id ?? "",
      valueOn(day) {
        const values = new Map<string, Exact>();
        for (const row of own) {
          if (dayOf(row.on) > day) continue;
          const change = times(times(exact(row.mrr_change), [12n, 1n]), scale(row.currency));
          values.set(row.currency, plus(values.get(row.currency) ?? NOTHING, change));
        }
        return values;
      },
      seatsOn: () => NOTHING,
      pausedOn: never,
      opensOn: (day) => own.some((row) => row.type === "initial" && dayOf(row.on) === day),
    };
  });
}

export const itemsOf = (world: World): readonly Item[] => [
  ...lineItems(world),
  ...eventItems(world),
  ...snapshotItems(world),
  ...movementItems(world),
];

/** Levels in ledger units per currency: the exact sum of all items, never below zero, rounded once. */
export function levelOn(items: readonly Item[], day: number): ReadonlyMap<string, bigint> {
  const sums = new Map<string, Exact>();
  for (const item of items)
    for (const [currency, value] of item.valueOn(day)) sums.set(currency, plus(sums.get(currency) ?? NOTHING, value));
  return new Map([...sums].map(([currency, sum]) => [currency, nearest(sum) < 0n ? 0n : nearest(sum)]));
}

export const showDay = (day: number): string => formatDay(day as Parameters<typeof formatDay>[0]);
