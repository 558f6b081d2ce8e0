import { filtersOf, type Search } from "./search.ts";

/** Which value of which metric: all that an explanation needs beside the filters. */
export interface Address {
  readonly metric: string;
  readonly period: string;
  readonly part?: string | undefined;
  readonly method?: string | undefined;
  readonly currency?: string | undefined;
  readonly segment?: string | undefined;
  readonly segmentValue?: string | undefined;
}

/** The address of the explanation of a value, under the filters in force. */
export function explanationOf(search: Search, address: Address): Search {
  const said = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
  return { ...filtersOf(search), ...said };
}
