import { type Day, day, type Month, type Overrides, readOverrides, writeOverrides } from "../domain/index.ts";
import type { Level } from "../facts/index.ts";
import type { FactBatch } from "./batch.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Question, RowsQuestion, SumRow } from "./question.ts";

/** Which derivation of the ledger is asked: at what level, as of when it was recorded, and counted how. */
export interface Scope {
  readonly level: Level;
  /** An instant in the past, as ISO 8601; `null` for what is known now. */
  readonly asOf: string | null;
  /** Where it is counted otherwise than the organisation counts. */
  readonly otherwise: Overrides;
  /** Last day anything may have happened: what is dated later is left out, however it was learned. Absent: the day of asking. */
  readonly until?: Day;
}

/** What is asked when nothing else is said. */
export const presentScope = (level: Level = "customer"): Scope => ({ level, asOf: null, otherwise: {} });

/** `customer@2026-03-31T23:59:59.999Z^20453~gapDays=0`: instant, last day and differences are left out where there are none. */
export function scopeKey({ level, asOf, otherwise, until }: Scope): string {
  const said = writeOverrides(otherwise);
  return `${level}${asOf === null ? "" : `@${asOf}`}${until === undefined ? "" : `^${until}`}${said === "" ? "" : `~${said}`}`;
}

export function parseScope(key: string): Scope {
  const [whole = "", said = ""] = key.split("~");
  const [place = "", until] = whole.split("^");
  const [level = "customer", asOf] = place.split("@");
  const scope = { level: level as Level, asOf: asOf ?? null, otherwise: readOverrides(said) };
  return until === undefined ? scope : { ...scope, until: day(Number(until)) };
}

/** How far a scope's facts have come. */
export interface Mark {
  /** The ledger position all of whose changes are in. */
  readonly position: number;
  /** The day at whose end the facts are true. */
  readonly horizon: Day;
  /** Settings and version they were derived with; other ones need another derivation. */
  readonly context: string;
}

/** Whether facts have come as far as they are wanted. What was recorded by an instant never changes, so an as-of scope is derived once. */
export const isReached = ({ asOf }: Scope, mark: Mark, target: Mark): boolean =>
  mark.context === target.context &&
  (asOf !== null ? mark.horizon <= target.horizon : mark.position >= target.position && mark.horizon === target.horizon);

/** Where another process has begun the next day already, its clock is followed: two days in turn would derive all of a ledger again and again. */
export const aheadWith = ({ asOf, until }: Scope, target: Mark, mark: Mark): Mark =>
  asOf === null && until === undefined && mark.horizon === target.horizon + 1 ? { ...target, horizon: mark.horizon } : target;

/** A segment field with how many different values it has. */
export interface FieldSummary {
  readonly field: string;
  readonly values: number;
}

/** First and last month, and last day, on which anything happened. */
export interface Span {
  readonly first: Month;
  readonly last: Month;
  readonly lastDay: Day;
}

/** Derives the facts to be written, giving codes to names as it goes. */
export type Fill = (dictionary: Dictionary) => AsyncIterable<FactBatch>;

/** One state of a scope's facts. All answers of one reader belong together. */
export interface FactReader {
  readonly mark: Mark;
  sums(question: Question): Promise<readonly SumRow[]>;
  rows(question: RowsQuestion): Promise<readonly (readonly (bigint | string | null)[])[]>;
  fields(): readonly FieldSummary[];
  values(field: string): readonly string[];
  /** `null` when nothing has happened yet. */
  span(): Promise<Span | null>;
}

/**
 * Where facts are kept and summed. It can always be deleted and built again from the ledger. Readers see one state or
 * the next, never half a refresh.
 */
export interface AnalyticsStore {
  readonly engine: string;
  /** Every scope that has facts. */
  scopes(): Promise<readonly Scope[]>;
  mark(scope: Scope): Promise<Mark | null>;
  /** Replaces everything a scope holds. */
  rebuild(scope: Scope, mark: Mark, fill: Fill): Promise<void>;
  /** Replaces what a scope holds of some units. */
  refresh(scope: Scope, mark: Mark, units: readonly number[], fill: Fill): Promise<void>;
  /** Units that change by themselves up to a day, because something dated ahead comes true. */
  unitsDue(scope: Scope, upTo: Day): Promise<readonly number[]>;
  /** About how many units have facts. */
  unitCount(scope: Scope): Promise<number>;
  read<T>(scope: Scope, work: (reader: FactReader) => Promise<T>): Promise<T>;
  drop(scope: Scope): Promise<void>;
  /** Fails when the engine does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A store that many processes share: each of them may write a part of a derivation, and all read the same state. Which state that is stands in
 * PostgreSQL (`SharedStates`), as do the codes of names (`SharedNames`): changing that one row is what makes facts visible.
 */
export interface SharedStore extends AnalyticsStore {
  readonly isShared: true;
  /** Version of the facts whose states it keeps; those of other programs are beside them. */
  readonly version: number;
  /** Begins a derivation of a whole scope, written part by part by many; nobody reads it before it is finished. Gives the build's id. */
  beginBuild(scope: Scope): Promise<string>;
  /**
   * Writes one part. A part that is already there is left alone; one that was begun by a process that died is written anew; of two who write the
   * same part at once one is kept.
   */
  writePart(build: string, part: number, fill: Fill): Promise<void>;
  /** Puts the finished build in the place of what the scope held; readers see all of it or nothing. Fails if a part is missing. */
  finishBuild(scope: Scope, build: string, parts: number, mark: Mark): Promise<void>;
  /** Removes a build that will not be finished, or one whose place another has taken. One that is gone already is no failure. */
  dropBuild(build: string): Promise<void>;
}

export const isShared = (store: AnalyticsStore): store is SharedStore => "isShared" in store;

/** A whole derivation by one process: a build of a single part, of which nothing is left when it fails. */
export async function rebuildInOnePart(store: SharedStore, scope: Scope, mark: Mark, fill: Fill): Promise<void> {
  const build = await store.beginBuild(scope);
  try {
    await store.writePart(build, 0, fill);
    await store.finishBuild(scope, build, 1, mark);
  } catch (error) {
    await store.dropBuild(build);
    throw error;
  }
}
