import { type CostPurpose, costPurposes, type FinanceMeasure, financeMeasures, type Period } from "../domain/index.ts";
import type { Ask, AskCondition, Reason, Sum } from "./definition.ts";
import { Running } from "./points.ts";
import { SCALE, type Term, type Window } from "./terms.ts";

const codes = (purposes: readonly CostPurpose[]): readonly number[] => purposes.map((one) => costPurposes.indexOf(one));

/** What it takes to win customers and to sell them more. */
export const SALES_AND_MARKETING: readonly CostPurpose[] = ["acquire", "expand"];

const purposeIs = (purposes: readonly CostPurpose[]): AskCondition => ({ column: "purpose", in: codes(purposes) });

export const costAsk = (purposes: readonly CostPurpose[]): Ask => ({
  fact: "cost",
  sums: ["amount"],
  by: ["month"],
  where: [purposeIs(purposes)],
  company: true,
});

/** Months of booked figures. */
export class Booked {
  readonly months = new Running();
  readonly rows = new Running();
  /** The first month with an entry. */
  begins = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(sums: readonly Sum[]) {
    for (const {
      keys: [month = 0],
      rows,
      sums: [amount = 0n],
    } of sums) {
      this.months.add(month, amount);
      this.rows.add(month, BigInt(rows));
      this.begins = Math.min(this.begins, month);
      this.last = Math.max(this.last, month);
    }
  }

  /**
   * The sum of a period; `null` where the books do not speak for it. They are kept month by month or quarter by quarter, so
   * those of a quarter may lie in any of its months; and the books of the last month may still be open.
   */
  in({ from, to }: Period): bigint | null {
    const begun = Math.floor(this.begins / 3) <= Math.floor(from / 3);
    const kept = this.last >= Math.min(to - (to % 3), to - 1);
    return begun && kept && this.rows.between(from, to) > 0n ? this.months.between(from, to) : null;
  }
}

const within = (period: Period): AskCondition => ({ column: "month", from: period.from, to: period.to });

/** Costs of some purposes in a window. Where none are recorded nothing is known, and that is no zero. */
export function spent(ask: string, purposes: readonly CostPurpose[], window: Window, reason: Reason = "no_costs"): Term {
  return {
    asks: { [ask]: costAsk(purposes) },
    total: (sums, period, context) => {
      const booked = new Booked(sums[ask] ?? []);
      const at = window(period, context);
      const sum = booked.in(at);
      return sum === null || sum === 0n ? reason : { sum: sum * SCALE, cases: Number(booked.rows.between(at.from, at.to)) };
    },
    evidence: (term, period, context) => ({
      term,
      fact: "cost",
      where: [purposeIs(purposes), within(window(period, context))],
      column: "amount",
    }),
  };
}

/** Costs of winning new customers only, where every one of them says so: a sales team sells to customers too. */
export function spentOnNew(window: Window): Term {
  const plain = spent("acquire", ["acquire"], window);
  return {
    ...plain,
    asks: { acquire: { ...costAsk(["acquire"]), by: ["month", "said"] } },
    total: (sums, period, context) => {
      const { from, to } = window(period, context);
      const untold = (sums["acquire"] ?? []).some(({ keys: [month = 0, said = 0] }) => said === 0 && month >= from && month <= to);
      return untold ? "costs_not_tagged" : plain.total(sums, period, context);
    },
  };
}

/** A figure of the company's accounts in a window. */
export function figure(measure: FinanceMeasure, window: Window): Term {
  const code = { column: "measure", in: [financeMeasures.indexOf(measure)] };
  return {
    asks: { [measure]: { fact: "finance", sums: ["amount"], by: ["month"], where: [code], company: true } },
    total: (sums, period, context) => {
      const booked = new Booked(sums[measure] ?? []);
      const at = window(period, context);
      const sum = booked.in(at);
      return sum === null ? "no_finance" : { sum: sum * SCALE, cases: Number(booked.rows.between(at.from, at.to)) };
    },
    evidence: (term, period, context) => ({
      term,
      fact: "finance",
      where: [code, within(window(period, context))],
      column: "amount",
    }),
  };
}
