import { raiseRates } from "../../../../growth/index.ts";
import { type Card, type Cell, numberOf, type Said, type Values } from "../card.ts";
import { again, index, joined, type Line, line, num, power, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const RATE = "rate.";
const ratesOf = (values: Values): readonly (readonly [string, number])[] =>
  Object.entries(values).filter(([name]) => name.startsWith(RATE));
/** From one state to the next: `rate.mql.sql`. */
const stepOf = (name: string): Cell => ({ state: name.slice(RATE.length).replace(".", ">") });

/** Rates on the whole way, left and right of the sale, as the standard counts them. */
const ALL_RATES = 7;

/** The left side multiplies: a little of each rate is more than as much of the volume. */
export const product: Card = {
  id: "product",
  section: "winning",
  given: ({ prospects, steps, acv }) => [
    { name: "prospects", letter: "V", unit: "count", min: 0, ...prospects },
    ...steps.map(({ from, to, rate }) => ({ name: `${RATE}${from}.${to}`, unit: "ratio", min: 0, max: 1, ...rate }) as const),
    { name: "acv", unit: "money", min: 0, ...acv },
    { name: "raisedBy", letter: "g", unit: "ratio", min: 0, max: 1, value: 0.1, source: { kind: "assumed", why: "choice" } },
  ],
  derive: (values) => {
    const volume = numberOf(values, "prospects");
    const acv = numberOf(values, "acv");
    const raisedBy = numberOf(values, "raisedBy");
    const named = ratesOf(values);
    const rates = named.map(([, rate]) => rate);
    const { before, after, raisedRates, cappedAt, times, uncappedTimes } = raiseRates({ volume, rates, raisedBy });
    const [commits, more] = [before.at(-1) ?? 0, after.at(-1) ?? 0];
    return {
      lines: [
        line(
          word("commits"),
          row(
            "V",
            "×",
            joined(
              rates.map((_, i) => index("r", num(i + 1))),
              "×",
            ),
          ),
        ),
        again(joined([num(volume, "count"), ...rates.map((rate) => num(rate, "ratio"))], "×")),
        again(num(commits, "count")),
        line(word("newArr"), row(word("commits"), "×", word("acv"))),
        again(row(num(commits, "count"), "×", num(acv, "money"), "=", num(commits * acv, "money"))),
        ...raisedLines(raisedBy, rates.length, uncappedTimes, cappedAt.length > 0 ? times : null),
      ],
      result: quantity(commits * acv, "money"),
      says: [
        {
          key: "product.means",
          with: { by: quantity(raisedBy, "ratio"), after: quantity(more, "count"), arr: quantity(more * acv, "money") },
        },
        ...cappedSays(named, cappedAt, times, uncappedTimes),
        { key: "product.seven", with: { by: quantity(raisedBy, "ratio"), times: quantity(sevenTimes(raisedBy), "multiple") } },
        { key: "product.relative", with: { by: quantity(raisedBy, "ratio") } },
      ],
      table: {
        columns: ["step", "rate", "reached", "raisedRate", "raisedReached"],
        rows: named.map(([name, rate], i) => ({
          cells: [
            stepOf(name),
            quantity(rate, "ratio"),
            quantity(before[i] ?? 0, "count"),
            quantity(raisedRates[i] ?? 0, "ratio"),
            quantity(after[i] ?? 0, "count"),
          ],
        })),
      },
    };
  },
  example: {
    values: {
      prospects: 10_000,
      "rate.prospect.mql": 0.2,
      "rate.mql.sql": 0.25,
      "rate.sql.sal": 0.95,
      "rate.sal.commit": 0.25,
      acv: 30_000,
      raisedBy: 0.1,
    },
    source: "standard 1.3.3; T3, T4, T5",
  },
  files: ["lead", "opportunity", "subscription_line"],
};

/** What seven raised rates do, where none of them reaches 1. */
const sevenTimes = (raisedBy: number): number =>
  raiseRates({ volume: 1, rates: Array<number>(ALL_RATES).fill(0.1), raisedBy }).uncappedTimes;

function raisedLines(raisedBy: number, count: number, times: number, capped: number | null): readonly Line[] {
  const grown = power(row("(", num(1), "+", "g", ")"), num(count));
  const put = power(row("(", num(1), "+", num(raisedBy, "ratio"), ")"), num(count));
  return [
    line(word("times"), grown),
    again(row(put, "=", num(times, "multiple"))),
    ...(capped === null ? [] : [line(word("timesCapped"), num(capped, "multiple"))]),
  ];
}

function cappedSays(
  named: readonly (readonly [string, number])[],
  cappedAt: readonly number[],
  times: number | null,
  uncapped: number,
): readonly Said[] {
  if (cappedAt.length === 0 || times === null) return [];
  const list = cappedAt.map((at) => stepOf(named[at]?.[0] ?? ""));
  return [
    { key: "product.capped", with: { steps: { list }, times: quantity(times, "multiple"), uncapped: quantity(uncapped, "multiple") } },
  ];
}
