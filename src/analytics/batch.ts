import type { Currency, Day } from "../domain/index.ts";
import { churnPhases, costPurposes, financeMeasures, monthOf, movementReasons } from "../domain/index.ts";
import {
  type CostFact,
  type DealFact,
  dealTypes,
  evidences,
  type FactKind,
  type FactName,
  type FactSink,
  type FinanceFact,
  type FreemiumFact,
  factKinds,
  factTables,
  type Labels,
  type LayerFact,
  layerNames,
  METER_FIELD,
  type MeasureFact,
  type MovementFact,
  measures,
  outcomes,
  type RenewalFact,
  type RetentionFact,
  type RetentionWindow,
  renewalOutcomes,
  retentionWindows,
  type SpellFact,
  type StageFact,
  type Starts,
  spellEnds,
  spellKinds,
} from "../facts/index.ts";
import { stateIndex } from "../standard/index.ts";
import type { Dictionary } from "./dictionary.ts";
import { type Column, TableBuffer } from "./table-buffer.ts";

/** Retention lies in a table for each window: a question speaks of one, and need not read the others. */
export const retentionTable = (window: RetentionWindow) => `retention_${window}` as const;

export type TableName = Exclude<FactName, "retention"> | ReturnType<typeof retentionTable> | "label" | "due";

/** Columns of the store's tables: the facts, the labels that segments are made of, and what comes due. */
export const tableColumns: Readonly<Record<TableName, Readonly<Record<string, "small" | "int" | "big">>>> = {
  movement: factTables.movement.columns,
  retention_1: factTables.retention.columns,
  retention_3: factTables.retention.columns,
  retention_12: factTables.retention.columns,
  stage: factTables.stage.columns,
  deal: factTables.deal.columns,
  freemium: factTables.freemium.columns,
  spell: factTables.spell.columns,
  measure: factTables.measure.columns,
  cost: factTables.cost.columns,
  finance: factTables.finance.columns,
  layer: factTables.layer.columns,
  renewal: factTables.renewal.columns,
  label: { unit: "int", entity: "big", field: "small", code: "int" },
  due: { unit: "int", day: "int" },
};
export const tableNames = Object.keys(tableColumns) as readonly TableName[];

/** All windows of retention together, for questions that speak of no single one. */
export const retentionView = (prefix: string): string =>
  `create view ${prefix}retention as ${retentionWindows.map((window) => `select * from ${prefix}${retentionTable(window)}`).join(" union all ")}`;

/** Encoded rows of every table, column by column. */
export interface FactBatch {
  readonly tables: Readonly<Record<TableName, { readonly rows: number; readonly columns: readonly Column[] }>>;
}

/** Under which labels a fact is counted: the entity, and which of its epochs. The newest is the entity itself. */
const labelKey = (entity: number, epoch: number): bigint => BigInt(entity) + (BigInt(epoch) << 32n);

const netCode = (kind: FactKind | null): number => (kind === null ? -1 : factKinds.indexOf(kind));

/** Collects the facts of units and encodes them as whole numbers. */
export class BatchWriter implements FactSink {
  private readonly tables: Record<TableName, TableBuffer>;
  private readonly dictionary: Dictionary;
  private unit = 0;
  private readonly labelled = new Set<bigint>();

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

  movement(entity: number, fact: MovementFact, starts: Starts): void {
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
      netCode(fact.netMonth),
      netCode(fact.netQuarter),
      netCode(fact.netYear),
      labelKey(entity, fact.epoch),
      BigInt(fact.entries[0] ?? 0),
      starts.live,
      starts.contact,
      starts.sale,
      starts.usage,
      fact.returned,
      fact.entered,
      fact.joined,
      fact.rejoined,
    );
  }

  retention(entity: number, fact: RetentionFact): void {
    this.tables[retentionTable(fact.window)].push(
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
      labelKey(entity, fact.epoch),
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

  spell(entity: number, fact: SpellFact): void {
    this.tables.spell.push(
      this.unit,
      entity,
      spellKinds.indexOf(fact.kind),
      fact.again,
      fact.start,
      fact.entry,
      fact.end,
      spellEnds.indexOf(fact.how),
      BigInt(fact.entries.at(-1) ?? 0),
    );
  }

  measure(entity: number, { measure, meter, month, starts, amount, entries }: MeasureFact): void {
    this.tables.measure.push(
      this.unit,
      entity,
      measures.indexOf(measure),
      this.dictionary.code(METER_FIELD, meter),
      month,
      starts.paid,
      starts.live,
      starts.contact,
      starts.sale,
      starts.usage,
      starts.returned,
      amount,
      BigInt(entries[0] ?? 0),
    );
  }

  cost(entity: number, { day, purpose, said, currency, amount, entry }: CostFact): void {
    const code = costPurposes.indexOf(purpose);
    this.tables.cost.push(this.unit, entity, day, monthOf(day), code, said ? 1 : 0, this.currency(currency), amount, BigInt(entry));
  }

  finance(entity: number, { day, measure, currency, amount, entry }: FinanceFact): void {
    const code = financeMeasures.indexOf(measure);
    this.tables.finance.push(this.unit, entity, day, monthOf(day), code, this.currency(currency), amount, BigInt(entry));
  }

  freemium(entity: number, fact: FreemiumFact): void {
    this.tables.freemium.push(
      this.unit,
      entity,
      fact.day,
      fact.month,
      fact.activeMonth,
      fact.activeDays,
      fact.activeBin,
      fact.paidMonth,
      fact.paidDays,
      fact.paidBin,
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

  labels(entity: number, labels: Labels, epoch = 0): void {
    const key = labelKey(entity, epoch);
    if (this.labelled.has(key)) return;
    this.labelled.add(key);
    for (const [field, value] of labels)
      this.tables.label.push(this.unit, key, this.dictionary.field(field), this.dictionary.code(field, value));
  }

  due(day: Day): void {
    this.tables.due.push(this.unit, day);
  }
}
