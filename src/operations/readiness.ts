import { setTimeout as sleep } from "node:timers/promises";
import type { Output } from "../contract/index.ts";
import { Refusal } from "../domain/index.ts";
import { pendingMigrations } from "../storage/index.ts";
import type { Context } from "./context.ts";

type Check = Output<"ready">["checks"][number];

/** Whoever takes longer to answer is taken for one who does not. */
const PATIENCE_MS = 2000;

/**
 * Whether requests should be sent here.
 * @throws {Refusal} 503 `not_ready` with every check in its details
 */
export async function readinessOf(context: Context): Promise<Output<"ready">> {
  const { pool } = context.storage;
  const checks = await Promise.all([
    check("program", async () => (context.ending.asked ? "The program ends: it finishes what it was asked, and takes nothing new." : null)),
    check("database", async () => {
      await soon(pool.query("select 1"));
      return null;
    }),
    check("migrations", async () => {
      const pending = await soon(pendingMigrations(pool));
      return pending.length === 0 ? null : `Not run yet: ${pending.join(", ")}. They run when a program of this version starts.`;
    }),
    check("analytics", async () => {
      await soon(context.store.ping());
      return null;
    }),
  ]);
  const reasons = checks.flatMap(({ reason }) => reason ?? []);
  if (reasons.length > 0) throw new Refusal("not_ready", 503, [...new Set(reasons)].join(" "), { checks });
  return { status: "ready", checks };
}

const WHAT = { program: "The program", database: "PostgreSQL", migrations: "PostgreSQL", analytics: "The analytics store" } as const;

async function check(name: Check["name"], why: () => Promise<string | null>): Promise<Check> {
  try {
    const reason = await why();
    return { name, ok: reason === null, reason };
  } catch (error) {
    return { name, ok: false, reason: `${WHAT[name]} does not answer${codeOf(error)}.` };
  }
}

class Late extends Error {
  readonly code = "TOO_LATE";
}

async function soon<T>(answer: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: over.signal, ref: false }).then(() => Promise.reject(new Late()));
  late.catch(() => undefined);
  // An answer that comes too late, or fails then, is nobody's any more.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    over.abort();
  }
}

/** Messages of drivers name hosts and users; their codes do not. */
function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return /^[A-Z0-9_]{2,40}$/.test(code) ? ` (${code})` : "";
}
