import { lifetimeValue } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, line, num, over, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** By how much churn falls in the comparison. */
const TENTH = 0.9;

export const value: Card = {
  id: "value",
  section: "keeping",
  given: ({ arpa, margin, monthlyChurn }) => [
    { name: "arpa", unit: "money", min: 0, ...arpa },
    { name: "margin", letter: "m", unit: "ratio", min: 0, max: 1, ...margin },
    { name: "monthlyChurn", letter: "c", unit: "ratio", min: 0.0001, max: 1, ...monthlyChurn },
  ],
  derive: (values) => {
    const arpa = numberOf(values, "arpa");
    const grossMargin = numberOf(values, "margin");
    const churn = numberOf(values, "monthlyChurn");
    const ltv = lifetimeValue({ arpa, grossMargin, churn });
    const better = lifetimeValue({ arpa, grossMargin, churn: churn * TENTH });
    return {
      lines: [
        line(word("ltv"), over(row(word("arpa"), "×", "m"), "c")),
        again(over(row(num(arpa, "money"), "×", num(grossMargin, "ratio")), num(churn, "ratio"))),
        again(num(ltv, "money")),
      ],
      result: quantity(ltv, "money"),
      says: [
        {
          key: "value.means",
          with: { churn: quantity(churn * TENTH, "ratio"), better: quantity(better, "money"), lift: quantity(1 / TENTH - 1, "ratio") },
        },
        { key: "value.limit" },
      ],
    };
  },
  example: { values: { arpa: 1_000, margin: 0.8, monthlyChurn: 0.02 }, source: "standard 1.4; T24" },
  files: ["subscription_line", "cost"],
};
