import { rm, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { Refusal } from "../../domain/index.ts";
import {
  beginDemo,
  buildWeb,
  type Context,
  declineDemo,
  newMachineSecret,
  openContext,
  ownerLink,
  type Report,
  stopDatabase,
  wantsDemo,
  webFolder,
} from "../../operations/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { terminalProgress } from "../progress.ts";
import { noteFile, runningServer, type ServerNote } from "../session.ts";

/** Opens the HTTP door; given by the program, because doors do not know one another. */
export type Listen = (
  context: Context,
  options: {
    readonly port: number;
    readonly host: string;
    readonly webFolder: string;
    readonly hosts: readonly string[];
    readonly machineSecret: string;
  },
) => Promise<Server>;

interface Server {
  readonly port: number;
  close(): Promise<void>;
}

interface StartOptions extends Shared {
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  readonly webOnly: boolean;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

export function serverCommands(program: Command, listen: Listen): void {
  shared(program.command("start").description("start the program and its web page"))
    .option("--port <number>", "port to listen on", wholeNumber, 4280)
    .option("--host <name>", "address to listen on", "127.0.0.1")
    .option("--no-demo", "begin with an empty ledger instead of the invented company")
    .option("--web-only", "one of several programs that answer for one database and share the facts in it", false)
    .action((options: StartOptions) => (options.webOnly ? startWebOnly(options, listen) : start(options, listen)));
  shared(program.command("stop").description("stop the program that runs on this data folder")).action(async ({ data }: Shared) =>
    stop(resolve(data)),
  );
}

async function start({ data, port, host, demo }: StartOptions, listen: Listen): Promise<void> {
  const folder = resolve(data);
  const running = await runningServer(folder);
  if (running)
    throw new Refusal(
      "already_running",
      409,
      `OpenBowtie already runs on this folder, at ${running.url}. Stop it with: bowtie stop --data ${data}`,
    );
  await buildWeb(() => process.stderr.write("Putting the web page together; this happens when it has changed.\n"));
  const context = await openContext({ dataFolder: folder, databaseUrl: process.env["DATABASE_URL"] });
  if (!context)
    throw new Refusal(
      "folder_in_use",
      409,
      `Another bowtie command is working in ${folder}. Wait for it to end, or choose another folder with --data.`,
    );
  const ending = endOn(context, folder);
  const secret = newMachineSecret();
  const hosts = LOOPBACK.has(host) ? [] : [host];
  const open = (): Promise<Server> => listen(context, { port, host, webFolder: webFolder(), hosts, machineSecret: secret });
  try {
    if (!demo) await declineDemo(folder);
    else if (await wantsDemo(context, folder)) {
      // A taken port is told before anybody waits for the company to be loaded.
      await (await open()).close();
      await firstStart(context, folder, ending);
    }
    const server = await open();
    ending.server = server;
    const url = `http://${LOOPBACK.has(host) ? "127.0.0.1" : host}:${server.port}`;
    await leaveNote(folder, { pid: process.pid, url, secret });
    process.stderr.write(`OpenBowtie is ready at ${url}\nData: ${folder}. Stop with Ctrl-C.\n`);
    await tellOwner(context, url);
  } catch (error) {
    await context.close();
    throw error;
  }
}

/**
 * One of several: it takes no right that only one may have, starts no database, loads no demo and leaves no note; commands work on the database
 * itself. Whoever runs it ends it by a signal.
 */
async function startWebOnly({ data, port, host }: StartOptions, listen: Listen): Promise<void> {
  const folder = resolve(data);
  const context = await openContext({ dataFolder: folder, databaseUrl: process.env["DATABASE_URL"], isOneOfMany: true });
  if (!context) throw new Error("one of several programs claims nothing");
  const ending = endOn(context, null);
  try {
    await buildWeb(() => process.stderr.write("Putting the web page together; this happens when it has changed.\n"));
    await context.keeper.sweep();
    const hosts = LOOPBACK.has(host) ? [] : [host];
    const server = await listen(context, { port, host, webFolder: webFolder(), hosts, machineSecret: newMachineSecret() });
    ending.server = server;
    const url = `http://${LOOPBACK.has(host) ? "127.0.0.1" : host}:${server.port}`;
    process.stderr.write(`OpenBowtie is ready at ${url}, as one of several programs on its database.\n`);
    await tellOwner(context, url);
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function tellOwner(context: Context, url: string): Promise<void> {
  const owner = await ownerLink(context, url);
  if (owner !== null) process.stderr.write(`Nobody may sign in yet. Become the owner by this link; it works once, for a day:\n${owner}\n`);
}

/** For the eyes of the folder's owner only, from its first byte on. */
async function leaveNote(folder: string, note: ServerNote): Promise<void> {
  await rm(noteFile(folder), { force: true });
  await writeFile(noteFile(folder), JSON.stringify(note), { mode: 0o600, flag: "wx" });
}

async function firstStart(context: Context, folder: string, ending: Ending): Promise<void> {
  const progress = terminalProgress();
  const report: Report = (step) => {
    if (ending.asked) throw new Refusal("stopped", 409, "Stopped while loading. The next start goes on with it.");
    progress.report(step);
  };
  process.stderr.write("First start: loading an invented company to look at. Begin with an empty ledger with --no-demo.\n");
  const began = performance.now();
  const { files } = await beginDemo(context, folder, report);
  progress.done();
  const sum = (count: (file: (typeof files)[number]) => number): string =>
    files.reduce((all, file) => all + count(file), 0).toLocaleString("en-US");
  process.stderr.write(
    `Loaded ${sum(({ rowsRead }) => rowsRead)} rows in ${((performance.now() - began) / 1000).toFixed(1)} s; ${sum(({ rowsRejected }) => rowsRejected)} of them wait to be corrected.\n`,
  );
}

interface Ending {
  server: Server | null;
  asked: boolean;
}

/** Ends cleanly when asked to: at once, or while the company is being loaded at the next step; asked twice, at once anyhow. */
function endOn(context: Context, folder: string | null): Ending {
  const ending: Ending = { server: null, asked: false };
  const end = async (server: Server): Promise<void> => {
    if (folder !== null) await rm(noteFile(folder), { force: true });
    await server.close();
    await context.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (ending.asked && signal === "SIGINT") process.exit(130);
      if (ending.server && !ending.asked) void end(ending.server);
      ending.asked = true;
    });
  return ending;
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
