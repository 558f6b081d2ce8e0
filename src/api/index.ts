import { setTimeout as sleep } from "node:timers/promises";
import { type ServerType, serve } from "@hono/node-server";
import { Refusal } from "../domain/index.ts";
import { type Context, openEntrance, startMailing } from "../operations/index.ts";
import { type AppOptions, createApp } from "./app.ts";
import { Jobs } from "./jobs.ts";
import { metricsTokenOf, openProgramMetrics } from "./metrics.ts";

export interface RunningServer {
  readonly port: number;
  /** Goes on answering while it lingers, then takes nothing new and ends when what was asked is answered. */
  close(linger?: Linger): Promise<void>;
}

interface Linger {
  /** How long it still takes requests, so that whoever sends them learns that it ends. */
  readonly seconds: number;
}

/** How long what was asked before the end may still take. */
const DRAIN_MS = 5000;

/** Listens; a port somebody else has is refused with a way out. */
export async function listen(
  context: Context,
  options: AppOptions & { readonly port: number; readonly host: string },
): Promise<RunningServer> {
  const metricsToken = metricsTokenOf(options.metricsToken ?? undefined);
  const jobs = new Jobs();
  const metrics = await openProgramMetrics(context, jobs);
  const app = createApp(context, await openEntrance(context), { jobs, metrics }, { ...options, metricsToken });
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, ({ port }) => {
      const mailing = startMailing(context, `http://${options.host}:${port}`);
      resolve({
        port,
        close: async ({ seconds } = { seconds: 0 }) => {
          await sleep(seconds * 1000);
          jobs.abandon();
          await Promise.all([drained(server), mailing.end()]);
          metrics.close();
        },
      });
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      metrics.close();
      if (error.code === "EADDRINUSE")
        reject(
          new Refusal(
            "port_taken",
            409,
            `Port ${options.port} is taken by another program. Choose one with --port, for example --port ${options.port + 1}.`,
          ),
        );
      else reject(error);
    });
  });
}

/** Takes no more connections, and cuts those on which an answer takes too long. */
async function drained(server: ServerType): Promise<void> {
  const over = new AbortController();
  const closed = new Promise<void>((done) => server.close(() => done()));
  const cut = sleep(DRAIN_MS, undefined, { signal: over.signal }).then(
    () => ("closeAllConnections" in server ? server.closeAllConnections() : undefined),
    () => undefined,
  );
  // A connection that is kept open for a next request is idle once it was answered.
  const idle = setInterval(() => ("closeIdleConnections" in server ? server.closeIdleConnections() : undefined), 20);
  await closed;
  clearInterval(idle);
  over.abort();
  await cut;
}
