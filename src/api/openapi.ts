import { z } from "zod";
import {
  auditQuestionSchema,
  jobSchema,
  problemSchema,
  type Route,
  type RouteId,
  routes,
  sentEventsSchema,
  storedFileSchema,
  uploadSchema,
} from "../contract/index.ts";
import { type OperationId, rightOf } from "../operations/index.ts";

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
};

/** Days of an answer are texts on the wire. */
const wireOf = ({ wired }: Route): "input" | "output" => (wired ? "input" : "output");

const content = (schema: Json): Json => ({ "application/json": { schema } });
const problem = {
  description: "Why the request was declined.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** Nothing is asked of whoever may do what everybody may; the rest takes a session, or a token with the scope. */
function securityOf(id: OperationId): Json {
  const { area, scope, roles } = rightOf(id);
  if (area === "open") return { security: [] };
  if (area === "own") return { security: [{ session: [] }] };
  return {
    security: [{ session: [] }, { token: scope === null ? [] : [scope] }],
    ...(scope === null ? {} : { "x-roles": roles }),
  };
}

function operationOf(id: RouteId, route: Route): Json {
  const input = schemaOf(route.input, "input") as { properties?: Record<string, Json>; required?: string[] };
  const properties = input.properties ?? {};
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const others = Object.keys(properties).filter((name) => !inPath.includes(name));
  const pathParameters = inPath.map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? { type: "string" } }));
  const queryParameters =
    route.method === "get"
      ? others.map((name) => ({
          name,
          in: "query",
          required: false,
          ...(name === "where"
            ? { description: "field=value; once for every value", schema: { type: "array", items: { type: "string" } } }
            : { schema: properties[name] }),
        }))
      : [];
  const body =
    route.method !== "get" && others.length > 0
      ? {
          requestBody: {
            required: true,
            content: content({
              type: "object",
              properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
              required: (input.required ?? []).filter((name) => others.includes(name)),
            }),
          },
        }
      : {};
  const done = route.job
    ? {
        202: {
          description: "The job to watch; its result is described by x-result.",
          content: content({ $ref: "#/components/schemas/Job" }),
        },
      }
    : { 200: { description: "The answer.", content: content(schemaOf(route.output, wireOf(route))) } };
  return {
    operationId: id,
    summary: route.summary,
    ...securityOf(id),
    parameters: [...pathParameters, ...queryParameters],
    ...body,
    responses: { ...done, default: problem },
    ...(route.job ? { "x-result": schemaOf(route.output, wireOf(route)) } : {}),
  };
}

const csv = { responses: { 200: { description: "CSV", content: { "text/csv": {} } }, default: problem } };
const inPath = (name: string): Json => ({ name, in: "path", required: true, schema: { type: "string" } });
const download = {
  responses: { 200: { description: "The file, to be saved.", content: { "application/octet-stream": {} } }, default: problem },
};
const query = (name: string, schema: Json, required = true): Json => ({ name, in: "query", required, schema });

/** What is no JSON, or no answer at all but a way on. */
const others: readonly (readonly [path: string, method: "get" | "post", id: OperationId, operation: Json])[] = [
  [
    "/api/uploads",
    "post",
    "upload",
    {
      summary: "Bring a file; its bytes are the body.",
      parameters: [query("name", { type: "string" })],
      requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
      responses: {
        201: { description: "What the file looks like.", content: content(schemaOf(uploadSchema, "output")) },
        default: problem,
      },
    },
  ],
  [
    "/api/usage/events",
    "post",
    "sendUsage",
    {
      summary:
        "Bring usage events: an array of {id, account, meter, time, value}, or one a line. An id counts once, however often it is sent.",
      parameters: [query("source", { type: "string" })],
      requestBody: {
        required: true,
        content: { "application/json": { schema: { type: "array", items: { type: "object" } } }, "application/x-ndjson": {} },
      },
      responses: {
        200: { description: "What became of them; those accepted are durable.", content: content(schemaOf(sentEventsSchema, "output")) },
        default: problem,
      },
    },
  ],
  [
    "/api/buyer/{secret}/files",
    "post",
    "buyerUpload",
    {
      summary: "Bring evidence by a link of the buyer; its bytes are the body. PNG, JPEG, PDF, CSV, XLSX or plain text, up to 10 MB.",
      parameters: [inPath("secret"), query("name", { type: "string" })],
      requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
      responses: {
        201: { description: "The file as it is kept.", content: content(schemaOf(storedFileSchema, "output")) },
        default: problem,
      },
    },
  ],
  [
    "/api/buyer/{secret}/files/{file}",
    "get",
    "buyerFile",
    { summary: "A file that came by this link.", parameters: [inPath("secret"), inPath("file")], ...download },
  ],
  [
    "/api/plans/{plan}/files/{file}",
    "get",
    "planFile",
    { summary: "A file that the buyer put beside a plan.", parameters: [inPath("plan"), inPath("file")], ...download },
  ],
  [
    "/api/issues.csv",
    "get",
    "issuesCsv",
    { summary: "Rejected rows of one file, to correct and import again.", parameters: [query("file", { type: "integer" })], ...csv },
  ],
  [
    "/api/audit.csv",
    "get",
    "auditCsv",
    {
      summary: "The audit log, or a part of it, as a file.",
      parameters: Object.entries((schemaOf(auditQuestionSchema, "input") as { properties: Record<string, Json> }).properties)
        .filter(([name]) => name !== "limit")
        .map(([name, schema]) => query(name, schema, false)),
      ...csv,
    },
  ],
  [
    "/api/templates/{type}.csv",
    "get",
    "template",
    {
      summary: "The template of a record type.",
      parameters: [{ name: "type", in: "path", required: true, schema: { type: "string" } }],
      ...csv,
    },
  ],
  [
    "/api/auth/callback/oidc",
    "get",
    "ssoCallback",
    {
      summary: "Where the single sign-on sends people back to.",
      parameters: ["state", "code", "error"].map((name) => query(name, { type: "string" }, false)),
      responses: { 302: { description: "On to the page they came from, or to the sign-in." } },
    },
  ],
  [
    "/metrics",
    "get",
    "prometheus",
    {
      summary:
        "What the running program tells of itself, for Prometheus. Beside sessions and tokens with the scope it takes the token of METRICS_TOKEN.",
      responses: { 200: { description: "Figures, in the text form of Prometheus.", content: { "text/plain": {} } }, default: problem },
    },
  ],
  [
    "/api/openapi.json",
    "get",
    "openapi",
    { summary: "This document.", responses: { 200: { description: "OpenAPI", content: content({ type: "object" }) } } },
  ],
];

const securitySchemes = {
  session: { type: "apiKey", in: "cookie", name: "bowtie.session_token", description: "Set by signing in." },
  token: { type: "http", scheme: "bearer", description: "A token that a person has made: Authorization: Bearer bowtie_token_…" },
};

/** The OpenAPI document, made from the same schemas that check requests and the same table that checks rights. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [id, route] of Object.entries(routes) as [RouteId, Route][])
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(id, route) };
  for (const [path, method, id, operation] of others)
    paths[path] = { ...paths[path], [method]: { operationId: id, ...securityOf(id), ...operation } };
  return {
    openapi: "3.1.0",
    info: {
      title: "OpenBowtie",
      version,
      description: "Money is integer minor units, ratios are plain numbers, unknown is null with a reason.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    security: [{ session: [] }, { token: [] }],
    paths,
    components: { securitySchemes, schemas: { Problem: schemaOf(problemSchema, "output"), Job: schemaOf(jobSchema, "output") } },
  };
}
