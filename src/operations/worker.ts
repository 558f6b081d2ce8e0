import { isShared, workOff } from "../analytics/index.ts";
import { type ContextOptions, openContext } from "./context.ts";

/** Works off derivations that any program sharing the database asked for, until it is ended. */
export async function openWorker(
  options: ContextOptions,
  concurrency: number,
  tell: (line: string) => void,
): Promise<{ end(): Promise<void> }> {
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
  return {
    async end() {
      await work.end();
      await context.close();
    },
  };
}
