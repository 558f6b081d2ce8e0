import type { Filter, Output } from "../contract/index.ts";
import type { Period } from "../domain/index.ts";
import { comparedWith, type Months, monthsKnown, periodOf } from "./period.ts";
import type { Search } from "./search.ts";

/** The filters of a question, as every route takes them. */
export interface Shared {
  readonly where?: Filter[];
  readonly level?: "customer" | "subscription" | "parent";
  readonly currency?: string;
  readonly asOf?: string;
}

/** What the reader looks at: the address, understood with what the ledger knows. */
export interface View {
  readonly search: Search;
  readonly months: Months;
  readonly period: Period;
  /** What it is compared with; null when there is nothing to compare, or it is not wanted. */
  readonly before: Period | null;
  readonly shared: Shared;
  readonly currencies: readonly string[];
}

/** `null` while the ledger is empty. */
export function viewOf(search: Search, { first, through, currencies }: Output<"segments">): View | null {
  const months = monthsKnown(first, through);
  if (!months) return null;
  const period = periodOf(search, months);
  const currency = search.currency ?? (currencies.length > 1 ? currencies[0] : undefined);
  return {
    search,
    months,
    period,
    before: comparedWith(period, search.compare, months),
    currencies,
    shared: {
      ...(search.where === undefined ? {} : { where: search.where }),
      ...(search.level === undefined ? {} : { level: search.level }),
      ...(currency === undefined ? {} : { currency }),
      ...(search.asOf === undefined ? {} : { asOf: search.asOf }),
    },
  };
}
