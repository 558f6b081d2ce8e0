import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Command, Option } from "commander";
import type { Answers, ImportResult } from "../../contract/index.ts";
import { badRequest, isFileNamed, type Mapping } from "../../domain/index.ts";
import { allTemplates, parseMapping } from "../../operations/index.ts";
import { filesOf } from "../files.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { print } from "../output.ts";
import { withSession } from "../run.ts";

interface ImportOptions extends Shared {
  readonly map?: string;
  readonly source?: string;
  readonly dates?: "dmy" | "mdy";
  readonly decimal?: "." | ",";
  readonly currency?: string;
  readonly through?: string;
  readonly dryRun?: boolean;
}

export function importCommands(program: Command): void {
  shared(program.command("import <path...>").description("import files or folders as one batch"))
    .option("--map <file>", "mapping file, or the name of a saved mapping")
    .option("--source <name>", "name of the system the files come from")
    .addOption(new Option("--dates <order>", "day or month first in 03/04/2026").choices(["dmy", "mdy"]))
    .addOption(new Option("--decimal <mark>", "mark before the decimals").choices([".", ","]))
    .option("--currency <code>", "currency of amounts that have none beside them")
    .option("--through <date>", "last day the files speak for")
    .option("--dry-run", "read and check, write nothing")
    .action(importPaths);
  shared(program.command("imports").description("list batches, newest first"))
    .option("--acts", "also what people did here, a batch each")
    .action(async ({ data, format, acts }: Shared & { readonly acts?: boolean }) => {
      await withSession(data, async (session) => {
        const { batches } = await session.call("imports", { limit: 100, acts: acts ? "with" : "without" });
        const rows = batches.flatMap((batch) =>
          batch.files.map((file) => [
            batch.id,
            batch.startedAt.slice(0, 16).replace("T", " "),
            file.name,
            file.source,
            file.importer,
            file.rowsRead,
            file.entriesAdded,
            file.rowsUnchanged,
            file.rowsRejected,
            batch.undoneAt === null ? "" : "undone",
          ]),
        );
        print(format, {
          json: { batches },
          header: ["batch", "when", "file", "source", "read by", "rows", "added", "unchanged", "rejected", ""],
          rows,
        });
      });
    });
  shared(
    program.command("undo").argument("<batch>", "number of the batch", wholeNumber).description("hide everything a batch brought"),
  ).action(async (batch: number, { data, format }: Shared) => {
    await withSession(data, async (session, report) => {
      const result = await session.call("undo", { batch }, report);
      print(format, { json: result, header: ["batch", "entries hidden"], rows: [[result.batch, result.entriesHidden]] });
    });
  });
  shared(program.command("issues").description("rows that could not be used, and remarks"))
    .option("--batch <number>", "of one batch only", wholeNumber)
    .option("--code <code>", "of one kind only")
    .addOption(new Option("--severity <severity>", "rejected rows or remarks only").choices(["error", "warning"]))
    .option("--limit <count>", "how many to list", wholeNumber, 50)
    .option("--export <dir>", "write the rejected rows of every file into a folder, to be corrected and imported again")
    .action(issues);
  program
    .command("templates <dir>")
    .description("write a CSV template of every record type into a folder")
    .action(async (dir: string) => {
      await mkdir(dir, { recursive: true });
      for (const { name, text } of allTemplates()) await writeFile(join(dir, name), text);
    });
}

async function importPaths(paths: readonly string[], options: ImportOptions): Promise<void> {
  const files = await filesOf(paths);
  await withSession(options.data, async (session, report) => {
    const mapping =
      options.map === undefined ? undefined : await mappingOf(options.map, async () => (await session.call("mappings", {})).mappings);
    const wanted = mapping ? files.filter((path) => !ignored(mapping, basename(path))) : files;
    const ids: string[] = [];
    for (const path of wanted) {
      report({ phase: "reading", label: basename(path), done: 0, total: 0 });
      ids.push((await session.upload(path, basename(path))).id);
    }
    const { dates, decimal, currency, source, through } = options;
    const answers: Answers = {
      ...(dates && { dates }),
      ...(decimal && { decimal }),
      ...(currency && { currency }),
      ...(source && { source }),
      ...(through && { through }),
    };
    const title = paths.map((path) => basename(path)).join(", ");
    const result = await session.call(
      "import",
      { title, files: ids, ...(mapping ? { mapping } : {}), answers, dryRun: options.dryRun === true },
      report,
    );
    show(result, options);
  });
}

/** Not read at all: a folder may hold a licence or a list of people beside its data; one that others are read by is. */
const ignored = ({ files, lookups = {} }: Mapping, name: string): boolean =>
  !Object.values(lookups).some(({ file }) => isFileNamed(file, name)) &&
  files.some((file) => file.ignore !== undefined && file.file.toLowerCase() === name.toLowerCase());

async function mappingOf(given: string, saved: () => Promise<readonly { name: string; body: string }[]>): Promise<Mapping> {
  const text = await readFile(given, "utf8").catch(() => null);
  if (text !== null) return parseMapping(text);
  const known = (await saved()).find(({ name }) => name === given);
  if (!known) throw badRequest("no_such_mapping", `There is neither a file nor a saved mapping ${given}.`);
  return parseMapping(known.body);
}

function show(result: ImportResult, { format }: Shared): void {
  const rows = result.files.map((file) => [
    file.name,
    file.outcome,
    file.importer ?? "",
    file.rowsRead,
    file.entriesAdded,
    file.rowsUnchanged,
    file.rowsRejected,
    file.warnings,
    file.reason ?? "",
  ]);
  print(format, { json: result, header: ["file", "outcome", "read by", "rows", "added", "unchanged", "rejected", "remarks", ""], rows });
  if (format !== "table") return;
  for (const file of result.files) {
    for (const { code, severity, count, example, row } of file.issues.slice(0, 10))
      process.stdout.write(`${file.name}: ${count} × ${code} (${severity}), first in row ${row}: ${example}\n`);
  }
  if (result.batch !== null) process.stdout.write(`\nBatch ${result.batch}. Take it back with: bowtie undo ${result.batch}\n`);
}

interface IssueOptions extends Shared {
  readonly batch?: number;
  readonly code?: string;
  readonly severity?: "error" | "warning";
  readonly limit: number;
  readonly export?: string;
}

async function issues({ data, format, batch, code, severity, limit, export: folder }: IssueOptions): Promise<void> {
  await withSession(data, async (session) => {
    const found = await session.call("issues", {
      ...(batch && { batch }),
      ...(code && { code }),
      ...(severity && { severity }),
      limit,
      offset: 0,
    });
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true });
      const files = [...new Set(found.counts.filter(({ severity }) => severity === "error").map(({ fileId }) => fileId))];
      for (const file of files) {
        const { name, text } = await session.issuesCsv(file);
        await writeFile(join(folder, name), text);
        process.stdout.write(`${join(folder, name)}\n`);
      }
      if (files.length === 0) process.stdout.write("There are no rejected rows.\n");
      return;
    }
    const rows = found.issues.map((issue) => [issue.id, issue.batch, issue.file, issue.row, issue.column, issue.severity, issue.sentence]);
    print(format, { json: found, header: ["issue", "batch", "file", "row", "column", "", "what is wrong"], rows });
    if (format === "table" && found.total > found.issues.length)
      process.stdout.write(`\n${found.issues.length} of ${found.total}. More with --limit; all rejected rows with --export DIR.\n`);
  });
}
