import type { FactReader, Scope } from "../../analytics/index.ts";
import { scopeKey } from "../../analytics/index.ts";
import type { AccountSort, ListedAccount } from "../../contract/index.ts";
import { formatDay, monthOf } from "../../domain/index.ts";
import { outcomes } from "../../facts/index.ts";
import { type AccountSummary, changedUnits, readAccounts } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import { plain } from "./plain.ts";
import { MEMBERS, standings } from "./standing.ts";

/** An account of the list with the text it is found by. */
export interface Entry extends ListedAccount {
  readonly unit: number;
  readonly text: string;
  readonly called: string;
}

interface Order {
  readonly sort: AccountSort;
  readonly up: boolean;
  readonly currency: string | null;
  readonly list: readonly Entry[];
}

/** All accounts at one state of the facts, with what a list shows of them. */
export interface Directory {
  readonly entries: readonly Entry[];
  readonly byAccount: Map<number, Entry>;
  /** Whom opportunities and leads belong to. */
  readonly ownerOf: Map<number, number>;
  /** The currency most customers pay in. */
  readonly currency: string | null;
  /** Orders and filters that were asked for before. */
  readonly orders: Map<string, Order>;
  readonly filters: Map<string, ReadonlySet<number>>;
}

interface Kept {
  readonly position: number;
  /** Everything else that decides what a directory holds. */
  readonly state: string;
  readonly directory: Promise<Directory>;
}

const KEPT = 3;
/** Where more units changed than this, reading all of them is less work. */
const FEW = 2000;
const kept = new WeakMap<Context["store"], Map<string, Kept>>();

/**
 * The accounts of a view: read whole once, since a list of 100,000 is asked for again with every letter typed; when the ledger has gone on,
 * only what it changed is read anew.
 */
export function directoryOf(context: Context, view: View): Promise<Directory> {
  const { scope, reader, through } = view;
  const scopes = kept.get(context.store) ?? new Map<string, Kept>();
  kept.set(context.store, scopes);
  const key = scopeKey(scope);
  const { position, horizon, context: counted } = reader.mark;
  const state = `${horizon} ${counted} ${through === null ? "" : monthOf(through)}`;
  const known = scopes.get(key);
  scopes.delete(key);
  const isSame = known?.state === state;
  const now =
    isSame && known.position === position
      ? known
      : {
          position,
          state,
          directory: isSame && known.position < position ? following(context, view, known) : readDirectory(context, view),
        };
  scopes.set(key, now);
  for (const oldest of [...scopes.keys()].slice(0, -KEPT)) scopes.delete(oldest);
  now.directory.catch(() => scopes.get(key) === now && scopes.delete(key));
  return now.directory;
}

const instantOf = ({ asOf }: Scope): Date | undefined => (asOf === null ? undefined : new Date(asOf));

async function readDirectory(context: Context, view: View): Promise<Directory> {
  const { accounts, ownerOf } = await readAccounts(context.storage.pool, formatDay(view.reader.mark.horizon), {
    asOf: instantOf(view.scope),
  });
  const entries = await entriesOf(view, accounts, ownerOf, null);
  const byAccount = new Map(entries.map((entry) => [entry.account, entry]));
  return { entries, byAccount, ownerOf: new Map(ownerOf), currency: mostPaid(entries), orders: new Map(), filters: new Map() };
}

/** The directory of before with the accounts of changed units anew. */
async function following(context: Context, view: View, { position, directory }: Kept): Promise<Directory> {
  const before = await directory.catch(() => null);
  const { pool } = context.storage;
  const units = before === null ? "all" : await changedUnits(pool, position, view.reader.mark.position);
  if (before === null || units === "all" || units.length > FEW) return readDirectory(context, view);
  const { accounts, ownerOf } = await readAccounts(pool, formatDay(view.reader.mark.horizon), { units });
  const fresh = await entriesOf(
    view,
    accounts,
    ownerOf,
    accounts.map(({ account }) => account),
  );
  const changed = new Set(units);
  for (const [num, account] of ownerOf) before.ownerOf.set(num, account);
  for (const { account, unit } of before.entries) if (changed.has(unit)) before.byAccount.delete(account);
  for (const entry of fresh) before.byAccount.set(entry.account, entry);
  const entries = merged(before.entries, changed, fresh, (a, b) => a.account - b.account);
  return {
    entries,
    byAccount: before.byAccount,
    ownerOf: before.ownerOf,
    currency: mostPaid(entries),
    orders: new Map(
      [...before.orders].map(([key, order]) => [key, { ...order, list: merged(order.list, changed, fresh, comparing(order)) }]),
    ),
    filters: new Map(),
  };
}

/** A list in order without what is of changed units, and with what takes its place. */
function merged(
  list: readonly Entry[],
  changed: ReadonlySet<number>,
  fresh: readonly Entry[],
  compare: (a: Entry, b: Entry) => number,
): readonly Entry[] {
  const rest = list.filter(({ unit }) => !changed.has(unit));
  for (const entry of fresh) {
    let low = 0;
    let high = rest.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(rest[middle] as Entry, entry) < 0) low = middle + 1;
      else high = middle;
    }
    rest.splice(low, 0, entry);
  }
  return rest;
}

async function entriesOf(
  { reader, through }: View,
  accounts: readonly AccountSummary[],
  ownerOf: ReadonlyMap<number, number>,
  among: readonly number[] | null,
): Promise<readonly Entry[]> {
  const standing = await standings(reader, through, among ?? undefined);
  const open = await openOpportunities(reader, ownerOf, among === null ? null : [...ownerOf.keys()]);
  return accounts.map((one): Entry => {
    const { account } = one;
    const { revenue, since, model, motion, nextRenewal } = standing(account);
    // Written out: spreading a hundred thousand objects takes five times as long.
    return {
      account,
      unit: one.unit,
      id: one.id,
      source: one.source,
      name: one.name,
      domain: one.domain,
      sources: sourcesOf(one),
      text: textOf(one),
      called: plain(one.name ?? one.id),
      lastTouch: one.lastTouch,
      revenue,
      since,
      model,
      motion,
      nextRenewal,
      openOpportunities: open.get(account) ?? 0,
    };
  });
}

/** The currency most customers pay in. */
function mostPaid(entries: readonly Entry[]): string | null {
  const payers = new Map<string, number>();
  for (const { revenue } of entries) for (const { currency } of revenue) payers.set(currency, (payers.get(currency) ?? 0) + 1);
  return [...payers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

const sourcesOf = ({ source, aliases }: AccountSummary): string[] =>
  aliases.length === 0 ? [source] : [...new Set([source, ...aliases.map((one) => one.source)])];

/** All that an account can be found by. */
function textOf({ id, name, domain, aliases }: AccountSummary): string {
  const words = [name, domain, id, ...aliases.flatMap((one) => [one.name, one.domain, one.id])];
  return plain(words.filter((word) => word !== null).join("\n"));
}

async function openOpportunities(
  reader: FactReader,
  ownerOf: ReadonlyMap<number, number>,
  among: readonly number[] | null,
): Promise<ReadonlyMap<number, number>> {
  if (among?.length === 0) return new Map();
  const rows = await reader.sums({
    fact: "deal",
    sums: [],
    by: [{ column: "entity" }],
    where: [{ column: "outcome", in: [outcomes.indexOf("open")] }, ...(among === null ? [] : [{ column: "entity", in: among }])],
  });
  const open = new Map<number, number>();
  for (const { keys, rows: count } of rows) {
    const account = ownerOf.get(Number(keys[0]));
    if (account !== undefined) open.set(account, (open.get(account) ?? 0) + count);
  }
  return open;
}

/** An account without what only finds it. */
export function shownOf({ unit: _, text: __, called: ___, ...entry }: Entry): ListedAccount {
  return entry;
}

/** Accounts whose records have certain values: customers by what is said of them, the others by their opportunities and leads. */
export async function accountsWhere(
  directory: Directory,
  reader: FactReader,
  where: readonly { readonly field: string; readonly values: readonly string[] }[],
): Promise<ReadonlySet<number>> {
  const key = JSON.stringify(where);
  const known = directory.filters.get(key);
  if (known) return known;
  const by = [{ column: "entity" }];
  const customers = await reader.sums({ fact: "measure", sums: [], by, where: [MEMBERS] });
  const chosen = await reader.sums({ fact: "measure", sums: [], by, where: [MEMBERS, ...where] });
  const journeys = await reader.sums({ fact: "stage", sums: [], by, where });
  const isCustomer = new Set(customers.map(({ keys }) => Number(keys[0])));
  const found = new Set(chosen.map(({ keys }) => Number(keys[0])));
  for (const { keys } of journeys) {
    const account = directory.ownerOf.get(Number(keys[0])) ?? Number(keys[0]);
    if (!isCustomer.has(account)) found.add(account);
  }
  remember(directory.filters, key, found);
  return found;
}

const REMEMBERED = 12;

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  for (const oldest of [...map.keys()].slice(0, -REMEMBERED)) map.delete(oldest);
}

export type Key = string | number | null;

/** What a list is ordered by. */
export function keyOf(entry: Entry, sort: AccountSort, currency: string | null): Key {
  if (sort === "mrr") return entry.revenue.find((one) => one.currency === currency)?.mrr ?? null;
  if (sort === "name") return entry.called;
  return sort === "since" ? entry.since : sort === "touch" ? entry.lastTouch : entry.nextRenewal;
}

/** Those without a value come last; equal ones by their number. */
export function compareKeys(a: Key, numberA: number, b: Key, numberB: number, up: boolean): number {
  if (a === b) return numberA - numberB;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b === up ? -1 : 1;
}

const comparing =
  ({ sort, up, currency }: Omit<Order, "list">) =>
  (a: Entry, b: Entry): number =>
    compareKeys(keyOf(a, sort, currency), a.account, keyOf(b, sort, currency), b.account, up);

export function ordered(directory: Directory, sort: AccountSort, up: boolean, currency: string | null): readonly Entry[] {
  const key = `${sort} ${up} ${sort === "mrr" ? currency : ""}`;
  const known = directory.orders.get(key);
  if (known) return known.list;
  const keyed = directory.entries.map((entry) => ({ entry, key: keyOf(entry, sort, currency) }));
  keyed.sort((a, b) => compareKeys(a.key, a.entry.account, b.key, b.entry.account, up));
  const list = keyed.map(({ entry }) => entry);
  remember(directory.orders, key, { sort, up, currency, list });
  return list;
}
