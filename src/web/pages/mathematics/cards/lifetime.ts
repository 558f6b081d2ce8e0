import { churnOverPeriods, expectedLifetime } from "../../../../growth/index.ts";
import { type Card, numberOf, type Rows } from "../card.ts";
import { again, line, num, over, power, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** Monthly churn from which lives are compared: the published table. */
const COMPARED = [0.05, 0.04, 0.03, 0.02, 0.01] as const;
const YEAR = 12;

const rowOf = (churn: number, strong: boolean): Rows["rows"][number] => ({
  cells: [
    quantity(churn, "ratio"),
    quantity(churnOverPeriods({ churn, periods: YEAR }), "ratio"),
    quantity(expectedLifetime(churn), "months"),
    quantity(expectedLifetime(churn) / expectedLifetime(COMPARED[0]), "multiple"),
  ],
  strong,
});

export const lifetime: Card = {
  id: "lifetime",
  section: "keeping",
  given: ({ monthlyChurn }) => [{ name: "monthlyChurn", letter: "c", unit: "ratio", min: 0.0001, max: 1, ...monthlyChurn }],
  derive: (values) => {
    const churn = numberOf(values, "monthlyChurn");
    const life = expectedLifetime(churn);
    const year = churnOverPeriods({ churn, periods: YEAR });
    const churns = [...new Set([...COMPARED, churn])].sort((a, b) => b - a);
    return {
      lines: [
        line(word("life"), over(num(1), "c")),
        again(row(over(num(1), num(churn, "ratio")), "=", num(life, "months"))),
        line(word("yearlyChurn"), row(num(1), "−", power(row("(", num(1), "−", "c", ")"), num(YEAR)))),
        again(row(num(1), "−", power(row("(", num(1 - churn, "ratio"), ")"), num(YEAR)), "=", num(year, "ratio"))),
      ],
      result: quantity(life, "months"),
      says: [
        { key: "lifetime.means", with: { year: quantity(year, "ratio"), sum: quantity(churn * YEAR, "ratio") } },
        { key: "lifetime.limit" },
      ],
      table: { columns: ["monthlyChurn", "yearlyChurn", "life", "timesFirst"], rows: churns.map((one) => rowOf(one, one === churn)) },
    };
  },
  example: { values: { monthlyChurn: 0.015 }, source: "standard 1.3.5; T16" },
  files: ["subscription_line"],
};
