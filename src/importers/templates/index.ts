import { type Field, type FieldSource, isOfCompany, type RecordType, recordDefinition, recordTypes } from "../../domain/index.ts";
import type { Importer } from "../importer.ts";
import { Header } from "../mapping/names.ts";

const PLURALS: Readonly<Partial<Record<RecordType, string>>> = {
  opportunity: "opportunities",
  activity: "activities",
  usage: "usage",
  finance: "finance",
};

/** File name of a record type's template: `subscription_lines.csv`. */
export const templateName = (type: RecordType): string => `${PLURALS[type] ?? `${type}s`}.csv`;

/** The template itself: every field as a column, and one invented row. */
export function templateCsv(type: RecordType): string {
  const { fields, example } = recordDefinition(type);
  const names = Object.keys(fields).filter((name) => !(isOfCompany(type) && name === "company_id"));
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${names.join(",")}\n${names.map((name) => quoted(example[name] ?? "")).join(",")}\n`;
}

/** Fields a header names, by our own names. */
function ownFields(type: RecordType, header: Header): readonly string[] {
  return Object.keys(recordDefinition(type).fields).filter((name) => header.find(name) !== null);
}

function score(type: RecordType, names: readonly string[], isNamed: boolean): number {
  const header = new Header(names);
  const fields: [string, Field][] = Object.entries(recordDefinition(type).fields);
  const required = fields.filter(([, field]) => field.required);
  if (required.length === 0 || required.some(([name]) => header.find(name) === null)) return 0;
  const found = ownFields(type, header).length;
  // Whose account it is stands in nearly every file: one column makes no file ours, unless its name does.
  if (found === 1 && !isNamed) return 0;
  return 0.5 + (0.4 * found) / Math.max(names.length, found) + (isNamed ? 0.1 : 0);
}

/** Our own templates: the columns are named like the fields, and others are kept as attributes. */
export const templateImporters: readonly Importer[] = recordTypes.map((type) => ({
  id: `template.${type}`,
  title: `OpenBowtie template: ${type.replaceAll("_", " ")}`,
  source: "files",
  identify: ({ header, name }) => score(type, header, name.replace(/\.gz$/, "").replace(/\.\w+$/, ".csv") === templateName(type)),
  mapping: ({ header }) => {
    const fields: Record<string, FieldSource> = Object.fromEntries(ownFields(type, new Header(header)).map((name) => [name, name]));
    return { file: { file: "*", records: [{ type, fields }] } };
  },
}));
