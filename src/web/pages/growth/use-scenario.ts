import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { Scenario } from "../../../contract/index.ts";
import { useAddress, useAddressChange } from "../../address.ts";
import { writeSearch } from "../../search.ts";
import { addressOf, readDraft, type ScenarioSearch, scopeWord, writeDraft } from "./address.ts";
import { begin, type History, stepped, withChange, without } from "./history.ts";
import type { Draft, GrowthActions } from "./state.ts";

/** The address follows once a lever rests this long; it would slow down every movement otherwise. */
const REST = 250;

const written = (draft: Draft): string => writeSearch(writeDraft(draft));

const saidBy = ({ name, note, months, changes, target, costs, limits }: ScenarioSearch): ScenarioSearch =>
  ({ name, note, months, changes, target, costs, limits }) as ScenarioSearch;

interface Held {
  readonly history: History;
  readonly set: GrowthActions;
}

/** The scenario of the address, with undo. The page is ahead of the address while something moves; a link that is opened goes first. */
export function useScenario(monthsTo: (month: string) => number): Held {
  const search = useAddress();
  const go = useAddressChange();
  const said = written(readDraft(saidBy(search)));
  const [history, step] = useReducer(stepped, search, (one) => begin(readDraft(saidBy(one))));
  const own = written(history.now);
  /** What the address said when it was last read, what it is to say in the end, and what is on its way there. */
  const seen = useRef(said);
  const wanted = useRef(said);
  const underWay = useRef<string[]>([]);

  useEffect(() => {
    if (said === seen.current) return;
    seen.current = said;
    const arrived = underWay.current.indexOf(said);
    underWay.current = underWay.current.slice(arrived + 1);
    if (arrived >= 0 || said === wanted.current) return;
    wanted.current = said;
    step({ kind: "replace", draft: readDraft(saidBy(search)) });
  }, [said, search]);

  useEffect(() => {
    if (own === wanted.current) return;
    const rest = setTimeout(() => {
      wanted.current = own;
      underWay.current.push(own);
      go(writeDraft(history.now), { replace: true });
    }, REST);
    return () => clearTimeout(rest);
  }, [own, history.now, go]);

  const monthOf = useRef(monthsTo);
  monthOf.current = monthsTo;
  const edit = useCallback(
    (what: string | null, change: (draft: Draft) => Draft) => step({ kind: "edit", what, at: performance.now(), edit: change }),
    [],
  );
  const set = useMemo(
    (): GrowthActions => ({
      change: (change) =>
        edit(`${change.lever} ${change.segment ?? ""}`, (draft) => ({ ...draft, changes: withChange(draft.changes, change) })),
      reset: (lever, segment) =>
        edit(`reset ${lever} ${segment ?? ""}`, (draft) => ({ ...draft, changes: without(draft.changes, lever, segment) })),
      changes: (changes) => edit(null, (draft) => ({ ...draft, changes: [...changes] })),
      name: (name) => edit("name", (draft) => ({ ...draft, name: name.slice(0, 80) })),
      note: (note) => edit("note", (draft) => ({ ...draft, note: note.slice(0, 2000) })),
      months: (months) => edit("months", (draft) => ({ ...draft, months })),
      target: (target) =>
        edit("target", (draft) => ({
          ...draft,
          target,
          months: target === null ? draft.months : Math.min(120, Math.max(draft.months, monthOf.current(target.month))),
        })),
      costs: (costs) => edit("costs", (draft) => ({ ...draft, costs })),
      limits: (limits) => edit("limits", (draft) => ({ ...draft, limits })),
      scope: (segment) => go({ segmentValue: segment === undefined ? undefined : scopeWord(segment) }, { replace: true }),
      load: (scenario: Scenario) => {
        const { name, note, months, changes, target, costs, limits } = scenario;
        const draft = { name, note, months, changes, target, costs, limits };
        wanted.current = written(draft);
        if (wanted.current !== seen.current) underWay.current.push(wanted.current);
        step({ kind: "replace", draft });
        go(addressOf(scenario));
      },
      undo: () => step({ kind: "undo" }),
      redo: () => step({ kind: "redo" }),
    }),
    [edit, go],
  );
  return { history, set };
}
