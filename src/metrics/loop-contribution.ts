import { type MovementReason, monthlyMinor, movementReasons } from "../domain/index.ts";
import type { AskCondition, Metric } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { known, Running } from "./points.ts";

const CROSS_SELL: readonly MovementReason[] = ["add_on"];
const code = (reason: MovementReason): number => movementReasons.indexOf(reason);

interface Loop {
  readonly part: string;
  readonly where: readonly AskCondition[];
  readonly takes: (kind: number, reason: number) => boolean;
}

const others = movementReasons.filter((reason) => !CROSS_SELL.includes(reason)).map(code);

const LOOPS: readonly Loop[] = [
  {
    part: "upsell",
    where: [
      { column: "kind", in: classicCodes("expansion") },
      { column: "reason", in: others },
    ],
    takes: (kind, reason) => classicCodes("expansion").includes(kind) && !CROSS_SELL.map(code).includes(reason),
  },
  {
    part: "cross_sell",
    where: [
      { column: "kind", in: classicCodes("expansion") },
      { column: "reason", in: CROSS_SELL.map(code) },
    ],
    takes: (kind, reason) => classicCodes("expansion").includes(kind) && CROSS_SELL.map(code).includes(reason),
  },
  {
    part: "win_back",
    where: [{ column: "kind", in: classicCodes("reactivation") }],
    takes: (kind) => classicCodes("reactivation").includes(kind),
  },
];

export const loopContribution: Metric = {
  id: "loop_contribution",
  version: 1,
  title: "What the growth loops brought",
  unit: "money",
  meaning:
    "MRR that existing and former customers added in the period: more of what they had (upsell), something besides (cross-sell), and returns (win-back).",
  formula: "amount",
  source: "standard 1.2.5, closed loop; ours",
  perCurrency: true,
  methods: [{ name: "by_reason", meaning: "Expansions by their reason: an added item is cross-sell, everything else upsell." }],
  reasons: [],
  asks: () => ({ movements: { fact: "movement", sums: ["amount"], by: ["month", "kind", "reason"] } }),
  compute: (sums, context) => {
    const running = LOOPS.map((loop) => {
      const amount = new Running();
      const rows = new Running();
      for (const {
        keys: [month = 0, kind = 0, reason = 0],
        rows: count,
        sums: [value = 0n],
      } of sums["movements"] ?? []) {
        if (!loop.takes(kind, reason)) continue;
        amount.add(month, value);
        rows.add(month, BigInt(count));
      }
      return { part: loop.part, amount, rows };
    });
    return context.periods.flatMap((period) =>
      running.map(({ part, amount, rows }) =>
        known(period, context, monthlyMinor(amount.between(period.from, period.to)), Number(rows.between(period.from, period.to)), part),
      ),
    );
  },
  evidence: ({ period, part }) => {
    const loop = LOOPS.find((candidate) => candidate.part === part);
    return loop
      ? [
          {
            term: "amount",
            fact: "movement",
            where: [{ column: "month", from: period.from, to: period.to }, ...loop.where],
            column: "amount",
          },
        ]
      : [];
  },
  combine: ({ amount = 0n }) => monthlyMinor(amount),
  example: {
    given: ["a: 100 USD/month from 2024-01, +50 in 2024-02", "b: 100 USD/month from 2024-01, gone 2024-03, 80 USD/month from 2024-06"],
    ask: { from: "2024-01", to: "2024-06", by: "total" },
    answer: [50_00, 0, 80_00],
  },
};
