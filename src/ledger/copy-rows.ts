import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type Cell = string | number | boolean | null;

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One value in PostgreSQL's text COPY format. */
function encode(cell: Cell): string {
  if (cell === null) return "\\N";
  const value = typeof cell === "string" ? cell : String(cell);
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
}

const CHUNK = 1 << 16;

async function* encoded(rows: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<string> {
  let buffer = "";
  for await (const group of rows) {
    for (const row of group) {
      for (let i = 0; i < row.length; i++) buffer += (i === 0 ? "" : "\t") + encode(row[i] as Cell);
      buffer += "\n";
      if (buffer.length >= CHUNK) {
        yield buffer;
        buffer = "";
      }
    }
  }
  if (buffer !== "") yield buffer;
}

/** Streams groups of rows into a table; memory stays at one group. */
export async function copyRows(client: pg.ClientBase, into: string, rows: AsyncIterable<readonly (readonly Cell[])[]>): Promise<void> {
  await pipeline(Readable.from(encoded(rows), { objectMode: false }), client.query(copyFrom(`copy ${into} from stdin`)));
}
