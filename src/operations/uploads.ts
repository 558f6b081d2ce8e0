import { randomUUID } from "node:crypto";
import type { Output, Parsed, Upload } from "../contract/index.ts";
import { badRequest, fileMappingFor, type Mapping, notFound, Refusal } from "../domain/index.ts";
import { findImporter, type MappedRow, missingColumns, readTable } from "../importers/index.ts";
import { type Context, zoneOf } from "./context.ts";
import { withAnswers } from "./import-files.ts";
import { type InputFile, inspectFile, type Plan, presetPlan, readyFile, suggestedMapping } from "./read-file.ts";
import { shelfOf } from "./upload-shelf.ts";

/** Uploads nobody imported are dropped after a day. */
const KEEP_MILLISECONDS = 24 * 60 * 60 * 1000;

const SAFE_ID = /^[0-9a-f-]{36}$/;

/** Larger files are cut first; a disk filled by mistake would stop everything else. */
const MAX_BYTES = 20e9;

/** The name alone: no folders, and nothing a terminal, a header or the database could stumble over. */
export const cleanName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();

async function* limited(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > limit)
      throw new Refusal("upload_too_large", 413, `The file is larger than ${limit / 1e9} GB. Cut it into parts, each with its header.`);
    yield piece;
  }
}

/** Keeps a file until it is imported, and says what it looks like. */
export async function storeUpload(context: Context, name: string, bytes: AsyncIterable<Uint8Array>, limit = MAX_BYTES): Promise<Upload> {
  const clean = cleanName(name);
  if (clean === "" || clean === "." || clean === ".." || clean.length > 200)
    throw badRequest("bad_name", "The file needs a name of at most 200 characters.");
  const shelf = shelfOf(context);
  await shelf.dropBefore(new Date(context.now().getTime() - KEEP_MILLISECONDS));
  const id = randomUUID();
  try {
    await shelf.put(id, clean, limited(bytes, limit));
    return await describeUpload(context, id);
  } catch (error) {
    await dropUpload(context, id);
    throw told(error);
  }
}

/** What happens to uploads without anybody's fault of ours: a full disk, a browser that has left. */
function told(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOSPC")
    return new Refusal("disk_full", 507, "There is no room left in the data folder. Make room, then bring the file again.");
  if (code === "ECONNRESET" || code === "ABORT_ERR" || code === "ERR_STREAM_PREMATURE_CLOSE")
    return badRequest("upload_broken", "The upload was broken off. Choose the file again.");
  return error;
}

export const dropUpload = (context: Context, id: string): Promise<void> => shelfOf(context).drop(id);

export async function uploadedFile(context: Context, id: string): Promise<InputFile> {
  const found = SAFE_ID.test(id) ? await shelfOf(context).find(id) : null;
  if (!found) throw notFound("no_such_upload", "This upload is no longer here. Choose the file again.");
  return found;
}

async function describeUpload(context: Context, id: string): Promise<Upload> {
  const file = await uploadedFile(context, id);
  const inspection = await inspectFile(file);
  const { sample, importer, encoding, gzipped, delimiter } = inspection;
  const plan = presetPlan(inspection, undefined);
  return {
    id,
    name: file.name,
    bytes: file.bytes,
    format: sample.format,
    encoding,
    gzipped,
    delimiter,
    header: [...sample.header],
    rows: sample.rows.slice(0, 50).map((row) => row.map(shortened)),
    recognised: importer ? { importer: importer.id, title: importer.title } : null,
    mapping: plan?.mapping ?? suggestedMapping(inspection, "files"),
  };
}

const PREVIEW_ROWS = 100;
const VALUES_LISTED = 200;
/** Beyond so many different values a column is no list of stages or types. */
const VALUES_COUNTED = 5000;

const shortened = (cell: string): string => cell.slice(0, 500);

/** The values of one column in the whole file: what a translation must speak of. */
export async function valuesOfColumn(context: Context, { id, column }: Parsed<"columnValues">): Promise<Output<"columnValues">> {
  const table = await readTable((await uploadedFile(context, id)).open());
  const counts = new Map<string, number>();
  let over = false;
  for await (const group of table.groups) {
    const index = table.header.indexOf(column);
    for (const { cells, broken } of group) {
      const value = (cells[index] ?? "").trim();
      if (broken || value === "") continue;
      if (counts.size < VALUES_COUNTED || counts.has(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
      else over = true;
    }
    if (over) break;
  }
  const values = [...counts].map(([value, rows]) => ({ value: shortened(value), rows })).sort((a, b) => b.rows - a.rows);
  return { values: values.slice(0, VALUES_LISTED), more: over || values.length > VALUES_LISTED };
}

/** The first records an upload would become with a mapping, and what would be wrong with them. */
export async function previewUpload(context: Context, { id, mapping, answers }: Parsed<"preview">): Promise<Output<"preview">> {
  const file = await uploadedFile(context, id);
  const plan = await planFor(file, mapping, answers.source);
  const full = withAnswers(plan.mapping, answers);
  const own = fileMappingFor(full, file.name) ?? plan.file;
  const inspection = await inspectFile(file);
  const ready = await readyFile(file, { ...plan, mapping: full, file: own }, zoneOf(context), findImporter(plan.importer)?.expand);
  const rows: MappedRow[] = [];
  for await (const group of ready.rows()) {
    rows.push(...group);
    if (rows.length >= PREVIEW_ROWS) break;
  }
  const first = rows.slice(0, PREVIEW_ROWS);
  return {
    header: [...inspection.sample.header],
    rows: inspection.rows.slice(0, PREVIEW_ROWS).map(({ row, cells }) => ({ row, cells: cells.map(shortened) })),
    questions: ready.questions.map((question) => ({ ...question, examples: [...question.examples] })),
    missingColumns: [...missingColumns(own, inspection.sample.header)],
    records: first.flatMap(({ row, records }) =>
      records.map((record) => ({ row, type: record.type, fields: { ...record.fields }, attributes: { ...record.attributes } })),
    ),
    issues: first.flatMap(({ issues }) =>
      issues.map(({ row, column, code, severity, sentence }) => ({ row, column, code, severity, sentence })),
    ),
  };
}

async function planFor(file: InputFile, mapping: Mapping | undefined, source: string | undefined): Promise<Plan> {
  if (mapping) {
    const own = fileMappingFor(mapping, file.name);
    if (!own) throw badRequest("unknown_file", `The mapping does not speak of ${file.name}.`);
    return { importer: "mapping", mapping, file: own };
  }
  const plan = presetPlan(await inspectFile(file), source);
  if (!plan) throw badRequest("unknown_file", `No preset knows ${file.name}. Map its columns first.`);
  return plan;
}
