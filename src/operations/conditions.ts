import type { Condition } from "../analytics/index.ts";
import type { Filter } from "../contract/index.ts";
import { factTables } from "../facts/index.ts";
import type { Ask } from "../metrics/index.ts";

export const hasCurrency = (fact: Ask["fact"]): boolean => "currency" in factTables[fact].columns;

/** Filters and currency as conditions on a fact table. */
export function filterConditions(
  fact: Ask["fact"],
  filters: readonly Filter[],
  currencies: readonly string[] | null,
): readonly Condition[] {
  const money: Condition[] =
    currencies === null ? [] : [hasCurrency(fact) ? { column: "currency", currencies } : { field: "currency", values: currencies }];
  return [...filters.map(({ field, values }): Condition => ({ field, values })), ...money];
}
