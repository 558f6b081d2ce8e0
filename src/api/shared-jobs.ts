import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "../contract/index.ts";
import { Refusal } from "../domain/index.ts";
import { type Context, isConnectionLost, type JobRow, JobRows, type OperationRoute, type Report, type Step } from "../operations/index.ts";
import { trouble, watched } from "../telemetry/index.ts";
import { countsOf, type Jobs, noSuchJob, STOPPABLE, type StartedJob, stopped } from "./jobs.ts";
import { problemOf } from "./problems.ts";

const KEPT_HOURS = 24;
/** How often a job says that it goes on, and how far it is. */
const EVERY_MS = 250;
/** After so many seconds of silence whoever did a job has died. */
const DEAD_AFTER = 30;
/** How often the outcome is tried to be written while the database is away. */
const TRIES = 60;

const died = (): Refusal =>
  new Refusal(
    "program_gone",
    503,
    "The program that did this has ended. Whatever it had begun to write is whole or not there at all: look at the imports, then do it again.",
  );

const ending = (): Refusal => new Refusal("ending", 503, "The program that did this was ended. Do it again: another one takes it up.");

interface Running {
  readonly operation: string;
  step: Step | null;
  isCancelled: boolean;
}

/** Jobs of all programs that share a ledger: whichever is asked knows of them, since they are written down in the database. */
export class SharedJobs implements Jobs {
  private readonly rows: JobRows;
  private readonly own = new Map<string, Running>();

  constructor({ storage }: Context) {
    this.rows = new JobRows(storage.pool);
  }

  async start(operation: OperationRoute, work: (report: Report) => Promise<unknown>): Promise<Job> {
    await this.rows.dropOld(KEPT_HOURS);
    const id = randomUUID();
    await this.rows.add(id, operation);
    const own: Running = { operation, step: null, isCancelled: false };
    this.own.set(id, own);
    const telling = setInterval(() => void this.tell(id, own), EVERY_MS);
    watched("job", operation, { "bowtie.job": id }, () =>
      work((step) => {
        if (STOPPABLE.has(step.phase) && own.isCancelled) throw stopped();
        own.step = step;
      }),
    )
      .then(
        (result) => this.write(id, () => this.rows.done(id, result)),
        (error: unknown) => this.write(id, () => this.rows.failed(id, problemOf(error))),
      )
      .catch((error: unknown) => trouble(`What came of the job ${id} could not be written down:`, error))
      .finally(() => {
        clearInterval(telling);
        this.own.delete(id);
      });
    return { id, operation, state: "running", step: null };
  }

  private async tell(id: string, own: Running): Promise<void> {
    // Where the database is away, it is told when it is back.
    own.isCancelled ||= await this.rows.goesOn(id, own.step).catch(() => false);
  }

  /** What came of a job outlives a database that is started anew. */
  private async write(id: string, write: () => Promise<void>): Promise<void> {
    for (let attempt = 1; this.own.has(id); attempt++) {
      try {
        return await write();
      } catch (error) {
        if (!isConnectionLost(error) || attempt === TRIES) throw error;
        await sleep(1000);
      }
    }
  }

  running(): ReadonlyMap<string, number> {
    return countsOf([...this.own.values()].map(({ operation }) => operation));
  }

  async abandon(): Promise<void> {
    const begun = [...this.own.keys()];
    for (const own of this.own.values()) own.isCancelled = true;
    this.own.clear();
    await Promise.all(begun.map((id) => this.rows.failed(id, problemOf(ending())).catch(() => undefined)));
  }

  async cancel(id: string): Promise<Job> {
    await this.rows.cancel(id);
    return this.get(id);
  }

  async get(id: string): Promise<StartedJob> {
    const row = await this.rows.find(id);
    if (row === null) throw noSuchJob();
    return told(row);
  }
}

function told({ id, operation, state, step, result, problem, silentFor }: JobRow): StartedJob {
  const job = { id, operation: operation as OperationRoute, step: (step as Step | null) ?? null };
  if (state === "done") return { ...job, state, result };
  if (state === "failed") return { ...job, state, problem };
  return silentFor > DEAD_AFTER ? { ...job, state: "failed", problem: problemOf(died()) } : { ...job, state };
}
