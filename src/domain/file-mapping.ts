import type { FileMapping, Mapping } from "./mapping.ts";

const matches = (pattern: string, name: string): boolean => {
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const plain = name.replace(/\.gz$/i, "").replace(/\.to-correct\.csv$/i, ".csv");
  return [name, plain].some((candidate) => new RegExp(`^${expression}$`, "i").test(candidate));
};

/** The part of a mapping that speaks of a file, by its name; `null` when none does. */
export const fileMappingFor = (mapping: Mapping, name: string): FileMapping | null =>
  mapping.files.find((file) => matches(file.file, name)) ?? null;
