import { typeCode } from "./codes.ts";

/**
 * The first use of every account, as a query with the columns entries are read in. Usage is too much to be read for
 * facts, and only when it began matters to them. Of a corrected measurement the newest version counts.
 */
export const firstUseSql = (subjects: string, conditions: readonly string[], hidden: string): string => `
    select unit, seq, origin, type, source_id, num, kind, account, parent, on_day, body from (
      select distinct on (s.account) s.unit, e.seq, e.origin, e.type, e.source_id, s.num, s.kind, s.account, s.parent,
        e.effective_on - date '1970-01-01' as on_day, e.body
      from bowtie.entry e join ${subjects} s on s.id = e.subject_id
      where ${[`e.type = ${typeCode("usage")}`, "s.account is not null", ...conditions].join(" and ")}
        and not exists (select 1 from bowtie.entry n where n.record = e.record and n.seq > e.seq${hidden === "" ? "" : ` and n.file_id not in (${hidden})`})
      order by s.account, e.effective_on, e.seq) first_use`;
