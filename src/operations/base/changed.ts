import { scopeKey } from "../../analytics/index.ts";
import { journeysOf } from "../../ledger/index.ts";
import type { Directory } from "../accounts/directory.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import { unitsChanged } from "../workspace/following.ts";

/** Where more units changed than this, reading all of them is less work. */
const FEW = 2000;

/** What the ledger changed between two positions. */
export interface Changed {
  /** Accounts whose figures no longer hold, with those that are no more. */
  readonly accounts: ReadonlySet<number>;
  /** Accounts, opportunities and leads that their figures are read from. */
  readonly entities: readonly number[];
}

/** What changed since a state with this position and directory; `null` where it is too much to follow. */
async function changedSince(
  context: Context,
  before: { readonly position: number; readonly directory: Directory },
  now: { readonly position: number; readonly directory: Directory },
): Promise<Changed | null> {
  const { pool } = context.storage;
  const units = await unitsChanged(pool, before.position, now.position);
  if (units === "all" || units.length > FEW) return null;
  const among = new Set(units);
  const entities = await journeysOf(pool, units);
  const accounts = new Set<number>();
  for (const { entries } of [before.directory, now.directory])
    for (const { account, unit } of entries) if (among.has(unit)) accounts.add(account);
  for (const entity of entities) accounts.add(now.directory.ownerOf.get(entity) ?? entity);
  return { accounts, entities };
}

/** What was counted at a position of the ledger. */
interface At<T> {
  readonly position: number;
  readonly directory: Directory;
  readonly counted: Promise<T>;
}

const KEPT = 4;

/** Something counted of every customer. */
export interface Counting<T> {
  /** Tells countings of one kind apart, beside the scope they are of. */
  readonly key: readonly unknown[];
  readonly whole: () => Promise<T>;
  /** What was counted before with what changed counted anew; `null` where that cannot be told. */
  readonly follow: (before: T, changed: Changed) => Promise<T | null>;
}

/** Counts whole once, and then, as the ledger goes on, only what it changed. */
export function counter<T>(): (context: Context, view: View, directory: Directory, counting: Counting<T>) => Promise<T> {
  const kept = new WeakMap<Context["store"], Map<string, At<T>>>();
  return (context, view, directory, { key: own, whole, follow }) => {
    const { position, horizon, context: settings } = view.reader.mark;
    const key = JSON.stringify([scopeKey(view.scope), horizon, settings, view.through, ...own]);
    const known = kept.get(context.store) ?? new Map<string, At<T>>();
    kept.set(context.store, known);
    const before = known.get(key);
    if (before?.position === position) return before.counted;
    // Somebody who still looks at an earlier state.
    if (before !== undefined && before.position > position) return whole();
    const counted = before === undefined ? whole() : followed(before);
    known.delete(key);
    known.set(key, { position, directory, counted });
    for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
    counted.catch(() => known.get(key)?.counted === counted && known.delete(key));
    return counted;

    async function followed(last: At<T>): Promise<T> {
      const then = await last.counted.catch(() => null);
      const changed = then === null ? null : await changedSince(context, last, { position, directory });
      return (then === null || changed === null ? null : await follow(then, changed)) ?? whole();
    }
  };
}
