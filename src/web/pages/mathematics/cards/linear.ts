import { linearWins } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, line, num, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** The naive view, shown first so that the others can be seen to differ. */
export const linear: Card = {
  id: "linear",
  section: "winning",
  given: ({ closedDeals, winRate }) => [
    { name: "opportunities", unit: "count", min: 0, ...closedDeals },
    { name: "winRate", unit: "ratio", min: 0, max: 1, ...winRate },
  ],
  derive: (values) => {
    const opportunities = numberOf(values, "opportunities");
    const winRate = numberOf(values, "winRate");
    const wins = linearWins({ opportunities, winRate });
    const twice = linearWins({ opportunities: 2 * opportunities, winRate });
    return {
      lines: [
        line(word("wins"), row(word("opportunities"), "×", word("winRate"))),
        again(row(num(opportunities, "count"), "×", num(winRate, "ratio"))),
        again(num(wins, "count")),
      ],
      result: quantity(wins, "count"),
      says: [{ key: "linear.means", with: { more: quantity(2 * opportunities, "count"), twice: quantity(twice, "count") } }],
    };
  },
  example: { values: { opportunities: 200, winRate: 0.25 }, source: "standard 1.3.1; 1.2.4" },
  files: ["opportunity"],
};
