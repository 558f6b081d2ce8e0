import { createHash, timingSafeEqual } from "node:crypto";
import type { Context as Request } from "hono";
import { badRequest } from "../domain/index.ts";
import { type Context, ledgerFigures, poolFigures, queueFigures } from "../operations/index.ts";
import { type Gauge, type Metrics, openMetrics } from "../telemetry/index.ts";
import type { Jobs } from "./jobs.ts";

/** What is read whenever Prometheus asks. A new figure is a line here. */
const gauges = (context: Context, jobs: Pick<Jobs, "running">): readonly Gauge[] => [
  {
    name: "bowtie_jobs_running",
    help: "Long operations under way in this process.",
    labels: ["operation"],
    read: () => [...jobs.running()].map(([operation, value]) => ({ labels: { operation }, value })),
  },
  {
    name: "bowtie_database_connections",
    help: "Connections of this process to PostgreSQL, and requests that wait for one.",
    labels: ["state"],
    read: () => Object.entries(poolFigures(context)).map(([state, value]) => ({ labels: { state }, value })),
  },
  {
    name: "bowtie_queue_parts",
    help: "Parts of derivations that wait for a worker or are being derived, of all programs that share the database.",
    labels: ["state"],
    read: async () => Object.entries(await queueFigures(context)).map(([state, value]) => ({ labels: { state }, value })),
  },
  {
    name: "bowtie_ledger_position",
    help: "How far the ledger has come.",
    read: async () => [{ value: (await ledgerFigures(context)).position }],
  },
  {
    name: "bowtie_last_import_timestamp_seconds",
    help: "When the newest import began.",
    read: async () => {
      const { lastImport } = await ledgerFigures(context);
      return lastImport === null ? [] : [{ value: lastImport.getTime() / 1000 }];
    },
  },
];

export const openProgramMetrics = (context: Context, jobs: Pick<Jobs, "running">): Promise<Metrics> => openMetrics(gauges(context, jobs));

const SHORTEST = 16;

/** The token that Prometheus shows, from METRICS_TOKEN; `null` when it takes a token of a person with the scope `monitor`. */
export function metricsTokenOf(said: string | undefined): string | null {
  const token = said?.trim() ?? "";
  if (token === "") return null;
  if (token.length < SHORTEST)
    throw badRequest("short_metrics_token", `METRICS_TOKEN is shorter than ${SHORTEST} characters. Choose a longer one.`);
  return token;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether a request shows the token of the metrics, which opens nothing else. */
export function showsMetricsToken(request: Request, token: string | null): boolean {
  const shown = /^Bearer +(\S+)$/i.exec(request.req.header("authorization") ?? "")?.[1];
  return token !== null && shown !== undefined && timingSafeEqual(digest(shown), digest(token));
}

export async function answerMetrics(metrics: Metrics): Promise<Response> {
  const { type, text } = await metrics.text();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
