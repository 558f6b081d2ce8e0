import { day, month } from "../domain/index.ts";
import { factTables, METER_FIELD, retentionWindows } from "../facts/index.ts";
import { retentionTable, type TableName, tableColumns } from "./batch.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Condition, Dimension, Question, RowsQuestion, SumRow } from "./question.ts";
import { isRolledUp, rollupName } from "./rollup.ts";
import type { Span } from "./store.ts";

const SQL_TYPE = { small: "smallint", int: "integer", big: "bigint" } as const;

/** The columns of a table as they are made; `rest` stands after each type. */
export const columnsSql = (table: TableName, rest = ""): string =>
  Object.entries(tableColumns[table])
    .map(([name, type]) => `${name} ${SQL_TYPE[type]}${rest}`)
    .join(", ");

/** The text of a question in the subset every engine reads alike, and how to read the answer. */
export interface Compiled {
  readonly sql: string;
  /** Turns one result row into keys, count and sums. */
  readonly decode: (row: readonly unknown[]) => SumRow;
}

/** Where an engine keeps its tables. */
export interface Place {
  /** What stands for a table after `from`. */
  table(name: string): string;
  /** Whether it keeps rollups of the facts. */
  readonly hasRollups?: boolean;
  /** Stands after `from` for what all parts of the store answer, where each answers from its own rows: their sums are still to be added up. */
  gather?(sql: string): string;
}

/** Tables in a schema of their own. */
export const inSchema = (schema: string, hasRollups = false): Place => ({ table: (name) => `${schema}.${name}`, hasRollups });

/** A whole number as SQL text. Everything in these queries is one: names are codes long before. */
const whole = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  return String(value);
};

const isCurrency = (column: string): boolean => column === "currency";

/** Where the rows of a question lie: those of one window of retention by themselves. */
function tableOf({ fact, where }: Pick<Question, "fact" | "where">): string {
  if (fact !== "retention") return fact;
  const said = where.flatMap((condition) => ("in" in condition && condition.column === "window_months" ? [condition.in] : []));
  const window = retentionWindows.find((one) => said.length === 1 && said[0]?.length === 1 && said[0][0] === one);
  return window === undefined ? fact : retentionTable(window);
}

class Builder {
  readonly joins: string[] = [];
  readonly wheres: string[] = [];
  private readonly labels = new Map<string, string>();

  private readonly dictionary: Dictionary;
  private readonly place: Place;

  constructor(dictionary: Dictionary, place: Place) {
    this.dictionary = dictionary;
    this.place = place;
  }

  /** The code of a segment field: from the labels of the entity, those it had at the time where facts know them; a meter is said by the row itself. */
  label(field: string, columns: Readonly<Record<string, unknown>>): string {
    if (field === METER_FIELD && "meter" in columns) return "t.meter";
    const known = this.labels.get(field);
    if (known) return known;
    const alias = `l${this.labels.size + 1}`;
    const id = this.dictionary.knownField(field) ?? 0;
    this.joins.push(
      `left join ${this.place.table("label")} ${alias} on ${alias}.entity = t.${"labels" in columns ? "labels" : "entity"} and ${alias}.field = ${whole(id)}`,
    );
    const expression = `coalesce(${alias}.code, 0)`;
    this.labels.set(field, expression);
    return expression;
  }

  where(condition: Condition, columns: Readonly<Record<string, unknown>>): void {
    if ("field" in condition) {
      this.in(
        this.label(condition.field, columns),
        condition.values.map((value) => this.dictionary.known(condition.field, value)),
      );
      return;
    }
    if (!(condition.column in columns)) throw new Error(`there is no column ${condition.column}`);
    if ("currencies" in condition)
      this.in(
        `t.${condition.column}`,
        condition.currencies.map((code) => this.dictionary.known("currency", code)),
      );
    else if ("in" in condition) this.in(`t.${condition.column}`, condition.in);
    else {
      if (condition.from !== undefined) this.wheres.push(`t.${condition.column} >= ${whole(condition.from)}`);
      if (condition.to !== undefined) this.wheres.push(`t.${condition.column} <= ${whole(condition.to)}`);
    }
  }

  private in(expression: string, values: readonly (number | null)[]): void {
    const known = values.filter((value): value is number => value !== null);
    this.wheres.push(known.length === 0 ? "1 = 0" : `${expression} in (${known.map(whole).join(", ")})`);
  }

  get tail(): string {
    return `${this.joins.map((join) => ` ${join}`).join("")}${this.wheres.length === 0 ? "" : ` where ${this.wheres.join(" and ")}`}`;
  }
}

export function compileSums(question: Question, dictionary: Dictionary, place: Place): Compiled {
  const rolled = place.hasRollups === true && isRolledUp(question);
  const columns = factTables[question.fact].columns;
  const builder = new Builder(dictionary, place);
  const keys = question.by.map((dimension, i) => ({ alias: `k${i}`, ...keyOf(dimension, builder, columns) }));
  for (const condition of question.where) builder.where(condition, columns);
  const sums = question.sums.map((column, i) => {
    if (!(column in columns)) throw new Error(`there is no column ${column}`);
    return `sum(t.${column}) as s${i}`;
  });
  const counted = ["n", ...question.sums.map((_, i) => `s${i}`)];
  const select = [
    ...keys.map(({ alias, expression }) => `${expression} as ${alias}`),
    rolled ? "sum(t.n) as n" : "count(*) as n",
    ...sums,
  ].join(", ");
  const group = keys.length === 0 ? "" : ` group by ${keys.map(({ expression }) => expression).join(", ")}`;
  // Corrections may have taken the last record out of a group.
  const left = rolled && keys.length > 0 ? " having sum(t.n) <> 0" : "";
  const table = place.table(rolled ? rollupName(question.fact) : tableOf(question));
  const sql = `select ${select} from ${table} t${builder.tail}${group}${left}`;
  return {
    sql: `${place.gather ? gathered(place.gather(sql)) : sql}${question.top ? orderOf(question.top) : ""}`,
    decode: (row) => ({
      keys: keys.map(({ decode }, i) => decode(Number(row[i]))),
      rows: Number(row[keys.length]),
      sums: question.sums.map((_, i) => bigint(row[keys.length + 1 + i])),
    }),
  };

  /** Adds up what the parts of the store answered. */
  function gathered(from: string): string {
    const outer = [...keys.map(({ alias }) => `p.${alias} as ${alias}`), ...counted.map((alias) => `sum(p.${alias}) as ${alias}`)];
    return `select ${outer.join(", ")} from ${from} p${keys.length === 0 ? "" : ` group by ${keys.map(({ alias }) => `p.${alias}`).join(", ")}`}`;
  }

  function orderOf({ limit, offset = 0, largest }: NonNullable<Question["top"]>): string {
    const first = counted[question.sums.length === 0 ? 0 : 1] ?? "n";
    const by = [`${place.gather ? `sum(p.${first})` : first}${largest ? " desc" : ""}`, ...keys.map(({ alias }) => alias)];
    return ` order by ${by.join(", ")} limit ${whole(limit)} offset ${whole(offset)}`;
  }

  function keyOf(
    dimension: Dimension,
    target: Builder,
    known: Readonly<Record<string, unknown>>,
  ): { expression: string; decode: (code: number) => number | string | null } {
    if ("field" in dimension)
      return { expression: target.label(dimension.field, known), decode: (code) => dictionary.value(dimension.field, code) };
    if (!(dimension.column in known)) throw new Error(`there is no column ${dimension.column}`);
    const decode = isCurrency(dimension.column) ? (code: number) => dictionary.value("currency", code) : (code: number) => code;
    return { expression: `t.${dimension.column}`, decode };
  }
}

/** Fact rows by entity and day, so that pages of an explanation do not overlap. */
export function compileRows(
  question: RowsQuestion,
  dictionary: Dictionary,
  place: Place,
): { sql: string; decode: (row: readonly unknown[]) => (bigint | string | null)[] } {
  const columns = factTables[question.fact].columns;
  const builder = new Builder(dictionary, place);
  for (const condition of question.where) builder.where(condition, columns);
  const order = ["entity", "day", "from_month", "month", "state", "kind", "layer", "due_day"].filter((column) => column in columns);
  const sorted = `order by ${order.map((column) => `t.${column}`).join(", ")} limit`;
  const select = (read: readonly string[], from: string): string => `select ${read.map((column) => `t.${column}`).join(", ")} from ${from}`;
  const rows = (read: readonly string[]): string => `${select(read, `${place.table(tableOf(question))} t`)}${builder.tail}`;
  const last = whole(question.limit + question.offset);
  const from = place.gather?.(`${rows([...new Set([...question.columns, ...order])])} ${sorted} ${last}`);
  return {
    sql: `${from === undefined ? rows(question.columns) : select(question.columns, `${from} t`)} ${sorted} ${whole(question.limit)} offset ${whole(question.offset)}`,
    decode: (row) =>
      question.columns.map((column, i) => (isCurrency(column) ? dictionary.value("currency", Number(row[i])) : bigint(row[i]))),
  };
}

/** Engines give sums as numbers, big integers or text. */
function bigint(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  if (value === null || value === undefined) return 0n;
  return BigInt(String(value));
}

/**
 * First and last month, and last day, of movements, stage entries and free sign-ups; beside them when what is beside MRR, such as a trial, began
 * first. Two questions, because the first of many parts is the first of all, and no last.
 */
export function spanSql({ table, gather }: Place): readonly [happened: string, begun: string] {
  const happened = `select min(first_month) as f, max(last_month) as l, max(last_day) as d from (
     select min(month) as first_month, max(month) as last_month, max(day) as last_day from ${table("movement")} t
     union all select min(month), max(month), max(day) from ${table("stage")} t
     union all select min(month), max(month), max(day) from ${table("freemium")} t) s`;
  const begun = `select min(month) as f, min(day) as d from ${table("layer")} t`;
  return gather
    ? [`select min(p.f), max(p.l), max(p.d) from ${gather(happened)} p`, `select min(p.f), min(p.d) from ${gather(begun)} p`]
    : [happened, begun];
}

const known = (values: readonly unknown[]): readonly number[] =>
  values.filter((value) => value !== null && value !== undefined).map(Number);

export function toSpan([first, last, lastDay]: readonly unknown[], [begun, begunDay]: readonly unknown[]): Span | null {
  const months = known([first, last, begun]);
  return months.length === 0
    ? null
    : { first: month(Math.min(...months)), last: month(Math.max(...months)), lastDay: day(Math.max(...known([lastDay, begunDay]))) };
}
