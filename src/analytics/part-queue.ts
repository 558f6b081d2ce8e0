import { randomUUID } from "node:crypto";
import type pg from "pg";
import type PgBoss from "pg-boss";
import type { Outcome } from "./part-work.ts";

/** A part of a build that somebody is to derive. */
export interface PartJob {
  readonly build: string;
  readonly part: number;
}

/** Seconds after which a part that was begun and not finished is given out again. Its lock says whether anybody still is at it. */
const LEASE = 60;
const POLL_SECONDS = 0.5;
const TRIES = 3;

/**
 * Parts of derivations, given out through PostgreSQL. Engines and versions of the facts have queues of their own. The queue only gives out: that
 * nothing is lost or done twice is said by the locks of parts and by what the build says is written.
 */
export class PartQueue {
  private readonly boss: PgBoss;
  private readonly name: string;

  private constructor(boss: PgBoss, name: string) {
    this.boss = boss;
    this.name = name;
  }

  /** @param isWorker whoever works also tidies the queue */
  static async open(pool: pg.Pool, engine: string, version: number, isWorker: boolean): Promise<PartQueue> {
    const { default: Boss } = await import("pg-boss");
    const boss = new Boss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      schema: "bowtie_queue",
      schedule: false,
      supervise: isWorker,
      maintenanceIntervalSeconds: LEASE / 4,
    });
    // It goes on by itself when the database is back.
    boss.on("error", () => undefined);
    await boss.start();
    const name = `${engine}_facts_${version}`;
    await boss.createQueue(name);
    return new PartQueue(boss, name);
  }

  /** Gives out the parts of a build; the answer takes back those nobody has begun. */
  async give(build: string, parts: number): Promise<() => Promise<void>> {
    const jobs = Array.from({ length: parts }, (_, part): PgBoss.JobInsert<PartJob> & { readonly id: string } => ({
      id: randomUUID(),
      name: this.name,
      data: { build, part },
      expireInSeconds: LEASE,
      retryLimit: TRIES,
    }));
    await this.boss.insert(jobs);
    return () =>
      this.boss.deleteJob(
        this.name,
        jobs.map(({ id }) => id),
      );
  }

  /** Works off parts as they come, so many at a time, until the queue is closed. */
  async work(concurrency: number, derive: (job: PartJob) => Promise<Outcome>): Promise<void> {
    for (let i = 0; i < concurrency; i++)
      await this.boss.work<PartJob>(this.name, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async ([job]) => {
        if (job) await derive(job.data);
      });
  }

  /** Waits for what is being derived. */
  async close(): Promise<void> {
    await this.boss.stop({ graceful: true, wait: true, timeout: 60_000, close: false });
  }
}
