import type { ScenarioChange } from "../../../contract/index.ts";
import type { Draft } from "./state.ts";

/** What the scenario was, is, and was before it was undone. */
export interface History {
  readonly past: readonly Draft[];
  readonly now: Draft;
  readonly future: readonly Draft[];
  /** What was changed last, and when: a lever that is being dragged is one step. What has no name is a step of its own. */
  readonly last: { readonly what: string | null; readonly at: number } | null;
}

export type Step =
  | { readonly kind: "edit"; readonly what: string | null; readonly at: number; readonly edit: (draft: Draft) => Draft }
  | { readonly kind: "replace"; readonly draft: Draft }
  | { readonly kind: "undo" | "redo" };

/** Changes of the same thing within this time are one step of undo. */
const TOGETHER = 900;
const KEPT = 200;

export const begin = (draft: Draft): History => ({ past: [], now: draft, future: [], last: null });

export function stepped(history: History, step: Step): History {
  const { past, now, future, last } = history;
  switch (step.kind) {
    case "edit": {
      const next = step.edit(now);
      if (next === now) return history;
      const continues = step.what !== null && last?.what === step.what && step.at - last.at < TOGETHER;
      return { past: continues ? past : [...past, now].slice(-KEPT), now: next, future: [], last: { what: step.what, at: step.at } };
    }
    case "replace":
      return { past: [...past, now].slice(-KEPT), now: step.draft, future: [], last: null };
    case "undo": {
      const before = past.at(-1);
      return before === undefined ? history : { past: past.slice(0, -1), now: before, future: [now, ...future], last: null };
    }
    case "redo": {
      const [after, ...rest] = future;
      return after === undefined ? history : { past: [...past, now], now: after, future: rest, last: null };
    }
  }
}

const isOf =
  (lever: string, segment: string | undefined) =>
  (change: ScenarioChange): boolean =>
    change.lever === lever && change.segment === segment;

/** A change in place of the one of the same lever and segment; one that changes nothing is no change. */
export function withChange(changes: readonly ScenarioChange[], change: ScenarioChange): ScenarioChange[] {
  const same = isOf(change.lever, change.segment);
  if (change.by !== "to" && change.amount === 0) return changes.filter((one) => !same(one));
  const at = changes.findIndex(same);
  return at < 0 ? [...changes, change] : changes.flatMap((one, i) => (i === at ? [change] : same(one) ? [] : [one]));
}

export const without = (changes: readonly ScenarioChange[], lever: string, segment: string | undefined): ScenarioChange[] =>
  changes.filter((change) => !isOf(lever, segment)(change));
