import { type Currency, minorDigits } from "../../domain/index.ts";
import { type Check, revenueMetrics } from "./check.ts";

/** Two systems that tell of the same money may differ by so much (standard, rule 7). */
const TOLERANCE = 0.02;
/** A later file that repeats so much of an earlier one is the same export, made again. */
const REPEATED = 0.9;

const ODD = [
  "BIF",
  "CLP",
  "DJF",
  "GNF",
  "ISK",
  "JPY",
  "KMF",
  "KRW",
  "PYG",
  "RWF",
  "UGX",
  "UYI",
  "VND",
  "VUV",
  "XAF",
  "XOF",
  "XPF",
  "BHD",
  "IQD",
  "JOD",
  "KWD",
  "LYD",
  "OMR",
  "TND",
  "CLF",
  "UYW",
]
  .map((code) => `when '${code}' then ${10 ** minorDigits(code as Currency)}`)
  .join(" ");
const MAJOR = `d.amount / case d.currency ${ODD} else 100 end`;

/** What each account pays a year by its bills, on the last day its source speaks for. Streams of events tell no level here. */
const BILLED = `
  select account, currency, sum(yearly) as yearly from (
    select x.account, x.currency, x.yearly from line x join horizon h on h.source_id = x.source_id join shape s on s.source_id = x.source_id and s.shape = 3
    where not x.one_off and x.starts_on <= h.last_day and (x.ends_on is null or x.ends_on > h.last_day)
    union all select x.account, x.currency, x.mrr_change * 12 from movement x join shape s on s.source_id = x.source_id and s.shape = 1
    union all select x.account, x.currency, x.mrr * 12 from snapshot x join shape s on s.source_id = x.source_id and s.shape = 4
    where x.effective_on = (select max(y.effective_on) from snapshot y where y.source_id = x.source_id)) p
  where account is not null group by account, currency having sum(yearly) > 0`;

/** What its deals say: the last first sale or renewal, and every expansion since. */
const SOLD = `
  select d.account, d.currency, sum(${MAJOR}) as yearly
  from deal d
  left join (select account, currency, max(closed_on) as day from deal
    where outcome = 'won' and amount > 0 and coalesce(type, 'new') <> 'expansion' and account is not null group by account, currency) b
    on b.account = d.account and b.currency = d.currency
  where d.outcome = 'won' and d.amount > 0 and d.account is not null and d.closed_on <= (select today from clock)
    and (b.day is null or case when coalesce(d.type, 'new') = 'expansion' then d.closed_on >= b.day else d.closed_on = b.day end)
  group by d.account, d.currency`;

const BOTH = `select s.account, s.currency, s.yearly as sold, b.yearly as billed from (${SOLD}) s join (${BILLED}) b on b.account = s.account and b.currency = s.currency`;

/** Systems held against each other, and exports against the ones before. */
export const reconcilingChecks: readonly Check[] = [
  {
    code: "crm_differs_from_billing",
    severity: "doubtful",
    opens: "subject",
    title: "Deals and bills differ by more than 2 %, in NAME",
    sentence:
      "What the won deals of paying customers say, read as a value for a year, is not what they are billed for a year. Over all customers known to both, deals say SOLD NAME and bills BILLED NAME, a difference of SHARE. Revenue counts the bills. Begin with the customers that differ most: a deal over several years, a renewal nobody entered, a discount, or a subscription that was not set up.",
    affects: [...revenueMetrics, "win_rate"],
    found: `select b.currency, a.external_id || ': deals ' || round(b.sold, 2) || ', bills ' || round(b.billed, 2), b.account, -abs(b.sold - b.billed)
      from (${BOTH}) b join bowtie.subject a on a.num = b.account
      where abs(b.sold - b.billed) > ${TOLERANCE} * b.billed`,
    order: "f.rank",
    of: `select count(*) from (${BOTH}) b where b.currency = f.name`,
    values: `select json_build_object('sold', round(sum(b.sold), 2)::text, 'billed', round(sum(b.billed), 2)::text,
        'share', round(100 * abs(sum(b.sold) - sum(b.billed)) / sum(b.billed), 1) || ' %') from (${BOTH}) b where b.currency = f.name`,
  },
  {
    code: "won_without_revenue",
    severity: "doubtful",
    opens: "subject",
    title: "Won customers that never paid",
    sentence:
      "An opportunity is won, its day of closing is more than 90 days ago, and its account has no revenue of any kind, though the ledger holds revenue. Either the subscription was never set up, or the billing system knows the customer by another id: match the two accounts.",
    affects: [...revenueMetrics, "bowtie_conversion"],
    found: `select distinct on (d.account) '', a.external_id || ', won ' || d.closed_on, d.account
      from deal d join bowtie.subject a on a.num = d.account
      where d.outcome = 'won' and d.closed_on < (select today from clock) - 90
        and exists (select 1 from shape)
        and not exists (select 1 from (select account from service union select account from movement union select account from snapshot) x where x.account = d.account)
      order by d.account, d.closed_on`,
    of: "select count(distinct account) from deal where outcome = 'won'",
  },
  {
    code: "account_without_record",
    severity: "doubtful",
    opens: "subject",
    title: "Customers without an account record",
    sentence:
      "Revenue names an account that no file of accounts holds, though its source sends accounts. It counts, and stands under “(none)” in every segment made of accounts. Import the accounts again, or compare how both files write ids.",
    affects: [...revenueMetrics, "active_customers"],
    found: `select distinct '', s.external_id, s.num
      from (select account from service union select account from movement union select account from snapshot) x
      join bowtie.subject s on s.num = x.account
      where s.source_id in (select source_id from account) and not exists (select 1 from account a where a.account = s.num)`,
    of: "select count(*) from (select account from service where account is not null union select account from movement where account is not null union select account from snapshot where account is not null) x",
  },
  {
    code: "accounts_alike",
    severity: "doubtful",
    opens: "subject",
    title: "Accounts that look like one customer",
    sentence:
      "Two accounts of one source have the same web domain. If they are one customer, it is counted twice and its second account as a new customer. Merge them at the source, or send same_as.",
    affects: ["active_customers", "logo_churn_rate", "mrr_movements"],
    found: `select '', a.id || ' and ' || a.first_id || ': ' || a.site, a.num
      from (select num, id, account, lower(domain) as site, first_value(id) over w as first_id, first_value(account) over w as first_account
        from account where domain is not null and parent is null window w as (partition by source_id, lower(domain) order by num)) a
      where a.first_id <> a.id and a.first_account is distinct from a.account`,
    of: "select count(*) from account where domain is not null",
  },
  {
    code: "deleted_at_source",
    severity: "doubtful",
    opens: null,
    title: "Exports that no longer hold what they held",
    sentence:
      "A later file of the same export repeats nearly all of the one before, and not all of it. What it lacks was most likely deleted at the source; the ledger keeps it, and counts it as before. The ledger does not note which unchanged rows a file repeats, so it knows how many are missing and not which. Compare the two files; where records were deleted, end them on that day.",
    affects: [...revenueMetrics, "active_customers", "bowtie_volume"],
    found: `select '', b.name || ' of ' || b.recorded_at::date || ': ' || (b.records_before - b.repeated) || ' of ' || b.records_before || ' are missing', b.id
      from (
        select f.*, f.rows_unchanged + (select count(*) from bowtie.entry e where e.seq between f.first_seq and f.last_seq and e.origin is not null and e.origin <> e.seq) as repeated
        from (
          select f.id, f.name, f.recorded_at, f.first_seq, f.last_seq, f.rows_unchanged, lag(f.entries_added + f.rows_unchanged) over w as records_before
          from bowtie.file f join visible v on v.id = f.id
          window w as (partition by f.source_id, f.importer, f.name, f.mapping::text order by f.id)) f
        where f.records_before > 0) b
      where b.repeated < b.records_before and b.repeated >= ${REPEATED} * b.records_before`,
    of: "select count(*) from visible",
  },
  {
    code: "snapshot_incomplete",
    severity: "doubtful",
    opens: null,
    title: "Snapshots with far fewer customers than before",
    sentence:
      "A source's snapshot of a day holds less than half as many customers as the snapshot before. Whoever is missing from it counts as gone. If the file was cut short, import it again whole.",
    affects: [...revenueMetrics, "logo_churn_rate"],
    found: `select '', h.name || ' on ' || s.day || ': ' || s.customers || ' after ' || s.customers_before, extract(epoch from s.day)::bigint
      from (select source_id, effective_on as day, count(*) as customers, lag(count(*)) over (partition by source_id order by effective_on) as customers_before
        from snapshot group by source_id, effective_on) s
      join horizon h on h.source_id = s.source_id
      where s.customers * 2 < s.customers_before and s.customers_before >= 10`,
    of: "select count(*) from (select distinct source_id, effective_on from snapshot) s",
  },
];
