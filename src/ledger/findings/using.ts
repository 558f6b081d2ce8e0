import type { Check } from "./check.ts";

/** Usage with the subscription it belongs to; usage of an account alone is held against all its subscriptions. */
const USED = `
  select u.num, u.id, u.effective_on, u.seq, b.starts_on, b.ends_on
  from usage u join (
    select num, min(starts_on) as starts_on, case when bool_and(ends_on is not null) then max(ends_on) end as ends_on from service group by num
    union all select account, min(starts_on), case when bool_and(ends_on is not null) then max(ends_on) end from service where account is not null group by account) b
    on b.num = u.num`;

/** What customers use, against what they pay for. */
export const usingChecks: readonly Check[] = [
  {
    code: "usage_before_start",
    severity: "doubtful",
    opens: "entry",
    title: "Usage before the subscription starts",
    sentence:
      "Something was used before the first day of its subscription. Usage is shown with the customer and in no sum of money; the first use, and whether a customer is live, read too early. Trials are the usual reason: give their start, or correct the ids.",
    affects: ["live_mrr", "bowtie_time"],
    found: `select '', u.id || ' on ' || u.effective_on || ', starts ' || u.starts_on, u.seq from (${USED}) u where u.effective_on < u.starts_on`,
    of: "select count(*) from usage",
  },
  {
    code: "usage_after_end",
    severity: "doubtful",
    opens: "entry",
    title: "Usage after the subscription has ended",
    sentence:
      "Something was used after the day its subscription ended. Either the customer still has access without paying, or the end is wrong and the churn came later. The last day itself is not counted here.",
    affects: ["mrr", "mrr_movements", "logo_churn_rate"],
    found: `select '', u.id || ' on ' || u.effective_on || ', ended ' || u.ends_on, u.seq from (${USED}) u where u.effective_on > u.ends_on`,
    of: "select count(*) from usage",
  },
];
