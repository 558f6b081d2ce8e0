import { rm, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Command, Option } from "commander";
import { Refusal } from "../../domain/index.ts";
import {
  beginDemo,
  buildWeb,
  type Context,
  declineDemo,
  hasAnOwner,
  newMachineSecret,
  openContext,
  ownerLink,
  type Report,
  stopDatabase,
  wantsDemo,
  webFolder,
} from "../../operations/index.ts";
import { endTraces, say } from "../../telemetry/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { terminalProgress } from "../progress.ts";
import { noteFile, runningServer, type ServerNote } from "../session.ts";
import { beginTelling, type Telling, tellingOptions } from "../telling.ts";

/** Opens the HTTP door; given by the program, because doors do not know one another. */
export type Listen = (
  context: Context,
  options: {
    readonly port: number;
    readonly host: string;
    readonly webFolder: string;
    readonly hosts: readonly string[];
    readonly machineSecret: string;
    readonly metricsToken: string | undefined;
  },
) => Promise<Server>;

interface Server {
  readonly port: number;
  close(linger?: { readonly seconds: number }): Promise<void>;
}

interface StartOptions extends Shared, Telling {
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  readonly linger: number;
  readonly webOnly: boolean;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

export function serverCommands(program: Command, listen: Listen): void {
  tellingOptions(shared(program.command("start").description("start the program and its web page")))
    .option("--port <number>", "port to listen on", wholeNumber, 4280)
    .option("--host <name>", "address to listen on", "127.0.0.1")
    .addOption(
      new Option("--linger <seconds>", "asked to end, say so to those who look, and go on answering for so long")
        .env("BOWTIE_LINGER_SECONDS")
        .argParser(wholeNumber)
        .default(0),
    )
    .option("--no-demo", "begin with an empty ledger instead of the invented company")
    .option("--web-only", "one of several programs that answer for one database and share the facts in it", false)
    .action(async (options: StartOptions) => {
      await beginTelling(options);
      await (options.webOnly ? startWebOnly(options, listen) : start(options, listen));
    });
  program
    .command("build")
    .description("put the program and its web page together now, where whoever starts it may not write")
    .action(() => buildWeb(() => say("Putting the web page together.")));
  shared(program.command("stop").description("stop the program that runs on this data folder")).action(async ({ data }: Shared) =>
    stop(resolve(data)),
  );
}

async function start({ data, port, host, demo, linger, logFormat }: StartOptions, listen: Listen): Promise<void> {
  const folder = resolve(data);
  const running = await runningServer(folder);
  if (running)
    throw new Refusal(
      "already_running",
      409,
      `OpenBowtie already runs on this folder, at ${running.url}. Stop it with: bowtie stop --data ${data}`,
    );
  await buildWeb(() => say("Putting the web page together; this happens when it has changed."));
  const context = await openContext({ dataFolder: folder, databaseUrl: process.env["DATABASE_URL"] });
  if (!context)
    throw new Refusal(
      "folder_in_use",
      409,
      `Another bowtie command is working in ${folder}. Wait for it to end, or choose another folder with --data.`,
    );
  const ending = endOn(context, folder, linger);
  const secret = newMachineSecret();
  const metricsToken = process.env["METRICS_TOKEN"];
  const hosts = LOOPBACK.has(host) ? [] : [host];
  const open = (): Promise<Server> => listen(context, { port, host, webFolder: webFolder(), hosts, machineSecret: secret, metricsToken });
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
    say(`OpenBowtie is ready at ${url}\nData: ${folder}. Stop with Ctrl-C.`);
    await sayWhoComesFirst(context, logFormat === "json" ? null : url);
  } catch (error) {
    await context.close();
    throw error;
  }
}

/**
 * One of several: it takes no right that only one may have, starts no database, loads no demo and leaves no note; commands work on the database
 * itself. Whoever runs it ends it by a signal.
 */
async function startWebOnly({ data, port, host, linger }: StartOptions, listen: Listen): Promise<void> {
  const folder = resolve(data);
  const context = await openContext({ dataFolder: folder, databaseUrl: process.env["DATABASE_URL"], isOneOfMany: true });
  if (!context) throw new Error("one of several programs claims nothing");
  const ending = endOn(context, null, linger);
  try {
    await buildWeb(() => say("Putting the web page together; this happens when it has changed."));
    await context.keeper.sweep();
    const hosts = LOOPBACK.has(host) ? [] : [host];
    const server = await listen(context, {
      port,
      host,
      webFolder: webFolder(),
      hosts,
      machineSecret: newMachineSecret(),
      metricsToken: process.env["METRICS_TOKEN"],
    });
    ending.server = server;
    const url = `http://${LOOPBACK.has(host) ? "127.0.0.1" : host}:${server.port}`;
    say(`OpenBowtie is ready at ${url}, as one of several programs on its database.`);
    // A link made by one would close that of another.
    await sayWhoComesFirst(context, null);
  } catch (error) {
    await context.close();
    throw error;
  }
}

/**
 * Says how the first to come in does so.
 *
 * @param url where the link of the owner leads; `null` where none is shown: it is a secret, for whoever reads the terminal and for no log
 */
async function sayWhoComesFirst(context: Context, url: string | null): Promise<void> {
  if (url === null) {
    if (!(await hasAnOwner(context)))
      say(
        "Nobody may sign in yet. Invite the first administrator where the program runs: bowtie people invite you@example.com --roles admin",
      );
    return;
  }
  const owner = await ownerLink(context, url);
  if (owner !== null) say(`Nobody may sign in yet. Become the owner by this link; it works once, for a day:\n${owner}`);
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
  say("First start: loading an invented company to look at. Begin with an empty ledger with --no-demo.");
  const began = performance.now();
  const { files } = await beginDemo(context, folder, report);
  progress.done();
  const sum = (count: (file: (typeof files)[number]) => number): string =>
    files.reduce((all, file) => all + count(file), 0).toLocaleString("en-US");
  say(
    `Loaded ${sum(({ rowsRead }) => rowsRead)} rows in ${((performance.now() - began) / 1000).toFixed(1)} s; ${sum(({ rowsRejected }) => rowsRejected)} of them wait to be corrected.`,
  );
}

interface Ending {
  server: Server | null;
  asked: boolean;
}

/** Ends cleanly when asked to: at once, or while the company is being loaded at the next step; asked twice, at once anyhow. */
function endOn(context: Context, folder: string | null, linger: number): Ending {
  const ending: Ending = { server: null, asked: false };
  const end = async (server: Server): Promise<void> => {
    if (folder !== null) await rm(noteFile(folder), { force: true });
    await server.close({ seconds: linger });
    await context.close();
    await endTraces();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      context.ending.asked = true;
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
