import type pg from "pg";
import { Refusal } from "../domain/index.ts";
import { subjectCode, typeCode } from "./codes.ts";
import { describingTypes } from "./staged.ts";

const ACCOUNT = subjectCode("account");
const OPPORTUNITY = subjectCode("opportunity");
const DESCRIBING = describingTypes.map(typeCode);

/** Numbers of the accounts, opportunities and leads of some units, those that are merged into another with them. */
export async function journeysOf(client: pg.ClientBase | pg.Pool, units: readonly number[]): Promise<readonly number[]> {
  const { rows } = await client.query<{ num: number }>(
    "select num from bowtie.subject where unit = any($1) and kind = any($2) order by num",
    [units, [ACCOUNT, OPPORTUNITY, subjectCode("lead")]],
  );
  return rows.map(({ num }) => num);
}

export interface Added {
  readonly accounts: number;
  /** Nothing the file says can change what was believed of subjects before it. */
  readonly allNew: boolean;
}

/**
 * Writes the subjects the staged rows speak of and nobody had before. Those below an account get account and unit from
 * it at once: accounts are written first, then opportunities, then the rest. Who owns an account is settled afterwards.
 */
export async function addSubjects(
  client: pg.ClientBase,
  sourceId: number,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<Added> {
  const said = await client.query(
    `create temp table said on commit drop as
     select s.row, (l ->> 0)::bigint as child_id, (l ->> 1)::smallint as child_kind, l ->> 2 as child, (l ->> 3)::bigint as parent_id,
       (l ->> 4)::smallint as parent_kind, l ->> 5 as parent, l ->> 6 as parent_source, (l ->> 7)::boolean as is_alias, (l ->> 8)::smallint as strength
     from staged s, json_array_elements(s.links) l
     where s.type is not null and s.links is not null`,
  );
  await client.query(
    "insert into bowtie.source (name) select distinct parent_source from said where parent_source is not null on conflict (name) do nothing",
  );
  await client.query(
    `create temp table newcomer on commit drop as
     select m.id, min(m.source_id) as source_id, min(m.kind) as kind, min(m.external_id) as external_id, max(m.external_id) as other_id, min(m.row) as row
     from (
       select subject_id as id, $1::smallint as source_id, subject_kind as kind, subject as external_id, row from staged where type is not null
       union all select parent_id, $1::smallint, parent_kind, parent, row from staged where type is not null and parent_id is not null
       union all select child_id, $1::smallint, child_kind, child, row from said
       union all select s.parent_id, coalesce(o.id, $1::smallint), s.parent_kind, s.parent, s.row from said s left join bowtie.source o on o.name = s.parent_source) m
     group by m.id`,
    [sourceId],
  );
  await client.query("analyze newcomer");
  await refuseTakenNumbers(client);
  const known = await client.query("delete from newcomer n using bowtie.subject s where s.id = n.id");
  const accounts = await client.query(
    `insert into bowtie.subject (id, num, source_id, kind, external_id, account, unit) overriding system value
     select id, num, source_id, kind, external_id, num, num from (
       select n.*, nextval('bowtie.subject_num_seq')::integer as num from (select * from newcomer where kind = $1 order by row) n) n`,
    [ACCOUNT],
  );
  await client.query(
    `create temp table adopted on commit drop as
     select e.subject_id as child_id, coalesce(max(l.parent_id), max(e.parent_id)) as parent_id
     from bowtie.entry e left join said l on l.child_id = e.subject_id and l.strength > 1
     where e.seq between $1 and $2 and e.parent_id is not null group by e.subject_id
     union all select child_id, max(parent_id) from said where child_id not in (select subject_id from bowtie.entry where seq between $1 and $2 and parent_id is not null)
     group by child_id`,
    [first, last],
  );
  await client.query("analyze adopted");
  for (const kinds of ["n.kind = $1 and $2::smallint is not null", "n.kind <> $1 and n.kind <> $2"]) {
    await client.query(
      `insert into bowtie.subject (id, num, source_id, kind, external_id, parent, account, unit) overriding system value
       select n.id, n.num, n.source_id, n.kind, n.external_id, p.num, p.account, coalesce(p.unit, n.num)
       from (select n.*, nextval('bowtie.subject_num_seq')::integer as num from (select * from newcomer n where ${kinds} order by row) n) n
       left join adopted a on a.child_id = n.id left join bowtie.subject p on p.id = a.parent_id`,
      [OPPORTUNITY, ACCOUNT],
    );
  }
  const owned = await client.query("select 1 from staged where subject_kind = $1 and parent_id is not null limit 1", [ACCOUNT]);
  return { accounts: accounts.rowCount ?? 0, allNew: known.rowCount === 0 && owned.rowCount === 0 && said.rowCount === 0 };
}

/** Two subjects whose ids fall on one number: nothing is written, because one would take the other's place. */
async function refuseTakenNumbers(client: pg.ClientBase): Promise<void> {
  // No limit: expecting to find one soon, the planner would look every newcomer up by reading the whole table.
  const { rows } = await client.query<{ a: string; b: string }>(
    `select n.external_id as a, s.external_id as b from newcomer n join bowtie.subject s on s.id = n.id where s.external_id <> n.external_id
     union all select external_id, other_id from newcomer where external_id <> other_id`,
  );
  if (rows[0]) {
    throw new Refusal(
      "number_taken",
      409,
      `The ids ${rows[0].a} and ${rows[0].b} cannot be told apart by this ledger. Change one of them in the file, by a letter, and import again.`,
    );
  }
}

/**
 * Believes what entries and links say of the subjects in the temporary table `touched(id)`: sets their parent, then
 * carries account and unit down to everything below. Fills `moved(unit)` with units that lost or gained a subject.
 *
 * @returns accounts (nums) whose owners form a circle; the circle is cut at the account with the lowest number
 */
export async function settleSubjects(client: pg.ClientBase): Promise<readonly number[]> {
  await client.query("create temp table moved (unit integer) on commit drop");
  const { rowCount } = await client.query("select 1 from touched limit 1");
  if (rowCount === 0) return [];
  await client.query("create temp table settling on commit drop as select distinct id from touched");
  await client.query("create temp table main_account (id bigint) on commit drop");
  await client.query("create temp table frontier (num integer) on commit drop");
  await client.query("create temp table below (num integer, old_unit integer) on commit drop");
  await client.query(MAIN_ACCOUNTS);
  const circles = await settle(client);
  await client.query(MAIN_ACCOUNTS);
  const mains = await client.query("select 1 from main_account limit 1");
  if (mains.rowCount === 0) return circles;
  // An account has the owner that is said of it under another id, unless one is said of its own.
  await client.query("truncate settling");
  await client.query("insert into settling select distinct id from main_account");
  return [...new Set([...circles, ...(await settle(client))])];
}

/** The accounts that those being settled are other ids of: before, and once that is settled. */
const MAIN_ACCOUNTS = `insert into main_account
  select m.id from settling t join bowtie.subject s on s.id = t.id join bowtie.subject m on m.num = s.parent where s.is_alias`;

/** Whether an account is another one under its id, and whoever owns it, are two questions. */
const BELIEVE = `
  with said_of as (
    select t.id, e.parent_id, false as is_alias, case when e.type = any($1) then 1 else 0 end as strength, e.seq as newest, e.file_id, 0 as distance
    from settling t join bowtie.entry e on e.subject_id = t.id where e.parent_id is not null
    union all select t.id, l.parent_id, l.is_alias, l.strength, l.id, l.file_id, 0 from settling t join bowtie.link l on l.child_id = t.id
    union all select t.id, e.parent_id, false, 1, e.seq, e.file_id, 1
    from settling t join bowtie.subject m on m.id = t.id join bowtie.subject a on a.unit = m.unit and a.parent = m.num and a.is_alias
      join bowtie.entry e on e.subject_id = a.id where e.parent_id is not null and e.type = any($1)),
  valid as (select s.* from said_of s join bowtie.file f on f.id = s.file_id join bowtie.batch b on b.id = f.batch_id where b.undone_at is null),
  identity as (
    select distinct on (id) id, parent_id, is_alias from valid where is_alias or parent_id = id order by id, strength desc, file_id desc, newest desc),
  owner as (
    select distinct on (id) id, parent_id from valid where not is_alias and parent_id <> id order by id, distance, strength desc, file_id desc, newest desc),
  believed as (
    select t.id, p.num as parent, coalesce(i.is_alias, false) as is_alias
    from settling t left join identity i on i.id = t.id left join owner o on o.id = t.id
    left join bowtie.subject p on p.id = case when i.is_alias then i.parent_id else o.parent_id end)
  update bowtie.subject s set parent = b.parent, is_alias = b.is_alias
  from believed b
  where s.id = b.id and (s.parent is distinct from b.parent or s.is_alias <> b.is_alias)`;

async function settle(client: pg.ClientBase): Promise<readonly number[]> {
  await client.query("analyze settling");
  await client.query(BELIEVE, [DESCRIBING]);
  const circles = await cutCircles(client);
  await client.query("truncate frontier");
  await client.query("insert into frontier select s.num from settling t join bowtie.subject s on s.id = t.id");
  for (;;) {
    await client.query("analyze frontier");
    await client.query("truncate below");
    const changed = await client.query(
      `with settled as (
         select c.num, c.unit as old_unit, coalesce(p.unit, c.num) as unit,
           case when c.kind = $1 and not c.is_alias then c.num else p.account end as account
         from frontier f join bowtie.subject c on c.num = f.num left join bowtie.subject p on p.num = c.parent),
       changed as (
         update bowtie.subject s set unit = n.unit, account = n.account
         from settled n
         where s.num = n.num and (s.unit <> n.unit or s.account is distinct from n.account)
         returning s.num, n.old_unit, n.unit),
       units as (
         insert into moved select old_unit from changed union select unit from changed)
       insert into below select num, old_unit from changed`,
      [ACCOUNT],
    );
    if (changed.rowCount === 0) return circles;
    // Whatever lies below was in the same unit until now.
    await client.query("truncate frontier");
    await client.query(
      "insert into frontier select b.num from below b union select c.num from below b join bowtie.subject c on c.unit = b.old_unit and c.parent = b.num",
    );
  }
}

async function cutCircles(client: pg.ClientBase): Promise<readonly number[]> {
  const { rows } = await client.query<{ num: number }>(
    `with recursive up (start, at, depth) as (
       select s.num, s.parent, 1 from settling t join bowtie.subject s on s.id = t.id
       where s.kind = $1 and s.parent is not null
       union all
       select u.start, s.parent, u.depth + 1 from up u join bowtie.subject s on s.num = u.at
       where s.parent is not null and u.at <> u.start and u.depth < 100)
     select distinct start as num from up where at = start order by num`,
    [ACCOUNT],
  );
  const cut: number[] = [];
  for (const { num } of rows) {
    const still = await client.query(
      `with recursive up (at, depth) as (
         select parent, 1 from bowtie.subject where num = $1
         union all
         select s.parent, u.depth + 1 from up u join bowtie.subject s on s.num = u.at where u.at <> $1 and u.depth < 100)
       select 1 from up where at = $1 limit 1`,
      [num],
    );
    if (still.rowCount === 0) continue;
    await client.query("update bowtie.subject set parent = null where num = $1", [num]);
    cut.push(num);
  }
  return cut;
}

/** Beyond this many changed units, looking at all of them is less work than listing them. */
export const MANY = 100_000;

/** Records the units in the temporary table `changed(unit)` under a position. */
export async function writeChanges(client: pg.ClientBase, position: number): Promise<void> {
  const { rows } = await client.query<{ units: number }>("select count(*) as units from (select 1 from changed limit $1) c", [MANY]);
  if ((rows[0]?.units ?? 0) >= MANY) await client.query("insert into bowtie.change (position, unit_id) values ($1, 0)", [position]);
  else await client.query("insert into bowtie.change (position, unit_id) select distinct $1::bigint, unit from changed", [position]);
}
