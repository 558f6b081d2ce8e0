import { DIRECTIONAL_BELOW, MIN_CASES, type MovementReason, movementReasons, type Period } from "../domain/index.ts";
import type { Evidence, Method, Metric, MetricContext, Point, Sum, Terms } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { levelOf } from "./level.ts";
import { known, missing, ratio } from "./points.ts";
import { beforeData, monthEvidence, retainedAt, retentionAsk, retentionEvidence, windowMethods, windowOf } from "./retention.ts";

/** Net retention counts growth, gross retention does not. */
export type Measure = "net" | "gross";

type Column = "expansion" | "contraction" | "churn" | "reactivation";

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const NOT_UPLIFT = "_without_uplift";
const WITH_REACTIVATION = "_with_reactivation";
const EVERYONE = "every customer's, also of those won since the opening";

const monthsIn = { 12: "twelve months", 3: "three months", 1: "one month" } as const;

function movementMethods(measure: Measure): readonly Method[] {
  const windows = [12, 3, 1] as const;
  if (measure === "gross")
    return windows.map((window) => ({
      name: `movements_${window}`,
      formula: "(opening + contraction + churn) / opening",
      meaning: `Movement form over ${monthsIn[window]}: opening MRR less the contraction and churn since, ${EVERYONE}. A contraction counts in full, whatever the customer had grown before, and so does a pause, whose end is no gain; below zero when customers won since took more away than was there.`,
    }));
  return [
    ...windows.map((window) => ({
      name: `movements_${window}`,
      formula: "(opening + expansion + contraction + churn) / opening",
      meaning: `Movement form over ${monthsIn[window]}: opening MRR with the expansion, contraction and churn since, ${EVERYONE}. Reactivations are not in it; ends of discounts are unless the setting discountExpiry keeps them out.`,
    })),
    ...windows.map((window) => ({
      name: `movements_${window}${WITH_REACTIVATION}`,
      formula: "(opening + expansion + reactivation + contraction + churn) / opening",
      meaning: `Movement form over ${monthsIn[window]}, with customers who came back among the gains: older losses flatter it.`,
    })),
    {
      name: `movements_12${NOT_UPLIFT}`,
      formula: "(opening + expansion + contraction + churn) / opening",
      meaning: "Movement form over twelve months, with price rises at renewal left out of expansion.",
    },
  ];
}

const compounded = (measure: Measure): Method => ({
  name: "compounded_12",
  formula: MONTHS.map((i) => (measure === "net" ? `((gross_${i} + growth_${i}) / opening_${i})` : `(gross_${i} / opening_${i})`)).join(
    " * ",
  ),
  meaning:
    "Compounded form: the twelve monthly cohort rates multiplied. Each month has its own cohort, so customers won since the opening count from the month after.",
});

/** Every form of retention, each under a name of its own (semantics B.1; standard 4.5). */
export const formMethods = (measure: Measure): readonly Method[] => [...windowMethods, ...movementMethods(measure), compounded(measure)];

const formOf = ({ method }: Pick<MetricContext, "method">): "cohort" | "movements" | "compounded" =>
  method.startsWith("movements_") ? "movements" : method.startsWith("compounded_") ? "compounded" : "cohort";

/** The columns a movement form adds to the opening. */
const columnsOf = (measure: Measure, { method }: MetricContext): readonly Column[] => [
  ...(measure === "net" ? (["expansion"] as const) : []),
  ...(method.endsWith(WITH_REACTIVATION) ? (["reactivation"] as const) : []),
  "contraction",
  "churn",
];

/** Reasons of expansion that are left out of it. */
function leftOut(column: Column, { method, settings }: MetricContext): readonly MovementReason[] {
  if (column !== "expansion") return [];
  return [
    ...(settings.discountExpiry === "outside_retention" ? (["discount_expiry"] as const) : []),
    ...(method.endsWith(NOT_UPLIFT) ? (["uplift"] as const) : []),
  ];
}

const reasonCodes = (without: readonly MovementReason[]): readonly number[] =>
  movementReasons.flatMap((reason, code) => (without.includes(reason) ? [] : [code]));

export function formAsks(context: MetricContext): ReturnType<Metric["asks"]> {
  switch (formOf(context)) {
    case "cohort":
      return { runs: retentionAsk(context) };
    case "compounded":
      return { runs: retentionAsk(context, 1) };
    case "movements":
      return { movements: { fact: "movement", sums: ["amount", "payers"], by: ["month", "kind", "reason"] } };
  }
}

export function computeForm(measure: Measure, sums: Readonly<Record<string, readonly Sum[]>>, context: MetricContext): readonly Point[] {
  const rows = sums["runs"] ?? sums["movements"] ?? [];
  const one = { cohort: cohortPoint, compounded: compoundedPoint, movements: movementPoint }[formOf(context)];
  return context.periods.map((period) => one(measure, rows, period, context));
}

type PointOf = (measure: Measure, sums: readonly Sum[], period: Period, context: MetricContext) => Point;

const cohortPoint: PointOf = (measure, sums, period, context) => {
  const found = retainedAt(sums, period.to);
  if (found.opening === 0n && beforeData(period, context)) return missing(period, context, "no_data", 0);
  return ratio(period, context, found[measure], found.opening, found.customers);
};

/** A product is as sure as its weakest month: `n` is the smallest of the twelve. */
const compoundedPoint: PointOf = (measure, sums, period, context) => {
  const months = MONTHS.map((i) => retainedAt(sums, period.to - 12 + i));
  const n = Math.min(...months.map(({ customers }) => customers));
  if (months.some(({ opening }) => opening === 0n)) return missing(period, context, beforeData(period, context) ? "no_data" : "no_base", n);
  if (n < MIN_CASES) return missing(period, context, "too_few", n);
  const value = months.reduce((product, month) => (product * Number(month[measure])) / Number(month.opening), 1);
  return { ...known(period, context, value, n), ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}) };
};

const movementPoint: PointOf = (measure, sums, period, context) => {
  const from = period.to - windowOf(context);
  const counted = columnsOf(measure, context).map((column) => ({
    codes: classicCodes(column),
    reasons: reasonCodes(leftOut(column, context)),
  }));
  let opening = 0n;
  let customers = 0n;
  let change = 0n;
  for (const {
    keys: [month = 0, kind = 0, reason = 0],
    sums: [amount = 0n, payers = 0n],
  } of sums) {
    if (month <= from) {
      opening += amount;
      customers += payers;
    } else if (month <= period.to && counted.some(({ codes, reasons }) => codes.includes(kind) && reasons.includes(reason)))
      change += amount;
  }
  if (opening === 0n && beforeData(period, context)) return missing(period, context, "no_data", 0);
  return ratio(period, context, opening + change, opening, Number(customers));
};

export function formEvidence(measure: Measure, period: Period, context: MetricContext): readonly Evidence[] {
  const kept = measure === "net" ? (["gross", "growth", "opening"] as const) : (["gross", "opening"] as const);
  switch (formOf(context)) {
    case "cohort":
      return kept.map((column) => retentionEvidence(column, column, period, context));
    case "compounded":
      return MONTHS.flatMap((i) => kept.map((column) => monthEvidence(`${column}_${i}`, column, period.to - 12 + i)));
    case "movements":
      return [
        levelOf("opening", "amount", period.to - windowOf(context)),
        ...columnsOf(measure, context).map((column) => movementsIn(column, period, context)),
      ];
  }
}

function movementsIn(column: Column, period: Period, context: MetricContext): Evidence {
  const without = leftOut(column, context);
  return {
    term: column,
    fact: "movement",
    where: [
      { column: "kind", in: classicCodes(column) },
      { column: "month", from: period.to - windowOf(context) + 1, to: period.to },
      ...(without.length === 0 ? [] : [{ column: "reason", in: reasonCodes(without) }]),
    ],
    column: "amount",
  };
}

/** The value from its terms; which form they are of shows in their names. */
export function combineForm(terms: Terms): number | null {
  const { opening = 0n, gross = 0n, growth = 0n, expansion = 0n, reactivation = 0n, contraction = 0n, churn } = terms;
  const over = (top: bigint, base: bigint): number | null => (base === 0n ? null : Number(top) / Number(base));
  if ("opening_1" in terms)
    return MONTHS.reduce<number | null>((product, i) => {
      const rate = over((terms[`gross_${i}`] ?? 0n) + (terms[`growth_${i}`] ?? 0n), terms[`opening_${i}`] ?? 0n);
      return product === null || rate === null ? null : product * rate;
    }, 1);
  return over(churn === undefined ? gross + growth : opening + expansion + reactivation + contraction + churn, opening);
}
