import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends, lastMonths } from "../../period.ts";
import type { Search } from "../../search.ts";
import type { View } from "../../view.ts";

/** Months drawn one by one; longer periods are drawn by quarter. */
const MONTHS = 36;
const TREND = 24;
const MOVERS = 8;
const WINDOW = 12;

/** The forms of retention that stand side by side, so that nobody takes one for another. */
export const forms = [
  "trailing_12",
  "trailing_3",
  "trailing_1",
  "movements_12",
  "movements_12_with_reactivation",
  "movements_12_without_uplift",
  "movements_1",
  "movements_1_with_reactivation",
  "compounded_12",
] as const;
type Form = (typeof forms)[number];
/** Gross retention counts no gains, so leaving some in or out makes no other form of it. */
export const isGross = (form: string): boolean => !/_with/.test(form);

/** Whether movements are drawn customer by customer over the whole period, instead of change by change. */
export const isNet = ({ show }: Search): boolean => show === "net";

/** Without a comparison the period itself is asked for again, which costs nothing: the same question is fetched once. So it is with today. */
export const load = ({ search, period, before, months, shared }: View) => {
  const now = { ...shared, ...ends(period), by: "total" } as const;
  const past = { ...now, ...ends(before ?? period) } as const;
  const trend = { ...shared, ...ends(lastMonths(TREND, period, months)), by: "month" } as const;
  const year = { ...shared, ...ends(lastMonths(WINDOW, period, months)), by: "total" } as const;
  const { asOf: _, ...today } = now;
  const metric = <Q extends object>(name: string, question: Q) => ask("metric", { metric: name, ...question });
  const inForm = <K extends string>(key: K, name: string) =>
    Object.fromEntries(
      forms.filter((form) => key === "nrr" || isGross(form)).map((form) => [`${key}_${form}`, metric(name, { ...now, method: form })]),
    ) as Record<`${K}_${Form}`, ReturnType<typeof metric>>;
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
    ...inForm("nrr", "net_revenue_retention"),
    ...inForm("grr", "gross_revenue_retention"),
    uplift: metric("uplift_mrr", year),
    reactivated: metric("reactivated_mrr", year),
    cohorts: metric("nrr_by_cohort", now),
    causes: metric("involuntary_churn", year),
    alerts: ask("alerts", { ...shared, to: ends(period).to }),
    bridge: metric("carr_bridge", now),
    trial: metric("trial_mrr", now),
    trialConversion: metric("trial_conversion", now),
    paused: metric("paused_mrr", now),
    lapsed: metric("lapsed_mrr", now),
    committed: metric("committed_mrr", now),
    usage: metric("usage_mrr", now),
    overage: metric("overage_mrr", now),
    free: metric("free_customers", now),
    due: metric("renewals_due", now),
    dueValue: metric("renewals_due_value", now),
    renewalRate: metric("renewal_rate", now),
    grossRenewal: metric("gross_renewal_rate", now),
    netRenewal: metric("net_renewal_rate", now),
    notUp: metric("not_up_for_renewal", now),
    movers: ask("movers", { ...shared, ...ends(period), limit: MOVERS }),
  };
};

export type RevenueProps = PageProps<ReturnType<typeof load>>;
