import type { Period } from "../domain/index.ts";
import { type RenewalOutcome, renewalOutcomes } from "../facts/index.ts";
import type { Ask, AskCondition, Evidence, Metric, Sum } from "./definition.ts";
import { ratio } from "./points.ts";

/** Terms that went on, and those of which it is known whether they did. A lapsed one is still used: patience lasts. */
export const RENEWED = ["renewed", "early", "late"] as const satisfies readonly RenewalOutcome[];
export const DECIDED = [...RENEWED, "lost"] as const satisfies readonly RenewalOutcome[];
export const UNDECIDED = ["open", "lapsed"] as const satisfies readonly RenewalOutcome[];

const codes = (names: readonly RenewalOutcome[]): readonly number[] => names.map((name) => renewalOutcomes.indexOf(name));

/** Terms by the month they are due and what became of them. */
export const termsAsk: Ask = { fact: "renewal", sums: ["amount", "renewed", "gross", "uplift"], by: ["due_month", "outcome"] };

export interface Due {
  readonly terms: number;
  readonly amount: bigint;
  readonly renewed: bigint;
  readonly kept: bigint;
  readonly uplift: bigint;
}

/** Terms due in a period, of some outcomes. */
export function dueIn(sums: readonly Sum[], { from, to }: Period, outcomes: readonly RenewalOutcome[] = renewalOutcomes): Due {
  const wanted = codes(outcomes);
  const due = { terms: 0, amount: 0n, renewed: 0n, kept: 0n, uplift: 0n };
  for (const {
    keys: [month = 0, outcome = 0],
    rows,
    sums: [amount = 0n, renewed = 0n, kept = 0n, uplift = 0n],
  } of sums) {
    if (month < from || month > to || !wanted.includes(outcome)) continue;
    due.terms += rows;
    due.amount += amount;
    due.renewed += renewed;
    due.kept += kept;
    due.uplift += uplift;
  }
  return due;
}

const dueWhere = ({ from, to }: Period, outcomes: readonly RenewalOutcome[]): readonly AskCondition[] => [
  { column: "due_month", from, to },
  { column: "outcome", in: codes(outcomes) },
];

export const termsEvidence = (term: string, period: Period, outcomes: readonly RenewalOutcome[], column: string | null): Evidence => ({
  term,
  fact: "renewal",
  where: dueWhere(period, outcomes),
  column,
});

/** A share of the value that came up for renewal and was decided: how it is asked, counted, traced and put together again. */
export const shareOfDue = (
  term: "kept" | "renewed",
  column: "gross" | "renewed",
): Pick<Metric, "formula" | "methods" | "reasons" | "asks" | "compute" | "evidence" | "combine"> => ({
  formula: `${term} / due`,
  methods: [{ name: "renewal_base", meaning: "Only terms due in the period and decided, each before and after." }],
  reasons: ["no_base", "too_few"],
  asks: () => ({ terms: termsAsk }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const due = dueIn(sums["terms"] ?? [], period, DECIDED);
      const open = dueIn(sums["terms"] ?? [], period, UNDECIDED).terms > 0;
      return ratio(period, context, due[term], due.amount, due.terms, open ? { partial: true } : {});
    }),
  evidence: ({ period }) => [termsEvidence(term, period, DECIDED, column), termsEvidence("due", period, DECIDED, "amount")],
  combine: ({ [term]: above = 0n, due = 0n }) => (due === 0n ? null : Number(above) / Number(due)),
});
