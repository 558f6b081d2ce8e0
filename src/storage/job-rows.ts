import type pg from "pg";

/** A job as any program that shares the database knows it. */
export interface JobRow {
  readonly id: string;
  readonly operation: string;
  readonly state: "running" | "done" | "failed";
  readonly step: unknown;
  readonly result: unknown;
  readonly problem: unknown;
  /** Seconds since whoever does it last said so. */
  readonly silentFor: number;
}

/** Jobs of all programs that share a database. */
export class JobRows {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async add(id: string, operation: string): Promise<void> {
    await this.pool.query("insert into bowtie.job (id, operation, state) values ($1, $2, 'running')", [id, operation]);
  }

  /** Says how far a running job is, and that it goes on. @returns whether somebody has asked to stop it */
  async goesOn(id: string, step: unknown): Promise<boolean> {
    const { rows } = await this.pool.query<{ is_cancelled: boolean }>(
      "update bowtie.job set alive_at = now(), step = $2 where id = $1 and state = 'running' returning is_cancelled",
      [id, step === null ? null : JSON.stringify(step)],
    );
    return rows[0]?.is_cancelled === true;
  }

  async done(id: string, result: unknown): Promise<void> {
    await this.pool.query("update bowtie.job set state = 'done', alive_at = now(), result = $2 where id = $1", [
      id,
      JSON.stringify(result) ?? null,
    ]);
  }

  async failed(id: string, problem: unknown): Promise<void> {
    await this.pool.query("update bowtie.job set state = 'failed', alive_at = now(), problem = $2 where id = $1", [
      id,
      JSON.stringify(problem),
    ]);
  }

  async find(id: string): Promise<JobRow | null> {
    const { rows } = await this.pool.query<JobRow>(
      `select id, operation, state, step, result, problem, extract(epoch from now() - alive_at)::float8 as "silentFor"
       from bowtie.job where id::text = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async cancel(id: string): Promise<void> {
    await this.pool.query("update bowtie.job set is_cancelled = true where id::text = $1 and state = 'running'", [id]);
  }

  /** Forgets jobs begun more than some hours ago: what they did is in the ledger. */
  async dropOld(hours: number): Promise<void> {
    await this.pool.query("delete from bowtie.job where begun_at < now() - $1 * interval '1 hour'", [hours]);
  }
}
