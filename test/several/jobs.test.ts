import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SharedJobs } from "../../src/api/shared-jobs.ts";
import type { Context, Report } from "../../src/operations/index.ts";
import { emptyLedger } from "../helpers/ledger.ts";

let context: Context;
let here: SharedJobs;
let there: SharedJobs;
beforeAll(async () => {
  context = await emptyLedger();
  [here, there] = [new SharedJobs(context), new SharedJobs(context)];
});
afterAll(async () => context.close());

const step = { phase: "reading", label: "a.csv", done: 3, total: 9 } as const;

/** A job that reads until it is stopped. */
const reading = async (report: Report): Promise<never> => {
  for (;;) {
    report(step);
    await sleep(10);
  }
};

const until = async (jobs: SharedJobs, id: string, isSo: (job: Awaited<ReturnType<SharedJobs["get"]>>) => boolean) => {
  for (;;) {
    const job = await jobs.get(id);
    if (isSo(job)) return job;
    await sleep(20);
  }
};

test("a job of one program is watched and stopped at another", async () => {
  const { id } = await here.start("import", reading);
  expect(await until(there, id, (job) => job.step !== null)).toMatchObject({ operation: "import", state: "running", step });
  await there.cancel(id);
  expect(await until(there, id, ({ state }) => state !== "running")).toMatchObject({ state: "failed", problem: { code: "cancelled" } });
});

test("what came of a job is told by any program, also nothing", async () => {
  for (const result of [{ files: 2 }, undefined]) {
    const { id } = await there.start("rebuild", async () => result);
    expect((await until(here, id, ({ state }) => state === "done")).result ?? undefined).toEqual(result);
  }
});

test("a job whose program has died is said to be over, and one that ends says so itself", async () => {
  const { id } = await here.start("import", () => new Promise(() => undefined));
  expect((await there.get(id)).state).toBe("running");
  await here.abandon();
  expect(await there.get(id)).toMatchObject({ state: "failed", problem: { code: "ending" } });

  await context.storage.pool.query(
    "insert into bowtie.job (id, operation, state, alive_at) values ($1, 'import', 'running', now() - interval '1 minute')",
    ["00000000-0000-4000-8000-000000000001"],
  );
  expect(await there.get("00000000-0000-4000-8000-000000000001")).toMatchObject({ state: "failed", problem: { code: "program_gone" } });
  await expect(there.get("nobody's")).rejects.toMatchObject({ code: "no_such_job" });
});
