import type pg from "pg";
import { PartQueue } from "./part-queue.ts";
import { type Outcome, PartWork } from "./part-work.ts";
import { SharedStates } from "./shared-states.ts";
import type { SharedStore } from "./store.ts";

export interface WorkOptions {
  readonly pool: pg.Pool;
  readonly store: SharedStore;
  /** How many parts at a time. */
  readonly concurrency: number;
  /** Told after each part. */
  readonly report: (part: { readonly build: string; readonly part: number; readonly outcome: Outcome; readonly seconds: number }) => void;
}

/** Works off parts of derivations that any process asked for, until it is ended; then what is begun is finished first. */
export async function workOff({ pool, store, concurrency, report }: WorkOptions): Promise<{ end(): Promise<void> }> {
  const states = new SharedStates(pool, store.engine, store.version);
  const queue = await PartQueue.open(pool, store.engine, store.version, true);
  await queue.work(concurrency, async ({ build, part }) => {
    const began = performance.now();
    const task = await states.taskOf(pool, build);
    const work = new PartWork({ pool, store, states, goOn: async () => undefined });
    const outcome = task === null ? "gone" : await work.derive(build, part, task);
    report({ build, part, outcome, seconds: (performance.now() - began) / 1000 });
    return outcome;
  });
  return { end: () => queue.close() };
}
