import { type Day, monthOf, parseDay } from "../../src/domain/index.ts";
import { type Exact, type Item, itemsOf, levelOn, NOTHING, nearest } from "./levels.ts";
import { familyOf } from "./units.ts";
import type { World } from "./world.ts";

/** A movement as semantics B.1 names it, of one customer (or subscription, or parent) on one day. */
export interface Moved {
  readonly entity: string;
  readonly day: number;
  readonly kind: string;
  readonly currency: string;
  readonly amount: bigint;
  /** +1 on the day a customer is won (again), -1 on the day it is lost. */
  readonly logos: number;
}

export interface Entity {
  readonly id: string;
  readonly items: readonly Item[];
  /** First day it is known to be live; infinite when never. */
  readonly live: number;
}

/** The settings the reference knows of, by the names they have; its own words for what they do are below. */
export interface Rules {
  readonly gapDays: number;
  readonly pauseDays: number;
  readonly pauseTreatment: "pause" | "churn" | "keep";
  readonly newAgainMonths: number;
  readonly swapDays: number;
}
export const DEFAULTS: Rules = { gapDays: 10, pauseDays: 90, pauseTreatment: "pause", newAgainMonths: 0, swapDays: 1 };

/** A pause that is a loss is a cancellation; one that is none has not happened. */
const withPauses = (world: World, treatment: Rules["pauseTreatment"]): World =>
  treatment === "pause"
    ? world
    : {
        ...world,
        events: world.events.flatMap((event) =>
          event.type !== "pause" ? [event] : treatment === "keep" ? [] : [{ ...event, type: "cancel" as const }],
        ),
      };

export type Level = "customer" | "subscription" | "parent";

/** Whom we count: customers, subscriptions, or families of accounts. */
export function entitiesOf(told: World, level: Level, rules: Rules = DEFAULTS): readonly Entity[] {
  const world = withPauses(told, rules.pauseTreatment);
  const groups = new Map<string, Item[]>();
  const accountOf = new Map<string, string[]>();
  for (const item of itemsOf(world)) {
    const id = level === "customer" ? item.account : level === "subscription" ? item.id : familyOf(world, item.account);
    groups.set(id, [...(groups.get(id) ?? []), item]);
    const accounts =
      level === "parent" ? world.accounts.map((row) => row.account_id).filter((one) => familyOf(world, one) === id) : [item.account];
    accountOf.set(id, accounts);
  }
  return [...groups].map(([id, items]) => ({
    id,
    items,
    live: world.reached
      .filter((row) => row.state === "live" && accountOf.get(id)?.includes(row.account_id))
      .reduce((first, row) => Math.min(first, Number(parseDay(row.entered_on))), Number.POSITIVE_INFINITY),
  }));
}

type Levels = ReadonlyMap<string, bigint>;
const at = (levels: Levels, currency: string): bigint => levels.get(currency) ?? 0n;
const pays = (levels: Levels): boolean => [...levels.values()].some((level) => level > 0n);

/** What is worth something of an item on a day. */
const worth = (item: Item, day: number): readonly (readonly [string, Exact])[] => [...item.valueOn(day)].filter(([, [n]]) => n > 0n);
const beginsPause = (item: Item, day: number): boolean => item.pausedOn(day) && !item.pausedOn(day - 1) && worth(item, day - 1).length > 0;

type Move = (kind: string, currency: string, amount: bigint) => void;

/** One customer's way through the days. */
class Walk {
  readonly moved: Moved[] = [];
  /** The currencies the customer counts in at the end of each day: those it pays in, or has on pause or between two contracts. */
  readonly countedIn = new Map<number, ReadonlySet<string>>();
  private status: "never" | "active" | "held" | "gone" = "never";
  /** What each paused item is worth while it stands still, and since when. */
  private readonly paused = new Map<Item, { readonly since: number; readonly currency: string; readonly amount: bigint }>();
  /** What a late renewal will bring back. */
  private gap = new Map<string, bigint>();
  private before: Levels = new Map();
  private day = 0;
  private readonly entity: Entity;
  private readonly last: number;
  private readonly rules: Rules;
  private goneOn = 0;

  constructor(entity: Entity, last: number, rules: Rules) {
    this.entity = entity;
    this.last = last;
    this.rules = rules;
  }

  private push(kind: string, currency: string, amount: bigint, logos = 0): void {
    this.moved.push({ entity: this.entity.id, day: this.day, kind, currency, amount, logos });
  }

  private pushAll(kind: string, amounts: Levels, logos: number): void {
    let once = logos;
    for (const [currency, amount] of amounts) {
      this.push(kind, currency, amount, once);
      once = 0;
    }
  }

  step(day: number): void {
    this.day = day;
    const today = levelOn(this.entity.items, day);
    if (this.status === "active" && this.entity.items.some((item) => item.turnedOn)) this.turn();
    const changes = new Map<string, bigint>();
    for (const currency of new Set([...this.before.keys(), ...today.keys()]))
      if (at(today, currency) !== at(this.before, currency)) changes.set(currency, at(today, currency) - at(this.before, currency));
    const stays = this.status === "active" || this.status === "held";
    if (pays(today) && stays) {
      this.status = "active";
      this.stay(changes);
    } else if (pays(today)) this.arrive(changes);
    else if (this.status === "active") this.stop(changes);
    this.endPauses();
    this.before = today;
    const held = [...[...this.paused.values()].map(({ currency }) => currency), ...this.gap.keys()];
    this.countedIn.set(day, new Set([...[...today].filter(([, level]) => level > 0n).map(([currency]) => currency), ...held]));
  }

  /** What a rate does to what is paid, before anything else of the day. */
  private turn(): void {
    const items = this.entity.items.map((item) => ({ ...item, valueOn: (day: number) => item.turnedOn?.(day) ?? item.valueOn(day - 1) }));
    const turned = levelOn(items, this.day);
    for (const [currency, level] of turned) this.push("fx", currency, level - at(this.before, currency));
    this.before = turned;
  }

  private arrive(changes: Levels): void {
    const away = monthOf(this.day as Day) - monthOf(this.goneOn as Day);
    const again = this.rules.newAgainMonths > 0 && away > this.rules.newAgainMonths;
    const first = this.status === "never" || again;
    const opens = first && this.entity.items.some((item) => item.opensOn(this.day) && worth(item, this.day).length > 0);
    this.pushAll(!first ? "reactivation" : opens ? "initial" : "new", changes, 1);
    this.status = "active";
  }

  /** Nothing is paid any more: on pause, between contract and late renewal, or lost. */
  private stop(changes: Levels): void {
    if (this.paused.size > 0 || this.entity.items.some((item) => beginsPause(item, this.day))) {
      this.stay(changes);
      this.status = "held";
    } else if (returnsSoon(this.entity, this.day, this.last, this.rules.gapDays)) {
      this.pushAll("pause", changes, 0);
      for (const [currency, amount] of changes) this.gap.set(currency, -amount);
      this.status = "held";
    } else {
      this.pushAll("churn", changes, -1);
      this.status = "gone";
      this.goneOn = this.day;
    }
  }

  /** A day on which the customer stays: what was held comes back, what is held goes, the rest is growth or loss. */
  private stay(changes: Levels): void {
    const rest = new Map(changes);
    const move: Move = (kind, currency, amount) => {
      this.push(kind, currency, amount);
      rest.set(currency, at(rest, currency) - amount);
    };
    const wasGap = this.gap.size > 0;
    for (const [currency, amount] of this.gap) move("resume", currency, amount);
    this.gap = new Map();
    const apart = new Map<Item, bigint>();
    this.open(apart, move);
    for (const item of this.entity.items) {
      const held = this.paused.get(item);
      if (beginsPause(item, this.day)) {
        for (const [currency, value] of worth(item, this.day - 1)) {
          this.paused.set(item, { since: this.day, currency, amount: nearest(value) });
          move("pause", currency, -nearest(value));
        }
      } else if (held && worth(item, this.day).length > 0) {
        this.paused.delete(item);
        move("resume", held.currency, held.amount);
        apart.set(item, held.amount);
      }
    }
    const isTransfer = this.entity.items.some((item) => changesCurrency(item, this.day));
    if (this.rules.swapDays === 0 && !isTransfer && !wasGap) this.changesOfEach(apart, move);
    const inOne = this.entity.items.some((item) => item.native);
    const [up, down] = !isTransfer ? ["expansion", "contraction"] : inOne ? ["fx", "fx"] : ["transfer_in", "transfer_out"];
    for (const [currency, amount] of rest) if (amount !== 0n) this.push((amount > 0n ? up : down) ?? "", currency, amount);
  }

  private open(apart: Map<Item, bigint>, move: Move): void {
    for (const item of this.entity.items.filter((one) => one.opensOn(this.day)))
      for (const [currency, value] of worth(item, this.day)) {
        move("initial", currency, nearest(value));
        apart.set(item, nearest(value));
      }
  }

  /** Where changes are kept apart: what every item has risen or fallen by, beside what came back or opened. */
  private changesOfEach(apart: ReadonlyMap<Item, bigint>, move: Move): void {
    for (const item of this.entity.items) {
      if (item.pausedOn(this.day)) continue;
      const [was, is] = [item.valueOn(this.day - 1), item.valueOn(this.day)];
      for (const currency of new Set([...was.keys(), ...is.keys()])) {
        const change = nearest(is.get(currency) ?? NOTHING) - nearest(was.get(currency) ?? NOTHING) - (apart.get(item) ?? 0n);
        if (change !== 0n) move(change > 0n ? "expansion" : "contraction", currency, change);
      }
    }
  }

  /** Pauses that end today without a return: cancelled, or too long. The pause is taken back and the loss written. */
  private endPauses(): void {
    const lost = new Map<string, bigint>();
    for (const [item, { since, currency, amount }] of this.paused) {
      if (item.pausedOn(this.day) && this.day < since + this.rules.pauseDays) continue;
      this.paused.delete(item);
      lost.set(currency, at(lost, currency) - amount);
    }
    for (const [currency, amount] of lost) this.push("pause", currency, -amount);
    if (lost.size > 0 && this.status === "held" && this.paused.size === 0) {
      this.pushAll("churn", lost, -1);
      this.status = "gone";
      this.goneOn = this.day;
    } else for (const [currency, amount] of lost) this.push("contraction", currency, amount);
  }
}

export type Walked = Pick<Walk, "moved" | "countedIn">;

/** Every day from the first to the last, one after another. */
export function walk(entity: Entity, first: number, last: number, rules: Rules = DEFAULTS): Walked {
  const way = new Walk(entity, last, rules);
  for (let day = first; day <= last; day++) way.step(day);
  return way;
}

/** The same subscription ends in one currency and goes on in another on one day (semantics B.2, row 55). */
function changesCurrency(shown: Item, day: number): boolean {
  const item = shown.native ?? shown;
  const before = worth(item, day - 1).map(([currency]) => currency);
  const after = worth(item, day).map(([currency]) => currency);
  return before.some((currency) => !after.includes(currency)) && after.some((currency) => !before.includes(currency));
}

function returnsSoon(entity: Entity, day: number, last: number, gapDays: number): boolean {
  for (let later = day + 1; later <= Math.min(day + gapDays, last); later++) if (pays(levelOn(entity.items, later))) return true;
  return false;
}
