import type pg from "pg";
import { subjectCode, typeCode } from "./codes.ts";
import { hiddenFiles, subjectsTable } from "./unit-sql.ts";

/** An account as a list shows it. What is merged into another is not one of its own, only another id of that. */
export interface AccountSummary {
  readonly account: number;
  /** The family it is derived with. */
  readonly unit: number;
  readonly id: string;
  readonly source: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly lastTouch: string | null;
  readonly aliases: readonly {
    readonly id: string;
    readonly source: string;
    readonly name: string | null;
    readonly domain: string | null;
  }[];
}

/** All accounts of which anything is visible, and whom every other subject belongs to. */
export interface AllAccounts {
  readonly accounts: readonly AccountSummary[];
  readonly ownerOf: ReadonlyMap<number, number>;
}

const ACCOUNT = subjectCode("account");
const TOUCHED = typeCode("activity");

interface RawAccount {
  readonly num: number;
  readonly account: number;
  readonly unit: number;
  readonly id: string;
  readonly source: string;
  readonly name: string | null;
  readonly domain: string | null;
}

/** Reads the whole list, now or as of an instant, or the accounts of some units as they are now; nobody has been touched later than `upTo`. */
export async function readAccounts(
  pool: pg.Pool,
  upTo: string,
  { asOf, units = null }: { readonly asOf?: Date | undefined; readonly units?: readonly number[] | null } = {},
): Promise<AllAccounts> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    const subjects = await subjectsTable(client, asOf);
    const hidden = await hiddenFiles(client, asOf);
    const described = await describedAccounts(client, subjects, hidden, units);
    const touches = await lastTouches(client, subjects, { hidden, upTo, units });
    const owners = await client.query<{ num: number; account: number }>(
      `select num, account from ${subjects} where kind in (${subjectCode("opportunity")}, ${subjectCode("lead")}) and account is not null
       and ($1::integer[] is null or unit = any($1))`,
      [units],
    );
    const seen = hidden.length === 0 ? null : await seenAccounts(client, subjects, hidden, units);
    return {
      accounts: gathered(described, touches).filter(({ account }) => seen === null || seen.has(account)),
      ownerOf: new Map(owners.rows.map(({ num, account }) => [num, account])),
    };
  } finally {
    await client.query("rollback");
    client.release();
  }
}

type Units = readonly number[] | null;

/** Entries of the subjects of some units; of all where none are named, without a look at any. */
const among = (units: Units, parameter: string): string =>
  units === null
    ? `${parameter}::integer[] is null`
    : `e.subject_id in (select u.id from bowtie.subject u where u.unit = any(${parameter}))`;

async function describedAccounts(
  client: pg.ClientBase,
  subjects: string,
  hidden: readonly number[],
  units: Units,
): Promise<readonly RawAccount[]> {
  const { rows } = await client.query<RawAccount>(
    `with said as (
       select distinct on (e.subject_id) e.subject_id, e.body ->> 'name' as name, e.body ->> 'domain' as domain
       from bowtie.entry e where e.type = ${typeCode("account")} and e.file_id <> all($1) and ${among(units, "$2")} order by e.subject_id, e.seq desc)
     select t.num, t.account, t.unit, s.external_id as id, o.name as source, d.name, d.domain
     from ${subjects} t join bowtie.subject s on s.num = t.num join bowtie.source o on o.id = s.source_id left join said d on d.subject_id = s.id
     where t.kind = ${ACCOUNT} and t.account is not null and ($2::integer[] is null or t.unit = any($2)) order by t.num`,
    [hidden, units],
  );
  return rows;
}

/** Of an activity that was corrected the newest word counts; a health check is no touch. */
async function lastTouches(
  client: pg.ClientBase,
  subjects: string,
  { hidden, upTo, units }: { readonly hidden: readonly number[]; readonly upTo: string; readonly units: Units },
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ account: number; day: string }>(
    `with activity as materialized (
       select e.subject_id, e.effective_on, coalesce(e.origin, e.seq) as record, e.seq
       from bowtie.entry e where e.type = ${TOUCHED} and e.file_id <> all($1) and lower(e.body ->> 'type') not like 'health%' and ${among(units, "$3")})
     select t.account, max(a.effective_on) as day
     from activity a join bowtie.subject s on s.id = a.subject_id join ${subjects} t on t.num = s.num
     where a.effective_on <= $2 and t.account is not null
       and not exists (select 1 from activity v where v.record = a.record and v.seq > a.seq)
     group by t.account`,
    [hidden, upTo, units],
  );
  return new Map(rows.map(({ account, day }) => [account, day]));
}

/** Where files are hidden, accounts of which nothing else speaks are not there. */
async function seenAccounts(
  client: pg.ClientBase,
  subjects: string,
  hidden: readonly number[],
  units: Units,
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ account: number }>(
    `select distinct t.account from ${subjects} t join bowtie.subject s on s.num = t.num
     where t.account is not null and ($2::integer[] is null or t.unit = any($2))
       and exists (select 1 from bowtie.entry e where e.subject_id = s.id and e.file_id <> all($1))`,
    [hidden, units],
  );
  return new Set(rows.map(({ account }) => account));
}

function gathered(described: readonly RawAccount[], touches: ReadonlyMap<number, string>): readonly AccountSummary[] {
  const aliases = new Map<number, RawAccount[]>();
  for (const one of described) if (one.num !== one.account) aliases.set(one.account, [...(aliases.get(one.account) ?? []), one]);
  return described
    .filter(({ num, account }) => num === account)
    .map(({ account, unit, id, source, name, domain }) => {
      const others = aliases.get(account) ?? [];
      return {
        account,
        unit,
        id,
        source,
        name: name ?? others.find((one) => one.name !== null)?.name ?? null,
        domain: domain ?? others.find((one) => one.domain !== null)?.domain ?? null,
        lastTouch: touches.get(account) ?? null,
        aliases: others.map(({ num: _, account: __, unit: ___, ...other }) => other),
      };
    });
}

/** Accounts that an id of a source may mean: with `source`, of that one only. */
export async function accountsNamed(
  pool: pg.Pool,
  id: string,
  source: string | null,
): Promise<readonly { readonly num: number; readonly account: number | null; readonly source: string }[]> {
  const { rows } = await pool.query<{ num: number; account: number | null; source: string }>(
    `select s.num, s.account, o.name as source from bowtie.subject s join bowtie.source o on o.id = s.source_id
     where s.kind = ${ACCOUNT} and s.external_id = $1 and ($2::text is null or o.name = $2) order by s.num`,
    [id, source],
  );
  return rows;
}
