import { type MovementReason, movementReasons, type Period } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { ratio } from "./points.ts";
import { byReason, reasonAsk, reasonEvidence } from "./reasons-of.ts";

/** Why customers leave, as far as entries tell; everything that names no cause is unknown. */
const CAUSES = ["chosen", "payment", "end_of_term", "pause_expired", "unknown"] as const satisfies readonly MovementReason[];
type Cause = (typeof CAUSES)[number];

const causeOf = (reason: MovementReason): Cause => CAUSES.find((cause) => cause === reason) ?? "unknown";
const reasonsOf = (cause: Cause): readonly MovementReason[] => movementReasons.filter((reason) => causeOf(reason) === cause);

export const involuntaryChurn: Metric = {
  id: "involuntary_churn",
  version: 1,
  title: "Churned MRR by cause",
  unit: "ratio",
  meaning:
    "Of the MRR of customers who left in the period, the share by cause: chosen by the customer, not paid (involuntary), the term ran out, a pause that lasted too long, or not known. The parts add up to one.",
  formula: "cause / churned",
  source: "standard 4.5, what hides in NRR: involuntary churn",
  perCurrency: true,
  methods: [{ name: "by_cause", meaning: "By the cause the source gives for the end." }],
  reasons: ["no_loss", "too_few"],
  asks: () => ({ churned: reasonAsk("churn") }),
  compute: (sums, context) => {
    const found = byReason(sums["churned"] ?? []);
    return context.periods.flatMap((period) => {
      const causes = CAUSES.map((cause) => ({
        cause,
        ...totalOf(
          found.filter(({ reason }) => causeOf(reason) === cause),
          period,
        ),
      }));
      const all = totalOf(found, period);
      return causes.map(({ cause, amount }) => {
        const point = ratio(period, context, amount, all.amount, all.rows, { part: cause });
        return point.reason === "no_base" ? { ...point, reason: "no_loss" as const } : point;
      });
    });
  },
  evidence: ({ period, part }) => {
    const cause = CAUSES.find((one) => one === part);
    if (cause === undefined) return [];
    return [reasonEvidence("cause", "churn", period, reasonsOf(cause)), reasonEvidence("churned", "churn", period, null)];
  },
  combine: ({ cause = 0n, churned = 0n }) => (churned === 0n ? null : Number(cause) / Number(churned)),
  example: {
    given: [
      ...["a", "b", "c", "d"].map((name) => `${name}: 10 USD/month from 2024-01, gone 2024-03`),
      "e: 60 USD/month from 2024-01, gone 2024-03",
    ],
    ask: { from: "2024-03", to: "2024-03", part: "unknown" },
    answer: [1],
  },
};

const totalOf = (found: ReturnType<typeof byReason>, { from, to }: Period): { readonly amount: bigint; readonly rows: number } => ({
  amount: found.reduce((total, { amount }) => total + amount.between(from, to), 0n),
  rows: found.reduce((total, { rows }) => total + Number(rows.between(from, to)), 0),
});
