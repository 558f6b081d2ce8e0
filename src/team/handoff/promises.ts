import { badRequest, conflict } from "../../domain/index.ts";
import type { Dropped, Promised } from "../plans/index.ts";

export type Promises = readonly Promised[] | null;

const isSigned = ({ reason, buyer, us }: Dropped): boolean => [reason, buyer, us].every((said) => said.trim() !== "");

/** Ids of promises that were there, are no longer, and that nobody dropped with a reason both sides signed. */
export function promisesLost(before: Promises, after: Promises, dropped: readonly Dropped[]): readonly string[] {
  const kept = new Set(after?.map(({ id }) => id));
  const gone = new Set(dropped.filter(isSigned).map(({ promiseId }) => promiseId));
  return (before ?? []).map(({ id }) => id).filter((id) => !kept.has(id) && !gone.has(id));
}

export function checkNothingLost(before: Promises, after: Promises, dropped: readonly Dropped[]): void {
  const lost = promisesLost(before, after, dropped);
  if (lost.length === 0) return;
  const texts = (before ?? []).filter(({ id }) => lost.includes(id)).map(({ text }) => `“${text}”`);
  throw conflict(
    "promise_lost",
    `The hand-off no longer holds the promise ${texts.join(", ")}. Keep it, or drop it with a reason both sides sign.`,
    { promises: lost },
  );
}

/** Refuses a promise dropped without a reason or without both names, and one that nobody knows. */
export function checkDrops(dropped: readonly Dropped[], known: readonly Promised[]): void {
  for (const one of dropped) {
    if (!known.some(({ id }) => id === one.promiseId))
      throw badRequest("no_such_promise", `There is no promise ${one.promiseId} in this hand-off.`);
    if (!isSigned(one))
      throw badRequest(
        "drop_unsigned",
        "A promise is dropped with a reason and a name of each side. Say why, who of the customer agreed, and who of us.",
      );
  }
}

/** Refuses to tell a promise otherwise than it was told before: its words, who gave it and when stay. Where it is found may be added. */
export function checkSameWords(after: Promises, ...before: readonly Promises[]): void {
  const known = before.flatMap((promises) => promises ?? []);
  for (const promise of after ?? []) {
    const former = known.filter(({ id }) => id === promise.id);
    const isSame = former.some(({ text, by, on }) => text === promise.text && by === promise.by && on === promise.on);
    if (former.length > 0 && !isSame)
      throw conflict(
        "promise_altered",
        `The promise “${former[0]?.text ?? promise.id}” was given in other words. Keep them; drop it with a reason, or add what was agreed instead.`,
        { promise: promise.id },
      );
  }
}

/** All promises of several lists, each once, as the newest list tells it. */
export function registered(...lists: readonly Promises[]): readonly Promised[] {
  const known = new Map<string, Promised>();
  for (const promise of lists.flatMap((list) => list ?? [])) known.set(promise.id, promise);
  return [...known.values()];
}
