import { readableRows } from "./characters.ts";
import { readCsv } from "./csv.ts";
import { type Expand, readJson } from "./json.ts";
import type { RawTable } from "./table.ts";
import { type Encoding, readText } from "./text.ts";

export type { Expand, ExpandedRow, Json } from "./json.ts";
export type { RawRow, RawTable } from "./table.ts";
export { type Encoding, readText } from "./text.ts";

export interface ReadOptions {
  readonly delimiter?: string;
  readonly expand?: Expand;
}

/** Reads any of the forms a file may have: CSV, JSON or JSON lines, in any encoding, gzipped or not. */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<RawTable & { readonly encoding: Encoding; readonly gzipped: boolean }> {
  const { encoding, gzipped, pieces } = await readText(bytes);
  const { first, all } = await firstPiece(pieces);
  const table = /^\s*[[{]/.test(first) ? await readJson(all, options.expand) : await readCsv(all, options.delimiter);
  return { ...table, groups: readableRows(table.format, table.header, table.groups), encoding, gzipped };
}

async function firstPiece(pieces: AsyncIterable<string>): Promise<{ first: string; all: AsyncIterable<string> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  let first = "";
  let ended = false;
  while (!ended && first.trim() === "") {
    const next = await iterator.next();
    ended = next.done === true;
    first += next.done ? "" : next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield first;
    while (!ended) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  }
  return { first, all: all() };
}
