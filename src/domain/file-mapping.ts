import type { FieldSource, FileMapping, Mapping } from "./mapping.ts";

/** Whether a pattern of a mapping, `*` standing for anything, is the name of a file. */
export const isFileNamed = (pattern: string, name: string): boolean => {
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const plain = name.replace(/\.gz$/i, "").replace(/\.to-correct\.csv$/i, ".csv");
  return [name, plain].some((candidate) => new RegExp(`^${expression}$`, "i").test(candidate));
};

/** The part of a mapping that speaks of a file, by its name; `null` when none does. */
export const fileMappingFor = (mapping: Mapping, name: string): FileMapping | null =>
  mapping.files.find((file) => isFileNamed(file.file, name)) ?? null;

/** Lists under `maps` or `lookups` that a field speaks of. */
export function listsOf(source: FieldSource): readonly string[] {
  if (typeof source === "string") return [];
  if ("first" in source) return source.first.flatMap(listsOf);
  return "values" in source && typeof source.values === "string" ? [source.values] : [];
}

/** Lists that anything of a file is read by. */
export const listsUsed = ({ records }: FileMapping): readonly string[] =>
  records.flatMap(({ fields, when = [] }) => {
    const conditions = "length" in when ? when : [when];
    return [...Object.values(fields), ...conditions.flatMap((one) => ("value" in one ? [one.value] : []))].flatMap(listsOf);
  });
