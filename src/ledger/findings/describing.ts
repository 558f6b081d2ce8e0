import type { Check } from "./check.ts";

/** More different values than this are names or notes, not segments. */
const KINDS = 50;

/** Attributes that make segments: few values, and a value in at least half of the records of a source. */
const SEGMENTS = `
  select n.kind, n.source_id, n.key
  from (select kind, source_id, key, count(*) as filled, count(distinct value) as kinds from described group by kind, source_id, key) n
  join (select kind, source_id, count(*) as all_of from thing group by kind, source_id) c on c.kind = n.kind and c.source_id = n.source_id
  where n.kinds between 2 and ${KINDS} and n.filled < c.all_of and n.filled * 2 >= c.all_of`;

/** What segments are made of: whether records have it, and agree. */
export const describingChecks: readonly Check[] = [
  {
    code: "segment_differs",
    severity: "doubtful",
    opens: "subject",
    title: "“NAME” of an opportunity is not that of its account",
    sentence:
      "An opportunity has another “NAME” than its account. Sales are split by the opportunity's, revenue by the account's, so the same customer stands in two segments, and a segment's win rate and its retention are not of the same companies. Decide which of the two is kept up to date, and ask for it by its full name: account.NAME or opportunity.NAME.",
    affects: ["win_rate", "bowtie_volume", "bowtie_conversion", "mrr", "net_revenue_retention"],
    found: `select t.key, d.id || ': ' || t.value || ', ' || a.id || ': ' || (a.attributes ->> t.key), d.num
      from deal d join account a on a.num = d.parent, json_each_text(d.attributes) t
      where a.attributes ->> t.key <> t.value
        and t.key in (select key from described where kind = 'account' group by key having count(distinct value) <= ${KINDS})`,
    of: "select count(*) from deal d join account a on a.num = d.parent where d.attributes ->> f.name is not null and a.attributes ->> f.name is not null",
  },
  {
    code: "blank_attribute",
    severity: "remark",
    opens: "subject",
    order: "f.rank",
    title: "NAME is empty",
    sentence:
      "The attribute “NAME” is empty in some records. They stand under “(none)” when numbers are split by it, so the parts still add up, and the real segments look smaller than they are. Fill it in at the source.",
    affects: ["bowtie_volume", "bowtie_conversion", "win_rate", "mrr"],
    found: `select s.kind || '.' || s.key, t.id, t.subject, t.num
      from (${SEGMENTS}) s
      join thing t on t.kind = s.kind and t.source_id = s.source_id
      left join described d on d.kind = s.kind and d.num = t.num and d.key = s.key
      where d.num is null`,
    of: "select count(*) from thing t where t.kind = split_part(f.name, '.', 1)",
  },
];
