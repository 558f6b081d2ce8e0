import { afterEach, expect, test } from "vitest";
import { beginDemo, type Context, declineDemo, operations, type Report, wantsDemo } from "../src/operations/index.ts";
import { emptyLedger } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const quiet = (): undefined => undefined;
const open = async (): Promise<Context> => {
  context = await emptyLedger(() => new Date("2026-11-22T12:00:00Z"));
  return context;
};

test("a first start that was interrupted goes on with what is missing", async () => {
  const ledger = await open();
  const stopAtLeads: Report = ({ phase, label }) => {
    if (phase === "writing" && label === "hubspot-leads.csv") throw new Error("stopped");
  };
  await expect(beginDemo(ledger, ledger.dataFolder, stopAtLeads)).rejects.toThrow("stopped");
  expect(await wantsDemo(ledger, ledger.dataFolder)).toBe(true);

  const { files } = await beginDemo(ledger, ledger.dataFolder, quiet);
  const outcomes = Object.fromEntries(files.map(({ name, outcome }) => [name, outcome]));
  expect(outcomes).toMatchObject({ "hubspot-deals.csv": "unchanged", "hubspot-leads.csv": "imported", "stripe-customers.csv": "imported" });
  expect(await wantsDemo(ledger, ledger.dataFolder)).toBe(false);

  const { series } = await operations.metric(ledger, { metric: "net_revenue_retention", where: [], level: "customer", by: "total" }, quiet);
  expect(series.map(({ currency, value }) => [currency, value?.toFixed(3)])).toEqual([
    ["EUR", "1.088"],
    ["USD", "1.118"],
  ]);
});

test("an empty ledger that was wanted stays empty", async () => {
  const ledger = await open();
  expect(await wantsDemo(ledger, ledger.dataFolder)).toBe(true);
  await declineDemo(ledger.dataFolder);
  expect(await wantsDemo(ledger, ledger.dataFolder)).toBe(false);
});
