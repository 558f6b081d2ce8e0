import type { FileMapping, Mapping } from "../domain/index.ts";
import { baremetricsImporters } from "./baremetrics/index.ts";
import type { CellRules } from "./cells/fields.ts";
import { chartmogulImporters } from "./chartmogul/index.ts";
import { hubspotImporters } from "./hubspot/index.ts";
import type { Importer, Sample } from "./importer.ts";
import { compileMapping, type MappedRow } from "./mapping/compile.ts";
import { FileMemory } from "./mapping/memory.ts";
import type { RawTable } from "./reading/index.ts";
import { salesforceImporters } from "./salesforce/index.ts";
import { stripeImporters } from "./stripe/index.ts";
import { templateImporters } from "./templates/index.ts";

export type { CellRules } from "./cells/fields.ts";
export type { Importer, Sample } from "./importer.ts";
export { type FileQuestion, survey } from "./inspect.ts";
export { readLookup } from "./lookup.ts";
export { type MappedRow, missingColumns } from "./mapping/compile.ts";
export { type RawRow, type RawTable, readTable, readText } from "./reading/index.ts";
export { suggestMapping } from "./suggest.ts";
export { templateCsv, templateName } from "./templates/index.ts";

/** Every kind of export we know by its header. Adding one is a folder and a line here. */
export const importers: readonly Importer[] = [
  ...stripeImporters,
  ...hubspotImporters,
  ...salesforceImporters,
  ...chartmogulImporters,
  ...baremetricsImporters,
  ...templateImporters,
];

export const findImporter = (id: string): Importer | undefined => importers.find((importer) => importer.id === id);

/** The importer a file belongs to; `null` when none is sure, or two are equally so. */
export function identify(sample: Sample): Importer | null {
  const ranked = importers.map((importer) => ({ importer, score: importer.identify(sample) })).filter(({ score }) => score >= 0.5);
  ranked.sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return first && first.score !== second?.score ? first.importer : null;
}

/** Reads all rows of a table through a mapping. */
export async function* mapRows(
  table: RawTable,
  mapping: Mapping,
  file: FileMapping,
  rules: CellRules,
): AsyncGenerator<readonly MappedRow[]> {
  let names = [...table.header];
  const memory = new FileMemory();
  let mapper = compileMapping(mapping, file, names, rules, memory);
  for await (const group of table.groups) {
    // JSON shows new keys as it goes on.
    if (table.header.length !== names.length) {
      names = [...table.header];
      mapper = compileMapping(mapping, file, names, rules, memory);
    }
    yield group.map(mapper);
  }
}
