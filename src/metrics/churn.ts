import type { Period } from "../domain/index.ts";
import type { Ask, AskCondition, MetricContext, Sum } from "./definition.ts";
import { classicCodes } from "./kinds.ts";

/** Losses by the month they happened and the month the customer's present spell of paying began. */
export const lossAsk = (column: "churn" | "contraction", sums: readonly string[]): Ask => ({
  fact: "movement",
  sums,
  by: ["month", "since"],
  where: [{ column: "kind", in: classicCodes(column) }],
});

/** Whose losses: of customers of the opening, of those who arrived inside the period, or of both. */
export type Arrived = "before" | "within" | "any";

/** Whose losses a rate counts (semantics B.2, row 31). */
export const arrivedOf = ({ settings }: MetricContext): Arrived => (settings.arrivedAndLeft === "in_rate" ? "any" : "before");

export interface Losses {
  readonly rows: number;
  readonly sums: readonly bigint[];
}

/** What customers lost in a period; who arrived inside it is in no rate of it unless the settings say so (semantics B.1, churn). */
export function lossesOf(sums: readonly Sum[], period: Period, arrived: Arrived): Losses {
  let rows = 0;
  const totals: bigint[] = [];
  for (const {
    keys: [month = 0, since = 0],
    rows: count,
    sums: amounts,
  } of sums) {
    if (month < period.from || month > period.to) continue;
    if (arrived !== "any" && since < period.from !== (arrived === "before")) continue;
    rows += count;
    amounts.forEach((amount, i) => {
      totals[i] = (totals[i] ?? 0n) + amount;
    });
  }
  return { rows, sums: totals };
}

export const lossWhere = (column: "churn" | "contraction", period: Period, arrived: Arrived = "before"): readonly AskCondition[] => [
  { column: "kind", in: classicCodes(column) },
  { column: "month", from: period.from, to: period.to },
  ...(arrived === "any" ? [] : [arrived === "before" ? { column: "since", to: period.from - 1 } : { column: "since", from: period.from }]),
];
