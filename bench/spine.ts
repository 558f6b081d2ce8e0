import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Retention the way analytics engineers do it, as in dbt's MRR playbook: a row for every customer and month from the
 * first revenue to the last month, then each month beside the one twelve months before.
 */
const spineSql = (schema: string, from: number, to: number): string => `
  with customer as (select entity, min(month) as first_month from ${schema}.movement group by entity),
  spine as (select entity, unnest(range(first_month, ${to + 1})) as month from customer),
  monthly as (select entity, month, sum(amount) as change from ${schema}.movement group by entity, month),
  revenue as (
    select spine.entity, spine.month,
      sum(coalesce(change, 0)) over (partition by spine.entity order by spine.month rows unbounded preceding) as mrr
    from spine left join monthly using (entity, month))
  select now.month as month, sum(before.mrr)::bigint as opening, sum(least(before.mrr, now.mrr))::bigint as kept, sum(now.mrr)::bigint as net
  from revenue now join revenue before on before.entity = now.entity and before.month = now.month - 12
  where before.mrr > 0 and now.month between ${from} and ${to}
  group by now.month order by now.month`;

export interface SpineAnswer {
  readonly milliseconds: number;
  /** Net and gross retention by month. */
  readonly net: readonly number[];
  readonly gross: readonly number[];
}

/** Runs over the movements of a facts file that nobody else has open. */
export async function spine(path: string, from: number, to: number): Promise<SpineAnswer> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    const schemas = (await connection.runAndReadAll("select schema_name from scope where name = 'customer'")).getRows();
    const start = performance.now();
    const rows = (await connection.runAndReadAll(spineSql(String(schemas[0]?.[0]), from, to))).getRows();
    const milliseconds = performance.now() - start;
    return {
      milliseconds,
      net: rows.map(([, opening, , net]) => Number(net) / Number(opening)),
      gross: rows.map(([, opening, kept]) => Number(kept) / Number(opening)),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
