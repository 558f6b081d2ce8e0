import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, loadUsage, operations, sendUsage, settleUsage } from "../src/operations/index.ts";
import { openUsage } from "../src/usage/index.ts";
import { emptyLedger, importText, textFile } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const names = ["a", "b", "c", "d", "e"] as const;
const accountsOf = (...ids: readonly string[]): string => `account_id,name\n${ids.map((id) => `${id},Account ${id}`).join("\n")}\n`;

const lines = `subscription_id,line_id,account_id,starts_on,price,interval,currency,quantity
${names.map((name) => `s-${name},l-${name},${name},2024-01-01,10,month,USD,2`).join("\n")}
`;

const event = (id: string, account: string, time: string, value: unknown, rest = {}) => ({
  id,
  account,
  meter: "calls",
  time,
  value,
  ...rest,
});
const settleAll = (context: Context) => settleUsage(context, { all: true, wait: true });

/** What the ledger believes of usage, by account, meter and day: the newest word of every record. */
async function believed({ storage: { pool } }: Context): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ name: string; quantity: number }>(
    `select distinct on (e.record) s.external_id || '/' || (e.body ->> 'meter') || '/' || e.effective_on as name, (e.body ->> 'quantity')::float8 as quantity
     from bowtie.entry e join bowtie.subject s on s.id = e.subject_id where e.body ->> 'meter' is not null order by e.record, e.seq desc`,
  );
  return new Map(rows.map(({ name, quantity }) => [name, quantity]));
}

describe("usage events", () => {
  let context: Context;
  let clock = new Date("2024-06-01T12:00:00Z");

  beforeAll(async () => {
    context = await emptyLedger(() => clock);
    await importText(context, { "subscription_lines.csv": lines }, { answers: { source: "product", through: "2024-05-31" } });
  });
  afterAll(() => context.close());

  const send = (...events: unknown[]) => sendUsage(context, "product", events);
  const usageAt = async (asOf?: string) => {
    const asked = { metric: "cohort_usage", from: "2024-01", to: "2024-01", by: "month" as const, level: "customer" as const, part: "0" };
    const { series } = await operations.metric(context, { ...asked, where: [], ...(asOf === undefined ? {} : { asOf }) }, quiet);
    return series.map(({ value, n }) => ({ value, n }));
  };

  test("are a number of every metric that usage has, to the last decimal", async () => {
    const both = names.flatMap((name) => [
      event(`1${name}`, name, "2024-01-05T10:00:00Z", 10.5),
      event(`2${name}`, name, "2024-01-05T11:00:00Z", "2"),
    ]);
    expect(await send(...both)).toEqual({ accepted: 10, duplicates: 0, refused: 0, refusals: [] });
    expect(await settleAll(context)).toEqual({ sums: 5, entries: 5 });
    expect(await usageAt()).toEqual([{ value: 62.5, n: 5 }]);
  });

  test("count once, and what came first holds", async () => {
    const again = await send(event("1a", "a", "2024-01-05T10:00:00Z", 10.5), event("1b", "b", "2024-01-05T10:00:00Z", 99));
    expect(again).toMatchObject({ accepted: 0, duplicates: 1, refused: 1, refusals: [{ index: 1, id: "1b", code: "other_content" }] });
    const within = await send(event("3c", "c", "2024-01-06", 0), event("3c", "c", "2024-01-06", "0"), event("3c", "d", "2024-01-06", 0));
    expect(within).toMatchObject({ accepted: 1, duplicates: 1, refused: 1, refusals: [{ index: 2, code: "other_content" }] });
    expect(await settleAll(context)).toEqual({ sums: 1, entries: 1 });
    expect(await settleAll(context)).toEqual({ sums: 0, entries: 0 });
  });

  test("that come late change their day, and as of a day before they came nothing", async () => {
    clock = new Date("2024-06-02T12:00:00Z");
    await send(event("late", "a", "2024-01-05T23:00:00Z", 100));
    expect(await settleAll(context)).toEqual({ sums: 1, entries: 1 });
    expect(await usageAt()).toEqual([{ value: 162.5, n: 5 }]);
    expect(await usageAt("2024-06-01T18:00:00Z")).toEqual([{ value: 62.5, n: 5 }]);
  });

  test("stand behind their day's sum, page by page", async () => {
    const asked = { source: "product", account: "a", meter: "calls", on: "2024-01-05", limit: 2 };
    const first = await operations.usageEvents(context, { ...asked, offset: 0 }, quiet, { who: { kind: "machine" } } as never);
    const rest = await operations.usageEvents(context, { ...asked, offset: 2 }, quiet, { who: { kind: "machine" } } as never);
    expect(first).toMatchObject({ total: 3, sums: [{ quantity: "112.5", amount: null, isWaiting: false }] });
    expect([...first.events, ...rest.events].map(({ id, value }) => [id, value])).toEqual([
      ["1a", "10.5"],
      ["2a", "2"],
      ["late", "100"],
    ]);
  });

  test("of the same id are two where two sources send them", async () => {
    expect(await sendUsage(context, "elsewhere", [event("1a", "a", "2024-01-05T10:00:00Z", 1)])).toMatchObject({ accepted: 1 });
  });

  test("are refused one by one, each with its place and reason", async () => {
    const { refusals, refused, accepted } = await send(
      event("r0", "a", "2024-01-07", 1),
      "nothing",
      event("", "a", "2024-01-07", 1),
      event("r3", "", "2024-01-07", 1),
      { ...event("r4", "a", "2024-01-07", 1), meter: "x".repeat(101) },
      event("r5", "a", "yesterday", 1),
      event("r6", "a", "2024-02-30T10:00:00Z", 1),
      event("r7", "a", "2030-01-01T00:00:00Z", 1),
      event("r8", "a", "2024-01-07", "1e5"),
      event("r9", "a", "2024-01-07", Number.NaN),
      event("r10", "a", "2024-01-07", 1, { amount: "0.001", currency: "EUR" }),
      event("r11", "a\u0000b", "2024-01-07", 1),
    );
    expect([accepted, refused]).toEqual([1, 11]);
    expect(refusals.map(({ index, code }) => [index, code])).toEqual([
      [1, "not_an_event"],
      [2, "bad_id"],
      [3, "bad_account"],
      [4, "bad_meter"],
      [5, "bad_time"],
      [6, "bad_time"],
      [7, "in_future"],
      [8, "bad_value"],
      [9, "bad_value"],
      [10, "bad_amount"],
      [11, "bad_account"],
    ]);
  });

  test("are no import: no list of imports shows their sums, and none can be taken back", async () => {
    const { batches } = await operations.imports(context, { limit: 100, acts: "with" }, quiet);
    expect(batches.flatMap(({ files }) => files.map(({ importer }) => importer))).not.toContain("usage_events");
    const { rows } = await context.storage.pool.query<{ batch: number }>(
      "select max(batch_id) as batch from bowtie.file where importer = 'usage_events'",
    );
    await expect(operations.undo(context, { batch: rows[0]?.batch ?? 0 }, quiet)).rejects.toThrow("usage events add up to");
  });

  test("that are forgotten leave their sums, to which nothing can be added", async () => {
    const by = { who: { kind: "machine" } } as never;
    await expect(operations.dropUsageEvents(context, { source: "product", before: "2024-06-01" }, quiet, by)).rejects.toThrow("31 days");
    const before = await believed(context);
    const { dropped } = await operations.dropUsageEvents(context, { source: "product", before: "2024-01-06" }, quiet, by);
    expect(dropped).toBe(11);
    expect(await send(event("1a", "a", "2024-01-05T10:00:00Z", 10.5))).toMatchObject({
      accepted: 0,
      refusals: [{ code: "no_longer_kept" }],
    });
    await settleAll(context);
    expect((await believed(context)).get("a/calls/2024-01-05")).toBe(before.get("a/calls/2024-01-05"));
    expect(await sendUsage(context, "elsewhere", [event("1z", "a", "2024-01-05", 1)])).toMatchObject({ accepted: 1 });
  });
});

describe("usage events of accounts nobody knows", () => {
  test("wait, are told of, and count once the account comes", async () => {
    const context = await emptyLedger(() => new Date("2024-06-01T12:00:00Z"));
    try {
      await importText(context, { "accounts.csv": accountsOf("a") }, { answers: { source: "product" } });
      await sendUsage(context, "product", [
        event("1", "a", "2024-05-01", 1),
        event("2", "new", "2024-05-01", 2),
        event("3", "new", "2024-05-02", 3),
      ]);
      expect(await settleAll(context)).toEqual({ sums: 1, entries: 1 });
      const status = async () => (await operations.usage(context, {}, quiet, { who: { kind: "machine" } } as never)).sources[0];
      expect(await status()).toMatchObject({ events: 3, waiting: 0, unknown: { accounts: 1, events: 2, some: ["new"] } });
      await importText(context, { "accounts.csv": accountsOf("a", "new") }, { answers: { source: "product" } });
      await sendUsage(context, "product", [event("4", "new", "2024-05-02", 4)]);
      expect(await settleAll(context)).toEqual({ sums: 2, entries: 2 });
      expect(await believed(context)).toEqual(
        new Map([
          ["a/calls/2024-05-01", 1],
          ["new/calls/2024-05-01", 2],
          ["new/calls/2024-05-02", 7],
        ]),
      );
      expect(await status()).toMatchObject({ events: 4, waiting: 0, unknown: { accounts: 0, events: 0, some: [] } });
    } finally {
      await context.close();
    }
  });
});

/** The same numbers at every run. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("whatever is sent, however often and by how many at once", () => {
  test.each([1, 2, 3])("a day is the sum of the first word of each of its ids (%i)", async (seed) => {
    let at = Date.parse("2024-06-01T12:00:00Z");
    const context = await emptyLedger(() => new Date(at));
    try {
      const chance = chanceFrom(seed);
      const accounts = ["a", "b", "c", "d"];
      await importText(context, { "accounts.csv": accountsOf("a", "b") }, { answers: { source: "product" } });
      const made = Array.from({ length: 600 }, (_, i) =>
        event(`e${i}`, accounts[chance(4)] ?? "a", `2024-05-0${1 + chance(9)}T${10 + chance(12)}:00:00Z`, (chance(2000) - 500) / 100, {
          meter: chance(3) === 0 ? "calls" : "reports",
        }),
      );
      const reference = new Map<string, number>();
      for (const { account, meter, time, value } of made) {
        const name = `${account}/${meter}/${time.slice(0, 10)}`;
        reference.set(name, (reference.get(name) ?? 0) + Math.round((value as number) * 100));
      }
      // Every event two to four times, in any order, in batches of any size, by senders of two programs, with sums told in between.
      const stream = made.flatMap((one) => Array.from({ length: 2 + chance(3) }, () => one));
      for (let i = stream.length - 1; i > 0; i--) {
        const j = chance(i + 1);
        [stream[i], stream[j]] = [stream[j] as (typeof stream)[0], stream[i] as (typeof stream)[0]];
      }
      const other: Context = { ...context, usage: openUsage({ pool: context.storage.pool, now: () => new Date(at) }) };
      let accepted = 0;
      let known = 0;
      while (stream.length > 0) {
        const batches = Array.from({ length: 6 }, () => stream.splice(0, 1 + chance(60)));
        const told = Promise.all(
          batches.map(async (batch, i) => {
            const sent = await sendUsage(i % 2 === 0 ? context : other, "product", batch);
            accepted += sent.accepted;
            known += sent.duplicates;
            expect(sent.refused).toBe(0);
          }),
        );
        await Promise.all([told, settleUsage(context, { all: chance(2) === 0, wait: false })]);
        at += 1000 * chance(20);
        if (chance(4) === 0) await importText(context, { "accounts.csv": accountsOf("a", "b", "c") }, { answers: { source: "product" } });
      }
      expect(accepted).toBe(made.length);
      expect(known).toBeGreaterThan(made.length / 2);
      await importText(context, { "accounts.csv": accountsOf(...accounts) }, { answers: { source: "product" } });
      await settleAll(context);
      const found = [...(await believed(context))].map(([name, value]) => [name, Math.round(value * 100)] as const);
      expect(new Map(found)).toEqual(reference);
    } finally {
      await context.close();
    }
  });
});

describe("a file of usage events", () => {
  const rows = Array.from({ length: 25_000 }, (_, i) => `id-${i},a,calls,2024-05-01T10:00:00Z,0.1`);
  const csv = `event_id,customer_id,meter,timestamp,quantity\n${rows.join("\n")}\n`;

  test("is read no faster than it is taken", async () => {
    let underway = 0;
    let most = 0;
    const slowly = async (events: readonly unknown[]) => {
      underway += events.length;
      most = Math.max(most, underway);
      await sleep(50);
      underway -= events.length;
      return { accepted: events.length, duplicates: 0, refused: 0, refusals: [] };
    };
    const file = textFile("events.csv", `id,account,meter,time,value\n${"e,a,calls,2024-05-01,1\n".repeat(400_000)}`);
    expect(await loadUsage(file, slowly, quiet)).toMatchObject({ rows: 400_000, accepted: 400_000 });
    expect(most).toBeLessThanOrEqual(160_000);
  });

  test("sent again counts once", async () => {
    const context = await emptyLedger(() => new Date("2024-06-01T12:00:00Z"));
    try {
      const send = (events: readonly unknown[]) => sendUsage(context, "product", events);
      expect(await loadUsage(textFile("events.csv", csv), send, quiet)).toMatchObject({ rows: 25_000, accepted: 25_000, refused: 0 });
      const json = `${rows
        .slice(0, 100)
        .map((row) => JSON.stringify(event(row.split(",")[0] ?? "", "a", "2024-05-01T10:00:00Z", 0.1)))
        .join("\n")}\n{"broken\n`;
      expect(await loadUsage(textFile("events.ndjson", json), send, quiet)).toMatchObject({
        rows: 101,
        accepted: 0,
        duplicates: 100,
        refusals: [{ row: 101 }],
      });
      await importText(context, { "accounts.csv": accountsOf("a") }, { answers: { source: "product" } });
      await settleAll(context);
      expect(await believed(context)).toEqual(new Map([["a/calls/2024-05-01", 2500]]));
    } finally {
      await context.close();
    }
  });

  test("without the columns it needs says which", async () => {
    await expect(
      loadUsage(textFile("events.csv", "id,account\n1,a\n"), async () => Promise.reject(new Error("sent")), quiet),
    ).rejects.toThrow("meter, time, value");
  });
});
