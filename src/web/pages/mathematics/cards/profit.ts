import { checkRetentionClaim, retentionClaim, retentionToProfit } from "../../../../growth/index.ts";
import { type Card, type Cell, numberOf, type Said } from "../card.ts";
import { line, num, over, power, row, sum, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

type Claim = ReturnType<typeof checkRetentionClaim>;

function claimSays({ lift, place, holdsAt }: Claim): readonly Said[] {
  const runs: readonly Cell[] = holdsAt.map(({ from, to }) => ({ list: [quantity(from, "ratio"), quantity(to, "ratio")] }));
  return [
    {
      key: `profit.${place}`,
      with: {
        lift: lift === null ? null : quantity(lift, "ratio"),
        low: quantity(retentionClaim.low, "ratio"),
        high: quantity(retentionClaim.high, "ratio"),
      },
    },
    runs.length === 0 ? { key: "profit.nowhere" } : { key: "profit.holds", with: { runs: { list: runs } } },
    { key: "profit.claim" },
  ];
}

/** What five points of retention do to profit, beside the claim that is cited for it. */
export const profit: Card = {
  id: "profit",
  section: "returns",
  given: ({ logoRetention, arpa, margin, cac }) => [
    { name: "retention", letter: "s", unit: "ratio", min: 0, max: 1, ...logoRetention },
    { name: "revenue", letter: "R", unit: "money", min: 1, ...arpa, value: arpa.value === null ? null : arpa.value * 12 },
    { name: "margin", letter: "m", unit: "ratio", min: 0, max: 1, ...margin },
    { name: "cac", unit: "money", min: 0, ...cac },
    { name: "discount", letter: "d", unit: "ratio", min: 0, max: 1, value: 0.1, source: { kind: "assumed", why: "choice" } },
    { name: "years", letter: "N", unit: "years", min: 1, max: 50, value: 10, source: { kind: "assumed", why: "horizon" } },
  ],
  derive: (values) => {
    const economics = {
      retention: numberOf(values, "retention"),
      revenuePerYear: numberOf(values, "revenue"),
      grossMargin: numberOf(values, "margin"),
      acquisitionCost: numberOf(values, "cac"),
      costToServePerYear: 0,
      discountRate: numberOf(values, "discount"),
      years: Math.round(numberOf(values, "years")),
    };
    const { profit: last, retentionAfter, byYear } = retentionToProfit(economics, retentionClaim.points);
    const claim = checkRetentionClaim(economics);
    const factor = over("s", row(num(1), "+", "d"));
    return {
      lines: [
        line(
          "P",
          row(
            "−",
            word("cac"),
            "+",
            sum(row("k", "=", num(0)), row("N", "−", num(1))),
            power(row("(", factor, ")"), "k"),
            "×",
            "R",
            "×",
            "m",
          ),
        ),
        line(row("P", "(", num(economics.retention, "ratio"), ")"), num(last.before, "money")),
        line(row("P", "(", num(retentionAfter, "ratio"), ")"), num(last.after, "money")),
        ...(last.lift === null
          ? []
          : [
              line(word("lift"), row(over(num(last.after, "money"), num(last.before, "money")), "−", num(1), "=", num(last.lift, "ratio"))),
            ]),
      ],
      result: last.lift === null ? quantity(last.after - last.before, "money") : quantity(last.lift, "ratio"),
      says: claimSays(claim),
      drawing: {
        unit: "money",
        labels: byYear.map(({ year }) => quantity(year, "years")),
        lines: [
          {
            name: { key: "profit.after", with: { retention: quantity(retentionAfter, "ratio") } },
            values: byYear.map(({ after }) => after),
            strong: true,
          },
          {
            name: { key: "profit.before", with: { retention: quantity(economics.retention, "ratio") } },
            values: byYear.map(({ before }) => before),
          },
        ],
      },
    };
  },
  example: {
    values: { retention: 0.8, revenue: 10_000, margin: 0.8, cac: 12_000, discount: 0, years: 10 },
    source: "standard 1.3.4, 1.3.5",
  },
  files: ["subscription_line", "cost"],
};
