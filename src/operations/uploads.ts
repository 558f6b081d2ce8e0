import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Output, Parsed, Upload } from "../contract/index.ts";
import { badRequest, type Mapping, notFound } from "../domain/index.ts";
import { findImporter, type MappedRow, missingColumns } from "../importers/index.ts";
import type { Context } from "./context.ts";
import { withAnswers } from "./import-files.ts";
import { fileMappingFor, type InputFile, inspectFile, type Plan, presetPlan, readyFile, suggestedMapping } from "./read-file.ts";

const folder = (context: Context): string => join(context.dataFolder, "uploads");
/** Uploads nobody imported are dropped after a day. */
const KEEP_MILLISECONDS = 24 * 60 * 60 * 1000;

const SAFE_ID = /^[0-9a-f-]{36}$/;

/** Keeps a file on disk until it is imported, and says what it looks like. */
export async function storeUpload(context: Context, name: string, bytes: AsyncIterable<Uint8Array>): Promise<Upload> {
  const clean = name.split(/[\\/]/).at(-1)?.trim() ?? "";
  if (clean === "" || clean.length > 200) throw badRequest("bad_name", "The file needs a name of at most 200 characters.");
  await mkdir(folder(context), { recursive: true });
  await dropOld(context);
  const id = randomUUID();
  const path = join(folder(context), id);
  try {
    await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600 }));
    await writeFile(`${path}.name`, clean, { mode: 0o600 });
    return await describeUpload(context, id);
  } catch (error) {
    await dropUpload(context, id);
    throw error;
  }
}

async function dropOld(context: Context): Promise<void> {
  for (const name of await readdir(folder(context))) {
    const path = join(folder(context), name);
    const found = await stat(path).catch(() => null);
    if (found && context.now().getTime() - found.mtimeMs > KEEP_MILLISECONDS) await rm(path, { force: true });
  }
}

export async function dropUpload(context: Context, id: string): Promise<void> {
  for (const path of [join(folder(context), id), join(folder(context), `${id}.name`)]) await rm(path, { force: true });
}

export async function uploadedFile(context: Context, id: string): Promise<InputFile> {
  const path = join(folder(context), id);
  const found = SAFE_ID.test(id) ? await stat(path).catch(() => null) : null;
  if (!found) throw notFound("no_such_upload", "This upload is no longer here. Choose the file again.");
  return { name: await readFile(`${path}.name`, "utf8"), bytes: found.size, open: () => createReadStream(path) };
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
    rows: sample.rows.slice(0, 50).map((row) => row.map((cell) => cell.slice(0, 500))),
    recognised: importer ? { importer: importer.id, title: importer.title } : null,
    mapping: plan?.mapping ?? suggestedMapping(inspection, "files"),
  };
}

const PREVIEW_ROWS = 100;

/** The first records an upload would become with a mapping, and what would be wrong with them. */
export async function previewUpload(context: Context, { id, mapping, answers }: Parsed<"preview">): Promise<Output<"preview">> {
  const file = await uploadedFile(context, id);
  const plan = await planFor(file, mapping, answers.source);
  const full = withAnswers(plan.mapping, answers);
  const own = fileMappingFor(full, file.name) ?? plan.file;
  const inspection = await inspectFile(file);
  const ready = await readyFile(file, { ...plan, mapping: full, file: own }, context.zone, findImporter(plan.importer)?.expand);
  const rows: MappedRow[] = [];
  for await (const group of ready.rows()) {
    rows.push(...group);
    if (rows.length >= PREVIEW_ROWS) break;
  }
  const first = rows.slice(0, PREVIEW_ROWS);
  return {
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
