import { parse } from "yaml";
import { mappingSchema } from "../contract/index.ts";
import { badRequest, type Mapping } from "../domain/index.ts";

/** Reads a mapping file (YAML or JSON). Refuses what it cannot be, saying where. */
export function parseMapping(text: string): Mapping {
  let raw: unknown;
  try {
    raw = parse(text, { schema: "core", maxAliasCount: 0 });
  } catch (error) {
    throw badRequest("bad_mapping", `The mapping is not YAML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
  const result = mappingSchema.safeParse(raw);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, 5).map((issue) => `${issue.path.join(".") || "the file"}: ${issue.message}`);
  throw badRequest("bad_mapping", `The mapping cannot be used. ${problems.join("; ")}.`);
}
