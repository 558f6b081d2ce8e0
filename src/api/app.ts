import { Hono } from "hono";
import {
  auditQuestionSchema,
  type EntranceId,
  entranceRoutes,
  fromQuery,
  type Parsed,
  type Route,
  type RouteId,
  routes,
  serialSchema,
  templateTypes,
} from "../contract/index.ts";
import { badRequest, notFound } from "../domain/index.ts";
import {
  auditCsv,
  type Context,
  exportIssues,
  notSignedIn,
  type OperationRoute,
  perform,
  requireRight,
  run,
  type SignIn,
  storeUpload,
  templateFile,
  VERSION,
} from "../operations/index.ts";
import type { Metrics } from "../telemetry/index.ts";
import { buyerFileRoutes } from "./buyer-files.ts";
import { type Door, type Entered, openDoor } from "./door.ts";
import { entranceHandlers, ssoCallback } from "./entrance.ts";
import { guard } from "./guard.ts";
import type { Jobs } from "./jobs.ts";
import { answerMetrics, showsMetricsToken } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { answerProblem } from "./problems.ts";
import { noteRoute, watchRequests } from "./requests.ts";
import { serveWeb } from "./static.ts";
import { usageEventRoutes } from "./usage-events.ts";

export interface AppOptions {
  /** The built web page. */
  readonly webFolder: string;
  /** Names beside localhost under which the program answers. */
  readonly hosts: readonly string[];
  /** With it whoever works at the machine shows that they do. */
  readonly machineSecret?: string;
  /** What Prometheus may show instead of a person's token. */
  readonly metricsToken?: string | null | undefined;
}

/** What one run of the server holds beside the data. */
export interface Running {
  readonly jobs: Jobs;
  readonly metrics: Metrics;
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
      (name === "batch" || name === "issue" || name === "invitation" || name === "token" || name === "link") && /^\d+$/.test(value)
        ? Number(value)
        : value,
    ]),
  );

/** The HTTP door: every route of the contract, bound to its operation. */
export function createApp(
  context: Context,
  signIn: SignIn,
  { jobs, metrics }: Running,
  { webFolder, hosts, machineSecret, metricsToken = null }: AppOptions,
): Hono {
  const app = new Hono();
  const door = openDoor(context, signIn, machineSecret ?? null);
  app.use(watchRequests());
  app.onError((error, request) => answerProblem(request, error));
  app.use(guard([...hosts, ...(context.entrance.publicUrl === null ? [] : [new URL(context.entrance.publicUrl).hostname])]));
  const handlers = entranceHandlers(context, signIn);
  for (const [id, route] of Object.entries(routes) as [RouteId, Route][]) {
    const handle = door.behind(id, async (request, entered) => {
      const input: unknown = route.input.parse(await inputOf(request.req.raw, route, request.req.param()));
      if (id === "watch" || id === "cancel") return request.json(await jobAnswer(context, jobs, id, (input as { id: string }).id, entered));
      if (isEntrance(id)) {
        const { body, cookies = [] } = await handlers[id](input as never, entered);
        for (const cookie of cookies) request.header("set-cookie", cookie, { append: true });
        return request.json(body);
      }
      const by = { who: entered.who, origin: entered.visit.origin, address: entered.visit.address };
      const work = (report: Parameters<typeof run>[4]) => run(context, by, id, input as Parsed<OperationRoute>, report);
      return route.job ? request.json(await jobs.start(id, work), 202) : request.json((await work(() => undefined)) as object);
    });
    app.on(route.method.toUpperCase(), route.path.replace(/\{(\w+)\}/g, ":$1"), handle);
  }
  fileRoutes(app, context, door);
  const tellMetrics = door.behind("prometheus", () => answerMetrics(metrics));
  app.get("/metrics", (request) => {
    if (!showsMetricsToken(request, metricsToken)) return tellMetrics(request);
    noteRoute(request);
    return answerMetrics(metrics);
  });
  buyerFileRoutes(app, context, door);
  usageEventRoutes(app, context, door);
  app.get(
    "/api/auth/callback/oidc",
    door.behind("ssoCallback", (request, entered) => ssoCallback(context, signIn, request, entered)),
  );
  app.get(
    "/api/openapi.json",
    door.behind("openapi", (request) => request.json(openApi(VERSION))),
  );
  app.all(
    "/api/*",
    door.behind("health", (_, { who }) => {
      if (who.kind === "nobody") throw notSignedIn();
      throw notFound("no_such_route", "There is nothing at this address. The routes are in /api/openapi.json.");
    }),
  );
  app.get("*", (request) => {
    noteRoute(request);
    return serveWeb(request, webFolder);
  });
  return app;
}

const isEntrance = (id: RouteId): id is EntranceId => Object.hasOwn(entranceRoutes, id);

/** A job is the business of whoever may start it. */
async function jobAnswer(context: Context, jobs: Jobs, id: "watch" | "cancel", job: string, { who }: Entered) {
  const { operation } = await jobs.get(job);
  requireRight(who, operation);
  return id === "watch" ? jobs.get(job) : perform(context, { operation: id, who, input: { id: job } }, async () => jobs.cancel(job));
}

const csvFile = (name: string): Record<string, string> => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${encodeURIComponent(name)}"`,
});

/** What is no JSON: files that come and go. */
function fileRoutes(app: Hono, context: Context, { behind }: Door): void {
  app.post(
    "/api/uploads",
    behind("upload", async (request, { who }) => {
      const body = request.req.raw.body;
      const name = request.req.query("name") ?? "";
      if (!body) throw badRequest("empty_file", "The file is empty. Choose another.");
      const work = () => storeUpload(context, name, body as unknown as AsyncIterable<Uint8Array>);
      return request.json(await perform(context, { operation: "upload", who, input: { name } }, work), 201);
    }),
  );
  app.get(
    "/api/issues.csv",
    behind("issuesCsv", async (request) => {
      const { name, text } = await exportIssues(context, serialSchema.parse(request.req.query("file")));
      return request.body(text, 200, csvFile(name));
    }),
  );
  app.get(
    "/api/audit.csv",
    behind("auditCsv", (request) => {
      const question = auditQuestionSchema.parse(fromQuery(new URL(request.req.url).searchParams));
      const lines = ReadableStream.from(auditCsv(context, question)).pipeThrough(new TextEncoderStream());
      return request.body(lines as ReadableStream, 200, csvFile("audit.csv"));
    }),
  );
  app.get(
    "/api/templates/:file",
    behind("template", (request) => {
      const type = templateTypes.find((known) => `${known}.csv` === request.req.param("file"));
      if (!type) throw notFound("no_such_template", `There is no such template. Record types: ${templateTypes.join(", ")}.`);
      const { name, text } = templateFile(type);
      return request.body(text, 200, csvFile(name));
    }),
  );
}
