// Measures a whole derivation of facts that processes share, by the asking process alone and with workers beside it: `npm run bench workers`, of a
// million movements, or of as many as OPENBOWTIE_BENCH_MOVEMENTS says.
import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Context, importFiles, openContext, operations, stopDatabase } from "../src/operations/index.ts";
import { openStorage } from "../src/storage/index.ts";
import { accounts, accountsFor, movements } from "./files.ts";
import { row, seconds } from "./measure.ts";

const MOVEMENTS = Number(process.env["OPENBOWTIE_BENCH_MOVEMENTS"] ?? 1_000_000);
const THROUGH = "2025-12-31";
const WORKERS = [0, 1, 2];
const TIMES = 2;
const quiet = (): undefined => undefined;

const folder = await mkdtemp(join(tmpdir(), "bowtie-bench-"));
await chmod(folder, 0o711);
const server = await openStorage({ dataFolder: folder, databaseUrl: undefined });
await server.claim();
const databaseUrl = server.pool.options.connectionString ?? "";

async function worker(number: number): Promise<{ readonly child: ChildProcess; readonly parts: () => number }> {
  const child = spawn(process.execPath, ["bin/bowtie.js", "worker", "--data", join(folder, `worker-${number}`)], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, DATABASE_URL: databaseUrl, BOWTIE_ANALYTICS: "postgres" },
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (piece: Buffer) => {
      said += piece.toString();
      if (said.includes("ready")) resolve();
    });
    child.once("exit", () => reject(new Error(said)));
  });
  return { child, parts: () => said.split(": written").length - 1 };
}

async function measure(context: Context): Promise<void> {
  row(`derivation of ${MOVEMENTS.toLocaleString("en-US")} movements`, "s", "movements/s", "times faster", "parts of others");
  let alone = 0;
  const workers: Awaited<ReturnType<typeof worker>>[] = [];
  for (const count of WORKERS) {
    while (workers.length < count) workers.push(await worker(workers.length));
    const before = workers.reduce((sum, { parts }) => sum + parts(), 0);
    const taken: number[] = [];
    for (let i = 0; i < TIMES; i++) taken.push(await seconds(() => operations.rebuild(context, {}, quiet)));
    const best = Math.min(...taken);
    if (count === 0) alone = best;
    const theirs = (workers.reduce((sum, { parts }) => sum + parts(), 0) - before) / TIMES;
    row(
      count === 0 ? "the asking process alone" : `with ${count} worker${count === 1 ? "" : "s"}`,
      best,
      MOVEMENTS / best,
      alone / best,
      theirs,
    );
  }
  for (const { child } of workers) child.kill("SIGTERM");
}

try {
  const now = (): Date => new Date(`${THROUGH}T12:00:00Z`);
  const context = await openContext({ dataFolder: join(folder, "asker"), databaseUrl, engine: "postgres", isOneOfMany: true, now });
  if (context === null) throw new Error("one of several claims nothing");
  const answers = { through: THROUGH };
  for (const file of [accounts(accountsFor(MOVEMENTS)), movements(MOVEMENTS)])
    await importFiles(context, { title: file.name, files: [file], mapping: null, answers, dryRun: false });
  await measure(context);
  await context.close();
} finally {
  await server.close();
  await stopDatabase(folder);
  await rm(folder, { recursive: true, force: true });
}
