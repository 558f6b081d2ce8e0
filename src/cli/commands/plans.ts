import { type Command, InvalidArgumentError, Option } from "commander";
import { type Output, planFlags } from "../../contract/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { money, percent, print } from "../output.ts";
import { withSession } from "../run.ts";

type Money = Output<"successPlan">["value"]["confirmed"];

const amounts = (some: Money): string => some.map(({ minor, currency }) => `${money(minor, currency)} ${currency}`).join(" + ");
const share = (value: number | null): string => (value === null ? "" : percent(value));

interface ListOptions extends Shared {
  readonly phase?: "close" | "success";
  readonly owner?: string;
  readonly account?: string;
  readonly flag?: (typeof planFlags)[number];
  readonly search?: string;
  readonly limit: number;
}

interface MeasureOptions extends Shared {
  readonly on?: string;
  readonly source: "hand" | "buyer";
  readonly evidence?: string;
  readonly by?: string;
}

/** The one plan of each customer: what is next, how far it is, and what it is worth. */
export function planCommands(program: Command): void {
  const plans = program.command("plans").description("close and success plans: list, show, measure");
  shared(plans.command("list", { isDefault: true }).description("plans, those whose next thing is due first"))
    .addOption(new Option("--phase <phase>", "only this phase").choices(["close", "success"]))
    .option("--owner <name>", "plans this person of ours has a part in")
    .option("--account <id>", "plans of this account and those below it")
    .addOption(new Option("--flag <flag>", "what is wrong with them").choices([...planFlags]))
    .option("--search <words>", "words in the account, the objective or an owner")
    .option("--limit <count>", "how many", wholeNumber, 50)
    .action(listPlans);
  shared(plans.command("show <plan>").description("one plan: steps counted back, outcomes, promises, value")).action(showPlan);
  shared(plans.command("measure <plan> <outcome> <value>").description("add a measurement of an outcome"))
    .option("--on <date>", "day it was measured; today when absent")
    .addOption(new Option("--source <source>", "entered by us, or given by the buyer").choices(["hand", "buyer"]).default("hand"))
    .option("--evidence <text>", "what shows it")
    .option("--by <name>", "who measured it")
    .action(measure);
}

async function listPlans({ data, format, ...options }: ListOptions): Promise<void> {
  await withSession(data, async (session, report) => {
    const found = await session.call("successPlans", options, report);
    print(format, {
      json: found,
      header: ["plan", "account", "phase", "objective", "value on", "behind", "progress", "expected", "next", "confirmed", "what is wrong"],
      rows: found.plans.map((one) => [
        one.plan,
        one.accountName ?? one.account,
        one.phase,
        one.objective,
        one.valueOn,
        one.behind,
        share(one.progress),
        share(one.expected),
        one.next === null ? "" : `${one.next.on} ${one.next.name || one.next.what}`,
        amounts(one.confirmed),
        one.flags.join(", ").replaceAll("_", " "),
      ]),
    });
    if (format === "table") process.stderr.write(`${found.plans.length} of ${found.total}; bowtie plans show PLAN opens one.\n`);
  });
}

async function showPlan(id: string, { data, format }: Shared): Promise<void> {
  await withSession(data, async (session, report) => {
    const plan = await session.call("successPlan", { plan: id }, report);
    if (format === "table") process.stdout.write(`${headOf(plan).join("\n")}\n\n`);
    print(format, {
      json: plan,
      header: ["what", "id", "name", "state", "from", "to", "owners", "says"],
      rows: [...stepRows(plan), ...outcomeRows(plan)],
    });
  });
}

function headOf(plan: Output<"successPlan">): readonly string[] {
  const { value } = plan;
  const lines: readonly (readonly [string, string])[] = [
    ["Account", plan.accountName ?? String(plan.account)],
    ["Phase", plan.committedOn === null ? plan.phase : `${plan.phase}, committed ${plan.committedOn}`],
    ["Day of value", `${plan.valueOn}, expected ${plan.expectedOn}${plan.behind > 0 ? `, ${plan.behind} days late` : ""}`],
    ["First value", plan.firstValueOn ?? "none yet"],
    ["Value", `${amounts(value.confirmed) || "nothing"} confirmed, ${amounts(value.claimed) || "nothing"} claimed`],
    ["Paid", value.feesFrom === null ? "not known" : `${amounts(value.fees)} (${value.feesFrom})`],
    ["Promises", plan.promises.map(({ text, fate }) => `${text} (${fate})`).join("; ") || "none"],
    ["To check", plan.checks.map(({ flag }) => flag.replaceAll("_", " ")).join(", ") || "nothing"],
  ];
  return [plan.objective, ...lines.map(([what, says]) => `${`${what}:`.padEnd(14)}${says}`)];
}

type Row = readonly (string | number | null)[];

const owners = (one: { readonly buyerOwner: string | null; readonly ourOwner: string | null }): string =>
  `${one.buyerOwner ?? "nobody"} / ${one.ourOwner ?? "nobody"}`;

const stepRows = ({ steps }: Output<"successPlan">): readonly Row[] =>
  steps.map((step) => [
    "step",
    step.id,
    step.name,
    step.doneOn === null ? `slack ${step.slack}${step.isCritical ? ", critical" : ""}` : `done ${step.doneOn}`,
    step.latestStart,
    step.latestEnd,
    owners(step),
    step.flags.join(", ").replaceAll("_", " "),
  ]);

const outcomeRows = ({ outcomes }: Output<"successPlan">): readonly Row[] =>
  outcomes.map((one) => [
    "outcome",
    one.id,
    one.statement,
    one.closed === null ? one.state : `${one.state}, ${one.closed.as}`,
    one.baseline?.on ?? null,
    one.target?.dueOn ?? null,
    owners(one),
    one.progress === null
      ? (one.reason ?? "").replaceAll("_", " ")
      : `${share(one.progress)} of ${share(one.expected)} expected${one.isAtRisk ? ", at risk" : ""}`,
  ]);

async function measure(
  plan: string,
  outcome: string,
  text: string,
  { data, format, on, source, evidence, by }: MeasureOptions,
): Promise<void> {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("A figure is needed, such as 4.5.");
  await withSession(data, async (session, report) => {
    const day = on ?? new Date().toISOString().slice(0, 10);
    const input = { plan, outcome, on: day, value, source, evidence: evidence ?? null, ...(by === undefined ? {} : { by }) };
    const saved = await session.call("measure", input, report);
    print(format, { json: saved, header: ["plan", "outcome", "on", "value"], rows: [[plan, outcome, day, value]] });
  });
}
