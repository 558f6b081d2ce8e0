import { linearAndCompounding } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { again, index, line, num, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const YEARS = 5;
const COMPARED = [0.9, 1, 1.1, 1.2] as const;

/** What is there is kept or grows every year, and the new comes on top of it. */
export const accumulation: Card = {
  id: "accumulation",
  section: "keeping",
  given: ({ arr, newArr, nrr }) => [
    { name: "arr", unit: "money", min: 0, ...arr },
    { name: "newArr", unit: "money", min: 0, ...newArr },
    { name: "nrr", unit: "ratio", min: 0, max: 3, ...nrr },
  ],
  derive: (values) => {
    const arr = numberOf(values, "arr");
    const newArrPerYear = numberOf(values, "newArr");
    const nrr = numberOf(values, "nrr");
    const at = (netRetention: number): readonly number[] => [
      arr,
      ...linearAndCompounding({ arr, newArrPerYear, netRetention, years: YEARS }).map(({ compounding }) => compounding),
    ];
    const rates = [...new Set([...COMPARED, nrr])].sort((a, b) => b - a);
    const courses = rates.map((rate) => ({ rate, values: at(rate) }));
    const own = at(nrr);
    const end = own[YEARS] ?? 0;
    const t = index(word("arr"), "t");
    return {
      lines: [
        line(t, row(index(word("arr"), row("t", "−", num(1))), "×", word("nrr"), "+", word("newArr"))),
        line(index(word("arr"), num(1)), row(num(arr, "money"), "×", num(nrr, "ratio"), "+", num(newArrPerYear, "money"))),
        again(num(own[1] ?? 0, "money")),
        line(index(word("arr"), num(YEARS)), num(end, "money")),
      ],
      result: quantity(end, "money"),
      says: [
        {
          key: end >= (at(1)[YEARS] ?? 0) ? "accumulation.more" : "accumulation.less",
          with: { difference: quantity(Math.abs(end - (at(1)[YEARS] ?? 0)), "money"), nrr: quantity(nrr, "ratio") },
        },
        { key: "accumulation.limit" },
      ],
      table: {
        columns: ["nrr", ...Array.from({ length: YEARS }, (_, year) => `year${year + 1}`)],
        rows: courses.map(({ rate, values: course }) => ({
          cells: [quantity(rate, "ratio"), ...course.slice(1).map((one) => quantity(one, "money"))],
          strong: rate === nrr,
        })),
      },
      drawing: {
        unit: "money",
        labels: Array.from({ length: YEARS + 1 }, (_, year) => quantity(year, "years")),
        lines: courses.map(({ rate, values: course }) => ({
          name: { key: "accumulation.line", with: { nrr: quantity(rate, "ratio") } },
          values: course,
          strong: rate === nrr,
        })),
      },
    };
  },
  example: { values: { arr: 10, newArr: 5, nrr: 1.1 }, source: "standard 1.3.4; T6" },
  files: ["subscription_line"],
};
