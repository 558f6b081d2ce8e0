import type { Search } from "../../search.ts";

/** The same view of one value of a field; those without one have the empty value. */
export const only = (search: Search, field: string, value: string | null): Search => ({
  ...search,
  where: [...(search.where ?? []).filter((filter) => filter.field !== field), { field, values: [value ?? ""] }],
});
