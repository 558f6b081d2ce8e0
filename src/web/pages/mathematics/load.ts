import { formatPeriod, month } from "../../../domain/index.ts";
import { type Answers, ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

/** Months of the first year, which belongs to the first sale. */
const YEAR = 12;

export function load({ period, months, shared }: View) {
  const now = { ...shared, ...ends(period), by: "total" } as const;
  const toDate = { ...shared, ...ends({ from: months.first, to: period.to }) };
  const grown = ends({ from: months.first, to: month(Math.max(months.first, months.last - YEAR)) });
  const metric = (name: string) => ask("metric", { metric: name, ...now });
  return {
    winRate: metric("win_rate"),
    volume: metric("bowtie_volume"),
    arpa: metric("arpa"),
    margin: metric("gross_margin"),
    nrr: metric("net_revenue_retention"),
    logoRetention: metric("logo_retention"),
    onboardingChurn: metric("onboarding_churn"),
    usageChurn: metric("usage_churn"),
    arr: metric("arr"),
    cac: metric("cac"),
    atRisk: metric("capital_at_risk"),
    lifetimeShare: ask("metric", { metric: "lifetime_share_after_first_sale", ...shared, ...grown, by: "total" }),
    newMrr: ask("metric", { metric: "mrr_movements", ...now, part: "new" }),
    newByMonth: ask("metric", { metric: "mrr_movements", ...toDate, by: "month", part: "new" }),
    arrByMonth: ask("metric", { metric: "arr", ...toDate, by: "month" }),
    arrByQuarter: ask("metric", { metric: "arr", ...toDate, by: "quarter" }),
  };
}

export type MathematicsProps = PageProps<ReturnType<typeof load>>;
export type Figures = Answers<ReturnType<typeof load>>;

/** Asked beside the figures: where one of these cannot be answered, the cards that need it say so and the others stand. */
export function grounds({ period, shared }: View) {
  const explained = (metric: string, method?: string) =>
    ask("explain", { metric, ...shared, period: formatPeriod(period), limit: 1, ...(method === undefined ? {} : { method }) });
  return {
    velocity: explained("sales_velocity", "average_cycle"),
    ltv: explained("ltv"),
    payback: explained("cac_payback"),
    cac: explained("cac"),
    nrr: explained("net_revenue_retention"),
  };
}

/** The growth model; a ledger of less than three months has none. */
export function model({ shared }: View) {
  return {
    // Its rates are shares of journeys; those of one currency would leave out whoever never came to a price.
    growth: ask("growth", { ...shared, currency: undefined }),
  };
}

type Beside = ReturnType<typeof grounds> & ReturnType<typeof model>;
export type Grounds = { readonly [Name in keyof Beside]: Answers<Beside>[Name] | null };
