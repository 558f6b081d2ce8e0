import { monthlyMinor, type Period } from "../domain/index.ts";
import { type RenewalOutcome, renewalOutcomes } from "../facts/index.ts";
import type { Example, Metric, MetricContext, Point, Sum } from "./definition.ts";
import { known } from "./points.ts";
import { dueIn, termsAsk, termsEvidence } from "./renewal-terms.ts";

const OUTCOMES = ["renewed", "early", "late", "lost", "lapsed", "open"] as const satisfies readonly RenewalOutcome[];
const outcomesOf = (part: string | undefined): readonly RenewalOutcome[] =>
  part === "due" ? renewalOutcomes : OUTCOMES.filter((one) => one === part);

/** What is due, and all that can have become of it: the parts add up to the first. */
function parts(sums: readonly Sum[], period: Period, context: MetricContext, told: (part: string) => number): readonly Point[] {
  const rows = ["due", ...OUTCOMES].map((part) => known(period, context, told(part), dueIn(sums, period, outcomesOf(part)).terms, part));
  const [due, ...rest] = rows;
  const residue = (due?.value ?? 0) - rest.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return residue === 0 ? rows : [...rows, known(period, context, residue, 0, "rounding")];
}

const given: Example["given"] = [
  "a: 1200 USD/year from 2023-01, 1320 USD/year in 2024-01",
  "b: 1200 USD/year from 2023-01, gone 2024-01, 1200 USD/year from 2024-01-05",
  "c: 600 USD/year from 2023-01, gone 2024-01",
];

export const renewalsDue: Metric = {
  id: "renewals_due",
  version: 1,
  title: "Terms due for renewal",
  unit: "count",
  meaning:
    "Terms that come to their end in the period, and what became of them: renewed, renewed early or late, lost, run out and still used, or open. They add up to what was due.",
  formula: "terms",
  source: "semantics B.1, renewal base; standard 7.3",
  perCurrency: false,
  methods: [{ name: "count", meaning: "Terms, each once, by the day they end." }],
  reasons: [],
  asks: () => ({ terms: termsAsk }),
  compute: (sums, context) =>
    context.periods.flatMap((period) =>
      parts(sums["terms"] ?? [], period, context, (part) => dueIn(sums["terms"] ?? [], period, outcomesOf(part)).terms),
    ),
  evidence: ({ period, part }) => [termsEvidence("terms", period, outcomesOf(part), null)],
  combine: ({ terms }) => Number(terms ?? 0n),
  example: { given, ask: { from: "2024-01", to: "2024-01" }, answer: [3, 1, 0, 1, 1, 0, 0] },
};

export const renewalsDueValue: Metric = {
  ...renewalsDue,
  id: "renewals_due_value",
  title: "MRR due for renewal",
  unit: "money",
  meaning:
    "What the terms pay a month that come to their end in the period, by what became of them, each as it was before. The parts add up to what was due.",
  formula: "amount",
  perCurrency: true,
  methods: [{ name: "value", meaning: "The value of each term on its last day." }],
  compute: (sums, context) =>
    context.periods.flatMap((period) =>
      parts(sums["terms"] ?? [], period, context, (part) => monthlyMinor(dueIn(sums["terms"] ?? [], period, outcomesOf(part)).amount)),
    ),
  evidence: ({ period, part }) => [termsEvidence("amount", period, outcomesOf(part), "amount")],
  combine: ({ amount }) => monthlyMinor(amount ?? 0n),
  example: { given, ask: { from: "2024-01", to: "2024-01" }, answer: [250_00, 100_00, 0, 100_00, 50_00, 0, 0] },
};
