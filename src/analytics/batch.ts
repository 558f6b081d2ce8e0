import type { Currency, Day } from "../domain/index.ts";
import { churnPhases, monthOf, movementReasons } from "../domain/index.ts";
import {
  type DealFact,
  dealTypes,
  evidences,
  type FactName,
  type FactSink,
  factKinds,
  factTables,
  type Labels,
  type LayerFact,
  layerNames,
  type MovementFact,
  outcomes,
  type RenewalFact,
  type RetentionFact,
  renewalOutcomes,
  type StageFact,
} from "../facts/index.ts";
import { stateIndex } from "../standard/index.ts";
import type { Dictionary } from "./dictionary.ts";

export type TableName = FactName | "label" | "due";

/** Columns of the store's tables: the facts, the labels that segments are made of, and what comes due. */
export const tableColumns: Readonly<Record<TableName, Readonly<Record<string, "small" | "int" | "big">>>> = {
  movement: factTables.movement.columns,
  retention: factTables.retention.columns,
  stage: factTables.stage.columns,
  deal: factTables.deal.columns,
  layer: factTables.layer.columns,
  renewal: factTables.renewal.columns,
  label: { unit: "int", entity: "int", field: "small", code: "int" },
  due: { unit: "int", day: "int" },
};
export const tableNames = Object.keys(tableColumns) as readonly TableName[];

export type Column = Int16Array | Int32Array | BigInt64Array;

/** Encoded rows of every table, column by column. */
export interface FactBatch {
  readonly tables: Readonly<Record<TableName, { readonly rows: number; readonly columns: readonly Column[] }>>;
}

const make = { small: Int16Array, int: Int32Array, big: BigInt64Array } as const;

class TableBuffer {
  rows = 0;
  private readonly columns: Column[];

  private readonly types: readonly ("small" | "int" | "big")[];

  constructor(types: readonly ("small" | "int" | "big")[]) {
    this.types = types;
    this.columns = types.map((type) => new make[type](1024));
  }

  push(...values: readonly (number | bigint)[]): void {
    if (this.rows === this.columns[0]?.length) this.grow();
    for (let i = 0; i < this.columns.length; i++)
      (this.columns[i] as { [row: number]: number | bigint })[this.rows] = values[i] as number | bigint;
    this.rows += 1;
  }

  private grow(): void {
    this.columns.forEach((column, i) => {
      const larger = new make[this.types[i] as "int"](column.length * 2);
      larger.set(column as Int32Array);
      this.columns[i] = larger;
    });
  }

  take(): { rows: number; columns: readonly Column[] } {
    const taken = { rows: this.rows, columns: this.columns.map((column) => column.slice(0, this.rows)) };
    this.rows = 0;
    return taken;
  }
}

/** Collects the facts of units and encodes them as whole numbers. */
export class BatchWriter implements FactSink {
  private readonly tables: Record<TableName, TableBuffer>;
  private readonly dictionary: Dictionary;
  private unit = 0;
  private readonly labelled = new Set<number>();

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary;
    this.tables = Object.fromEntries(tableNames.map((name) => [name, new TableBuffer(Object.values(tableColumns[name]))])) as Record<
      TableName,
      TableBuffer
    >;
  }

  begin(unit: number): void {
    this.unit = unit;
    this.labelled.clear();
  }

  get size(): number {
    return tableNames.reduce((sum, name) => sum + this.tables[name].rows, 0);
  }

  take(): FactBatch {
    return { tables: Object.fromEntries(tableNames.map((name) => [name, this.tables[name].take()])) as FactBatch["tables"] };
  }

  private currency(currency: Currency | ""): number {
    return this.dictionary.code("currency", currency);
  }

  movement(entity: number, fact: MovementFact): void {
    this.tables.movement.push(
      this.unit,
      entity,
      fact.day,
      monthOf(fact.day),
      factKinds.indexOf(fact.kind),
      movementReasons.indexOf(fact.reason),
      churnPhases.indexOf(fact.phase),
      this.currency(fact.currency),
      fact.cohort,
      fact.since,
      fact.liveSince,
      fact.amount,
      fact.logos,
      fact.payers,
      fact.live,
      fact.liveAmount,
      BigInt(fact.entries[0] ?? 0),
    );
  }

  retention(entity: number, fact: RetentionFact): void {
    this.tables.retention.push(
      this.unit,
      entity,
      fact.window,
      this.currency(fact.currency),
      fact.fromMonth,
      fact.toMonth,
      fact.opening,
      fact.gross,
      fact.growth,
      fact.logo,
      fact.kept,
      fact.bin,
    );
  }

  stage(entity: number, fact: StageFact): void {
    this.tables.stage.push(
      this.unit,
      entity,
      stateIndex(fact.state),
      fact.day,
      fact.month,
      evidences.indexOf(fact.evidence),
      fact.next === null ? -1 : stateIndex(fact.next),
      fact.days,
      fact.bin,
      fact.reached,
      BigInt(fact.entry),
    );
  }

  deal(entity: number, fact: DealFact): void {
    this.tables.deal.push(
      this.unit,
      entity,
      dealTypes.indexOf(fact.type),
      outcomes.indexOf(fact.outcome),
      fact.createdMonth,
      fact.closedMonth,
      fact.days,
      fact.bin,
      this.currency(fact.currency),
      fact.amount,
      fact.listAmount,
      BigInt(fact.entry),
    );
  }

  layer(entity: number, fact: LayerFact): void {
    this.tables.layer.push(
      this.unit,
      entity,
      fact.day,
      monthOf(fact.day),
      layerNames.indexOf(fact.layer),
      fact.cohort,
      this.currency(fact.currency),
      fact.amount,
      fact.logos,
      BigInt(fact.entry),
    );
  }

  renewal(entity: number, fact: RenewalFact): void {
    this.tables.renewal.push(
      this.unit,
      entity,
      fact.dueDay,
      monthOf(fact.dueDay),
      fact.sinceMonth,
      fact.termMonths,
      renewalOutcomes.indexOf(fact.outcome),
      fact.daysLate,
      this.currency(fact.currency),
      fact.amount,
      fact.renewed,
      fact.kept,
      fact.uplift,
      BigInt(fact.entry),
    );
  }

  labels(entity: number, labels: Labels): void {
    if (this.labelled.has(entity)) return;
    this.labelled.add(entity);
    for (const [field, value] of labels)
      this.tables.label.push(this.unit, entity, this.dictionary.field(field), this.dictionary.code(field, value));
  }

  due(day: Day): void {
    this.tables.due.push(this.unit, day);
  }
}
