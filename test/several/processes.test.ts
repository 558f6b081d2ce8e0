import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FactKeeper, openDuckStore, presentScope } from "../../src/analytics/index.ts";
import type { Job } from "../../src/contract/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { transaction } from "../../src/storage/index.ts";
import { type Browser, browser, codeOf, invited, PASSWORD, secretIn } from "../helpers/access.ts";
import { type MailServer, mailServer } from "../helpers/mail-server.ts";
import { begin, type Ended } from "../helpers/program.ts";
import { type Process, type Together, together } from "../helpers/several.ts";
import { factLines } from "../helpers/telling.ts";

const quiet = (): undefined => undefined;
const ROWS = 900;
/** Small parts, so that there are many to lose. */
const SMALL = { OPENBOWTIE_PART_ENTRIES: "100" } as const;

let all: Together;
let mail: MailServer;
let first: Process;
let second: Process;
let here: Browser;
let there: Browser;

beforeAll(async () => {
  [all, mail] = await Promise.all([together(), mailServer()]);
  const env = { ...SMALL, BOWTIE_SMTP_URL: mail.url, BOWTIE_SMTP_FROM: "OpenBowtie <bowtie@people.example>", OPENBOWTIE_MAIL_EVERY: "150" };
  // Both find an empty database, and one of them makes its tables.
  [first, second] = await Promise.all([all.web(env), all.web(env)]);
});
afterAll(async () => {
  await all.end();
  mail.close();
});

/** Customers of one file: of every one, three lines. */
const lines = (file: string, price: number): string =>
  ["subscription_id,line_id,account_id,starts_on,price,interval,currency,region"]
    .concat(
      Array.from(
        { length: ROWS },
        (_, n) =>
          `S${file}-${n},L${file}-${n},A${file}-${n % (ROWS / 3)},202${3 + (n % 3)}-0${1 + (n % 9)}-15,${price},month,USD,r${n % 7}`,
      ),
    )
    .join("\n");

const upload = async (by: Browser, url: string, name: string, text: string): Promise<string> => {
  const cookie = [...by.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
  const response = await fetch(`${url}/api/uploads?name=${name}`, { method: "POST", body: text, headers: { cookie, origin: url } });
  return ((await response.json()) as { id: string }).id;
};

/** A command beside the programs that run. */
const bowtie = (...args: readonly string[]): Promise<Ended> =>
  begin([...args, "--format", "json", "--data", all.folder], { DATABASE_URL: all.databaseUrl, ...all.engine }).ended;

const answerOf = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;

/** Polls a job until it is over, patient with a database that is away. */
async function outcome(by: Browser, { id }: Job): Promise<Job> {
  for (;;) {
    const response = await by.send("get", `/api/jobs/${id}`).catch(() => null);
    if (response?.ok) {
      const job = (await response.json()) as Job;
      if (job.state !== "running") return job;
    }
    await sleep(50);
  }
}

const importOn = async (by: Browser, file: string): Promise<Job> =>
  answerOf<Job>(by.send("post", "/api/imports", { title: file, files: [file], answers: { source: "shop" } }));

const mrr = async (by: Browser): Promise<number | null | undefined> => {
  const answer = await answerOf<{ series: { value: number | null }[] }>(
    by.send("get", "/api/metrics/mrr?from=2024-01&to=2024-01&by=total"),
  );
  return answer.series[0]?.value;
};

/** The shared facts, and those of a DuckDB that derives the same ledger by itself. */
async function expectFactsOfLedger(context: Context): Promise<void> {
  const fresh = await openDuckStore(":memory:");
  await operations.metric(context, { metric: "mrr", by: "total", from: "2024-01", where: [], level: "customer" }, quiet);
  const mark = await context.store.mark(presentScope());
  const keeper = new FactKeeper({ pool: context.storage.pool, store: fresh, settings: () => context.counting.current });
  await keeper.rebuild(presentScope(), (mark?.horizon ?? 0) as Parameters<FactKeeper["rebuild"]>[1]);
  const own = await factLines(context, "customer");
  expect(own.length).toBeGreaterThan(100);
  expect(own).toEqual(await factLines({ ...context, store: fresh }, "customer"));
  await fresh.close();
}

test("somebody who came in by one program is known to the other", async () => {
  const { link } = JSON.parse((await bowtie("people", "invite", "owner@people.example", "--roles", "admin")).out) as { link: string };
  here = browser(first.url);
  const accepted = { secret: secretIn(link), name: "Owner", password: PASSWORD };
  expect(await codeOf(await here.send("post", "/api/links/invitation", accepted))).toBe("done");
  there = browser(second.url);
  for (const [name, value] of here.cookies) there.cookies.set(name, value);
  expect(await codeOf(await there.send("get", "/api/me"))).toBe("done");
  await there.send("post", "/api/sign-out", {});
  expect(await codeOf(await here.send("get", "/api/me"))).toBe("not_signed_in");
  for (const by of [here, there])
    expect(await codeOf(await by.send("post", "/api/sign-in", { email: "owner@people.example", password: PASSWORD }))).toBe("done");
});

test("a file brought to one is imported by the other, and the first tells how it went and what came of it", async () => {
  const file = await upload(here, first.url, "a.csv", lines("a", 10));
  const job = await outcome(here, await importOn(there, file));
  expect(job).toMatchObject({ state: "done", operation: "import" });
  expect(await mrr(here)).toBe(await mrr(there));
  expect(await mrr(here)).toBeGreaterThan(0);
});

test("both import at once, and each file is there once", async () => {
  const files = await Promise.all([upload(here, first.url, "b.csv", lines("b", 20)), upload(there, second.url, "c.csv", lines("c", 30))]);
  const jobs = await Promise.all([importOn(here, files[0] ?? ""), importOn(there, files[1] ?? "")]);
  for (const job of jobs) expect(await outcome(there, job)).toMatchObject({ state: "done" });
  const context = await all.look();
  const { batches } = await operations.imports(context, { limit: 10 }, quiet);
  expect(batches.flatMap(({ files: known }) => known.map(({ name, entriesAdded }) => `${name} ${entriesAdded}`)).sort()).toEqual(
    ["a.csv", "b.csv", "c.csv"].map((name) => `${name} ${ROWS}`),
  );
  await expectFactsOfLedger(context);
});

test("a setting changed at one holds at the other from its next answer on", async () => {
  const settingAt = async (by: Browser): Promise<unknown> =>
    (await answerOf<{ settings: { name: string; value: unknown }[] }>(by.send("get", "/api/settings"))).settings.find(
      ({ name }) => name === "gapDays",
    )?.value;
  const before = await settingAt(there);
  expect((await here.send("put", "/api/settings", { change: { gapDays: 45 } })).ok).toBe(true);
  expect(await settingAt(there)).toBe(45);
  expect(await mrr(there)).toBe(await mrr(here));
  expect((await there.send("put", "/api/settings", { change: { gapDays: before } })).ok).toBe(true);
  expect(await settingAt(here)).toBe(before);
});

test("what was checked at one is known to the other, and a command works beside them", async () => {
  const checked = await answerOf<Job>(here.send("post", "/api/check", {}));
  expect(await outcome(there, checked)).toMatchObject({ state: "done" });
  const quality = await answerOf<{ checkedAt: string | null; check: unknown }>(there.send("get", "/api/quality"));
  expect(quality.checkedAt).not.toBeNull();
  expect(quality.check).toEqual((await outcome(here, checked)).result);
  const { out } = await bowtie("metric", "mrr", "--from", "2024-01", "--to", "2024-01", "--by", "total");
  expect(JSON.parse(out)).toMatchObject({ series: [{ value: await mrr(here) }] });
});

test("what one writes down the other lists, and a letter about it is sent once", async () => {
  const anna = await invited(first.url, here, "anna@people.example", ["csm"]);
  mail.letters.length = 0;
  for (const task of ["call", "write", "visit"])
    expect((await here.send("put", `/api/tasks/${task}`, { base: 0, what: `Please ${task} them`, owner: "anna@people.example" })).ok).toBe(
      true,
    );
  const seen = await answerOf<{ tasks: { id: string }[] }>(there.send("get", "/api/tasks?state=any"));
  expect(seen.tasks).toHaveLength(3);
  expect(anna.cookies.size).toBeGreaterThan(0);
  const told = (): number =>
    mail.letters.filter(({ text }) => text.includes("Please")).reduce((sum, { text }) => sum + text.split("Please").length - 1, 0);
  while (told() < 3) await sleep(50);
  await sleep(600);
  expect(told()).toBe(3);
});

test("a newer program brings the database further while an older one goes on, and an older one still starts", async () => {
  const context = await all.look();
  await transaction(context.storage.pool, async (client) => {
    await client.query("alter table bowtie.entry add column said_later text");
    await client.query("create table bowtie.thought_of_later (id integer)");
    await client.query("insert into bowtie.migration (name, hash) values ('9999_later.sql', 'of a newer program')");
  });
  const third = await all.web();
  const by = browser(third.url);
  for (const [name, value] of here.cookies) by.cookies.set(name, value);
  expect(await mrr(by)).toBe(await mrr(here));
  const file = await upload(there, second.url, "later.csv", lines("later", 1));
  expect(await outcome(by, await importOn(there, file))).toMatchObject({ state: "done" });
  expect(await mrr(by)).toBe(await mrr(here));
  expect(await third.kill("SIGTERM")).toMatchObject({ code: 0 });
});

test("several programs on a database of one, or on facts of one, are refused with a way out", async () => {
  const command = (env: Readonly<Record<string, string>>): Promise<Ended> => begin(["start", "--web-only", "--data", "nowhere"], env).ended;
  expect(await command({ DATABASE_URL: "" })).toMatchObject({ code: 2, err: expect.stringContaining("Set DATABASE_URL") });
  expect(await command({ DATABASE_URL: all.databaseUrl })).toMatchObject({
    code: 2,
    err: expect.stringContaining("BOWTIE_ANALYTICS=postgres"),
  });
});

test("a worker killed in the middle loses and doubles nothing: the others take its parts", async () => {
  const [doomed, other] = await Promise.all([all.worker(), all.worker()]);
  const rebuild = await answerOf<Job>(here.send("post", "/api/rebuild", {}));
  while (!doomed.said().includes("written") && (await answerOf<Job>(there.send("get", `/api/jobs/${rebuild.id}`))).state === "running")
    await sleep(20);
  await doomed.kill("SIGKILL");
  expect(await outcome(there, rebuild)).toMatchObject({ state: "done" });
  expect(doomed.said()).toContain("written");
  expect(other.said()).toContain("written");
  const context = await all.look();
  await expectFactsOfLedger(context);
  expect(
    (await context.storage.pool.query("select from facts.build b where not exists (select from facts.state s where s.build = b.id)"))
      .rowCount,
  ).toBe(0);
  expect(await other.kill("SIGTERM")).toMatchObject({ code: 0 });
});

test("PostgreSQL breaks off under load and comes back: all go on by themselves, nothing is lost or doubled", async () => {
  const worker = await all.worker();
  const file = await upload(here, first.url, "d.csv", lines("d", 40));
  const rebuild = await answerOf<Job>(there.send("post", "/api/rebuild", {}));
  const imported = await importOn(here, file);
  while (!worker.said().includes("written")) await sleep(20);
  await all.restartDatabase();
  expect(await outcome(here, rebuild)).toMatchObject({ state: "done" });
  const ended = await outcome(there, imported);
  if (ended.state === "failed") {
    // What was broken off wrote nothing, and is done again.
    expect(ended.problem).toMatchObject({ code: "database_away" });
    expect(await outcome(there, await importOn(here, file))).toMatchObject({ state: "done" });
  }
  for (const process of [first, second, worker]) expect(process.isRunning(), process.said()).toBe(true);
  const context = await all.look();
  await expectFactsOfLedger(context);
  const { batches } = await operations.imports(context, { limit: 10 }, quiet);
  expect(batches.flatMap(({ files }) => files.map(({ name, entriesAdded }) => `${name} ${entriesAdded}`)).sort()).toEqual(
    ["a.csv", "b.csv", "c.csv", "d.csv", "later.csv"].map((name) => `${name} ${ROWS}`),
  );
  expect(await mrr(here)).toBe(await mrr(there));

  // The worker has found its way back, too.
  const before = worker.said().length;
  expect(await outcome(there, await answerOf<Job>(here.send("post", "/api/rebuild", {})))).toMatchObject({ state: "done" });
  expect(worker.said().slice(before)).toContain("written");
});

test("a web process that dies over a derivation leaves nothing behind, and another answers", async () => {
  const doomed = await all.web(SMALL);
  const by = browser(doomed.url);
  for (const [name, value] of here.cookies) by.cookies.set(name, value);
  const context = await all.look();
  const left = async (): Promise<number> =>
    (await context.storage.pool.query("select from facts.build b where not exists (select from facts.state s where s.build = b.id)"))
      .rowCount ?? 0;
  await by.send("post", "/api/rebuild", {});
  while ((await left()) === 0) await sleep(5);
  await doomed.kill("SIGKILL");
  expect(await left()).toBe(1);
  expect(await mrr(here)).toBe(await mrr(there));
  await expectFactsOfLedger(context);
  // The database has to notice that the connection is gone; then whoever starts or derives takes away what was left.
  while ((await left()) > 0) {
    await context.keeper.sweep();
    await sleep(50);
  }
  if (context.store.engine === "postgres")
    expect((await context.storage.pool.query("select from pg_namespace where nspname ~ '^facts_'")).rowCount).toBe(
      (await context.storage.pool.query("select from facts.build")).rowCount,
    );
});
