import type { FileMapping, Mapping } from "../domain/index.ts";
import type { FileQuestion } from "../importers/index.ts";
import {
  type Importer,
  identify,
  type MappedRow,
  mapRows,
  type RawRow,
  readTable,
  type Sample,
  suggestMapping,
  survey,
} from "../importers/index.ts";

/** A file to be read, more than once if need be. */
export interface InputFile {
  readonly name: string;
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What a file turned out to be. */
export interface Inspection {
  readonly sample: Sample;
  readonly encoding: string;
  readonly gzipped: boolean;
  readonly delimiter: string | null;
  /** The importer that knows it; `null` when none does. */
  readonly importer: Importer | null;
}

const SAMPLE_ROWS = 200;

/** Reads the beginning of a file and recognises it. */
export async function inspectFile(file: InputFile): Promise<Inspection> {
  const table = await readTable(file.open());
  const rows: (readonly string[])[] = [];
  for await (const group of table.groups) {
    rows.push(...group.filter((row) => !row.broken).map((row) => row.cells));
    if (rows.length >= SAMPLE_ROWS) break;
  }
  const sample: Sample = { name: file.name, format: table.format, header: [...table.header], rows: rows.slice(0, SAMPLE_ROWS) };
  return { sample, encoding: table.encoding, gzipped: table.gzipped, delimiter: table.delimiter, importer: identify(sample) };
}

/** How a file is to be read: by whose rules, into what. */
export interface Plan {
  readonly importer: string;
  readonly mapping: Mapping;
  readonly file: FileMapping;
}

const matches = (pattern: string, name: string): boolean => {
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const plain = name.replace(/\.gz$/i, "").replace(/\.to-correct\.csv$/i, ".csv");
  return [name, plain].some((candidate) => new RegExp(`^${expression}$`, "i").test(candidate));
};

/** The part of a mapping that speaks of a file. */
export const fileMappingFor = (mapping: Mapping, name: string): FileMapping | null =>
  mapping.files.find((file) => matches(file.file, name)) ?? null;

/** The plan of a recognised file, under a source name if the user gave one. */
export function presetPlan({ importer, sample }: Inspection, source: string | undefined): Plan | null {
  if (!importer) return null;
  const { file, maps } = importer.mapping(sample);
  return {
    importer: importer.id,
    mapping: { source: source ?? importer.source, ...(maps === undefined ? {} : { maps }), files: [file] },
    file,
  };
}

export function suggestedMapping({ sample }: Inspection, source: string): Mapping | null {
  const file = suggestMapping(sample);
  return file && { source, files: [file] };
}

/** A file made ready: its rows can be read, or there is something to ask first. */
export interface ReadyFile {
  readonly questions: readonly FileQuestion[];
  rows(): AsyncIterable<readonly MappedRow[]>;
}

/** Finds out how the cells are written, and gives the rows through the mapping. */
export async function readyFile(input: InputFile, plan: Plan, zone: string, expand: Importer["expand"]): Promise<ReadyFile> {
  const options = {
    ...(plan.file.delimiter === undefined ? {} : { delimiter: plan.file.delimiter }),
    ...(expand === undefined ? {} : { expand }),
  };
  const first = await readTable(input.open(), options);
  const surveyed = await survey(plan.mapping, plan.file, first.header, first.groups as AsyncIterable<readonly RawRow[]>);
  return {
    questions: surveyed.questions,
    async *rows() {
      const table = await readTable(input.open(), options);
      yield* mapRows(table, plan.mapping, plan.file, {
        dateOrder: surveyed.dateOrder,
        decimalMark: surveyed.decimalMark,
        money: plan.file.money ?? "major",
        zone: plan.mapping.zone ?? zone,
      });
    },
  };
}
