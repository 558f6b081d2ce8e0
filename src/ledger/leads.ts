import type pg from "pg";
import { subjectCode, typeCode } from "./codes.ts";
import { hiddenFiles } from "./unit-sql.ts";

/** A lead as the newest record of it describes it. */
export interface LeadRow {
  readonly lead: number;
  readonly account: number | null;
  readonly unit: number;
  readonly id: string;
  readonly source: string;
  readonly seq: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** First day on which somebody of ours did something about it; `null` while nobody has. */
  readonly answeredOn: string | null;
  /** The deal it became. */
  readonly deal: number | null;
}

/** Leads of some units, or all of them. */
export async function readLeads(pool: pg.Pool, units: readonly number[] | null): Promise<readonly LeadRow[]> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const hidden = await hiddenFiles(client, undefined);
    const { rows } = await client.query<LeadRow>(
      `select t.num as lead, t.account, t.unit, t.external_id as id, o.name as source, e.seq, e.body, a.on as "answeredOn",
         case when p.kind = ${subjectCode("opportunity")} then p.num end as deal
       from bowtie.subject t join bowtie.source o on o.id = t.source_id left join bowtie.subject p on p.num = t.parent
       join lateral (
         select e.seq, e.body from bowtie.entry e where e.subject_id = t.id and e.type = ${typeCode("lead")} and e.file_id <> all($2)
         order by e.seq desc limit 1) e on true
       left join lateral (
         select min(a.effective_on) as on from bowtie.entry a
         where a.subject_id = t.id and a.type in (${typeCode("activity")}, ${typeCode("stage_change")}) and a.file_id <> all($2)) a on true
       where t.kind = ${subjectCode("lead")} and ($1::integer[] is null or t.unit = any($1))
       order by t.num`,
      [units, hidden],
    );
    return rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
