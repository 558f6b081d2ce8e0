import { type Command, Option } from "commander";
import { type Deal, dealFlags, dealOutcomes, dealSorts, dealTypeNames, type Input, type ListedDeal } from "../../contract/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { money, print } from "../output.ts";
import { withSession } from "../run.ts";

interface ListOptions extends Shared {
  readonly search?: string;
  readonly pipeline?: string;
  readonly stage?: string;
  readonly owner?: string;
  readonly account?: string;
  readonly type?: (typeof dealTypeNames)[number];
  readonly outcome: (typeof dealOutcomes)[number] | "any";
  readonly flag?: (typeof dealFlags)[number];
  readonly sort: (typeof dealSorts)[number];
  readonly order?: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

interface MoveOptions extends Shared {
  readonly evidence?: string;
  readonly despite?: string;
  readonly reason?: string;
  readonly signed?: string;
  readonly next?: string;
  readonly on?: string;
  readonly by?: string;
}

export function dealCommands(program: Command): void {
  const deals = program.command("deals").description("deals: list, show, move");
  shared(deals.command("list", { isDefault: true }).description("deals by pipeline, stage, owner and what is wrong with them"))
    .option("--search <words>", "words in the name, the account, the owner or an id")
    .option("--pipeline <id>", "of one pipeline")
    .option("--stage <id>", "in one stage")
    .option("--owner <name>", "of one owner")
    .option("--account <account>", "of an account and those below it")
    .addOption(new Option("--type <type>", "of one kind").choices([...dealTypeNames]))
    .addOption(new Option("--outcome <outcome>", "open, or how they ended").choices([...dealOutcomes, "any"]).default("open"))
    .addOption(new Option("--flag <flag>", "with one thing wrong").choices([...dealFlags]))
    .addOption(new Option("--sort <by>", "what orders them").choices([...dealSorts]).default("amount"))
    .addOption(new Option("--order <order>", "which end comes first").choices(["asc", "desc"]))
    .option("--limit <count>", "how many", wholeNumber, 20)
    .option("--offset <count>", "how many to leave out first", wholeNumber, 0)
    .action(listDeals);
  shared(deals.command("show <deal>").description("one deal, by its number or SOURCE:ID: stage, gate, terms, next step")).action(showDeal);
  shared(deals.command("move <deal> <stage>").description("move a deal to a stage; winning it writes its contract"))
    .option("--evidence <text>", "what the buyer did that shows it")
    .option("--despite <text>", "why it goes on although something is missing")
    .option("--reason <text>", "why it was won or lost")
    .option("--signed <day>", "day of the signature, as 2026-03-31; today when absent")
    .option("--next <text>", "what happens next")
    .option("--on <day>", "the day of the next step")
    .option("--by <name>", "who takes the next step")
    .action(moveDeal);
}

const worth = ({ amount, currency }: Pick<ListedDeal, "amount" | "currency">): string =>
  amount === null ? "" : `${money(amount, currency ?? undefined)} ${currency ?? ""}`.trim();

const stepOf = ({ nextStep }: Pick<ListedDeal, "nextStep">): string =>
  nextStep === null ? "" : `${nextStep.on} ${nextStep.what} (${nextStep.owner})`;

const words = (name: string): string => name.replaceAll("_", " ");

async function listDeals({ data, format, ...question }: ListOptions): Promise<void> {
  await withSession(data, async (session, report) => {
    const found = await session.call("deals", question, report);
    print(format, {
      json: found,
      header: ["number", "name", "account", "stage", "since", "value", "next step", "close", "diagnosis", "owner", "wrong"],
      rows: found.deals.map((deal) => [
        deal.deal,
        deal.name,
        deal.accountName,
        deal.stageName,
        deal.stageOn,
        worth(deal),
        stepOf(deal),
        deal.closedOn,
        deal.total,
        deal.owner,
        deal.flags.map(words).join(", "),
      ]),
    });
    if (format !== "table") return;
    const sums = found.amounts.map(({ minor, currency }) => `${money(minor, currency)} ${currency}`).join(" + ");
    process.stderr.write(`${found.deals.length} of ${found.total.toLocaleString("en-US")}${sums === "" ? "" : `, together ${sums}`}.\n`);
  });
}

function factsOf(deal: Deal): readonly string[] {
  const { gate, notes } = deal;
  const lines: readonly (readonly [string, string | null])[] = [
    ["", `${deal.name} (number ${deal.deal}, ${deal.source}:${deal.id})`],
    ["Account", deal.accountName],
    ["Stage", `${deal.stageName}${deal.stageOn === null ? "" : ` since ${deal.stageOn}`}; ${deal.outcome}`],
    ["Stages", deal.stages.map(({ id }) => (id === deal.stage ? `[${id}]` : id)).join(" > ")],
    ["Value", worth(deal)],
    ["Owner", deal.owner],
    ["Close", deal.closedOn],
    ["Reason", deal.reason],
    ["Next step", stepOf(deal)],
    ["Wrong", deal.flags.map(words).join(", ")],
    [
      "Next gate",
      gate === null
        ? null
        : `${gate.gate}: ${gate.verdict}${gate.unmet.length === 0 ? "" : `; missing: ${gate.unmet.map(missing).join(", ")}`}`,
    ],
    ["To be won", deal.lacksForCommit.length === 0 ? null : `the hand-off lacks ${deal.lacksForCommit.map(words).join(", ")}`],
    ["Products", notes.lines.map(({ product, price, quantity, interval }) => `${product} ${quantity} x ${price} / ${interval}`).join("; ")],
    ["Last move", notes.passes.map(({ stage, on, by }) => `${stage} on ${on} by ${by}`).at(-1) ?? null],
  ];
  return lines.flatMap(([what, says]) => (says === null || says === "" ? [] : [what === "" ? says : `${`${what}:`.padEnd(12)}${says}`]));
}

/** A requirement as the standard writes it, in few words. */
function missing(asked: Readonly<Record<string, unknown>>): string {
  const subject = asked["letter"] ?? asked["fact"] ?? (asked["kind"] === "total" ? "total" : "every letter");
  return `${words(String(subject))}${asked["atLeast"] === undefined ? "" : ` ${String(asked["atLeast"])}`}`;
}

async function showDeal(id: string, { data, format }: Shared): Promise<void> {
  await withSession(data, async (session, report) => {
    const deal = await session.call("deal", { id }, report);
    const history = await session.call("dealHistory", { id }, report);
    if (format === "table") process.stdout.write(`${factsOf(deal).join("\n")}\n\n`);
    print(format, {
      json: { deal, history },
      header: ["when", "who", "where", "field", "before", "after"],
      rows: history.changes.flatMap(({ at, by, where, fields, isAside }) =>
        fields.map(({ field, before, after }) => [
          at.slice(0, 16).replace("T", " "),
          by,
          isAside ? "kept beside" : where,
          field,
          before === null ? null : plain(before),
          after === null ? null : plain(after),
        ]),
      ),
    });
  });
}

const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

async function moveDeal(id: string, stage: string, { data, format, ...said }: MoveOptions): Promise<void> {
  await withSession(data, async (session, report) => {
    const deal = await session.call("deal", { id }, report);
    const { evidence, despite, reason, signed, next, on, by } = said;
    const step = next === undefined || on === undefined ? undefined : { what: next, on, owner: by ?? deal.owner ?? "" };
    const given = { evidence, despite, reason, signedOn: signed, nextStep: step };
    const move = { id, stage, ...Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) } as Input<"moveDeal">;
    const moved = await session.call("moveDeal", move, report);
    print(format, {
      json: moved,
      header: ["number", "name", "stage", "outcome", "lines of contract"],
      rows: [[moved.deal.deal, moved.deal.name, moved.deal.stageName, moved.deal.outcome, moved.contracts]],
    });
  });
}
