import { impliedNetRetention } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, line, num, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** Net retention, taken apart into what is kept and what those kept add. */
export const implied: Card = {
  id: "implied",
  section: "keeping",
  given: ({ kept, grown }) => [
    { name: "kept", letter: "k", unit: "ratio", min: 0, max: 1, ...kept },
    { name: "grown", letter: "e", unit: "ratio", min: 0, max: 3, ...grown },
  ],
  derive: (values) => {
    const kept = numberOf(values, "kept");
    const expansion = numberOf(values, "grown");
    const nrr = impliedNetRetention({ kept, expansion });
    return {
      lines: [
        line(word("nrr"), row("k", "×", "(", num(1), "+", "e", ")")),
        again(row(num(kept, "ratio"), "×", "(", num(1), "+", num(expansion, "ratio"), ")")),
        again(num(nrr, "ratio")),
      ],
      result: quantity(nrr, "ratio"),
      says: [
        {
          key: nrr >= 1 ? "implied.above" : "implied.below",
          with: {
            lost: quantity(1 - kept, "ratio"),
            needed: quantity(kept > 0 ? 1 / kept - 1 : 0, "ratio"),
            grown: quantity(expansion, "ratio"),
          },
        },
        { key: "implied.twice" },
      ],
    };
  },
  example: { values: { kept: 0.9, grown: 0.22 }, source: "standard 1.3; T25" },
  files: ["subscription_line"],
};
