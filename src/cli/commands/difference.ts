import { type Command, Option } from "commander";
import type { Difference, DifferenceQuestion, Filter } from "../../contract/index.ts";
import { addFilter, levelOption, type Shared, shared } from "../options.ts";
import { type Cell, print, shown, shownChange } from "../output.ts";
import { withSession } from "../run.ts";

interface DifferenceOptions extends Shared, Omit<DifferenceQuestion, "metric" | "where"> {
  readonly where?: Filter[];
}

/** Why a number differs between two sides, cause by cause. */
export function differenceCommands(program: Command): void {
  shared(program.command("difference <id>").description("why a number differs: two profiles, two dates, or ours and another tool's"))
    .requiredOption("--period <period>", "the period of the number: 2026-06, 2026-Q2 or 2026")
    .requiredOption("--from <side>", "ours, a profile, a date (as known then), PROFILE@DATE, or series:NAME")
    .requiredOption("--to <side>", "the other side")
    .option("--like <profile>", "the profile a series is counted like; the one of its name otherwise")
    .option("--where <field=value>", "only what has this value; may be given again", addFilter)
    .addOption(levelOption())
    .addOption(new Option("--view <view>", "how currencies are seen").choices(["native", "constant", "reported"]))
    .option("--set <settings>", "settings to try out on both sides, as gapDays=0&pauseDays=30")
    .option("--method <name>", "one of the metric's methods, on both sides")
    .option("--currency <code>", "money of this currency")
    .option("--part <name>", "this part of the metric")
    .action(async (metric: string, { data, format, where, ...asked }: DifferenceOptions) => {
      await withSession(data, async (session, report) => {
        const found = await session.call("difference", { metric, where: where ?? [], ...asked }, report);
        print(format, { json: found, header: ["cause", "amount", "running total", "records"], rows: rowsOf(found) });
        if (format === "table") process.stderr.write(`${remarks(found).join("\n")}\n`);
      });
    });
  shared(program.command("series").description("imported series of other tools")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session) => {
      const { series } = await session.call("series", {});
      print(format, {
        json: { series },
        header: ["series", "metric", "periods", "by account", "counted like"],
        rows: series.flatMap(({ name, like, metrics }) =>
          metrics.map(({ called, periods, byAccount }) => [
            name,
            called,
            periods.length > 1 ? `${periods[0]} to ${periods.at(-1)} (${periods.length})` : (periods[0] ?? ""),
            byAccount ? "yes" : "no",
            like ?? "",
          ]),
        ),
      });
    });
  });
}

function rowsOf({ sides, causes, unit, currency }: Difference): Cell[][] {
  const write = (value: number | null, reason?: string): string => shown(value, unit, currency, reason);
  let total = sides.from.value ?? 0;
  const rows: Cell[][] = causes.map(({ cause, amount, count }) => {
    total += amount;
    return [cause, shownChange(amount, unit, currency), write(total), count];
  });
  return [
    [nameOf(sides.from), "", write(sides.from.value, sides.from.reason), ""],
    ...rows,
    [nameOf(sides.to), "", write(sides.to.value, sides.to.reason), ""],
  ];
}

const nameOf = ({ text, title }: Difference["sides"]["from"]): string => (text === title ? title : `${text} (${title})`);

function remarks({ metric, period, part, unit, currency, difference, like, sides }: Difference): string[] {
  const of = `${metric}${part === undefined ? "" : `, ${part}`}, ${period}`;
  const apart = difference === null ? "at least one side has no value" : `difference ${shownChange(difference, unit, currency)}`;
  const limits = [sides.from, sides.to].flatMap(({ title, limits: said }) => said.map((limit) => `${title}: ${limit}`));
  return [`${of}: ${apart}${like === undefined ? "" : `; counted like ${like}`}`, ...limits];
}
