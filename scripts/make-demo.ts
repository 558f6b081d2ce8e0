import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toCsv } from "./demo/table.ts";
import { makeTables } from "./demo/tables.ts";
import { makeWorkspace } from "./demo/workspace/workspace.ts";

// Writes the exports of the invented company, and what its team wrote down, into demo/: the same bytes every time.
const folder = join(import.meta.dirname, "..", "demo");
mkdirSync(folder, { recursive: true });
let bytes = 0;
const tables = makeTables();
for (const table of tables) {
  const text = toCsv(table);
  bytes += Buffer.byteLength(text);
  writeFileSync(join(folder, table.name), text);
  console.log(`${table.name}: ${table.rows.length} rows`);
}
const workspace = makeWorkspace(tables);
bytes += Buffer.byteLength(workspace);
writeFileSync(join(folder, "workspace.json"), workspace);
console.log(`workspace.json: ${workspace.split('{"kind":').length - 1} documents`);
console.log(`${(bytes / 1e6).toFixed(2)} MB`);
