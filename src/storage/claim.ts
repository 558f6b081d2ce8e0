import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

const OWNER_LOCK = 7022;
const AGAIN_MS = 250;

/** The one right to keep a data folder's facts: a lock that a connection of its own holds, so that it falls free however its holder ends. */
export class Claim {
  private holder: pg.Client | null = null;
  private wasTaken = false;
  private isOver = false;

  private readonly open: () => pg.Client;

  constructor(open: () => pg.Client) {
    this.open = open;
  }

  /** Whether this program took the right, even if the database that says so is away just now. */
  get isTaken(): boolean {
    return this.wasTaken;
  }

  /** `false` when another living program has it. */
  async take(): Promise<boolean> {
    if (this.holder) return true;
    const client = this.open();
    client.on("error", () => undefined);
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1, 1) as held", [OWNER_LOCK]);
    if (!rows[0]?.held) {
      await client.end();
      return false;
    }
    this.holder = client;
    this.wasTaken = true;
    client.once("end", () => void this.lost());
    return true;
  }

  /** A database that was started anew has forgotten who held what: it is taken again. */
  private async lost(): Promise<void> {
    this.holder = null;
    while (!this.isOver && !(await this.take().catch(() => false))) await sleep(AGAIN_MS, undefined, { ref: false });
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.holder?.end();
  }
}
