import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
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
const POLL_MS = 300;
const TRIES = 3;

/** Newer builds come first: parts of one whose asker has died are wanted by nobody. */
const numberOf = (build: string): number => Number(/\d+$/.exec(build)?.[0] ?? 0);

/**
 * Parts of derivations, given out through PostgreSQL. Engines and versions of the facts have queues of their own. The queue only gives out: that
 * nothing is lost or done twice is said by the locks of parts and by what the build says is written.
 */
export class PartQueue {
  private readonly boss: PgBoss;
  private readonly name: string;
  private readonly closing = new AbortController();
  private readonly working: Promise<void>[] = [];

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
      priority: numberOf(build),
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

  /** Works off parts as they come, so many at a time, until the queue is closed. What goes wrong with one is told, and it is given out again. */
  work(concurrency: number, derive: (job: PartJob) => Promise<Outcome>, trouble: (error: unknown) => void): void {
    for (let i = 0; i < concurrency; i++) this.working.push(this.workOn(derive, trouble));
  }

  // The library has a loop of its own for this, which ends the program when the database is away just as a job ends.
  private async workOn(derive: (job: PartJob) => Promise<Outcome>, trouble: (error: unknown) => void): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      const [job] = await this.boss.fetch<PartJob>(this.name);
      try {
        if (job) await this.deriveJob(job, derive);
      } catch (error) {
        trouble(error);
      }
      if (!job) await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async deriveJob({ id, data }: PgBoss.Job<PartJob>, derive: (job: PartJob) => Promise<Outcome>): Promise<void> {
    try {
      await derive(data);
      await this.boss.complete(this.name, id);
    } catch (error) {
      // Where that cannot be written down either, it is given out again when its time is over.
      await this.boss.fail(this.name, id).catch(() => undefined);
      throw error;
    }
  }

  /** Waits for what is being derived. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all(this.working);
    await this.boss.stop({ graceful: false, close: false });
  }
}

/** Parts that wait, and those somebody is at, in all queues of the database; none where nobody ever shared a derivation. */
export async function queuedParts(pool: pg.Pool): Promise<Readonly<Record<"waiting" | "active", number>>> {
  const { rows: found } = await pool.query<{ exists: boolean }>("select to_regclass('bowtie_queue.job') is not null as exists");
  if (found[0]?.exists !== true) return { waiting: 0, active: 0 };
  const { rows } = await pool.query<{ waiting: number; active: number }>(
    `select count(*) filter (where state in ('created', 'retry')) as waiting, count(*) filter (where state = 'active') as active
     from bowtie_queue.job where state in ('created', 'retry', 'active')`,
  );
  return rows[0] ?? { waiting: 0, active: 0 };
}
