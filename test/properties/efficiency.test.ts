import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costPurposes, day, financeMeasures, lastDay, month, UNITS_PER_MINOR } from "../../src/domain/index.ts";
import { factKinds } from "../../src/facts/index.ts";
import { type Ask, type Metric, metrics, type Sum } from "../../src/metrics/index.ts";

/** Rows of the fact tables, as a company might have them in one currency. */
interface Facts {
  readonly movement: readonly Readonly<Record<string, number>>[];
  readonly cost: readonly Readonly<Record<string, number>>[];
  readonly finance: readonly Readonly<Record<string, number>>[];
}

const FIRST = 2023 * 12;
const MONTHS = 18;
const NEW = factKinds.indexOf("new");
const CHURN = factKinds.indexOf("churn");

const at = fc.integer({ min: FIRST, max: FIRST + MONTHS - 1 });
const cents = fc.integer({ min: 1, max: 1_000_000 });

/** Customers who come with a price, and perhaps leave. */
const customers = fc.array(fc.record({ from: at, price: cents, stays: fc.integer({ min: 1, max: 30 }) }), { maxLength: 12 }).map((list) =>
  list.flatMap(({ from, price, stays }) => {
    const amount = price * 12 * Number(UNITS_PER_MINOR);
    const shared = { cohort: from, since: from };
    const comes = { ...shared, month: from, kind: NEW, amount, logos: 1, payers: 1 };
    const leaves = { ...shared, month: from + stays, kind: CHURN, amount: -amount, logos: -1, payers: -1 };
    return from + stays < FIRST + MONTHS ? [comes, leaves] : [comes];
  }),
);
const costs = fc.array(fc.record({ month: at, purpose: fc.nat(costPurposes.length - 1), said: fc.constant(1), amount: cents }), {
  maxLength: 40,
});
const figures = fc.array(fc.record({ month: at, measure: fc.nat(financeMeasures.length - 1), amount: cents }), { maxLength: 60 });
const factsArb: fc.Arbitrary<Facts> = fc.record({ movement: customers, cost: costs, finance: figures });

/** What an engine would answer. */
function sumsOf(facts: Facts, ask: Ask): readonly Sum[] {
  const rows = ask.fact in facts ? facts[ask.fact as keyof Facts] : [];
  const groups = new Map<string, { keys: number[]; rows: number; sums: bigint[] }>();
  for (const row of rows) {
    const holds = (ask.where ?? []).every((condition) => {
      const value = row[condition.column] ?? 0;
      return "in" in condition ? condition.in.includes(value) : value >= (condition.from ?? value) && value <= (condition.to ?? value);
    });
    if (!holds) continue;
    const keys = ask.by.map((column) => row[column] ?? 0);
    const group = groups.get(keys.join()) ?? { keys, rows: 0, sums: ask.sums.map(() => 0n) };
    group.rows += 1;
    group.sums = group.sums.map((sum, i) => sum + BigInt(row[ask.sums[i] ?? ""] ?? 0));
    groups.set(keys.join(), group);
  }
  return [...groups.values()];
}

const EFFICIENCY = /cac|^ltv|margin|cost_to_serve|break_even|capital_at_risk|magic|burn|rule_of/;
const efficiency = metrics.filter(({ id }) => EFFICIENCY.test(id));
const through = lastDay(month(FIRST + MONTHS - 1));

function pointsOf(metric: Metric, method: string, facts: Facts) {
  const periods = [3, 12].flatMap((size) =>
    Array.from({ length: Math.floor(MONTHS / size) }, (_, i) => ({
      from: month(FIRST + i * size),
      to: month(FIRST + i * size + size - 1),
    })),
  );
  const context = { periods, method, through: day(through), firstMonth: month(FIRST) };
  const sums = Object.fromEntries(Object.entries(metric.asks(context)).map(([name, ask]) => [name, sumsOf(facts, ask)]));
  return metric.compute(sums, context);
}

const doubled = (facts: Facts): Facts => ({
  movement: facts.movement.map((row) => ({ ...row, amount: (row["amount"] ?? 0) * 2 })),
  cost: facts.cost.map((row) => ({ ...row, amount: (row["amount"] ?? 0) * 2 })),
  finance: facts.finance.map((row) => ({ ...row, amount: (row["amount"] ?? 0) * 2 })),
});

const each = efficiency.flatMap((metric) => metric.methods.map(({ name }) => [metric.id, name, metric] as const));

describe.each(each)("%s, %s", (_, method, metric) => {
  test("twice the money is twice the money, and the same ratio, in the same number of months", () => {
    fc.assert(
      fc.property(factsArb, (facts) => {
        const before = pointsOf(metric, method, facts);
        pointsOf(metric, method, doubled(facts)).forEach((point, i) => {
          const once = before[i];
          expect([point.reason, point.n]).toEqual([once?.reason, once?.n]);
          if (point.value === null || typeof once?.value !== "number") return;
          const wanted = metric.unit === "money" ? once.value * 2 : once.value;
          expect(Math.abs(point.value - wanted)).toBeLessThanOrEqual(metric.unit === "money" ? 1 : Math.abs(wanted) * 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("a value is a number, and a missing one has a reason that the metric names", () => {
    fc.assert(
      fc.property(factsArb, (facts) => {
        for (const { value, reason } of pointsOf(metric, method, facts)) {
          if (value === null) expect(metric.reasons).toContain(reason);
          else expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("without costs and accounts there is no value, and never zero", () => {
    fc.assert(
      fc.property(customers, (movement) => {
        for (const { value } of pointsOf(metric, method, { movement, cost: [], finance: [] })) expect(value).toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});

test("adding a cost never lowers CAC", () => {
  const cac = efficiency.find(({ id }) => id === "cac");
  if (!cac) throw new Error("cac is a metric");
  fc.assert(
    fc.property(factsArb, at, cents, fc.nat(costPurposes.length - 1), (facts, booked, amount, purpose) => {
      const more = { ...facts, cost: [...facts.cost, { month: booked, purpose, said: 1, amount }] };
      const before = pointsOf(cac, "blended", facts);
      pointsOf(cac, "blended", more).forEach(({ value }, i) => {
        const once = before[i]?.value;
        if (typeof once === "number") expect(value).toBeGreaterThanOrEqual(once);
      });
    }),
  );
});
