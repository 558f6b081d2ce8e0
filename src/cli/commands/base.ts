import { type Command, Option } from "commander";
import { type Base, baseGroupings } from "../../contract/index.ts";
import { addFilter, type Shared, shared, wholeNumber } from "../options.ts";
import { type Cell, money, percent, print } from "../output.ts";
import { withSession } from "../run.ts";

interface Options extends Shared {
  readonly list?: keyof typeof lists;
  readonly on?: string;
  readonly by: (typeof baseGroupings)[number];
  readonly field?: string;
  readonly where?: ReturnType<typeof addFilter>;
  readonly currency?: string;
  readonly limit: number;
}

interface Who {
  readonly account: number;
  readonly name: string;
  readonly segment: string | null;
  readonly owner: string | null;
}

interface Listed {
  readonly total: number;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function listed<R extends Who>(
  { total, rows }: { readonly total: number; readonly rows: readonly R[] },
  header: readonly string[],
  tell: (row: R) => readonly Cell[],
): Listed {
  return {
    total,
    header: ["account", "name", "segment", "owner", ...header],
    rows: rows.map((row) => [row.account, row.name, row.segment, row.owner, ...tell(row)]),
  };
}

const share = (value: number | null): string | null => (value === null ? null : percent(value));

/** The lists one can ask for, with what each says beside whom it is about. */
const lists = {
  promises: ({ promises: { list } }: Base) =>
    listed(list, ["fate", "breaks at", "plan", "promise"], (row) => [row.fate, row.breaksAt, row.plan, row.text]),
  waiting: ({ waiting: { list } }: Base) => listed(list, ["committed", "days", "limit"], (row) => [row.committedOn, row.days, row.limit]),
  busy: ({ usage: { busy } }: Base) => listed(busy, ["in use", "last confirmed"], (row) => [percent(row.usage), row.confirmedOn]),
  quiet: ({ usage: { quiet } }: Base) => listed(quiet, ["in use", "last confirmed"], (row) => [percent(row.usage), row.confirmedOn]),
  oversold: ({ oversold: { list } }: Base) =>
    listed(list, ["seller", "signs", "in use", "left"], (row) => [row.seller, row.signs.join(", "), share(row.usage), row.leftOn]),
  expansions: ({ expansions: { list } }: Base) =>
    listed(list, ["won", "worth", "proof", "outcome"], (row) => [
      row.on,
      row.worth === null ? null : `${money(row.worth.minor, row.worth.currency)} ${row.worth.currency}`,
      row.proof,
      row.outcome,
    ]),
  stale: ({ stale }: Base) => listed(stale, ["plan", "updated", "days"], (row) => [row.stalePlan, row.updatedOn, row.days]),
  unsupported: ({ proofs: { unsupported } }: Base) =>
    listed(unsupported, ["kind", "stage", "day", "note"], (row) => [row.kind, row.stage, row.on, row.note]),
  advocates: ({ proofs: { advocates } }: Base) => listed(advocates, ["confirmed", "since"], (row) => [row.confirmations, row.since]),
  rescues: ({ rescues: { list } }: Base) =>
    listed(list, ["day", "cause", "saved"], (row) => [row.on, row.cause, row.isSaved === null ? "goes on" : row.isSaved ? "yes" : "no"]),
} as const;

export function baseCommands(program: Command): void {
  shared(program.command("base").description("all customers with their plans at once: promises, value, growth, proof"))
    .addOption(new Option("--list <list>", "one of the lists").choices(Object.keys(lists)))
    .option("--on <date>", "as it was on a day")
    .addOption(new Option("--by <what>", "what promises and overselling are set apart by").choices([...baseGroupings]).default("seller"))
    .option("--field <field>", "the field that makes segments")
    .option("--where <field=value>", "only what has this value; may be given again", addFilter)
    .option("--currency <code>", "the currency that retention is of")
    .option("--limit <count>", "rows of the list", wholeNumber, 20)
    .action(showBase);
}

async function showBase({ data, format, list, where = [], ...options }: Options): Promise<void> {
  await withSession(data, async (session, report) => {
    const base = await session.call("base", { ...options, where: [...where] }, report);
    const { header, rows, total } = list === undefined ? overview(base) : lists[list](base);
    print(format, { json: list === undefined ? base : rows, header, rows });
    if (format !== "table") return;
    process.stderr.write(
      list === undefined
        ? `As of ${base.on}; lists: bowtie base --list ${Object.keys(lists).join("|")}\n`
        : `${rows.length} of ${total}, as of ${base.on}.\n`,
    );
  });
}

type Rate = Base["promises"]["all"]["kept"];

/** The answer in a few lines: what each counts, its share, and of how many. */
function overview(base: Base): Listed {
  const rate = (what: string, { value, hits, n }: Rate): readonly Cell[] => [what, share(value) ?? "too few", hits, n];
  const many = (what: string, list: { readonly total: number }): readonly Cell[] => [what, null, list.total, base.customers];
  const retained = (what: string, { nrr, grr, n }: Base["retention"]["all"]): readonly Cell[] => [
    what,
    nrr === null || grr === null ? "too few" : `${percent(nrr)} net, ${percent(grr)} gross`,
    null,
    n,
  ];
  const rows = [
    rate("promises kept, of those due", base.promises.all.kept),
    rate("promises confirmed, of those due", base.promises.all.confirmed),
    many("waiting for value too long", base.waiting.list),
    many("high usage without an outcome", base.usage.busy),
    many("low usage with an outcome", base.usage.quiet),
    rate("oversold", base.oversold.all),
    rate("confirmed outcome in six months", base.outcomes.confirmedLately),
    rate("expansions preceded by a confirmed outcome", base.expansions.preceded),
    retained(`retention with a confirmed outcome${base.currency === null ? "" : `, ${base.currency}`}`, base.retention.withOutcome),
    retained("retention without", base.retention.withoutOutcome),
    retained("retention together", base.retention.all),
    rate("rescues that saved", base.rescues.saved),
    many("stale plans", base.stale),
    ...base.funnel.all.map(({ stage, ofLive }) => rate(`funnel: ${stage.replaceAll("_", " ")}, of those live`, ofLive)),
  ];
  return { total: rows.length, header: ["what", "share", "count", "of"], rows };
}
