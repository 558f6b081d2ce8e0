import { lifetimeForShare, lifetimeShare, placeLifetimeShare, publishedLifetimeShare } from "../../../../growth/index.ts";
import { type Card, numberOf, type Rows, type Said } from "../card.ts";
import type { Company } from "../company.ts";
import { again, line, num, over, power, row, sum, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

function neededRow(share: number, yearlyFactor: number): Rows["rows"][number] {
  const needed = lifetimeForShare({ share, yearlyFactor });
  return {
    cells: [
      quantity(share, "ratio"),
      quantity(needed.multiple, "number"),
      needed.kind === "reached" ? quantity(needed.years, "years") : { word: "never" },
    ],
  };
}

function observed(company: Company | null): readonly Said[] {
  const share = company?.observedShare.value ?? null;
  return share === null ? [] : [{ key: "share.observed", with: { share: quantity(share, "ratio") } }];
}

/** How much of what a customer brings comes after the first year, beside the published 72 to 93 %. */
export const share: Card = {
  id: "share",
  section: "keeping",
  given: ({ nrr }) => [
    { name: "yearlyFactor", letter: "r", unit: "ratio", min: 0, max: 3, ...nrr },
    { name: "years", letter: "N", unit: "years", min: 1, max: 50, value: 10, source: { kind: "assumed", why: "horizon" } },
  ],
  derive: (values, _, company) => {
    const yearlyFactor = numberOf(values, "yearlyFactor");
    const years = numberOf(values, "years");
    const { multiple, share: after } = lifetimeShare({ yearlyFactor, years });
    const { low, high } = publishedLifetimeShare;
    return {
      lines: [
        line("M", row(sum(row("k", "=", num(0)), row("N", "−", num(1))), power("r", "k"))),
        again(row(num(1), "+", num(yearlyFactor, "ratio"), "+", "…", "=", num(multiple))),
        line(word("shareAfter"), row(num(1), "−", over(num(1), "M"))),
        again(row(num(1), "−", over(num(1), num(multiple)), "=", num(after, "ratio"))),
      ],
      result: quantity(after, "ratio"),
      says: [
        {
          key: `share.${placeLifetimeShare(after)}`,
          with: { low: quantity(low, "ratio"), high: quantity(high, "ratio"), years: quantity(years, "years") },
        },
        ...observed(company),
        { key: "share.limit" },
      ],
      table: {
        columns: ["shareAfter", "firstYears", "yearsNeeded"],
        rows: [neededRow(low, yearlyFactor), neededRow(high, yearlyFactor)],
      },
    };
  },
  example: { values: { yearlyFactor: 1, years: 14 }, source: "standard 1.2.3; T14, T15" },
  files: ["subscription_line"],
};
