import type pg from "pg";
import { subjectCode, typeCode } from "./codes.ts";
import { hiddenFiles } from "./unit-sql.ts";

/** An opportunity as the newest record of it describes it. */
export interface DealRow {
  readonly deal: number;
  readonly account: number | null;
  readonly accountName: string | null;
  /** The account's id where it comes from, which need not be the deal's source. */
  readonly accountId: string | null;
  readonly unit: number;
  readonly id: string;
  readonly source: string;
  readonly seq: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Opportunities of some units, or all of them. */
export async function readDeals(pool: pg.Pool, units: readonly number[] | null): Promise<readonly DealRow[]> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const hidden = await hiddenFiles(client, undefined);
    const { rows } = await client.query<DealRow>(
      `select t.num as deal, t.account, t.unit, t.external_id as id, o.name as source, e.seq, e.body, a.external_id as "accountId", n.name as "accountName"
       from bowtie.subject t join bowtie.source o on o.id = t.source_id
       join lateral (
         select e.seq, e.body from bowtie.entry e where e.subject_id = t.id and e.type = ${typeCode("opportunity")} and e.file_id <> all($2)
         order by e.seq desc limit 1) e on true
       left join bowtie.subject a on a.num = t.account
       left join lateral (
         select n.body ->> 'name' as name from bowtie.entry n
         where n.subject_id = a.id and n.type = ${typeCode("account")} and n.file_id <> all($2) order by n.seq desc limit 1) n on true
       where t.kind = ${subjectCode("opportunity")} and ($1::integer[] is null or t.unit = any($1))
       order by t.num`,
      [units, hidden],
    );
    return rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** One version of an opportunity, or its entry into a stage, with who brought it. */
export interface DealEntry {
  readonly seq: number;
  readonly type: "opportunity" | "stage_change";
  readonly batchId: number;
  readonly file: string;
  readonly row: number;
  readonly importer: string;
  /** What the file was read with; the workspace notes there who acted. */
  readonly mapping: unknown;
  readonly recordedAt: Date;
  readonly effectiveOn: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Everything the ledger holds of one opportunity, oldest first. */
export async function dealHistory(client: pg.ClientBase | pg.Pool, deal: number): Promise<readonly DealEntry[]> {
  const { rows } = await client.query<Omit<DealEntry, "type"> & { code: number }>(
    `select e.seq, e.type as code, f.batch_id as "batchId", f.name as file, e.row, f.importer, f.mapping, f.recorded_at as "recordedAt", e.effective_on as "effectiveOn", e.body
     from bowtie.subject s join bowtie.entry e on e.subject_id = s.id join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
     where s.num = $1 and s.kind = ${subjectCode("opportunity")} and b.undone_at is null
       and e.type in (${typeCode("opportunity")}, ${typeCode("stage_change")})
     order by e.seq`,
    [deal],
  );
  return rows.map(({ code, ...row }) => ({ ...row, type: code === typeCode("opportunity") ? "opportunity" : "stage_change" }));
}

/**
 * The newest record of an opportunity, once nobody else is writing: it stays the newest until the transaction ends. `null` where there is
 * none any more.
 */
export async function settledDeal(client: pg.ClientBase, deal: number): Promise<number | null> {
  await client.query("select position from bowtie.head for update");
  const { rows } = await client.query<{ seq: number }>(
    `select e.seq from bowtie.subject s join bowtie.entry e on e.subject_id = s.id and e.type = ${typeCode("opportunity")}
       join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
     where s.num = $1 and b.undone_at is null order by e.seq desc limit 1`,
    [deal],
  );
  return rows[0]?.seq ?? null;
}

/** Where a subject comes from: new records about it are written under the same source, so that they are of one and the same thing. */
export async function originOf(
  client: pg.ClientBase | pg.Pool,
  num: number,
): Promise<{ readonly source: string; readonly id: string; readonly account: number | null; readonly unit: number } | null> {
  const { rows } = await client.query<{ source: string; id: string; account: number | null; unit: number }>(
    `select o.name as source, s.external_id as id, s.account, s.unit from bowtie.subject s join bowtie.source o on o.id = s.source_id where s.num = $1`,
    [num],
  );
  return rows[0] ?? null;
}

/** The number of a subject that is known by a source's id. */
export async function subjectNumbered(
  client: pg.ClientBase | pg.Pool,
  kind: "account" | "opportunity",
  source: string,
  id: string,
): Promise<number | null> {
  const { rows } = await client.query<{ num: number }>(
    `select s.num from bowtie.subject s join bowtie.source o on o.id = s.source_id where s.kind = $1 and o.name = $2 and s.external_id = $3`,
    [subjectCode(kind), source, id],
  );
  return rows[0]?.num ?? null;
}

/** When deals entered which states, as their sources date it: the newest version of each entry. */
export async function readStages(
  pool: pg.Pool,
  deals: readonly number[],
): Promise<readonly { readonly deal: number; readonly state: string; readonly on: string }[]> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const hidden = await hiddenFiles(client, undefined);
    const { rows } = await client.query<{ deal: number; state: string; on: string }>(
      `select n.deal, n.body ->> 'state' as state, n.body ->> 'entered_on' as "on"
       from (
         select distinct on (coalesce(e.origin, e.seq)) s.num as deal, e.body from bowtie.entry e join bowtie.subject s on s.id = e.subject_id
         where s.num = any($1) and s.kind = ${subjectCode("opportunity")} and e.type = ${typeCode("stage_change")} and e.file_id <> all($2)
         order by coalesce(e.origin, e.seq), e.seq desc) n
       where n.body ->> 'state' is not null and n.body ->> 'entered_on' is not null
       order by n.deal, 3`,
      [deals, hidden],
    );
    return rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
