import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const ask = { from: "2024-02", to: "2024-06", where: [], level: "customer" as const, limit: 2 };
const quiet = (): undefined => undefined;
const short = (movers: readonly { id: string; kind: string; reason: string; amount: number; rows: number }[]): unknown[] =>
  movers.map(({ id, kind, reason, amount, rows }) => [id, kind, reason, amount, rows]);

test("the largest movements of a period are listed with kind and reason, up and down apart", async () => {
  context = await emptyLedger();
  await importText(
    context,
    company(
      "acme: 100 USD/month from 2024-01, +50 in 2024-03, +25 in 2024-05",
      "blue: 200 USD/month from 2024-01, gone 2024-04",
      "cyan: 30 USD/month from 2024-02",
      "dune: 40 USD/month from 2024-01, -15 in 2024-02",
      "echo: 10 USD/month from 2024-02",
    ),
    { answers: { through: "2024-06-30" } },
  );
  const { period, currency, gains, losses } = await operations.movers(context, ask, quiet);
  expect([period, currency]).toEqual(["2024-02..2024-06", "USD"]);
  expect(short(gains)).toEqual([
    ["acme", "expansion", "price", 75_00, 2],
    ["cyan", "new", "unknown", 30_00, 1],
  ]);
  expect(short(losses)).toEqual([
    ["blue", "churn", "unknown", -200_00, 1],
    ["dune", "contraction", "price", -15_00, 1],
  ]);
});

test("money of two currencies is not ranked in one list", async () => {
  context = await emptyLedger();
  await importText(context, company("acme: 100 USD/month from 2024-02", "blue: 200 EUR/month from 2024-02"), {
    answers: { through: "2024-06-30" },
  });
  await expect(operations.movers(context, ask, quiet)).rejects.toMatchObject({ code: "which_currency" });
  const { gains } = await operations.movers(context, { ...ask, currency: "EUR" }, quiet);
  expect(short(gains)).toEqual([["blue", "new", "unknown", 200_00, 1]]);
});
