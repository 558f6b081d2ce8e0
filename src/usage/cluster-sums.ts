import { fromShards, localTable } from "../analytics/index.ts";
import { add, type Day, formatScaled, parseDecimal, powerOfTen, ZERO } from "../domain/index.ts";
import { LONG, told } from "./cluster-batch.ts";
import type { ClusterTables } from "./cluster-tables.ts";
import type { KeptEvent } from "./events.ts";

/** What lies in the cluster of a day. */
export interface Sum {
  readonly events: number;
  readonly quantity: string;
  readonly amount: number;
}

/** Sums of days, each shard adding up what it has: all of an id lies on one. */
export async function sumsOf(
  { server, address }: ClusterTables,
  days: readonly (readonly [series: number, day: number])[],
): Promise<ReadonlyMap<string, Sum>> {
  const sums = new Map<string, Sum>();
  if (days.length === 0) return sums;
  const asked = `select toInt32(w[1]), toInt32(w[2]) from ${told(days.map((pair) => pair.join(" ")))}`;
  const once = `select series, day, key, any(value) as v, any(amount) as a from ${localTable(address, "usage_event")} where (series, day) in (${asked}) group by series, day, key`;
  const shard = `select series, day, count() as n, sum(v) as q, sum(a) as m from (${once}) group by series, day`;
  const rows = await server.rows(
    `select p.series, p.day, sum(p.n), toString(sum(p.q)), toString(sum(p.m)) from ${fromShards(address, shard)} p group by p.series, p.day`,
    // Events lie in this order, so that those of a sum come together and need not all be held.
    { ...LONG, optimize_aggregation_in_order: 1 },
  );
  for (const [series, day, events, quantity, amount] of rows)
    sums.set(`${series}/${day}`, { events: Number(events), quantity: String(quantity), amount: Number(amount) });
  return sums;
}

interface Series {
  readonly id: number;
  readonly currency: string;
}

export const idsOf = (series: readonly Series[]): readonly number[] => series.map(({ id }) => id);

/** The first events of a day, each shard giving its own first. */
export async function eventsOf(
  { server, address }: ClusterTables,
  series: readonly Series[],
  day: Day,
  limit: number,
): Promise<readonly KeptEvent[]> {
  const inner = `select key, series, any(happened) as t, any(value) as v, any(amount) as a, any(id) as i from ${localTable(address, "usage_event")}
    where day = ${day} and series in (${idsOf(series).join(",")}) group by series, key order by t, key limit ${limit}`;
  const rows = await server.rows(
    `select p.series, p.t, toString(p.v), p.a, p.i from ${fromShards(address, inner)} p order by p.t, p.key limit ${limit}`,
  );
  const currencies = new Map(series.map(({ id, currency }) => [id, currency]));
  return rows.map(([of, at, value, amount, id]) => {
    const currency = currencies.get(Number(of)) ?? "";
    return { id: String(id), at: new Date(Number(at)), value: String(value), amount: currency === "" ? null : Number(amount), currency };
  });
}

const DECIMALS = 9;

function plus(a: string, b: string): string {
  const { n, d } = add(parseDecimal(a) ?? ZERO, parseDecimal(b) ?? ZERO);
  return formatScaled((n * powerOfTen(DECIMALS)) / d, DECIMALS);
}

/** What came before there was a cluster, and what lies in it. */
export const together = (
  earlier: { readonly quantity: string; readonly amount: number | null; readonly currency: string },
  sum: Sum | undefined,
): { readonly quantity: string; readonly amount: number | null } => ({
  quantity: plus(earlier.quantity, sum?.quantity ?? "0"),
  amount: earlier.currency === "" ? null : (earlier.amount ?? 0) + (sum?.amount ?? 0),
});
