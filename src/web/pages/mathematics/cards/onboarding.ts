import { valueOfFasterOnboarding } from "../../../../growth/index.ts";
import { type Card, numberOf } from "../card.ts";
import { assumed, type Known, missing } from "../known.ts";
import { again, joined, line, num, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const part = (known: Known, times: number): Known => (known.value === null ? known : { ...known, value: known.value * times });

/** Every month until customers live is a month of margin that comes later, or never. */
export const onboarding: Card = {
  id: "onboarding",
  section: "keeping",
  given: ({ monthsToLive, acv, margin, commits }) => [
    {
      name: "monthsSaved",
      unit: "months",
      min: 0,
      max: 24,
      ...(monthsToLive.value === null ? missing("no_live") : assumed(monthsToLive.value / 2, "half")),
    },
    { name: "newMrr", unit: "money", min: 0, ...part(acv, 1 / 12) },
    { name: "margin", letter: "m", unit: "ratio", min: 0, max: 1, ...margin },
    { name: "commits", unit: "count", min: 0, ...commits },
  ],
  derive: (values, _, company) => {
    const months = numberOf(values, "monthsSaved");
    const mrr = numberOf(values, "newMrr");
    const grossMargin = numberOf(values, "margin");
    const commits = numberOf(values, "commits");
    const gained = valueOfFasterOnboarding({ months, mrr, grossMargin, commits });
    const today = company?.monthsToLive.value ?? null;
    return {
      lines: [
        line(word("gained"), joined([word("monthsSaved"), word("newMrr"), word("margin"), word("commits")], "×")),
        again(joined([num(months), num(mrr, "money"), num(grossMargin, "ratio"), num(commits, "count")], "×")),
        again(num(gained, "money")),
      ],
      result: quantity(gained, "money"),
      says: [
        ...(today === null ? [] : [{ key: "onboarding.today", with: { months: quantity(today, "months") } }]),
        ...(today !== null && months > today ? [{ key: "onboarding.beyond", with: { months: quantity(today, "months") } }] : []),
        { key: "onboarding.means", with: { month: quantity(mrr * grossMargin * commits, "money") } },
      ],
    };
  },
  example: { values: { monthsSaved: 1, newMrr: 1_000, margin: 0.8, commits: 100 }, source: "standard 1.3.6" },
  files: ["stage_change", "subscription_line", "cost"],
};
