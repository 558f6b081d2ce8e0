import { acquisitionPayback } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, line, num, over, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

export const payback: Card = {
  id: "payback",
  section: "returns",
  given: ({ spend, newCustomers, acv, margin }) => [
    { name: "spend", unit: "money", min: 0, ...spend },
    { name: "newCustomers", unit: "count", min: 1, ...newCustomers },
    { name: "acv", unit: "money", min: 1, ...acv },
    { name: "margin", letter: "m", unit: "ratio", min: 0.01, max: 1, ...margin },
  ],
  derive: (values) => {
    const asked = { spend: numberOf(values, "spend"), customers: numberOf(values, "newCustomers"), acv: numberOf(values, "acv") };
    const grossMargin = numberOf(values, "margin");
    const { cac, months } = acquisitionPayback({ ...asked, grossMargin });
    const flattered = acquisitionPayback({ ...asked, grossMargin: 1 }).months;
    return {
      lines: [
        line(
          word("cac"),
          row(over(word("spend"), word("newCustomers")), "=", over(num(asked.spend, "money"), num(asked.customers, "count"))),
        ),
        again(num(cac, "money")),
        line(word("payback"), over(word("cac"), row(over(word("acv"), num(12)), "×", "m"))),
        again(over(num(cac, "money"), row(num(asked.acv / 12, "money"), "×", num(grossMargin, "ratio")))),
        again(num(months, "months")),
      ],
      result: quantity(months, "months"),
      says: [{ key: "payback.means", with: { flattered: quantity(flattered, "months"), months: quantity(months, "months") } }],
    };
  },
  example: { values: { spend: 1_200_000, newCustomers: 40, acv: 30_000, margin: 0.8 }, source: "standard 1.4; T9" },
  files: ["cost", "subscription_line"],
};
