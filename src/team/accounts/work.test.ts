import { expect, test } from "vitest";
import { day } from "../../domain/index.ts";
import type { DocumentKind, Kept } from "../documents/index.ts";
import { toldKinds, workHappenings } from "./work.ts";

const kept = (kind: DocumentKind, body: unknown, over: Partial<Kept<unknown>> = {}): Kept<unknown> => ({
  seq: 7,
  kind,
  id: "x",
  version: 1,
  body,
  account: 1,
  deal: 2,
  plan: null,
  by: { id: null, name: "Ann" },
  at: new Date("2026-03-04T10:00:00Z"),
  isAside: false,
  ...over,
});
const lines = (...documents: readonly Kept<unknown>[]) => workHappenings(documents, () => day(20_516));

test("what was written stands on the day it is of, else on the day it was saved", () => {
  const [fact, comment] = lines(
    kept("fact", { kind: "pain", on: day(20_000), pain: { id: "p", statement: "late trains" } }),
    kept("comment", { text: "call them" }, { seq: 8, deal: null, plan: "P" }),
  );
  expect(fact).toMatchObject({
    kind: "fact",
    day: "2024-10-04",
    fields: { what: "pain", text: "late trains" },
    written: { by: "Ann", deal: 2 },
  });
  expect(comment).toMatchObject({ kind: "comment", day: "2026-03-04", fields: { text: "call them" }, written: { plan: "P" } });
});

test("an outcome has a line for each change of its state, and a step one once it is done", () => {
  const change = (to: string, on: number) => ({
    to,
    on: day(on),
    by: { person: "Maja", role: "buyer" },
    buyer: null,
    evidence: [],
    reason: null,
  });
  const told = lines(
    kept("outcome", { statement: "faster", changes: [change("agreed", 20_000), change("confirmed", 20_100)] }),
    kept("step", { name: "sign", doneOn: null, buyerOwner: "Maja", ourOwner: null }, { seq: 9 }),
    kept("step", { name: "legal", doneOn: day(20_001), buyerOwner: "Maja", ourOwner: "Ann" }, { seq: 10 }),
  );
  expect(told.map(({ kind, fields }) => [kind, fields["to"] ?? fields["person"]])).toEqual([
    ["outcome", "agreed"],
    ["outcome", "confirmed"],
    ["step", "Maja, Ann"],
  ]);
  expect(new Set(told.map(({ seq }) => seq)).size).toBe(3);
});

test("lines of different documents never share a place", () => {
  const documents = toldKinds.map((_, seq) => kept("comment", { text: "same day" }, { seq }));
  expect(new Set(lines(...documents).map(({ seq }) => seq)).size).toBe(documents.length);
});

test("a measurement says of what it is, and in which unit", () => {
  const outcome = { id: "o", statement: "Fewer late trains", metric: { unit: "%" }, changes: [] };
  const measurement = { outcomeId: "o", on: day(20_000), value: 4, source: "buyer", by: "Maja" };
  const [told] = lines(kept("outcome", outcome), kept("measurement", measurement, { seq: 9 }));
  expect(told?.fields).toEqual({ value: 4, unit: "%", text: "Fewer late trains", source: "buyer", person: "Maja" });
  const [alone] = lines(kept("measurement", measurement));
  expect(alone?.fields).toEqual({ value: 4, source: "buyer", person: "Maja" });
});
