import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { Refusal } from "../../domain/index.ts";
import { buildWeb, type Context, loadDemo, openContext, stopDatabase, webFolder } from "../../operations/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { terminalProgress } from "../progress.ts";
import { noteFile, runningServer, type ServerNote } from "../session.ts";

/** Opens the HTTP door; given by the program, because doors do not know one another. */
export type Listen = (
  context: Context,
  options: { readonly port: number; readonly host: string; readonly webFolder: string; readonly hosts: readonly string[] },
) => Promise<{ readonly port: number; close(): Promise<void> }>;

interface StartOptions extends Shared {
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

export function serverCommands(program: Command, listen: Listen): void {
  shared(program.command("start").description("start the program and its web page"))
    .option("--port <number>", "port to listen on", wholeNumber, 4280)
    .option("--host <name>", "address to listen on", "127.0.0.1")
    .option("--no-demo", "begin with an empty ledger instead of the invented company")
    .action((options: StartOptions) => start(options, listen));
  shared(program.command("stop").description("stop the program that runs on this data folder")).action(async ({ data }: Shared) =>
    stop(resolve(data)),
  );
}

async function start({ data, port, host, demo }: StartOptions, listen: Listen): Promise<void> {
  const folder = resolve(data);
  const isNew = !(await stat(folder).catch(() => null)) || (await readdir(folder)).length === 0;
  const running = await runningServer(folder);
  if (running)
    throw new Refusal(
      "already_running",
      409,
      `OpenBowtie already runs on this folder, at ${running.url}. Stop it with: bowtie stop --data ${data}`,
    );
  await buildWeb();
  const context = await openContext({ dataFolder: folder, databaseUrl: process.env["DATABASE_URL"] });
  if (!context)
    throw new Refusal(
      "folder_in_use",
      409,
      `Another bowtie command is working in ${folder}. Wait for it to end, or choose another folder with --data.`,
    );
  try {
    if (isNew && demo) await firstStart(context);
    await serve(context, { folder, port, host }, listen);
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function firstStart(context: Context): Promise<void> {
  const progress = terminalProgress();
  process.stderr.write("First start: loading an invented company to look at. Begin with an empty ledger with --no-demo.\n");
  await loadDemo(context, progress.report);
  progress.done();
}

async function serve(
  context: Context,
  { folder, port, host }: { folder: string; port: number; host: string },
  listen: Listen,
): Promise<void> {
  const server = await listen(context, { port, host, webFolder: webFolder(), hosts: LOOPBACK.has(host) ? [] : [host] });
  const url = `http://${LOOPBACK.has(host) ? "127.0.0.1" : host}:${server.port}`;
  await writeFile(noteFile(folder), JSON.stringify({ pid: process.pid, url } satisfies ServerNote), { mode: 0o600 });
  process.stderr.write(`OpenBowtie is ready at ${url}\nData: ${folder}. Stop with Ctrl-C.\n`);
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await rm(noteFile(folder), { force: true });
    await server.close();
    await context.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
}

const PATIENCE = 200;

async function stop(folder: string): Promise<void> {
  if (!(await stat(folder).catch(() => null))) throw new Refusal("no_such_folder", 404, `There is no data folder ${folder}.`);
  const running = await runningServer(folder);
  if (running) {
    process.kill(running.pid, "SIGTERM");
    for (let waited = 0; waited < PATIENCE && isAlive(running.pid); waited++) await sleep(50);
    process.stdout.write("Stopped.\n");
    return;
  }
  await rm(noteFile(folder), { force: true });
  const left = await stopDatabase(folder);
  process.stdout.write(left ? "The program was not running; the database it had left behind was stopped.\n" : "Nothing was running.\n");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
