import { parseDay } from "../../src/domain/index.ts";
import { type Exact, type Item, itemsOf, levelOn, nearest } from "./levels.ts";
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

const GAP_DAYS = 10;
const PAUSE_DAYS = 90;

export type Level = "customer" | "subscription" | "parent";

/** Whom we count: customers, subscriptions, or families of accounts. */
export function entitiesOf(world: World, level: Level): readonly Entity[] {
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

  constructor(entity: Entity, last: number) {
    this.entity = entity;
    this.last = last;
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

  private arrive(changes: Levels): void {
    const opens = this.status === "never" && this.entity.items.some((item) => item.opensOn(this.day) && worth(item, this.day).length > 0);
    this.pushAll(this.status !== "never" ? "reactivation" : opens ? "initial" : "new", changes, 1);
    this.status = "active";
  }

  /** Nothing is paid any more: on pause, between contract and late renewal, or lost. */
  private stop(changes: Levels): void {
    if (this.paused.size > 0 || this.entity.items.some((item) => beginsPause(item, this.day))) {
      this.stay(changes);
      this.status = "held";
    } else if (returnsSoon(this.entity, this.day, this.last)) {
      this.pushAll("pause", changes, 0);
      for (const [currency, amount] of changes) this.gap.set(currency, -amount);
      this.status = "held";
    } else {
      this.pushAll("churn", changes, -1);
      this.status = "gone";
    }
  }

  /** A day on which the customer stays: what was held comes back, what is held goes, the rest is growth or loss. */
  private stay(changes: Levels): void {
    const rest = new Map(changes);
    const move = (kind: string, currency: string, amount: bigint): void => {
      this.push(kind, currency, amount);
      rest.set(currency, at(rest, currency) - amount);
    };
    for (const [currency, amount] of this.gap) move("resume", currency, amount);
    this.gap = new Map();
    const opening = this.entity.items.filter((item) => item.opensOn(this.day)).flatMap((item) => worth(item, this.day));
    for (const [currency, value] of opening) move("initial", currency, nearest(value));
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
      }
    }
    const isTransfer = this.entity.items.some((item) => changesCurrency(item, this.day));
    for (const [currency, amount] of rest) {
      if (amount > 0n) this.push(isTransfer ? "transfer_in" : "expansion", currency, amount);
      if (amount < 0n) this.push(isTransfer ? "transfer_out" : "contraction", currency, amount);
    }
  }

  /** Pauses that end today without a return: cancelled, or too long. The pause is taken back and the loss written. */
  private endPauses(): void {
    const lost = new Map<string, bigint>();
    for (const [item, { since, currency, amount }] of this.paused) {
      if (item.pausedOn(this.day) && this.day < since + PAUSE_DAYS) continue;
      this.paused.delete(item);
      lost.set(currency, at(lost, currency) - amount);
    }
    for (const [currency, amount] of lost) this.push("pause", currency, -amount);
    if (lost.size > 0 && this.status === "held" && this.paused.size === 0) {
      this.pushAll("churn", lost, -1);
      this.status = "gone";
    } else for (const [currency, amount] of lost) this.push("contraction", currency, amount);
  }
}

export type Walked = Pick<Walk, "moved" | "countedIn">;

/** Every day from the first to the last, one after another. */
export function walk(entity: Entity, first: number, last: number): Walked {
  const way = new Walk(entity, last);
  for (let day = first; day <= last; day++) way.step(day);
  return way;
}

/** The same subscription ends in one currency and goes on in another on one day (semantics B.2, row 55). */
function changesCurrency(item: Item, day: number): boolean {
  const before = worth(item, day - 1).map(([currency]) => currency);
  const after = worth(item, day).map(([currency]) => currency);
  return before.some((currency) => !after.includes(currency)) && after.some((currency) => !before.includes(currency));
}

function returnsSoon(entity: Entity, day: number, last: number): boolean {
  for (let later = day + 1; later <= Math.min(day + GAP_DAYS, last); later++) if (pays(levelOn(entity.items, later))) return true;
  return false;
}
