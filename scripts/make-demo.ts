import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toCsv } from "./demo/table.ts";
import { makeTables } from "./demo/tables.ts";

// Writes the exports of the invented company into demo/: the same bytes every time.
const folder = join(import.meta.dirname, "..", "demo");
mkdirSync(folder, { recursive: true });
let bytes = 0;
for (const table of makeTables()) {
  const text = toCsv(table);
  bytes += Buffer.byteLength(text);
  writeFileSync(join(folder, table.name), text);
  console.log(`${table.name}: ${table.rows.length} rows`);
}
console.log(`${(bytes / 1e6).toFixed(2)} MB`);
