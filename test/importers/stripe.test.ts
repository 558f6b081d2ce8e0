import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { CanonicalRecord } from "../../src/domain/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { type Read, read } from "./reading.ts";

const DAY = 86_400;
const JAN = 1_704_067_200; // 2024-01-01
const day = (date: string): number => Date.parse(date) / 1000;

type Thing = Readonly<Record<string, unknown>>;

const price = (rest: Thing = {}, recurring: Thing = {}): Thing => ({
  id: "price_1",
  object: "price",
  currency: "usd",
  unit_amount: 1000,
  unit_amount_decimal: "1000",
  billing_scheme: "per_unit",
  product: "prod_1",
  recurring: { interval: "month", interval_count: 1, usage_type: "licensed", ...recurring },
  ...rest,
});

const item = (rest: Thing = {}): Thing => ({ id: "si_1", object: "subscription_item", created: JAN, quantity: 1, price: price(), ...rest });

const subscription = (rest: Thing = {}, items: readonly Thing[] = [item()]): Thing => ({
  id: "sub_1",
  object: "subscription",
  customer: "cus_1",
  status: "active",
  created: JAN,
  start_date: JAN,
  currency: "usd",
  items: { object: "list", data: items },
  ...rest,
});

const readAll = (...objects: readonly Thing[]): Promise<Read> =>
  read("subscriptions.json", JSON.stringify({ object: "list", has_more: false, data: objects }));

async function fieldsOf(...objects: readonly Thing[]): Promise<readonly CanonicalRecord["fields"][]> {
  return (await readAll(...objects)).records.map(({ fields }) => fields);
}

const discount = (coupon: Thing, rest: Thing = {}): Thing => ({
  id: "di_1",
  object: "discount",
  start: JAN,
  end: null,
  coupon: { id: "C", percent_off: null, amount_off: null, ...coupon },
  ...rest,
});

describe("the price of a subscription item", () => {
  test.each([
    ["usd", "1999", "19.99"],
    ["usd", "0.5", "0.005"],
    ["jpy", "1200", "1200"],
    ["kwd", "1500", "1.5"],
    ["isk", "120000", "1200"],
    ["mga", "5000", "5000"],
  ])("in %s, %s of Stripe's units is %s", async (currency, amount, expected) => {
    const [line] = await fieldsOf(subscription({}, [item({ price: price({ currency, unit_amount: null, unit_amount_decimal: amount }) })]));
    expect(line).toMatchObject({ price: expected, currency: currency.toUpperCase() });
  });

  test("of an older plan is read like that of a price", async () => {
    const plan = {
      id: "plan_1",
      object: "plan",
      amount: 2400,
      currency: "eur",
      interval: "year",
      interval_count: 2,
      usage_type: "licensed",
      product: "prod_1",
    };
    const [line] = await fieldsOf(subscription({}, [item({ price: undefined, plan, quantity: 3 })]));
    expect(line).toMatchObject({ price: "24", currency: "EUR", interval: "year", interval_count: 2, quantity: "3", plan: "plan_1" });
  });

  test("for every ten units counts the tens, the last one whole", async () => {
    const [line] = await fieldsOf(
      subscription({}, [item({ quantity: 41, price: price({ transform_quantity: { divide_by: 10, round: "up" } }) })]),
    );
    expect(line).toMatchObject({ quantity: "5" });
  });

  test("with tiers cannot be known: the row asks for it and can be corrected", async () => {
    const { records, issues, rows } = await readAll(
      subscription({}, [item({ price: price({ billing_scheme: "tiered", unit_amount: null, unit_amount_decimal: null }) })]),
    );
    expect(records).toEqual([]);
    expect(issues).toMatchObject([{ code: "price_unknown", column: "price", severity: "error" }]);
    const cells = { ...rows[0]?.cells, price: "49" };
    const csv = `${Object.keys(cells).join(",")}\n${Object.values(cells).join(",")}\n`;
    const corrected = await read("subscriptions.to-correct.csv", csv);
    expect(corrected).toMatchObject({
      importer: "stripe.api",
      issues: [],
      records: [{ fields: { price: "49", subscription_id: "sub_1" } }],
    });
  });

  test("for use is no recurring revenue", async () => {
    const { records, issues } = await readAll(
      subscription({}, [item(), item({ id: "si_2", price: price({ id: "price_2" }, { usage_type: "metered" }) })]),
    );
    expect(records).toHaveLength(1);
    expect(issues).toMatchObject([{ code: "left_out", severity: "warning", row: 3 }]);
  });

  test("of an item added later counts from that day; of one made with its subscription from the subscription's start", async () => {
    const later = item({ id: "si_2", created: day("2024-03-05"), price: price({ id: "price_2" }) });
    const lines = await fieldsOf(subscription({ start_date: JAN - 40 * DAY }, [item({ created: JAN + 2 }), later]));
    expect(lines.map(({ starts_on: on }) => on)).toEqual(["2023-11-22", "2024-03-05"]);
  });
});

describe("the end of a subscription", () => {
  test("is when it ended, not when somebody asked for it", async () => {
    const [line] = await fieldsOf(
      subscription({
        status: "canceled",
        canceled_at: day("2024-03-03"),
        ended_at: day("2024-04-01"),
        cancellation_details: { reason: "cancellation_requested" },
      }),
    );
    expect(line).toMatchObject({ ends_on: "2024-04-01", cancel_requested_on: "2024-03-03", end_reason: "chosen" });
  });

  test("is known ahead when it was cancelled for the end of its period", async () => {
    const old = subscription({ cancel_at_period_end: true, canceled_at: day("2024-03-03"), current_period_end: day("2024-04-01") });
    const recent = subscription({ id: "sub_2", cancel_at_period_end: true, canceled_at: day("2024-03-03") }, [
      item({ current_period_end: day("2024-05-01") }),
    ]);
    const lines = await fieldsOf(old, recent);
    expect(lines.map(({ ends_on: on }) => on)).toEqual(["2024-04-01", "2024-05-01"]);
  });

  test("is the last paid day when nobody pays any more", async () => {
    const { records, issues } = await readAll(subscription({ status: "unpaid", current_period_start: day("2024-06-01") }));
    expect(records[0]?.fields).toMatchObject({ ends_on: "2024-06-01", end_reason: "payment" });
    expect(issues).toMatchObject([{ severity: "warning" }]);
  });

  test("has not come while it is past due or on trial; a trial is paid from its end", async () => {
    const lines = await fieldsOf(
      subscription({ status: "past_due" }),
      subscription({ id: "sub_2", status: "trialing", trial_end: day("2024-01-15") }),
    );
    expect(lines.map(({ ends_on: ends, trial_ends_on: trial }) => [ends, trial])).toEqual([
      [undefined, undefined],
      [undefined, "2024-01-15"],
    ]);
  });

  test("never comes for what never began", async () => {
    const { records, issues } = await readAll(subscription({ status: "incomplete_expired" }));
    expect(records).toEqual([]);
    expect(issues).toMatchObject([{ code: "left_out" }]);
  });
});

describe("discounts", () => {
  test("for good, for months and for once", async () => {
    const forever = subscription({ discount: discount({ percent_off: 25.5, duration: "forever" }) });
    const months = subscription({
      id: "sub_2",
      discounts: [discount({ amount_off: 300, currency: "usd", duration: "repeating" }, { end: day("2024-04-01") })],
    });
    const once = subscription({ id: "sub_3", discounts: [discount({ percent_off: 50, duration: "once" })] });
    const [a, b, c] = await fieldsOf(forever, months, once);
    expect(a).toMatchObject({ discount_percent: "25.5" });
    expect(b).toMatchObject({ discount_amount: "3", discount_ends_on: "2024-04-01" });
    expect(c).not.toHaveProperty("discount_percent");
  });

  test("one on the other are taken off one after the other", async () => {
    const [line] = await fieldsOf(
      subscription({ discounts: [discount({ percent_off: 50, duration: "forever" })] }, [
        item({ discounts: [discount({ percent_off: 20, duration: "forever" }, { id: "di_2" })] }),
      ]),
    );
    expect(line).toMatchObject({ discount_percent: "60" });
  });

  test("in the newer form stand in a source", async () => {
    const [line] = await fieldsOf(
      subscription({
        discounts: [
          {
            id: "di_1",
            object: "discount",
            start: JAN,
            end: null,
            source: { type: "coupon", coupon: { percent_off: 10, duration: "forever" } },
          },
        ],
      }),
    );
    expect(line).toMatchObject({ discount_percent: "10" });
  });

  test("named by their ids only are not guessed", async () => {
    const { issues } = await readAll(subscription({ discounts: ["di_1"] }));
    expect(issues).toMatchObject([{ severity: "warning", sentence: expect.stringContaining("expand[]=data.discounts") }]);
  });
});

test("paused collection counts and says so, because nobody knows since when", async () => {
  const { records, issues } = await readAll(subscription({ pause_collection: { behavior: "void", resumes_at: null } }));
  expect(records).toHaveLength(1);
  expect(issues[0]?.sentence).toContain("does not say since when");
});

test("lists, arrays, lines and pages one a line are the same file", async () => {
  const two = [subscription(), subscription({ id: "sub_2" })];
  const page = { object: "list", has_more: false, data: two };
  const forms = [
    JSON.stringify(page),
    JSON.stringify(two),
    two.map((one) => JSON.stringify(one)).join("\n"),
    `${JSON.stringify(page)}\n${JSON.stringify({ ...page, data: [] })}\n`,
  ];
  for (const form of forms) {
    const { importer, records } = await read("export.json", form);
    expect(importer).toBe("stripe.api");
    expect(records.map(({ fields }) => fields["subscription_id"])).toEqual(["sub_1", "sub_2"]);
  }
});

describe("in the ledger", () => {
  let context: Context;
  afterEach(async () => context.close());
  const quiet = (): undefined => undefined;
  const mrr = async (): Promise<readonly (number | null)[]> => {
    const question = { metric: "mrr", from: "2024-01", to: "2024-06", by: "month" as const, where: [], level: "customer" as const };
    return (await operations.metric(context, question, quiet)).series.map(({ value }) => value);
  };

  test("an item added to a subscription that has ended adds to the first, and does not replace it", async () => {
    context = await emptyLedger();
    const later = item({ id: "si_2", created: day("2024-03-05"), price: price({ id: "price_2", unit_amount_decimal: "500" }) });
    const file = JSON.stringify([subscription({ status: "canceled", ended_at: day("2024-05-10") }, [item(), later])]);
    await importText(context, { "subscriptions.json": file });
    expect(await mrr()).toEqual([1000, 1000, 1500, 1500, 0]);
  });

  test("the dashboard's list counts every unit, and yearly prices by the month", async () => {
    context = await emptyLedger();
    const sample = (name: string): string => readFileSync(join(import.meta.dirname, "../../src/importers/stripe/samples", name), "utf8");
    await importText(context, { "subscriptions.csv": sample("stripe.subscriptions.csv") });
    const question = {
      metric: "mrr",
      from: "2024-03",
      to: "2024-03",
      by: "month" as const,
      where: [],
      level: "customer" as const,
      currency: "EUR",
    };
    const series = (await operations.metric(context, question, quiet)).series;
    // 99 a month, and three at 990 a year.
    expect(series[0]?.value).toBe(9900 + 24_750);
  });
});
