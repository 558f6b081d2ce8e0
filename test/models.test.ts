import { afterEach, describe, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { toCsv } from "./helpers/company-tables.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(() => context.close());
const quiet = (): undefined => undefined;
const until = (through: string) => ({ answers: { through } });

async function byModel(metric: string, level: "customer" | "subscription" | "parent" = "customer", segment = "model") {
  const question = { metric, where: [], level, segment, from: "2024-06", to: "2024-06", by: "month" as const };
  const { series } = await operations.metric(context, question, quiet);
  return Object.fromEntries(series.map((point) => [String(point.segment), point.value]));
}

const products = (family: string): Readonly<Record<string, string>> => ({
  "products.csv": toCsv([{ product_id: "metered", name: "Metered", family, price: "1", interval: "month", currency: "EUR" }]),
});

describe("business models", () => {
  test("are known at the level that is asked: of a customer by most of its value, of each subscription by itself", async () => {
    context = await emptyLedger();
    const given = company(
      "acme: 100 EUR/month from 2024-01, 300 EUR/month plan metered from 2024-02",
      "blue: 50 EUR/month from 2024-01",
      "cyan: 9 EUR/week from 2024-01",
    );
    await importText(context, { ...products("consumption"), ...given }, until("2024-06-30"));
    expect(await byModel("mrr")).toEqual({ consumption: 43_900, subscription: 5_000 });
    expect(await byModel("mrr", "subscription")).toEqual({ consumption: 33_900, subscription: 15_000 });
    expect(await byModel("mrr", "customer", "models")).toEqual({ "subscription + consumption": 40_000, null: 8_900 });
    expect(await byModel("active_customers", "customer", "model_by")).toEqual({ price: 2, product: 1 });
  });

  test("follow the product: another family of it changes every number it concerns, and an undo brings them back", async () => {
    context = await emptyLedger();
    await importText(context, company("acme: 300 EUR/month plan metered from 2024-02"), until("2024-06-30"));
    expect(await byModel("mrr")).toEqual({ subscription: 30_000 });
    const { batch } = await importText(context, products("consumption"));
    expect(await byModel("mrr")).toEqual({ consumption: 30_000 });
    await operations.undo(context, { batch: batch ?? 0 }, quiet);
    expect(await byModel("mrr")).toEqual({ subscription: 30_000 });
  });

  test("are named where one number mixes them, and only there", async () => {
    context = await emptyLedger();
    const given = company("acme (region=north): 100 EUR/month from 2024-01", "blue (region=south): 9 EUR/week from 2024-01");
    await importText(context, given, until("2024-06-30"));
    const mixes = async (rest: object): Promise<readonly string[] | undefined> =>
      (await operations.metric(context, { metric: "mrr", where: [], level: "customer", by: "month", ...rest }, quiet)).mixes;
    expect(await mixes({})).toEqual(["subscription", "consumption"]);
    expect(await mixes({ metric: "net_revenue_retention" })).toEqual(["subscription", "consumption"]);
    expect(await mixes({ segment: "region" })).toEqual(["subscription", "consumption"]);
    expect(await mixes({ segment: "model" })).toBeUndefined();
    expect(await mixes({ where: [{ field: "model", values: ["subscription"] }] })).toBeUndefined();
    expect(await mixes({ where: [{ field: "region", values: ["north"] }] })).toBeUndefined();
  });

  test("stand side by side with their motions, and what a customer began with is its motion", async () => {
    context = await emptyLedger();
    const given = company(
      "acme: 500 EUR/year from 2024-01, 90000 EUR/year in 2024-03",
      "blue: 60000 EUR/year from 2024-01",
      "cyan (motion=Partner): 10 EUR/month from 2024-01",
    );
    await importText(context, given, until("2024-06-30"));
    const { models, currency, findings } = await operations.models(context, { level: "customer", where: [] }, quiet);
    expect(models.map(({ model, measures }) => [model, measures.customers.value])).toEqual([["subscription", 3]]);
    const motions = Object.fromEntries(models[0]?.motions.map(({ motion, measures }) => [motion, measures.mrr.value]) ?? []);
    expect(motions).toEqual({ no_touch: 750_000, high_touch: 500_000, Partner: 1_000 });
    expect(currency).toBe("EUR");
    expect(findings.map(({ verdict }) => verdict)).toEqual(["not_measured", "not_measured", "not_measured"]);
  });
});

describe("the freemium funnel", () => {
  const given = [
    "a: 0 EUR/month from 2024-01-03, used 2024-01-05, used 2024-01-04, gone 2024-02-02, 20 EUR/month from 2024-02-02",
    "b: 0 EUR/month from 2024-01-10, used 2024-03-01",
    "c: 0 EUR/month from 2024-02-01",
    "d: 20 EUR/month from 2024-01-10, gone 2024-03, 0 EUR/month from 2024-03",
    "e: 20 EUR/month from 2024-01-10, trial until 2024-02",
  ];
  const parts = async (metric: string, month: string): Promise<Readonly<Record<string, number | null>>> => {
    const question = { metric, where: [], level: "customer" as const, from: month, to: month, by: "month" as const };
    const { series } = await operations.metric(context, question, quiet);
    return Object.fromEntries(series.map(({ part, value }) => [part, value]));
  };

  test("counts each step in its month; who paid first, or is on trial, did not sign up for free", async () => {
    context = await emptyLedger();
    await importText(context, company(...given), until("2024-06-30"));
    expect(await parts("freemium_volume", "2024-01")).toEqual({ sign_up: 2, active: 1, paid: 0 });
    expect(await parts("freemium_volume", "2024-02")).toEqual({ sign_up: 1, active: 0, paid: 1 });
    expect(await parts("freemium_volume", "2024-03")).toEqual({ sign_up: 0, active: 1, paid: 0 });
  });

  test("makes no paying customers: the first payment is new", async () => {
    context = await emptyLedger();
    await importText(context, company(...given), until("2024-06-30"));
    expect((await parts("active_customers", "2024-01"))["undefined"]).toBe(1);
    expect((await parts("mrr_movements", "2024-02"))["new"]).toBe(4_000);
  });

  test("opens every step to the row it follows from", async () => {
    context = await emptyLedger();
    await importText(context, company(...given), until("2024-06-30"));
    const asked = {
      metric: "freemium_volume",
      where: [],
      level: "customer" as const,
      period: "2024-02",
      part: "paid",
      limit: 5,
      offset: 0,
    };
    const { contributions, terms } = await operations.explain(context, asked, quiet);
    expect([terms[0]?.total, contributions.map(({ id }) => id)]).toEqual([1, ["a"]]);
    const { opened } = await operations.explain(context, { ...asked, entity: contributions[0]?.entity ?? 0 }, quiet);
    expect(opened?.facts.map(({ what, day, entries }) => [what, day, entries.at(-1)?.effectiveOn])).toEqual([
      ["sign_up", "2024-01-03", "2024-01-03"],
      ["active", "2024-01-04", "2024-01-04"],
      ["paid", "2024-02-02", "2024-02-02"],
    ]);
  });

  test("says what nobody records, instead of zero", async () => {
    context = await emptyLedger();
    await importText(context, company("c: 0 EUR/month from 2024-02-01"), until("2024-06-30"));
    expect(await parts("freemium_volume", "2024-02")).toEqual({ sign_up: 1, active: null, paid: 0 });
    await context.close();
    context = await emptyLedger();
    await importText(context, company("c: 5 EUR/month from 2024-02-01"), until("2024-06-30"));
    expect(await parts("freemium_volume", "2024-02")).toEqual({ sign_up: null, active: null, paid: null });
  });
});
