import { expect } from "vitest";
import type { Context } from "../../src/operations/index.ts";
import { ask, grouped } from "../helpers/golden.ts";

/** A change of what a customer pays a month, in cents. */
export interface Changed {
  readonly customer: string;
  readonly day: string;
  readonly cents: number;
}

const GAP_DAYS = 10;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The five columns of one customer, as anyone would fill them in by hand: each day against the day before. */
function* columnsOf(changes: readonly Changed[]): Generator<readonly [month: string, column: string, cents: number]> {
  const days = [
    ...grouped(
      changes,
      ({ day }) => day,
      ({ cents }) => cents,
    ),
  ]
    .filter(([, net]) => net !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let level = 0;
  let seen = false;
  /** What is held back between two contracts that follow within the gap. */
  let held = 0;
  for (const [i, [day, net]] of days.entries()) {
    const month = day.slice(0, 7);
    const before = level;
    level += net;
    if (before > 0 && level > 0) yield [month, net > 0 ? "expansion" : "contraction", net];
    else if (level === 0) {
      const next = days[i + 1]?.[0];
      held = next !== undefined && daysBetween(day, next) <= GAP_DAYS ? before : 0;
      yield [month, held > 0 ? "contraction" : "churn", net];
    } else if (held > 0) {
      yield [month, "expansion", held];
      yield [month, level > held ? "expansion" : "contraction", level - held];
      held = 0;
    } else {
      yield [month, seen ? "reactivation" : "new", net];
    }
    seen = true;
  }
}

/** The engine's waterfall holds, month by month and column by column, what filling it in by hand gives. */
export async function expectColumnsByHand(context: Context, changes: readonly Changed[], from: string, to: string): Promise<void> {
  const wanted = new Map<string, number>();
  for (const customer of new Set(changes.map((change) => change.customer))) {
    for (const [month, column, cents] of columnsOf(changes.filter((change) => change.customer === customer)))
      wanted.set(`${month} ${column}`, (wanted.get(`${month} ${column}`) ?? 0) + cents);
  }
  const points = await ask(context, { metric: "mrr_movements", from, to });
  const columns = points.filter(({ part }) => part !== "opening" && part !== "closing");
  expect(columns.length).toBeGreaterThan(0);
  const found = Object.fromEntries(columns.map(({ period, part, value }) => [`${period} ${part}`, value]));
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((key) => [key, wanted.get(key) ?? 0])));
  expect([...wanted.keys()].filter((key) => !(key in found))).toEqual([]);
}
