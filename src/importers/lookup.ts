import type { Lookup } from "../domain/index.ts";
import { Header } from "./mapping/names.ts";
import { readTable } from "./reading/index.ts";

/** What a file says its keys mean; of a key that stands in it twice the first row counts. The name of a column that the file does not have comes back instead. */
export async function readLookup(
  bytes: AsyncIterable<Uint8Array>,
  { key, value }: Pick<Lookup, "key" | "value">,
): Promise<Readonly<Record<string, string>> | string> {
  const table = await readTable(bytes);
  const header = new Header([...table.header]);
  const [from, to] = [header.find(key), header.find(value)];
  if (from === null) return key;
  if (to === null) return value;
  const found = new Map<string, string>();
  for await (const group of table.groups)
    for (const { broken, cells } of group) {
      const [said = "", meant = ""] = [cells[from]?.trim(), cells[to]?.trim()];
      if (!broken && said !== "" && meant !== "" && !found.has(said)) found.set(said, meant);
    }
  return Object.fromEntries(found);
}
