import { retentionWindows } from "../../facts/index.ts";
import { retentionTable } from "../batch.ts";
import type { ClickHouseAddress } from "./address.ts";
import type { Runs, State } from "./runs.ts";
import { contentOf, isRollup, localTable, type ShardTable } from "./schema.ts";

export const inRuns = (runs: Runs): string =>
  runs.length === 0
    ? "1 = 0"
    : `(${runs.map(([from, to]) => (from === to ? `batch = ${from}` : `batch between ${from} and ${to}`)).join(" or ")})`;

/**
 * Which rows of a shard's table count in a state: those of the base whose unit no refresh replaced, and of each replaced unit those of its last
 * refresh. All rows of a unit lie on one shard, so each shard decides by itself.
 */
export function visibleSql(address: ClickHouseAddress, { number, base, refreshes }: State): string {
  if (refreshes.length === 0) return `build = ${number} and ${inRuns(base)}`;
  const gone = `from ${localTable(address, "gone")} where build = ${number} and ${inRuns(refreshes)}`;
  return `build = ${number} and (${inRuns(base)} and unit not in (select unit ${gone}) or ${inRuns(refreshes)} and (unit, batch) in (select unit, max(batch) ${gone} group by unit))`;
}

/** Which rows of a rollup count in a state: they add up, those that take something back below zero. */
export const rolledSql = ({ number, base, refreshes, rolled }: State): string =>
  `build = ${number} and batch >= ${rolled} and (${inRuns(base)} or ${inRuns(refreshes)})`;

/** What stands after `from` for a table: its rows on one shard, as far as they count in a state. */
export function tablesOf(address: ClickHouseAddress, state: State): (name: string) => string {
  const where = visibleSql(address, state);
  const one = (table: ShardTable): string =>
    `select ${contentOf(table).join(", ")} from ${localTable(address, table)} where ${isRollup(table) ? rolledSql(state) : where}`;
  return (name) =>
    name === "retention"
      ? `(${retentionWindows.map((window) => one(retentionTable(window))).join(" union all ")})`
      : `(${one(name as ShardTable)})`;
}
