import { afterEach, describe, expect, test } from "vitest";
import { formatDay, lastDay, parsePeriod, UNITS_PER_MINOR } from "../../src/domain/index.ts";
import { metrics } from "../../src/metrics/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const quiet = (): undefined => undefined;

/** Terms are shown in minor units of a month; formulas take annual units. */
const exact = (unit: string, total: number): bigint => BigInt(total) * (unit === "money" ? 12n * UNITS_PER_MINOR : 1n);

/** Twelve months of a term that is shown to the half minor unit. */
const ROUNDED = 6;

/** The records of a term contribute its total, but for the rounding of each. */
async function addsUp(ledger: Context, asked: Parameters<typeof operations.explain>[1], total: number): Promise<void> {
  const { contributions, listed } = await operations.explain(ledger, asked, quiet);
  expect(listed).toBe(asked.term);
  const sum = contributions.reduce((added, { amount }) => added + amount, 0);
  expect(Math.abs(sum - total), `${listed}: what the records contribute`).toBeLessThanOrEqual(contributions.length);
}

/** Explains every value of a metric's worked example. */
async function explainExample(ledger: Context, { id, example, combine, unit }: (typeof metrics)[number]): Promise<void> {
  const { from, to, by, method, part } = example.ask;
  const shared = { metric: id, where: [], level: "customer" as const, ...(method && { method }) };
  const range = { from: by === "total" ? from : to, to, by: "total" as const, ...(part && { part }) };
  const { series } = await operations.metric(ledger, { ...shared, ...range }, quiet);
  for (const point of series.filter(({ n }) => n > 0).slice(0, 4)) {
    const asked = { ...shared, period: point.period, limit: 100, offset: 0, ...(point.part && { part: point.part }) };
    const { point: explained, terms } = await operations.explain(ledger, asked, quiet);
    expect(explained).toEqual(point);
    for (const { term, total } of terms) await addsUp(ledger, { ...asked, term }, total);
    const period = parsePeriod(point.period);
    const months = period ? period.to - period.from + 1 : 1;
    const made = combine?.(Object.fromEntries(terms.map((one) => [one.term, exact(one.unit, one.total)])), months);
    if (typeof made === "number" && point.value !== null)
      expect(Math.abs(made - point.value), `${id} from its terms`).toBeLessThanOrEqual(unit === "ratio" ? 1e-6 : ROUNDED);
  }
}

test("customers who arrived and left inside the period are explained by themselves", async () => {
  context = await emptyLedger();
  const given = company(
    "a: 10 USD/month from 2024-01",
    "b: 10 USD/month from 2024-02, gone 2024-04",
    "c: 10 USD/month from 2024-01, gone 2024-03",
  );
  await importText(context, given, { answers: { through: "2024-06-30" } });
  const asked = {
    metric: "logo_churn_rate",
    method: "arrived_and_left",
    where: [],
    level: "customer" as const,
    period: "2024-02..2024-06",
  };
  const { point, method, terms, contributions } = await operations.explain(context, { ...asked, limit: 10, offset: 0 }, quiet);
  expect([point.value, method.formula, terms.map(({ term, total }) => [term, total])]).toEqual([1, "-churned", [["churned", -1]]]);
  expect(contributions.map(({ id }) => id)).toEqual(["b"]);
});

test("what deals were won for is told as the deals say it, not by the month", async () => {
  context = await emptyLedger();
  const won = ["a", "b", "c", "d", "e"].map((name) => `deal ${name}: sql 2024-01-02, won 2024-02-01, worth 12000 USD`);
  await importText(context, company(...won), { answers: { through: "2024-02-29" } });
  const asked = { metric: "sales_velocity", where: [], level: "customer" as const, period: "2024-02", limit: 10, offset: 0 };
  const { terms, contributions } = await operations.explain(context, { ...asked, term: "amount" }, quiet);
  expect(terms.find(({ term }) => term === "amount")).toMatchObject({ unit: "money", total: 60_000_00, records: 5 });
  expect(contributions.map(({ amount }) => amount)).toEqual([12_000_00, 12_000_00, 12_000_00, 12_000_00, 12_000_00]);
});

test("pages of an explanation follow one another until nothing is left", async () => {
  context = await emptyLedger();
  const given = company("a: 30 USD/month from 2024-01", "b: 20 USD/month from 2024-01, gone 2024-03", "c: 10 USD/month from 2024-01");
  await importText(context, given, { answers: { through: "2024-06-30" } });
  const asked = { metric: "mrr", where: [], level: "customer" as const, period: "2024-06", limit: 2 };
  const first = await operations.explain(context, { ...asked, offset: 0 }, quiet);
  expect([first.contributions.map(({ id }) => id), first.next]).toEqual([["a", "c"], 2]);
  const second = await operations.explain(context, { ...asked, offset: 2 }, quiet);
  expect([second.contributions, second.next]).toEqual([[], null]);
});

describe("an explanation leads to the value it explains", () => {
  for (const metric of metrics) {
    test(metric.id, async () => {
      context = await emptyLedger();
      const end = parsePeriod(metric.example.ask.to);
      if (!end) throw new Error(`${metric.example.ask.to} is no period`);
      await importText(context, company(...metric.example.given), { answers: { through: formatDay(lastDay(end.to)) } });
      await explainExample(context, metric);
    });
  }
});
