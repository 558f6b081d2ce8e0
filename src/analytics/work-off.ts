import type pg from "pg";
import { type PartJob, PartQueue } from "./part-queue.ts";
import { type Outcome, PartWork } from "./part-work.ts";
import { type BuildTask, SharedStates } from "./shared-states.ts";
import { parseScope, type SharedStore } from "./store.ts";
import { watchedDerivation } from "./watching.ts";

export interface WorkOptions {
  readonly pool: pg.Pool;
  readonly store: SharedStore;
  /** How many parts at a time. */
  readonly concurrency: number;
  /** Told of what went wrong with a part; it is given out again. */
  readonly trouble: (error: unknown) => void;
  /** Told after each part. */
  readonly report: (part: { readonly build: string; readonly part: number; readonly outcome: Outcome; readonly seconds: number }) => void;
}

const deriveShare = (work: PartWork, build: string, part: number, task: BuildTask): Promise<Outcome> =>
  watchedDerivation(
    "share",
    parseScope(task.scope),
    () => undefined,
    async (counted) => {
      const outcome = await work.derive(build, part, task);
      const units = task.runs[part]?.units ?? 0;
      if (outcome === "written") counted({ done: units, total: units });
      return outcome;
    },
    task.trace,
  );

/** Works off parts of derivations that any process asked for, until it is ended; then what is begun is finished first. */
export async function workOff({ pool, store, concurrency, report, trouble }: WorkOptions): Promise<{ end(): Promise<void> }> {
  const states = new SharedStates(pool, store.engine, store.version);
  const queue = await PartQueue.open(pool, store.engine, store.version, true);
  const derive = async ({ build, part }: PartJob): Promise<Outcome> => {
    const began = performance.now();
    const task = await states.taskOf(pool, build);
    const work = new PartWork({ pool, store, states, goOn: async () => undefined });
    const outcome = task === null ? "gone" : await deriveShare(work, build, part, task);
    report({ build, part, outcome, seconds: (performance.now() - began) / 1000 });
    return outcome;
  };
  queue.work(concurrency, derive, trouble);
  return { end: () => queue.close() };
}
