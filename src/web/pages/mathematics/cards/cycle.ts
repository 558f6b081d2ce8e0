import type { Card, Cell, Values } from "../card.ts";
import { again, index, joined, line, num, row, sum, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const TIME = "time.";
const stateOf = (name: string): Cell => ({ state: name.slice(TIME.length).replace(".", ">") });
const daysOf = (values: Values): readonly (readonly [string, number])[] => Object.entries(values).filter(([name]) => name.startsWith(TIME));

/** Times on the way add up, so each day saved anywhere is a day saved. */
export const cycle: Card = {
  id: "cycle",
  section: "winning",
  given: ({ steps }) => steps.map(({ from, to, days }) => ({ name: `${TIME}${from}.${to}`, unit: "days", min: 0, ...days }) as const),
  derive: (values) => {
    const times = daysOf(values);
    const total = times.reduce((all, [, days]) => all + days, 0);
    const [longest, days] = times.reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0]);
    const halved = total - days / 2;
    return {
      lines: [
        line(word("cycle"), row(sum(row("i", "=", num(1)), num(times.length)), index("t", "i"))),
        again(
          joined(
            times.map(([, one]) => num(Math.round(one * 10) / 10)),
            "+",
          ),
        ),
        again(num(total, "days")),
      ],
      result: quantity(total, "days"),
      says: [
        {
          key: "cycle.means",
          with: {
            step: stateOf(longest),
            share: quantity(total > 0 ? days / total : 0, "ratio"),
            halved: quantity(halved, "days"),
            times: quantity(halved > 0 ? total / halved : 1, "multiple"),
          },
        },
        { key: "cycle.means_not_medians" },
      ],
    };
  },
  example: {
    values: { "time.prospect.mql": 14, "time.mql.sql": 7, "time.sql.sal": 4, "time.sal.commit": 20 },
    source: "standard 1.3.6",
  },
  files: ["lead", "stage_change", "opportunity"],
};
