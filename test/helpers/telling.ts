import type { FactReader, Scope } from "../../src/analytics/index.ts";
import type { MetricQuestion, SeriesPoint } from "../../src/contract/index.ts";
import { factNames, factTables, type Level } from "../../src/facts/index.ts";
import { metrics } from "../../src/metrics/index.ts";
import { type Context, importFiles, operations } from "../../src/operations/index.ts";
import { filesOf, SOURCES, type World } from "../reference/world.ts";
import { textFile } from "./ledger.ts";

const quiet = (): undefined => undefined;

export type Told = Readonly<Record<string, readonly SeriesPoint[]>>;

/** How many questions are asked at a time. */
const AT_ONCE = 4;

/** What a ledger answers to every metric: by the month and in all, and split by region. */
export async function tell(context: Context, rest: Partial<MetricQuestion> = {}, ids = metrics.map(({ id }) => id)): Promise<Told> {
  const asked = ids.flatMap((metric) => (["quarter", "total"] as const).map((by) => ({ metric, by })));
  const told: (readonly SeriesPoint[])[] = [];
  let next = 0;
  const ask = async (): Promise<void> => {
    for (let i = next++; i < asked.length; i = next++) {
      const question = { from: "2022-12", where: [], level: "customer" as const, metric: "", ...asked[i], ...rest };
      told[i] = (await operations.metric(context, question as MetricQuestion, quiet)).series;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return Object.fromEntries(asked.map(({ metric, by }, i) => [`${metric} by ${by}`, told[i] ?? []]));
}

/** Every fact of a scope as lines of text: what must not depend on how it came about. */
export async function factLines(context: Context, level: Level, sees: (line: string) => boolean = () => true): Promise<readonly string[]> {
  const scope: Scope = { level, asOf: null, otherwise: {} };
  return context.store.read(scope, async (reader: FactReader) => {
    const lines: string[] = [];
    for (const fact of factNames) {
      const columns = Object.keys(factTables[fact].columns);
      const rows = await reader.sums({ fact, sums: [], by: columns.map((column) => ({ column })), where: [] });
      for (const { keys, rows: count } of rows)
        lines.push(`${fact} ${columns.map((column, i) => `${column}=${keys[i]}`).join(" ")} (${count})`);
    }
    return lines.filter(sees).sort();
  });
}

export interface ExportedFile {
  readonly source: string;
  readonly name: string;
  readonly text: string;
}

/** The files of a world, without those of systems it does not use. */
export function exportsOf(world: World): readonly ExportedFile[] {
  const files = filesOf(world);
  const used = new Set(files.filter(({ name }) => name !== "accounts.csv").map(({ source }) => source));
  return files.filter(({ source }) => source === SOURCES[0] || used.has(source));
}

/** Imports files as one batch, each of its own system. Gives the batch, unless everything was known. */
export async function importAll(context: Context, files: readonly ExportedFile[]): Promise<readonly number[]> {
  const inputs = files.map(({ source, name, text }) => ({ ...textFile(name, text), answers: { source } }));
  const { batch } = await importFiles(context, { title: "world", files: inputs, mapping: null, answers: {}, dryRun: false });
  return batch === null ? [] : [batch];
}

export async function undoAll(context: Context, batches: readonly number[]): Promise<void> {
  for (const batch of batches) await operations.undo(context, { batch }, quiet);
}
