import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});
const quiet = (): undefined => undefined;
const ask = async (metric: string) => {
  context ??= await emptyLedger();
  return (await operations.metric(context, { metric, by: "month", where: [], level: "customer", from: "2024-02", to: "2024-02" }, quiet))
    .series;
};

test("a ledger of deals alone does not know MRR, and does not call it zero", async () => {
  context = await emptyLedger();
  await importText(context, company("deal acme: sql 2024-01-10, won 2024-02-15", "deal blue: sql 2024-01-12"));
  for (const metric of ["mrr", "arr", "active_customers", "net_revenue_retention"])
    expect(await ask(metric), metric).toMatchObject([{ value: null, n: 0, reason: "no_revenue" }]);
  expect(await ask("bowtie_volume")).toContainEqual(expect.objectContaining({ part: "commit", value: 1 }));
});
