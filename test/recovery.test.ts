import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecoveryQuestion } from "../src/contract/index.ts";
import { month } from "../src/domain/index.ts";
import { recoveryOf } from "../src/metrics/index.ts";
import { operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const WON: RecoveryQuestion = { from: "2024-01", to: "2024-03", where: [], level: "customer", limit: 10 };

async function ledgerOf(...lines: readonly string[]) {
  const context = await emptyLedger();
  await importText(context, company(...lines), { answers: { through: "2024-06-30" } });
  return context;
}

test("a customer has paid back in the month in which its margin has reached its CAC; who left has not, and who pays on will", async () => {
  // Serving costs 115 of the 1150 that was paid (the mean of openings and closings): the margin is 90 %. Each of the three cost 570.
  const context = await ledgerOf(
    "quick: 200 USD/month from 2024-03",
    "slow: 20 USD/month from 2024-03",
    "gone: 380 USD/month from 2024-03, gone 2024-04",
    "costs: 1710 USD acquire in 2024-03, 58 USD serve in 2024-03, 19 USD serve in 2024-04..2024-06",
  );
  const found = await operations.recovery(context, WON, quiet);
  expect(found).toMatchObject({ period: "2024-Q1", observed: "2024-06", currency: "USD" });
  expect(found.margin).toBeCloseTo(0.9, 12);
  expect(
    found.customers.map(({ id, won, mrr, cost, returned, left, paidBack, monthsLeft }) => [
      id,
      won,
      mrr,
      cost,
      returned,
      left,
      paidBack,
      monthsLeft,
    ]),
  ).toEqual([
    // 180 a month: 540 after three of them, 720 after four.
    ["quick", "2024-03", 200_00, 570_00, 720_00, 0, "2024-06", null],
    // 18 a month: 498 are left, which takes 27.7 months.
    ["slow", "2024-03", 20_00, 570_00, 72_00, 498_00, null, 28],
    ["gone", "2024-03", 0, 570_00, 342_00, 228_00, null, null],
  ]);
  await context.close();
});

test("without costs nothing is said of anybody, and two currencies are not ranked in one list", async () => {
  const context = await ledgerOf("a: 200 USD/month from 2024-03", "b: 20 EUR/month from 2024-03");
  await expect(operations.recovery(context, WON, quiet)).rejects.toMatchObject({ code: "which_currency" });
  const found = await operations.recovery(context, { ...WON, currency: "EUR" }, quiet);
  expect(found).toMatchObject({ margin: null, customers: [] });
  expect(found.reason).toMatch(/^no_/);
  await context.close();
});

test("what was spent is what has come back and what is left, the month of payback splits them, and it is reached in as many months as are said", () => {
  const change = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5_000 }));
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 200_000 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      (made, cost, margin) => {
        const won = month(24_000);
        const last = month(24_020);
        const changes = new Map(made.map(([at, amount]) => [month(24_000 + at), BigInt(amount) * 332_640n]));
        const found = recoveryOf(won, last, changes, cost, margin);
        expect(found.left).toBeCloseTo(Math.max(0, cost - found.returned), 6);
        expect(found.left === 0).toBe(found.paidBack !== null);
        if (found.paidBack !== null) {
          expect(recoveryOf(won, found.paidBack, changes, cost, margin).left).toBe(0);
          expect(recoveryOf(won, month(found.paidBack - 1), changes, cost, margin).paidBack).toBeNull();
        }
        if (found.monthsLeft !== null) {
          expect(recoveryOf(won, month(last + found.monthsLeft), changes, cost, margin).left).toBeLessThan(1e-6 * cost);
          expect(recoveryOf(won, month(last + found.monthsLeft - 1), changes, cost, margin).paidBack).toBeNull();
        }
      },
    ),
  );
});
