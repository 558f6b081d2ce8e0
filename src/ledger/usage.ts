import type pg from "pg";
import { WORKSPACE } from "./append.ts";
import { typeCode } from "./codes.ts";
import { hiddenFiles } from "./unit-sql.ts";

const USAGE = typeCode("usage");

/** A meter of an account whose usage is asked for. */
export interface WantedMeter {
  readonly account: number;
  readonly meter: string;
  readonly take: "sum_of_month" | "last";
}

/** What an account used of a meter: in a whole month, dated at its last day of use, or on one day. */
export interface MeterReading extends WantedMeter {
  readonly on: string;
  readonly value: number;
}

/** Usage of many accounts at once, oldest first. Of a measurement that was corrected the newest word counts; of accounts that are one, all. */
export async function readMeters(client: pg.ClientBase | pg.Pool, wanted: readonly WantedMeter[]): Promise<readonly MeterReading[]> {
  if (wanted.length === 0) return [];
  const hidden = await hiddenFiles(client, undefined);
  const { rows } = await client.query<MeterReading>(
    `with wanted as (select distinct * from unnest($1::integer[], $2::text[], $3::text[]) w (account, meter, take)),
     owner as (select a.num, a.account, a.unit from bowtie.subject a where a.num in (select account from wanted)),
     said as (
       select distinct on (o.num, coalesce(e.origin, e.seq)) o.num as account, e.effective_on as day, e.body ->> 'meter' as meter,
         (e.body ->> 'quantity')::numeric as quantity
       from owner o join bowtie.subject s on s.unit = o.unit and s.account = o.account join bowtie.entry e on e.subject_id = s.id
       where e.type = ${USAGE} and e.file_id <> all($4)
       order by o.num, coalesce(e.origin, e.seq), e.seq desc)
     select w.account, w.meter, w.take, max(s.day) as "on", sum(s.quantity)::float8 as value
     from wanted w join said s on s.account = w.account and s.meter = w.meter
     group by w.account, w.meter, w.take, case w.take when 'last' then s.day else date_trunc('month', s.day)::date end
     order by w.account, w.meter, w.take, max(s.day)`,
    [wanted.map(({ account }) => account), wanted.map(({ meter }) => meter), wanted.map(({ take }) => take), hidden],
  );
  return rows;
}

/** Names of the meters an account has used anything of. */
export async function metersUsed(client: pg.ClientBase | pg.Pool, account: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ meter: string }>(
    `select distinct e.body ->> 'meter' as meter
     from bowtie.subject a join bowtie.subject s on s.unit = a.unit and s.account = a.account
     join bowtie.entry e on e.subject_id = s.id and e.type = ${USAGE}
     where a.num = $1 and e.body ->> 'meter' is not null and e.file_id <> all($2) order by 1`,
    [account, await hiddenFiles(client, undefined)],
  );
  return rows.map(({ meter }) => meter);
}

/** Which states of the right half the ledger knows an account to have reached. */
export async function statesReached(client: pg.ClientBase | pg.Pool, account: number): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ state: string }>(
    `select distinct e.body ->> 'state' as state
     from bowtie.subject a join bowtie.subject s on s.unit = a.unit and s.account = a.account
     join bowtie.entry e on e.subject_id = s.id and e.type = ${typeCode("stage_change")}
     where a.num = $1 and e.body ->> 'state' is not null and e.file_id <> all($2)`,
    [account, await hiddenFiles(client, undefined)],
  );
  return new Set(rows.map(({ state }) => state));
}

/** Batches in which people here, and no source, wrote that an account reached a state. */
export async function batchesReaching(client: pg.ClientBase, account: number, state: string): Promise<readonly number[]> {
  const { rows } = await client.query<{ batch: number }>(
    `select distinct f.batch_id as batch
     from bowtie.subject a join bowtie.subject s on s.unit = a.unit and s.account = a.account
     join bowtie.entry e on e.subject_id = s.id and e.type = ${typeCode("stage_change")} and e.body ->> 'state' = $2
     join bowtie.file f on f.id = e.file_id and f.importer = $3
     where a.num = $1 and e.file_id <> all($4)`,
    [account, state, WORKSPACE, await hiddenFiles(client, undefined)],
  );
  return rows.map(({ batch }) => batch);
}
