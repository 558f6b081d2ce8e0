import type { FactReader } from "../analytics/index.ts";
import type { Filter } from "../contract/index.ts";
import type { Ask, Metric, MetricContext, Point, Reason } from "../metrics/index.ts";

/** Turns a point into one that says why the company's figures do not answer it. */
type CompanyFigures = (point: Point, currency: string | null) => Point;

interface Asked {
  readonly metric: Metric;
  readonly context: MetricContext;
  readonly segment: string | null;
  readonly filters: readonly Filter[];
}

const without = ({ low: _low, high: _high, directional: _few, ...point }: Point, reason: Reason): Point => ({
  ...point,
  value: null,
  reason,
});

/**
 * Costs and accounts are the company's: they have a segment only where a label says so, and their own currency. What no
 * figure speaks of is no zero.
 */
export async function companyFigures(reader: FactReader, { metric, context, segment, filters }: Asked): Promise<CompanyFigures> {
  const asks = Object.values(metric.asks(context)).filter((ask) => ask.company);
  const fields = [...filters.map(({ field }) => field), ...(segment === null || segment === "currency" ? [] : [segment])];
  for (const ask of asks) {
    for (const field of fields) if (!(await carries(reader, ask, field))) return (point) => without(point, "costs_not_split");
  }
  const currencies = asks.length === 0 ? new Set<string>() : await currenciesOf(reader, asks);
  return (point, currency) =>
    (point.reason === "no_costs" || point.reason === "no_serve_costs") &&
    currency !== null &&
    currencies.size > 0 &&
    !currencies.has(currency)
      ? without(point, "cost_currency")
      : point;
}

/** Whether any figure of an ask carries a label; where there are no figures at all, that is another reason. */
async function carries(reader: FactReader, { fact, where = [] }: Ask, field: string): Promise<boolean> {
  const rows = await reader.sums({ fact, sums: [], by: [{ field }], where });
  return rows.length === 0 || rows.some(({ keys: [label] }) => label !== null);
}

async function currenciesOf(reader: FactReader, asks: readonly Ask[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { fact, where = [] } of asks) {
    const rows = await reader.sums({ fact, sums: [], by: [{ column: "currency" }], where });
    for (const { keys, rows: count } of rows) if (count > 0 && typeof keys[0] === "string") found.add(keys[0]);
  }
  return found;
}
