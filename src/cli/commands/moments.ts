import type { Command } from "commander";
import type { MomentReport, Moments } from "../../contract/index.ts";
import { type Shared, shared } from "../options.ts";
import { type Cell, money, percent, print } from "../output.ts";
import { withSession } from "../run.ts";

interface ReportOptions extends Shared {
  readonly from?: string;
  readonly to?: string;
}

interface ListOptions extends Shared {
  readonly account?: string;
  readonly deal?: string;
}

/** The seven moments: of a deal or an account, and how a team does them. */
export function momentCommands(program: Command): void {
  const moments = program.command("moments").description("the seven moments: list of a deal or account, report of the team");
  shared(moments.command("list", { isDefault: true }).description("the moments on record of a deal or an account"))
    .option("--account <id>", "number, or SOURCE:ID")
    .option("--deal <id>", "number, or SOURCE:ID")
    .action(listMoments);
  shared(moments.command("report").description("quality by team, conversion with and without, order of proposals, trades"))
    .option("--from <date>", "first day; a year before the last when absent")
    .option("--to <date>", "last day; today when absent")
    .action(reportMoments);
}

async function listMoments({ data, format, ...question }: ListOptions): Promise<void> {
  await withSession(data, async (session) => {
    const found: Moments = await session.call("moments", question);
    print(format, {
      json: found,
      header: ["moment", "quality", "on", "owner", "team", "missing"],
      rows: found.moments.flatMap(({ moment, records }): readonly (readonly Cell[])[] =>
        records.length === 0
          ? [[moment, null, null, null, null, "not recorded"]]
          : records.map(({ quality, on, owner, team, missing }) => [moment, quality, on, owner, team, missing.join(" ")]),
      ),
    });
    if (format !== "table") return;
    for (const { on, by, warning } of found.ofDeal?.proposals ?? [])
      if (warning !== null) process.stderr.write(`Proposal of ${on} by ${by}: before the diagnosis was confirmed.\n`);
    for (const { on, seller, flags } of found.ofDeal?.trades ?? [])
      if (flags.length > 0) process.stderr.write(`Trade of ${on} by ${seller}: ${flags.join(", ").replaceAll("_", " ")}.\n`);
  });
}

type Rate = MomentReport["lifts"][number]["withIt"];
const rate = ({ value, hits, n }: Rate): string => (value === null ? `too few: ${hits} of ${n}` : `${percent(value)} of ${n}`);
const points = (value: number): string => `${value > 0 ? "+" : ""}${(value * 100).toFixed(1)}`;

async function reportMoments({ data, format, ...question }: ReportOptions): Promise<void> {
  await withSession(data, async (session) => {
    const report = await session.call("momentReport", question);
    print(format, {
      json: report,
      header: ["moment", "team", "records", "mean quality", "cases", "with", "without", "difference in points"],
      rows: report.lifts.flatMap((lift) => rowsOf(report, lift)),
    });
    if (format === "table") process.stderr.write(`${linesOf(report).join("\n")}\n`);
  });
}

/** One row a team that recorded the moment; what went with it stands beside the first. */
function rowsOf({ index }: MomentReport, { moment, cases, withIt, withoutIt, difference }: MomentReport["lifts"][number]) {
  const compared: readonly Cell[] = [
    cases,
    rate(withIt),
    rate(withoutIt),
    difference === null ? null : `${points(difference.value)} (${points(difference.low)} to ${points(difference.high)})`,
  ];
  const own = index.filter((one) => one.moment === moment);
  if (own.length === 0) return [[moment, null, 0, null, ...compared]];
  return own.map(({ team, n, mean }, at): readonly Cell[] => [
    moment,
    team,
    n,
    mean === null ? `too few: ${n} of 5` : mean.toFixed(2),
    ...(at === 0 ? compared : [null, null, null, null]),
  ]);
}

function linesOf({ from, to, caveat, proposals, trades, methodology }: MomentReport): readonly string[] {
  const { medianDiscount, withoutGet, untraded } = trades;
  return [
    `${from} to ${to}. ${caveat}`,
    `Proposals after a confirmed diagnosis: ${rate(proposals.diagnosedFirst)}.`,
    ...proposals.offenders.map(({ deal, dealName, on, by }) => `  ${on} ${by}: ${dealName} (deal ${deal})`),
    `Median discount of deals won: ${medianDiscount.value === null ? `too few: ${medianDiscount.n} of 5` : percent(medianDiscount.value)}.`,
    `Discounts with nothing in return: ${withoutGet.length}. Deals won below list without a trade on record: ${untraded.n} of ${untraded.of}.`,
    ...trades.sellers.map(
      ({ seller, trades: n, balance }) =>
        `  ${seller}: ${n} trades, gave ${sums(balance.given)}, got ${sums(balance.got)}${balance.ratio === null ? "" : ` (${balance.ratio.toFixed(2)} for 1)`}`,
    ),
    ...methodology.phases.map(
      ({ phase, methodology: way, conversion, medianDays }) =>
        `${phase}, ${way}: ${rate(conversion)} went on${medianDays === null ? "" : `, ${medianDays} days`}.`,
    ),
  ];
}

const sums = (some: readonly { readonly minor: number; readonly currency: string }[]): string =>
  some.length === 0 ? "nothing" : some.map(({ minor, currency }) => `${money(minor, currency)} ${currency}`).join(" + ");
