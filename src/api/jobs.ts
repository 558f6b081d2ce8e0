import { randomUUID } from "node:crypto";
import type { Job } from "../contract/index.ts";
import { notFound, Refusal } from "../domain/index.ts";
import type { OperationRoute, Report } from "../operations/index.ts";
import { watched } from "../telemetry/index.ts";
import { problemOf } from "./problems.ts";

const KEPT = 200;

/** While it reads or checks, a job has written nothing of the file at hand. */
export const STOPPABLE: ReadonlySet<string> = new Set(["reading", "checking"]);

export const stopped = (): Refusal =>
  new Refusal("cancelled", 409, "You stopped it. Nothing of the file at hand was written; files finished before are in the ledger.");

export const noSuchJob = (): Refusal =>
  notFound("no_such_job", "This job is not known here; the program may have been restarted. What it finished is in the ledger.");

export type StartedJob = Omit<Job, "operation"> & { readonly operation: OperationRoute };

/** Long operations, watched by polling. Their outcome is in the ledger; this only tells of it. */
export interface Jobs {
  start(operation: OperationRoute, work: (report: Report) => Promise<unknown>): Promise<Job>;
  /** The job stops at its next step, if it still reads or checks; what it is writing by then is written. */
  cancel(id: string): Promise<Job>;
  get(id: string): Promise<StartedJob>;
  /** How many of each operation this program is at. */
  running(): ReadonlyMap<string, number>;
  /** The program ends: what still runs will find no database, and nobody watches it fail. */
  abandon(): Promise<void>;
}

export function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Jobs of one program, kept in its memory. */
export class OwnJobs implements Jobs {
  private readonly jobs = new Map<string, StartedJob>();
  private readonly cancelled = new Set<string>();
  private isAbandoned = false;

  async start(operation: OperationRoute, work: (report: Report) => Promise<unknown>): Promise<Job> {
    const id = randomUUID();
    const set = (change: Partial<Omit<Job, "operation">>): void => {
      const known = this.jobs.get(id);
      if (known) this.jobs.set(id, { ...known, ...change });
    };
    const job: StartedJob = { id, operation, state: "running", step: null };
    this.jobs.set(id, job);
    while (this.jobs.size > KEPT) this.jobs.delete(this.jobs.keys().next().value ?? "");
    watched("job", operation, { "bowtie.job": id }, () =>
      work((step) => {
        if (STOPPABLE.has(step.phase) && this.cancelled.has(id)) throw stopped();
        set({ step });
      }),
    )
      .then(
        (result) => set({ state: "done", result }),
        (error: unknown) => {
          if (!this.isAbandoned) set({ state: "failed", problem: problemOf(error) });
        },
      )
      .finally(() => this.cancelled.delete(id));
    return job;
  }

  async abandon(): Promise<void> {
    this.isAbandoned = true;
    for (const { id, state } of this.jobs.values()) if (state === "running") this.cancelled.add(id);
  }

  async cancel(id: string): Promise<Job> {
    const job = await this.get(id);
    if (job.state === "running") this.cancelled.add(id);
    return job;
  }

  running(): ReadonlyMap<string, number> {
    return countsOf([...this.jobs.values()].filter(({ state }) => state === "running").map(({ operation }) => operation));
  }

  async get(id: string): Promise<StartedJob> {
    const job = this.jobs.get(id);
    if (!job) throw noSuchJob();
    return job;
  }
}
