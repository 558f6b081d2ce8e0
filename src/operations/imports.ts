import type { Output, Parsed } from "../contract/index.ts";
import { badRequest, conflict, type FileMapping, type Mapping, notFound } from "../domain/index.ts";
import { findImporter, type MappedRow } from "../importers/index.ts";
import {
  appendFile,
  countIssues,
  decideMatch,
  deleteMapping,
  findIssue,
  isOfUsageEvents,
  listBatches,
  listIssues,
  listMappings,
  listMatches,
  openBatch,
  resolveIssues,
  saveMapping,
  undoBatch,
} from "../ledger/index.ts";
import { transaction } from "../storage/index.ts";
import { type Context, today, zoneOf } from "./context.ts";
import { type ImportedInput, type ImportInput, importFiles, matchBatch } from "./import-files.ts";
import { parseMapping } from "./mapping-file.ts";
import type { Report } from "./progress.ts";
import { type InputFile, readyFile } from "./read-file.ts";
import { dropUpload, uploadedFile } from "./uploads.ts";

/** Imports uploads as one batch; they are dropped once they are in the ledger. */
export async function importUploads(
  context: Context,
  { title, files, mapping, answers, dryRun }: Parsed<"import">,
  report: Report,
): Promise<Output<"import">> {
  const inputs: ImportedInput[] = [];
  const uploads = files.map((file) => (typeof file === "string" ? { id: file } : file));
  for (const { id, ...own } of uploads) inputs.push({ ...(await uploadedFile(context, id)), ...own });
  const input: ImportInput = { title, files: inputs, mapping: mapping ?? null, answers, dryRun };
  const result = await importFiles(context, input, report);
  if (!dryRun) for (const { id } of uploads) await dropUpload(context, id);
  return result;
}

export async function listImports(context: Context, { limit, acts }: Parsed<"imports">): Promise<Output<"imports">> {
  const batches = await listBatches(context.storage.pool, limit, acts === "with");
  return {
    // An import that failed before its first file was written leaves a batch without any.
    batches: batches
      .filter(({ files }) => files.length > 0)
      .map(({ startedAt, undoneAt, files, ...batch }) => ({
        ...batch,
        startedAt: startedAt.toISOString(),
        undoneAt: undoneAt?.toISOString() ?? null,
        files: files.map(({ recordedAt, ...file }) => ({ ...file, recordedAt: recordedAt.toISOString() })),
      })),
  };
}

/** Hides everything a batch brought, and brings the facts along. */
export async function undoImport(context: Context, { batch }: Parsed<"undo">, report: Report): Promise<Output<"undo">> {
  if (await isOfUsageEvents(context.storage.pool, batch))
    throw conflict(
      "sums_of_events",
      `Batch ${batch} is what usage events add up to; they would be counted again. Send an event that takes back what was wrong.`,
    );
  const entriesHidden = await transaction(context.storage.pool, async (client) => {
    const hidden = await undoBatch(client, batch, context.now());
    if (hidden === null)
      throw conflict("no_such_batch", `There is no batch ${batch} to undo, or it was undone before. bowtie imports lists them.`);
    return hidden;
  });
  await bringFacts(context, report);
  return { batch, entriesHidden };
}

async function bringFacts(context: Context, report: Report): Promise<void> {
  await context.keeper.bring({ level: "customer", asOf: null, otherwise: {} }, today(context), ({ done, total }) =>
    report({ phase: "deriving", label: "facts", done, total }),
  );
}

export async function issuesOf(
  context: Context,
  { batch, file: fileId, code, severity, limit, offset }: Parsed<"issues">,
): Promise<Output<"issues">> {
  const filter = {
    ...(batch === undefined ? {} : { batchId: batch }),
    ...(fileId === undefined ? {} : { fileId }),
    ...(code === undefined ? {} : { code }),
    ...(severity === undefined ? {} : { severity }),
    limit,
    offset,
  };
  const { total, issues } = await listIssues(context.storage.pool, filter);
  return {
    total,
    counts: [...(await countIssues(context.storage.pool, batch ?? null))],
    issues: issues.map(({ id, batchId, file, row, column, code: kind, severity: weight, sentence, cells }) => ({
      id,
      batch: batchId,
      file,
      row,
      column,
      code: kind,
      severity: weight,
      sentence,
      cells: cells === null ? null : { ...cells },
    })),
  };
}

/** Reads one rejected row again with the cells a person has corrected; its issues are settled if it can now be used. */
export async function correctRow(context: Context, { issue, cells }: Parsed<"correct">, report: Report): Promise<Output<"correct">> {
  const found = await findIssue(context.storage.pool, issue);
  if (!found) throw notFound("no_such_issue", "This row was corrected before, or its import was undone.");
  const { mapping } = found.mapping as { mapping: Mapping };
  const { delimiter: _, ...file } = mapping.files[0] as FileMapping;
  const reading = await readyFile(
    oneRow(found.file, { ...found.cells, ...cells }),
    { importer: found.importer, mapping, file },
    zoneOf(context),
    findImporter(found.importer)?.expand,
  );
  if (reading.questions[0]) throw badRequest("question", reading.questions[0].sentence);
  const rows: MappedRow[] = [];
  for await (const group of reading.rows()) rows.push(...group);
  const problem = rows.flatMap((row) => row.issues).find(({ severity }) => severity === "error");
  if (problem) throw badRequest("still_wrong", problem.sentence, { column: problem.column });
  const batch = await openBatch(context.storage.pool, `${found.file}, row ${found.row} corrected`, context.now());
  const description = {
    batchId: batch,
    source: found.source,
    name: found.file,
    bytes: 0,
    contentHash: `corrected ${issue}`,
    importer: found.importer,
    mapping: found.mapping,
    through: mapping.through ?? null,
    recordedAt: context.now(),
  };
  const result = await transaction(context.storage.pool, async (client) => {
    const appended = await appendFile(client, description, numbered(rows, found.row));
    await resolveIssues(client, [issue], appended.fileId);
    return appended;
  });
  await matchBatch(context, batch, report);
  await bringFacts(context, report);
  const { fileId: __, ...counts } = result;
  return {
    batch,
    files: [{ name: found.file, outcome: "imported", importer: found.importer, ...counts, rowsSkipped: 0, warnings: 0, issues: [] }],
  };
}

async function* numbered<T extends { readonly row: number }>(rows: readonly T[], row: number): AsyncGenerator<readonly T[]> {
  yield rows.map((one) => ({ ...one, row }));
}

function oneRow(name: string, cells: Readonly<Record<string, string>>): InputFile {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const text = `${Object.keys(cells).map(quoted).join(",")}\n${Object.values(cells).map(quoted).join(",")}\n`;
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    bytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

export async function savedMappings(context: Context): Promise<Output<"mappings">> {
  return {
    mappings: (await listMappings(context.storage.pool)).map(({ name, body, savedAt }) => ({ name, body, savedAt: savedAt.toISOString() })),
  };
}

export async function keepMapping(context: Context, { name, body }: Parsed<"saveMapping">): Promise<Output<"saveMapping">> {
  parseMapping(body);
  const savedAt = context.now();
  await saveMapping(context.storage.pool, { name, body, savedAt });
  return { name, body, savedAt: savedAt.toISOString() };
}

export async function forgetMapping(context: Context, { name }: Parsed<"deleteMapping">): Promise<Record<string, never>> {
  if (!(await deleteMapping(context.storage.pool, name))) throw notFound("no_such_mapping", `There is no mapping named ${name}.`);
  return {};
}

/** Columns we add to a file of rows to correct; they tell on the way back which issue a row settles. */
const ISSUE_COLUMN = "bowtie_issue";

/** A cell that a spreadsheet would run as a formula gets an apostrophe, which is taken off again when the file comes back. */
const harmless = (cell: string): string => (/^[=@\t\r]|^[+-](?![\d.])/.test(cell) ? `'${cell}` : cell);

/** Rejected rows of one file as they stood, with what is wrong: corrected, it is imported like the first. */
export async function exportIssues(context: Context, fileId: number): Promise<{ readonly name: string; readonly text: string }> {
  const { issues } = await listIssues(context.storage.pool, { fileId, severity: "error", limit: 1_000_000, offset: 0 });
  const first = issues[0];
  if (!first) throw notFound("no_rows", "This file has no rows to correct.");
  const columns = [...new Set(issues.flatMap((issue) => Object.keys(issue.cells ?? {})))];
  const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const byRow = new Map<number, typeof issues>();
  for (const issue of issues) byRow.set(issue.row, [...(byRow.get(issue.row) ?? []), issue]);
  const lines = [...byRow.values()].map((ofRow) => [
    ...columns.map((name) => harmless(ofRow[0]?.cells?.[name] ?? "")),
    String(ofRow[0]?.id ?? ""),
    ofRow.map(({ column }) => column ?? "").join("; "),
    ofRow.map(({ sentence }) => sentence).join(" "),
  ]);
  const text = [[...columns, ISSUE_COLUMN, "bowtie_column", "bowtie_problem"], ...lines]
    .map((line) => line.map(quoted).join(","))
    .join("\n");
  return { name: first.file.replace(/\.gz$/, "").replace(/(\.\w+)?$/, ".to-correct.csv"), text: `${text}\n` };
}

export async function matchesOf(context: Context): Promise<Output<"matches">> {
  return {
    matches: (await listMatches(context.storage.pool)).map(({ decidedAt, ...match }) => ({ ...match, decidedAt: decidedAt.toISOString() })),
  };
}

export async function decide(context: Context, { match, isSame }: Parsed<"decideMatch">, report: Report): Promise<Record<string, never>> {
  const known = await transaction(context.storage.pool, (client) => decideMatch(client, match, isSame, context.now()));
  if (!known) throw notFound("no_such_match", `There is no match ${match}.`);
  await bringFacts(context, report);
  return {};
}
