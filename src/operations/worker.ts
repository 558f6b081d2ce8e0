import { isShared, workOff } from "../analytics/index.ts";
import { isConnectionLost } from "../storage/index.ts";
import { trouble } from "../telemetry/index.ts";
import { type Context, type ContextOptions, openContext } from "./context.ts";

/** Works off derivations that any program sharing the database asked for, until it is ended; the context is closed by whoever opened it. */
export async function openWorker(
  options: ContextOptions,
  concurrency: number,
  tell: (line: string) => void,
): Promise<{ readonly context: Context; readonly end: () => Promise<void> }> {
  const context = await openContext({ ...options, isOneOfMany: true });
  if (context === null || !isShared(context.store)) throw new Error("a worker shares its store");
  const { store, storage } = context;
  await context.keeper.sweep();
  const work = await workOff({
    pool: storage.pool,
    store,
    concurrency,
    trouble: (error) => {
      if (isConnectionLost(error)) tell("The database does not answer just now; the worker goes on when it is back.");
      else trouble("A part could not be derived; it is given out again.", error);
    },
    report: ({ build, part, outcome, seconds }) => tell(`part ${part} of ${build}: ${outcome} after ${seconds.toFixed(1)} s`),
  });
  return { context, end: () => work.end() };
}
