import { type ChurnPhase, churnPhases, monthlyMinor } from "../domain/index.ts";
import type { AskCondition, Metric } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { trackedAsk, trackedStates } from "./passage.ts";
import { known, missing, Running } from "./points.ts";

const PHASES = ["onboarding", "usage", "renewal"] as const satisfies readonly ChurnPhase[];

const code = (phase: ChurnPhase): number => churnPhases.indexOf(phase);
const churn: AskCondition = { column: "kind", in: classicCodes("churn") };

export const churnedMrr: Metric = {
  id: "churned_mrr",
  version: 1,
  title: "MRR lost to churn, by phase",
  unit: "money",
  meaning:
    "MRR of the customers who left in the period, by where in their life they left: before they went live, while they used the product, or at the end of a term. A loss is negative.",
  formula: "amount",
  source: "standard 1.2.2, churn by phase",
  perCurrency: true,
  methods: [{ name: "by_phase", meaning: "By the phase the customer was in on the day it left." }],
  reasons: ["not_tracked"],
  asks: () => ({ tracked: trackedAsk, movements: { fact: "movement", sums: ["amount"], by: ["month", "phase"], where: [churn] } }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []).includes("live");
    const running = PHASES.map((phase) => ({ phase, amount: new Running(), rows: new Running() }));
    for (const {
      keys: [month = 0, phase = 0],
      rows,
      sums: [amount = 0n],
    } of sums["movements"] ?? []) {
      const found = running.find((one) => code(one.phase) === phase);
      found?.amount.add(month, amount);
      found?.rows.add(month, BigInt(rows));
    }
    return context.periods.flatMap((period) =>
      running.map(({ phase, amount, rows }) =>
        tracked
          ? known(
              period,
              context,
              monthlyMinor(amount.between(period.from, period.to)),
              Number(rows.between(period.from, period.to)),
              phase,
            )
          : missing(period, context, "not_tracked", 0, phase),
      ),
    );
  },
  evidence: ({ period, part }) => {
    const phase = PHASES.find((one) => one === part);
    return phase === undefined
      ? []
      : [
          {
            term: "amount",
            fact: "movement",
            where: [{ column: "month", from: period.from, to: period.to }, churn, { column: "phase", in: [code(phase)] }],
            column: "amount",
          },
        ];
  },
  combine: ({ amount = 0n }) => monthlyMinor(amount),
  example: {
    given: [
      "a: 100 USD/month from 2024-01, live 2024-01-20, gone 2024-03",
      "b: 30 USD/month from 2024-01, gone 2024-03",
      "c: 50 USD/month from 2024-01, live 2024-02-01",
    ],
    ask: { from: "2024-01", to: "2024-03", by: "total" },
    answer: [-30_00, -100_00, 0],
  },
};
