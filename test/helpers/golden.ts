import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { describe, test } from "vitest";
import type { MetricQuestion, SeriesPoint } from "../../src/contract/index.ts";
import { type Context, importFiles, operations, parseMapping } from "../../src/operations/index.ts";
import { textFile } from "./ledger.ts";

/** Data by others is no part of the repository: it lies beside it, or where OPENBOWTIE_DATA says. */
const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const dataFolder = process.env["OPENBOWTIE_DATA"] ?? join(repository, "..", "shared", "data");
/** Numbers that others state in their own tests or pages, beside the data. */
const caseFolder = join(dataFolder, "..", "cases");

function describeWhere(path: string, title: string, tests: () => void): void {
  if (existsSync(path)) describe(title, tests);
  // Data by others is not ours to ship: a clone without it has nothing to compare with.
  else
    test.skip(`${title}: not run, data by others is not ours to ship and ${basename(path)} is not here; OPENBOWTIE_DATA names its folder`);
}

/** Tests that need the exports of one folder; skipped in plain sight where there are none. */
export const describeData = (name: string, tests: () => void): void => describeWhere(join(dataFolder, name), name, tests);
export const describeCase = (file: string, title: string, tests: () => void): void => describeWhere(join(caseFolder, file), title, tests);

export const dataPath = (name: string): string => join(dataFolder, name);

export type Row = Readonly<Record<string, string>>;

const rowsOf = (text: string): readonly Row[] => Papa.parse<Row>(text.replace(/^\ufeff/, ""), { header: true, skipEmptyLines: true }).data;

export const dataRows = (name: string, file: string): readonly Row[] => rowsOf(readFileSync(join(dataFolder, name, file), "utf8"));
export const caseRows = (file: string): readonly Row[] => rowsOf(readFileSync(join(caseFolder, file), "utf8"));
export const caseJson = (file: string): unknown => JSON.parse(readFileSync(join(caseFolder, file), "utf8"));

/** Imports a folder through the mapping that is documented for it. */
export function importData(context: Context, name: string): ReturnType<typeof importFiles> {
  const mapping = parseMapping(readFileSync(join(repository, "docs", "mappings", `${name}.yaml`), "utf8"));
  const folder = join(dataFolder, name);
  // Files that the mapping leaves out are brought where others are read by them.
  const consulted = Object.values(mapping.lookups ?? {}).map(({ file }) => file);
  const files = readdirSync(folder)
    .filter((file) => consulted.includes(file) || mapping.files.some((known) => known.file === file && known.ignore === undefined))
    .map((file) => textFile(file, readFileSync(join(folder, file))));
  return importFiles(context, { title: name, files, mapping, answers: {}, dryRun: false });
}

export async function ask(
  context: Context,
  question: Partial<MetricQuestion> & { readonly metric: string },
): Promise<readonly SeriesPoint[]> {
  const whole = { by: "month" as const, where: [], level: "customer" as const, ...question };
  return (await operations.metric(context, whole, () => undefined)).series;
}

/** Values of one part of a metric, by period. */
export async function valuesOf(
  context: Context,
  question: Partial<MetricQuestion> & { readonly metric: string },
): Promise<Readonly<Record<string, number | null>>> {
  return Object.fromEntries((await ask(context, question)).map(({ period, value }) => [period, value]));
}

/** `2024-11`, `2024-12`, `2025-01`, ... both ends included. */
export function months(from: string, to: string): readonly string[] {
  const list: string[] = [];
  for (let at = from; at <= to; at = nextMonth(at)) list.push(at);
  return list;
}

export function nextMonth(month: string, steps = 1): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** True of a day that is over when the month is. */
export const by = (day: string, month: string): boolean => day.slice(0, 7) <= month;
export const cents = (text: string): number => Math.round(Number(text) * 100);
export const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Levels of customers at the end of a month, from rows that add to them. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string, value: (row: T) => number): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(key(row), (totals.get(key(row)) ?? 0) + value(row));
  return totals;
}

/** Net and gross retention as anyone would do them by hand: what those who paid then pay now. */
export function retention(then: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): { nrr: number; grr: number } {
  const base = [...then].filter(([, value]) => value > 0);
  const opening = sum(base.map(([, value]) => value));
  return {
    nrr: sum(base.map(([id]) => now.get(id) ?? 0)) / opening,
    grr: sum(base.map(([id, value]) => Math.min(value, now.get(id) ?? 0))) / opening,
  };
}
