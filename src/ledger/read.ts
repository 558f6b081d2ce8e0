import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Day, day, type FieldValue, type RecordType } from "../domain/index.ts";
import { subjectKindOf, typeOf } from "./codes.ts";
import { entriesSql, type UnitRange } from "./unit-sql.ts";

/** One current entry with whom it is about, as facts are derived from it. */
export interface LedgerEntry {
  readonly seq: number;
  readonly origin: number | null;
  readonly file: number;
  readonly type: RecordType;
  readonly source: number;
  readonly subject: number;
  readonly subjectKind: ReturnType<typeof subjectKindOf>;
  readonly account: number | null;
  readonly parent: number | null;
  readonly day: Day | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LedgerUnit {
  readonly id: number;
  readonly entries: readonly LedgerEntry[];
  /** All versions of them, where the range asks for them. */
  readonly history?: readonly LedgerEntry[];
}

/** Reads current entries, unit by unit, in groups as they arrive. */
export async function* readUnits(client: pg.ClientBase, range: UnitRange): AsyncGenerator<readonly LedgerUnit[]> {
  const decoder = new TextDecoder();
  const history = range.history === true;
  let rest = "";
  let unit = 0;
  let raw: RawEntry[] = [];
  for await (const chunk of client.query(copyTo(await entriesSql(client, range)))) {
    const text = rest + decoder.decode(chunk as Buffer, { stream: true });
    const group: LedgerUnit[] = [];
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      const scanner = new Scanner(text, from, end);
      const next = scanner.whole();
      if (next !== unit && raw.length > 0) {
        group.push(finish(unit, raw, history));
        raw = [];
      }
      unit = next;
      raw.push(readEntry(scanner));
      from = end + 1;
    }
    rest = text.slice(from);
    if (group.length > 0) yield group;
  }
  if (raw.length > 0) yield [finish(unit, raw, history)];
}

/** A run of unit numbers, both ends included, and how many units there are of them now. */
export interface UnitRun {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

const LAST_UNIT = 2 ** 31 - 1;

/** Cuts the ledger into runs of about equally many units, to be derived side by side. Every number is in one of them: some were units once. */
export async function unitRanges(client: pg.ClientBase | pg.Pool, parts: number): Promise<readonly UnitRun[]> {
  const { rows } = await client.query<{ from: number; units: number }>(
    `select min(unit) as "from", count(*) as units from (select unit, ntile($1) over (order by unit) as part from (select distinct unit from bowtie.subject) u) p group by part order by part`,
    [parts],
  );
  return rows.map(({ from, units }, i) => ({ from: i === 0 ? 0 : from, to: (rows[i + 1]?.from ?? LAST_UNIT + 1) - 1, units }));
}

/** How many entries there are, about. */
export async function entryEstimate(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ entries: number }>("select coalesce(max(last_seq), 0) as entries from bowtie.file");
  return rows[0]?.entries ?? 0;
}

interface RawEntry {
  readonly seq: number;
  readonly origin: number | null;
  readonly file: number;
  readonly type: RecordType;
  readonly source: number;
  readonly subject: number;
  readonly subjectKind: LedgerEntry["subjectKind"];
  readonly account: number | null;
  readonly parent: number | null;
  readonly day: Day | null;
  readonly body: string;
}

/** Of several versions of a record the newest holds. */
function finish(id: number, raw: readonly RawEntry[], withHistory: boolean): LedgerUnit {
  const current = raw.some((entry) => entry.origin !== null) ? newest(raw) : raw;
  const entries = current.map(parseBody);
  if (!withHistory) return { id, entries };
  if (current === raw) return { id, entries, history: entries };
  const parsed = new Map(entries.map((entry) => [entry.seq, entry]));
  return { id, entries, history: raw.map((entry) => parsed.get(entry.seq) ?? parseBody(entry)) };
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

function parseBody({ seq, origin, file, type, source, subject, subjectKind, account, parent, day: on, body }: RawEntry): LedgerEntry {
  const fields = JSON.parse(body) as Record<string, FieldValue> & { readonly attributes?: Record<string, string> };
  return {
    seq,
    origin,
    file,
    type,
    source,
    subject,
    subjectKind,
    account,
    parent,
    day: on,
    fields,
    attributes: fields.attributes ?? NO_ATTRIBUTES,
  };
}

/** In the order the records were first told of: a correction takes the place of what it corrects, also among others of its day. */
function newest(raw: readonly RawEntry[]): readonly RawEntry[] {
  const latest = new Map<number, RawEntry>();
  for (const entry of raw) latest.set(entry.origin ?? entry.seq, entry);
  return [...latest.values()];
}

const TAB = 9;
const MINUS = 45;
const ZERO = 48;
const BACKSLASH = 92;

/** Takes the cells of one line of COPY's text apart, from left to right. */
class Scanner {
  private at: number;
  private readonly text: string;
  private readonly end: number;

  constructor(text: string, from: number, end: number) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /** The next cell as a whole number, or `null`. */
  optional(): number | null {
    const { text } = this;
    let at = this.at;
    let code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      this.at = at + 3;
      return null;
    }
    const sign = code === MINUS ? -1 : 1;
    if (sign === -1) code = text.charCodeAt(++at);
    let value = 0;
    while (code !== TAB) {
      value = value * 10 + code - ZERO;
      code = text.charCodeAt(++at);
    }
    this.at = at + 1;
    return sign * value;
  }

  whole(): number {
    return this.optional() ?? 0;
  }

  /** What is left. JSON holds no raw line breaks or tabs, so only backslashes are doubled. */
  rest(): string {
    const body = this.text.slice(this.at, this.end);
    return body.includes("\\") ? body.replaceAll("\\\\", "\\") : body;
  }
}

function readEntry(scanner: Scanner): RawEntry {
  const seq = scanner.whole();
  const origin = scanner.optional();
  const file = scanner.whole();
  const type = typeOf(scanner.whole());
  const source = scanner.whole();
  const subject = scanner.whole();
  const subjectKind = subjectKindOf(scanner.whole());
  const account = scanner.optional();
  const parent = scanner.optional();
  const on = scanner.optional();
  return {
    seq,
    origin,
    file,
    type,
    source,
    subject,
    subjectKind,
    account,
    parent,
    day: on === null ? null : day(on),
    body: scanner.rest(),
  };
}
