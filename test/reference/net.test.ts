import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, monthOf } from "../../src/domain/index.ts";
import { factKinds } from "../../src/facts/index.ts";
import { FIRST, HORIZON, worldArb } from "./arbitrary.ts";
import { factsOf } from "./engine.ts";
import { entitiesOf, type Moved, walk } from "./movements.ts";
import { numberOf } from "./units.ts";
import type { World } from "./world.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 40), seed: Number(process.env["SEED"] ?? 20240229) };
const SIZES = [
  ["net_month", 1],
  ["net_quarter", 3],
  ["net_year", 12],
] as const;

const periodOf = (day: number, size: number, yearStart: number): number => Math.floor((monthOf(day as Day) - (yearStart - 1)) / size);
const total = (rows: readonly Moved[]): bigint => rows.reduce((sum, { amount }) => sum + amount, 0n);

/** What a customer's whole period comes to: whether it came, went, or pays more or less than before; openings apart (semantics B.1). */
function kindOf(opening: bigint, closing: bigint, change: bigint, kinds: ReadonlySet<string>): string {
  const first = (...names: readonly string[]): string | undefined => names.find((name) => kinds.has(name));
  if (change > 0n && opening <= 0n && closing > 0n) return first("new", "reactivation", "transfer_in", "resume") ?? "expansion";
  if (change < 0n && closing <= 0n) return first("churn", "transfer_out", "pause") ?? "contraction";
  return change > 0n ? "expansion" : "contraction";
}

function expected(world: World, size: number, yearStart: number): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const entity of entitiesOf(world, "customer")) {
    const { moved } = walk(entity, FIRST, HORIZON);
    for (const currency of new Set(moved.map((row) => row.currency))) {
      const own = moved.filter((row) => row.currency === currency);
      for (const period of new Set(own.map(({ day }) => periodOf(day, size, yearStart)))) {
        const within = own.filter(({ day }) => periodOf(day, size, yearStart) === period);
        const opening = total(own.filter(({ day }) => periodOf(day, size, yearStart) < period));
        const initial = total(within.filter(({ kind }) => kind === "initial"));
        const change = total(within) - initial;
        const kind = kindOf(opening, opening + total(within), change, new Set(within.map((row) => row.kind)));
        const key = `${numberOf(world, entity.id)} ${currency} ${period}`;
        if (initial !== 0n) sums.set(`${key} initial`, initial);
        if (change !== 0n) sums.set(`${key} ${kind}`, change);
      }
    }
  }
  return sums;
}

function made(world: World, column: (typeof SIZES)[number][0], size: number, fiscalYearStart: number): ReadonlyMap<string, bigint> {
  const facts = factsOf(world, "customer", { fiscalYearStart, segments: "today" });
  const sums = new Map<string, bigint>();
  for (const row of facts.table("movement")) {
    const kind = factKinds[Number(row[column])] ?? "none";
    const period = periodOf(Number(row["day"]), size, fiscalYearStart);
    const key = `${row["entity"]} ${facts.currency(row["currency"] ?? 0n)} ${period} ${kind}`;
    sums.set(key, (sums.get(key) ?? 0n) + (row["amount"] ?? 0n));
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0n));
}

const sorted = (sums: ReadonlyMap<string, bigint>): readonly string[] => [...sums].map(([key, amount]) => `${key} ${amount}`).sort();

test.each(SIZES)("the net view, by %s, is what a customer's whole period comes to, in any financial year", (column, size) => {
  fc.assert(
    fc.property(worldArb({ min: 1, max: 1 }), fc.integer({ min: 1, max: 12 }), (world, yearStart) => {
      expect(sorted(made(world, column, size, yearStart))).toEqual(sorted(expected(world, size, yearStart)));
    }),
    { ...runs, numRuns: runs.numRuns * 2 },
  );
});
