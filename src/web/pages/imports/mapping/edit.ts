import {
  type FieldSource,
  type FileMapping,
  type MappedState,
  type Mapping,
  type RecordMapping,
  type RecordType,
  recordDefinition,
} from "../../../../domain/index.ts";

/** A field source as the form shows it; `text` is one that only its YAML can say. */
export type ShownSource =
  | { readonly kind: "none" }
  | { readonly kind: "column"; readonly column: string }
  | { readonly kind: "constant"; readonly constant: string }
  | { readonly kind: "text"; readonly source: FieldSource };

export function shownSource(source: FieldSource | undefined): ShownSource {
  if (source === undefined) return { kind: "none" };
  if (typeof source === "string") return { kind: "column", column: source };
  if ("constant" in source) return { kind: "constant", constant: source.constant };
  if ("column" in source) return { kind: "column", column: source.column };
  return { kind: "text", source };
}

export const changeFileAt = (mapping: Mapping, at: number, change: (file: FileMapping) => FileMapping): Mapping => ({
  ...mapping,
  files: mapping.files.map((file, i) => (i === at ? change(file) : file)),
});

export const changeRecordAt = (file: FileMapping, at: number, change: (record: RecordMapping) => RecordMapping): FileMapping => ({
  ...file,
  records: file.records.map((record, i) => (i === at ? change(record) : record)),
});

/** An object without the keys that hold nothing. */
export const said = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== "")) as T;

export function setField(record: RecordMapping, name: string, source: FieldSource | undefined): RecordMapping {
  const { [name]: _, ...others } = record.fields;
  if (source === undefined) return { ...record, fields: others };
  // A field keeps its place among the others, so that rows of the form do not jump.
  const fields = name in record.fields ? { ...record.fields, [name]: source } : { ...others, [name]: source };
  return { ...record, fields };
}

/** Another column for a field; what was said about its values stays. */
export function withColumn(source: FieldSource | undefined, column: string): FieldSource {
  return typeof source === "object" && "column" in source ? { ...source, column } : column;
}

/** A record of another type keeps the fields that both types have. */
export function withType(record: RecordMapping, type: RecordType): RecordMapping {
  const known = recordDefinition(type).fields;
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => Object.hasOwn(known, name)));
  return { ...record, type, fields };
}

type Translations = Readonly<Record<string, string>>;

/** What the values of a field's column become, wherever the mapping keeps the list. */
export function translationsOf(mapping: Mapping, source: FieldSource | undefined): Translations {
  if (typeof source !== "object" || !("values" in source) || source.values === undefined) return {};
  return typeof source.values === "string" ? (mapping.maps?.[source.values] ?? {}) : source.values;
}

/** Writes a translation into the list a field uses: a named one under `maps`, or its own. */
export function translate(mapping: Mapping, at: readonly [file: number, record: number], field: string, list: Translations): Mapping {
  const source = mapping.files[at[0]]?.records[at[1]]?.fields[field];
  if (source === undefined || (typeof source === "object" && !("column" in source))) return mapping;
  const own = typeof source === "string" ? { column: source } : source;
  if (typeof own.values === "string") return { ...mapping, maps: { ...mapping.maps, [own.values]: list } };
  const { values: _, ...rest } = own;
  const next: FieldSource = Object.keys(list).length === 0 ? rest : { ...rest, values: list };
  return changeFileAt(mapping, at[0], (file) => changeRecordAt(file, at[1], (record) => setField(record, field, next)));
}

/** Columns that some field of the file is read from. */
export function usedColumns({ records }: FileMapping): ReadonlySet<string> {
  const used = new Set<string>();
  const note = (source: FieldSource): void => {
    if (typeof source === "string") used.add(source);
    else if ("column" in source) used.add(source.column);
    else if ("join" in source) for (const column of source.join) used.add(column);
    else if ("first" in source) for (const one of source.first) note(one);
  };
  for (const { fields } of records) for (const source of Object.values(fields)) note(source);
  return used;
}

const STATE_WORDS: readonly (readonly [RegExp, MappedState])[] = [
  [/lost|disqualif|reject|unqualif|dead|verloren|perdu/i, "lost"],
  [/won|gewonnen|gagn|signed|contract/i, "commit"],
  [/\bmql\b|marketing qualif|nurtur/i, "mql"],
  [/\bsql\b|sales qualif|meeting|appointment|demo/i, "sql"],
  [/\bsal\b|accept|discover|proposal|negotiat|quote|evaluat|engag|opportunit|offer/i, "sal"],
  [/live|onboarded|activ/i, "live"],
  [/impact|adopt|value/i, "impact"],
  [/renew/i, "renewed"],
  [/expan|upsell|cross/i, "expanded"],
  [/^new$|open|prospect|lead|subscriber/i, "prospect"],
];

/** The state of the Bowtie a stage's name speaks of; a person looks at it before it is used. */
export const guessState = (stage: string): MappedState | null => STATE_WORDS.find(([words]) => words.test(stage))?.[1] ?? null;

/** File name as a pattern: digits differ from export to export. */
export const patternOf = (name: string): string => name.replace(/\.gz$/i, "").replace(/\d[\d_.-]*\d|\d/g, "*");

/** Several files' mappings as one, for a folder of such files. */
export function joined([first, ...rest]: readonly Mapping[]): Mapping | null {
  let all = first ?? null;
  for (const one of rest) if (all !== null) all = together(all, one);
  return all;
}

function together(all: Mapping, one: Mapping): Mapping {
  const renamed = new Map<string, string>();
  const maps: Record<string, Translations> = { ...all.maps };
  for (const [name, list] of Object.entries(one.maps ?? {})) {
    const clash = maps[name] !== undefined && JSON.stringify(maps[name]) !== JSON.stringify(list);
    const free = clash ? `${one.files[0]?.file.replace(/\W+/g, "_") ?? one.source}_${name}` : name;
    if (clash) renamed.set(name, free);
    maps[free] = list;
  }
  const files = one.files.map((file) => ({ ...withLists(file, renamed), ...differences(all, one, file) }));
  const kept = all.files.filter(({ file }) => !files.some((added) => added.file === file));
  const lookups = { ...all.lookups, ...one.lookups };
  return {
    ...all,
    ...(Object.keys(maps).length === 0 ? {} : { maps }),
    ...(Object.keys(lookups).length === 0 ? {} : { lookups }),
    files: [...kept, ...files],
  };
}

/** The same file mapping, its named lists under their new names. */
const withLists = (file: FileMapping, renamed: ReadonlyMap<string, string>): FileMapping =>
  JSON.parse(JSON.stringify(file), (key, value: unknown) =>
    key === "values" && typeof value === "string" ? (renamed.get(value) ?? value) : value,
  ) as FileMapping;

/** What a file's own mapping says of all its files and the joined one does not. */
function differences(all: Mapping, one: Mapping, file: FileMapping): Partial<FileMapping> {
  const { source, dates, decimal, currency } = one;
  return said({
    source: file.source ?? (source === all.source ? undefined : source),
    dates: file.dates ?? (dates === all.dates ? undefined : dates),
    decimal: file.decimal ?? (decimal === all.decimal ? undefined : decimal),
    currency: file.currency ?? (currency === all.currency ? undefined : currency),
  }) as Partial<FileMapping>;
}
