import { type MovementReason, monthlyMinor, movementReasons, type Period } from "../domain/index.ts";
import type { AskCondition, Evidence, Metric, MetricContext, Point, Sum } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { known, Running } from "./points.ts";

type Column = "expansion" | "contraction" | "churn" | "reactivation";

export const movementsOf = (column: Column, period: Period, reasons: readonly MovementReason[] | null): readonly AskCondition[] => [
  { column: "kind", in: classicCodes(column) },
  { column: "month", from: period.from, to: period.to },
  ...(reasons === null ? [] : [{ column: "reason", in: reasons.map((reason) => movementReasons.indexOf(reason)) }]),
];

export const reasonEvidence = (term: string, column: Column, period: Period, reasons: readonly MovementReason[] | null): Evidence => ({
  term,
  fact: "movement",
  where: movementsOf(column, period, reasons),
  column: "amount",
});

export interface ByReason {
  readonly reason: MovementReason;
  readonly amount: Running;
  readonly rows: Running;
}

/** Amounts of one column by their reason and month, in the order of the reasons; only what occurs. Keys: month, reason. */
export function byReason(sums: readonly Sum[]): readonly ByReason[] {
  return movementReasons.flatMap((reason, code) => {
    const own = sums.filter(({ keys }) => keys[1] === code);
    if (own.length === 0) return [];
    const found = { reason, amount: new Running(), rows: new Running() };
    for (const {
      keys: [month = 0],
      rows,
      sums: [amount = 0n],
    } of own) {
      found.amount.add(month, amount);
      found.rows.add(month, BigInt(rows));
    }
    return [found];
  });
}

export const reasonAsk = (column: Column): ReturnType<Metric["asks"]>[string] => ({
  fact: "movement",
  sums: ["amount"],
  by: ["month", "reason"],
  where: [{ column: "kind", in: classicCodes(column) }],
});

/** One value a reason and period; a reason appears in the periods in which something happened for it. */
export const reasonPoints = (sums: readonly Sum[], context: MetricContext): readonly Point[] =>
  context.periods.flatMap((period) =>
    byReason(sums).flatMap(({ reason, amount, rows }) => {
      const n = Number(rows.between(period.from, period.to));
      return n === 0 ? [] : [known(period, context, monthlyMinor(amount.between(period.from, period.to)), n, reason)];
    }),
  );

export const isReason = (part: string | undefined): part is MovementReason => movementReasons.some((reason) => reason === part);
