import { type Command, Option } from "commander";
import { type HandoffShown, handoffChoices } from "../../contract/index.ts";
import { type Shared, shared, wholeNumber } from "../options.ts";
import { type Cell, print } from "../output.ts";
import { withSession } from "../run.ts";

interface ListOptions extends Shared {
  readonly state: (typeof handoffChoices)[number];
  readonly owner?: string;
  readonly limit: number;
}

/** Hand-offs: what waits, and one of them with all it says. */
export function handoffCommands(program: Command): void {
  const handoffs = program.command("handoffs").description("hand-offs from those who sold to those who deliver, what is due first");
  shared(handoffs.command("list", { isDefault: true }).description("hand-offs, what is due first"))
    .addOption(new Option("--state <state>", "only those in this state").choices([...handoffChoices]).default("any"))
    .option("--owner <name>", "only those this person sold")
    .option("--limit <count>", "how many", wholeNumber, 50)
    .action(list);
  shared(handoffs.command("show <deal>").description("the hand-off of a deal, by its number or SOURCE:ID")).action(show);
}

async function list({ data, format, ...question }: ListOptions): Promise<void> {
  await withSession(data, async (session) => {
    const found = await session.call("handoffs", question);
    print(format, {
      json: found,
      header: ["deal", "name", "account", "sold by", "state", "complete", "hours", "due", "for", "sent back", "kick-off", "first contact"],
      rows: found.handoffs.map((one) => [
        one.deal,
        one.name,
        one.accountName,
        one.owner,
        one.wonOn === null ? "before the win" : one.state,
        `${one.completeness.filled} of ${one.completeness.of}`,
        one.service === null ? null : `${one.service.hours.toFixed(1)} of ${one.service.limitHours}${one.service.isLate ? " (late)" : ""}`,
        one.due?.on ?? null,
        one.due?.what ?? null,
        one.service?.returns ?? null,
        one.kickOffOn,
        one.firstContact?.on ?? null,
      ]),
    });
    if (format === "table" && found.unbegunTotal > 0)
      process.stderr.write(`${found.unbegunTotal} deals won in the last 90 days have no hand-off.\n`);
  });
}

async function show(id: string, { data, format }: Shared): Promise<void> {
  await withSession(data, async (session) => {
    const handoff = await session.call("handoff", { id });
    print(format, { json: handoff, header: ["what", "says"], rows: rowsOf(handoff) });
  });
}

const rowsOf = (one: HandoffShown): readonly (readonly Cell[])[] => {
  const { package: said, completeness, service, due } = one;
  const listed = (items: readonly string[] | null, none: string): string =>
    items === null ? "not spoken of" : items.length === 0 ? none : items.join("; ");
  return [
    ["deal", `${one.name} (${one.deal})`],
    ["state", one.isWon ? one.state : "before the win"],
    [
      "complete",
      `${completeness.filled} of ${completeness.of}${completeness.missing.length === 0 ? "" : `, lacks ${completeness.missing.join(", ")}`}`,
    ],
    ["hours", service === null ? "from the win" : `${service.hours.toFixed(1)} of ${service.limitHours}${service.isLate ? ", late" : ""}`],
    ["due", due === null ? "nothing" : `${due.on}: ${due.what}`],
    ["goals", listed(said.goals, "none")],
    ["success criteria", listed(said.successCriteria, "none")],
    ["pains", listed(said.pains, "none")],
    ["people", said.people.map(({ person, role }) => `${person} (${role})`).join("; ")],
    ["products", listed(said.products, "none")],
    ["terms", said.terms ?? "none written"],
    ["kick-off", said.kickOffOn ?? "not agreed"],
    ["risks", listed(said.risks, "none, as was said")],
    ["preferences", said.preferences ?? "not known"],
    ["signs of growth", listed(said.expansionSignals, "none")],
    ...one.promises.map(({ promise, fate, dropped }) => [
      `promise (${fate})`,
      `${promise.text} (${promise.by}, ${promise.on})${dropped === null ? "" : `: ${dropped.reason} (${dropped.buyer}, ${dropped.us})`}`,
    ]),
    ...one.events.map(({ action, at, by, reasons }) => [
      at.slice(0, 16).replace("T", " "),
      `${action}: ${by.person} (${by.role})${reasons.map(({ reason, note }) => `; ${reason}${note === null ? "" : `: ${note}`}`).join("")}`,
    ]),
  ];
};
