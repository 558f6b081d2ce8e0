import { RATE_DAYS } from "../../domain/index.ts";
import { typeCode } from "../codes.ts";
import { type Check, revenueMetrics } from "./check.ts";

/** Currencies somebody pays in, with who. */
const PAID = `
  select distinct on (p.account, p.currency) p.account, p.currency from (
    select account, currency from line where not one_off and yearly > 0 and (ends_on is null or ends_on > (select today from clock))
    union all select account, currency from event where currency is not null
    union all select account, currency from movement union all select account, currency from snapshot where mrr > 0) p
  where p.account is not null and p.currency is not null`;

/** Pairs that have a rate young enough. */
const KNOWN = `
  select distinct e.body ->> 'from_currency' as a, e.body ->> 'to_currency' as b
  from bowtie.entry e join visible v on v.id = e.file_id
  where e.type = ${typeCode("exchange_rate")} and e.effective_on > (select today from clock) - ${RATE_DAYS}`;

/** Money nobody says the worth of, once there is a currency to see it in (semantics B.2, row 11). */
export const rateChecks: readonly Check[] = [
  {
    code: "rate_missing",
    severity: "wrong",
    opens: "subject",
    title: "No exchange rate for NAME",
    sentence: `Customers pay in NAME, and no rate of the last ${RATE_DAYS} days says what that is worth in CURRENCY. They are in every count and in no total of the currency views. Import daily rates.`,
    affects: [...revenueMetrics],
    found: `select p.currency, a.external_id || ' pays in ' || p.currency, p.account
      from (${PAID}) p join bowtie.subject a on a.num = p.account, clock c
      where c.currency <> '' and p.currency <> c.currency and not exists (
        select 1 from (${KNOWN}) k where (k.a = p.currency and k.b = c.currency) or (k.b = p.currency and k.a = c.currency))
      and not exists (
        select 1 from (${KNOWN}) k join (${KNOWN}) m on m.a in (k.a, k.b) or m.b in (k.a, k.b)
        where p.currency in (k.a, k.b) and c.currency in (m.a, m.b))`,
    values: "json_build_object('currency', (select currency from clock))",
    of: `select count(*) from (${PAID}) q where q.currency = f.name`,
  },
];
