import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends, lastMonths } from "../../period.ts";
import type { Search } from "../../search.ts";
import type { View } from "../../view.ts";

/** Months drawn one by one; longer periods are drawn by quarter. */
const MONTHS = 36;
const TREND = 24;
const MOVERS = 8;

/** Whether movements are drawn customer by customer over the whole period, instead of change by change. */
export const isNet = ({ show }: Search): boolean => show === "net";

/** Without a comparison the period itself is asked for again, which costs nothing: the same question is fetched once. So it is with today. */
export const load = ({ search, period, before, months, shared }: View) => {
  const now = { ...shared, ...ends(period), by: "total" } as const;
  const past = { ...now, ...ends(before ?? period) } as const;
  const trend = { ...shared, ...ends(lastMonths(TREND, period, months)), by: "month" } as const;
  const { asOf: _, ...today } = now;
  const metric = <Q extends object>(name: string, question: Q) => ask("metric", { metric: name, ...question });
  return {
    arr: metric("arr", now),
    arrBefore: metric("arr", past),
    arrTrend: metric("arr", trend),
    mrr: metric("mrr", now),
    live: metric("live_mrr", now),
    customers: metric("active_customers", now),
    arpa: metric("arpa", now),
    quick: metric("quick_ratio", now),
    nrr: metric("net_revenue_retention", now),
    nrrBefore: metric("net_revenue_retention", past),
    nrrTrend: metric("net_revenue_retention", trend),
    grr: metric("gross_revenue_retention", now),
    grrBefore: metric("gross_revenue_retention", past),
    grrTrend: metric("gross_revenue_retention", trend),
    arrToday: metric("arr", today),
    nrrToday: metric("net_revenue_retention", today),
    grrToday: metric("gross_revenue_retention", today),
    movements: metric("mrr_movements", { ...now, method: isNet(search) ? "net" : "fine" }),
    byMonth: metric("mrr_movements", {
      ...now,
      by: period.to - period.from < MONTHS ? "month" : "quarter",
      method: isNet(search) ? "net" : "classic",
    }),
    logoRetention: metric("logo_retention", now),
    logoChurn: metric("logo_churn_rate", now),
    top5: metric("top5_expansion_share", now),
    without: metric("nrr_without_top5", now),
    expansion: metric("net_expansion", now),
    distribution: metric("account_retention_distribution", now),
    movers: ask("movers", { ...shared, ...ends(period), limit: MOVERS }),
  };
};

export type RevenueProps = PageProps<ReturnType<typeof load>>;
