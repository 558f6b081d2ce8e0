import { type Command, Option } from "commander";
import { type Account, accountSorts, type ListedAccount, type TimelineLine } from "../../contract/index.ts";
import { addFilter, type Shared, shared, wholeNumber } from "../options.ts";
import { type Cell, money, percent, print, shown } from "../output.ts";
import { withSession } from "../run.ts";

interface Counted extends Shared {
  readonly asOf?: string;
  readonly profile?: string;
  readonly view?: "native" | "constant" | "reported";
  readonly set?: string;
}

interface ListOptions extends Counted {
  readonly search?: string;
  readonly where?: ReturnType<typeof addFilter>;
  readonly sort: (typeof accountSorts)[number];
  readonly order?: "asc" | "desc";
  readonly currency?: string;
  readonly limit: number;
  readonly cursor?: string;
}

interface OneOptions extends Counted {
  readonly kinds?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const counted = (command: Command): Command =>
  shared(command)
    .option("--as-of <date>", "as it was known at the end of this day")
    .option("--profile <name>", "count as another tool does: chartmogul, stripe, baremetrics, ...")
    .addOption(new Option("--view <view>", "how currencies are seen").choices(["native", "constant", "reported"]))
    .option("--set <settings>", "settings to try out, as gapDays=0&pauseDays=30");

export function accountCommands(program: Command): void {
  counted(program.command("accounts").description("accounts by name, domain or id, with what they pay"))
    .option("--search <words>", "words in the name, the domain or an id")
    .option("--where <field=value>", "only what has this value; may be given again", addFilter)
    .option("--currency <code>", "order by what is paid in this currency")
    .addOption(new Option("--sort <by>", "what orders them").choices([...accountSorts]).default("mrr"))
    .addOption(new Option("--order <order>", "which end comes first").choices(["asc", "desc"]))
    .option("--limit <count>", "how many", wholeNumber, 20)
    .option("--cursor <cursor>", "where to go on")
    .action(listAccounts);
  counted(program.command("account <id>").description("one account, by its number or SOURCE:ID, with its timeline"))
    .option("--kinds <kinds>", "only these kinds of the timeline, separated by commas")
    .option("--limit <count>", "lines of the timeline", wholeNumber, 30)
    .option("--cursor <cursor>", "where the timeline goes on")
    .action(oneAccount);
}

const paid = (revenue: ListedAccount["revenue"], what: "mrr" | "arr"): string =>
  revenue.map((one) => `${money(one[what], one.currency)} ${one.currency}`).join(" + ");

async function listAccounts({ data, format, where = [], ...options }: ListOptions): Promise<void> {
  await withSession(data, async (session, report) => {
    const found = await session.call("accounts", { ...options, where: [...where] }, report);
    print(format, {
      json: found,
      header: ["number", "name", "id", "sources", "MRR", "ARR", "since", "model", "motion", "last touch", "next renewal", "open deals"],
      rows: found.accounts.map((one) => [
        one.account,
        one.name,
        one.id,
        one.sources.join(" "),
        paid(one.revenue, "mrr"),
        paid(one.revenue, "arr"),
        one.since,
        one.model,
        one.motion,
        one.lastTouch,
        one.nextRenewal,
        one.openOpportunities,
      ]),
    });
    if (format !== "table") return;
    const next = found.next === null ? "" : ` Go on with --cursor ${found.next}.`;
    process.stderr.write(
      `${found.accounts.length} of ${found.total.toLocaleString("en-US")}; data through ${found.through ?? "nothing yet"}.${next}\n`,
    );
  });
}

async function oneAccount(id: string, { data, format, kinds, limit, cursor, ...options }: OneOptions): Promise<void> {
  await withSession(data, async (session, report) => {
    const account = await session.call("account", { id, ...options }, report);
    const asked = { ...(kinds === undefined ? {} : { kinds }), ...(cursor === undefined ? {} : { cursor }) };
    const timeline = await session.call("accountTimeline", { id: String(account.account), limit, ...asked, ...options }, report);
    if (format === "table") process.stdout.write(`${factsOf(account).join("\n")}\n\n`);
    print(format, {
      json: { account, timeline },
      header: ["day", "what", "about", "says", "source", "file", "row", "entry"],
      rows: timeline.lines.map(rowOf),
    });
    if (format === "table" && timeline.next !== null) process.stderr.write(`Go on with --cursor ${timeline.next}.\n`);
  });
}

const named = ({ name, id }: { readonly name: string | null; readonly id: string }): string => name ?? id;

function factsOf(account: Account): readonly string[] {
  const lines: (readonly [string, string | null])[] = [
    ["", `${named(account)} (number ${account.account}, ${account.source}:${account.id})`],
    ["Known as", account.knownAs.map(({ source, id }) => `${source}:${id}`).join(", ")],
    ["May be", account.candidates.map(({ source, id, verdict }) => `${source}:${id} (${verdict})`).join(", ")],
    ["Pays", account.revenue.length === 0 ? "nothing now" : `${paid(account.revenue, "mrr")} MRR, ${paid(account.revenue, "arr")} ARR`],
    ["Customer since", account.since],
    ["Model, motion", [account.model, account.motion].filter(Boolean).join(", ")],
    ["Break-even", breakEvenOf(account)],
    ["Subscriptions", account.subscriptions.map((one) => `${one.plan ?? one.id} ${paid(one.revenue, "mrr")}`).join("; ")],
    ["Next renewal", account.nextRenewal],
    ["Open deals", account.opportunities.map((one) => `${named(one)}${one.stage === null ? "" : ` (${one.stage})`}`).join("; ")],
    ["Last touch", account.touched === null ? null : `${account.touched.day} ${account.touched.type}`],
    ["People", account.people.map((one) => `${named(one)}${one.role === null ? "" : ` (${one.role})`}`).join("; ")],
    ["Belongs to", account.parent === null ? null : named(account.parent)],
    ["Below it", account.children.map((one) => `${named(one)} ${paid(one.revenue, "mrr")}`.trim()).join("; ")],
  ];
  return lines.flatMap(([what, says]) => (says === null || says === "" ? [] : [what === "" ? says : `${`${what}:`.padEnd(16)}${says}`]));
}

function breakEvenOf({ recovery, recoveryReason, revenue, history }: Account): string {
  if (recovery === null) return shown(null, "money", undefined, recoveryReason);
  const currency = (revenue[0] ?? history[0])?.currency;
  const cost = `cost ${money(recovery.cost, currency)}, returned ${money(recovery.returned, currency)} at ${percent(recovery.margin)} margin`;
  if (recovery.paidBack !== null) return `${recovery.paidBack} (${cost})`;
  const left = `${money(recovery.left, currency)} left`;
  return recovery.breakEven === null ? `not in sight, ${left} (${cost})` : `in ${recovery.breakEven}, ${left} (${cost})`;
}

const MONEY: ReadonlySet<string> = new Set(["amount", "tax", "list_amount", "mrr", "renewed"]);
const UNSAID: ReadonlySet<string> = new Set([
  "currency",
  "line_id",
  "event_id",
  "activity_id",
  "movement_id",
  "created_state",
  "interval_count",
]);

/** One line of the timeline; its fields as they stand, without ids and dates, which the line says already. */
function rowOf({
  day,
  kind,
  about,
  account,
  fields,
  before,
  changes,
  source,
  file,
  row,
  seq,
  dated,
  ahead,
}: TimelineLine): readonly Cell[] {
  const currency = typeof fields["currency"] === "string" ? fields["currency"] : undefined;
  const write = (name: string, value: unknown): string =>
    MONEY.has(name) && typeof value === "number" ? `${money(value, currency)} ${currency ?? ""}`.trim() : String(value);
  const said = Object.entries(fields)
    .filter(([name]) => !UNSAID.has(name) && !/(^|_)on$/.test(name))
    .map(([name, value]) =>
      before?.[name] === undefined || before[name] === value ? write(name, value) : `${write(name, before[name])} → ${write(name, value)}`,
    );
  const changed = (changes ?? []).map((one) => `${one.field}: ${one.before ?? "nothing"} → ${one.after ?? "nothing"}`);
  return [
    `${day}${ahead ? " (ahead)" : dated ? "" : " (recorded)"}`,
    kind.replaceAll("_", " "),
    [account === null ? null : named(account), about].filter(Boolean).join(": "),
    [...said, ...changed].join(", "),
    source,
    file,
    row,
    seq,
  ];
}
