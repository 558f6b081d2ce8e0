import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type pg from "pg";
import type { Counting } from "../facts/index.ts";
import { unitRanges } from "../ledger/index.ts";
import type { FactBatch } from "./batch.ts";
import type { Dictionary } from "./dictionary.ts";
import { Remap } from "./remap.ts";
import type { WorkerMessage, WorkerTask } from "./worker.ts";

/** A run of units small enough that its entries are sorted in memory. */
const ENTRIES_A_PART = 1_000_000;

export interface ParallelTask {
  readonly pool: pg.Pool;
  readonly entries: number;
  readonly asOf: string | null;
  readonly counting: Counting;
  readonly dictionary: Dictionary;
  /** The program put together in one file, which a thread can run. */
  readonly program: string;
}

interface Taken {
  readonly worker: Worker;
  readonly remap: Remap;
  readonly message: WorkerMessage;
}

/** Derives the whole ledger on all cores. Batches arrive in the order they are made, each with its units counted. */
export async function* deriveParallel({
  pool,
  entries,
  asOf,
  counting,
  dictionary,
  program,
}: ParallelTask): AsyncGenerator<{ readonly batch: FactBatch; readonly units: number }> {
  const threads = availableParallelism();
  const parts = Math.max(threads, Math.ceil(entries / ENTRIES_A_PART));
  const ranges = await unitRanges(pool, parts);
  const inbox: Taken[] = [];
  let wake: () => void = () => undefined;
  const put = (taken: Taken): void => {
    inbox.push(taken);
    wake();
  };
  const workers = Array.from({ length: Math.min(threads, ranges.length) }, (_, thread) => {
    const task: WorkerTask = {
      kind: "derive",
      connectionString: pool.options.connectionString ?? "",
      ranges: ranges.filter((_range, i) => i % threads === thread),
      asOf,
      counting,
    };
    const worker = new Worker(program, { workerData: task });
    const remap = new Remap(dictionary);
    worker.on("message", (message: WorkerMessage) => put({ worker, remap, message }));
    worker.on("error", (error) => put({ worker, remap, message: { kind: "failed", message: error.stack ?? error.message } }));
    return worker;
  });
  try {
    for (let running = workers.length; running > 0; ) {
      if (inbox.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const { worker, remap, message } = inbox.shift() as Taken;
      if (message.kind === "failed") throw new Error(message.message);
      if (message.kind === "done") running -= 1;
      else {
        // The thread goes on with its next batch while this one is written.
        worker.postMessage("taken");
        remap.learn(message.names);
        remap.apply(message.batch);
        yield { batch: message.batch, units: message.units };
      }
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
