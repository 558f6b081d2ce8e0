import { expect, test } from "vitest";
import { readDraft } from "./address.ts";
import { begin, type History, stepped, withChange } from "./history.ts";

const empty = readDraft({});
const set = (history: History, amount: number, at: number, lever = "cr.win"): History =>
  stepped(history, {
    kind: "edit",
    what: lever,
    at,
    edit: (draft) => ({ ...draft, changes: withChange(draft.changes, { lever, by: "relative", amount }) }),
  });
const amounts = ({ now }: History): readonly number[] => now.changes.map(({ amount }) => amount);

test("dragging one lever is one step, and another lever is the next", () => {
  let history = begin(empty);
  for (const [i, amount] of [0.01, 0.02, 0.03].entries()) history = set(history, amount, i * 100);
  history = set(history, 0.5, 400, "price");
  expect(amounts(history)).toEqual([0.03, 0.5]);
  history = stepped(history, { kind: "undo" });
  expect(amounts(history)).toEqual([0.03]);
  history = stepped(history, { kind: "undo" });
  expect(amounts(history)).toEqual([]);
  expect(stepped(history, { kind: "undo" })).toBe(history);
  history = stepped(stepped(history, { kind: "redo" }), { kind: "redo" });
  expect(amounts(history)).toEqual([0.03, 0.5]);
});

test("a lever moved again after a pause is a step of its own", () => {
  const history = set(set(begin(empty), 0.1, 0), 0.2, 5000);
  expect(amounts(stepped(history, { kind: "undo" }))).toEqual([0.1]);
});

test("whoever changes something after an undo cannot redo what was undone", () => {
  const undone = stepped(set(begin(empty), 0.1, 0), { kind: "undo" });
  const history = set(undone, 0.2, 5000);
  expect(stepped(history, { kind: "redo" })).toBe(history);
});

test("a change by nothing is none, and one lever has one change in a segment", () => {
  const once = withChange([], { lever: "price", by: "relative", amount: 0.1 });
  expect(withChange(once, { lever: "price", by: "points", amount: 5 })).toEqual([{ lever: "price", by: "points", amount: 5 }]);
  expect(withChange(once, { lever: "price", by: "relative", amount: 0 })).toEqual([]);
  expect(withChange(once, { lever: "price", by: "relative", amount: 0.2, segment: "EU" })).toHaveLength(2);
});
