import { conflict } from "../../domain/index.ts";
import type { Dropped } from "../plans/index.ts";
import { checkDrops, checkNothingLost, checkSameWords, registered } from "./promises.ts";
import type { Handoff, HandoffPackage } from "./types.ts";

export type PackagePart = keyof HandoffPackage;

export interface HandoffEdit {
  /** Parts of the package as they are to be; the others stay. */
  readonly changes: Partial<HandoffPackage>;
  readonly dropped: readonly Dropped[];
  /** The package as deal, diagnosis, plan and people put it together now. */
  readonly known: HandoffPackage;
}

/**
 * A hand-off with parts of its package written anew. Refused: while it is offered or accepted, a promise that leaves without a reason both
 * sides signed, and one told in other words.
 */
export function editHandoff(handoff: Handoff, { changes, dropped, known }: HandoffEdit): Handoff {
  if (handoff.state === "offered" || handoff.state === "accepted")
    throw conflict(
      "handoff_state",
      handoff.state === "offered"
        ? "This hand-off is offered. Withdraw it, or let it be sent back, then change it."
        : "This hand-off is accepted: what comes up later is work on the plan.",
    );
  const { promises } = handoff.package;
  checkDrops(dropped, [...(promises ?? []), ...(known.promises ?? [])]);
  const drops = [...handoff.dropped, ...dropped];
  const gone = new Set(drops.map(({ promiseId }) => promiseId));
  const wanted = changes.promises === undefined ? promises : changes.promises;
  const kept = wanted?.filter(({ id }) => !gone.has(id)) ?? null;
  checkNothingLost(promises, kept, drops);
  checkSameWords(kept, promises, known.promises);
  const said = Object.keys(changes) as readonly PackagePart[];
  return {
    ...handoff,
    package: { ...handoff.package, ...changes, promises: kept },
    basis: { ...handoff.basis, ...Object.fromEntries(said.map((part) => [part, known[part]])) },
    register: registered(handoff.register, promises, kept),
    dropped: drops,
  };
}

/** A part of the package to which deal, diagnosis, plan or people have something to add. */
export interface News {
  readonly part: PackagePart;
  /** They have changed since the part was last saved; else it was left out on purpose. */
  readonly isNew: boolean;
}

const keyOf = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("id" in value) return String(value.id);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What one holds and the other lacks: of a list its items, of anything else the whole. */
function hasMore(known: unknown, kept: unknown): boolean {
  if (known === null) return false;
  if (!Array.isArray(known)) return known !== kept;
  const there = new Set(Array.isArray(kept) ? kept.map(keyOf) : []);
  return known.some((one) => !there.has(keyOf(one)));
}

/** Parts of which more is known than the package says; dropped promises are not missed. */
export function newsOf({ package: kept, basis, dropped }: Handoff, known: HandoffPackage): readonly News[] {
  const gone = new Set(dropped.map(({ promiseId }) => promiseId));
  const left = { ...known, promises: known.promises?.filter(({ id }) => !gone.has(id)) ?? null };
  return (Object.keys(left) as readonly PackagePart[])
    .filter((part) => hasMore(left[part], kept[part]))
    .map((part) => ({ part, isNew: hasMore(left[part], basis[part]) }));
}
