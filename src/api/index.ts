import { setTimeout as sleep } from "node:timers/promises";
import { type Context, openEntrance, startMailing, startSettling, worksWithOthers } from "../operations/index.ts";
import { type AppOptions, createApp } from "./app.ts";
import { OwnJobs } from "./jobs.ts";
import { metricsTokenOf, openProgramMetrics } from "./metrics.ts";
import { type Address, serveAt } from "./serving.ts";
import { SharedJobs } from "./shared-jobs.ts";

export { listenForProbes } from "./probes.ts";

export interface RunningServer {
  readonly port: number;
  /** Goes on answering while it lingers, then takes nothing new and ends when what was asked is answered. */
  close(linger?: Linger): Promise<void>;
}

interface Linger {
  /** How long it still takes requests, so that whoever sends them learns that it ends. */
  readonly seconds: number;
}

export async function listen(context: Context, options: AppOptions & Address): Promise<RunningServer> {
  const metricsToken = metricsTokenOf(options.metricsToken ?? undefined);
  const jobs = worksWithOthers(context) ? new SharedJobs(context) : new OwnJobs();
  const signIn = await openEntrance(context);
  const metrics = await openProgramMetrics(context, jobs);
  try {
    const { port, drained } = await serveAt(createApp(context, signIn, { jobs, metrics }, { ...options, metricsToken }), options);
    const mailing = startMailing(context, `http://${options.host}:${port}`);
    const settling = startSettling(context);
    return {
      port,
      close: async ({ seconds } = { seconds: 0 }) => {
        await sleep(seconds * 1000);
        await jobs.abandon();
        await Promise.all([drained(), mailing.end(), settling.end()]);
        metrics.close();
      },
    };
  } catch (error) {
    metrics.close();
    throw error;
  }
}
