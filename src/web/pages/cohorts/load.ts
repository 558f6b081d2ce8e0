import { formatPeriod, month } from "../../../domain/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

/** What can be followed over the life of a cohort: shares of the start, and amounts. */
const METRICS = {
  revenue: "cohort_revenue_retention",
  logos: "cohort_logo_retention",
  mrr: "cohort_revenue",
  customers: "cohort_logos",
  margin: "cohort_margin",
  payback: "cohort_payback",
  seats: "cohort_seats",
  usage: "cohort_usage",
  outcomes: "cohort_outcomes",
} as const;
export type Measure = keyof typeof METRICS;
export const measures = Object.keys(METRICS) as readonly Measure[];

const SHARE_STARTS = ["month_end", "live", "return"];
/** Measures that cannot be followed from every start. */
const OWN_STARTS: Readonly<Partial<Record<Measure, readonly string[]>>> = {
  revenue: SHARE_STARTS,
  logos: SHARE_STARTS,
  payback: ["first_payment"],
};
const STARTS = ["first_payment", "live", "return", "contact", "sale", "first_use"];

const member = <T extends string>(list: readonly T[], text: string | undefined): T | undefined => list.find((one) => one === text);

export const measureOf = ({ search }: View): Measure => member(measures, search.show) ?? "revenue";

/** The events a history may be taken to begin with; the first is the usual one. */
export const beginningsOf = (measure: Measure): readonly string[] => OWN_STARTS[measure] ?? STARTS;

export const beginningOf = (view: View): string => {
  const known = beginningsOf(measureOf(view));
  return member(known, view.search.method) ?? known[0] ?? "";
};

export type Start = "month" | "quarter" | "year";
const MONTHLY = 18;
const QUARTERLY = 72;

/** How customers are put together by when they began: finely, as long as that can be read. */
export function startOf({ search, months }: View): Start {
  const length = months.last - months.first + 1;
  return search.by ?? (length <= MONTHLY ? "month" : length <= QUARTERLY ? "quarter" : "year");
}

export const risks = ["paying", "usage", "onboarding"] as const;
export type Risk = (typeof risks)[number];

export const riskOf = ({ search }: View): Risk => member(risks, search.tab) ?? "paying";

export const METER = "usage.meter";

/** The meter that is chosen, as the filters of a question take it. */
export const meterOf = (view: View): string | undefined => (measureOf(view) === "usage" ? view.search.open : undefined);

/** Months of the first year, which belongs to the first sale. */
const YEAR = 12;

/** The run of months survival is estimated from: all there are. */
export const wholeOf = ({ months }: View): string => formatPeriod({ from: months.first, to: months.last });

/** All cohorts there are; a period would only hide some. */
export function load(view: View) {
  const { months, shared, search } = view;
  const all = { ...shared, ...ends({ from: months.first, to: months.last }) } as const;
  const grown = ends({ from: months.first, to: month(Math.max(months.first, months.last - YEAR)) });
  const meter = meterOf(view);
  const where = meter === undefined ? {} : { where: [...(shared.where ?? []), { field: METER, values: [meter] }] };
  const split = search.segment === undefined ? {} : { segment: search.segment };
  const triangle = { metric: METRICS[measureOf(view)], ...all, ...where, by: startOf(view), method: beginningOf(view) };
  return {
    triangle: ask("metric", triangle),
    trend: ask("metric", { ...triangle, ...split }),
    survival: ask("metric", { metric: "survival", ...all, by: "total", method: riskOf(view), ...split }),
    fields: ask("segments", {}),
    meters: ask("segmentValues", { field: METER }),
    lifetime: ask("metric", { metric: "lifetime_share_after_first_sale", ...shared, ...grown, by: "total" }),
    lifetimeByYear: ask("metric", { metric: "lifetime_share_after_first_sale", ...all, by: "year" }),
  };
}

export type CohortsProps = PageProps<ReturnType<typeof load>>;
