import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { Command } from "commander";
import type { BenchmarkRow, Benchmarks } from "../../contract/index.ts";
import { type Counted, countedOptions, questionOf, type Shared, shared, wholeNumber } from "../options.ts";
import { type Cell, percent, print, shown } from "../output.ts";
import { withSession } from "../run.ts";

interface CompareOptions extends Counted {
  readonly acv?: number;
  readonly arr?: number;
  readonly all?: true;
}

/** Our values beside those of others, and peer sets of one's own. */
export function benchmarkCommands(program: Command): void {
  countedOptions(program.command("benchmarks").description("our values beside published ones, where definition and band match"))
    .option("--acv <dollars>", "yearly value of a customer in US dollars, to place us by", wholeNumber)
    .option("--arr <dollars>", "yearly recurring revenue in US dollars, to place us by", wholeNumber)
    .option("--all", "also what is off by default")
    .action(async ({ all, ...options }: CompareOptions) => {
      const { data, format } = options;
      await withSession(data, async (session, report) => {
        const answer = await session.call("benchmarks", { ...questionOf(options), all: all ? "true" : "false" }, report);
        print(format, { json: answer, ...rowsOf(answer, format === "csv") });
        if (format === "table") process.stderr.write(`${footer(answer)}\n`);
      });
    });
  peerCommands(program.command("peers").description("benchmarks of your own: import, list, delete"));
}

function peerCommands(peers: Command): void {
  shared(peers.command("import <file>").description("keep a peer set (YAML, JSON or CSV)"))
    .option("--name <name>", "what to call it; the file's name when absent")
    .action(async (file: string, { data, format, name }: Shared & { readonly name?: string }) => {
      await withSession(data, async (session) => {
        const body = await readFile(file, "utf8");
        const saved = await session.call("savePeers", { name: name ?? basename(file, extname(file)), body });
        print(format, { json: saved, header: ["name", "rows"], rows: [[saved.name, saved.rows]] });
      });
    });
  shared(peers.command("list").description("peer sets that are kept")).action(async ({ data, format }: Shared) => {
    await withSession(data, async (session) => {
      const { peers: saved } = await session.call("peers", {});
      print(format, {
        json: { peers: saved },
        header: ["name", "rows", "saved"],
        rows: saved.map(({ name, rows, savedAt }) => [name, rows, savedAt.slice(0, 16).replace("T", " ")]),
      });
    });
  });
  shared(peers.command("delete <name>").description("drop a peer set")).action(async (name: string, { data }: Shared) => {
    await withSession(data, async (session) => {
      await session.call("deletePeers", { name });
    });
  });
}

type Group = Benchmarks["metrics"][number];

const inUnit = (value: number | null, unit: Group["unit"]): string => {
  if (value === null) return "";
  if (unit === "ratio") return percent(value);
  return unit === "days" || unit === "months" ? `${value} ${unit === "days" ? "d" : "months"}` : String(value);
};

const nameOf = ({ metric, part, window }: Pick<Group, "metric" | "part" | "window">): string =>
  [metric, part, window === "any" ? undefined : `(${window})`].filter(Boolean).join(" ");

const ownOf = ({ point, unit }: Group): string =>
  point === null
    ? "— not counted"
    : point.value !== null && unit === "multiple"
      ? String(Number(point.value.toFixed(2)))
      : shown(point.value, unit === "days" || unit === "count" ? unit : "ratio", undefined, point.reason);

const bandOf = ({ axis, from, to, currency, is }: BenchmarkRow["band"]): string => {
  if (axis === "none") return "all";
  if (is !== undefined) return `${axis} ${is}`;
  const edges = `${from ?? ""}–${to ?? ""}`;
  return `${axis} ${edges} ${currency ?? ""}`.trim();
};

/** For people only what is compared; for programs everything, with the reason. */
function rowsOf({ metrics }: Benchmarks, whole: boolean): { header: string[]; rows: Cell[][] } {
  const rows = metrics.flatMap((group) =>
    group.rows
      .filter(({ silence }) => whole || silence === undefined)
      .map((row): Cell[] => [
        nameOf(group),
        ownOf(group),
        group.point?.n ?? null,
        row.verdict ?? row.silence ?? "",
        inUnit(row.low, group.unit),
        inUnit(row.median, group.unit),
        inUnit(row.high, group.unit),
        bandOf(row.band),
        row.year ?? "",
        row.mark,
        row.source,
      ]),
  );
  return { header: ["metric", "ours", "n", "verdict", "low", "median", "high", "band", "year", "mark", "source"], rows };
}

function footer({ period, bands, metrics, leaks }: Benchmarks): string {
  const silent = metrics.flatMap(({ rows }) => rows.flatMap(({ silence }) => (silence === undefined ? [] : [silence])));
  const counts = [...new Set(silent)].map((reason) => `${reason.replaceAll("_", " ")} ${silent.filter((one) => one === reason).length}`);
  const ours = bands.flatMap(({ axis, value, currency, is }) =>
    value === null
      ? is === undefined
        ? []
        : [`${axis} ${is}`]
      : [`${axis} ${Math.round(value).toLocaleString("en-US")} ${currency ?? ""}`],
  );
  const lines = [
    `${period}; we lie at ${ours.join(", ") || "no band: nothing says what customers pay"}.`,
    `Not compared: ${counts.join(", ") || "none"}. All of them, with the reason: --format csv or json.`,
  ];
  if (leaks.length > 0)
    lines.push(`Behind every source that fits: ${leaks.map((leak) => `${nameOf(leak)} by ${percent(leak.gap)}`).join(", ")}.`);
  return lines.join("\n");
}
