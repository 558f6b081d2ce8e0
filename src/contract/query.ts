import type { Filter } from "./common.ts";

type Plain = string | number | boolean | null | undefined;

/** Writes an input as a query string. Filters become `where=field=value`, once a value. */
export function toQuery(input: Readonly<Record<string, unknown>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (name === "where") {
      for (const { field, values } of value as readonly Filter[]) for (const one of values) params.append("where", `${field}=${one}`);
    } else if (value !== undefined && value !== null) params.set(name, String(value as Plain));
  }
  return params;
}

const NUMBERS = new Set(["limit", "offset", "before", "entity", "batch", "issue", "file", "acv", "arr"]);

/** Reads what {@link toQuery} writes; the schema checks it afterwards. */
export function fromQuery(params: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const filters = new Map<string, string[]>();
  for (const [name, value] of params) {
    if (name === "where") {
      const at = value.indexOf("=");
      const field = at < 0 ? value : value.slice(0, at);
      filters.set(field, [...(filters.get(field) ?? []), at < 0 ? "" : value.slice(at + 1)]);
    } else input[name] = NUMBERS.has(name) && /^-?\d+$/.test(value) ? Number(value) : value;
  }
  if (filters.size > 0) input["where"] = [...filters].map(([field, values]) => ({ field, values }));
  return input;
}
