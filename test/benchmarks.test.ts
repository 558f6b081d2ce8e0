import { afterEach, describe, expect, test } from "vitest";
import type { BenchmarkRow, Benchmarks } from "../src/contract/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const quiet = (): undefined => undefined;

/** Twenty-five customers of a year ago, of whom one in five has left, all at one monthly price. */
async function companyAt(price: number, currency = "USD"): Promise<Context> {
  const lines = Array.from({ length: 25 }, (_, i) => `c${i}: ${price} ${currency}/month from 2023-01${i < 5 ? ", gone 2023-09" : ""}`);
  const made = await emptyLedger();
  context = made;
  await importText(made, company(...lines), { answers: { through: "2024-06-30" } });
  return made;
}

type Asked = Partial<Parameters<typeof operations.benchmarks>[1]>;

const compare = (made: Context, asked: Asked = {}): Promise<Benchmarks> =>
  operations.benchmarks(made, { where: [], all: "false", from: "2023-12", to: "2023-12", ...asked }, quiet);

const groupOf = (answer: Benchmarks, metric: string, part?: string): Benchmarks["metrics"][number] => {
  const found = answer.metrics.find((one) => one.metric === metric && one.part === part);
  if (found === undefined) throw new Error(`${metric} is not among the benchmarks`);
  return found;
};

const rowOf = (answer: Benchmarks, id: string): BenchmarkRow => {
  const found = answer.metrics.flatMap(({ rows }) => rows).find((row) => row.id === id);
  if (found === undefined) throw new Error(`${id} is not among the benchmarks`);
  return found;
};

describe("a comparison", () => {
  test("is made only within our own band, which is twelve times the average revenue of a customer", async () => {
    const answer = await compare(await companyAt(1000), { from: "2024-01", to: "2024-01" });
    expect(answer.bands.find(({ axis }) => axis === "acv")).toEqual({ axis: "acv", value: 12_000, currency: "USD", how: "counted" });
    expect(groupOf(answer, "gross_revenue_retention").point).toMatchObject({ value: 0.8, n: 25 });
    const standard = (band: number): BenchmarkRow => rowOf(answer, `bowtie_standard.cr7.${band}`);
    expect(standard(3)).toMatchObject({ median: 0.87, verdict: "near" });
    expect(standard(3).gap).toBeCloseTo(0.07 / 0.87, 9);
    expect([standard(2), standard(4)].map(({ verdict, silence }) => [verdict, silence])).toEqual([
      [null, "other_band"],
      [null, "other_band"],
    ]);
  });

  test("a band begins at its lower edge and ends before the next", async () => {
    const at = async (acv: number, band: number): Promise<string | undefined> =>
      rowOf(await compare(context as Context, { acv, from: "2024-01", to: "2024-01" }), `bowtie_standard.cr7.${band}`).silence;
    await companyAt(1000);
    expect([await at(5000, 3), await at(4999.99, 2), await at(5000, 2)]).toEqual([undefined, undefined, "other_band"]);
  });

  test("of another currency than the bands' is not guessed at; whoever asks may say where we lie", async () => {
    const made = await companyAt(1000, "EUR");
    const asked = { from: "2024-01", to: "2024-01" };
    expect(rowOf(await compare(made, asked), "bowtie_standard.cr7.3").silence).toBe("band_unknown");
    expect(rowOf(await compare(made, { ...asked, acv: 13_000 }), "bowtie_standard.cr7.3")).toMatchObject({ verdict: "near" });
  });

  test("is made over the time the benchmark speaks of: churn of a month, of a year", async () => {
    const made = await companyAt(10);
    const answer = await compare(made, { from: "2023-09", to: "2023-12", arr: 2_000_000 });
    const [month, year] = answer.metrics.filter(({ metric }) => metric === "logo_churn_rate");
    expect(month?.point).toMatchObject({ period: "2023-12", value: 0 });
    expect(rowOf(answer, "chartmogul.churn_low_arpa").verdict).toBe("ahead");
    expect(year?.point).toMatchObject({ period: "2023" });
    expect(answer.period).toBe("2023-09..2023-12");
  });

  test("of a month is with the last one that has ended, since the present one has lost fewer than it will", async () => {
    const made = await emptyLedger();
    context = made;
    const lines = Array.from({ length: 25 }, (_, i) => `c${i}: 10 USD/month from 2023-01${i < 5 ? ", gone 2024-05" : ""}`);
    await importText(made, company(...lines), { answers: { through: "2024-06-10" } });
    const answer = await compare(made, { from: "2024-01", to: "2024-06" });
    expect(groupOf(answer, "logo_churn_rate").point).toMatchObject({ period: "2024-05", value: 0.2 });
  });

  test("with nothing that was counted a year ago has no value, and says so", async () => {
    const answer = await compare(await companyAt(1000));
    expect(groupOf(answer, "net_revenue_retention").point).toMatchObject({ value: null, reason: "no_data" });
    expect(rowOf(answer, "benchmarkit_2025.nrr")).toMatchObject({ verdict: null, silence: "no_value" });
  });

  test("leaves weak benchmarks off, says why, and brings them in on request", async () => {
    const made = await companyAt(2000);
    const asked = { from: "2024-01", to: "2024-01" };
    const id = "saas_capital_2023.nrr.2";
    expect(rowOf(await compare(made, asked), id)).toMatchObject({
      verdict: null,
      silence: "off",
      off: expect.stringContaining("not been checked"),
    });
    expect(rowOf(await compare(made, { ...asked, all: "true" }), id)).toMatchObject({ verdict: "behind" });
  });

  test("of a step that is not tracked, or of a metric that is not counted, is not made", async () => {
    const answer = await compare(await companyAt(1000));
    expect(rowOf(answer, "bowtie_standard.cr4.3")).toMatchObject({ verdict: null, silence: "other_step" });
    expect(rowOf(answer, "bowtie_standard.cr5.3")).toMatchObject({ verdict: null, silence: "not_counted" });
    expect(groupOf(answer, "median_discount").point).toBeNull();
  });

  test("ranks as leaks what every source puts behind, with enough cases", async () => {
    const lines = Array.from({ length: 25 }, (_, i) => `c${i}: 1000 USD/month from 2023-01${i < 15 ? ", gone 2023-09" : ""}`);
    context = await emptyLedger();
    await importText(context, company(...lines), { answers: { through: "2024-06-30" } });
    const { leaks } = await compare(context, { from: "2024-01", to: "2024-01" });
    const [worst] = leaks;
    expect(leaks.map(({ metric }) => metric)).toContain("gross_revenue_retention");
    expect(worst?.n).toBeGreaterThanOrEqual(20);
    for (const { gap } of leaks) expect(gap).toBeGreaterThan(0.2);
    expect((await compare(context, { from: "2024-01", to: "2024-01", where: [{ field: "currency", values: ["EUR"] }] })).leaks).toEqual([]);
  });
});

describe("a peer set of one's own", () => {
  const YAML = `
source: Our investors' portfolio
year: 2025
population: twelve companies of the portfolio
rows:
  - metric: net_revenue_retention
    low: 90 %
    median: 104 %
    high: 1.15
  - id: bowtie_standard.cr7.3
    metric: gross_revenue_retention
    median: 0.75
    axis: acv
    from: 5000
    to: 15000
    currency: USD
`;

  test("stands beside the published values, and in the place of those it names", async () => {
    const made = await companyAt(1000);
    await operations.savePeers(made, { name: "portfolio", body: YAML }, quiet);
    const answer = await compare(made, { from: "2024-01", to: "2024-01" });
    expect(rowOf(answer, "peers.portfolio.1")).toMatchObject({
      low: 0.9,
      median: 1.04,
      high: 1.15,
      year: "2025",
      mark: "peers",
      verdict: "behind",
    });
    expect(rowOf(answer, "peers.portfolio.2")).toMatchObject({ median: 0.75, verdict: "ahead" });
    expect(rowOf(answer, "bowtie_standard.cr7.3")).toMatchObject({ verdict: null, silence: "replaced" });
    expect(rowOf(answer, "benchmarkit_2025.nrr").verdict).toBe("behind");
    expect(answer.peers).toMatchObject([{ name: "portfolio", rows: 2 }]);
    await operations.deletePeers(made, { name: "portfolio" }, quiet);
    expect((await compare(made, { from: "2024-01", to: "2024-01" })).peers).toEqual([]);
  });

  test("as a spreadsheet can take the place of all published values of its metrics", async () => {
    const made = await companyAt(1000);
    const body = "metric;median;population;instead\nnet_revenue_retention;101%;peers;true\n";
    await operations.savePeers(made, { name: "sheet", body }, quiet);
    const answer = await compare(made, { from: "2024-01", to: "2024-01" });
    expect(rowOf(answer, "peers.sheet.1")).toMatchObject({ median: 1.01, source: "sheet", verdict: "behind" });
    expect(rowOf(answer, "benchmarkit_2025.nrr").silence).toBe("replaced");
    expect((await operations.peers(made, {}, quiet)).peers.map(({ name, body: kept }) => [name, kept])).toEqual([["sheet", body]]);
  });

  test("that can no longer be read is named with the reason, and nothing of it is compared", async () => {
    const made = await companyAt(1000);
    await made.storage.pool.query("insert into bowtie.peer_set (name, body, saved_at) values ('old', 'metric,median\nluck,1\n', now())");
    const answer = await compare(made, { from: "2024-01", to: "2024-01" });
    expect(answer.peers).toMatchObject([{ name: "old", rows: 0, problem: expect.stringContaining("no metric “luck”") }]);
    expect(answer.metrics.some(({ rows }) => rows.some(({ mark }) => mark === "peers"))).toBe(false);
  });

  test.each([
    ["metric,median\nluck,1\n", "no metric “luck”"],
    ["metric,low,median\ngross_revenue_retention,0.9,0.8\n", "must rise"],
    ["metric,year\ngross_revenue_retention,2025\n", "needs a value"],
    ["metric,median\nlogo_retention,0.9\n", "higher or lower"],
    ["metric,median\nmrr,100\n", "is money"],
    ["metric,median,axis,from\ngross_revenue_retention,0.9,acv,1000\n", "needs a currency"],
    ["metric,median,axis\ngross_revenue_retention,0.9,acv\n", "needs an edge"],
    ["metric,median,colour\ngross_revenue_retention,0.9,red\n", "colour"],
    ["name,value\nnrr,1\n", "needs a column “metric”"],
    ["rows: [", "not YAML"],
    ["id,metric,median\nnobody,gross_revenue_retention,0.9\n", "no published benchmark"],
    ["metric,median\ngross_revenue_retention,much\n", "median"],
  ])("is refused in words where it cannot be one: %j", async (body, words) => {
    context = await emptyLedger();
    await expect(operations.savePeers(context, { name: "bad", body }, quiet)).rejects.toThrow(words);
  });
});
