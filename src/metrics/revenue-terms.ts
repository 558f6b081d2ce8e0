import type { Month, Period } from "../domain/index.ts";
import type { Ask, MetricContext } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { levels } from "./level.ts";
import { Running } from "./points.ts";
import type { Term, Window } from "./terms.ts";

const levelAsk: Ask = { fact: "movement", sums: ["amount", "payers"], by: ["month"] };
type Measure = "amount" | "payers";

/** MRR or paying customers at the end of a month. */
export function level(measure: Measure, at: (period: Period) => Month | number): Term {
  return {
    asks: { levels: levelAsk },
    total: (sums, period) => {
      const { amount, customers } = levels(sums["levels"] ?? []);
      const month = at(period);
      return { sum: (measure === "amount" ? amount : customers).at(month), cases: Number(customers.at(month)) };
    },
    evidence: (term, period) => ({ term, fact: "movement", where: [{ column: "month", to: at(period) }], column: measure }),
  };
}

/** A level that must lie within what the ledger knows. */
export function knownLevel(measure: Measure, at: (period: Period) => Month | number): Term {
  const plain = level(measure, at);
  return {
    ...plain,
    total: (sums, period, context) => (at(period) < context.firstMonth ? "no_data" : plain.total(sums, period, context)),
  };
}

/** Month-opening or month-closing levels of a window, added up. Their mean stands for what was paid in it. */
export function levelsOf(measure: Measure, edge: "opening" | "closing", window: Window): Term {
  const before = edge === "opening" ? 1 : 0;
  return {
    asks: { levels: levelAsk },
    total: (sums, period, context) => {
      const { amount, customers } = levels(sums["levels"] ?? []);
      const { from, to } = window(period, context);
      let sum = 0n;
      for (let month: number = from; month <= to; month++) sum += (measure === "amount" ? amount : customers).at(month - before);
      return { sum, cases: Number(customers.at(to)) };
    },
    evidence: (term, period, context) => {
      const { from, to } = window(period, context);
      const factor = ([month = 0]: readonly number[]): number => Math.max(0, to - Math.max(from, month + before) + 1);
      return { term, fact: "movement", where: [{ column: "month", to }], column: measure, weigh: { by: ["month"], factor } };
    },
  };
}

/** MRR or customers that movements of a classic column brought in a window. */
export function gained(column: "new" | "expansion", measure: "amount" | "logos", window: Window): Term {
  const where = [{ column: "kind", in: classicCodes(column) }];
  return {
    asks: { [column]: { fact: "movement", sums: ["amount", "logos"], by: ["month"], where } },
    total: (sums, period, context) => {
      const { amount, customers } = levels(sums[column] ?? []);
      const { from, to } = window(period, context);
      const logos = customers.between(from, to);
      return { sum: measure === "amount" ? amount.between(from, to) : logos, cases: Number(logos) };
    },
    evidence: (term, period, context) => {
      const { from, to } = window(period, context);
      return { term, fact: "movement", where: [...where, { column: "month", from, to }], column: measure };
    },
  };
}

/** What customers of each month's opening took away in it, by leaving or by paying less; a case is one such loss. */
export function lost(window: Window): Term {
  const where = [{ column: "kind", in: [...classicCodes("churn"), ...classicCodes("contraction")] }];
  return {
    asks: { lost: { fact: "movement", sums: ["amount"], by: ["month", "since"], where } },
    total: (sums, period, context) => {
      const { from, to } = window(period, context);
      const amount = new Running();
      const rows = new Running();
      for (const {
        keys: [month = 0, since = 0],
        rows: count,
        sums: [value = 0n],
      } of sums["lost"] ?? []) {
        if (since >= month) continue;
        amount.add(month, value);
        rows.add(month, BigInt(count));
      }
      return { sum: amount.between(from, to), cases: Number(rows.between(from, to)) };
    },
    evidence: (term, period, context: MetricContext) => {
      const { from, to } = window(period, context);
      const factor = ([month = 0, since = 0]: readonly number[]): number => (since < month ? 1 : 0);
      const months = { column: "month", from, to };
      return { term, fact: "movement", where: [...where, months], column: "amount", weigh: { by: ["month", "since"], factor } };
    },
  };
}
