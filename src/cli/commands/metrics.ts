import { type Command, Option } from "commander";
import type { Explanation, MetricAnswer, SeriesPoint } from "../../contract/index.ts";
import { type Asked, askedOptions, questionOf, questionOptions, type Shared, shared, wholeNumber } from "../options.ts";
import { money, percent, print, shown } from "../output.ts";
import { withSession } from "../run.ts";

interface MetricOptions extends Asked {
  readonly by: "month" | "quarter" | "year" | "total";
  readonly segment?: string;
  readonly method?: string;
  readonly part?: string;
}

export function metricCommands(program: Command): void {
  shared(program.command("metrics").description("list all metrics")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session) => {
      const { metrics } = await session.call("metrics", {});
      print(format, {
        json: { metrics },
        header: ["metric", "unit", "what it tells"],
        rows: metrics.map(({ id, unit, meaning }) => [id, unit, meaning.split(/(?<=\.) /)[0] ?? ""]),
      });
    });
  });
  questionOptions(program.command("metric <id>").description("the values of a metric"))
    .addOption(new Option("--by <grain>", "one value a ...").choices(["month", "quarter", "year", "total"]).default("month"))
    .action(async (id: string, options: MetricOptions) => {
      await withSession(options.data, async (session, report) => {
        const answer = await session.call("metric", { metric: id, ...questionOf(options) }, report);
        print(options.format, { json: answer, ...rowsOf(answer) });
        if (options.format === "table") process.stderr.write(`${summary(answer)}\n`);
      });
    });
  askedOptions(program.command("movers").description("whose recurring revenue moved most, and why"))
    .option("--limit <count>", "how many each way", wholeNumber, 10)
    .action(async (options: Asked & { limit: number }) => {
      await withSession(options.data, async (session, report) => {
        const found = await session.call("movers", questionOf(options), report);
        print(options.format, {
          json: found,
          header: ["source", "id", "name", "kind", "reason", "change", "movements", "number"],
          rows: [...found.gains, ...found.losses].map(({ source, id, name, kind, reason, amount, rows, entity }) => [
            source,
            id,
            name,
            kind,
            reason,
            shown(amount, "money", found.currency ?? undefined),
            rows,
            entity,
          ]),
        });
      });
    });
  askedOptions(program.command("recovery").description("which customers have paid back what winning them cost"))
    .option("--limit <count>", "how many, those who pay most first", wholeNumber, 20)
    .action(async (options: Asked & { limit: number }) => {
      await withSession(options.data, async (session, report) => {
        const found = await session.call("recovery", questionOf(options), report);
        const cash = (amount: number): string => shown(amount, "money", found.currency ?? undefined);
        print(options.format, {
          json: found,
          header: ["source", "id", "name", "won", "MRR", "cost", "returned", "left", "paid back", "months left", "number"],
          rows: found.customers.map(({ source, id, name, won, mrr, cost, returned, left, paidBack, monthsLeft, entity }) => [
            source,
            id,
            name,
            won,
            cash(mrr),
            cash(cost),
            cash(returned),
            cash(left),
            paidBack,
            monthsLeft,
            entity,
          ]),
        });
        if (found.reason !== undefined && options.format === "table")
          process.stderr.write(`${shown(null, "money", undefined, found.reason)}\n`);
      });
    });
  askedOptions(program.command("alerts").description("what good retention hides at the end of a period")).action(async (options: Asked) => {
    await withSession(options.data, async (session, report) => {
      const found = await session.call("alerts", questionOf(options), report);
      print(options.format, {
        json: found,
        header: ["alert", "currency", "what it says"],
        rows: found.alerts.map(({ code, currency, sentence }) => [code, currency, sentence]),
      });
    });
  });
  questionOptions(program.command("explain <id>").description("what stands behind one value"))
    .requiredOption("--period <period>", "the period of the value")
    .option("--segment-value <value>", "which segment's value")
    .option("--term <name>", "which term's records to list")
    .option("--entity <number>", "open one record to its ledger entries", wholeNumber)
    .option("--limit <count>", "records to list", wholeNumber, 20)
    .option("--offset <count>", "records to skip", wholeNumber, 0)
    .action(explain);
}

const COLUMNS = ["period", "segment", "currency", "part"] as const;

function rowsOf({ series, unit, currency }: MetricAnswer): { header: string[]; rows: (string | number | null)[][] } {
  const used = COLUMNS.filter((name) => series.some((point) => point[name] !== undefined));
  const interval = series.some((point) => point.low !== undefined);
  const header = [...used, "value", ...(interval ? ["low", "high"] : []), "n", "note"];
  const rows = series.map((point) => [
    ...used.map((name) => point[name] ?? (name === "segment" ? "(none)" : "")),
    shown(point.value, unit, point.currency ?? currency, point.reason),
    ...(interval ? [point.low === undefined ? "" : percent(point.low), point.high === undefined ? "" : percent(point.high)] : []),
    point.n,
    note(point),
  ]);
  return { header, rows };
}

const note = ({ partial, directional }: SeriesPoint): string =>
  [partial ? "not complete" : "", directional ? "fewer than 20 cases" : ""].filter(Boolean).join(", ");

function summary({ metric, version, method, level, currency, through, asOf, mixes }: MetricAnswer): string {
  const mixed = mixes === undefined ? "" : `; mixes ${mixes.join(" and ")}: split with --segment model`;
  const inCurrency = currency === undefined ? "" : `, in ${currency}`;
  return `${metric} v${version}, method ${method}, level ${level}${inCurrency}; data through ${through ?? "nothing yet"}${asOf === undefined ? "" : `, as of ${asOf}`}${mixed}`;
}

interface ExplainOptions extends MetricOptions {
  readonly period: string;
  readonly segmentValue?: string;
  readonly term?: string;
  readonly entity?: number;
  readonly limit: number;
  readonly offset: number;
}

function countedBy({ profile, changed, settings }: Explanation): string {
  const how = profile === undefined ? "by the settings of this ledger" : `like ${profile}`;
  const differing = changed.map((name) => `${name}=${settings[name]}`).join(", ");
  return `Counted ${how}; ${differing === "" ? "all of them the standard's defaults" : `not the standard's: ${differing}`}.`;
}

async function explain(id: string, options: ExplainOptions): Promise<void> {
  await withSession(options.data, async (session, report) => {
    const { by: _by, from: _from, to: _to, ...asked } = questionOf(options);
    const found = await session.call("explain", { metric: id, ...asked }, report);
    const { metric, point, terms, contributions, currency, listed, opened } = found;
    const unitOf = terms.find(({ term }) => term === listed)?.unit ?? "count";
    const header = ["source", "id", "kind", "name", listed ?? "amount", "rows", "number"];
    const rows = contributions.map((one) => [
      one.source,
      one.id,
      one.kind,
      one.name,
      shown(one.amount, unitOf, one.currency ?? currency),
      one.rows,
      one.entity,
    ]);
    if (options.format !== "table") {
      print(options.format, { json: found, header, rows });
      return;
    }
    const lines = [
      `${metric.title} (${metric.id} v${metric.version}), ${point.period}${point.part === undefined ? "" : `, ${point.part}`}: ${shown(point.value, metric.unit, currency, point.reason)}`,
      metric.meaning,
      `Formula: ${found.method.formula ?? metric.formula}`,
      ...terms.map(
        ({ term, unit, total, records }) =>
          `  ${term} = ${unit === "money" ? `${money(total, currency)} ${currency ?? ""} MRR` : total.toLocaleString("en-US")} (${records.toLocaleString("en-US")} rows)`,
      ),
      `Method: ${found.method.name}. ${found.method.meaning}`,
      countedBy(found),
      `n = ${point.n}; data through ${found.through ?? "nothing"}; ledger position ${found.position}`,
      "",
      `Records behind “${listed ?? ""}”, those that contribute most first:`,
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    print("table", { json: null, header, rows });
    if (!opened) {
      process.stdout.write("\nOpen one to its ledger entries with --entity NUMBER.\n");
      return;
    }
    for (const fact of opened.facts) {
      process.stdout.write(
        `\n${fact.day ?? ""} ${fact.what}${fact.reason === undefined ? "" : ` (${fact.reason})`}${fact.amount === null ? "" : `: ${money(fact.amount, fact.currency)} ${fact.currency ?? ""}`}\n`,
      );
      for (const entry of fact.entries)
        process.stdout.write(
          `  entry ${entry.seq}: ${entry.type} from ${entry.file}, row ${entry.row} (batch ${entry.batch}): ${JSON.stringify(entry.body)}\n`,
        );
    }
  });
}
