import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CanonicalRecord, Issue, Mapping } from "../../src/domain/index.ts";
import { recordDefinition, recordTypes } from "../../src/domain/index.ts";
import { type FileQuestion, importers, type MappedRow, templateCsv, templateName } from "../../src/importers/index.ts";
import { withAnswers } from "../../src/operations/import-files.ts";
import { inspectFile, presetPlan, readyFile } from "../../src/operations/read-file.ts";
import { textFile } from "../helpers/ledger.ts";

export interface Read {
  readonly importer: string | null;
  readonly questions: readonly FileQuestion[];
  readonly rows: readonly MappedRow[];
  readonly records: readonly CanonicalRecord[];
  readonly issues: readonly Issue[];
}

/** A file as a preset reads it, up to but not into the ledger. */
export async function read(
  name: string,
  content: string | Uint8Array,
  answers: Parameters<typeof withAnswers>[1] = {},
  maps: Mapping["maps"] = {},
): Promise<Read> {
  const file = textFile(name, content);
  const plan = presetPlan(await inspectFile(file), undefined);
  if (!plan) return { importer: null, questions: [], rows: [], records: [], issues: [] };
  const mapping = withAnswers({ ...plan.mapping, maps: { ...plan.mapping.maps, ...maps } }, answers);
  const importer = importers.find(({ id }) => id === plan.importer);
  const ready = await readyFile(file, { ...plan, mapping }, "UTC", importer?.expand);
  const rows: MappedRow[] = [];
  for await (const group of ready.rows()) rows.push(...group);
  return {
    importer: plan.importer,
    questions: ready.questions,
    rows,
    records: rows.flatMap((row) => row.records),
    issues: rows.flatMap((row) => row.issues),
  };
}

export interface SampleFile {
  readonly importer: string;
  readonly name: string;
  readonly text: string;
}

const ROOM = join(import.meta.dirname, "../../src/importers");

/** The invented file of every importer: named like it, or with something behind its name. */
export function samples(): readonly SampleFile[] {
  const folders = readdirSync(ROOM, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name }) => {
    const folder = join(ROOM, name, "samples");
    try {
      return readdirSync(folder).map((file) => ({ name: file, text: readFileSync(join(folder, file), "utf8") }));
    } catch {
      return [];
    }
  });
  const named = files.map(({ name, text }) => ({ importer: name.split(".").slice(0, 2).join("."), name, text }));
  const templates = recordTypes
    .filter((type) => Object.values(templateFields(type)).some((field) => field.required))
    .map((type) => ({ importer: `template.${type}`, name: templateName(type), text: templateCsv(type) }));
  return [...named, ...templates];
}

const templateFields = (type: (typeof recordTypes)[number]): Readonly<Record<string, { readonly required?: true }>> =>
  recordDefinition(type).fields;
