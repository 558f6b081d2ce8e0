import type pg from "pg";
import { Refusal } from "../../domain/index.ts";
import { followed, isPool } from "./following.ts";
import { type About, COLUMNS, type DocumentKind, type Kept, type Row, type Saving, type Version, versionOf } from "./version.ts";

type Client = pg.ClientBase | pg.Pool;

/** What chooses documents; a list that is empty finds none. */
export type Choice = Partial<{
  readonly ids: readonly string[];
  readonly accounts: readonly number[];
  readonly deals: readonly number[];
  readonly plans: readonly string[];
}>;

/** The newest versions of documents of some kinds, in the order they were first saved. All of a kind are kept in memory, outside transactions. */
export async function listDocuments(
  client: Client,
  kinds: readonly DocumentKind[],
  choice: Choice = {},
): Promise<readonly Kept<unknown>[]> {
  if (isPool(client) && Object.values(choice).every((one) => one === undefined)) return followed(client, kinds);
  const { rows } = await client.query<Row<unknown>>(
    `select ${COLUMNS} from bowtie.document
     where is_newest and body is not null and kind = any($1)
       and ($2::text[] is null or id = any($2)) and ($3::integer[] is null or account = any($3))
       and ($4::integer[] is null or deal = any($4)) and ($5::text[] is null or plan = any($5))
     order by coalesce(origin, seq)`,
    [kinds, choice.ids ?? null, choice.accounts ?? null, choice.deals ?? null, choice.plans ?? null],
  );
  return rows.map(versionOf) as readonly Kept<unknown>[];
}

/** Two changes of one document crossed: both are kept, and somebody has to look at them. */
export class EditedMeanwhile<T> extends Refusal {
  readonly theirs: Version<T>;

  constructor(theirs: Version<T>, fields: readonly string[]) {
    const what = theirs.body === null ? "was removed" : `was changed${fields.length === 0 ? "" : ` (${fields.join(", ")})`}`;
    super(
      "edited_meanwhile",
      409,
      `This ${what} by ${theirs.by.name} while you were at it. Yours is kept beside it: look at both, then save again.`,
      { version: theirs.version, by: theirs.by.name, at: theirs.at.toISOString(), fields, theirs: theirs.body },
    );
    this.theirs = theirs;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON of equal things is equal whatever the order of their fields: the database keeps its own. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isRecord(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  ) ?? "";

const changedFields = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => textOf(before[name]) !== textOf(after[name]));

/** Both changes at once where they touch different fields; else the names of those that both touched. */
function merged(base: unknown, theirs: unknown, ours: unknown): { readonly body: unknown } | { readonly both: readonly string[] } {
  if (!isRecord(base) || !isRecord(theirs) || !isRecord(ours)) return { both: [] };
  const mine = changedFields(base, ours);
  const others = new Set(changedFields(base, theirs));
  const both = mine.filter((name) => others.has(name) && textOf(theirs[name]) !== textOf(ours[name]));
  if (both.length > 0) return { both };
  const body: Record<string, unknown> = { ...theirs };
  for (const name of mine) {
    if (ours[name] === undefined) delete body[name];
    else body[name] = ours[name];
  }
  return { body };
}

async function insert<T>(
  client: Client,
  kind: DocumentKind,
  { id, about, by, at }: Saving<T>,
  version: number,
  body: unknown,
  isAside: boolean,
): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    `insert into bowtie.document (kind, id, version, body, account, deal, plan, saved_by, person_id, saved_at, is_newest, is_aside, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
       (select coalesce(origin, seq) from bowtie.document where kind = $1 and id = $2 order by seq limit 1)) returning seq`,
    [
      kind,
      id,
      version,
      body === null ? null : JSON.stringify(body),
      about.account,
      about.deal,
      about.plan,
      by.name,
      by.id,
      at,
      !isAside,
      isAside,
    ],
  );
  return rows[0]?.seq ?? 0;
}

/** A document that nobody has written yet. */
export interface FirstVersion {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly about: About;
  readonly body: unknown;
  readonly by: string;
  readonly at: Date;
}

/** Saves many documents at once, those that are not there yet; answers with how many those were. */
export async function saveFirst(client: pg.ClientBase, documents: readonly FirstVersion[]): Promise<number> {
  const rows = documents.map(({ about, body, by, at, ...one }) => ({ ...one, ...about, body, saved_by: by, saved_at: at.toISOString() }));
  const { rowCount } = await client.query(
    `insert into bowtie.document (kind, id, version, body, account, deal, plan, saved_by, saved_at, is_newest)
     select n.kind, n.id, 1, n.body, n.account, n.deal, n.plan, n.saved_by, n.saved_at, true
     from rows from (jsonb_to_recordset($1::jsonb) as (kind text, id text, body jsonb, account integer, deal integer, plan text,
       saved_by text, saved_at timestamptz)) with ordinality as n (kind, id, body, account, deal, plan, saved_by, saved_at, place)
     where not exists (select from bowtie.document d where d.kind = n.kind and d.id = n.id)
     order by n.place`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}

/** When anything was written down last; `null` while nothing was. */
export async function lastSavedAt(client: Client): Promise<Date | null> {
  const { rows } = await client.query<{ at: Date }>("select saved_at as at from bowtie.document order by seq desc limit 1");
  return rows[0]?.at ?? null;
}

/** Documents of one kind: how a room of the team keeps what is its own. */
export interface Drawer<T> {
  readonly kind: DocumentKind;
  readonly find: (client: Client, id: string) => Promise<Kept<T> | null>;
  readonly list: (client: Client, choice?: Choice) => Promise<readonly Kept<T>[]>;
  /** Every version, oldest first, with those that were kept beside. */
  readonly history: (client: Client, id: string) => Promise<readonly Version<T>[]>;
  /**
   * Saves a version, inside a transaction. Where somebody saved another one meanwhile, changes of different fields are joined.
   *
   * @throws EditedMeanwhile when both changed the same field
   */
  readonly save: (client: pg.ClientBase, saving: Saving<T>) => Promise<Version<T>>;
  /** Keeps beside what could not be saved. */
  readonly keepAside: (client: Client, saving: Saving<T>) => Promise<void>;
}

/** Few, and asked for with every page. */
const FOLLOWED: ReadonlySet<DocumentKind> = new Set(["method"]);

export function drawer<T>(kind: DocumentKind): Drawer<T> {
  const newest = async (client: Client, id: string, lock = ""): Promise<Version<T> | null> => {
    const { rows } = await client.query<Row<T>>(
      `select ${COLUMNS} from bowtie.document where kind = $1 and id = $2 and is_newest ${lock}`,
      [kind, id],
    );
    return rows[0] === undefined ? null : versionOf(rows[0]);
  };
  const at = async (client: Client, id: string, version: number): Promise<T | null> => {
    const { rows } = await client.query<{ body: T | null }>(
      "select body from bowtie.document where kind = $1 and id = $2 and version = $3 and not is_aside",
      [kind, id, version],
    );
    return rows[0]?.body ?? null;
  };
  return {
    kind,
    find: async (client, id) => {
      if (isPool(client) && FOLLOWED.has(kind)) {
        const all = (await followed(client, [kind])) as readonly Kept<T>[];
        return all.find((one) => one.id === id) ?? null;
      }
      const found = await newest(client, id);
      return found === null || found.body === null ? null : (found as Kept<T>);
    },
    list: async (client, choice) => (await listDocuments(client, [kind], choice)) as readonly Kept<T>[],
    history: async (client, id) => {
      const { rows } = await client.query<Row<T>>(`select ${COLUMNS} from bowtie.document where kind = $1 and id = $2 order by seq`, [
        kind,
        id,
      ]);
      return rows.map(versionOf);
    },
    save: async (client, saving) => {
      // One writer of a document at a time, also of one that is not there yet.
      await client.query("select pg_advisory_xact_lock(hashtext($1), hashtext($2))", [kind, saving.id]);
      const known = await newest(client, saving.id);
      let body: unknown = saving.body;
      // What was removed can be begun anew.
      const base = known !== null && known.body === null && saving.base === 0 ? known.version : saving.base;
      if (known !== null && known.version !== base) {
        const both = merged(await at(client, saving.id, base), known.body, saving.body);
        if ("both" in both) throw new EditedMeanwhile(known, both.both);
        body = both.body;
      }
      const version = (known?.version ?? 0) + 1;
      await client.query("update bowtie.document set is_newest = false where kind = $1 and id = $2 and is_newest", [kind, saving.id]);
      const seq = await insert(client, kind, saving, version, body, false);
      const { id, about, by, at: savedAt } = saving;
      return { seq, kind, id, ...about, version, body: body as T | null, by, at: savedAt, isAside: false };
    },
    keepAside: async (client, saving) => {
      await insert(client, kind, saving, saving.base, saving.body, true);
    },
  };
}

/** The names of fields that two versions of a document differ in. */
export const fieldsChanged = (before: unknown, after: unknown): readonly string[] =>
  changedFields(isRecord(before) ? before : {}, isRecord(after) ? after : {});
