import { createHash } from "node:crypto";
import type pg from "pg";
import { type ClickHouseAddress, connect, localTable, onEveryServer, replicasOf, type Server, writtenTable } from "../analytics/index.ts";
import { Refusal } from "../domain/index.ts";

/** The tables of raw usage in a ClickHouse, ready to be written to. */
export interface ClusterTables {
  readonly server: Server;
  readonly address: ClickHouseAddress;
  /** What every insert is told, so that every replica has it before it counts. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Keys are looked up by the thousand, so little is read, and unpacked, around each. An event that was written twice, because nobody saw the first end well, is the same
 * row, and merges into one.
 */
const TABLES = [
  {
    name: "usage_key",
    columns: "key UUID, digest Int64, source Int64, day Int32",
    engine: "MergeTree",
    order: "key",
    settings: " settings index_granularity = 256, min_compress_block_size = 4096",
  },
  {
    name: "usage_event",
    columns: "key UUID, source Int64, series Int32, day Int32, happened Int64, value Decimal(38, 9), amount Int64, id String",
    engine: "ReplacingMergeTree",
    order: "series, day, key",
    settings: "",
  },
] as const;

/** Makes what is not there yet. It is never dropped by us: unlike facts, events cannot be derived again. */
export async function openTables(pool: pg.Pool, address: ClickHouseAddress): Promise<ClusterTables> {
  const server = connect(address);
  const replicas = await replicasOf(server, address);
  const most = Math.max(1, ...replicas.map(({ replica }) => replica));
  const shards = JSON.stringify([address.database, ...new Set(replicas.map(({ shard, weight }) => `${shard}*${weight}`))]);
  await sameShards(pool, shards);
  const { database, cluster } = address;
  await onEveryServer(address, (on) => `create database if not exists ${database}${on}`);
  for (const { name, columns, engine, order, settings } of TABLES) {
    const tag = createHash("sha256").update(`${shards} ${columns}`).digest("hex").slice(0, 12);
    const kind = most > 1 ? `Replicated${engine}('/clickhouse/tables/{shard}/openbowtie/${database}/${name}/${tag}', '{replica}')` : engine;
    await onEveryServer(
      address,
      (on) => `create table if not exists ${localTable(address, name)}${on} (${columns}) engine = ${kind} order by (${order})${settings}`,
    );
    if (cluster !== null)
      await onEveryServer(
        address,
        (on) =>
          `create table if not exists ${writtenTable(address, name)}${on} (${columns}) engine = Distributed('${cluster}', '${database}', '${name}_local', cityHash64(key))`,
      );
  }
  return { server, address, settings: most > 1 ? { insert_quorum: String(most) } : {} };
}

/** All of an id lies on one shard: with other shards it would be looked for where it is not. */
async function sameShards(pool: pg.Pool, shards: string): Promise<void> {
  const { rows } = await pool.query<{ shards: string }>(
    `with made as (insert into bowtie.usage_cluster (shards) values ($1) on conflict (id) do nothing)
     select shards from bowtie.usage_cluster`,
    [shards],
  );
  const known = rows[0]?.shards ?? shards;
  if (known !== shards)
    throw new Refusal(
      "usage_elsewhere",
      409,
      "Usage events lie in another database of ClickHouse, or on other shards, than ANALYTICS_URL says now. Say what it said before; events are not moved by themselves.",
    );
}
