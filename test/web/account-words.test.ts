import { expect, test } from "vitest";
import { accountSorts } from "../../src/contract/index.ts";
import { happeningGroups, happeningNames, intervalUnits, mappedStates } from "../../src/domain/index.ts";
import { renewalOutcomes } from "../../src/facts/index.ts";
import words from "../../src/web/pages/account/words/en.json" with { type: "json" };
import list from "../../src/web/pages/accounts/words/en.json" with { type: "json" };

type Tree = { readonly [name: string]: string | Tree };

const missing = (tree: Tree, names: readonly string[]): readonly string[] => names.filter((name) => typeof tree[name] !== "string");

test("every kind of line a timeline can have is called something, and so is what it says", () => {
  const { kind, group, state, renewal, each } = words.account;
  expect([
    ...missing(kind, happeningNames),
    ...missing(group, happeningGroups),
    ...missing(state, mappedStates),
    ...missing(renewal, renewalOutcomes),
    ...missing(
      each,
      intervalUnits.map((unit) => `${unit}_other`),
    ),
  ]).toEqual([]);
});

test("every order of the list is a column with a name", () => {
  expect(missing(list.accounts.column, accountSorts)).toEqual([]);
});
