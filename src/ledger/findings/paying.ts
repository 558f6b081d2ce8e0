import { type Check, revenueMetrics } from "./check.ts";

/** Accounts that pay on the last day their source speaks for, by the shape of revenue that counts. */
const PAYING = `
  select x.account from line x join horizon h on h.source_id = x.source_id join shape s on s.source_id = x.source_id and s.shape = 3
  where not x.one_off and x.yearly > 0 and x.starts_on <= h.last_day and (x.ends_on is null or x.ends_on > h.last_day)
  union select x.account from service x join shape s on s.source_id = x.source_id and s.shape = 2 where x.ends_on is null and x.yearly > 0
  union select x.account from movement x join shape s on s.source_id = x.source_id and s.shape = 1 group by x.account having sum(x.mrr_change) > 0
  union select x.account from snapshot x join shape s on s.source_id = x.source_id and s.shape = 4
  where x.mrr > 0 and x.effective_on = (select max(y.effective_on) from snapshot y where y.source_id = x.source_id)`;

/** Spans somebody pays for. */
const SPANS =
  "select num, id, account, plan, starts_on, ends_on from service where account is not null and yearly > 0 and (ends_on is null or ends_on > starts_on)";

/** Customers with a span that begins while an earlier one runs, of all their spans or of those of the same plan. */
const overlapping = (by: string): string => `
  select distinct on (o.account) '', a.external_id || ': ' || o.before_id || ' and ' || o.id || ' from ' || o.starts_on, o.account
  from (
    select p.account, p.id, p.starts_on, lag(p.id) over w as before_id,
      max(coalesce(p.ends_on, 'infinity')) over (w rows between unbounded preceding and 1 preceding) as runs_until
    from (${SPANS}) p where p.plan is not null or '${by}' = 'account' window w as (partition by ${by} order by p.starts_on, p.num)) o
  join bowtie.subject a on a.num = o.account
  where o.starts_on < o.runs_until order by o.account, o.starts_on`;

const CUSTOMERS = `select count(distinct account) from (${SPANS}) p`;

const UNOWNED = `
  select num, id, source_id from line where account is null union select num, id, source_id from event where account is null
  union select num, id, source_id from movement where account is null union select num, id, source_id from snapshot where account is null`;

/** What customers pay: where money may be missing, or counted twice. */
export const payingChecks: readonly Check[] = [
  {
    code: "revenue_without_account",
    severity: "wrong",
    opens: "subject",
    title: "Subscriptions of nobody",
    sentence:
      "A subscription names no account, and no other record does. Nobody pays it, so it is in no number. Map the column that holds the account, or import the file that links the two.",
    affects: [...revenueMetrics, "active_customers"],
    found: `select '', u.id, u.num from (${UNOWNED}) u`,
    of: "select count(*) from (select num from line union select num from event union select num from movement union select num from snapshot) s",
  },
  {
    code: "subscription_before_account",
    severity: "doubtful",
    opens: "subject",
    title: "Subscriptions that start before their account exists",
    sentence:
      "A subscription starts before the day its account was created. The revenue counts from the start of the subscription; cohorts and times since sign-up read wrongly. Correct whichever date is wrong.",
    affects: ["cohort_revenue_retention", "cohort_logo_retention", "bowtie_time"],
    found: `select '', v.id || ' starts ' || v.starts_on || ', ' || a.id || ' was created ' || a.created_on, v.num
      from service v join account a on a.num = v.parent where v.starts_on < a.created_on`,
    of: "select count(*) from service v join account a on a.num = v.parent where a.created_on is not null",
  },
  {
    code: "zero_length",
    severity: "doubtful",
    opens: "entry",
    title: "Lines without a day",
    sentence:
      "A line ends on the day it starts, or before. It never counts as revenue, neither as new nor as churn. If the customer paid, one of the two days is wrong.",
    affects: revenueMetrics,
    found: "select '', l.id || ' on ' || l.starts_on, l.seq from line l where l.ends_on <= l.starts_on",
    of: "select count(*) from line",
  },
  {
    code: "late_renewal",
    severity: "remark",
    opens: "subject",
    title: "Customers who renewed late",
    sentence:
      "Between two subscriptions of a customer lie a few days without any. Within the gap window that is a late renewal and no churn, and those days pay nothing. If service went on, let the earlier subscription end on the day the later begins.",
    affects: [...revenueMetrics, "logo_churn_rate"],
    found: `select distinct on (o.account) '', a.external_id || ': ' || o.runs_until || ' to ' || o.starts_on, o.account
      from (
        select p.account, p.starts_on, max(coalesce(p.ends_on, 'infinity')) over (partition by p.account order by p.starts_on, p.num rows between unbounded preceding and 1 preceding) as runs_until
        from (${SPANS}) p) o
      join bowtie.subject a on a.num = o.account
      where o.starts_on > o.runs_until and o.starts_on <= o.runs_until + (select gap_days from clock)
      order by o.account, o.starts_on`,
    of: CUSTOMERS,
  },
  {
    code: "churned_but_paying",
    severity: "doubtful",
    opens: "subject",
    title: "Accounts marked as gone that pay",
    sentence:
      "The attribute “NAME” says that the account is gone, and a subscription of it still runs. It counts as a customer, because only a subscription that ends is churn. End the subscription, or clear the mark.",
    affects: [...revenueMetrics, "active_customers", "logo_churn_rate"],
    found: `select t.key, a.id, a.num
      from account a, json_each_text(a.attributes) t
      where a.account in (${PAYING})
        and ((t.key ~ 'churn|cancel+ed' and t.key !~ 'risk|score|predict|prob|warn' and lower(t.value) in ('true', 't', 'yes', 'y', '1'))
          or (t.key ~ 'status|lifecycle|state$' and lower(t.value) in ('churned', 'cancelled', 'canceled', 'former customer', 'ex-customer', 'lost customer')))`,
    of: `select count(distinct a.account) from account a where a.account in (${PAYING})`,
  },
  {
    code: "overlapping_subscriptions",
    severity: "remark",
    opens: "subject",
    title: "Customers with several subscriptions at once",
    sentence:
      "A customer pays for two subscriptions on the same day. Both are added up, and one that ends while another runs is contraction, not churn. That is right for different products; to count each by itself, ask at the level subscription.",
    affects: [...revenueMetrics, "logo_churn_rate"],
    found: overlapping("account"),
    of: CUSTOMERS,
  },
  {
    code: "same_plan_twice",
    severity: "doubtful",
    opens: "subject",
    title: "Customers with the same plan twice at once",
    sentence:
      "A customer pays for the same plan in two subscriptions on the same day. If the later one is a renewal signed early, the time they share is counted twice. Give both the id of one subscription in the mapping: the later line then replaces the earlier.",
    affects: revenueMetrics,
    found: overlapping("account, plan"),
    of: CUSTOMERS,
  },
  {
    code: "paid_in_two_systems",
    severity: "doubtful",
    opens: "subject",
    title: "Customers with subscriptions in two systems at once",
    sentence:
      "A customer pays for subscriptions of two systems on the same day, and both are added up. If both describe the same money, such as recurring revenue typed into deals beside the bills, take the revenue of one of them out of its mapping and import again.",
    affects: revenueMetrics,
    found: `select distinct on (p.account) '', a.external_id || ': ' || p.id || ' and ' || q.id, p.account
      from service p
      join service q on q.account = p.account and q.source_id > p.source_id
        and q.starts_on < coalesce(p.ends_on, 'infinity') and p.starts_on < coalesce(q.ends_on, 'infinity')
      join bowtie.subject a on a.num = p.account
      where p.yearly > 0 and q.yearly > 0 order by p.account, p.num, q.num`,
    of: CUSTOMERS,
  },
  {
    code: "negative_level",
    severity: "wrong",
    opens: "subject",
    title: "Revenue that would fall below zero",
    sentence:
      "The changes of a subscription add up to less than nothing. Its MRR is held at zero until they rise again, so a loss is counted smaller than the source says. A change before the first one is missing, or one came twice.",
    affects: revenueMetrics,
    found: `select distinct on (r.num) '', r.id || ' at ' || r.level || ' on ' || r.effective_on, r.num
      from (select m.num, m.id, m.effective_on, sum(m.mrr_change) over (partition by m.num, m.currency order by m.effective_on, m.seq) as level from movement m) r
      where r.level < 0 order by r.num, r.effective_on`,
    of: "select count(distinct num) from movement",
  },
  {
    code: "negative_price",
    severity: "remark",
    opens: "entry",
    title: "Lines with a negative price",
    sentence:
      "A line lowers what its customer pays, as a credit does. It is subtracted while it runs, and a customer's MRR never falls below zero. A credit that is given once belongs to invoices, not to subscriptions.",
    affects: revenueMetrics,
    found: "select '', l.id || ' from ' || l.starts_on, l.seq from line l where l.yearly < 0",
    of: "select count(*) from line",
  },
  {
    code: "several_currencies",
    severity: "remark",
    opens: "subject",
    title: "Amounts in several currencies",
    sentence:
      "Revenue is in more than one currency. Amounts of different currencies are never added: every sum of money is given for each, and these are not in the commonest. Ask for one with --currency.",
    affects: [...revenueMetrics, "arpa"],
    found: `select '', r.id || ' in ' || r.currency, r.num
      from (select num, id, currency from line union select num, id, currency from event where currency is not null
        union select num, id, currency from movement union select num, id, currency from snapshot) r
      where r.currency <> (
        select c.currency from (select num, currency from line union select num, currency from event where currency is not null
          union select num, currency from movement union select num, currency from snapshot) c
        group by c.currency order by count(*) desc, c.currency limit 1)`,
    of: "select count(*) from (select num from line union select num from event union select num from movement union select num from snapshot) s",
  },
];
