import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Context, openContext } from "../../src/operations/index.ts";
import { begin, living, run } from "../helpers/program.ts";

const PORT = 4315;
const EVENTS = 40_000;
const ACCOUNTS = 50;
const DAYS = 9;
/** Events in the database at which the loading program is killed. */
const KILLS = [1, 20_000];

let folder = "";
let data = "";
let file = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bowtie-usage-crash-"));
  await chmod(folder, 0o711);
  data = join(folder, "data");
  file = join(folder, "events.csv");
  const rows = Array.from({ length: EVENTS }, (_, i) => `e${i},A${i % ACCOUNTS},calls,2026-05-0${1 + (i % DAYS)}T10:00:00Z,0.1`);
  await writeFile(file, `id,account,meter,time,value\n${rows.join("\n")}\n`);
  const accounts = join(folder, "accounts.csv");
  await writeFile(accounts, `account_id,name\n${Array.from({ length: ACCOUNTS }, (_, i) => `A${i},Account ${i}`).join("\n")}\n`);
  expect(await run("import", accounts, "--source", "product", "--data", data)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  for (const pid of await living(data)) process.kill(pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

async function look<T>(work: (context: Context) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const context = await openContext({ dataFolder: data });
    if (!context && attempt > 40) throw new Error("the folder stayed claimed after its program was killed");
    if (!context) {
      await sleep(250);
      continue;
    }
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  }
}

const started = async (port: number) => {
  const server = begin(["start", "--no-demo", "--port", String(port), "--data", data]);
  while ((await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null))?.ok !== true) await sleep(100);
  const { secret } = JSON.parse(await readFile(join(data, "server.json"), "utf8")) as { secret: string };
  return { server, headers: { authorization: `Bearer ${secret}` } };
};

const countOf = async (context: Context, of: string): Promise<number> => {
  const { rows } = await context.storage.pool.query<{ count: number }>(`select coalesce(sum(c), 0)::float8 as count from (${of}) x (c)`);
  return rows[0]?.count ?? 0;
};

/** Events, day sums and the count of the source are kept together: they never disagree. */
async function expectWhole(least: number): Promise<number> {
  return look(async (context) => {
    const events = await countOf(context, "select count(*) from bowtie.usage_event");
    expect(await countOf(context, "select events from bowtie.usage_day")).toBe(events);
    expect(await countOf(context, "select events from bowtie.usage_source")).toBe(events);
    expect(await countOf(context, "select round(quantity * 10) from bowtie.usage_day")).toBe(events);
    expect(events).toBeGreaterThanOrEqual(least);
    return events;
  });
}

test("a load that is killed goes on when it is begun again, and every event counts once", async () => {
  let least = 0;
  for (const [i, from] of KILLS.entries()) {
    const { server, headers } = await started(PORT + i);
    const command = begin(["usage", "load", file, "--source", "product", "--data", data]);
    for (;;) {
      const { sources } = (await (await fetch(`http://127.0.0.1:${PORT + i}/api/usage`, { headers })).json()) as {
        sources: { events: number }[];
      };
      if ((sources[0]?.events ?? 0) >= from) break;
      await sleep(5);
    }
    server.child.kill("SIGKILL");
    await server.ended;
    const { code, err } = await command.ended;
    if (code !== 0) expect(err).not.toMatch(/\n\s+at /);
    least = await expectWhole(Math.max(least, from));
  }
  const { out } = await run("usage", "load", file, "--source", "product", "--format", "json", "--data", data);
  expect(JSON.parse(out)).toMatchObject({ files: [{ rows: EVENTS, accepted: EVENTS - least, duplicates: least, refused: 0 }] });
  await expectWhole(EVENTS);
  await look(async (context) => {
    const believed = `select distinct on (record) round((body ->> 'quantity')::numeric * 10) from bowtie.entry where body ->> 'meter' is not null order by record, seq desc`;
    expect(await countOf(context, believed)).toBe(EVENTS);
    expect(await countOf(context, "select count(distinct record) from bowtie.entry where body ->> 'meter' is not null")).toBe(
      ACCOUNTS * DAYS,
    );
  });
  expect(await living(data)).toEqual([]);
}, 120_000);

test("what was answered for is there after the program and its database are killed at once", async () => {
  const { server, headers } = await started(PORT + KILLS.length);
  const events = Array.from({ length: 1000 }, (_, i) => ({
    id: `k${i}`,
    account: "A1",
    meter: "calls",
    time: "2026-05-01T12:00:00Z",
    value: 0.1,
  }));
  const answer = await fetch(`http://127.0.0.1:${PORT + KILLS.length}/api/usage/events?source=product`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(events),
  });
  expect(await answer.json()).toMatchObject({ accepted: 1000 });
  for (const pid of [server.child.pid ?? 0, ...(await living(data))]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended with those before it.
    }
  }
  await server.ended;
  expect(await expectWhole(EVENTS + 1000)).toBe(EVENTS + 1000);
}, 60_000);
