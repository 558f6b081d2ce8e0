import { createHash } from "node:crypto";
import type { Answers, ImportedFile, ImportResult } from "../contract/index.ts";
import { badRequest, fileMappingFor, type Mapping, Refusal } from "../domain/index.ts";
import { findImporter, type MappedRow } from "../importers/index.ts";
import { appendFile, issueKinds, knownFile, matchAccounts, openBatch, resolveIssues } from "../ledger/index.ts";
import { transaction } from "../storage/index.ts";
import { type Context, today, zoneOf } from "./context.ts";
import { withLookups } from "./looked-up.ts";
import { landReachedByUsage } from "./plans/stages.ts";
import type { Report } from "./progress.ts";
import { type InputFile, inspectFile, type Plan, presetPlan, type ReadyFile, readyFile } from "./read-file.ts";

/** A file of an import, with a mapping and answers of its own where it has them. */
export interface ImportedInput extends InputFile {
  readonly mapping?: Mapping | undefined;
  readonly answers?: Answers | undefined;
}

export interface ImportInput {
  /** What the user imports, in their words: the folder's or file's name. */
  readonly title: string;
  readonly files: readonly ImportedInput[];
  readonly mapping: Mapping | null;
  readonly answers: Answers;
  readonly dryRun: boolean;
}

/**
 * Imports files as one batch, each whole or not at all. A file nobody knows, or one that leaves a question open, stops the
 * import before anything is written, so that the answer can be given first.
 */
export async function importFiles(context: Context, input: ImportInput, report: Report = () => undefined): Promise<ImportResult> {
  const planned = await planFiles(input);
  const ready: { readonly file: ImportedInput; readonly plan: Plan; readonly reading: ReadyFile }[] = [];
  const done: ImportedFile[] = [];
  for (const { file, plan, outcome, reason } of planned) {
    if (!plan) {
      done.push(nothing(file.name, outcome, reason));
      continue;
    }
    report({ phase: "checking", label: file.name, done: 0, total: file.bytes });
    const reading = await readyFile(file, plan, zoneOf(context), findImporter(plan.importer)?.expand);
    ready.push({ file, plan: reading.plan, reading });
  }
  askFirst(ready);
  let batch: number | null = null;
  for (const { file, plan, reading } of ready) {
    if (input.dryRun) {
      done.push(await checkOnly(file, plan, reading, report));
      continue;
    }
    const hash = await hashOf(file, report);
    const known = await knownFile(context.storage.pool, sourceOf(plan), hash, mappingRecord(plan));
    if (known) {
      done.push({
        ...nothing(file.name, "unchanged", `It was imported before, in batch ${known.batchId}.`),
        importer: plan.importer,
        rowsRead: known.rowsRead,
        rowsUnchanged: known.records,
        rowsRejected: known.rowsRejected,
      });
      continue;
    }
    batch ??= await openBatch(context.storage.pool, input.title, context.now());
    done.push(await importOne(context, batch, { file, plan, reading, hash }, report));
  }
  if (batch !== null) {
    await matchBatch(context, batch, report);
    await landReachedByUsage(context);
    const scope = { level: "customer", asOf: null, otherwise: {} } as const;
    await context.keeper.bring(scope, today(context), ({ done: units, total }) =>
      report({ phase: "deriving", label: "facts", done: units, total }),
    );
  }
  const order = new Map(input.files.map((file, i) => [file.name, i]));
  return { batch, files: done.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0)) };
}

/** Accounts that two systems know under different ids are one customer. */
export async function matchBatch(context: Context, batch: number, report: Report): Promise<void> {
  report({ phase: "matching", label: "accounts", done: 0, total: 0 });
  await transaction(context.storage.pool, (client) => matchAccounts(client, batch, context.now()));
}

interface Planned {
  readonly file: ImportedInput;
  readonly plan: Plan | null;
  readonly outcome: "ignored" | "unknown";
  readonly reason: string;
}

async function planFiles({ files, mapping, answers }: ImportInput): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  const read = new Map<Mapping, Promise<Mapping>>();
  const lookedUp = (own: Mapping): Promise<Mapping> => {
    const known = read.get(own) ?? withLookups(own, files);
    read.set(own, known);
    return known;
  };
  for (const file of files) {
    const own = file.mapping ?? mapping;
    const said = { ...answers, ...file.answers };
    planned.push(own ? byMapping(file, withAnswers(await lookedUp(own), said)) : await byPreset(file, said));
  }
  const unknown = planned.filter(({ plan, outcome }) => plan === null && outcome === "unknown");
  if (unknown.length === planned.length) {
    const names = unknown.map(({ file }) => file.name).join(", ");
    throw badRequest(
      "unknown_file",
      mapping
        ? `The mapping speaks of none of these files: ${names}.`
        : `No preset knows ${names}. Make a mapping first: bowtie mapping suggest FILE.`,
      { files: unknown.map(({ file }) => file.name) },
    );
  }
  return planned;
}

export function withAnswers(mapping: Mapping, answers: Answers): Mapping {
  const { dates, decimal, currency, source, through } = answers;
  return {
    ...mapping,
    ...(dates === undefined ? {} : { dates }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
    ...(source === undefined ? {} : { source }),
    ...(through === undefined ? {} : { through }),
  };
}

function byMapping(file: ImportedInput, mapping: Mapping): Planned {
  const own = fileMappingFor(mapping, file.name);
  if (!own) return { file, plan: null, outcome: "unknown", reason: "The mapping does not speak of it." };
  if (own.ignore !== undefined) return { file, plan: null, outcome: "ignored", reason: own.ignore };
  return { file, plan: { importer: "mapping", mapping, file: own }, outcome: "ignored", reason: "" };
}

async function byPreset(file: ImportedInput, answers: Answers): Promise<Planned> {
  const inspection = await inspectFile(file);
  const plan = presetPlan(inspection, answers.source);
  if (!plan)
    return {
      file,
      plan: null,
      outcome: "unknown",
      reason: `No preset knows a file with the columns ${inspection.sample.header.slice(0, 6).join(", ")}${inspection.sample.header.length > 6 ? ", …" : ""}.`,
    };
  return { file, plan: { ...plan, mapping: withAnswers(plan.mapping, answers) }, outcome: "ignored", reason: "" };
}

/** All questions of all files at once, so that nobody answers one only to meet the next. */
function askFirst(ready: readonly { file: InputFile; plan: Plan; reading: ReadyFile }[]): void {
  const questions = ready.flatMap(({ file, reading }) => reading.questions.map((question) => ({ file: file.name, ...question })));
  if (questions.length === 0) return;
  const sentences = questions.map(({ file, column, sentence }) => `${file}${column === "" ? "" : `, column “${column}”`}: ${sentence}`);
  throw new Refusal("question", 422, sentences.join("\n"), { questions });
}

const nothing = (name: string, outcome: ImportedFile["outcome"], reason: string): ImportedFile => ({
  name,
  outcome,
  reason,
  rowsRead: 0,
  entriesAdded: 0,
  rowsUnchanged: 0,
  rowsRejected: 0,
  rowsSkipped: 0,
  warnings: 0,
  issues: [],
});

/** The system a file's ids belong to. */
const sourceOf = ({ mapping, file }: Plan): string => file.source ?? mapping.source;

const mappingRecord = ({ importer, mapping, file }: Plan): unknown => ({ importer, mapping: { ...mapping, files: [file] } });

async function hashOf(file: InputFile, report: Report): Promise<string> {
  const hash = createHash("sha256");
  let done = 0;
  for await (const piece of file.open()) {
    hash.update(piece);
    done += piece.length;
    report({ phase: "checking", label: file.name, done, total: file.bytes });
  }
  return hash.digest("hex");
}

/** Counts issues by kind while rows pass, and tells how far the file has been read. */
class Tally {
  rows = 0;
  rejected = 0;
  skipped = 0;
  warnings = 0;
  records = 0;
  readonly settled: number[] = [];
  private readonly kinds = new Map<string, ImportedFile["issues"][number]>();

  take(group: readonly MappedRow[]): void {
    for (const { row, records, issues, settles } of group) {
      this.rows += 1;
      if (settles !== undefined && Number.isSafeInteger(settles)) this.settled.push(settles);
      this.records += records.length;
      if (issues.some((issue) => issue.severity === "error")) this.rejected += 1;
      else if (records.length === 0) this.skipped += 1;
      for (const { code, severity, sentence } of issues) {
        if (severity === "warning") this.warnings += 1;
        const known = this.kinds.get(code);
        this.kinds.set(code, known ? { ...known, count: known.count + 1 } : { code, severity, count: 1, example: sentence, row });
      }
    }
  }

  get issues(): ImportedFile["issues"] {
    return [...this.kinds.values()].sort((a, b) => (a.severity === b.severity ? b.count - a.count : a.severity === "error" ? -1 : 1));
  }
}

async function* tallied(reading: ReadyFile, tally: Tally, label: string, report: Report): AsyncGenerator<readonly MappedRow[]> {
  for await (const group of reading.rows()) {
    tally.take(group);
    report({ phase: "reading", label, done: tally.rows, total: 0 });
    yield group;
  }
}

async function checkOnly(file: InputFile, plan: Plan, reading: ReadyFile, report: Report): Promise<ImportedFile> {
  const tally = new Tally();
  for await (const _ of tallied(reading, tally, file.name, report));
  return {
    ...nothing(file.name, "checked", ""),
    importer: plan.importer,
    rowsRead: tally.rows,
    rowsRejected: tally.rejected,
    rowsSkipped: tally.skipped,
    warnings: tally.warnings,
    issues: tally.issues,
    entriesAdded: tally.records,
  };
}

async function importOne(
  context: Context,
  batchId: number,
  { file, plan, reading, hash }: { file: InputFile; plan: Plan; reading: ReadyFile; hash: string },
  report: Report,
): Promise<ImportedFile> {
  const tally = new Tally();
  const result = await transaction(context.storage.pool, async (client) => {
    const appended = await appendFile(
      client,
      {
        batchId,
        source: sourceOf(plan),
        name: file.name,
        bytes: file.bytes,
        contentHash: hash,
        importer: plan.importer,
        mapping: mappingRecord(plan),
        through: plan.mapping.through ?? null,
        recordedAt: context.now(),
      },
      tallied(reading, tally, file.name, report),
      () => report({ phase: "writing", label: file.name, done: tally.rows, total: tally.rows }),
    );
    if (tally.settled.length > 0) await resolveIssues(client, tally.settled, appended.fileId);
    return { ...appended, issues: await issueKinds(client, appended.fileId) };
  });
  return {
    name: file.name,
    outcome: "imported",
    importer: plan.importer,
    rowsRead: result.rowsRead,
    entriesAdded: result.entriesAdded,
    rowsUnchanged: result.rowsUnchanged,
    rowsRejected: result.rowsRejected,
    rowsSkipped: tally.skipped,
    warnings: tally.warnings,
    issues: result.issues,
  };
}
