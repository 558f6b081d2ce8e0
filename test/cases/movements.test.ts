import { expect, test } from "vitest";
import { add, equals, type Fraction, parseDecimal, ZERO } from "../../src/domain/index.ts";
import { type Context, parseMapping } from "../../src/operations/index.ts";
import { toCsv } from "../helpers/company-tables.ts";
import {
  ask,
  by,
  caseJson,
  cents,
  dataRows,
  describeCase,
  describeData,
  importData,
  months,
  nextMonth,
  valuesOf,
} from "../helpers/golden.ts";
import { importText } from "../helpers/ledger.ts";
import { ledger, ledgerOf } from "./company-ledger.ts";

interface Rollforward {
  readonly start_of_period_dt: string;
  readonly starting_mrr: number;
  readonly ending_mrr: number;
  readonly mrr_new: number;
  readonly mrr_expansion: number;
  readonly mrr_contraction: number;
  readonly mrr_churn: number;
}

describeCase("lago_mrr_rollforward.json", "Lago: the roll-forward of four months", () => {
  const { rows } = caseJson("lago_mrr_rollforward.json") as { readonly rows: readonly Rollforward[] };
  const euros = (amount: number): string => (amount / 100).toFixed(2);

  test("customers who come and go as it says give its opening, new, churn and closing of every month", async () => {
    // Who leaves must have come: what a month loses is one customer, who came in the first month, and the rest stay.
    const leaving = rows.map(({ mrr_churn: churn }) => -churn);
    const lines = rows.map(({ start_of_period_dt: start, mrr_new: fresh }, i) => {
      const stays = i === 0 ? fresh - leaving.reduce((sum, amount) => sum + amount, 0) : fresh;
      return `stays${i}: ${euros(stays)} EUR/month from ${start.slice(0, 7)}-02`;
    });
    const losses = rows.map(
      ({ start_of_period_dt: start }, i) => `leaves${i}: ${euros(leaving[i] ?? 0)} EUR/month from 2023-11-02, gone ${start.slice(0, 7)}-20`,
    );
    const context = await ledgerOf(...lines, ...losses);
    for (const row of rows) {
      const month = row.start_of_period_dt.slice(0, 7);
      const points = await ask(context, { metric: "mrr_movements", from: month, to: month });
      expect(Object.fromEntries(points.map(({ part, value }) => [part, value])), month).toEqual({
        opening: row.starting_mrr,
        new: row.mrr_new,
        expansion: row.mrr_expansion,
        contraction: row.mrr_contraction,
        churn: row.mrr_churn,
        reactivation: 0,
        closing: row.ending_mrr,
      });
    }
  });
});

/** The five categories of the playbook, by its stated rules: first active month, then what changed against the month before. */
function playbook(periods: ReturnType<typeof dataRows>, month: string): Readonly<Record<string, number>> {
  const sums = { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 };
  for (const customer of new Set(periods.map((row) => row["customer_id"]))) {
    const own = periods.filter((row) => row["customer_id"] === customer);
    const level = (at: string): number =>
      own
        .filter(({ start_date: start = "", end_date: end = "" }) => by(start, at) && !by(end, at))
        .reduce((sum, row) => sum + cents(row["monthly_amount"] ?? ""), 0);
    const first = own.map(({ start_date: start = "" }) => start.slice(0, 7)).sort()[0];
    const now = level(month);
    const before = level(nextMonth(month, -1));
    if (month === first) sums.new += now;
    else if (now === 0 && before > 0) sums.churn -= before;
    else if (now > 0 && before === 0) sums.reactivation += now;
    else if (now > before) sums.expansion += now - before;
    else sums.contraction += now - before;
  }
  return sums;
}

describeData("mrr_playbook", () => {
  test("dbt mrr-playbook: its categories of all 55 customers are our movements, month by month, from where its months begin", async () => {
    const context = await ledger();
    await importData(context, "mrr_playbook");
    const periods = dataRows("mrr_playbook", "subscription_periods.csv");
    for (const month of months("2018-01", "2020-01")) {
      const points = await ask(context, { metric: "mrr_movements", from: month, to: month });
      const moved = Object.fromEntries(
        points.filter(({ part }) => part !== "opening" && part !== "closing").map(({ part, value }) => [part, value]),
      );
      expect(moved, month).toEqual(playbook(periods, month));
    }
  });

  test("dbt mrr-playbook: three customers of 2017 vanish with its month spine, and are counted here", async () => {
    const context = await ledger();
    await importData(context, "mrr_playbook");
    const customers = await valuesOf(context, { metric: "active_customers", from: "2017-09", to: "2017-12" });
    expect(customers).toEqual({ "2017-09": 2, "2017-10": 2, "2017-11": 0, "2017-12": 0 });
  });
});

interface CustomerCounts {
  readonly months: readonly string[];
  readonly expected: Readonly<
    Record<"customer_count" | "new_customers" | "churned_customers" | "churned_subscriptions", readonly number[]>
  >;
  readonly window_2025_02_to_2025_05: Readonly<Record<"subscription_count" | "new" | "churned", readonly number[]>>;
}

type Moved = "new" | "expansion" | "contraction" | "churn";
type Movements = Readonly<Record<"months" | "total" | Moved, readonly string[]>>;

const exact = (text: string | undefined): Fraction => parseDecimal(text ?? "0") ?? ZERO;

const POSTHOG = parseMapping(`
source: posthog
files:
  - file: subscriptions.csv
    records:
      - type: subscription_line
        fields:
          subscription_id: id
          account_id: customer
          starts_on: created
          ends_on: ended_at
          price: { constant: "10" }
          interval: { constant: month }
          currency: { constant: USD }
`);

describeCase("posthog_revenue_analytics.json", "PostHog: customers of fifteen months", () => {
  const { customer_counts: counts } = caseJson("posthog_revenue_analytics.json") as { readonly customer_counts: CustomerCounts };

  const imported = async (): Promise<Context> => {
    const context = await ledger();
    const rows = dataRows("posthog_ra", "stripe_subscriptions_3b2af73.csv");
    await importText(context, { "subscriptions.csv": toCsv(rows) }, { mapping: POSTHOG, answers: { through: "2026-01-31" } });
    return context;
  };

  test("its subscriptions that ended, and four months of them, are ours counted by subscription", async () => {
    const context = await imported();
    const question = { level: "subscription", from: "2024-11", to: "2026-01" } as const;
    const moved = await ask(context, { metric: "mrr_movements", ...question });
    const counted = (month: string, part: string): number => moved.find((point) => point.period === month && point.part === part)?.n ?? 0;
    expect(counts.months.map((month) => counted(month, "churn"))).toEqual(counts.expected.churned_subscriptions);
    const window = months("2025-02", "2025-05");
    const active = await valuesOf(context, { metric: "active_customers", ...question });
    const { subscription_count: there, new: came, churned } = counts.window_2025_02_to_2025_05;
    expect(window.map((month) => counted(month, "new"))).toEqual(came);
    expect(window.map((month) => counted(month, "churn"))).toEqual(churned);
    expect(window.map((month) => (active[nextMonth(month, -1)] ?? 0) + counted(month, "new"))).toEqual(there);
  });

  test("its MRR movements in pounds close, exactly: each total is the one before and what moved", () => {
    const { mrr_movements_gbp: moved } = caseJson("posthog_revenue_analytics.json") as { readonly mrr_movements_gbp: Movements };
    moved.months.forEach((month, i) => {
      const parts = (["new", "expansion", "contraction", "churn"] as const).map((part) => exact(moved[part][i]));
      expect(equals(parts.reduce(add, exact(moved.total[i - 1])), exact(moved.total[i])), month).toBe(true);
    });
  });

  test("whoever was there at any time of a month is ours at its opening and those who came", async () => {
    const context = await imported();
    const active = await valuesOf(context, { metric: "active_customers", from: "2024-11", to: "2026-01" });
    const moved = await ask(context, { metric: "mrr_movements", from: "2024-11", to: "2026-01" });
    counts.months.forEach((month, i) => {
      const of = (part: string): number => moved.find((point) => point.period === month && point.part === part)?.n ?? 0;
      expect(of("new"), month).toBe(counts.expected.new_customers[i]);
      expect(of("churn"), month).toBe(counts.expected.churned_customers[i]);
      expect((active[nextMonth(month, -1)] ?? 0) + of("new"), month).toBe(counts.expected.customer_count[i]);
    });
  });
});
