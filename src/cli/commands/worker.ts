import { resolve } from "node:path";
import type { Command } from "commander";
import { openWorker } from "../../operations/index.ts";
import { atLeastOne, type Shared, shared } from "../options.ts";

interface WorkerOptions extends Shared {
  readonly concurrency: number;
  readonly quiet: boolean;
}

export function workerCommand(program: Command): void {
  shared(program.command("worker").description("work off derivations of facts for the programs that share a database"))
    .option("--concurrency <number>", "parts at a time; one process a core is best, two overlap reading and writing", atLeastOne, 1)
    .option("--quiet", "say nothing of single parts", false)
    .action(work);
}

/** Works until it is asked to end; what it has begun it finishes, unless it is asked twice. */
async function work({ data, concurrency, quiet }: WorkerOptions): Promise<void> {
  const worker = await openWorker({ dataFolder: resolve(data), databaseUrl: process.env["DATABASE_URL"] }, concurrency, (line) => {
    if (!quiet) process.stderr.write(`${line}\n`);
  });
  process.stderr.write("The worker is ready. Stop with Ctrl-C.\n");
  let isAsked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (isAsked && signal === "SIGINT") process.exit(130);
      if (!isAsked) void worker.end().then(() => process.exit(0));
      isAsked = true;
    });
}
