import type { MetricQuestion, SeriesPoint } from "../../src/contract/index.ts";
import { type Day, DEFAULT_SETTINGS, day, type Grain, type Overrides, parseDay } from "../../src/domain/index.ts";
import { type Counting, factKinds } from "../../src/facts/index.ts";
import { answer } from "../../src/operations/evaluate.ts";
import { plainCounting } from "../helpers/counting.ts";
import { MemoryFacts } from "../helpers/memory-facts.ts";
import { HORIZON } from "./arbitrary.ts";
import { showDay } from "./levels.ts";
import type { Level } from "./movements.ts";
import { unitsOf } from "./units.ts";
import { SOURCES, type World } from "./world.ts";

const LEVELS = SOURCES.indexOf("levels") + 1;

/** The counting of semantics B.2's defaults, as the reference has it built in. */
export const countingOf = (world: World, level: Level): Counting =>
  plainCounting(day(HORIZON), {
    level,
    snapshotDays: new Map([[LEVELS, [...new Set(world.snapshots.map((row) => parseDay(row.on) as Day))].sort((a, b) => a - b)]]),
  });

/** The facts our engine makes of a world. */
export const factsOf = (world: World, level: Level = "customer", changed: Overrides = {}): MemoryFacts =>
  new MemoryFacts(unitsOf(world), { ...countingOf(world, level), ...changed });

export interface Told {
  readonly entity: number;
  readonly day: number;
  readonly kind: string;
  readonly currency: string;
  readonly amount: bigint;
}

function sumsOf(rows: readonly Told[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { entity, day: on, kind, currency, amount } of rows) {
    const key = `${entity} ${showDay(on)} ${kind} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return sums;
}

/** Movements as lines of text, same-day rows of one kind added up, in a fixed order. */
export const told = (rows: readonly Told[]): readonly string[] =>
  [...sumsOf(rows)]
    .filter(([, amount]) => amount !== 0n)
    .map(([key, amount]) => `${key} ${amount}`)
    .sort();

/** What rounding each of several parts may leave, in units of which a cent has 27,720. */
const ROUNDED = 5n;

/** Where two tellings differ by more than rounding. */
export function unlike(made: readonly Told[], expected: readonly Told[]): readonly string[] {
  const [one, other] = [sumsOf(made), sumsOf(expected)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [a, b] = [one.get(key) ?? 0n, other.get(key) ?? 0n];
    return a - b > ROUNDED || b - a > ROUNDED ? [`${key} ${a}, not ${b}`] : [];
  });
}

export const movementsIn = (facts: MemoryFacts): readonly (Told & { readonly logos: number })[] =>
  facts.table("movement").map((row) => ({
    entity: Number(row["entity"]),
    day: Number(row["day"]),
    kind: factKinds[Number(row["kind"])] ?? "",
    currency: facts.currency(row["currency"] ?? 0n) ?? "",
    amount: row["amount"] ?? 0n,
    logos: Number(row["logos"] ?? 0n),
  }));

export interface Answered extends SeriesPoint {
  readonly metric: string;
}

/** What the engine answers about a world, without a ledger in between; by other settings of formulas, if some are given. */
export async function asker(
  world: World,
  level: Level,
  changed: Overrides = {},
): Promise<(metric: string, by: Grain, method?: string, segment?: string) => Promise<readonly Answered[]>> {
  const reader = factsOf(world, level, changed);
  const span = await reader.span();
  return async (metric, by, method, segment) => {
    const question: MetricQuestion = {
      metric,
      by,
      level,
      where: [],
      from: "2022-01",
      ...(method && { method }),
      ...(segment && { segment }),
    };
    const view = {
      reader,
      scope: { level, asOf: null, otherwise: {} },
      settings: { ...DEFAULT_SETTINGS, ...changed },
      span,
      through: span === null ? null : day(HORIZON),
    };
    const found = await answer(view, question);
    return found.series.map((point) => ({ ...point, metric, ...(found.currency && { currency: found.currency }) }));
  };
}
