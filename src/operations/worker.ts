import { isShared, workOff } from "../analytics/index.ts";
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
    report: ({ build, part, outcome, seconds }) => tell(`part ${part} of ${build}: ${outcome} after ${seconds.toFixed(1)} s`),
  });
  return { context, end: () => work.end() };
}
