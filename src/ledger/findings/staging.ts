import { mappedStates } from "../../domain/index.ts";
import type { Check } from "./check.ts";

const RANKS = mappedStates
  .filter((state) => state !== "prospect" && state !== "lost")
  .map((state, i) => `('${state}', ${i})`)
  .join(", ");

/** Entries into stages, each beside the one before it; of several on one day the lowest stage comes first. */
const STEPS = `
  select s.num, s.id, s.source_id, s.entered_on, s.seq, s.state, r.rank,
    lag(r.rank) over w as before_rank, lag(s.state) over w as before_state
  from stage s join (values ${RANKS}) r (state, rank) on r.state = s.state
  window w as (partition by s.num order by s.entered_on, r.rank, s.seq)`;

const MOVES = "select count(*) from stage";

/** How sales moved through their stages, where the source tells of every move. */
export const stagingChecks: readonly Check[] = [
  {
    code: "stage_skipped",
    severity: "remark",
    opens: "entry",
    title: "Stages that were skipped",
    sentence:
      "A record moved over a stage that others of its source pass. The skipped stage counts as entered on the same day, so conversions stay whole and the time in it is zero. Where the stage was passed, send its day.",
    affects: ["bowtie_volume", "bowtie_conversion", "bowtie_time"],
    found: `select '', p.id || ': ' || p.before_state || ' to ' || p.state || ' on ' || p.entered_on, p.seq
      from (${STEPS}) p
      where p.rank > p.before_rank + 1 and exists (
        select 1 from (select distinct s.source_id, r.rank from stage s join (values ${RANKS}) r (state, rank) on r.state = s.state) k
        where k.source_id = p.source_id and k.rank > p.before_rank and k.rank < p.rank)`,
    of: MOVES,
  },
  {
    code: "stage_backwards",
    severity: "remark",
    opens: "entry",
    title: "Stages that were left backwards",
    sentence:
      "A record went back to a stage before the one it had reached. Conversions count the first entry into each stage only. Many such moves mean that stages are entered before their conditions are met.",
    affects: ["bowtie_conversion", "bowtie_time"],
    found: `select '', p.id || ': ' || p.before_state || ' to ' || p.state || ' on ' || p.entered_on, p.seq
      from (${STEPS}) p where p.rank < p.before_rank`,
    of: MOVES,
  },
  {
    code: "live_before_commit",
    severity: "wrong",
    opens: "subject",
    title: "Customers live before they were won",
    sentence:
      "A customer was live before the first of its opportunities was won. The time of onboarding would be negative and is left out. Correct whichever day is wrong, or import the sale that came first.",
    affects: ["bowtie_time", "live_mrr", "onboarding_churn"],
    found: `select '', a.external_id || ' live on ' || l.day || ', won on ' || w.day, l.account
      from (select account, min(entered_on) as day from stage where state = 'live' and account is not null group by account) l
      join (select account, min(closed_on) as day from deal where outcome = 'won' and account is not null group by account) w on w.account = l.account
      join bowtie.subject a on a.num = l.account
      where l.day < w.day`,
    of: "select count(distinct account) from stage where state = 'live'",
  },
  {
    code: "opportunity_without_owner",
    severity: "remark",
    opens: "subject",
    title: "Opportunities without an owner",
    sentence:
      "An opportunity names nobody who sells it, though others of its source do. It is missing from every owner's numbers and stands under “(none)”. Name its owner.",
    affects: ["win_rate", "sales_cycle"],
    found: `select '', d.id, d.num from deal d
      where d.owner is null and d.source_id in (select source_id from deal where owner is not null)`,
    of: "select count(*) from deal",
  },
  {
    code: "account_undated",
    severity: "remark",
    opens: "subject",
    title: "Accounts without a day of creation",
    sentence:
      "An account has no day of creation, though others of its source do. Nothing can be told of the time since it was first known. Give the day.",
    affects: ["bowtie_time"],
    found: `select '', a.id, a.num from account a
      where a.created_on is null and a.source_id in (select source_id from account where created_on is not null)`,
    of: "select count(*) from account",
  },
];
