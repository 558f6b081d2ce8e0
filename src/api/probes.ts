import { Hono } from "hono";
import { type Context, notSignedIn, run, theMachine } from "../operations/index.ts";
import { answerMetrics, metricsTokenOf, openProgramMetrics, showsMetricsToken } from "./metrics.ts";
import { answerProblem } from "./problems.ts";
import { noteRoute, watchRequests } from "./requests.ts";
import { type Address, serveAt } from "./serving.ts";

/** The door of a program that only works: whether it does, and its figures for whoever shows the token of METRICS_TOKEN. */
export async function listenForProbes(
  context: Context,
  options: Address & { readonly metricsToken: string | undefined },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const token = metricsTokenOf(options.metricsToken);
  const metrics = await openProgramMetrics(context, { running: () => new Map() });
  const app = new Hono();
  app.use(watchRequests());
  app.onError((error, request) => answerProblem(request, error));
  for (const id of ["live", "ready"] as const)
    app.get(`/api/health/${id}`, async (request) => {
      noteRoute(request);
      return request.json(await run(context, theMachine(), id, {}, () => undefined), 200, { "cache-control": "no-store" });
    });
  app.get("/metrics", (request) => {
    noteRoute(request);
    if (!showsMetricsToken(request, token)) throw notSignedIn();
    return answerMetrics(metrics);
  });
  try {
    const { port, drained } = await serveAt(app, options);
    return {
      port,
      close: async () => {
        await drained();
        metrics.close();
      },
    };
  } catch (error) {
    metrics.close();
    throw error;
  }
}
