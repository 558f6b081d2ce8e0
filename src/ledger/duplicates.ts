import type pg from "pg";

/** Equal rows without an id of their own are separate happenings: the second, third, ... get an identity of their own. */
export async function separateRepeats(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query("select 1 from staged where repeats limit 1");
  if (rowCount === 0) return;
  await client.query(`
    with numbered as (
      select ctid as at, row_number() over (partition by record order by row) as n
      from staged
      where repeats and record in (select record from staged where repeats group by record having count(*) > 1))
    update staged s set record = md5(s.record::text || '#' || n.n)::uuid from numbered n where s.ctid = n.at and n.n > 1`);
}

/**
 * A record that stands twice in a file counts once if both rows say the same; otherwise the later row becomes an issue.
 *
 * @returns how many records said nothing that an earlier row had not
 */
export async function refuseContradictions(client: pg.ClientBase): Promise<number> {
  await client.query(`
    create temp table doubled on commit drop as
    select record from staged where not repeats group by record having count(*) > 1`);
  const { rowCount } = await client.query("select 1 from doubled limit 1");
  if (rowCount === 0) return 0;
  const again = await client.query(`
    with numbered as (
      select s.ctid as at, first_value(s.body) over w as first_body, first_value(s.row) over w as first_row, row_number() over w as n, s.body
      from staged s join doubled d on d.record = s.record
      window w as (partition by s.record order by s.row)),
    contradicting as (
      update staged s set type = null, cells = (select json_object_agg(key, value) from jsonb_each_text((s.body::jsonb - 'attributes') || coalesce(s.body::jsonb -> 'attributes', '{}'))),
        issues = json_build_array(json_build_object(
          'code', 'contradicts_row', 'severity', 'error', 'column', null, 'details', json_build_object('first', n.first_row, 'record', s.type),
          'sentence', 'Row ' || n.first_row || ' of this file says something else of the same record. Keep the right row, or give each row an id of its own in the mapping.'))
      from numbered n where s.ctid = n.at and n.n > 1 and n.body <> n.first_body)
    delete from staged s using numbered n where s.ctid = n.at and n.n > 1 and n.body = n.first_body`);
  return again.rowCount ?? 0;
}
