import type { FileMapping, Mapping } from "../domain/index.ts";
import type { FileQuestion } from "../importers/index.ts";
import {
  findImporter,
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
  /** The first rows with their line numbers, those that cannot be read included. */
  readonly rows: readonly RawRow[];
}

const SAMPLE_ROWS = 200;

/** Reads the beginning of a file and recognises it. */
export async function inspectFile(file: InputFile): Promise<Inspection> {
  const table = await readTable(file.open());
  const rows: RawRow[] = [];
  let whole = 0;
  for await (const group of table.groups) {
    rows.push(...group);
    whole += group.filter((row) => !row.broken).length;
    if (whole >= SAMPLE_ROWS) break;
  }
  const cells = rows.filter((row) => !row.broken).map((row) => row.cells);
  const sample: Sample = { name: file.name, format: table.format, header: [...table.header], rows: cells.slice(0, SAMPLE_ROWS) };
  return { sample, encoding: table.encoding, gzipped: table.gzipped, delimiter: table.delimiter, importer: identify(sample), rows };
}

/** How a file is to be read: by whose rules, into what. */
export interface Plan {
  readonly importer: string;
  readonly mapping: Mapping;
  readonly file: FileMapping;
}

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
  /** The plan with what the file itself has shown, so that a single row of it can be read the same way later. */
  readonly plan: Plan;
  rows(): AsyncIterable<readonly MappedRow[]>;
}

/** Finds out how the cells are written, and gives the rows through the mapping. */
export async function readyFile(input: InputFile, plan: Plan, zone: string, expand: Importer["expand"]): Promise<ReadyFile> {
  const takeApart = expand ?? findImporter(plan.file.preset ?? "")?.expand;
  const options = {
    ...(plan.file.delimiter === undefined ? {} : { delimiter: plan.file.delimiter }),
    ...(takeApart === undefined ? {} : { expand: takeApart }),
  };
  const first = await readTable(input.open(), options);
  const surveyed = await survey(plan.mapping, plan.file, first.header, first.groups as AsyncIterable<readonly RawRow[]>);
  const shown = surveyed.dateOrder === null ? plan.file : { ...plan.file, dates: surveyed.dateOrder };
  return {
    questions: surveyed.questions,
    plan: { ...plan, file: { ...shown, decimal: surveyed.decimalMark } },
    async *rows() {
      const table = await readTable(input.open(), options);
      yield* mapRows(table, plan.mapping, plan.file, {
        dateOrder: surveyed.dateOrder,
        decimalMark: surveyed.decimalMark,
        money: plan.file.money ?? "major",
        zone: plan.mapping.zone ?? zone,
        withdrawn: surveyed.withdrawn,
      });
    },
  };
}
