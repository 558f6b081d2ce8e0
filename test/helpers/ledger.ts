import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { type Context, type ImportInput, type InputFile, importFiles, openContext } from "../../src/operations/index.ts";
import { TEMPLATE } from "../setup/database.ts";

let databases = 0;

/** An empty ledger of its own, on a real PostgreSQL and a real DuckDB; `close` removes it. */
export async function emptyLedger(now: () => Date = () => new Date("2026-07-15T12:00:00Z")): Promise<Context> {
  const admin = new pg.Client({ connectionString: inject("databaseUrl") });
  await admin.connect();
  databases += 1;
  const name = `test_${process.pid}_${databases}`;
  await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = new URL(inject("databaseUrl"));
  url.pathname = `/${name}`;
  const dataFolder = await mkdtemp(join(tmpdir(), "bowtie-ledger-"));
  const context = await openContext({ dataFolder, databaseUrl: url.href, now });
  if (!context) throw new Error("the test database is claimed by somebody else");
  return {
    ...context,
    async close() {
      await context.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A file in memory. */
export function textFile(name: string, content: string | Uint8Array): InputFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

export const importText = (
  context: Context,
  files: Readonly<Record<string, string | Uint8Array>>,
  rest: Partial<ImportInput> = {},
): ReturnType<typeof importFiles> =>
  importFiles(context, {
    title: "test",
    files: Object.entries(files).map(([name, content]) => textFile(name, content)),
    mapping: null,
    answers: {},
    dryRun: false,
    ...rest,
  });
