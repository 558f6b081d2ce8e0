import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import { type Counting, needsHistory } from "../facts/index.ts";
import type { FactBatch } from "./batch.ts";
import { derivePart } from "./derive-part.ts";
import { Dictionary, type DictionaryEntry } from "./dictionary.ts";

/** What a deriving thread is given: where the ledger is, and which runs of units to derive. */
export interface WorkerTask {
  readonly kind: "derive";
  readonly connectionString: string;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  readonly asOf: string | null;
  readonly counting: Counting;
}

export type WorkerMessage =
  | { readonly kind: "batch"; readonly batch: FactBatch; readonly names: readonly DictionaryEntry[]; readonly units: number }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly message: string };

export const isDeriveTask = (data: unknown): data is WorkerTask =>
  typeof data === "object" && data !== null && (data as { kind?: unknown }).kind === "derive";

/** The thread's whole life: derive, hand each batch on, wait until it has been taken. */
export async function runWorker(): Promise<void> {
  const port = parentPort;
  if (!port || !isDeriveTask(workerData)) throw new Error("this thread was given no task");
  const { connectionString, ranges, asOf, counting } = workerData;
  const client = new pg.Client({ connectionString });
  const post = (message: WorkerMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
  try {
    await client.connect();
    await client.query("begin isolation level repeatable read");
    await client.query("set local work_mem = '256MB'");
    const dictionary = new Dictionary();
    for (const { from, to } of ranges) {
      const part = { from, to, ...(asOf === null ? {} : { asOf: new Date(asOf) }), history: needsHistory(counting) };
      for await (const { batch, units } of derivePart(client, part, counting, dictionary)) {
        post({ kind: "batch", batch, names: dictionary.takeAdded(), units }, buffersOf(batch));
        await once(port, "message");
      }
    }
    post({ kind: "done" });
  } catch (error) {
    post({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    await client.end();
    port.close();
  }
}

const buffersOf = ({ tables }: FactBatch): ArrayBuffer[] =>
  Object.values(tables).flatMap(({ columns }) => columns.map((column) => column.buffer as ArrayBuffer));
