import { type Field, type FieldSource, type RecordType, recordDefinition, recordTypes } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Header } from "../mapping/names.ts";

/** File name of a record type's template: `subscription_lines.csv`. */
export const templateName = (type: RecordType): string =>
  `${type === "opportunity" ? "opportunities" : type === "activity" ? "activities" : type === "usage" ? "usage" : `${type}s`}.csv`;

/** The template itself: every field as a column, and one invented row. */
export function templateCsv(type: RecordType): string {
  const { fields, example, subject } = recordDefinition(type);
  const isOurs = subject.includes("company_id");
  const names = Object.keys(fields).filter((name) => !(isOurs && name === "company_id"));
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${names.join(",")}\n${names.map((name) => quoted(example[name] ?? "")).join(",")}\n`;
}

/** Fields a header names, by our own names. */
function ownFields(type: RecordType, header: Header): readonly string[] {
  return Object.keys(recordDefinition(type).fields).filter((name) => header.find(name) !== null);
}

function score(type: RecordType, names: readonly string[]): number {
  const header = new Header(names);
  const fields: [string, Field][] = Object.entries(recordDefinition(type).fields);
  const required = fields.filter(([, field]) => field.required);
  if (required.length === 0 || required.some(([name]) => header.find(name) === null)) return 0;
  const found = ownFields(type, header).length;
  return 0.5 + (0.4 * found) / Math.max(names.length, found);
}

/** Our own templates: the columns are named like the fields, and others are kept as attributes. */
export const templateImporters: readonly Importer[] = recordTypes.map((type) => ({
  id: `template.${type}`,
  title: `OpenBowtie template: ${type.replaceAll("_", " ")}`,
  source: "files",
  identify: ({ header, format, name }) => {
    const value = format === "csv" || format === "json" ? score(type, header) : 0;
    return value > 0 && name.replace(/\.gz$/, "").replace(/\.\w+$/, ".csv") === templateName(type) ? Math.min(1, value + 0.1) : value;
  },
  mapping: ({ header }) => {
    const fields: Record<string, FieldSource> = Object.fromEntries(ownFields(type, new Header(header)).map((name) => [name, name]));
    return { file: { file: "*", records: [{ type, fields }] } };
  },
}));
