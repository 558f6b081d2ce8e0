import { everyOne } from "../../domain/index.ts";
import { type FactName, factNames, retentionWindows } from "../../facts/index.ts";
import { retentionTable, type TableName } from "../batch.ts";
import { keysOf, rollupName, sumsOf } from "../rollup.ts";
import type { State } from "./runs.ts";
import { columnsOf, localTable, writtenTable } from "./schema.ts";
import { inRuns, rolledSql, visibleSql } from "./visible.ts";
import type { Writing } from "./write.ts";

/** Each shard adds up its own rows and keeps the sums; where servers cannot, they pass through the one that is asked, and come to the same. */
const ON_EACH_SHARD = { parallel_distributed_insert_select: "2" } as const;

/** The tables that rollups are made of: retention lies in one for each window. */
const everyTable: readonly { readonly fact: FactName; readonly from: TableName }[] = factNames.flatMap((fact) =>
  (fact === "retention" ? retentionWindows.map(retentionTable) : [fact]).map((from) => ({ fact, from })),
);

interface Rolled {
  /** What is read: a table of facts, or the rollup itself. */
  readonly from: string;
  /** What a row counts for each sum. */
  readonly sum: (column: string) => string;
  readonly where: string;
}

/** Adds rows up by their keys and writes the sums under a batch; those that come to nothing are left out. */
function write({ server, address, settings }: Writing, build: number, batch: number, fact: FactName, { from, sum, where }: Rolled) {
  const table = rollupName(fact);
  const keys = keysOf(fact).map((key) => `t.${key}`);
  const sums = sumsOf(fact).map((column) => `${sum(column)} as sum_${column}`);
  const select = [`toInt64(${build})`, `toInt64(${batch})`, ...keys, ...sums].join(", ");
  const names = columnsOf(table).map(([name]) => name);
  const something = sumsOf(fact).map((column) => `sum_${column} <> 0`);
  return server.insert(
    `insert into ${writtenTable(address, table)} (${names.join(", ")})
     select ${select} from ${writtenTable(address, from)} t where t.build = ${build} and ${where} group by ${keys.join(", ")} having ${something.join(" or ")}`,
    [],
    { ...settings, ...ON_EACH_SHARD },
  );
}

/** Writes what a build that is being written adds up to. */
export const rollUp = (writing: Writing, { number, refreshes }: State, batch: number): Promise<unknown> =>
  everyOne(
    everyTable.map(({ fact, from }) =>
      write(writing, number, batch, fact, {
        from,
        sum: (column) => (column === "n" ? "count()" : `sum(t.${column})`),
        where: inRuns(refreshes),
      }),
    ),
  );

/** Writes what a refresh changes: what it wrote for its units, less what counted for them before. */
export function rollChange(writing: Writing, before: State, batch: number): Promise<unknown> {
  const replaced = `select unit from ${localTable(writing.address, "gone")} where build = ${before.number} and batch = ${batch}`;
  const sign = `if(t.batch = ${batch}, 1, -1)`;
  return everyOne(
    everyTable.map(({ fact, from }) =>
      write(writing, before.number, batch, fact, {
        from,
        sum: (column) => (column === "n" ? `sum(${sign})` : `sum(${sign} * t.${column})`),
        where: `t.unit in (${replaced}) and (t.batch = ${batch} or ${visibleSql(writing.address, before)})`,
      }),
    ),
  );
}

/** Writes all rollups of a build anew, each group once. */
export const rollTogether = (writing: Writing, state: State, batch: number): Promise<unknown> =>
  everyOne(
    factNames.map((fact) =>
      write(writing, state.number, batch, fact, {
        from: rollupName(fact),
        sum: (column) => `sum(t.${column})`,
        where: rolledSql(state),
      }),
    ),
  );
