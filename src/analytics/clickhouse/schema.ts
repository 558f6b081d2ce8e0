import { createHash } from "node:crypto";
import type { ClickHouseSettings } from "@clickhouse/client";
import { Refusal } from "../../domain/index.ts";
import { type FactName, factNames, factTables } from "../../facts/index.ts";
import { type TableName, tableColumns, tableNames } from "../batch.ts";
import { keysOf, type RollupName, rollupName, sumsOf } from "../rollup.ts";
import type { ClickHouseAddress } from "./address.ts";
import { partAway } from "./failures.ts";
import { connect, type Rows, type Server } from "./server.ts";

/** Facts, what they add up to, and units whose rows of older batches count no longer, by the batch that replaced them. */
export type ShardTable = TableName | RollupName | "gone";

const TYPES = { small: "Int16", int: "Int32", big: "Int64" } as const;
type Type = keyof typeof TYPES;

/** Raised when tables are laid out otherwise: they are then made anew, and facts derived anew. */
const LAYOUT = 2;

const ORDER: Partial<Record<ShardTable, string>> = { label: "field, unit, entity", due: "day, unit", gone: "batch, unit" };

const rolledColumns = (fact: FactName): Readonly<Record<string, Type>> => {
  const known: Readonly<Record<string, Type>> = factTables[fact].columns;
  return Object.fromEntries([
    ...keysOf(fact).map((column) => [column, known[column] ?? "big"]),
    ...sumsOf(fact).map((column) => [column, "big"]),
  ]);
};

/** What stands in each table beside build and batch. */
const CONTENT: Readonly<Record<ShardTable, Readonly<Record<string, Type>>>> = {
  ...tableColumns,
  ...(Object.fromEntries(factNames.map((fact) => [rollupName(fact), rolledColumns(fact)])) as Record<RollupName, Record<string, Type>>),
  gone: { unit: "int" },
};

export const columnsOf = (table: ShardTable): readonly (readonly [name: string, type: Type])[] => [
  ["build", "big"],
  ["batch", "big"],
  ...Object.entries(CONTENT[table]),
];

export const contentOf = (table: ShardTable): readonly string[] => Object.keys(CONTENT[table]);

export const rollupTables: readonly RollupName[] = factNames.map(rollupName);
export const isRollup = (table: ShardTable): boolean => (rollupTables as readonly ShardTable[]).includes(table);
export const shardTables: readonly ShardTable[] = [...tableNames, ...rollupTables, "gone"];

const orderOf = (table: ShardTable): string => ORDER[table] ?? ("unit" in CONTENT[table] ? "unit" : "batch");

/** Where a row belongs: to the shard of its unit. What is added up lies where it was, and may lie anywhere. */
const shardingOf = (table: ShardTable): string => ("unit" in CONTENT[table] ? "cityHash64(unit)" : "rand()");

const definition = (table: ShardTable): string =>
  `(${columnsOf(table)
    .map(([name, type]) => `${name} ${TYPES[type]}`)
    .join(", ")})`;

/**
 * Names what the tables look like and which shards the rows of a unit are spread over; with other tables, or other shards, facts are derived
 * anew: what a unit left on one shard could not be replaced from another.
 */
const layoutName = (replicas: readonly Replica[]): string => {
  const shards = [...new Set(replicas.map(({ shard, weight }) => `${shard}*${weight}`))];
  return createHash("sha256")
    .update(JSON.stringify([LAYOUT, shards, shardTables.map((table) => [table, definition(table), orderOf(table)])]))
    .digest("hex")
    .slice(0, 12);
};

/** A table of one shard. */
export const localTable = ({ database }: ClickHouseAddress, table: string): string => `${database}.${table}_local`;

/** Where rows are written to: they find their shard by their unit, so that all of a unit lies together. */
export const writtenTable = (address: ClickHouseAddress, table: string): string =>
  address.cluster === null ? localTable(address, table) : `${address.database}.${table}`;

/** A question of every shard, answered by each from its own rows alone. */
export const fromShards = ({ cluster }: ClickHouseAddress, sql: string): string =>
  cluster === null ? `(${sql})` : `cluster('${cluster}', view(${sql}))`;

interface Replica {
  readonly shard: number;
  readonly replica: number;
  readonly weight: number;
  readonly host: string;
}

/** The servers of the cluster as the one asked knows them. */
export async function replicasOf(server: Server, { cluster }: ClickHouseAddress): Promise<readonly Replica[]> {
  if (cluster === null) return [];
  const rows = await server.rows(
    `select shard_num, replica_num, shard_weight, host_name, port from system.clusters where cluster = '${cluster}' order by shard_num, replica_num`,
  );
  if (rows.length === 0)
    throw new Refusal(
      "no_such_cluster",
      400,
      `The ClickHouse server knows no cluster “${cluster}”. Name one of those in its remote_servers as cluster= in ANALYTICS_URL, or leave it out for a single server.`,
    );
  return rows.map(([shard, replica, weight, host, port]) => ({
    shard: Number(shard),
    replica: Number(replica),
    weight: Number(weight),
    host: `${host}:${port}`,
  }));
}

/** How long a change of a table may take: rows are deleted by writing what is left anew. */
const CHANGE_SECONDS = 3600;

/** Runs a statement on every server of the cluster. What it is given stands after the name of the table. */
export async function onEveryServer(
  address: ClickHouseAddress,
  statement: (onCluster: string) => string,
  settings: ClickHouseSettings = {},
): Promise<void> {
  if (address.cluster === null || address.nodes.length === 0) {
    const on = address.cluster === null ? "" : ` on cluster '${address.cluster}'`;
    return withPatience(address, address.url, (one) =>
      one.run(statement(on), { ...settings, ...(on !== "" && { distributed_ddl_task_timeout: String(CHANGE_SECONDS) }) }),
    ).catch(explainDdl);
  }
  for (const node of address.nodes) await withPatience(address, node, (one) => one.run(statement(""), settings));
}

async function withPatience(address: ClickHouseAddress, url: string, work: (server: Server) => Promise<void>): Promise<void> {
  const one = connect({ ...address, seconds: CHANGE_SECONDS }, url);
  try {
    await work(one);
  } finally {
    await one.close();
  }
}

function explainDdl(error: unknown): never {
  const { code } = error as { readonly code?: string };
  if (code !== "139" && code !== "392") throw error;
  throw new Refusal(
    "no_cluster_ddl",
    400,
    "This cluster makes no tables on all of its servers at once: it has no Keeper. Name every server in ANALYTICS_URL as nodes=host:port,host:port; OpenBowtie then makes them one by one.",
  );
}

/** Makes sure that the servers named are those of the cluster: a shard left out would have no tables. */
async function checkNodes(address: ClickHouseAddress, replicas: readonly Replica[]): Promise<void> {
  if (address.nodes.length === 0) return;
  const reached = new Set<string>();
  for (const node of address.nodes) {
    const one = connect(address, node);
    try {
      const rows = await one.rows(`select shard_num, replica_num from system.clusters where cluster = '${address.cluster}' and is_local`);
      for (const [shard, replica] of rows) reached.add(`${shard}/${replica}`);
    } finally {
      await one.close();
    }
  }
  const missing = replicas.filter(({ shard, replica }) => !reached.has(`${shard}/${replica}`));
  if (missing.length > 0)
    throw new Refusal(
      "nodes_missing",
      400,
      `The cluster has servers that nodes= in ANALYTICS_URL does not name: ${missing.map(({ host }) => host).join(", ")} (their native ports; give the HTTP ports).`,
    );
}

interface Meta {
  readonly layout: string;
  readonly ledger: string;
}

/** What each shard says it keeps, and for whom. */
async function metas(server: Server, address: ClickHouseAddress): Promise<readonly Meta[]> {
  const rows = await server.rows(
    `select p.layout, p.ledger from ${fromShards(address, `select layout, ledger from ${localTable(address, "openbowtie")}`)} p`,
  );
  return rows.map(([layout, ledger]) => ({ layout: String(layout), ledger: String(ledger) }));
}

const notInitialised = (why: string): Refusal =>
  new Refusal("analytics_not_ready", 503, `The ClickHouse database of ANALYTICS_URL ${why} Run “bowtie analytics init”.`);

export interface Layout {
  readonly name: string;
  /** Servers each shard has. */
  readonly replicas: number;
}

/** How the cluster is laid out now, as the server asked knows it. */
export async function layoutNow(server: Server, address: ClickHouseAddress): Promise<Layout> {
  const replicas = await replicasOf(server, address);
  return { name: layoutName(replicas), replicas: Math.max(1, ...replicas.map(({ replica }) => replica)) };
}

export const otherShards = (): Refusal => notInitialised("was made by another version of OpenBowtie, or for other shards.");

/** Refuses a cluster that is not wholly made for this ledger and this program; gives its layout. */
export async function checkSchema(server: Server, address: ClickHouseAddress, ledger: string): Promise<Layout> {
  const layout = await layoutNow(server, address);
  const found = await metas(server, address);
  if (found.some((meta) => meta.ledger !== "" && meta.ledger !== ledger)) throw foreign();
  if (found.some((meta) => meta.layout !== layout.name)) throw otherShards();
  return layout;
}

const foreign = (): Refusal =>
  new Refusal(
    "analytics_of_another",
    409,
    "The ClickHouse database of ANALYTICS_URL keeps the facts of another ledger. Name another database in it, or drop that one first.",
  );

export interface Initialised {
  readonly shards: number;
  readonly servers: number;
  readonly tables: number;
  /** What there was before: nothing, the same, or tables of another version, which were dropped with the facts in them. */
  readonly was: "nothing" | "ready" | "another version";
}

/** Makes databases and tables on every server. Running it again changes nothing. */
export async function initialise(server: Server, address: ClickHouseAddress, ledger: string): Promise<Initialised> {
  const replicas = await replicasOf(server, address);
  await checkNodes(address, replicas);
  const every = (statement: (onCluster: string) => string): Promise<void> => onEveryServer(address, statement);
  const { database } = address;
  const sign = (verb: string, layout: string, name: string): Promise<void> =>
    every((on) => `${verb} ${localTable(address, "openbowtie")}${on} as select '${layout}' as layout, '${name}' as ledger`);
  await every((on) => `create database if not exists ${database}${on}`);
  await sign("create view if not exists", "", "");
  const found = await metas(server, address);
  const before = found.filter((meta) => meta.ledger !== "");
  if (before.some((meta) => meta.ledger !== ledger)) throw foreign();
  const layout = layoutName(replicas);
  // A shard that knows nothing among others that do has lost what it kept: then all begin anew, or answers would lack its part.
  const isOther = before.length > 0 && found.some((meta) => meta.layout !== layout);
  if (isOther)
    for (const table of shardTables)
      for (const name of [`${database}.${table}`, localTable(address, table)])
        await every((on) => `drop table if exists ${name}${on} sync`);
  for (const table of shardTables) {
    const engine = replicas.some(({ replica }) => replica > 1)
      ? `ReplicatedMergeTree('/clickhouse/tables/{shard}/openbowtie/${database}/${table}/${layout}', '{replica}')`
      : "MergeTree";
    await every(
      (on) =>
        `create table if not exists ${localTable(address, table)}${on} ${definition(table)} engine = ${engine} partition by build order by (${orderOf(table)})`,
    );
    if (address.cluster !== null)
      await every(
        (on) =>
          `create table if not exists ${database}.${table}${on} ${definition(table)} engine = Distributed('${address.cluster}', '${database}', '${table}_local', ${shardingOf(table)})`,
      );
  }
  await sign("create or replace view", layout, ledger);
  return {
    shards: new Set(replicas.map(({ shard }) => shard)).size || 1,
    servers: replicas.length || 1,
    tables: shardTables.length,
    was: isOther ? "another version" : before.length > 0 ? "ready" : "nothing",
  };
}

export interface ShardStatus {
  readonly server: string;
  readonly rows: number;
  readonly bytes: number;
}

/** What lies on each shard. */
export async function shardStatus(server: Server, address: ClickHouseAddress): Promise<readonly ShardStatus[]> {
  const inner = `select sum(rows) as held, sum(bytes_on_disk) as bytes from system.parts where active and database = '${address.database}'`;
  const rows: Rows = await server.rows(
    address.cluster === null
      ? `select 'this server', p.held, p.bytes from (${inner}) p`
      : `select _shard_num, p.held, p.bytes from ${fromShards(address, inner)} p order by _shard_num`,
  );
  const hosts = new Map((await replicasOf(server, address)).map(({ shard, host }) => [String(shard), host]));
  if (address.cluster !== null && rows.length < new Set(hosts.keys()).size) throw partAway("not every shard answered");
  return rows.map(([shard, held, bytes]) => ({
    server: hosts.get(String(shard)) ?? String(shard),
    rows: Number(held),
    bytes: Number(bytes),
  }));
}
