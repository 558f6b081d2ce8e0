import type pg from "pg";
import { subjectId } from "../ledger/index.ts";
import type { UsageEvent } from "./event.ts";

/** What one account uses of one meter, in one currency where it is rated. */
export interface Series {
  readonly id: number;
}

const SEPARATOR = "\u001f";
const REMEMBERED = 200_000;

/** Numbers of series, made when they are first seen; they never change, so they are remembered. */
export class SeriesBook {
  private readonly known = new Map<string, Series>();
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  /** Finds the series of events, in one question for those that are not remembered. */
  async of(source: string, events: readonly UsageEvent[]): Promise<(event: UsageEvent) => Series> {
    if (this.known.size > REMEMBERED) this.known.clear();
    const missing = new Map<string, UsageEvent>();
    const found = new Map<string, Series>();
    for (const event of events) {
      const name = nameOf(source, event);
      const known = this.known.get(name);
      if (known) found.set(name, known);
      else missing.set(name, event);
    }
    if (missing.size > 0) for (const [name, series] of await this.make(source, [...missing.values()])) found.set(name, series);
    return (event) => {
      const series = found.get(nameOf(source, event));
      if (!series) throw new Error("a series was asked for that is of another batch");
      return series;
    };
  }

  private async make(source: string, events: readonly UsageEvent[]): Promise<ReadonlyMap<string, Series>> {
    const columns = [
      events.map(({ account }) => account),
      events.map(({ meter }) => meter),
      events.map(({ currency }) => currency),
      events.map(({ account }) => subjectId(source, { kind: "account", id: account })),
    ];
    // In one order for all, so that two who make the same do not wait for one another in a circle.
    await this.pool.query(
      `insert into bowtie.usage_series (source, account, meter, currency, subject_id, is_known)
       select $1, n.account, n.meter, n.currency, n.subject_id, exists (select 1 from bowtie.subject s where s.id = n.subject_id)
       from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) n (account, meter, currency, subject_id)
       order by n.account, n.meter, n.currency
       on conflict (source, account, meter, currency) do nothing`,
      [source, ...columns],
    );
    const { rows } = await this.pool.query<{ id: number; account: string; meter: string; currency: string }>(
      `select s.id, s.account, s.meter, s.currency
       from unnest($2::text[], $3::text[], $4::text[]) n (account, meter, currency)
       join bowtie.usage_series s on s.source = $1 and s.account = n.account and s.meter = n.meter and s.currency = n.currency`,
      [source, ...columns.slice(0, 3)],
    );
    const made = new Map(rows.map(({ id, ...named }) => [nameOf(source, named), { id }]));
    for (const [name, series] of made) this.known.set(name, series);
    return made;
  }
}

const nameOf = (
  source: string,
  { account, meter, currency }: Pick<UsageEvent, "account" | "meter"> & { readonly currency: string },
): string => [source, account, meter, currency].join(SEPARATOR);
