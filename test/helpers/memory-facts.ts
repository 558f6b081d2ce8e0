import { BatchWriter, retentionTable, type TableName, tableColumns } from "../../src/analytics/batch.ts";
import { Dictionary } from "../../src/analytics/dictionary.ts";
import type { Condition, Dimension, Question, SumRow } from "../../src/analytics/question.ts";
import type { FactReader } from "../../src/analytics/store.ts";
import { type Day, day, month } from "../../src/domain/index.ts";
import { type Counting, deriveUnit, METER_FIELD, retentionWindows, type Unit } from "../../src/facts/index.ts";

type Row = Readonly<Record<string, bigint>>;
type Key = number | string | null;

/** Facts derived in memory and summed by loops: the plainest thing that answers what a metric may ask. */
export class MemoryFacts implements FactReader {
  readonly mark;
  private readonly dictionary = new Dictionary();
  private readonly tables: Readonly<Record<TableName | "retention", readonly Row[]>>;
  private readonly labels = new Map<bigint, Map<bigint, bigint>>();

  constructor(units: readonly Unit[], counting: Counting) {
    this.mark = { position: 1, horizon: counting.horizon, context: "" };
    const writer = new BatchWriter(this.dictionary);
    for (const unit of units) {
      writer.begin(unit.id);
      deriveUnit(unit, counting, writer);
    }
    const { tables } = writer.take();
    const made = Object.fromEntries(
      Object.entries(tables).map(([name, { rows, columns }]) => {
        const names = Object.keys(tableColumns[name as TableName]);
        const row = (at: number): Row => Object.fromEntries(names.map((column, i) => [column, BigInt(columns[i]?.[at] ?? 0)]));
        return [name, Array.from({ length: rows }, (_, at) => row(at))];
      }),
    ) as unknown as Record<TableName, readonly Row[]>;
    this.tables = { ...made, retention: retentionWindows.flatMap((window) => made[retentionTable(window)]) };
    for (const { entity = 0n, field = 0n, code = 0n } of this.tables.label) {
      const own = this.labels.get(entity) ?? new Map<bigint, bigint>();
      this.labels.set(entity, own.set(field, code));
    }
  }

  table(name: TableName | "retention"): readonly Row[] {
    return this.tables[name];
  }

  currency(code: bigint): string | null {
    return this.dictionary.value("currency", Number(code));
  }

  private label(row: Row, field: string): string | null {
    if (field === METER_FIELD && "meter" in row) return this.dictionary.value(field, Number(row["meter"]));
    const id = BigInt(this.dictionary.knownField(field) ?? 0);
    return this.dictionary.value(field, Number(this.labels.get(row["labels"] ?? row["entity"] ?? 0n)?.get(id) ?? 0n));
  }

  private key(row: Row, dimension: Dimension): Key {
    if ("field" in dimension) return this.label(row, dimension.field);
    const value = row[dimension.column] ?? 0n;
    return dimension.column === "currency" ? this.currency(value) : Number(value);
  }

  private holds(row: Row, condition: Condition): boolean {
    if ("field" in condition) return condition.values.includes(this.label(row, condition.field) ?? "");
    const value = Number(row[condition.column] ?? 0n);
    if ("currencies" in condition) return condition.currencies.includes(this.currency(BigInt(value)) ?? "");
    if ("in" in condition) return condition.in.includes(value);
    return value >= (condition.from ?? Number.NEGATIVE_INFINITY) && value <= (condition.to ?? Number.POSITIVE_INFINITY);
  }

  async sums({ fact, sums, by, where, top }: Question): Promise<readonly SumRow[]> {
    const groups = new Map<string, { keys: Key[]; rows: number; sums: bigint[] }>();
    for (const row of this.tables[fact]) {
      if (!where.every((condition) => this.holds(row, condition))) continue;
      const keys = by.map((dimension) => this.key(row, dimension));
      const group = groups.get(JSON.stringify(keys)) ?? { keys, rows: 0, sums: sums.map(() => 0n) };
      group.rows += 1;
      group.sums = group.sums.map((sum, i) => sum + (row[sums[i] ?? ""] ?? 0n));
      groups.set(JSON.stringify(keys), group);
    }
    const all = [...groups.values()];
    if (!top) return all;
    const size = (one: SumRow): bigint => one.sums[0] ?? BigInt(one.rows);
    all.sort((a, b) => Number((top.largest ? -1n : 1n) * (size(a) - size(b))) || Number(a.keys[0]) - Number(b.keys[0]));
    return all.slice(top.offset ?? 0, (top.offset ?? 0) + top.limit);
  }

  async rows(): Promise<never> {
    throw new Error("nothing in the tests asks memory for single rows");
  }

  fields(): ReturnType<FactReader["fields"]> {
    return this.dictionary.names();
  }

  values(field: string): readonly string[] {
    return this.dictionary.values(field);
  }

  async span(): ReturnType<FactReader["span"]> {
    const rows = [...this.tables.movement, ...this.tables.stage, ...this.tables.freemium];
    if (rows.length === 0) return null;
    const months = rows.map((row) => Number(row["month"]));
    const days = rows.map((row) => Number(row["day"]));
    return { first: month(Math.min(...months)), last: month(Math.max(...months)), lastDay: day(Math.max(...days)) as Day };
  }
}
