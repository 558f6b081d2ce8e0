import { parse } from "yaml";
import { type PeerRow, type PeerSet, peerSetSchema } from "../contract/index.ts";
import { badRequest } from "../domain/index.ts";
import { readTable } from "../importers/index.ts";
import { findMetric, metrics } from "../metrics/index.ts";
import { benchmarks } from "../standard/index.ts";

const NUMBERS = ["low", "median", "high", "from", "to"] as const;

/** Reads a peer set (YAML, JSON or CSV). Refuses what it cannot be, saying which row and why. */
export async function parsePeers(body: string, name: string): Promise<PeerSet> {
  const raw = /^\s*\{|^rows\s*:/m.test(body) ? fromYaml(body) : await fromCsv(body, name);
  const result = peerSetSchema.safeParse(raw);
  if (!result.success) {
    const problems = result.error.issues.slice(0, 5).map((issue) => `${placeOf(issue.path)}: ${issue.message}`);
    throw badRequest("bad_peers", `The peer set cannot be used. ${problems.join("; ")}.`);
  }
  result.data.rows.forEach((row, i) => {
    const problem = problemOf(row);
    if (problem !== null) throw badRequest("bad_peers", `The peer set cannot be used. Row ${i + 1}: ${problem}`);
  });
  return result.data;
}

const placeOf = ([first, row, field]: readonly PropertyKey[]): string =>
  first === undefined
    ? "the file"
    : typeof row === "number"
      ? `row ${row + 1}${field === undefined ? "" : `, ${String(field)}`}`
      : String(first);

function fromYaml(body: string): unknown {
  let raw: unknown;
  try {
    raw = parse(body, { schema: "core", maxAliasCount: 0 });
  } catch (error) {
    throw badRequest("bad_peers", `The peer set is not YAML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
  if (raw === null || typeof raw !== "object" || !("rows" in raw) || !Array.isArray(raw.rows)) return raw;
  const rows = raw.rows.map((row: unknown) =>
    row !== null && typeof row === "object"
      ? withNumbers(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, asText(value)])))
      : row,
  );
  return { ...raw, ...("year" in raw ? { year: String(raw.year) } : {}), rows };
}

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

async function fromCsv(body: string, name: string): Promise<unknown> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(body);
  }
  const { header, groups } = await readTable(bytes());
  if (!header.includes("metric"))
    throw badRequest("bad_peers", `A peer set names its metrics: its CSV needs a column “metric”, and has ${header.join(", ")}.`);
  const rows: Record<string, string>[] = [];
  for await (const group of groups)
    for (const { cells } of group)
      rows.push(Object.fromEntries(header.flatMap((key, i) => ((cells[i] ?? "") === "" ? [] : [[key, cells[i] ?? ""]]))));
  const instead = rows.some((row) => row["instead"] === "true");
  return { source: name, instead, rows: rows.map(({ instead: _instead, ...row }) => withNumbers(row)) };
}

/** Numbers of a row, with or without a percent sign; anything else is left for the schema to refuse. */
function withNumbers(row: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const number = (NUMBERS as readonly string[]).includes(key) ? numberOf(value) : null;
      return [key, number ?? value];
    }),
  );
}

function numberOf(text: string): number | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text);
  if (!match) return null;
  return match[2] === "%" ? Number((Number(match[1]) / 100).toPrecision(12)) : Number(match[1]);
}

function problemOf(row: PeerRow): string | null {
  const metric = findMetric(row.metric);
  if (!metric) return `there is no metric “${row.metric}”. Known: ${metrics.map(({ id }) => id).join(", ")}.`;
  if (metric.unit === "money") return `${row.metric} is money; only rates, days and counts can be compared.`;
  if (row.method !== undefined && !metric.methods.some(({ name }) => name === row.method))
    return `${row.metric} has no method “${row.method}”. It has: ${metric.methods.map(({ name }) => name).join(", ")}.`;
  if (row.id !== undefined && !benchmarks.some(({ id }) => id === row.id)) return `there is no published benchmark “${row.id}” to replace.`;
  const values = [row.low, row.median, row.high].filter((value) => value !== undefined);
  if (values.length === 0) return "it needs a value: low, median or high.";
  if (values.some((value, i) => i > 0 && value < (values[i - 1] ?? value))) return "low, median and high must rise.";
  if (row.better === undefined && betterKnown(row) === null) return "it must say whether higher or lower is better.";
  return bandProblem(row);
}

function bandProblem({ axis, from, to, currency, is }: PeerRow): string | null {
  if (axis === undefined) return (from ?? to ?? is) ? "from, to and is belong to an axis." : null;
  if (axis === "customer_size" || axis === "business_model") return is === undefined ? `the axis ${axis} needs a value “is”.` : null;
  if (from === undefined && to === undefined) return `the axis ${axis} needs an edge: from, to or both.`;
  if (from !== undefined && to !== undefined && to <= from) return "a band must end above where it begins.";
  return currency === undefined ? `the axis ${axis} is money and needs a currency.` : null;
}

/** Which way is better, where a published benchmark of the same metric says it. */
export const betterKnown = ({ metric }: Pick<PeerRow, "metric">): "higher" | "lower" | null =>
  benchmarks.find((one) => one.metric === metric)?.better ?? null;
