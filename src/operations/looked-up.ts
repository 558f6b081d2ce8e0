import { badRequest, isFileNamed, listsUsed, type Mapping } from "../domain/index.ts";
import { readLookup } from "../importers/index.ts";
import type { InputFile } from "./read-file.ts";

/**
 * The mapping with the lists that other files of the same import hold, as lists of its own. A list that some of the files need and none holds is
 * refused: read without it, ids would stand where names stood before.
 */
export async function withLookups(mapping: Mapping, files: readonly InputFile[]): Promise<Mapping> {
  const { lookups, maps, ...rest } = mapping;
  if (lookups === undefined) return mapping;
  const isNeeded = neededBy(mapping, files);
  const read: Record<string, Readonly<Record<string, string>>> = {};
  for (const [name, lookup] of Object.entries(lookups)) {
    if (!isNeeded(name)) continue;
    const file = files.find((one) => isFileNamed(lookup.file, one.name));
    if (file === undefined)
      throw badRequest(
        "lookup_missing",
        `The mapping says what cells mean by ${lookup.file} (list “${name}”), and that file is not here. Import it together with the others.`,
        { file: lookup.file, list: name },
      );
    const found = await readLookup(file.open(), lookup);
    if (typeof found === "string")
      throw badRequest("lookup_column", `${file.name} has no column “${found}”, which the list “${name}” of the mapping is read from.`, {
        file: file.name,
        column: found,
      });
    read[name] = found;
  }
  return { ...rest, maps: { ...maps, ...read } };
}

/** Whether any of the files is read by a list. */
function neededBy({ files: known }: Mapping, files: readonly InputFile[]): (list: string) => boolean {
  const used = new Set(
    known.filter(({ file, ignore }) => ignore === undefined && files.some(({ name }) => isFileNamed(file, name))).flatMap(listsUsed),
  );
  return (list) => used.has(list);
}
