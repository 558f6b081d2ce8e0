import { type Command, InvalidArgumentError } from "commander";
import type { Actions, Backtest, GoalAnswer, GrowthModel, Scenario, ScenarioChange, SimulationAnswer } from "../../contract/index.ts";
import { scenarioSchema } from "../../contract/index.ts";
import { badRequest, type Currency, formatMonth, minorDigits, month, parseMonth } from "../../domain/index.ts";
import { parseChange } from "../../operations/index.ts";
import { addFilter, levelOption, type Shared, shared, wholeNumber } from "../options.ts";
import { type Cell, money, percent, print } from "../output.ts";
import { withSession } from "../run.ts";
import { readScenario } from "../scenario-file.ts";
import { actionRows, backtestRows, goalRows, modelRows, simulationRows } from "./growth-rows.ts";

interface Asked extends Shared {
  readonly segment?: string;
  readonly where?: Scenario["question"]["where"];
  readonly level?: "customer" | "subscription" | "parent";
  readonly view?: "native" | "constant" | "reported";
  readonly set?: string;
  readonly profile?: string;
  readonly currency?: string;
}

interface ScenarioOptions extends Asked {
  readonly change?: readonly ScenarioChange[];
  readonly months?: number;
  readonly target?: string;
  readonly runs?: number;
  readonly seed?: number;
  readonly limit?: number;
}

const asked = (command: Command): Command =>
  shared(command)
    .option("--segment <field>", "model each value of a field apart: model, motion, region, ...")
    .option("--where <field=value>", "only what has this value; may be given again", addFilter)
    .option("--profile <name>", "count as another tool does")
    .option("--view <view>", "how currencies are seen: native, constant or reported")
    .option("--set <settings>", "settings to try out, as gapDays=0&pauseDays=30")
    .option("--currency <code>", "only this currency")
    .addOption(levelOption());

const scenarioOptions = (command: Command): Command =>
  asked(command)
    .option("--change <lever=amount>", "cr.win=+10%, renewal=+2pts, usage_churn=0.008@6/3; may be given again", addChange)
    .option("--months <n>", "months to run; 36 when absent", wholeNumber)
    .option("--target <arr@month>", "ARR in whole money by the end of a month: 12000000@2028-12");

function addChange(text: string, known: readonly ScenarioChange[] = []): readonly ScenarioChange[] {
  try {
    return [...known, parseChange(text)];
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** The growth model: what it has learned, what scenarios do, what goals need, and how right it has been. */
export function growthCommands(program: Command): void {
  asked(program.command("growth").description("the growth model as learned from the ledger: rates, times, n and intervals")).action(
    async (options: Asked) => {
      await withSession(options.data, async (session, report) => {
        const model: GrowthModel = await session.call("growth", questionOf(options), report);
        print(options.format, { json: model, ...modelRows(model) });
      });
    },
  );
  scenarioOptions(program.command("simulate [file]").description("run a scenario (plain JSON) month by month"))
    .option("--runs <n>", "random runs for the fan; 2000 when absent, 0 for none", wholeNumber)
    .option("--seed <n>", "the same seed gives the same runs", wholeNumber)
    .action(async (file: string | undefined, options: ScenarioOptions) => {
      await withSession(options.data, async (session, report) => {
        const scenario = await scenarioOf(file, options);
        const answer: SimulationAnswer = await session.call(
          "simulate",
          { scenario, runs: options.runs ?? 2000, seed: options.seed ?? 1 },
          report,
        );
        print(options.format, { json: answer, ...simulationRows(answer, options.format === "csv") });
        if (options.format === "table") process.stderr.write(`${saidOf(answer, scenario)}\n`);
      });
    });
  scenarioOptions(
    program.command("goal [file]").description("what it takes to reach a target: volume, one lever, or levers together"),
  ).action(async (file: string | undefined, options: ScenarioOptions) => {
    await withSession(options.data, async (session, report) => {
      const answer: GoalAnswer = await session.call("goal", { scenario: await scenarioOf(file, options) }, report);
      print(options.format, { json: answer, ...goalRows(answer) });
      if (options.format === "table") process.stderr.write(`${goalSaid(answer)}\n`);
    });
  });
  scenarioOptions(program.command("actions [file]").description("what to do next, ranked by what it adds to the chance of the target"))
    .option("--limit <n>", "how many actions", wholeNumber)
    .action(async (file: string | undefined, options: ScenarioOptions) => {
      await withSession(options.data, async (session, report) => {
        const scenario = await scenarioOf(file, options);
        const answer: Actions = await session.call("actions", { scenario, limit: options.limit ?? 10 }, report);
        print(options.format, { json: answer, ...actionRows(answer) });
        if (options.format === "table") {
          const aim = `${money(answer.target.arr, answer.currency ?? undefined)} ${answer.currency ?? ""} by ${answer.target.month}`;
          const assumed = answer.target.isAssumed ? ", which is what the model expects in two years and a tenth more" : "";
          process.stderr.write(`Chance of ${aim}${assumed}: ${percent(answer.chance)} as things go, of ${answer.runs} runs.\n`);
        }
      });
    });
  asked(program.command("backtest").description("what the model would have said of the last months, beside what came"))
    .option("--months <n>", "months at the end to predict; 12 when absent", wholeNumber)
    .action(async ({ months, ...options }: Asked & { readonly months?: number }) => {
      await withSession(options.data, async (session, report) => {
        const answer: Backtest = await session.call("backtest", { ...questionOf(options), months: months ?? 12 }, report);
        print(options.format, { json: answer, ...backtestRows(answer) });
        if (options.format === "table")
          process.stderr.write(
            `Learned from what happened up to ${answer.until}; ${answer.runs} runs for P10 to P90, which should hold 80 % of the months.\n`,
          );
      });
    });
}

const questionOf = ({ segment, where = [], level = "customer", view, set, profile, currency }: Asked) => ({
  where,
  level,
  ...(segment === undefined ? {} : { segment }),
  ...(view === undefined ? {} : { view }),
  ...(set === undefined ? {} : { set }),
  ...(profile === undefined ? {} : { profile }),
  ...(currency === undefined ? {} : { currency }),
});

/** A scenario from a file, or none, with what the command line says otherwise. */
async function scenarioOf(file: string | undefined, options: ScenarioOptions): Promise<Scenario> {
  const base = file === undefined ? scenarioSchema.parse({ name: "command line" }) : await readScenario(file);
  const said = options.target === undefined ? base.target : targetOf(options.target, options.currency);
  const question = questionOf(options);
  return {
    ...base,
    months: options.months ?? base.months,
    target: said,
    changes: [...base.changes, ...(options.change ?? [])],
    question: { ...base.question, ...question, where: question.where.length > 0 ? question.where : (base.question.where ?? []) },
  };
}

/** `12000000@2028-12`, in whole money. */
function targetOf(text: string, currency: string | undefined): NonNullable<Scenario["target"]> {
  const [amount = "", by = ""] = text.split("@");
  const arr = Number(amount.replaceAll(/[_ ']/g, ""));
  if (amount === "" || !Number.isFinite(arr) || arr < 0 || parseMonth(by) === null)
    throw badRequest("bad_target", `“${text}” is no target. Write the ARR in whole money and the month: 12000000@2028-12.`);
  return { arr: Math.round(arr * 10 ** minorDigits((currency ?? "EUR") as Currency)), month: by };
}

const monthAt = (start: string, offset: number): string => formatMonth(month((parseMonth(start) ?? 0) + offset));

function saidOf({ startMonth, months, total, base, fan, chance, capped, currency }: SimulationAnswer, { target }: Scenario): string {
  const last = months - 1;
  const end = total.arr[last] ?? 0;
  const unchanged = base.arr[last] ?? 0;
  const inMoney = (value: number): string => `${money(value, currency ?? undefined)} ${currency ?? ""}`.trim();
  const lines = [
    `ARR in ${monthAt(startMonth, last)}: ${inMoney(end)}, ${inMoney(end - unchanged)} beside no change (${inMoney(unchanged)}).`,
  ];
  if (fan) lines.push(`In 8 of 10 of ${fan.runs} runs between ${inMoney(fan.p10[last] ?? 0)} and ${inMoney(fan.p90[last] ?? 0)}.`);
  if (chance !== null && target) lines.push(`Chance of ${inMoney(target.arr)} by ${target.month}: ${percent(chance)}.`);
  for (const { segment, lever, asked: wanted, held } of capped)
    lines.push(`${segment}: ${lever} was asked to be ${Number(wanted.toPrecision(4))} and is held at ${held}.`);
  return lines.join("\n");
}

function goalSaid({ volume, arr, isReached, combination, currency }: GoalAnswer): string {
  const inMoney = (value: number): string => `${money(value, currency ?? undefined)} ${currency ?? ""}`.trim();
  if (isReached) return `The target is reached as things go: ${inMoney(arr)}.`;
  const cells: Cell[] = [
    `As things go: ${inMoney(arr)}.`,
    volume.factor === null
      ? `No volume alone reaches it; the most is ${inMoney(volume.arr)}.`
      : `By volume alone: ${volume.factor.toFixed(2)} times as much of everything that comes in.`,
    combination.isReached
      ? `Together, in ${combination.steps.length} steps: reached.`
      : `All levers at their limits reach ${inMoney(combination.arr)}, and no more.`,
  ];
  return cells.join("\n");
}
