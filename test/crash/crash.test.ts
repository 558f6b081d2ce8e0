import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Context, openContext, operations } from "../../src/operations/index.ts";
import { begin, living, run } from "../helpers/program.ts";

const PORT = 4305;
const ROWS = 4000;
const FILES = 6;
/** When the program is killed, as parts of the time one whole import takes. */
const IMPORT_KILLS = [0.35, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const REBUILD_KILLS = [0.6, 0.75, 0.9];
const SERVER_KILLS = [0.4, 0.7];

const quiet = (): undefined => undefined;
let folder = "";
let data = "";
/** Files the ledger held when it was last looked at: they can never be lost again. */
let held = new Set<string>();

const nameOf = (i: number): string => `part-${i}.csv`;
/** File i: its own customers, of whom every one pays i + 1 dollars a month. */
const textOf = (i: number): string =>
  ["subscription_id,line_id,account_id,starts_on,price,interval,currency"]
    .concat(Array.from({ length: ROWS }, (_, n) => `S${i}-${n},L${i}-${n},A${i}-${n},2024-0${1 + (n % 9)}-15,${i + 1},month,USD`))
    .join("\n");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bowtie-crash-"));
  await chmod(folder, 0o711);
  data = join(folder, "data");
  for (let i = 0; i < FILES; i++) await writeFile(join(folder, nameOf(i)), textOf(i));
});
afterAll(async () => {
  for (const pid of await living(data)) process.kill(pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

async function look<T>(work: (context: Context) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const context = await openContext({ dataFolder: data });
    if (!context && attempt > 40) throw new Error("the folder stayed claimed after its program was killed");
    if (!context) {
      await sleep(250);
      continue;
    }
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  }
}

/** The database's process; 0 where none runs, or one that its program had told to stop. The eighth line of the file says how it is. */
const postmaster = async (): Promise<number> => {
  const lines = (await readFile(join(data, "postgres", "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return lines[7]?.trim() === "stopping" ? 0 : Number(lines[0] ?? 0);
};

/** The ledger holds whole files only, everything it held before, and numbers that say exactly that. */
async function expectWhole(): Promise<void> {
  const before = await postmaster();
  await look(async (context) => {
    if (before > 0) expect(await postmaster(), "a database that outlived its program is taken over").toBe(before);
    const { batches } = await operations.imports(context, { limit: 1000 }, quiet);
    const files = batches.flatMap((batch) => batch.files);
    for (const { name, rowsRead, entriesAdded } of files)
      expect({ name, rowsRead, entriesAdded }).toEqual({ name, rowsRead: ROWS, entriesAdded: ROWS });
    const now = new Set(files.map(({ name }) => name));
    expect(now.size, "no file twice").toBe(files.length);
    for (const name of held) expect(now.has(name), `${name} was lost`).toBe(true);
    held = now;
    const ask = async (metric: string): Promise<number | null | undefined> =>
      (await operations.metric(context, { metric, by: "total", from: "2024-01", where: [], level: "customer" }, quiet)).series[0]?.value;
    const whole = Array.from({ length: FILES }, (_, i) => i).filter((i) => now.has(nameOf(i)));
    expect((await ask("mrr")) ?? 0).toBe(whole.reduce((sum, i) => sum + (i + 1) * 100 * ROWS, 0));
    expect((await ask("active_customers")) ?? 0).toBe(whole.length * ROWS);
  });
}

async function killAfter(milliseconds: number, args: readonly string[]): Promise<void> {
  const { child, ended } = begin([...args, "--data", data]);
  await Promise.race([sleep(milliseconds), ended]);
  child.kill("SIGKILL");
  await ended;
  // A database that was told to stop just before says so by now.
  await sleep(100);
}

test("killed at any moment, the ledger is as before or as after, and goes on from there", async () => {
  let began = performance.now();
  expect(await run("import", join(folder, nameOf(0)), "--data", data)).toMatchObject({ code: 0 });
  expect(await living(data), "an ended command leaves nothing running").toEqual([]);
  await expectWhole();
  began = performance.now();
  expect((await run("import", join(folder, nameOf(0)), "--data", data)).code).toBe(0);
  // What an import of a known file takes is starting and ending; a new file takes about half as long again.
  const usual = (performance.now() - began) * 1.5;

  for (const [i, part] of IMPORT_KILLS.entries()) {
    await killAfter(usual * part, ["import", join(folder, nameOf(1 + (i % (FILES - 1))))]);
    await expectWhole();
  }
  for (const part of REBUILD_KILLS) {
    await killAfter(usual * part, ["rebuild"]);
    await expectWhole();
  }
  for (let i = 0; i < FILES; i++) expect((await run("import", join(folder, nameOf(i)), "--data", data)).code).toBe(0);
  await expectWhole();
  expect(held.size).toBe(FILES);
  expect(await living(data)).toEqual([]);
}, 240_000);

test("a server killed while it imports leaves whole files, and the next one takes over", async () => {
  const extra = join(folder, "late.csv");
  await writeFile(extra, textOf(FILES).replaceAll(",7,month", ",0,month"));
  for (const [i, part] of SERVER_KILLS.entries()) {
    const server = begin(["start", "--no-demo", "--port", String(PORT + i), "--data", data]);
    const answers = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${PORT + i}/api/health`).catch(() => null))?.ok === true;
    while (!(await answers())) await sleep(100);
    const command = begin(["import", extra, "--data", data]);
    await sleep(1500 * part);
    server.child.kill("SIGKILL");
    await server.ended;
    const { code, err } = await command.ended;
    if (code !== 0) expect(err).not.toMatch(/\n\s+at /);
    await look(async (context) => {
      const { batches } = await operations.imports(context, { limit: 1000 }, quiet);
      for (const { name, rowsRead, entriesAdded } of batches.flatMap((batch) => batch.files))
        expect({ name, whole: entriesAdded === rowsRead && rowsRead === ROWS }).toEqual({ name, whole: true });
    });
  }
  expect((await run("import", extra, "--data", data)).code).toBe(0);
  const { out } = await run("metric", "active_customers", "--by", "total", "--from", "2024-01", "--format", "json", "--data", data);
  expect(JSON.parse(out)).toMatchObject({ series: [{ value: FILES * ROWS }] });
  expect(await living(data)).toEqual([]);
}, 120_000);
