import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { type Context, openWorker } from "../../operations/index.ts";
import { endTraces, say } from "../../telemetry/index.ts";
import { atLeastOne, type Shared, shared, wholeNumber } from "../options.ts";
import { beginTelling, type Telling, tellingOptions } from "../telling.ts";

/** Opens the door of a program that only works; given by the program, because doors do not know one another. */
export type ListenForProbes = (
  context: Context,
  options: { readonly port: number; readonly host: string; readonly metricsToken: string | undefined },
) => Promise<{ readonly port: number; readonly close: () => Promise<void> }>;

interface WorkerOptions extends Shared, Telling {
  readonly concurrency: number;
  readonly quiet: boolean;
  readonly port?: number;
  readonly host: string;
}

export function workerCommand(program: Command, listen: ListenForProbes): void {
  tellingOptions(shared(program.command("worker").description("work off derivations of facts for the programs that share a database")))
    .option("--concurrency <number>", "parts at a time; one process a core is best, two overlap reading and writing", atLeastOne, 1)
    .option("--quiet", "say nothing of single parts", false)
    .addOption(
      new Option("--port <number>", "port where it says whether it is ready, and its figures to METRICS_TOKEN (default: none)").argParser(
        wholeNumber,
      ),
    )
    .option("--host <name>", "address of that port", "127.0.0.1")
    .action((options: WorkerOptions) => work(options, listen));
}

/** Works until it is asked to end; what it has begun it finishes, unless it is asked twice. */
async function work({ data, concurrency, quiet, port, host, ...telling }: WorkerOptions, listen: ListenForProbes): Promise<void> {
  await beginTelling(telling);
  const worker = await openWorker({ dataFolder: resolve(data), databaseUrl: process.env["DATABASE_URL"] }, concurrency, (line) => {
    if (!quiet) say(line);
  });
  const { context } = worker;
  const metricsToken = process.env["METRICS_TOKEN"];
  const probes = port === undefined ? null : await listen(context, { port, host, metricsToken });
  say("The worker is ready. Stop with Ctrl-C.");
  const end = async (): Promise<void> => {
    await worker.end();
    await probes?.close();
    await context.close();
    await endTraces();
    process.exit(0);
  };
  let isAsked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      context.ending.asked = true;
      if (isAsked && signal === "SIGINT") process.exit(130);
      if (!isAsked) void end();
      isAsked = true;
    });
}
