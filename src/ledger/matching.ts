import type pg from "pg";
import { subjectCode, typeCode } from "./codes.ts";
import { settleSubjects, writeChanges } from "./subjects.ts";

/** Two accounts of different sources that are, or may be, one customer. */
export interface MatchRow {
  readonly id: number;
  readonly main: { readonly account: number; readonly source: string; readonly id: string; readonly name: string | null };
  readonly other: { readonly account: number; readonly source: string; readonly id: string; readonly name: string | null };
  readonly reason: "email" | "domain" | "name";
  readonly verdict: "matched" | "proposed" | "rejected";
  readonly decidedAt: Date;
}

/** Hosts of mail addresses that say nothing about the company. */
const FREE_MAIL = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "icloud.com",
  "me.com",
  "aol.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "proton.me",
  "protonmail.com",
  "orange.fr",
  "free.fr",
  "laposte.net",
  "wanadoo.fr",
  "t-online.de",
  "mail.com",
  "yandex.com",
  "qq.com",
  "163.com",
];

const ACCOUNT = subjectCode("account");

/** What accounts can be recognised by, each with the accounts that have it: e-mail, domain, name, the surest first. */
const TRAITS = `
  create temp table trait on commit drop as
  with described as (
    select distinct on (s.id) s.id, s.num, s.source_id, lower(trim(e.body ->> 'email')) as email,
      lower(regexp_replace(regexp_replace(trim(coalesce(e.body ->> 'domain', '')), '^[a-z]+://', ''), '^www\\.|/.*$', '', 'g')) as domain,
      lower(regexp_replace(trim(coalesce(e.body ->> 'name', '')), '[^[:alnum:]]+', ' ', 'g')) as name
    from bowtie.subject s
    join bowtie.entry e on e.subject_id = s.id and e.type = $1
    join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
    where s.kind = $2 and b.undone_at is null
    order by s.id, e.seq desc),
  people as (
    select distinct a.id, a.num, a.source_id, lower(trim(e.body ->> 'email')) as email
    from bowtie.entry e
    join bowtie.subject c on c.id = e.subject_id
    join bowtie.subject a on a.num = c.account
    join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
    where e.type = $3 and b.undone_at is null and e.body ->> 'email' is not null)
  select 1 as rank, 'email' as reason, id, num, source_id, email as value from described where email like '%_@_%'
  union select 1, 'email', id, num, source_id, email from people where email like '%_@_%'
  union select 2, 'domain', id, num, source_id, coalesce(nullif(domain, ''), split_part(email, '@', 2)) from described
    where coalesce(nullif(domain, ''), split_part(email, '@', 2)) <> '' and coalesce(nullif(domain, ''), split_part(email, '@', 2)) <> all($4)
  union select 3, 'name', id, num, source_id, name from described where length(name) > 2`;

/** Nothing to compare unless accounts come from two sources, and nothing new unless the batch brought accounts or people. */
async function isWorthLooking(client: pg.ClientBase, batchId: number): Promise<boolean> {
  const sources = await client.query("select source_id from bowtie.subject where kind = $1 group by source_id limit 2", [ACCOUNT]);
  if ((sources.rowCount ?? 0) < 2) return false;
  const brought = await client.query(
    "select 1 from bowtie.file f join bowtie.entry e on e.seq between f.first_seq and f.last_seq where f.batch_id = $1 and e.type = any($2) limit 1",
    [batchId, [typeCode("account"), typeCode("contact")]],
  );
  return brought.rowCount !== 0;
}

/**
 * Finds accounts of different sources that are one customer: by e-mail or domain when each side has just one, by name as
 * a proposal. The account of the source that came first is the main one. Must run inside a transaction. What is matched
 * belongs to the batch, and goes when that is undone.
 *
 * @returns how many were matched and how many proposed, beyond what was known
 */
export async function matchAccounts(
  client: pg.ClientBase,
  batchId: number,
  at: Date,
): Promise<{ readonly matched: number; readonly proposed: number }> {
  if (!(await isWorthLooking(client, batchId))) return { matched: 0, proposed: 0 };
  await client.query(TRAITS, [typeCode("account"), ACCOUNT, typeCode("contact"), FREE_MAIL]);
  await client.query(
    "create temp table single on commit drop as select rank, reason, value, source_id, min(id) as id from trait group by rank, reason, value, source_id having count(distinct id) = 1",
  );
  await client.query("analyze single");
  await client.query(
    `create temp table candidate on commit drop as
     select distinct on (o.id) a.id as main_id, o.id as other_id, a.rank, a.reason
     from single a join single o on o.value = a.value and o.reason = a.reason and o.source_id > a.source_id
     join bowtie.subject s on s.id = o.id
     where not s.is_alias and not exists (
       select 1 from bowtie.match m join bowtie.file f on f.id = m.file_id join bowtie.batch b on b.id = f.batch_id
       where m.main_id = a.id and m.other_id = o.id and b.undone_at is null)
     order by o.id, a.rank, a.source_id`,
  );
  const { rows } = await client.query<{ fileId: number }>(`select max(id) as "fileId" from bowtie.file where batch_id = $1`, [batchId]);
  const fileId = rows[0]?.fileId ?? 0;
  await client.query(
    `insert into bowtie.match (main_id, other_id, reason, verdict, decided_at, file_id)
     select main_id, other_id, reason, case when rank < 3 then 'matched' else 'proposed' end, $1, $2 from candidate
     on conflict (main_id, other_id) do update set reason = excluded.reason, verdict = excluded.verdict, decided_at = excluded.decided_at, file_id = excluded.file_id`,
    [at, fileId],
  );
  await client.query(
    "insert into bowtie.link (file_id, child_id, parent_id, is_alias, strength) select $1, other_id, main_id, true, 1 from candidate where rank < 3",
    [fileId],
  );
  await client.query("create temp table touched on commit drop as select other_id as id from candidate where rank < 3");
  const counts = await client.query<{ matched: number; proposed: number }>(
    "select count(*) filter (where rank < 3) as matched, count(*) filter (where rank = 3) as proposed from candidate",
  );
  const { matched = 0, proposed = 0 } = counts.rows[0] ?? {};
  if (matched > 0) await settleAndRecord(client);
  return { matched, proposed };
}

async function settleAndRecord(client: pg.ClientBase): Promise<void> {
  const head = await client.query<{ position: number }>("update bowtie.head set position = position + 1 returning position");
  await settleSubjects(client);
  await client.query(
    "create temp table changed on commit drop as select unit from moved where unit is not null union select s.unit from touched t join bowtie.subject s on s.id = t.id",
  );
  await writeChanges(client, head.rows[0]?.position ?? 0);
}

/** Matches of accounts, those to be looked at first; of some accounts only, where any are named. */
export async function listMatches(client: pg.ClientBase | pg.Pool, accounts?: readonly number[]): Promise<readonly MatchRow[]> {
  const named = (subject: string): string =>
    `(select e.body ->> 'name' from bowtie.entry e where e.subject_id = ${subject} and e.type = $1 order by e.seq + 0 desc limit 1)`;
  const { rows } = await client.query<{
    id: number;
    reason: MatchRow["reason"];
    verdict: MatchRow["verdict"];
    decidedAt: Date;
    mainAccount: number;
    mainSource: string;
    mainId: string;
    mainName: string | null;
    otherAccount: number;
    otherSource: string;
    otherId: string;
    otherName: string | null;
  }>(
    `select m.id, m.reason, m.verdict, m.decided_at as "decidedAt",
       a.num as "mainAccount", sa.name as "mainSource", a.external_id as "mainId", ${named("a.id")} as "mainName",
       o.num as "otherAccount", so.name as "otherSource", o.external_id as "otherId", ${named("o.id")} as "otherName"
     from bowtie.match m
     join bowtie.file f on f.id = m.file_id join bowtie.batch b on b.id = f.batch_id
     join bowtie.subject a on a.id = m.main_id join bowtie.source sa on sa.id = a.source_id
     join bowtie.subject o on o.id = m.other_id join bowtie.source so on so.id = o.source_id
     where b.undone_at is null and ($2::int[] is null or a.num = any($2) or o.num = any($2))
     order by m.verdict <> 'proposed', m.id desc limit 10000`,
    [typeCode("account"), accounts ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    verdict: row.verdict,
    decidedAt: row.decidedAt,
    main: { account: row.mainAccount, source: row.mainSource, id: row.mainId, name: row.mainName },
    other: { account: row.otherAccount, source: row.otherSource, id: row.otherId, name: row.otherName },
  }));
}

/**
 * Takes a person's word that two accounts are one customer, or are not; it outweighs every rule. Must run inside a transaction.
 *
 * @returns whether there was such a match
 */
export async function decideMatch(client: pg.ClientBase, id: number, isSame: boolean, at: Date): Promise<boolean> {
  const { rows } = await client.query<{ other_id: string; main_id: string; file_id: number }>(
    "update bowtie.match set verdict = $2, decided_at = $3 where id = $1 returning other_id::text, main_id::text, file_id",
    [id, isSame ? "matched" : "rejected", at],
  );
  const [match] = rows;
  if (!match) return false;
  // An account that is its own parent stands alone.
  await client.query("insert into bowtie.link (file_id, child_id, parent_id, is_alias, strength) values ($1, $2, $3, $4, 3)", [
    match.file_id,
    match.other_id,
    isSame ? match.main_id : match.other_id,
    isSame,
  ]);
  await client.query("create temp table touched on commit drop as select $1::bigint as id", [match.other_id]);
  await settleAndRecord(client);
  return true;
}
