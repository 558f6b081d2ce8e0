import type pg from "pg";
import { COLUMNS, type DocumentKind, type Kept, type Row, versionOf } from "./version.ts";

interface Held {
  readonly document: Kept<unknown>;
  /** Number of its first version: lists keep the order things were first said in. */
  readonly origin: number;
}

interface FollowedRow extends Row<unknown> {
  readonly origin: number;
}

/** What follows documents and is told of each that changed. */
interface Follower {
  readonly kinds: readonly DocumentKind[];
  take(before: Held | undefined, after: Held | undefined): void;
}

const byOrigin = (a: Held, b: Held): number => a.origin - b.origin;

/**
 * The newest documents of the kinds that were asked for whole, read once and then followed. Rows are only ever added, but those of a transaction
 * that began earlier can be seen later than others with higher numbers: so it is the transactions that are followed, not the numbers. Every
 * answer holds what was saved before it was asked for.
 */
class Mirror {
  /** The version that removed a document, of those that are not there any more. */
  private readonly gone = new Map<string, number>();
  private readonly kinds = new Map<DocumentKind, Map<string, Held>>();
  private readonly lists = new Map<DocumentKind, readonly Kept<unknown>[]>();
  private readonly followers: Follower[] = [];
  private readonly changes = new Map<DocumentKind, number>();
  /** All transactions before this one are over, and what they saved is held. */
  private mark = "0";
  private running: Promise<void> = Promise.resolve();
  private waiting: { readonly kinds: Set<DocumentKind>; readonly done: Promise<void> } | null = null;

  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** Those who ask while another reading runs share the next one. */
  catchUp(kinds: readonly DocumentKind[]): Promise<void> {
    if (this.waiting === null) {
      const asked = new Set<DocumentKind>();
      const done = this.running.then(() => {
        this.waiting = null;
        return this.read(asked);
      });
      this.waiting = { kinds: asked, done };
      this.running = done.catch(() => undefined);
    }
    for (const kind of kinds) this.waiting.kinds.add(kind);
    return this.waiting.done;
  }

  list(kind: DocumentKind): readonly Kept<unknown>[] {
    const known = this.lists.get(kind) ?? [...(this.kinds.get(kind)?.values() ?? [])].sort(byOrigin).map(({ document }) => document);
    this.lists.set(kind, known);
    return known;
  }

  held(kinds: readonly DocumentKind[]): readonly Held[] {
    return kinds.flatMap((kind) => [...(this.kinds.get(kind)?.values() ?? [])]).sort(byOrigin);
  }

  changesOf(kinds: readonly DocumentKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.changes.get(kind) ?? 0), 0);
  }

  follow(follower: Follower): void {
    for (const one of this.held(follower.kinds)) follower.take(undefined, one);
    this.followers.push(follower);
  }

  private async read(asked: ReadonlySet<DocumentKind>): Promise<void> {
    const known = [...this.kinds.keys()];
    const fresh = [...asked].filter((kind) => !this.kinds.has(kind));
    // The mark of the earlier of the two readings holds for both.
    const first = fresh.length > 0 ? await this.rowsSince("0", fresh) : null;
    const then = known.length > 0 ? await this.rowsSince(this.mark, known) : null;
    for (const kind of fresh) this.kinds.set(kind, new Map());
    for (const row of [...(first?.rows ?? []), ...(then?.rows ?? [])]) this.take(row);
    this.mark = first?.mark ?? then?.mark ?? this.mark;
  }

  private async rowsSince(mark: string, kinds: readonly DocumentKind[]): Promise<{ mark: string; rows: readonly FollowedRow[] }> {
    const { rows } = await this.pool.query<FollowedRow & { readonly mark: string; readonly seq: number | null }>(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as mark, ${COLUMNS}, coalesce(origin, seq) as origin
       from (values (1)) one left join bowtie.document on saved_in >= $1::xid8 and is_newest and kind = any($2)`,
      [mark, kinds],
    );
    return { mark: rows[0]?.mark ?? mark, rows: rows.filter(({ seq }) => seq !== null) };
  }

  private take(row: FollowedRow): void {
    const kind = this.kinds.get(row.kind);
    const before = kind?.get(row.id);
    const gone = this.gone.get(`${row.kind} ${row.id}`) ?? 0;
    // A transaction of somebody else that goes on makes rows be read again: what is known already is no change.
    if (kind === undefined || Math.max(before?.document.seq ?? 0, gone) >= row.seq) return;
    if (row.body === null) this.gone.set(`${row.kind} ${row.id}`, row.seq);
    const after = row.body === null ? undefined : { document: versionOf(row) as Kept<unknown>, origin: row.origin };
    if (after === undefined) kind.delete(row.id);
    else kind.set(row.id, after);
    this.lists.delete(row.kind);
    this.changes.set(row.kind, (this.changes.get(row.kind) ?? 0) + 1);
    for (const follower of this.followers) if (follower.kinds.includes(row.kind)) follower.take(before, after);
  }
}

const mirrors = new WeakMap<pg.Pool, Mirror>();

function mirrorOf(pool: pg.Pool): Mirror {
  const known = mirrors.get(pool) ?? new Mirror(pool);
  mirrors.set(pool, known);
  return known;
}

/** Within a transaction documents are read from the database: it sees what it has saved itself. */
export const isPool = (client: pg.ClientBase | pg.Pool): client is pg.Pool => "totalCount" in client;

/** All documents of some kinds, in the order they were first saved. The same list as before where nothing of a kind changed. */
export async function followed(pool: pg.Pool, kinds: readonly DocumentKind[]): Promise<readonly Kept<unknown>[]> {
  const mirror = mirrorOf(pool);
  await mirror.catchUp(kinds);
  const [only, ...others] = kinds;
  return only !== undefined && others.length === 0 ? mirror.list(only) : mirror.held(kinds).map(({ document }) => document);
}

/** A number that rises with every change of documents of some kinds: what was made of them holds while it stays. */
export async function changesOf(pool: pg.Pool, kinds: readonly DocumentKind[]): Promise<number> {
  const mirror = mirrorOf(pool);
  await mirror.catchUp(kinds);
  return mirror.changesOf(kinds);
}

/** Things that documents make, put together anew only where one of their documents changed. */
class Things<K, T> implements Follower {
  private readonly groups = new Map<K, Map<string, Held>>();
  private readonly made = new Map<K, { readonly first: number; readonly thing: T }>();
  private readonly stale = new Set<K>();
  private whole: ReadonlyMap<K, T> = new Map();

  readonly kinds: readonly DocumentKind[];
  private readonly keyOf: (document: Kept<unknown>) => K | null;
  private readonly make: (documents: readonly Kept<unknown>[]) => T | null;

  constructor(
    kinds: readonly DocumentKind[],
    keyOf: (document: Kept<unknown>) => K | null,
    make: (documents: readonly Kept<unknown>[]) => T | null,
  ) {
    this.kinds = kinds;
    this.keyOf = keyOf;
    this.make = make;
  }

  take(before: Held | undefined, after: Held | undefined): void {
    for (const [held, isThere] of [[before, false] as const, [after, true] as const]) {
      const key = held === undefined ? null : this.keyOf(held.document);
      if (held === undefined || key === null) continue;
      const group = this.groups.get(key) ?? new Map<string, Held>();
      this.groups.set(key, group);
      const name = `${held.document.kind} ${held.document.id}`;
      if (isThere) group.set(name, held);
      else group.delete(name);
      this.stale.add(key);
    }
  }

  all(): ReadonlyMap<K, T> {
    if (this.stale.size === 0) return this.whole;
    for (const key of this.stale) {
      const group = [...(this.groups.get(key)?.values() ?? [])].sort(byOrigin);
      // Its place is that of what it hangs on: the first of the kinds.
      const first = group.find(({ document }) => document.kind === this.kinds[0]) ?? group[0];
      const thing = first === undefined ? null : this.make(group.map(({ document }) => document));
      if (first === undefined) this.groups.delete(key);
      if (first === undefined || thing === null) this.made.delete(key);
      else this.made.set(key, { first: first.origin, thing });
    }
    this.stale.clear();
    this.whole = new Map([...this.made].sort(([, a], [, b]) => a.first - b.first).map(([key, { thing }]) => [key, thing]));
    return this.whole;
  }
}

/**
 * What documents of some kinds make together, by a key that each has; those first said first. A thing of which no document changed is the very
 * object it was, so that what follows from it can be remembered with it, and so is the whole where nothing did.
 *
 * @param make puts one thing together from its documents, in the order they were first saved; `null` makes none
 */
export function things<K, T>(
  kinds: readonly DocumentKind[],
  keyOf: (document: Kept<unknown>) => K | null,
  make: (documents: readonly Kept<unknown>[]) => T | null,
): (pool: pg.Pool) => Promise<ReadonlyMap<K, T>> {
  const known = new WeakMap<pg.Pool, Things<K, T>>();
  return async (pool) => {
    const mirror = mirrorOf(pool);
    await mirror.catchUp(kinds);
    let own = known.get(pool);
    if (own === undefined) {
      own = new Things(kinds, keyOf, make);
      mirror.follow(own);
      known.set(pool, own);
    }
    return own.all();
  };
}
