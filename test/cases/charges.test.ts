import { expect, test } from "vitest";
import {
  billingPeriod,
  type Day,
  equals,
  type Fraction,
  graduatedCharge,
  packageCharge,
  parseDay,
  parseDecimal,
  percentageCharge,
  prorated,
  standardCharge,
  type Tier,
  volumeCharge,
  ZERO,
} from "../../src/domain/index.ts";
import { toCsv } from "../helpers/company-tables.ts";
import { caseJson, describeCase, valuesOf } from "../helpers/golden.ts";
import { importText } from "../helpers/ledger.ts";
import { ledger } from "./company-ledger.ts";

interface Charge {
  readonly model: "graduated" | "volume" | "package" | "standard" | "percentage";
  readonly ranges?: readonly { readonly to_value: number | null; readonly per_unit: number; readonly flat: number }[];
  readonly units: number;
  readonly full_units?: number;
  readonly amount?: number;
  readonly package_size?: number;
  readonly free_units?: number;
  readonly rate?: number;
  readonly fixed_amount?: number | null;
  readonly free_units_per_events?: number;
  readonly free_units_per_total_aggregation?: number;
  readonly running_total?: readonly number[];
  readonly count?: number;
  readonly expected_amount: number;
}

interface Fee {
  readonly months_ago: number;
  readonly amount: number;
  readonly tax: number;
}

interface LagoCases {
  readonly cases: readonly Charge[];
  readonly proration: {
    readonly plan: { readonly amount_cents: number };
    readonly cases: readonly { readonly billing: string; readonly terminated: string; readonly expected_fee_cents: number }[];
  };
  readonly mrr_includes_tax_of_invoiced_subscription_fees: {
    readonly fees: readonly Fee[];
    readonly expected: Readonly<Record<string, number | null>>;
  };
}

const exact = (value: number | null | undefined): Fraction => parseDecimal(String(value ?? 0)) ?? ZERO;

function chargeOf(one: Charge): Fraction {
  const tiers: readonly Tier[] = (one.ranges ?? []).map(({ to_value: end, per_unit: each, flat }) => ({
    upTo: end === null ? null : exact(end),
    perUnit: exact(each),
    flat: exact(flat),
  }));
  const units = exact(one.units);
  switch (one.model) {
    case "graduated":
      return graduatedCharge(tiers, units);
    case "volume":
      return volumeCharge(tiers, units, one.full_units === undefined ? units : exact(one.full_units));
    case "package":
      return packageCharge(exact(one.amount), exact(one.package_size), units, exact(one.free_units));
    case "standard":
      return standardCharge(exact(one.amount), units);
    case "percentage":
      return percentageCharge(
        {
          percent: exact(one.rate),
          perEvent: exact(one.fixed_amount),
          freeEvents: one.free_units_per_events ?? null,
          freeTotal: one.free_units_per_total_aggregation === undefined ? null : exact(one.free_units_per_total_aggregation),
        },
        { units, events: one.count ?? 0, runningTotals: (one.running_total ?? []).map(exact) },
      );
  }
}

describeCase("lago_charge_models.json", "Lago: what a quantity costs", () => {
  const lago = caseJson("lago_charge_models.json") as LagoCases;

  test.each(lago.cases.map((one, i) => [i, one.model, one.units, one.expected_amount, one] as const))(
    "case %i: %s, %d units, %d",
    (_i, _model, _units, expected, one) => {
      expect(equals(chargeOf(one), exact(expected))).toBe(true);
    },
  );

  const dayIn = (text: string): Day => {
    const found = parseDay(text.slice(0, 10));
    if (found === null) throw new Error(`${text} is no day`);
    return found;
  };

  test("32 of the 91 days of a quarter cost the same by the calendar and from an anniversary", () => {
    const { plan, cases } = lago.proration;
    const used = { from: dayIn("2024-05-20"), to: dayIn("2024-06-20") };
    const cycles = [{ kind: "calendar" } as const, { kind: "anniversary", began: dayIn("2024-01-15") } as const];
    cycles.forEach((cycle, i) => {
      const quarter = billingPeriod(used.to, 3, cycle);
      expect(quarter.to - quarter.from + 1).toBe(91);
      expect(equals(prorated(exact(plan.amount_cents), quarter, used), exact(cases[i]?.expected_fee_cents))).toBe(true);
    });
  });

  test("its MRR holds the tax of the fees; here tax is never recurring revenue (fixed), and the difference is the tax", async () => {
    const { fees, expected } = lago.mrr_includes_tax_of_invoiced_subscription_fees;
    const months: Readonly<Record<number, string>> = { 0: "2026-06", 1: "2026-05", 2: "2026-04", 3: "2026-03" };
    const next: Readonly<Record<number, string>> = { 1: "2026-06", 2: "2026-05" };
    const context = await ledger();
    const rows = fees.map(({ months_ago: ago, amount }, i) => ({
      subscription_id: `S-${i}`,
      account_id: `A-${i}`,
      starts_on: `${months[ago]}-01`,
      ends_on: `${next[ago]}-01`,
      price: String(amount),
      interval: "month",
      currency: "EUR",
    }));
    await importText(context, { "subscription_lines.csv": toCsv(rows) }, { answers: { through: "2026-06-30" } });
    const mrr = await valuesOf(context, { metric: "mrr", from: "2026-03", to: "2026-06" });
    for (const [ago, month] of Object.entries(months)) {
      const theirs = expected[ago === "0" ? "current" : `-${ago}`] ?? 0;
      const tax = fees.filter(({ months_ago: then }) => then === Number(ago)).reduce((sum, fee) => sum + fee.tax, 0);
      expect((mrr[month] ?? 0) / 100 + tax, month).toBe(theirs);
    }
  });
});
