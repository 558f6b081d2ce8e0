import type { Check } from "./check.ts";

const WIN = ["win_rate", "bowtie_volume", "bowtie_conversion"] as const;

/** How sales came about, and whether they can be told to anyone. */
export const sellingChecks: readonly Check[] = [
  {
    code: "opportunity_without_account",
    severity: "doubtful",
    opens: "subject",
    title: "Opportunities without an account",
    sentence:
      "An opportunity names no account. It counts as an opportunity and as no customer's: what happens after the sale cannot be told of it, and segments by account leave it out. Fill in the account, at the latest when it is won.",
    affects: [...WIN, "bowtie_time"],
    found: "select '', d.id || coalesce(', created ' || d.created_on, ''), d.num from deal d where d.account is null",
    of: "select count(*) from deal",
  },
  {
    code: "opportunity_before_account",
    severity: "remark",
    opens: "subject",
    title: "Opportunities older than their account",
    sentence:
      "An opportunity was created before the day its account was. Often an account is only created when the sale is made; then its date is no sign-up. Where it is one, times from sign-up to sale read wrongly.",
    affects: ["bowtie_time", "sales_cycle"],
    found: `select '', d.id || ' on ' || d.created_on || ', ' || a.id || ' was created ' || a.created_on, d.num
      from deal d join account a on a.num = d.parent where d.created_on < a.created_on`,
    of: "select count(*) from deal d join account a on a.num = d.parent where d.created_on is not null and a.created_on is not null",
  },
  {
    code: "opportunity_before_lead",
    severity: "doubtful",
    opens: "subject",
    title: "Opportunities older than their lead",
    sentence:
      "An opportunity was created before the lead it came from. It counts, and the time between the two is left out of medians. Correct the dates, or the lead it is linked to.",
    affects: ["bowtie_time"],
    found: `select '', d.id || ' on ' || d.created_on || ', ' || l.id || ' was created ' || l.created_on, d.num
      from lead l join deal d on d.num = l.parent where d.created_on < l.created_on`,
    of: "select count(*) from lead l join deal d on d.num = l.parent",
  },
  {
    code: "opportunity_undated",
    severity: "doubtful",
    opens: "subject",
    title: "Opportunities without a day of creation",
    sentence:
      "The source gives no day on which the opportunity was created. It is kept, counts where it was closed, and in no period of creation. Give the day it was opened.",
    affects: [...WIN, "sales_cycle"],
    found: "select '', d.id, d.num from deal d where d.created_on is null",
    of: "select count(*) from deal",
  },
  {
    code: "closed_without_date",
    severity: "wrong",
    opens: "subject",
    title: "Opportunities closed on no day",
    sentence:
      "An opportunity is won or lost and has no day of closing. It is missing from every period's win rate and from the sales cycle. Give the day it was closed.",
    affects: [...WIN, "sales_cycle"],
    found: "select '', d.id || ' (' || d.outcome || ')', d.num from deal d where d.outcome in ('won', 'lost') and d.closed_on is null",
    of: "select count(*) from deal d where d.outcome in ('won', 'lost')",
  },
  {
    code: "closed_before_created",
    severity: "wrong",
    opens: "subject",
    title: "Opportunities closed before they were created",
    sentence:
      "The day of closing lies before the day of creation. The opportunity counts in both of its months, and is left out of the sales cycle. Correct whichever day is wrong.",
    affects: ["sales_cycle", "bowtie_time"],
    found:
      "select '', d.id || ' closed ' || d.closed_on || ', created ' || d.created_on, d.num from deal d where d.outcome in ('won', 'lost') and d.closed_on < d.created_on",
    of: "select count(*) from deal d where d.outcome in ('won', 'lost') and d.closed_on is not null and d.created_on is not null",
  },
  {
    code: "won_without_amount",
    severity: "doubtful",
    opens: "subject",
    title: "Deals won for nothing",
    sentence:
      "An opportunity is won and has no amount, or an amount of zero. It counts among deals and adds no value. Give the amount it was won for.",
    affects: ["win_rate"],
    found:
      "select '', d.id || coalesce(', closed ' || d.closed_on, ''), d.num from deal d where d.outcome = 'won' and coalesce(d.amount, 0) = 0",
    of: "select count(*) from deal d where d.outcome = 'won'",
  },
  {
    code: "account_alone",
    severity: "remark",
    opens: "subject",
    title: "Accounts nothing is known of",
    sentence:
      "No opportunity, lead, subscription or revenue belongs to the account. It touches no number. Where it should have some, the id in the other file differs: compare how both write it.",
    affects: ["active_customers", "bowtie_volume"],
    found: `select '', a.id, a.num from account a where a.account is not null and not exists (
        select 1 from (select account from deal union select account from lead union select account from service union select account from movement union select account from snapshot) x
        where x.account = a.account)`,
    of: "select count(*) from account",
  },
  {
    code: "customer_without_opportunity",
    severity: "doubtful",
    opens: "subject",
    title: "Customers no opportunity leads to",
    sentence:
      "A customer pays and no opportunity belongs to it, though the ledger holds opportunities. Its journey begins at the first payment, so the left half of the Bowtie misses it. Import the deals that won it, or match the accounts of both systems.",
    affects: ["bowtie_volume", "bowtie_conversion", "bowtie_time"],
    found: `select '', s.external_id, s.num
      from (select account from service where yearly > 0 union select account from movement union select account from snapshot) p
      join bowtie.subject s on s.num = p.account
      where exists (select 1 from deal) and not exists (select 1 from deal d where d.account = p.account)`,
    of: "select count(*) from (select account from service where yearly > 0 and account is not null union select account from movement union select account from snapshot) p",
  },
];
