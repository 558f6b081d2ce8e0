import { Hono } from "hono";
import { fromQuery, type Route, type RouteId, routes, serialSchema, templateTypes } from "../contract/index.ts";
import { badRequest, notFound } from "../domain/index.ts";
import { type Context, exportIssues, operations, storeUpload, templateFile, VERSION } from "../operations/index.ts";
import { guard } from "./guard.ts";
import type { Jobs } from "./jobs.ts";
import { openApi } from "./openapi.ts";
import { answerProblem } from "./problems.ts";
import { serveWeb } from "./static.ts";

export interface AppOptions {
  /** The built web page. */
  readonly webFolder: string;
  /** Names beside localhost under which the program answers. */
  readonly hosts: readonly string[];
}

const MAX_JSON = 5_000_000;

async function inputOf(request: Request, route: Route, path: Record<string, string>): Promise<unknown> {
  const url = new URL(request.url);
  if (route.method === "get" || route.method === "delete") return { ...fromQuery(url.searchParams), ...numbered(path) };
  const text = await shortText(request);
  try {
    return { ...(text === "" ? {} : (JSON.parse(text) as object)), ...numbered(path) };
  } catch {
    throw badRequest("bad_json", "The body of the request is not JSON.");
  }
}

/** The body as text; reading stops where it grows too large, whatever length it announces. */
async function shortText(request: Request): Promise<string> {
  if (!request.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MAX_JSON) throw badRequest("too_large", "The request is larger than 5 MB.");
  }
  return text + decoder.decode();
}

const numbered = (path: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(path).map(([name, value]) => [
      name,
      (name === "batch" || name === "issue") && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );

/** The HTTP door: every route of the contract, bound to its operation. */
export function createApp(context: Context, jobs: Jobs, { webFolder, hosts }: AppOptions): Hono {
  const app = new Hono();
  app.onError((error, request) => answerProblem(request, error));
  app.use(guard(hosts));
  for (const [id, route] of Object.entries(routes) as [RouteId, Route][]) {
    app.on(route.method.toUpperCase(), route.path.replace(/\{(\w+)\}/g, ":$1"), async (request) => {
      const input = route.input.parse(await inputOf(request.req.raw, route, request.req.param()));
      if (id === "watch") return request.json(jobs.get((input as { id: string }).id));
      if (id === "cancel") return request.json(jobs.cancel((input as { id: string }).id));
      const run = operations[id] as (context: Context, input: unknown, report: (step: never) => void) => Promise<unknown>;
      if (route.job)
        return request.json(
          jobs.start(id, (report) => run(context, input, report as (step: never) => void)),
          202,
        );
      return request.json((await run(context, input, () => undefined)) as object);
    });
  }
  app.post("/api/uploads", async (request) => {
    const body = request.req.raw.body;
    const name = request.req.query("name") ?? "";
    if (!body) throw badRequest("empty_file", "The file is empty. Choose another.");
    return request.json(await storeUpload(context, name, body as unknown as AsyncIterable<Uint8Array>), 201);
  });
  app.get("/api/issues.csv", async (request) => {
    const { name, text } = await exportIssues(context, serialSchema.parse(request.req.query("file")));
    return request.body(text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${encodeURIComponent(name)}"`,
    });
  });
  app.get("/api/templates/:file", (request) => {
    const type = templateTypes.find((known) => `${known}.csv` === request.req.param("file"));
    if (!type) throw notFound("no_such_template", `There is no such template. Record types: ${templateTypes.join(", ")}.`);
    return request.body(templateFile(type).text, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${templateFile(type).name}"`,
    });
  });
  app.get("/api/openapi.json", (request) => request.json(openApi(VERSION)));
  app.all("/api/*", () => {
    throw notFound("no_such_route", "There is nothing at this address. The routes are in /api/openapi.json.");
  });
  app.get("*", (request) => serveWeb(request, webFolder));
  return app;
}
