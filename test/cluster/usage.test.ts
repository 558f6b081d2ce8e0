import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseClickHouseUrl } from "../../src/analytics/index.ts";
import { type Context, operations, sendUsage, settleUsage } from "../../src/operations/index.ts";
import { openUsage } from "../../src/usage/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { type Cluster, startCluster } from "./nodes.ts";

const quiet = (): undefined => undefined;
const by = { who: { kind: "machine" } } as never;
const accountsOf = (...ids: readonly string[]): string => `account_id,name\n${ids.map((id) => `${id},Account ${id}`).join("\n")}\n`;
const event = (id: string, account: string, time: string, value: unknown, rest = {}) => ({
  id,
  account,
  meter: "calls",
  time,
  value,
  ...rest,
});
const settleAll = (context: Context) => settleUsage(context, { all: true, wait: true });

let cluster: Cluster;
let base: Context;
/** Two programs that share a ledger and a cluster. */
let one: Context;
let two: Context;
let at = Date.parse("2026-07-15T12:00:00Z");

beforeAll(async () => {
  cluster = await startCluster();
  base = await emptyLedger(() => new Date(at));
  const address = { ...parseClickHouseUrl(cluster.url("usage")), seconds: 2 };
  const opened = (): Context => ({ ...base, usage: openUsage({ pool: base.storage.pool, now: () => new Date(at), cluster: address }) });
  one = opened();
  two = opened();
  await importText(base, { "accounts.csv": accountsOf("a", "b") }, { answers: { source: "product" } });
});
afterAll(async () => {
  await one.usage.events.close();
  await two.usage.events.close();
  await base.close();
  await cluster.stop();
});

async function believed(): Promise<ReadonlyMap<string, number>> {
  const { rows } = await base.storage.pool.query<{ name: string; quantity: number }>(
    `select distinct on (e.record) s.external_id || '/' || (e.body ->> 'meter') || '/' || e.effective_on as name, (e.body ->> 'quantity')::float8 as quantity
     from bowtie.entry e join bowtie.subject s on s.id = e.subject_id where e.body ->> 'meter' is not null order by e.record, e.seq desc`,
  );
  return new Map(rows.map(({ name, quantity }) => [name, Math.round(quantity * 100)]));
}

/** The same numbers at every run. */
let state = 7;
const chance = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const reference = new Map<string, number>();
const count = ({ account, meter, time, value }: ReturnType<typeof event>): void => {
  const name = `${account}/${meter}/${time.slice(0, 10)}`;
  reference.set(name, (reference.get(name) ?? 0) + Math.round(Number(value) * 100));
};

test("what came before there was a cluster still counts, once, and nobody goes on without the cluster", async () => {
  const early = Array.from({ length: 10 }, (_, i) =>
    event(`p${i}`, "a", `2026-07-08T10:00:0${i}Z`, "0.5", { amount: "1.50", currency: "EUR" }),
  );
  expect(await sendUsage(base, "product", early.slice(0, 6))).toMatchObject({ accepted: 6 });
  const other = { ...early[1], value: 7 };
  expect(await sendUsage(one, "product", [...early.slice(4), other])).toMatchObject({ accepted: 4, duplicates: 2, refused: 1 });
  const asked = { source: "product", account: "a", meter: "calls", on: "2026-07-08", limit: 8, offset: 1 };
  const { events, ...rest } = await operations.usageEvents(two, asked, quiet, by);
  expect(rest).toEqual({ total: 10, sums: [{ currency: "EUR", quantity: "5", amount: 1500, isWaiting: true }] });
  expect(events.map(({ id, amount }) => [id, amount])).toEqual(early.slice(1, 9).map(({ id }) => [id, 150]));
  await expect(sendUsage(base, "product", early)).rejects.toMatchObject({ code: "usage_elsewhere", status: 409 });
  await expect(settleAll(base)).rejects.toMatchObject({ code: "usage_elsewhere" });
  expect(await settleAll(two)).toEqual({ sums: 1, entries: 1 });
  early.forEach(count);
  expect(await believed()).toEqual(reference);
});

test("a day is the sum of the first word of each of its ids, whoever sends it, however often", async () => {
  const made = Array.from({ length: 300 }, (_, i) =>
    event(`e${i}\\n`, ["a", "b", "c"][chance(3)] ?? "a", `2026-07-0${1 + chance(5)}T${10 + chance(12)}:00:00Z`, (chance(2000) - 500) / 100),
  );
  made.forEach(count);
  const stream = [...made, ...made, ...made];
  for (let i = stream.length - 1; i > 0; i--) {
    const j = chance(i + 1);
    [stream[i], stream[j]] = [stream[j] as (typeof stream)[0], stream[i] as (typeof stream)[0]];
  }
  let accepted = 0;
  let duplicates = 0;
  while (stream.length > 0) {
    const batches = Array.from({ length: 6 }, () => stream.splice(0, 1 + chance(60)));
    const told = batches.map((batch, i) => sendUsage(i % 2 === 0 ? one : two, "product", batch));
    const settling = settleUsage(two, { all: chance(2) === 0, wait: false });
    for (const sent of await Promise.all(told)) {
      expect(sent.refused).toBe(0);
      accepted += sent.accepted;
      duplicates += sent.duplicates;
    }
    await settling;
    at += 5000;
  }
  expect([accepted, duplicates]).toEqual([300, 600]);
  const { sources } = await operations.usage(one, {}, quiet, by);
  expect(sources).toMatchObject([{ events: 310, unknown: { accounts: 1 } }]);
  await importText(base, { "accounts.csv": accountsOf("a", "b", "c") }, { answers: { source: "product" } });
  await settleAll(one);
  expect(await believed()).toEqual(reference);
  expect(await settleAll(two)).toEqual({ sums: 0, entries: 0 });
  const shards = [
    await cluster.ask(0, "select count() from usage.usage_key_local"),
    await cluster.ask(1, "select count() from usage.usage_key_local"),
  ];
  expect(shards.map(Number).every((held) => held > 100)).toBe(true);
}, 60_000);

test("one id with two contents at once is one event: one sender is told that it counts, the other that it does not", async () => {
  const tries = await Promise.all(
    Array.from({ length: 10 }, (_, i) => [
      sendUsage(one, "product", [event(`x${i}`, "a", "2026-07-06", 1)]),
      sendUsage(two, "product", [event(`x${i}`, "b", "2026-07-07", 2)]),
    ]).flat(),
  );
  const firsts = tries.map(({ accepted }, i) => (accepted === 1 ? i % 2 : -1));
  expect(tries.reduce((all, { accepted, refused }) => all + accepted + refused, 0)).toBe(20);
  expect(firsts.filter((which) => which >= 0)).toHaveLength(10);
  await settleAll(one);
  const found = await believed();
  expect(found.get("a/calls/2026-07-06") ?? 0).toBe(100 * firsts.filter((which) => which === 0).length);
  expect(found.get("b/calls/2026-07-07") ?? 0).toBe(200 * firsts.filter((which) => which === 1).length);
});

test("the events behind a day are found on all shards, in their order, and are forgotten where they are dropped", async () => {
  const many = Array.from({ length: 25 }, (_, i) => event(`d${i}`, "a", `2026-05-01T10:${10 + i}:00Z`, "0.1"));
  await sendUsage(one, "product", many.toReversed());
  await settleAll(one);
  const asked = { source: "product", account: "a", meter: "calls", on: "2026-05-01", limit: 10 };
  const pages = [];
  for (const offset of [0, 10, 20]) pages.push(await operations.usageEvents(two, { ...asked, offset }, quiet, by));
  expect(pages.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(many.map(({ id }) => id));
  expect(pages[0]).toMatchObject({ total: 25, sums: [{ quantity: "2.5", amount: null, isWaiting: false }] });
  expect(await operations.dropUsageEvents(one, { source: "product", before: "2026-06-01" }, quiet, by)).toEqual({ dropped: 25 });
  expect((await operations.usageEvents(two, { ...asked, offset: 0 }, quiet, by)).events).toEqual([]);
  expect(await sendUsage(two, "product", [many[0]])).toMatchObject({ refusals: [{ code: "no_longer_kept" }] });
  await settleAll(two);
  expect((await believed()).get("a/calls/2026-05-01")).toBe(250);
});

test("while a shard is away nothing is taken, and sent again afterwards every event counts once", async () => {
  const own = Array.from({ length: 200 }, (_, i) => event(`k${i}`, "a", `2026-07-1${i % 5}`, 1));
  await cluster.kill(1);
  await expect(sendUsage(one, "product", own)).rejects.toMatchObject({ status: 503, details: { seconds: expect.any(Number) } });
  await expect(settleUsage(two, { all: true, wait: true }).then(({ entries }) => entries)).resolves.toBe(0);
  await cluster.start(1);
  for (let tries = 0; ; tries++) {
    const sent = await sendUsage(tries % 2 === 0 ? two : one, "product", own).catch((error: { status?: number }) => error);
    if ("accepted" in sent) {
      expect(sent.accepted + sent.duplicates).toBe(200);
      break;
    }
    expect([sent.status, tries < 100]).toEqual([503, true]);
    await sleep(200);
  }
  await settleAll(one);
  const found = await believed();
  for (let day = 10; day < 15; day++) expect(found.get(`a/calls/2026-07-${day}`)).toBe(4000);
}, 60_000);

test("a key whose event was never written, as when a program is killed between the two, has its event written when it is sent again", async () => {
  const own = Array.from({ length: 50 }, (_, i) => event(`w${i}`, "b", "2026-07-14T10:00:00Z", 1));
  await sendUsage(one, "product", own);
  for (const shard of [0, 1])
    await cluster.ask(shard, "alter table usage.usage_event_local delete where id like 'w%' settings mutations_sync = 2");
  const asked = { source: "product", account: "b", meter: "calls", on: "2026-07-14", limit: 100, offset: 0 };
  expect((await operations.usageEvents(one, asked, quiet, by)).total).toBe(0);
  expect(await sendUsage(two, "product", own.slice(10))).toEqual({ accepted: 0, duplicates: 40, refused: 0, refusals: [] });
  expect(await sendUsage(one, "product", own.slice(0, 20))).toMatchObject({ duplicates: 20 });
  expect(await operations.usageEvents(two, asked, quiet, by)).toMatchObject({ total: 50, sums: [{ quantity: "50" }] });
  await settleAll(two);
  expect((await believed()).get("b/calls/2026-07-14")).toBe(5000);
});
