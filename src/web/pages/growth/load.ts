import { ask } from "../../ask.ts";
import type { View } from "../../view.ts";

/** A model counts in one currency: all money in the organisation's own, unless one is chosen or there is no such one. */
export const countsAll = ({ search, counting }: View): boolean =>
  counting.currencyView === "native" && counting.reportingCurrency !== "" && search.currency === undefined;

export function load(view: View) {
  const { currency, ...shared } = view.shared;
  const { segment } = view.search;
  return {
    model: ask("growth", {
      ...shared,
      ...(currency === undefined || countsAll(view) ? {} : { currency }),
      ...(segment === undefined ? {} : { segment }),
    }),
  };
}
export type GrowthAsks = ReturnType<typeof load>;
