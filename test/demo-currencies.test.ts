import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MetricAnswer, MetricQuestion } from "../src/contract/index.ts";
import { DEFAULT_SETTINGS } from "../src/domain/index.ts";
import { beginDemo, type Context, operations } from "../src/operations/index.ts";
import { rowsOf } from "./helpers/demo-count.ts";
import { emptyLedger } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const now = (): Date => new Date("2026-11-22T12:00:00Z");

let context: Context;

beforeAll(async () => {
  context = await emptyLedger(now);
  await beginDemo(context, context.dataFolder, quiet);
});
afterAll(() => context.close());

/** MRR of October 2026 by currency, "" where there is but one. */
async function mrr(view?: "constant"): Promise<Readonly<Record<string, number | null>>> {
  const october = { from: "2026-10", to: "2026-10", by: "total" } as const;
  const asked = { metric: "mrr", where: [], level: "customer" as const, ...october, ...(view === undefined ? {} : { view }) };
  const { series } = await operations.metric(context, asked, quiet);
  return Object.fromEntries(series.map(({ currency, value }) => [currency ?? "", value]));
}

describe("money in one currency", () => {
  const counted = async (view: "constant" | "reported") => {
    const question: MetricQuestion = {
      metric: "mrr_movements",
      where: [],
      level: "customer",
      from: "2022-11",
      to: "2026-10",
      by: "month",
      view,
    };
    return operations.metric(context, question, quiet);
  };
  /** In every month opening and movements are closing, to the cent. */
  const differences = (series: MetricAnswer["series"]) =>
    [...new Set(series.map(({ period }) => period))].filter((period) => {
      const own = series.filter((point) => point.period === period);
      const of = (part: string): number => own.find((point) => point.part === part)?.value ?? 0;
      const sum = own.filter(({ part }) => part !== "closing").reduce((total, { value }) => total + (value ?? 0), 0);
      return sum !== of("closing");
    });

  test("is there at once: the files bring rates, and money is turned into euros", async () => {
    expect(context.counting.current).toEqual({ ...DEFAULT_SETTINGS, reportingCurrency: "EUR" });
    const { series, unpriced, currency } = await counted("constant");
    expect(unpriced).toEqual([]);
    expect(currency).toBe("EUR");
    // Rates move nothing here: what is left is the two customers who changed currency, at a price the rate does not explain.
    const left = series.filter(({ part, value }) => part === "fx" && value !== 0);
    expect(left.map(({ n }) => n)).toEqual([1, 1]);
    expect(differences(series)).toEqual([]);
    const whole = await mrr("constant");
    const apart = await mrr();
    const rate = Number(rowsOf("exchange-rates.csv").at(-1)?.["Rate"]);
    expect(whole[""]).toBeCloseTo((apart["EUR"] ?? 0) + (apart["USD"] ?? 0) / rate, -1);
  });

  test("moves with the rates of each month when it is reported, and still adds up", async () => {
    const { series, unpriced, currency } = await counted("reported");
    expect(unpriced).toEqual([]);
    expect(currency).toBe("EUR");
    const moved = series.filter(({ part, value }) => part === "fx" && value !== 0);
    expect(moved.length).toBeGreaterThan(24);
    expect(moved.some(({ value }) => (value ?? 0) < 0) && moved.some(({ value }) => (value ?? 0) > 0)).toBe(true);
    expect(differences(series)).toEqual([]);
  });

  test("touches no setting somebody has chosen", async () => {
    const own = await emptyLedger(now);
    await operations.saveSettings(own, { change: { gapDays: 5 } }, quiet);
    await beginDemo(own, own.dataFolder, quiet);
    expect(own.counting.current).toEqual({ ...DEFAULT_SETTINGS, gapDays: 5 });
    await own.close();
  });
});
