import { expect, test } from "vitest";
import { plainCounting } from "../../test/helpers/counting.ts";
import { dayOf, type FieldValue } from "../domain/index.ts";
import { type CostFact, deriveUnit, type FactSink, type FinanceFact, type Labels, type UnitEntry } from "./index.ts";

const HORIZON = dayOf(2024, 6, 30);

const entry = (
  seq: number,
  fields: Readonly<Record<string, FieldValue>>,
  rest: Partial<Pick<UnitEntry, "type" | "account" | "attributes">> = {},
): UnitEntry => ({
  seq,
  origin: null,
  file: 1,
  type: "cost",
  source: 1,
  subject: rest.account ?? 900,
  subjectKind: rest.account === undefined ? "company" : "account",
  account: null,
  parent: null,
  day: null,
  fields: { on: "2024-05-31", amount: 100, currency: "EUR", category: "people", ...fields },
  attributes: {},
  ...rest,
});

/** What a unit of such entries is made into, and the day it must be looked at again. */
function derived(...entries: readonly UnitEntry[]) {
  const costs: (CostFact & { readonly entity: number })[] = [];
  const figures: FinanceFact[] = [];
  const labels = new Map<number, Labels>();
  const nothing = (): void => undefined;
  const sink: FactSink = {
    movement: nothing,
    retention: nothing,
    stage: nothing,
    deal: nothing,
    freemium: nothing,
    spell: nothing,
    measure: nothing,
    layer: nothing,
    renewal: nothing,
    cost: (entity, fact) => costs.push({ ...fact, entity }),
    finance: (_, fact) => figures.push(fact),
    labels: (entity, own) => labels.set(entity, labels.get(entity) ?? own),
  };
  const due = deriveUnit({ id: 900, entries }, plainCounting(HORIZON), sink);
  return { costs, figures, labels, due };
}

test.each([
  [{ team: "marketing" }, "acquire"],
  [{ team: "Sales " }, "acquire"],
  [{ team: "success" }, "serve"],
  [{ team: "support", category: "hosting" }, "serve"],
  [{ team: "platform", category: "hosting" }, "serve"],
  [{ team: "research" }, "research"],
  [{ team: "office" }, "general"],
  [{ team: "sales", purpose: "expand" }, "expand"],
])("%o is spent to %s", (fields, purpose) => {
  const { costs } = derived(entry(1, fields as Readonly<Record<string, FieldValue>>));
  expect(costs.map((cost) => [cost.purpose, cost.said])).toEqual([[purpose, "purpose" in fields]]);
});

test("entries of the company keep labels of their own, those of an account its labels", () => {
  const ours = entry(7, { team: "sales", motion: "field" }, { attributes: { region: "north" } });
  const theirs = entry(8, {}, { account: 41 });
  const account = { ...entry(9, {}, { account: 41, type: "account", attributes: { region: "south" } }) };
  const { costs, labels } = derived(ours, theirs, account);
  expect(costs.map(({ entity, purpose }) => [entity, purpose])).toEqual([
    [-7, "acquire"],
    [41, "serve"],
  ]);
  expect([labels.get(-7)?.get("motion"), labels.get(-7)?.get("region"), labels.get(-7)?.get("cost.team")]).toEqual([
    "field",
    "north",
    "sales",
  ]);
  expect(labels.get(41)?.get("region")).toBe("south");
});

test("what is dated ahead waits for its day", () => {
  const { costs, figures, due } = derived(
    entry(1, { on: "2024-09-30" }),
    entry(2, { on: "2024-07-31", measure: "revenue" }, { type: "finance" }),
    entry(3, { measure: "revenue" }, { type: "finance" }),
  );
  expect([costs.length, figures.map(({ measure, amount }) => [measure, amount]), due]).toEqual([
    0,
    [["revenue", 100n]],
    dayOf(2024, 7, 31),
  ]);
});
