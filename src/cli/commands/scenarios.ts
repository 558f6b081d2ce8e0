import type { Command } from "commander";
import type { PlanProgress, Scenario } from "../../contract/index.ts";
import { notFound } from "../../domain/index.ts";
import { type Shared, shared } from "../options.ts";
import { money, print } from "../output.ts";
import { withSession } from "../run.ts";
import { readScenario, scenarioText } from "../scenario-file.ts";
import { leverRows, monthRows } from "./plan-rows.ts";

/** Scenarios that are kept, and the one that is the plan. */
export function scenarioCommands(program: Command): void {
  keptCommands(program.command("scenarios").description("saved scenarios: list, show, save, delete"));
  planCommands(program.command("plan").description("the plan against what happened"));
}

const moment = (instant: string): string => instant.slice(0, 16).replace("T", " ");

function keptCommands(scenarios: Command): void {
  shared(scenarios.command("list", { isDefault: true }).description("scenarios that are saved")).action(
    async ({ data, format }: Shared) => {
      await withSession(data, async (session) => {
        const answer = await session.call("scenarios", {});
        print(format, {
          json: answer,
          header: ["name", "months", "changes", "saved", "note"],
          rows: answer.scenarios.map(({ name, months, changes, savedAt, note }) => [
            name,
            months,
            changes.length,
            moment(savedAt),
            note.split("\n")[0] ?? "",
          ]),
        });
      });
    },
  );
  shared(scenarios.command("show <name>").description("print a scenario as JSON, to be changed and saved again")).action(
    async (name: string, { data }: Shared) => {
      await withSession(data, async (session) => {
        const { scenarios: saved } = await session.call("scenarios", {});
        const found = saved.find((one) => one.name === name);
        if (!found) {
          const known = saved.length === 0 ? "None is saved yet." : `Saved: ${saved.map((one) => one.name).join(", ")}.`;
          throw notFound("no_such_scenario", `There is no scenario named “${name}”. ${known}`);
        }
        const { savedAt: _, ...scenario } = found;
        process.stdout.write(scenarioText(scenario));
      });
    },
  );
  shared(scenarios.command("save <file>").description("save a scenario (JSON) under the name it has, or that of its file")).action(
    async (file: string, { data, format }: Shared) => {
      await withSession(data, async (session) => {
        const scenario: Scenario = await readScenario(file);
        const saved = await session.call("saveScenario", scenario);
        print(format, { json: saved, header: ["name", "saved"], rows: [[saved.name, moment(saved.savedAt)]] });
      });
    },
  );
  shared(scenarios.command("delete <name>").description("drop a scenario; saving it again brings it back")).action(
    async (name: string, { data }: Shared) => {
      await withSession(data, async (session) => {
        await session.call("deleteScenario", { name });
      });
    },
  );
}

function planCommands(plan: Command): void {
  shared(plan.command("show", { isDefault: true }).description("every month since the plan began"))
    .option("--month <month>", "each lever of one month, as 2026-03")
    .action(async ({ data, format, month }: Shared & { readonly month?: string }) => {
      await withSession(data, async (session, report) => {
        const progress = await session.call("plan", {}, report);
        const rows = month === undefined ? monthRows(progress, format === "csv") : leverRows(progress, month);
        print(format, { json: progress, ...rows });
        if (format === "table") process.stderr.write(`${saidOf(progress)}\n`);
      });
    });
  shared(plan.command("set <name>").description("make a saved scenario the plan"))
    .option("--start <month>", "first month, as 2026-01; one in the past makes the plan of what was dated before it")
    .action(async (name: string, { data, format, start }: Shared & { readonly start?: string }) => {
      await withSession(data, async (session, report) => {
        const made = await session.call("setPlan", { name, ...(start === undefined ? {} : { start }) }, report);
        print(format, {
          json: made,
          header: ["plan", "start", "months", "currency", "segments"],
          rows: [[made.scenario.name, made.startMonth, made.scenario.months, made.currency, made.segments.length]],
        });
      });
    });
}

function saidOf({ plan, through, months }: PlanProgress): string {
  if (plan === null) return "There is no plan yet. Save a scenario and make it the plan: bowtie plan set NAME.";
  const last = months.at(-1);
  const made = `Plan “${plan.scenario.name}” from ${plan.startMonth} on, made ${plan.madeAt.slice(0, 10)}.`;
  if (last === undefined) return `${made} The ledger speaks to ${through}; its first month is not over.`;
  const unexplained = money(last.unexplained, plan.currency ?? undefined);
  return `${made} Of the difference in ${last.month}, ${unexplained} is explained by no lever. Each of them: --month ${last.month}.`;
}
