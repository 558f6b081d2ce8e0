import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import type { SentEvents } from "../../src/contract/index.ts";
import { type Context, newMachineSecret } from "../../src/operations/index.ts";
import { openUsage, type Usage } from "../../src/usage/index.ts";
import { bearerOf } from "../helpers/access.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

let context: Context;
let server: RunningServer;
const machineSecret = newMachineSecret();
const now = (): Date => new Date("2026-07-15T12:00:00Z");
/** Whoever keeps usage; a test may put another in its place. */
let usage: Usage;

beforeAll(async () => {
  const base = await emptyLedger(now);
  usage = base.usage;
  context = Object.defineProperty({ ...base }, "usage", { get: () => usage });
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [], machineSecret });
  await importText(context, { "accounts.csv": "account_id,name\na,Acme\n" }, { answers: { source: "product" } });
});
afterAll(async () => {
  await server.close();
  await context.close();
});

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const post = (
  body: string | ReadableStream,
  { type = "application/json", source = "product", by = `Bearer ${machineSecret}` } = {},
): Promise<Response> =>
  fetch(at(`/api/usage/events?source=${source}`), {
    method: "POST",
    headers: { authorization: by, "content-type": type },
    body,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
const event = (id: string, rest = {}) => ({ id, account: "a", meter: "calls", time: "2026-07-01T10:00:00Z", value: 1, ...rest });
const list = (...ids: readonly string[]): string => JSON.stringify(ids.map((id) => event(id)));
const sent = async (answer: Response): Promise<SentEvents> => (await answer.json()) as SentEvents;
const declined = async (answer: Response): Promise<readonly unknown[]> => {
  const { code } = (await answer.json()) as { code: string };
  return [answer.status, code, answer.headers.get("retry-after")];
};
const kept = async (): Promise<number> => {
  const { rows } = await context.storage.pool.query<{ count: number }>("select count(*) as count from bowtie.usage_event");
  return rows[0]?.count ?? 0;
};

test("events come as a list or a line each, also in pieces, and count once", async () => {
  expect(await sent(await post(list("1", "2")))).toEqual({ accepted: 2, duplicates: 0, refused: 0, refusals: [] });
  const lines = `${JSON.stringify(event("2"))}\n{"no json\n\n${JSON.stringify(event("3", { meter: "Zähler" }))}`;
  const bytes = new TextEncoder().encode(lines);
  const pieces = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)));
  expect(await sent(await post(pieces as ReadableStream, { type: "application/x-ndjson" }))).toMatchObject({
    accepted: 1,
    duplicates: 1,
    refused: 1,
    refusals: [{ index: 1, code: "not_an_event" }],
  });
  const found = await fetch(at(`/api/usage/events?source=product&account=a&meter=${encodeURIComponent("Zähler")}&on=2026-07-01`), {
    headers: { authorization: `Bearer ${machineSecret}` },
  });
  expect(await found.json()).toMatchObject({ total: 1, events: [{ id: "3" }] });
});

test("a program needs no more than the scope for it, and nothing less will do", async () => {
  expect((await post(list("s1"), { by: await bearerOf(context, ["revops"], ["usage"]) })).status).toBe(200);
  expect(await declined(await post(list("s2"), { by: await bearerOf(context, ["revops"], ["read", "import"]) }))).toEqual([
    403,
    "out_of_scope",
    null,
  ]);
  expect(await declined(await post(list("s2"), { by: await bearerOf(context, ["csm"]) }))).toEqual([403, "forbidden", null]);
  expect((await post(list("s2"), { by: "" })).status).toBe(401);
});

test("what is too large is declined whole", async () => {
  const before = await kept();
  const many = Array.from({ length: 50_001 }, (_, i) => JSON.stringify(event(`m${i}`)));
  expect(await declined(await post(`[${many.join(",")}]`))).toEqual([413, "too_many_events", null]);
  expect(await declined(await post(many.join("\n"), { type: "application/x-ndjson" }))).toEqual([413, "too_many_events", null]);
  expect(await declined(await post(" ".repeat(25_000_001)))).toEqual([413, "too_large", null]);
  expect(await declined(await post("{"))).toEqual([400, "bad_json", null]);
  expect(await declined(await post("{}"))).toEqual([400, "no_list", null]);
  expect(await declined(await post(list("x"), { source: "" }))).toEqual([400, "bad_source", null]);
  expect(await kept()).toBe(before);
});

test("who comes while too much waits to be written is asked to come back, and nothing is taken from them or lost of others", async () => {
  const before = await kept();
  const usual = usage;
  usage = openUsage({ pool: context.storage.pool, now, limits: { waiting: 3, atOnce: 2 } });
  const blocking = await context.storage.pool.connect();
  try {
    await blocking.query("begin");
    await blocking.query("lock table bowtie.usage_event in access exclusive mode");
    const first = post(list("q1", "q2"));
    await sleep(300);
    expect(await declined(await post(list("q3", "q4")))).toEqual([503, "usage_queue_full", "2"]);
    const alone = post(list("q5"));
    await sleep(100);
    await blocking.query("commit");
    expect(await sent(await first)).toMatchObject({ accepted: 2 });
    expect(await sent(await alone)).toMatchObject({ accepted: 1 });
    expect(await sent(await post(list("q3", "q4", "q5")))).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(await kept()).toBe(before + 5);
  } finally {
    blocking.release();
    usage = usual;
  }
});

test("who comes while too many sums wait for the ledger is asked to come back", async () => {
  const usual = usage;
  usage = openUsage({ pool: context.storage.pool, now, limits: { unsettled: 1 } });
  try {
    // Two days at once, so that more wait than may, before anybody looks.
    await usual.events.put("product", [
      { ...event("u1"), at: 0, day: 20_000, value: "1", amount: null, currency: "" } as never,
      { ...event("u2"), at: 0, day: 20_001, value: "1", amount: null, currency: "" } as never,
    ]);
    expect(await declined(await post(list("u3")))).toEqual([503, "usage_unsettled", "30"]);
  } finally {
    usage = usual;
  }
});

test("many small requests at once are each answered for their own events", async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, i) =>
      sent(await post(JSON.stringify([event(`g${i}`), event(`g${i % 10}`, { value: i < 10 ? 1 : 2 })]))),
    ),
  );
  // Who comes first with an id that several send is chance; each is told of its own second event.
  const accepted = answers.reduce((all, one) => all + one.accepted, 0);
  expect(accepted).toBe(100);
  for (const [i, one] of answers.entries()) expect(one.accepted + one.duplicates + one.refused, `request ${i}`).toBe(2);
});

test("sums are told to the ledger by themselves, within seconds", async () => {
  await post(list("own"));
  const waiting = async (): Promise<number> => usage.events.backlog(1000);
  for (let waited = 0; waited < 100 && (await waiting()) > 0; waited++) await sleep(100);
  expect(await waiting()).toBe(0);
  const { rows } = await context.storage.pool.query<{ quantity: string }>(
    "select body ->> 'quantity' as quantity from bowtie.entry where body ->> 'meter' = 'calls' and effective_on = '2026-07-01' order by seq desc limit 1",
  );
  const { rows: counted } = await context.storage.pool.query<{ sum: string }>(
    "select trim_scale(sum(value))::text as sum from bowtie.usage_event e join bowtie.usage_series s on s.id = e.series where s.meter = 'calls' and day = '2026-07-01'",
  );
  expect(rows[0]?.quantity).toBe(counted[0]?.sum);
});
