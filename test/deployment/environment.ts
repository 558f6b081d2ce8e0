import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("../../src", import.meta.url));

/** Names that are not ours: of PostgreSQL's driver, OpenTelemetry and Node. */
export const STANDARD: readonly string[] = [
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_EXPORTER_OTLP_HEADERS",
  "OTEL_SERVICE_NAME",
  "OTEL_RESOURCE_ATTRIBUTES",
  "OTEL_TRACES_SAMPLER",
  "OTEL_TRACES_SAMPLER_ARG",
  "NODE_ENV",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
];

/** Every name that the program reads from its environment; what begins with OPENBOWTIE_ is between its own parts. */
export function saidInCode(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const text = readFileSync(join(SOURCES, file), "utf8");
    for (const [, name = ""] of text.matchAll(/"((?:BOWTIE|LOG|METRICS|DATABASE|ANALYTICS)_[A-Z_]+)"/g)) names.add(name);
  }
  return names;
}
