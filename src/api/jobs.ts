import { randomUUID } from "node:crypto";
import type { Job } from "../contract/index.ts";
import { notFound } from "../domain/index.ts";
import type { Report } from "../operations/index.ts";
import { problemOf } from "./problems.ts";

const KEPT = 200;

/** Long operations of this program, watched by polling. Their outcome is in the ledger; this only tells of it. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();

  start(operation: string, work: (report: Report) => Promise<unknown>): Job {
    const id = randomUUID();
    const set = (change: Partial<Job>): void => {
      const known = this.jobs.get(id);
      if (known) this.jobs.set(id, { ...known, ...change });
    };
    const job: Job = { id, operation, state: "running", step: null };
    this.jobs.set(id, job);
    while (this.jobs.size > KEPT) this.jobs.delete(this.jobs.keys().next().value ?? "");
    work((step) => set({ step })).then(
      (result) => set({ state: "done", result }),
      (error: unknown) => set({ state: "failed", problem: problemOf(error) }),
    );
    return job;
  }

  get(id: string): Job {
    const job = this.jobs.get(id);
    if (!job)
      throw notFound("no_such_job", "This job is not known here; the program may have been restarted. What it finished is in the ledger.");
    return job;
  }
}
