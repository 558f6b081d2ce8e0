// Writes the documents that are made from code, or with --check says which of them no longer agree: `npm run docs`.
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { problemSchema, type Route, type RouteId, routes } from "../src/contract/index.ts";
import { type Field, recordDefinitions } from "../src/domain/index.ts";
import { templateCsv, templateName } from "../src/importers/index.ts";
import { type Metric, metrics, reasons } from "../src/metrics/index.ts";
import { rightOf } from "../src/operations/index.ts";
import { staffRoles } from "../src/standard/index.ts";
import { profilesPage, settingsPage } from "./docs-of-counting.ts";
import { table } from "./markdown.ts";

const UNITS = {
  money: "money, in minor units of its currency",
  ratio: "a ratio: 0.94 is 94 %",
  count: "a count",
  days: "days",
  months: "months",
} as const;

function metricSection({
  id,
  version,
  title,
  unit,
  meaning,
  formula,
  source,
  perCurrency,
  methods,
  reasons: codes,
  example,
}: Metric): string {
  const { from, to, by = "month", method, part } = example.ask;
  const options = [`--from ${from} --to ${to} --by ${by}`, ...(method ? [`--method ${method}`] : []), ...(part ? [`--part ${part}`] : [])];
  const parts = [
    `## ${title}`,
    `\`${id}\`, version ${version}. Unit: ${UNITS[unit]}${perCurrency ? "; one series a currency, never added" : ""}.`,
    meaning,
    `**Formula:** \`${formula}\`. Source: ${source}.`,
  ];
  if (methods.length > 1)
    parts.push(
      table(
        ["method", "what it does"],
        methods.map(({ name, meaning: what }, i) => [i === 0 ? `${name} (default)` : name, what]),
      ),
    );
  if (codes.length > 0)
    parts.push(
      table(
        ["no value, because", "which means"],
        codes.map((code) => [code, reasons[code]]),
      ),
    );
  parts.push(
    `Example, executed by the tests:\n\n\`\`\`\n${example.given.join("\n")}\n\nbowtie metric ${id} ${options.join(" ")}\n-> ${example.answer.map((value) => value ?? "null").join(", ")}\n\`\`\``,
  );
  return parts.join("\n\n");
}

const metricsPage = (): string => `# Metrics

Made from \`src/metrics\` by \`npm run docs\`. Every metric can be asked for any period, split or filtered by any field of an account, opportunity
or subscription, at customer, subscription or parent level, and as of a past date. Rates carry a 95 % interval (Wilson). Fewer than 20 cases are
marked *directional*; below 5 there is no rate. A value that is missing says why.

In the examples, one line is one customer: \`acme: 100 USD/month from 2024-01, +50 in 2024-06, gone 2025-02\`.

${table(
  ["metric", "unit", "what it tells"],
  metrics.map(({ id, title, unit, meaning }) => [`[${title}](#${anchor(title)}) \`${id}\``, unit, meaning]),
)}

${metrics.map(metricSection).join("\n\n")}
`;

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

function kindOf({ kind, choices, refers }: Field): string {
  if (choices) return choices.join(", ");
  if (refers) return `id of ${/^[aeo]/.test(refers) ? "an" : "a"} ${refers}`;
  return {
    text: "text",
    day: "day",
    money: "money",
    decimal: "number",
    integer: "whole number",
    boolean: "yes or no",
    choice: "",
    currency: "currency",
  }[kind];
}

const recordsPage = (): string => `# Records

Made from \`src/domain\` by \`npm run docs\`. Whatever tool a file comes from, its rows become records of these types. A file in one of these shapes,
with these column names, is recognised without a mapping; columns of other names are kept as attributes, which metrics can be split and filtered
by. Templates: \`bowtie templates FOLDER\`, or the Imports page.

Recurring revenue may come in any of four shapes: subscription lines, subscription events, level snapshots or movements. Of one source, the
first of movements, events, lines and snapshots that it sends is the truth.

${Object.entries(recordDefinitions)
  .map(([type, { meaning, fields, example }]) => {
    const rows = Object.entries(fields as Readonly<Record<string, Field>>).map(([name, field]) => [
      field.required ? `**${name}**` : name,
      kindOf(field),
      field.meaning,
      (example as Readonly<Record<string, string>>)[name] ?? "",
    ]);
    return `## ${type}\n\n${meaning} Fields in bold are required.\n\n${table(["field", "holds", "meaning", "example"], rows)}\n\nTemplate \`${templateName(type as keyof typeof recordDefinitions)}\`:\n\n\`\`\`csv\n${templateCsv(type as keyof typeof recordDefinitions)}\`\`\``;
  })
  .join("\n\n")}
`;

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
}

/** A JSON schema as people write shapes: `{ period: string, value: number | null, low?: number }`. */
function shapeText({ type, enum: choices, const: only, anyOf, items, properties, required = [] }: Shape, indent: string): string {
  if (only !== undefined) return JSON.stringify(only);
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(" | ");
  if (anyOf) return [...new Set(anyOf.map((one) => shapeText(one, indent)))].join(" | ");
  if (items) return `[${shapeText(items, indent)}, ...]`;
  if (!properties) return type === "integer" ? "integer" : type === undefined ? "any" : [type].flat().join(" | ");
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(
    ([name, field]) =>
      `${inner}${name}${required.includes(name) ? "" : "?"}: ${shapeText(field, inner)}${field.description ? `  // ${field.description}` : ""}`,
  );
  return fields.length === 0 ? "{}" : `{\n${fields.join("\n")}\n${indent}}`;
}

const schemaText = (schema: z.ZodType, io: "input" | "output"): string =>
  shapeText(z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Shape, "");

const apiPage = (): string => `# HTTP API and JSON answers

Made from \`src/contract\` by \`npm run docs\`. The command line prints the same answers with \`--format json\`. The running program gives the
OpenAPI document at \`/api/openapi.json\`.

Money is integer minor units (cents), a ratio a plain number (0.94 is 94 %), an unknown value \`null\` with a \`reason\`. Long operations answer 202 with
a job; \`GET /api/jobs/{id}\` watches it and brings its result. A declined request answers \`application/problem+json\`:

\`\`\`ts
${schemaText(problemSchema, "output")}
\`\`\`

Every request shows who asks: by the cookie of a session, or by a token, \`Authorization: Bearer …\` ([people and rights](people.md)). Without either it
answers 401, without the right 403 with the roles that have it.

Files are brought as the body of \`POST /api/uploads?name=FILE\`, rejected rows of a file taken from \`GET /api/issues.csv?file=ID\`, templates from
\`GET /api/templates/{record}.csv\`.

${(Object.entries(routes) as [RouteId, Route][])
  .map(([id, { method, path, summary, input, output, job, wired }]) => {
    const asked = schemaText(input, "input");
    return `## ${id}\n\n\`${method.toUpperCase()} ${path}\`${job ? " (a job)" : ""}. ${summary} ${rightText(id)}\n\n\`\`\`ts\n${asked === "{}" ? "" : `// asks\n${asked}\n`}// answers\n${schemaText(output, wired ? "input" : "output")}\n\`\`\``;
  })
  .join("\n\n")}
`;

/** Who may, in a sentence. */
function rightText(id: RouteId): string {
  const { area, scope, roles } = rightOf(id);
  if (area === "open") return "Open to everybody.";
  if (area === "any") return "For whoever is known.";
  if (scope === null) return "For a person who is signed in.";
  return `Scope \`${scope}\`${roles.length === staffRoles.length ? "" : `; for ${roles.join(", ")}`}.`;
}

const pages: Readonly<Record<string, () => string>> = {
  "docs/metrics.md": metricsPage,
  "docs/records.md": recordsPage,
  "docs/api.md": apiPage,
  "docs/settings.md": settingsPage,
  "docs/profiles.md": profilesPage,
};

let stale = 0;
for (const [path, make] of Object.entries(pages)) {
  const text = make();
  if (!process.argv.includes("--check")) await writeFile(path, text);
  else if ((await readFile(path, "utf8").catch(() => "")) !== text) {
    console.error(`${path} no longer agrees with the code it is made from. Run: npm run docs`);
    stale += 1;
  }
}
process.exit(stale === 0 ? 0 : 1);
