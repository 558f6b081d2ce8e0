import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toCsv } from "../scripts/demo/table.ts";
import { makeTables } from "../scripts/demo/tables.ts";
import type { ImportResult, MetricQuestion } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type MovementReason, movementReasons } from "../src/domain/index.ts";
import { beginDemo, type Context, operations, wantsDemo } from "../src/operations/index.ts";
import { demoFolder, onboarded, retained, rowsOf } from "./helpers/demo-count.ts";
import { emptyLedger } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const LAST_YEAR = { from: "2025-11", to: "2026-10", by: "total" } as const;

let context: Context;
let imported: ImportResult;

beforeAll(async () => {
  context = await emptyLedger(() => new Date("2026-11-22T12:00:00Z"));
  imported = await beginDemo(context, context.dataFolder, quiet);
});
afterAll(() => context.close());

/** Values of a metric by `segment part currency`, those of the three that there are. */
async function values(metric: string, rest: Partial<MetricQuestion> = {}): Promise<Readonly<Record<string, number | null>>> {
  const { series } = await operations.metric(context, { metric, where: [], level: "customer", ...LAST_YEAR, ...rest }, quiet);
  return Object.fromEntries(
    series.map(({ segment, part, currency, value }) => [[segment, part, currency].filter((word) => word !== undefined).join(" "), value]),
  );
}

describe("the files", () => {
  test("are what the script writes, byte for byte", () => {
    const tables = makeTables();
    expect(readdirSync(demoFolder).filter((name) => name.endsWith(".csv"))).toEqual(tables.map(({ name }) => name).sort());
    for (const table of tables) expect(toCsv(table) === readFileSync(join(demoFolder, table.name), "utf8"), table.name).toBe(true);
  });

  test("are small enough to be kept, and end when they say", () => {
    const bytes = readdirSync(demoFolder).reduce((sum, name) => sum + statSync(join(demoFolder, name)).size, 0);
    expect(bytes).toBeLessThan(4_000_000);
    expect(rowsOf("hubspot-leads.csv").length).toBeGreaterThan(9_000);
    expect(
      rowsOf("hubspot-leads.csv").every((row) => (row["Create Date"] ?? "") <= "2026-10-31" || /[a-z]/.test(row["Create Date"] ?? "")),
    ).toBe(true);
  });
});

describe("beside ARR", () => {
  test("the files tell of notices, trials, pauses, commitments, usage above them, and renewals", async () => {
    const one = { currency: "EUR" };
    const trials = await operations.metric(
      context,
      { metric: "trial_mrr", where: [], level: "customer", ...LAST_YEAR, by: "month" },
      quiet,
    );
    expect(trials.series.some(({ value }) => (value ?? 0) > 0)).toBe(true);
    for (const metric of ["trial_conversion", "committed_mrr", "usage_mrr", "overage_mrr"])
      expect(Object.values(await values(metric, one))[0], metric).toBeGreaterThan(0);
    expect(Object.values(await values("paused_mrr", { ...one, from: "2026-01", to: "2026-01" }))[0]).toBeGreaterThan(0);
    const { "notices EUR": notices, ...bridge } = await values("carr_bridge");
    expect(notices).toBeLessThan(0);
    expect(
      (bridge["arr EUR"] ?? 0) + (bridge["signed EUR"] ?? 0) + (bridge["steps EUR"] ?? 0) + (notices ?? 0) + (bridge["rounding EUR"] ?? 0),
    ).toBe(bridge["carr EUR"]);
    const { due = 0, ...rest } = await values("renewals_due");
    expect(due).toBeGreaterThan(100);
    expect(Object.values(rest).reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(due);
  });
});

describe("the import", () => {
  test("keeps rejected rows in the form the contract says, attributes beside fields", async () => {
    const list = await operations.issues(context, { limit: 1000, offset: 0 }, quiet);
    expect(() => routes.issues.output.parse(list)).not.toThrow();
    const twice = list.issues.find(({ code }) => code === "contradicts_row");
    expect(Object.values(twice?.cells ?? {}).every((cell) => typeof cell === "string")).toBe(true);
    expect(Object.keys(twice?.cells ?? {}).length).toBeGreaterThan(3);
  });

  test("has the flaws that were put in, and no others", async () => {
    const { counts, total } = await operations.issues(context, { limit: 1000, offset: 0 }, quiet);
    const found = counts.map(({ file, code, severity, count }) => `${file}: ${count} ${code} (${severity})`).sort();
    expect(found).toMatchInlineSnapshot(`
      [
        "costs.csv: 1 not_a_number (error)",
        "hubspot-activities.csv: 3 missing_value (error)",
        "hubspot-activities.csv: 3 no_subject (error)",
        "hubspot-deals.csv: 2 no_currency (error)",
        "hubspot-deals.csv: 2 rounded (warning)",
        "hubspot-deals.csv: 2 stage_not_mapped (warning)",
        "hubspot-deals.csv: 2 wrong_cell_count (error)",
        "hubspot-deals.csv: 3 closed_before_created (warning)",
        "hubspot-deals.csv: 3 not_a_number (error)",
        "hubspot-leads.csv: 2 stage_not_mapped (warning)",
        "hubspot-leads.csv: 4 contradicts_row (error)",
        "hubspot-leads.csv: 4 missing_value (error)",
        "hubspot-leads.csv: 6 not_a_date (error)",
        "metering-commitments.csv: 1 not_a_choice (error)",
        "metering-usage.csv: 1 not_a_date (error)",
        "metering-usage.csv: 3 not_a_number (error)",
        "onboarding-projects.csv: 2 not_a_date (error)",
        "stripe-subscription-items.csv: 1 bad_interval (error)",
        "stripe-subscription-items.csv: 1 missing_value (error)",
        "stripe-subscription-items.csv: 1 not_a_choice (error)",
        "stripe-subscription-items.csv: 1 not_a_currency (error)",
        "stripe-subscription-items.csv: 2 ends_before_start (error)",
        "stripe-subscription-items.csv: 4 no_duration (warning)",
      ]
    `);
    expect(total).toBe(counts.reduce((sum, { count }) => sum + count, 0));
    expect(total).toBeGreaterThanOrEqual(40);
    expect(total).toBeLessThanOrEqual(60);
  });

  test("loses no row: each is an entry, an issue, or says what another row said", async () => {
    const { rows } = await context.storage.pool.query<{ name: string; read: number; kept: number }>(
      `select f.name, f.rows_read as read, (select count(*) from (
         select row from bowtie.entry e where e.file_id = f.id union select row from bowtie.issue i where i.file_id = f.id and i.severity = 'error') k) as kept
       from bowtie.file f order by f.name`,
    );
    expect(rows.map(({ name }) => name)).toEqual(
      readdirSync(demoFolder)
        .filter((name) => name.endsWith(".csv"))
        .sort(),
    );
    for (const { name, read, kept } of rows) expect([name, read - kept]).toEqual([name, name === "hubspot-leads.csv" ? 3 : 0]);
    const leads = imported.files.find(({ name }) => name === "hubspot-leads.csv");
    // Three rows stand twice, with the lead and the stages they name.
    expect(leads?.rowsUnchanged).toBeGreaterThanOrEqual(3);
    for (const { name, rowsRead } of imported.files) expect([name, rowsRead]).toEqual([name, lines(name)]);
  });

  test("matches every customer of billing and of the bought system to one company", async () => {
    const { matches } = await operations.matches(context, {}, quiet);
    const own = rowsOf("stripe-customers.csv").length + rowsOf("roundsheet-customers.csv").length;
    expect(matches.filter(({ verdict }) => verdict === "matched")).toHaveLength(own);
    expect(matches.filter(({ verdict }) => verdict === "proposed")).toHaveLength(0);
  });

  test("is not done again in a ledger that has it", async () => {
    expect(await wantsDemo(context, context.dataFolder)).toBe(false);
  });

  test("keeps every law of a ledger", async () => {
    const { laws } = await operations.check(context, {}, quiet);
    expect(laws.filter(({ holds }) => !holds)).toEqual([]);
    expect(laws.every(({ checked }) => checked > 0)).toBe(true);
  });
});

/** Lines of a file below its header. */
const lines = (name: string): number => readFileSync(join(demoFolder, name), "utf8").trimEnd().split("\n").length - 1;

describe("what happens to customers", () => {
  test("is of every kind a source can tell, in both currencies", async () => {
    const found = await values("mrr_movements", { from: "2022-11", method: "fine" });
    const kinds = ["initial", "new", "expansion", "contraction", "churn", "reactivation", "pause", "resume"];
    for (const kind of kinds)
      for (const currency of ["EUR", "USD"]) expect([kind, currency, found[`${kind} ${currency}`]]).not.toContain(0);
    expect(found["transfer_out EUR"]).toBeLessThan(0);
    expect(found["transfer_in USD"]).toBeGreaterThan(0);
  });

  test("has every reason that can be read from such files", async () => {
    const rows = await context.store.read({ level: "customer", asOf: null, otherwise: {} }, (reader) =>
      reader.sums({ fact: "movement", by: [{ column: "reason" }], sums: [], where: [] }),
    );
    const seen = new Set(rows.map(({ keys }) => movementReasons[Number(keys[0])]));
    const wanted: readonly MovementReason[] = [
      "quantity",
      "price",
      "plan",
      "add_on",
      "discount_expiry",
      "gap",
      "chosen",
      "payment",
      "end_of_term",
      "pause_expired",
    ];
    expect(wanted.filter((reason) => !seen.has(reason))).toEqual([]);
  });

  test("is counted in three motions, two models, and at the level of groups", async () => {
    expect((await operations.segmentValues(context, { field: "motion" }, quiet)).values).toEqual([
      "Field sales",
      "Inside sales",
      "Self-serve",
    ]);
    expect((await operations.segmentValues(context, { field: "business_model" }, quiet)).values).toEqual(["Consumption", "Subscription"]);
    const [customers, parents] = await Promise.all([values("active_customers"), values("active_customers", { level: "parent" })]);
    expect(parents[""]).toBeLessThan(customers[""] ?? 0);
  });

  test("is never mixed from two models without saying so, and the models add up to the whole", async () => {
    const question: MetricQuestion = { metric: "mrr", where: [], level: "customer", ...LAST_YEAR };
    expect((await operations.metric(context, question, quiet)).mixes).toEqual(["subscription", "consumption"]);
    expect(
      (await operations.metric(context, { ...question, where: [{ field: "model", values: ["subscription"] }] }, quiet)).mixes,
    ).toBeUndefined();
    const whole = await values("mrr");
    for (const segment of ["model", "motion"]) {
      const parts = await values("mrr", { segment });
      for (const currency of ["EUR", "USD"]) {
        const own = Object.entries(parts).filter(([name]) => name.endsWith(currency));
        // Each part is rounded to the cent by itself; the facts add up exactly, which the laws hold.
        const total = own.reduce((sum, [, value]) => sum + (value ?? 0), 0);
        expect(Math.abs(total - (whole[currency] ?? 0)), `${segment} ${currency}`).toBeLessThanOrEqual(own.length);
      }
    }
  });

  test("has a free plan that few pay for", async () => {
    const rows = rowsOf("workspaces.csv").filter((row) => (row["Signed up"] ?? "") >= "2025-11-01");
    expect((await values("freemium_volume"))["sign_up"]).toBe(rows.length);
    const { freemium, findings } = await operations.models(context, { level: "customer", where: [] }, quiet);
    expect(freemium?.conversion.find(({ part }) => part === "paid")?.value.value).toBeLessThan(0.125);
    expect(findings.map(({ number, values: list }) => [number, list.map(({ model }) => model)])).toEqual([
      [3, ["subscription", "consumption", "freemium"]],
      [4, ["subscription", "consumption", "freemium"]],
      [5, ["subscription", "consumption"]],
    ]);
  });

  test("has a cost, a return and a payback in every motion, and figures of the accounts in both currencies", async () => {
    for (const metric of ["cac", "cac_payback", "gross_margin", "cost_to_serve", "ltv", "ltv_to_cac", "capital_at_risk"]) {
      const found = await values(metric, { segment: "motion" });
      expect([metric, Object.keys(found).length, Object.values(found).includes(null)]).toEqual([metric, 6, false]);
    }
    for (const metric of ["magic_number", "burn_multiple", "rule_of_40", "expansion_cac_ratio"])
      for (const value of Object.values(await values(metric))) expect([metric, value]).not.toEqual([metric, null]);
    const [costs, accounts] = await Promise.all([values("gross_margin"), values("gross_margin", { method: "accounts" })]);
    for (const currency of ["EUR", "USD"]) expect(costs[currency]).toBeCloseTo(accounts[currency] ?? 0, 1);
  });

  test("closes the loops", async () => {
    const loops = await values("loop_contribution");
    for (const loop of ["upsell", "cross_sell", "win_back"]) expect([loop, loops[`${loop} EUR`]]).not.toContain(0);
  });
});

describe("the story", () => {
  test.each(["EUR", "USD"])("net revenue retention in %s looks healthy, and is what the files say", async (currency) => {
    const { opening, net, gross, top5, growth } = retained(currency, "2025-10-31", "2026-10-31");
    const nrr = (await values("net_revenue_retention"))[currency] ?? 0;
    expect(nrr).toBeCloseTo(net / opening, 4);
    expect(nrr).toBeGreaterThan(1.08);
    expect(nrr).toBeLessThan(1.125);
    expect((await values("gross_revenue_retention"))[currency]).toBeCloseTo(gross / opening, 4);
    expect((await values("top5_expansion_share"))[currency]).toBeCloseTo(top5 / growth, 4);
    expect(top5 / growth).toBeGreaterThan(0.5);
    expect((await values("nrr_without_top5"))[currency]).toBeLessThan(1);
  });

  test("since the handover by form, inside sales loses a quarter of its new customers before they are live", async () => {
    const { commits, live } = onboarded("Inside sales", "2025-11-01", "2026-09-30");
    const before = onboarded("Inside sales", "2024-11-01", "2025-10-31");
    const lost = await values("onboarding_churn", { segment: "motion", to: "2026-09" });
    const lostBefore = await values("onboarding_churn", { segment: "motion", from: "2024-11", to: "2025-10" });
    expect(lost["Inside sales"]).toBeCloseTo(1 - live / commits, 6);
    expect(lostBefore["Inside sales"]).toBeCloseTo(1 - before.live / before.commits, 6);
    expect(lost["Inside sales"]).toBeGreaterThan(0.22);
    expect(lost["Inside sales"]).toBeLessThan(0.3);
    for (const share of [lostBefore["Inside sales"], lost["Self-serve"], lost["Field sales"]]) expect(share).toBeLessThan(0.1);
  });

  test("shows in the conversion from commit to live and in the cohorts, and nowhere else", async () => {
    const conversion = await values("bowtie_conversion", { segment: "motion", to: "2026-09" });
    expect(conversion["Inside sales commit"]).toBeLessThan(0.78);
    expect(conversion["Self-serve commit"]).toBeGreaterThan(0.9);
    expect(conversion["Field sales commit"]).toBeGreaterThan(0.9);
    const cohorts = await values("cohort_logo_retention", { segment: "motion", to: "2026-07" });
    const earlier = await values("cohort_logo_retention", { segment: "motion", from: "2024-11", to: "2025-10" });
    expect(cohorts["Inside sales 3"]).toBeLessThan(0.8);
    expect(earlier["Inside sales 3"]).toBeGreaterThan(0.9);
    expect(cohorts["Self-serve 3"]).toBeGreaterThan(0.88);
  });

  test("is what the Bowtie itself points at", async () => {
    const bowtie = await operations.bowtie(context, { level: "customer", where: [], from: "2025-11", to: "2026-10" }, quiet);
    expect(bowtie.constraint).toMatchObject({ state: "commit", next: "live" });
  });
});
