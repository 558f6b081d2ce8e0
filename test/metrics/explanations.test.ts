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
    const made = combine?.(Object.fromEntries(terms.map((one) => [one.term, exact(one.unit, one.total)])));
    if (typeof made === "number" && point.value !== null)
      expect(Math.abs(made - point.value), `${id} from its terms`).toBeLessThanOrEqual(unit === "ratio" ? 1e-6 : ROUNDED);
  }
}

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
