import { z } from "zod";
import { jobSchema, problemSchema, type Route, routes, uploadSchema } from "../contract/index.ts";

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
};

const content = (schema: Json): Json => ({ "application/json": { schema } });
const problem = {
  description: "Why the request was declined.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function operationOf(id: string, route: Route): Json {
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
    : { 200: { description: "The answer.", content: content(schemaOf(route.output, "output")) } };
  return {
    operationId: id,
    summary: route.summary,
    parameters: [...pathParameters, ...queryParameters],
    ...body,
    responses: { ...done, default: problem },
    ...(route.job ? { "x-result": schemaOf(route.output, "output") } : {}),
  };
}

/** The OpenAPI document, made from the same schemas that check requests. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [id, route] of Object.entries(routes)) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(id, route) };
  paths["/api/uploads"] = {
    post: {
      operationId: "upload",
      summary: "Bring a file; its bytes are the body.",
      parameters: [{ name: "name", in: "query", required: true, schema: { type: "string" } }],
      requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
      responses: {
        201: { description: "What the file looks like.", content: content(schemaOf(uploadSchema, "output")) },
        default: problem,
      },
    },
  };
  paths["/api/issues.csv"] = {
    get: {
      operationId: "issuesCsv",
      summary: "Rejected rows of one file, to correct and import again.",
      parameters: [{ name: "file", in: "query", required: true, schema: { type: "integer" } }],
      responses: { 200: { description: "CSV", content: { "text/csv": {} } } },
    },
  };
  paths["/api/templates/{type}.csv"] = {
    get: {
      operationId: "template",
      summary: "The template of a record type.",
      parameters: [{ name: "type", in: "path", required: true, schema: { type: "string" } }],
      responses: { 200: { description: "CSV", content: { "text/csv": {} } }, default: problem },
    },
  };
  return {
    openapi: "3.1.0",
    info: {
      title: "OpenBowtie",
      version,
      description: "Money is integer minor units, ratios are plain numbers, unknown is null with a reason.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: { schemas: { Problem: schemaOf(problemSchema, "output"), Job: schemaOf(jobSchema, "output") } },
  };
}
