/** A stage entered, and the day it was. */
interface Run {
  readonly stage: string;
  readonly since: string;
}

/** What must be remembered from one row of a file to the next. */
export class FileMemory {
  private readonly named = new Set<string>();
  private readonly runs = new Map<string, Run>();

  /** True the first time: what is said of a stage or type is said once a file, not on every row. */
  isNews(kind: string, value: string): boolean {
    const key = `${kind}\u001f${value}`;
    if (this.named.has(key)) return false;
    this.named.add(key);
    return true;
  }

  /** The day a subject entered the stage it is in on `on`, going by the rows before. */
  entered(subject: string, stage: string, on: string): string {
    const run = this.runs.get(subject);
    if (run?.stage === stage && run.since <= on) return run.since;
    this.runs.set(subject, { stage, since: on });
    return on;
  }
}
