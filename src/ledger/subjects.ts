import type pg from "pg";
import { subjectCode } from "./codes.ts";

const ACCOUNT = subjectCode("account");

/**
 * Believes the links of the subjects in the temporary table `touched(id)`: sets their parent, then carries account and
 * unit down to everything below. Fills `moved(unit_id)` with the units that lost or gained a subject.
 *
 * @returns accounts whose owners form a circle; the circle is cut at the account with the lowest id
 */
export async function settleSubjects(client: pg.ClientBase): Promise<readonly number[]> {
  await client.query("create temp table moved (unit_id integer) on commit drop");
  await client.query(`
    with believed as (
      select t.id, l.parent_id, coalesce(l.is_alias, false) as is_alias
      from touched t left join lateral (
        select l.parent_id, l.is_alias
        from bowtie.link l join bowtie.file f on f.id = l.file_id join bowtie.batch b on b.id = f.batch_id
        where l.child_id = t.id and b.undone_at is null
        order by l.strength desc, l.id desc limit 1) l on true)
    update bowtie.subject s set parent_id = b.parent_id, is_alias = b.is_alias
    from believed b
    where s.id = b.id and (s.parent_id is distinct from b.parent_id or s.is_alias <> b.is_alias)`);
  const circles = await cutCircles(client);
  await client.query("create temp table frontier on commit drop as select distinct id from touched");
  await client.query("create temp table below (id integer) on commit drop");
  for (;;) {
    await client.query("analyze frontier");
    await client.query("truncate below");
    const { rowCount } = await client.query(
      `with settled as (
         select c.id, c.unit_id as old_unit, coalesce(p.unit_id, c.id) as unit_id,
           case when c.kind = $1 and not c.is_alias then c.id else p.account_id end as account_id
         from frontier f join bowtie.subject c on c.id = f.id left join bowtie.subject p on p.id = c.parent_id
         where c.parent_id is null or p.unit_id is not null),
       changed as (
         update bowtie.subject s set unit_id = n.unit_id, account_id = n.account_id
         from settled n
         where s.id = n.id and (s.unit_id is distinct from n.unit_id or s.account_id is distinct from n.account_id)
         returning s.id, n.old_unit, n.unit_id),
       units as (
         insert into moved select old_unit from changed where old_unit is not null union select unit_id from changed)
       insert into below select id from changed`,
      [ACCOUNT],
    );
    if (rowCount === 0) return circles;
    await client.query("truncate frontier");
    await client.query(
      "insert into frontier select b.id from below b union select c.id from below b join bowtie.subject c on c.parent_id = b.id",
    );
  }
}

async function cutCircles(client: pg.ClientBase): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with recursive up (start, at, depth) as (
       select s.id, s.parent_id, 1 from touched t join bowtie.subject s on s.id = t.id
       where s.kind = $1 and s.parent_id is not null
       union all
       select u.start, s.parent_id, u.depth + 1 from up u join bowtie.subject s on s.id = u.at
       where s.parent_id is not null and u.at <> u.start and u.depth < 100)
     select distinct start as id from up where at = start order by id`,
    [ACCOUNT],
  );
  const cut: number[] = [];
  for (const { id } of rows) {
    const still = await client.query(
      `with recursive up (at, depth) as (
         select parent_id, 1 from bowtie.subject where id = $1
         union all
         select s.parent_id, u.depth + 1 from up u join bowtie.subject s on s.id = u.at where u.at <> $1 and u.depth < 100)
       select 1 from up where at = $1 limit 1`,
      [id],
    );
    if (still.rowCount === 0) continue;
    await client.query("update bowtie.subject set parent_id = null where id = $1", [id]);
    cut.push(id);
  }
  return cut;
}
