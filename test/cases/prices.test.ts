import { expect, test } from "vitest";
import {
  annualUnits,
  type DayCount,
  type Fraction,
  type IntervalUnit,
  parseCurrency,
  parseDecimal,
  paymentsPerYear,
  roundHalfUp,
  UNITS_PER_MINOR,
} from "../../src/domain/index.ts";
import { toCsv } from "../helpers/company-tables.ts";
import { ask, caseJson, caseRows, describeCase } from "../helpers/golden.ts";
import { importText } from "../helpers/ledger.ts";
import { counting, ledger } from "./company-ledger.ts";

/** Monthly value in 1/10,000 of the currency, from the exact yearly one. */
function fourDecimals(price: string, unit: IntervalUnit, dayCount: DayCount = "365"): bigint {
  const usd = parseCurrency("USD");
  if (usd === null) throw new Error("USD is a currency");
  const { n, d } = annualUnits(parseDecimal(price) as Fraction, usd, paymentsPerYear({ unit, count: 1 }, dayCount));
  return roundHalfUp(n * 100n, 12n * UNITS_PER_MINOR * d);
}

describeCase("killbill_mrr_from_billing_period.csv", "Kill Bill: MRR of a price by billing period", () => {
  const priced = caseRows("killbill_mrr_from_billing_period.csv");
  const recurring = priced.filter(({ billing_period: period }) => period !== "NO_BILLING_PERIOD");

  test("all 59 recurring prices agree to four decimals", () => {
    expect(recurring).toHaveLength(59);
    for (const { billing_period: period, price = "", expected_mrr: expected = "" } of recurring)
      expect(fourDecimals(price, period === "ANNUAL" ? "year" : "month"), `${price} ${period}`).toBe(BigInt(expected.replace(".", "")));
  });

  test("a price without a period is a one-off charge, which is kept and adds nothing", async () => {
    const context = await ledger();
    const rows = priced.map(({ billing_period: period = "", price = "" }, i) => ({
      subscription_id: `S-${i}`,
      account_id: `A-${i}`,
      starts_on: "2026-01-01",
      price,
      interval: { ANNUAL: "year", MONTHLY: "month" }[period] ?? "",
      one_off: period === "NO_BILLING_PERIOD" ? "true" : "",
      currency: "USD",
    }));
    const { files } = await importText(context, { "subscription_lines.csv": toCsv(rows) }, { answers: { through: "2026-01-31" } });
    expect(files[0]).toMatchObject({ entriesAdded: priced.length, rowsRejected: 0 });
    // Each customer is rounded when shown alone, the total once: it is the sum of the exact values.
    const exact = recurring.reduce(
      (sum, { billing_period: period, price = "" }) => sum + (period === "ANNUAL" ? Number(price) / 12 : Number(price)),
      0,
    );
    const [mrr] = await ask(context, { metric: "mrr", from: "2026-01", to: "2026-01" });
    expect(mrr?.value).toBe(Math.round(exact * 100));
    const [customers] = await ask(context, { metric: "active_customers", from: "2026-01", to: "2026-01" });
    expect(customers?.value).toBe(recurring.length);
  });
});

interface PolarCase {
  readonly price?: number | null;
  readonly interval?: string | null;
  readonly count?: number;
  readonly quantity?: number;
  readonly status?: string;
  readonly paused_collection?: boolean;
  readonly expected_mrr?: number;
  readonly expected_mrr_by_currency?: Readonly<Record<string, number>>;
}

describeCase("polar_migration_mrr.json", "Polar: MRR of a subscription that moves over", () => {
  const { cases } = caseJson("polar_migration_mrr.json") as { readonly cases: readonly PolarCase[] };
  const line = (of: PolarCase): Readonly<Record<string, string>> => ({
    subscription_id: "S-1",
    account_id: "A-1",
    starts_on: "2026-01-01",
    ends_on: of.status === "canceled" ? "2026-06-01" : "",
    trial_ends_on: of.status === "trialing" ? "2026-08-01" : "",
    price: typeof of.price === "number" ? (of.price / 100).toFixed(2) : "",
    quantity: String(of.quantity ?? 1),
    interval: of.interval ?? "",
    interval_count: String(of.count ?? 1),
    one_off: of.interval === null ? "true" : "",
    currency: "USD",
  });
  const mrrOf = async (of: PolarCase, dayCount: DayCount = "365"): Promise<number | null> => {
    const context = await ledger();
    await importText(context, { "subscription_lines.csv": toCsv([line(of)]) }, { answers: { through: "2026-06-30" } });
    const [point] = await ask(counting(context, { dayCount }), { metric: "mrr", from: "2026-06", to: "2026-06" });
    return point?.value ?? 0;
  };
  const plain = cases.filter(
    ({ interval, status, paused_collection: paused, expected_mrr: expected }) =>
      expected !== undefined && interval !== "week" && status !== "trialing" && paused !== true,
  );

  test.each(plain)("price $price, interval $interval, count $count, quantity $quantity, $status: $expected_mrr cents", async (one) => {
    expect(await mrrOf(one)).toBe(one.expected_mrr);
  });

  test("a weekly 10.00 is 43.49 with their 30.44 days a month, 43.33 with our 52 weeks a year, 43.48 with the setting dayCount 365.25", async () => {
    const weekly = cases.find(({ interval }) => interval === "week");
    if (weekly === undefined) throw new Error("the weekly case is gone");
    expect(weekly.expected_mrr).toBe(43_49);
    expect(await mrrOf(weekly)).toBe(43_33);
    expect(await mrrOf(weekly, "365.25")).toBe(43_48);
  });

  test("a trial is worth 29.00 to their estimate, and nothing here until it is paid for (fixed)", async () => {
    const trial = cases.find(({ status }) => status === "trialing");
    if (trial === undefined) throw new Error("the trial is gone");
    expect(trial.expected_mrr).toBe(29_00);
    expect(await mrrOf(trial)).toBe(0);
  });

  test("a paused subscription is worth nothing while it is paused", async () => {
    const paused = cases.find((one) => one.paused_collection === true);
    if (paused === undefined) throw new Error("the paused case is gone");
    const context = await ledger();
    const events = `subscription_id,account_id,type,effective_on,price,interval,currency
S-1,A-1,start,2026-01-01,29.00,month,USD
S-1,A-1,pause,2026-06-10,,,
`;
    await importText(context, { "subscription_events.csv": events }, { answers: { through: "2026-06-30" } });
    expect((await ask(context, { metric: "mrr", from: "2026-06", to: "2026-06" }))[0]?.value).toBe(paused.expected_mrr);
  });

  test("currencies are kept apart", async () => {
    const two = cases.find((one) => one.expected_mrr_by_currency !== undefined);
    const context = await ledger();
    const lines = `subscription_id,account_id,starts_on,price,interval,currency
S-1,A-1,2026-01-01,29.00,month,usd
S-2,A-2,2026-01-01,25.00,month,eur
`;
    await importText(context, { "subscription_lines.csv": lines }, { answers: { through: "2026-06-30" } });
    const points = await ask(context, { metric: "mrr", from: "2026-06", to: "2026-06" });
    const found = Object.fromEntries(points.map(({ currency = "", value }) => [currency.toLowerCase(), value]));
    expect(found).toEqual(two?.expected_mrr_by_currency);
  });
});
