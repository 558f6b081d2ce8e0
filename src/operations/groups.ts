import type { Dimension, SumRow } from "../analytics/index.ts";
import type { Ask, Metric, Sum } from "../metrics/index.ts";
import { hasCurrency } from "./conditions.ts";

/** Sums of one segment and currency, by the name of the ask. */
export interface Group {
  readonly segment: string | null;
  readonly currency: string | null;
  readonly sums: Record<string, readonly Sum[]>;
}

/** Rows whose keys are numbers, as those of columns are, are sums. */
export const plain = (rows: readonly SumRow[]): readonly Sum[] => rows as readonly Sum[];
const toSum = (row: SumRow, skip: number): Sum => ({ keys: row.keys.slice(skip).map(Number), rows: row.rows, sums: row.sums });

/** The rows of each group. Those of one that is the whole are the very rows the facts answer: what follows from them is remembered with them. */
export function apart(
  rows: readonly SumRow[],
  keys: ReturnType<typeof splitKeys>,
  group: (segment: string | null, currency: string | null) => Group,
): ReadonlyMap<Group, readonly Sum[]> {
  const [first] = rows;
  if (first === undefined) return new Map();
  if (keys.dimensions.length === 0) return new Map([[group(keys.segment(first), keys.currency(first)), plain(rows)]]);
  const lists = new Map<Group, Sum[]>();
  for (const row of rows) {
    const found = group(keys.segment(row), keys.currency(row));
    const list = lists.get(found) ?? [];
    lists.set(found, list);
    list.push(toSum(row, keys.dimensions.length));
  }
  return lists;
}

export function splitKeys(
  ask: Ask,
  { metric, segment }: { readonly metric: Metric; readonly segment: string | null },
): { dimensions: Dimension[]; segment: (row: SumRow) => string | null; currency: (row: SumRow) => string | null } {
  const dimensions: Dimension[] = [];
  const bySegment = segment !== null && segment !== "currency";
  if (bySegment) dimensions.push({ field: segment });
  const byCurrency = hasCurrency(ask.fact) && !ask.anyCurrency && (metric.perCurrency || segment === "currency");
  if (byCurrency) dimensions.push({ column: "currency" });
  const text = (value: number | string | null | undefined): string | null => (typeof value === "string" ? value : null);
  const currencyAt = bySegment ? 1 : 0;
  return {
    dimensions,
    segment: (row) => (bySegment ? text(row.keys[0]) : segment === "currency" ? text(row.keys[currencyAt]) : null),
    currency: (row) => (byCurrency && metric.perCurrency ? text(row.keys[currencyAt]) : null),
  };
}

/** The rows of each segment, whatever their currency. */
export function bySegment(rows: readonly SumRow[], keys: ReturnType<typeof splitKeys>): (segment: string | null) => readonly Sum[] {
  const lists = new Map<string | null, Sum[]>();
  for (const row of rows) {
    const list = lists.get(keys.segment(row)) ?? [];
    lists.set(keys.segment(row), list);
    list.push(toSum(row, keys.dimensions.length));
  }
  return (segment) => lists.get(segment) ?? [];
}
