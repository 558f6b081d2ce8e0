import { Command } from "commander";
import { VERSION } from "../operations/index.ts";
import { accountCommands } from "./commands/accounts.ts";
import { analyticsCommands } from "./commands/analytics.ts";
import { baseCommands } from "./commands/base.ts";
import { benchmarkCommands } from "./commands/benchmarks.ts";
import { bowtieCommands } from "./commands/bowtie.ts";
import { checkCommands } from "./commands/check.ts";
import { dealCommands } from "./commands/deals.ts";
import { diagnosisCommands } from "./commands/diagnosis.ts";
import { differenceCommands } from "./commands/difference.ts";
import { growthCommands } from "./commands/growth.ts";
import { handoffCommands } from "./commands/handoffs.ts";
import { importCommands } from "./commands/imports.ts";
import { mappingCommands } from "./commands/mappings.ts";
import { metricCommands } from "./commands/metrics.ts";
import { modelCommands } from "./commands/models.ts";
import { momentCommands } from "./commands/moments.ts";
import { peopleCommands } from "./commands/people.ts";
import { planCommands } from "./commands/plans.ts";
import { reviewCommands } from "./commands/review.ts";
import { scenarioCommands } from "./commands/scenarios.ts";
import { type Listen, serverCommands } from "./commands/server.ts";
import { settingsCommands } from "./commands/settings.ts";
import { usageCommands } from "./commands/usage.ts";
import { workCommands } from "./commands/work.ts";
import { type ListenForProbes, workerCommand } from "./commands/worker.ts";
import { fail } from "./run.ts";

/** What commands that stay open to others. */
interface Doors {
  readonly listen: Listen;
  readonly listenForProbes: ListenForProbes;
}

/** Every command there is, with its options. */
export function commands({ listen, listenForProbes }: Doors): Command {
  const program = new Command("bowtie")
    .description("The revenue operating system for recurring-revenue businesses.")
    .version(VERSION)
    .showHelpAfterError("Try --help.");
  serverCommands(program, listen);
  workerCommand(program, listenForProbes);
  importCommands(program);
  reviewCommands(program);
  usageCommands(program);
  mappingCommands(program);
  accountCommands(program);
  dealCommands(program);
  diagnosisCommands(program);
  planCommands(program);
  handoffCommands(program);
  baseCommands(program);
  metricCommands(program);
  differenceCommands(program);
  settingsCommands(program);
  bowtieCommands(program);
  benchmarkCommands(program);
  modelCommands(program);
  growthCommands(program);
  scenarioCommands(program);
  checkCommands(program);
  peopleCommands(program);
  momentCommands(program);
  workCommands(program);
  analyticsCommands(program);
  return program;
}

/** Runs one command; what goes wrong is told on the terminal and in the exit code (1: a law is broken, 2: refused or failed). */
export async function runCommand(argv: readonly string[], doors: Doors): Promise<void> {
  const program = commands(doors);
  // A reader that has seen enough (bowtie ... | head) is no failure: the work is still brought to its end.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    fail(error);
  }
}
