import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FactKeeper, openDuckStore, openPostgresStore } from "../src/analytics/index.ts";
import type { MetricQuestion } from "../src/contract/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const names = ["a", "b", "c", "d", "e"] as const;

const lines = `subscription_id,line_id,account_id,starts_on,price,interval,currency,quantity
${names.map((name) => `s-${name},l-${name},${name},2024-01-01,10,month,USD,2`).join("\n")}
`;
const usage = (rows: readonly string[]): string => `usage_id,account_id,on,meter,quantity\n${rows.join("\n")}\n`;
const calls = names.flatMap((name, i) => [`u1${name},${name},2024-01-0${i + 1},calls,10.5`, `u2${name},${name},2024-01-2${i},calls,2`]);

/** Usage is read as sums of months: what holds of single records must hold of them. */
describe.each(["duckdb", "postgres"] as const)("usage kept in %s", (engine) => {
  let base: Context;
  let context: Context;
  let clock = new Date("2024-06-01T12:00:00Z");
  let batch: number | null = null;

  beforeAll(async () => {
    base = await emptyLedger(() => clock);
    const store = engine === "duckdb" ? await openDuckStore(":memory:") : await openPostgresStore(base.storage.pool);
    context = { ...base, store, keeper: new FactKeeper({ pool: base.storage.pool, store, settings: () => base.counting.current }) };
    const answers = { source: "metering", through: "2024-05-31" };
    await importText(context, { "subscription_lines.csv": lines, "usage.csv": usage(calls) }, { answers });
  });
  afterAll(async () => {
    await context.store.close();
    await base.close();
  });

  const usageAt = async (part: string, rest: Partial<MetricQuestion> = {}) => {
    const asked = { metric: "cohort_usage", from: "2024-01", to: "2024-01", by: "month" as const, level: "customer" as const, part };
    const question = { ...asked, ...rest, where: [...(rest.where ?? [])] };
    return (await operations.metric(context, question, quiet)).series.map(({ value, n, reason, segment }) => ({
      value,
      n,
      reason,
      segment,
    }));
  };
  const ofMeter = (meter: string): Partial<MetricQuestion> => ({ where: [{ field: "usage.meter", values: [meter] }] });

  test("is the sum of the month's measurements, decimals and all", async () => {
    expect(await usageAt("0")).toMatchObject([{ value: 62.5, n: 5 }]);
    expect(await usageAt("1")).toMatchObject([{ value: 0, n: 5 }]);
  });

  test("a correction takes the place of the measurement it corrects, and an undo brings that back", async () => {
    clock = new Date("2024-06-02T12:00:00Z");
    const answers = { source: "metering", through: "2024-05-31" };
    batch = (await importText(context, { "usage.csv": usage(["u1a,a,2024-01-01,calls,110.5"]) }, { answers })).batch;
    expect(await usageAt("0")).toMatchObject([{ value: 162.5 }]);
    expect(await usageAt("0", { asOf: "2024-06-01T18:00:00Z" })).toMatchObject([{ value: 62.5 }]);
    if (batch !== null) await operations.undo(context, { batch }, quiet);
    expect(await usageAt("0")).toMatchObject([{ value: 62.5 }]);
  });

  test("of several meters is never added: one is chosen, or each stands alone", async () => {
    const answers = { source: "metering", through: "2024-05-31" };
    const more = names.map((name) => `u3${name},${name},2024-02-03,seats of a meter,1`);
    await importText(context, { "usage.csv": usage(more) }, { answers });
    expect(
      (await operations.metric(context, { metric: "cohort_usage", by: "total", where: [], level: "customer" }, quiet)).series,
    ).toMatchObject([{ value: null, reason: "several_meters" }]);
    expect(await usageAt("0", ofMeter("calls"))).toMatchObject([{ value: 62.5, n: 5 }]);
    expect(await usageAt("1", ofMeter("seats of a meter"))).toMatchObject([{ value: 5, n: 5 }]);
    expect(await usageAt("1", { segment: "usage.meter" })).toMatchObject([
      { segment: "calls", value: 0, n: 5 },
      { segment: "seats of a meter", value: 5, n: 5 },
    ]);
  });

  test("counts those who use and do not pay, by their first use", async () => {
    const answers = { source: "metering", through: "2024-05-31" };
    const free = ["f", "g", "h", "i", "j", "k"].map((name) => `u4${name},${name},2024-03-03,calls,3`);
    await importText(context, { "usage.csv": usage(free) }, { answers });
    const question = { from: "2024-03", to: "2024-03", method: "first_use", ...ofMeter("calls") };
    expect(await usageAt("0", question)).toMatchObject([{ value: 18, n: 6 }]);
  });

  test("opens to the entry of its last measurement", async () => {
    const where = [{ field: "usage.meter", values: ["calls"] }];
    const asked = { metric: "cohort_usage", period: "2024-01", part: "0", level: "customer" as const, limit: 10, offset: 0, where };
    const told = await operations.explain(context, asked, quiet);
    expect(told.terms.map(({ term, total }) => [term, total])).toEqual([
      ["now", 62.5],
      ["members", 5],
    ]);
    const [first] = told.contributions;
    const { opened } = await operations.explain(context, { ...asked, entity: first?.entity ?? 0 }, quiet);
    expect(opened?.facts[0]?.entries[0]).toMatchObject({ type: "usage", source: "metering" });
  });
});
