import { parse, stringify } from "yaml";
import { mappingSchema } from "../../../../contract/index.ts";
import type { Mapping } from "../../../../domain/index.ts";

export type ReadMapping =
  | { readonly kind: "mapping"; readonly mapping: Mapping }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

const SHOWN = 5;

export const toYaml = (mapping: Mapping): string => stringify(mapping, { lineWidth: 120 });

/** Reads the text of a mapping; where it cannot be one, says where and why. */
export function fromYaml(text: string): ReadMapping {
  let raw: unknown;
  try {
    raw = parse(text, { schema: "core", maxAliasCount: 0 });
  } catch (error) {
    return { kind: "problems", problems: [error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)] };
  }
  const read = mappingSchema.safeParse(raw);
  if (read.success) return { kind: "mapping", mapping: read.data };
  return {
    kind: "problems",
    problems: read.error.issues.slice(0, SHOWN).map(({ path, message }) => `${path.join(".") || "mapping"}: ${message}`),
  };
}
