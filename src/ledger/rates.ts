import type pg from "pg";
import { type Currency, type ExchangeRate, parseDay, parseDecimal } from "../domain/index.ts";
import { typeCode } from "./codes.ts";

/** The exchange rates the ledger knows, with a mark that changes when they do. */
export interface Rates {
  readonly rates: readonly ExchangeRate[];
  readonly mark: string;
}

/** @param source the name of the one source to take them from; empty for all */
export async function readRates(client: pg.ClientBase | pg.Pool, source: string, asOf?: Date): Promise<Rates> {
  const { rows } = await client.query<{ seq: number; body: Readonly<Record<string, string>> }>(
    `select distinct on (e.record) e.seq, e.body
     from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id join bowtie.source s on s.id = e.source_id
     where e.type = ${typeCode("exchange_rate")} and ($1 = '' or s.name = $1)
       and case when $2::timestamptz is null then b.undone_at is null else f.recorded_at <= $2 and (b.undone_at is null or b.undone_at > $2) end
     order by e.record, e.seq desc`,
    [source, asOf ?? null],
  );
  let newest = 0;
  const rates: ExchangeRate[] = [];
  for (const { seq, body } of rows) {
    newest = Math.max(newest, seq);
    const on = parseDay(body["on"] ?? "");
    const rate = parseDecimal(body["rate"] ?? "");
    if (on !== null && rate !== null)
      rates.push({ on, from: body["from_currency"] as Currency, to: body["to_currency"] as Currency, rate });
  }
  return { rates, mark: `${rates.length}/${newest}` };
}
