import { type ServerType, serve } from "@hono/node-server";
import { Refusal } from "../domain/index.ts";
import { type Context, openEntrance, startMailing, startSettling, worksWithOthers } from "../operations/index.ts";
import { type AppOptions, createApp } from "./app.ts";
import { OwnJobs } from "./jobs.ts";
import { SharedJobs } from "./shared-jobs.ts";

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens; a port somebody else has is refused with a way out. */
export async function listen(
  context: Context,
  options: AppOptions & { readonly port: number; readonly host: string },
): Promise<RunningServer> {
  const jobs = worksWithOthers(context) ? new SharedJobs(context) : new OwnJobs();
  const app = createApp(context, await openEntrance(context), jobs, options);
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, ({ port }) => {
      const mailing = startMailing(context, `http://${options.host}:${port}`);
      const settling = startSettling(context);
      resolve({
        port,
        close: async () => {
          await jobs.abandon();
          const closed = new Promise<void>((done) => server.close(() => done()));
          if ("closeAllConnections" in server) server.closeAllConnections();
          await Promise.all([closed, mailing.end(), settling.end()]);
        },
      });
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
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
