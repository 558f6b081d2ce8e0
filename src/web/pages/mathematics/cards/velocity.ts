import { salesVelocity } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, joined, line, num, over, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** What the pipeline brings a day: the only one of its four levers that stands below the line is time. */
export const velocity: Card = {
  id: "velocity",
  section: "winning",
  given: ({ openDeals, dealAmount, dealWinRate, dealDays }) => [
    { name: "openDeals", unit: "count", min: 0, ...openDeals },
    { name: "acv", unit: "money", min: 0, ...dealAmount },
    { name: "winRate", unit: "ratio", min: 0, max: 1, ...dealWinRate },
    { name: "cycle", unit: "days", min: 0.1, ...dealDays },
  ],
  derive: (values) => {
    const opportunities = numberOf(values, "openDeals");
    const acv = numberOf(values, "acv");
    const winRate = numberOf(values, "winRate");
    const cycleDays = numberOf(values, "cycle");
    const perDay = salesVelocity({ opportunities, acv, winRate, cycleDays });
    const halved = salesVelocity({ opportunities, acv, winRate, cycleDays: cycleDays / 2 });
    return {
      lines: [
        line(word("velocity"), over(joined([word("openDeals"), word("acv"), word("winRate")], "×"), word("cycle"))),
        again(over(row(num(opportunities, "count"), "×", num(acv, "money"), "×", num(winRate, "ratio")), num(cycleDays, "days"))),
        again(num(perDay, "money")),
      ],
      result: quantity(perDay, "money"),
      says: [{ key: "velocity.means", with: { halved: quantity(halved, "money"), year: quantity(perDay * 365, "money") } }],
    };
  },
  example: { values: { openDeals: 80, acv: 150_000, winRate: 0.35, cycle: 45 }, source: "standard 1.3.6; T10" },
  files: ["opportunity"],
};
