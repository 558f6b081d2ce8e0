import { steadyState, totalGain } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, line, num, over, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** Loops bring back a share of what has entered, and a share of that, and so on: a sum that has an end below one. */
export const loop: Card = {
  id: "loop",
  section: "growing",
  given: ({ wonPerMonth, winBack }) => [
    { name: "external", unit: "count", min: 0, ...wonPerMonth },
    { name: "winBack", letter: "w", unit: "ratio", min: 0, max: 1, ...winBack },
    { name: "referral", letter: "q", unit: "ratio", min: 0, max: 1, value: 0, source: { kind: "assumed", why: "no_referrals" } },
  ],
  derive: (values) => {
    const external = numberOf(values, "external");
    const [winBack, referral] = [numberOf(values, "winBack"), numberOf(values, "referral")];
    const gain = totalGain([{ gain: winBack }, { gain: referral }]);
    const lines = [
      line("L", row("w", "+", "q", "=", num(winBack, "ratio"), "+", num(referral, "ratio"), "=", num(gain, "ratio"))),
      line(word("entering"), over(word("external"), row(num(1), "−", "L"))),
    ];
    if (gain >= 1) return { lines, result: null, says: [{ key: "loop.endless", with: { gain: quantity(gain, "ratio") } }] };
    const { total, fromLoops, multiplier } = steadyState({ external, gain });
    return {
      lines: [...lines, again(over(num(external, "count"), row(num(1), "−", num(gain, "ratio")))), again(num(total, "count"))],
      result: quantity(total, "count"),
      says: [
        { key: "loop.means", with: { fromLoops: quantity(fromLoops, "count"), times: quantity(multiplier ?? 1, "multiple") } },
        { key: "loop.limit" },
      ],
    };
  },
  example: { values: { external: 100, winBack: 0.05, referral: 0.15 }, source: "standard 1.3.7; 1.5" },
  files: ["subscription_line"],
};
