import type { Filter, Output } from "../contract/index.ts";
import { type Period, readOverrides, type Settings } from "../domain/index.ts";
import { comparedWith, type Months, monthsKnown, periodOf } from "./period.ts";
import type { Search } from "./search.ts";

/** The filters of a question, as every route takes them. */
export interface Shared {
  readonly where?: Filter[];
  readonly level?: "customer" | "subscription" | "parent";
  readonly currency?: string;
  readonly asOf?: string;
  readonly profile?: string;
  readonly view?: Settings["currencyView"];
  readonly set?: string;
}

/** How money of several currencies is seen, and what that can be changed to. */
export interface Counting {
  readonly currencyView: Settings["currencyView"];
  /** Empty while nobody has said it; then each currency stands by itself. */
  readonly reportingCurrency: string;
  readonly fiscalYearStart: number;
  readonly profiles: readonly { readonly name: string; readonly title: string }[];
}

export function countingOf(search: Search, { settings, profiles }: Output<"settings">): Counting {
  const own = (name: string): string => String(settings.find((setting) => setting.name === name)?.value ?? "");
  const tried = readOverrides(search.set ?? "");
  return {
    currencyView: search.view ?? tried.currencyView ?? (own("currencyView") as Settings["currencyView"]),
    reportingCurrency: tried.reportingCurrency ?? own("reportingCurrency"),
    fiscalYearStart: tried.fiscalYearStart ?? Number(own("fiscalYearStart") || 1),
    profiles,
  };
}

/** What the reader looks at: the address, understood with what the ledger knows. */
export interface View {
  readonly search: Search;
  /** The record the path names, where the page shows one. */
  readonly record?: string;
  readonly months: Months;
  readonly period: Period;
  /** What it is compared with; null when there is nothing to compare, or it is not wanted. */
  readonly before: Period | null;
  readonly shared: Shared;
  readonly currencies: readonly string[];
  readonly counting: Counting;
}

/** What of an address asks for another derivation of the ledger. */
export const countedOf = ({ asOf, profile, view, set }: Search): Pick<Shared, "asOf" | "profile" | "view" | "set"> => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(profile === undefined ? {} : { profile }),
  ...(view === undefined ? {} : { view }),
  ...(set === undefined ? {} : { set }),
});

/** `null` while the ledger is empty. */
export function viewOf(search: Search, segments: Output<"segments">, counting: Counting): View | null {
  const { first, through } = segments;
  const currencies = counting.currencyView === "native" ? segments.currencies : [counting.reportingCurrency];
  const months = monthsKnown(first, through);
  if (!months) return null;
  const period = periodOf(search, months);
  const chosen = search.currency ?? (currencies.length > 1 ? currencies[0] : undefined);
  // Once all money is in one currency there is none to choose.
  const currency = counting.currencyView === "native" ? chosen : undefined;
  return {
    search,
    months,
    period,
    before: comparedWith(period, search.compare, months),
    currencies,
    counting,
    shared: {
      ...(search.where === undefined ? {} : { where: search.where }),
      ...(search.level === undefined ? {} : { level: search.level }),
      ...(currency === undefined ? {} : { currency }),
      ...countedOf(search),
    },
  };
}
