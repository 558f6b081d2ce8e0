import { remembering } from "../../domain/index.ts";
import type { BaseAccount, UsageShare } from "../../team/base/index.ts";

/** An account as the ledger has it. */
export interface LedgerAccount {
  readonly account: BaseAccount;
  readonly share: UsageShare | null;
}

type Chunk<T> = ReadonlyMap<number, T>;

/** Things by the number of their account, in chunks of neighbours: a change of one makes a new chunk and leaves all others the same objects. */
export type Chunks<T> = ReadonlyMap<number, Chunk<T>>;

const NEIGHBOURS = 2048;
const chunkOf = (account: number): number => Math.floor(account / NEIGHBOURS);
const inOrder = <V>(map: Iterable<readonly [number, V]>): ReadonlyMap<number, V> => new Map([...map].sort(([a], [b]) => a - b));

export const inChunks = <T>(chunks: Chunks<T>, account: number): T | undefined => chunks.get(chunkOf(account))?.get(account);

export function chunksOf<T>(things: ReadonlyMap<number, T>): Chunks<T> {
  const chunks = new Map<number, Map<number, T>>();
  for (const [account, thing] of inOrder(things)) {
    const chunk = chunks.get(chunkOf(account));
    if (chunk === undefined) chunks.set(chunkOf(account), new Map([[account, thing]]));
    else chunk.set(account, thing);
  }
  return chunks;
}

/** The same with what is now known of some accounts in the place of what was; who is not among the new is no more. */
export function withChanged<T>(chunks: Chunks<T>, changed: Iterable<number>, now: ReadonlyMap<number, T>): Chunks<T> {
  const fresh = new Map<number, Map<number, T>>();
  const ofAccount = (account: number): Map<number, T> => {
    const known = fresh.get(chunkOf(account)) ?? new Map(chunks.get(chunkOf(account)));
    fresh.set(chunkOf(account), known);
    return known;
  };
  for (const account of changed) ofAccount(account).delete(account);
  for (const [account, thing] of now) ofAccount(account).set(account, thing);
  return inOrder([...chunks, ...[...fresh].map(([number, chunk]) => [number, inOrder(chunk)] as const)]);
}

const quietOf = remembering((chunk: Chunk<LedgerAccount>, without: string): readonly BaseAccount[] => {
  const left = new Set(without.split(" "));
  return [...chunk].flatMap(([number, { account }]) => (left.has(String(number)) ? [] : [account]));
});

/** All accounts but some, as groups that stay the same objects for as long as nothing in them changes. */
export function quietGroups(chunks: Chunks<LedgerAccount>, without: readonly number[]): readonly (readonly BaseAccount[])[] {
  const left = new Map<number, number[]>();
  for (const account of [...without].sort((a, b) => a - b)) {
    const own = left.get(chunkOf(account));
    if (own === undefined) left.set(chunkOf(account), [account]);
    else own.push(account);
  }
  return [...chunks].map(([number, chunk]) => quietOf(chunk, (left.get(number) ?? []).join(" ")));
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]));

const isAsBefore = (now: BaseAccount, before: BaseAccount): boolean =>
  (Object.keys(now) as (keyof BaseAccount)[]).every((field) => isSame(now[field], before[field]));

const touchedBefore = new WeakMap<object, BaseAccount>();

/** Accounts that the team wrote of, each the very same object as the last time while nothing about it changed: what was worked out of it holds. */
export function asBefore(chunks: Chunks<LedgerAccount>, touched: ReadonlyMap<number, BaseAccount>): ReadonlyMap<number, BaseAccount> {
  const found = new Map<number, BaseAccount>();
  for (const [number, now] of touched) {
    const thing = inChunks(chunks, number);
    const before = thing === undefined ? undefined : touchedBefore.get(thing);
    const account = before !== undefined && isAsBefore(now, before) ? before : now;
    if (thing !== undefined) touchedBefore.set(thing, account);
    found.set(number, account);
  }
  return found;
}
