import { month } from "../../../domain/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

export type Measure = "revenue" | "logos";
export type Start = "month" | "quarter" | "year";

export const measureOf = ({ search }: View): Measure => (search.show === "logos" ? "logos" : "revenue");

const MONTHLY = 18;
const QUARTERLY = 72;

/** How customers are put together by when they first paid: finely, as long as that can be read. */
export function startOf({ search, months }: View): Start {
  const length = months.last - months.first + 1;
  return search.by ?? (length <= MONTHLY ? "month" : length <= QUARTERLY ? "quarter" : "year");
}

/** Months of the first year, which belongs to the first sale. */
const YEAR = 12;

/** All cohorts there are; a period would only hide some. */
export function load(view: View) {
  const { months, shared } = view;
  const all = { ...shared, ...ends({ from: months.first, to: months.last }) } as const;
  const grown = ends({ from: months.first, to: month(Math.max(months.first, months.last - YEAR)) });
  const metric = measureOf(view) === "logos" ? "cohort_logo_retention" : "cohort_revenue_retention";
  return {
    triangle: ask("metric", { metric, ...all, by: startOf(view) }),
    lifetime: ask("metric", { metric: "lifetime_share_after_first_sale", ...shared, ...grown, by: "total" }),
    lifetimeByYear: ask("metric", { metric: "lifetime_share_after_first_sale", ...all, by: "year" }),
  };
}

export type CohortsProps = PageProps<ReturnType<typeof load>>;
