import type { ClickHouseSettings } from "@clickhouse/client";
import { everyOne, Refusal } from "../../domain/index.ts";
import { type FactBatch, tableColumns, tableNames } from "../batch.ts";
import type { Column } from "../table-buffer.ts";
import type { ClickHouseAddress } from "./address.ts";
import { constant, nativeBlock } from "./native.ts";
import { columnsOf, type ShardTable, writtenTable } from "./schema.ts";
import type { Server } from "./server.ts";

/** How often rows are written, each time under a number of their own, before the failure is told. */
const TRIES = 3;

export interface Writing {
  readonly server: Server;
  readonly address: ClickHouseAddress;
  readonly settings: ClickHouseSettings;
}

/** Tries again when the way to the cluster fails. `write` must take another number each time: no row of a failed try ever counts. */
export async function inTries(write: () => Promise<number>): Promise<number> {
  for (let left = TRIES; ; left--)
    try {
      return await write();
    } catch (error) {
      if (left <= 1 || !(error instanceof Refusal) || error.code !== "analytics_away") throw error;
    }
}

/** Writes facts, or the units that are replaced, under a batch's number. */
export async function writeRows(
  { server, address, settings }: Writing,
  build: number,
  batch: number,
  { facts, gone = [] }: { readonly facts?: FactBatch; readonly gone?: readonly number[] },
): Promise<void> {
  const insert = async (table: ShardTable, rows: number, columns: Readonly<Record<string, Column>>): Promise<void> => {
    if (rows === 0) return;
    const names = columnsOf(table).map(([name]) => name);
    const block = nativeBlock(rows, { build: constant(rows, build), batch: constant(rows, batch), ...columns });
    await server.insert(`insert into ${writtenTable(address, table)} (${names.join(", ")}) format Native`, block, settings);
  };
  const inserts = [
    ...(facts === undefined ? [] : tableNames.map((table) => insert(table, facts.tables[table].rows, columnsByName(facts, table)))),
    insert("gone", gone.length, { unit: Int32Array.from(gone) }),
  ];
  await everyOne(inserts);
}

const columnsByName = (facts: FactBatch, table: (typeof tableNames)[number]): Readonly<Record<string, Column>> =>
  Object.fromEntries(Object.keys(tableColumns[table]).map((name, i) => [name, facts.tables[table].columns[i] as Column]));
