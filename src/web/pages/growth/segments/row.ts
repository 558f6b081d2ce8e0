import type { CalibratedView, GrowthHistory } from "../../../../contract/index.ts";
import { meanLag, newCustomerOf, type SegmentCourse, sellerRisk } from "../../../../growth/index.ts";
import type { Point } from "../../../units.ts";

/** A segment in numbers, as a row of the table shows it. */
export interface SegmentRow {
  readonly name: string;
  readonly customers: number;
  readonly arr: number;
  readonly ahead: number;
  readonly unchanged: number;
  /** What was and what is expected, month by month, and how many of these were. */
  readonly line: readonly number[];
  readonly past: number;
  readonly winRate: Point;
  readonly cycle: Point;
  readonly churn: Point;
  readonly cac: Point;
  readonly risk: Point;
}

const YEAR = 12;
const AHEAD = 36;
const PAST = 24;

const unknown = (reason: string, n = 0): Point => ({ value: null, n, reason }) as Point;
const known = (value: number, n = 0): Point => ({ value, n });

/** Why a cost is not known; `null` where it is. */
const lackOf = (evidence: CalibratedView["evidence"][string] | undefined): string | null =>
  evidence === undefined || evidence.basis === "assumed" ? (evidence?.note ?? "no_costs") : null;

export function rowOf(
  { model, evidence }: CalibratedView,
  now: SegmentCourse,
  base: SegmentCourse,
  history: GrowthHistory | undefined,
): SegmentRow {
  const past = (history?.arr ?? []).slice(-PAST);
  const win = evidence["cr.win"];
  const lost = now.lost.slice(0, YEAR).reduce((sum, count) => sum + count, 0);
  const mean = now.customers.slice(0, YEAR).reduce((sum, count) => sum + count, 0) / YEAR;
  const costs = lackOf(evidence["spend"]);
  const noMargin = lackOf(evidence["margin"]);
  const customer = newCustomerOf(model, YEAR);
  const cac = now.cac[YEAR - 1] ?? null;
  return {
    name: model.name,
    customers: history?.customers.at(-1) ?? 0,
    arr: past.at(-1) ?? 0,
    ahead: now.arr[AHEAD - 1] ?? 0,
    unchanged: base.arr[AHEAD - 1] ?? 0,
    line: [...past, ...now.arr.slice(0, AHEAD)],
    past: past.length,
    winRate:
      win === undefined
        ? unknown("not_tracked")
        : { value: win.value, n: win.n, ...(win.low === null ? {} : { low: win.low }), ...(win.high === null ? {} : { high: win.high }) },
    cycle: model.journey.length === 0 ? unknown("not_tracked") : known(model.journey.reduce((sum, { lag }) => sum + meanLag(lag), 0)),
    churn: mean > 0 ? known(lost / mean) : unknown("no_base"),
    cac: costs !== null ? unknown(costs) : cac === null ? unknown("no_base") : known(cac),
    risk:
      costs !== null
        ? unknown(costs)
        : noMargin !== null
          ? unknown(noMargin)
          : customer === null
            ? unknown("no_base")
            : known(sellerRisk(customer).sellerRisk[YEAR] ?? 0),
  };
}
