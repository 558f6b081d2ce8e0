import type { Metric } from "./definition.ts";

/** What CAC ratios have in common: money spent over the yearly revenue it brought. */
export const cacRatioShape: Pick<Metric, "version" | "unit" | "source" | "perCurrency" | "reasons"> = {
  version: 1,
  unit: "ratio",
  source: "standard 1.4; semantics B.1, CAC",
  perCurrency: true,
  reasons: ["no_base", "no_costs", "costs_not_tagged", "costs_not_split", "cost_currency"],
};
