import { type Day, day, lastDay, type Month, month, monthOf, parseDay } from "../../src/domain/index.ts";
import { FIRST, HORIZON } from "./arbitrary.ts";
import { type Exact, levelOn, NOTHING, plus } from "./levels.ts";
import { type Entity, entitiesOf, type Level, walk } from "./movements.ts";
import { familyOf } from "./units.ts";
import type { World } from "./world.ts";

/** What began when, and how it ended: the plainest telling of one entity's history. */
export interface History {
  readonly id: string;
  readonly starts: Readonly<Record<"first_payment" | "live" | "contact" | "sale", number>>;
  /** Months of returns. */
  readonly returns: readonly number[];
  readonly spells: readonly string[];
  worth(at: number, currency: string): bigint;
  /** Whether it counts as a customer at the end of a month. */
  counts(at: number): boolean;
  seats(at: number): Exact;
  /** The currency of its first payment. */
  readonly home: string;
}

const earliest = (days: readonly (string | undefined)[]): number =>
  Math.min(
    ...days.flatMap((text) => (text === undefined ? [] : [Number(parseDay(text))])).filter((one) => one <= HORIZON),
    Number.POSITIVE_INFINITY,
  );
const monthNumber = (on: number): number => (Number.isFinite(on) ? monthOf(day(on)) : 0);
const end = (at: number): number => Math.min(lastDay(month(at)), HORIZON);

interface Paying {
  readonly from: number;
  /** The day it was lost; infinite while it is not. */
  readonly to: number;
  readonly kind: string;
}

function payingSpells(entity: Entity): readonly Paying[] {
  const rows = walk(entity, FIRST, HORIZON).moved.filter((row) => row.logos !== 0);
  return rows.flatMap((row, i) =>
    row.logos > 0 ? [{ from: row.day, to: rows[i + 1]?.day ?? Number.POSITIVE_INFINITY, kind: row.kind }] : [],
  );
}

/** First day from `from` on, before `to`, on which something is paid. */
function firstPaidDay(entity: Entity, from: number, to: number): number {
  for (let on = from; on < to && on <= HORIZON; on++) if ([...levelOn(entity.items, on).values()].some((level) => level > 0n)) return on;
  return Number.POSITIVE_INFINITY;
}

const spell = (kind: string, again: boolean, start: number, entry: number, until: number, how: "lost" | "passed"): string => {
  const ended = Number.isFinite(until);
  return `${kind} ${again ? 1 : 0} ${monthNumber(start)} ${monthNumber(entry)} ${ended ? monthNumber(until) : "open"} ${ended ? how : "running"}`;
};

/** The first time at risk of never going live; none where nobody saw it begin. */
function onboardingOf({ live }: Entity, { from, to, kind }: Paying, sale: number, liveAt: number): readonly string[] {
  const opens = kind === "initial";
  const committed = sale <= from;
  if (live < from) return committed && sale <= live && !opens ? [spell("onboarding", false, sale, sale, live, "passed")] : [];
  if (!committed && opens) return [];
  const start = committed ? sale : from;
  const passed = Number.isFinite(liveAt);
  return [spell("onboarding", false, start, opens ? from : start, passed ? liveAt : to, passed ? "passed" : "lost")];
}

function spellsOf(entity: Entity, paying: readonly Paying[], sale: number): readonly string[] {
  const told = paying.flatMap((one, i) => {
    const { from, to, kind } = one;
    const again = kind === "reactivation";
    const opens = kind === "initial";
    const live = firstPaidDay(entity, Math.max(from, entity.live), to);
    return [
      ...(opens ? [] : [spell("paying", again, from, from, to, "lost")]),
      ...(Number.isFinite(live) ? [spell("usage", again, opens && entity.live < from ? entity.live : live, live, to, "lost")] : []),
      ...(i === 0 ? onboardingOf(entity, one, sale, live) : []),
    ];
  });
  return told.sort();
}

export function historiesOf(world: World, level: Level): readonly History[] {
  return entitiesOf(world, level).flatMap((entity) => {
    const paying = payingSpells(entity);
    const [first] = paying;
    if (!first) return [];
    const accounts = new Set(
      level === "parent"
        ? world.accounts.map((row) => row.account_id).filter((one) => familyOf(world, one) === entity.id)
        : entity.items.map(({ account }) => account),
    );
    const deals = world.deals.filter((deal) => accounts.has(deal.account_id));
    const sale = earliest(deals.filter(({ outcome, type }) => outcome === "won" && type === "new").map(({ closed_on }) => closed_on));
    const lives = paying.map(({ from, to }) => firstPaidDay(entity, Math.max(from, entity.live), to));
    const live = lives.find(Number.isFinite) ?? Number.POSITIVE_INFINITY;
    const moved = walk(entity, FIRST, HORIZON).moved;
    return [
      {
        id: entity.id,
        starts: {
          first_payment: first.kind === "new" ? monthNumber(first.from) : 0,
          live: monthNumber(live),
          contact: monthNumber(earliest(deals.map(({ created_on }) => created_on))),
          sale: monthNumber(sale),
        },
        returns: paying.filter(({ kind }) => kind === "reactivation").map(({ from }) => monthNumber(from)),
        spells: spellsOf(entity, paying, sale),
        worth: (at, currency) => levelOn(entity.items, end(at)).get(currency) ?? 0n,
        counts: (at) => moved.filter((row) => row.day <= end(at)).reduce((sum, row) => sum + row.logos, 0) > 0,
        seats: (at) => entity.items.reduce((sum, item) => plus(sum, item.seatsOn(end(at))), NOTHING),
        home: moved.find((row) => row.logos > 0)?.currency ?? "",
      },
    ];
  });
}

/** The last month in whose every day the world lies. */
export const LAST_FULL = (monthOf(HORIZON as Day) - 1) as Month;
