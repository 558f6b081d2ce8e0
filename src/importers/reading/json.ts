import { JSONParser } from "@streamparser/json";
import { Refusal } from "../../domain/index.ts";
import { withoutHalves } from "./characters.ts";
import type { RawRow, RawTable } from "./table.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Cells of an object: nested keys joined by dots, lists of plain values by `;`, other lists as JSON. */
function flatten(value: Json, into: Map<string, string> = new Map(), path = "", depth = 0): Map<string, string> {
  if (value === null) return into;
  if (depth > MAX_DEPTH) into.set(path, "(nested too deeply to be read)");
  else if (Array.isArray(value)) {
    const plain = value.every((item) => item === null || typeof item !== "object");
    into.set(path, plain ? value.map((item) => String(item ?? "")).join(";") : asText(value));
  } else if (typeof value === "object") {
    for (const [key, child] of Object.entries(value)) flatten(child, into, path === "" ? key : `${path}.${key}`, depth + 1);
  } else {
    into.set(path === "" ? "value" : path, String(value));
  }
  return into;
}

const MAX_DEPTH = 40;

/** JSON of a list, if it is not nested so deeply that nobody could have meant it. */
function asText(list: readonly Json[]): string {
  try {
    return JSON.stringify(list);
  } catch {
    return "(nested too deeply to be read)";
  }
}

/** A row made of an object, with what is wrong with it or worth knowing. */
export interface ExpandedRow {
  readonly object: Json;
  readonly broken?: { readonly code: string; readonly sentence: string; readonly column?: string };
  readonly remarks?: readonly { readonly code: string; readonly sentence: string }[];
}

/** Turns one parsed object into rows; one row of the object itself unless an importer says otherwise. Never loses an object. */
export type Expand = (object: Json) => readonly ExpandedRow[];

const GROUP = 1000;
/** No honest object is longer; it would have to be held in memory whole. */
const MAX_OBJECT = 64_000_000;

const tooLong = (): Refusal =>
  new Refusal(
    "no_rows",
    422,
    "The file holds an object longer than 64 MB, so it is no list of records. Export it as a list, or as JSON lines.",
  );

/** Reads a JSON array, an object with a list in `data`, or one object a line. Order of keys and missing keys do not matter. */
export async function readJson(pieces: AsyncIterable<string>, expand: Expand = (object) => [{ object }]): Promise<RawTable> {
  const header: string[] = [];
  const columns = new Map<string, number>();
  const cellsOf = (object: Json): readonly string[] => {
    const cells: string[] = [];
    for (const [name, cell] of flatten(object)) {
      let column = columns.get(name);
      if (column === undefined) {
        column = header.push(withoutHalves(name)) - 1;
        columns.set(name, column);
      }
      cells[column] = cell;
    }
    for (let i = 0; i < cells.length; i++) cells[i] ??= "";
    return cells;
  };
  const iterator = groups(pieces, expand, cellsOf)[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) throw new Refusal("no_rows", 422, "The file is JSON without any objects in it. Export it again, with rows.");
  const { value } = first;
  async function* all(): AsyncGenerator<readonly RawRow[]> {
    yield value;
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  }
  return { format: "json", header, delimiter: null, groups: all() };
}

async function* groups(
  pieces: AsyncIterable<string>,
  expand: Expand,
  cellsOf: (object: Json) => readonly string[],
): AsyncGenerator<readonly RawRow[]> {
  let row = 1;
  let group: RawRow[] = [];
  for await (const { object, broken } of objects(pieces)) {
    if (broken !== undefined) {
      row += 1;
      group.push({
        row,
        cells: [withoutHalves(broken)],
        broken: { code: "broken_json", sentence: "This is not complete JSON. Export the file again, or mend this line." },
      });
    } else {
      for (const { object: one, ...said } of expand(object)) {
        row += 1;
        group.push({ row, cells: cellsOf(one), ...said });
      }
    }
    if (group.length >= GROUP) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

interface Found {
  readonly object: Json;
  readonly broken?: string;
}

async function* objects(pieces: AsyncIterable<string>): AsyncGenerator<Found> {
  const iterator = pieces[Symbol.asyncIterator]();
  let head = "";
  let ended = false;
  while (!ended && (head.length < 1 << 16 || !head.includes("\n"))) {
    const next = await iterator.next();
    ended = next.done === true;
    head += next.done ? "" : next.value;
    if (head.length > 1 << 22) break;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  }
  yield* looksLikeLines(head) ? jsonLines(all()) : jsonDocument(all());
}

/** One complete object on the first line, and another after it. */
function looksLikeLines(head: string): boolean {
  const [first = "", second = ""] = head.split("\n", 2);
  if (!first.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(first);
    return second.trim() === "" || second.trimStart().startsWith("{");
  } catch {
    return false;
  }
}

async function* jsonLines(pieces: AsyncIterable<string>): AsyncGenerator<Found> {
  let rest = "";
  const read = (line: string): Found | null => {
    if (line.trim() === "") return null;
    try {
      return { object: JSON.parse(line) as Json };
    } catch {
      return { object: null, broken: line };
    }
  };
  for await (const piece of pieces) {
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > MAX_OBJECT) throw tooLong();
    for (const line of parts) {
      const found = read(line);
      if (found) yield found;
    }
  }
  const last = read(rest);
  if (last) yield last;
}

async function* jsonDocument(pieces: AsyncIterable<string>): AsyncGenerator<Found> {
  const found: Found[] = [];
  const parser = new JSONParser({ paths: ["$", "$.*", "$.data.*"], keepStack: false });
  let isList = false;
  let root: Json = null;
  parser.onValue = ({ value, key, parent, stack }) => {
    const depth = stack.length;
    if (depth === 0) root = value as Json;
    else if (typeof key === "number" && (depth === 1 || (depth === 2 && stack[1]?.key === "data"))) {
      isList = true;
      found.push({ object: value as Json });
      // The parser would keep the whole list, because the list's own end is asked for too.
      if (Array.isArray(parent)) delete parent[key];
    }
  };
  let failure: unknown = null;
  parser.onError = (error) => {
    failure = error;
  };
  let sinceLast = 0;
  for await (const piece of pieces) {
    sinceLast += piece.length;
    if (failure === null) parser.write(piece);
    if (found.length > 0) sinceLast = 0;
    if (sinceLast > MAX_OBJECT) throw tooLong();
    while (found.length > 0) yield found.shift() as Found;
    if (failure !== null) break;
  }
  if (failure !== null || (!parser.isEnded && root === null)) {
    if (!isList) throw new Refusal("broken_json", 422, "The file begins like JSON and is not. Export it again.");
    yield { object: null, broken: `${String(failure ?? "the file ends before its JSON does")}` };
    return;
  }
  if (!isList && root !== null && typeof root === "object" && !Array.isArray(root)) yield { object: root };
}
