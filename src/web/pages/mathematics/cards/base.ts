import { baseMultiple } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, line, num, power, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const COMPARED = [0.9, 1, 1.02, 1.2] as const;

export const base: Card = {
  id: "base",
  section: "keeping",
  given: ({ nrr }) => [
    { name: "nrr", unit: "ratio", min: 0, max: 3, ...nrr },
    { name: "years", letter: "N", unit: "years", min: 1, max: 30, value: 10, source: { kind: "assumed", why: "ten_years" } },
  ],
  derive: (values) => {
    const netRetention = numberOf(values, "nrr");
    const years = numberOf(values, "years");
    const multiple = baseMultiple({ netRetention, years });
    const rates = [...new Set([...COMPARED, netRetention])].sort((a, b) => a - b);
    return {
      lines: [
        line(word("baseMultiple"), power(word("nrr"), "N")),
        again(row(power(row("(", num(netRetention, "ratio"), ")"), num(years)), "=", num(multiple, "multiple"))),
      ],
      result: quantity(multiple, "multiple"),
      says: [
        {
          key: multiple >= 1 ? "base.grows" : "base.shrinks",
          with: { years: quantity(years, "years"), times: quantity(multiple, "multiple"), left: quantity(multiple, "ratio") },
        },
      ],
      table: {
        columns: ["nrr", "baseMultiple"],
        rows: rates.map((rate) => ({
          cells: [quantity(rate, "ratio"), quantity(baseMultiple({ netRetention: rate, years }), "multiple")],
          strong: rate === netRetention,
        })),
      },
    };
  },
  example: { values: { nrr: 1.2, years: 10 }, source: "standard 1.3.4" },
  files: ["subscription_line"],
};
