import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { ClickHouseLogLevel, type ClickHouseSettings, createClient } from "@clickhouse/client";
import { carriedTrace } from "../../telemetry/index.ts";
import { type ClickHouseAddress, certificateOf } from "./address.ts";
import { isPassing, isShardAway, refusalOf } from "./failures.ts";

/** Waits before another try at what failed on the way, in ms. */
const PAUSES = [150, 600];

/**
 * What every request says, so that no profile of a server can make an answer out of a part: a shard that is away fails the question, a limit
 * that is reached too, and an insert is over when it has been written.
 */
const ALWAYS: ClickHouseSettings = {
  skip_unavailable_shards: 0,
  fallback_to_stale_replicas_for_distributed_queries: 0,
  insert_distributed_sync: 1,
  async_insert: 0,
  parallel_distributed_insert_select: "0",
  prefer_column_name_to_alias: 1,
  join_use_nulls: 0,
  group_by_overflow_mode: "throw",
  result_overflow_mode: "throw",
  read_overflow_mode: "throw",
  timeout_overflow_mode: "throw",
  join_overflow_mode: "throw",
  set_overflow_mode: "throw",
  sort_overflow_mode: "throw",
  distinct_overflow_mode: "throw",
  transfer_overflow_mode: "throw",
  output_format_json_quote_64bit_integers: 1,
  // The whole answer is ready before its status is told: none breaks off after having been called good.
  wait_end_of_query: 1,
};

export type Rows = readonly (readonly unknown[])[];

/** A ClickHouse server, spoken to over HTTP. What goes wrong comes back as a refusal that says what and what to do. */
export interface Server {
  /** Rows of a question. Tried again when the way there fails. */
  rows(sql: string, settings?: ClickHouseSettings): Promise<Rows>;
  /** A statement that may run twice without harm. Tried again when the way there fails. */
  run(sql: string, settings?: ClickHouseSettings): Promise<void>;
  /** An insert, tried once: whoever calls decides what a second try is called. */
  insert(sql: string, body: readonly Uint8Array[], settings?: ClickHouseSettings): Promise<void>;
  close(): Promise<void>;
}

export function connect(address: ClickHouseAddress, url = address.url): Server {
  const certificate = certificateOf(address);
  const client = createClient({
    url,
    username: address.username,
    password: address.password,
    request_timeout: address.seconds * 1000,
    max_open_connections: 16,
    application: "openbowtie",
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: { ...ALWAYS, max_execution_time: address.seconds },
    ...(certificate && { tls: { ca_cert: certificate } }),
  });
  const insert = async (sql: string, body: readonly Uint8Array[], settings: ClickHouseSettings = {}): Promise<void> => {
    const { stream } = await client.exec({
      query: sql,
      values: Readable.from(body, { objectMode: false }),
      clickhouse_settings: settings,
      http_headers: carriedTrace(),
    });
    for await (const _ of stream);
  };
  const rows = async (sql: string, settings: ClickHouseSettings = {}): Promise<Rows> => {
    const result = await client.query({ query: sql, format: "JSONCompact", clickhouse_settings: settings, http_headers: carriedTrace() });
    return (await result.json<readonly unknown[]>()).data;
  };
  /** The servers this one could not reach lately. */
  const away = async (): Promise<readonly string[]> => {
    const found = await rows(
      `select host_name, port from system.clusters where cluster = '${address.cluster}' and errors_count > 0 order by errors_count desc`,
    ).catch(() => []);
    return found.map(([host, port]) => `${host}:${port}`);
  };
  const told = async (error: unknown): Promise<never> => {
    throw refusalOf(error, url, isShardAway(error) ? await away() : []);
  };
  return {
    rows: (sql, settings) => again(() => rows(sql, settings)).catch(told),
    run: (sql, settings) =>
      again(async () => {
        await client.command({ query: sql, http_headers: carriedTrace(), ...(settings && { clickhouse_settings: settings }) });
      }).catch(told),
    insert: (sql, body, settings) => insert(sql, body, settings).catch(told),
    close: () => client.close(),
  };
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES)
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(pause);
    }
  return work();
}
