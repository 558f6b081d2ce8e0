// Usage events at volume: `npm run bench usage`. BENCH_EVENTS says how many; a million where nothing is said. They are of 10,000 accounts, three meters and
// 30 days, and come in the order they happened; what comes after the file of CSV is of one day. The ledger is the one a user starts with: everything embedded;
// with BENCH_CLUSTER=1 events lie in a ClickHouse cluster of two servers on this machine, which needs `npm ci --prefix test/cluster` once.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initialiseClickHouse, parseClickHouseUrl } from "../src/analytics/index.ts";
import { listen } from "../src/api/index.ts";
import {
  type Context,
  type InputFile,
  importFiles,
  loadUsage,
  newMachineSecret,
  openContext,
  sendUsage,
  settleUsage,
} from "../src/operations/index.ts";
import { openStorage } from "../src/storage/index.ts";
import { startCluster } from "../test/cluster/nodes.ts";
import { chanceFrom } from "./files.ts";
import { forgetPeak, peakMegabytes, row, seconds } from "./measure.ts";

const EVENTS = Number(process.env["BENCH_EVENTS"] ?? 1_000_000);
const BY_API = Math.min(EVENTS, 200_000);
const AGAIN = Math.min(EVENTS, 3_000_000);
const ACCOUNTS = 10_000;
const DAYS = 30;
const METERS = ["calls", "reports", "storage"];
const START = Date.UTC(2026, 0, 1);
const SOURCE = "product";
const quiet = (): undefined => undefined;

interface Made {
  readonly id: string;
  readonly account: string;
  readonly meter: string;
  readonly time: string;
  readonly value: number;
}

/** Ids as senders make them: without order. */
function* made(count: number, name: string, days = DAYS): Iterable<Made> {
  const chance = chanceFrom(17);
  const step = (days * 86_400_000) / count;
  const digits = (): string =>
    Math.floor(chance() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  for (let i = 0; i < count; i++)
    yield {
      id: `${name}${digits()}-${digits()}-${i.toString(36)}`,
      account: `A${Math.floor(chance() * ACCOUNTS)}`,
      meter: METERS[Math.floor(chance() * METERS.length)] ?? "calls",
      time: new Date(START + Math.floor(i * step)).toISOString(),
      value: Math.floor(chance() * 1000) / 10,
    };
}

function fileOf(name: string, lines: () => Iterable<string>): InputFile {
  return {
    name,
    bytes: 0,
    async *open() {
      const encoder = new TextEncoder();
      let text = "";
      for (const line of lines()) {
        text += `${line}\n`;
        if (text.length < 65_536) continue;
        yield encoder.encode(text);
        text = "";
      }
      if (text !== "") yield encoder.encode(text);
    },
  };
}

function* csvLines(count: number, first = count): Iterable<string> {
  yield "id,account,meter,time,value";
  let left = first;
  for (const { id, account, meter, time, value } of made(count, "")) {
    yield `${id},${account},${meter},${time},${value}`;
    left -= 1;
    if (left === 0) return;
  }
}

function* jsonLines(count: number, name: string): Iterable<string> {
  for (const event of made(count, name, 1)) yield JSON.stringify(event);
}

function* accountLines(): Iterable<string> {
  yield "account_id,name";
  for (let i = 0; i < ACCOUNTS; i++) yield `A${i},Account ${i}`;
}

const folder = await mkdtemp(join(tmpdir(), "bowtie-bench-usage-"));
await chmod(folder, 0o711);
const cluster = process.env["BENCH_CLUSTER"] ? await startCluster() : null;
const address = cluster && parseClickHouseUrl(cluster.url("bench"));
try {
  const context = await open();
  await measure(context);
  await context.close();
} finally {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
}

async function open(): Promise<Context> {
  const dataFolder = join(folder, "data");
  if (address !== null) {
    const storage = await openStorage({ dataFolder, databaseUrl: undefined });
    await initialiseClickHouse(storage.pool, address);
    await storage.close();
  }
  const opened = await openContext({ dataFolder, engine: address ?? "duckdb" });
  if (!opened) throw new Error("a folder that was just made is in use");
  return opened;
}

/** What lies on disk of the events, and of them with their series and the sums of days. */
async function weigh({ storage: { pool } }: Context): Promise<{ readonly bytes: number; readonly all: number }> {
  const { rows } = await pool.query<{ bytes: number; sums: number }>(
    `select pg_total_relation_size('bowtie.usage_event') as bytes,
       pg_total_relation_size('bowtie.usage_day') + pg_total_relation_size('bowtie.usage_series') as sums`,
  );
  const { bytes = 0, sums = 0 } = rows[0] ?? {};
  if (cluster === null) return { bytes, all: bytes + sums };
  const parts = "select sum(bytes_on_disk) from system.parts where active and table like 'usage%'";
  const lying = (await Promise.all(cluster.ports.map((_, shard) => cluster.ask(shard, parts)))).reduce((sum, one) => sum + Number(one), 0);
  return { bytes: lying, all: lying + sums };
}

async function measure(open: Context): Promise<void> {
  const accounts = fileOf("accounts.csv", accountLines);
  await importFiles(open, { title: "accounts", files: [accounts], mapping: null, answers: { source: SOURCE }, dryRun: false });
  row(`${EVENTS.toLocaleString("en-US")} usage events, ${ACCOUNTS.toLocaleString("en-US")} accounts`, "events/s", "s", "peak MB");
  const load = async (name: string, file: InputFile, count: number): Promise<void> => {
    forgetPeak();
    const taken = await seconds(() => loadUsage(file, (events) => sendUsage(open, SOURCE, events), quiet));
    row(name, Math.round(count / taken), taken, peakMegabytes());
  };
  await load(
    "a file of CSV",
    fileOf("events.csv", () => csvLines(EVENTS)),
    EVENTS,
  );
  const size = await weigh(open);
  await load(
    "the same file again, as far as 3 million",
    fileOf("events.csv", () => csvLines(EVENTS, AGAIN)),
    AGAIN,
  );
  let told = { sums: 0, entries: 0 };
  const settling = await seconds(async () => {
    told = await settleUsage(open, { all: true, wait: true });
  });
  row(`settling ${told.sums.toLocaleString("en-US")} sums: sums/s`, Math.round(told.sums / settling), settling);
  row("bytes an event, with keys and indexes", Math.round(size.bytes / EVENTS));
  row("bytes an event, with its share of the sums", Math.round(size.all / EVENTS));
  await load(
    "a file of JSON lines",
    fileOf("events.ndjson", () => jsonLines(BY_API, "n")),
    BY_API,
  );
  await byApi(open);
}

async function byApi(open: Context): Promise<void> {
  const secret = newMachineSecret();
  const server = await listen(open, { port: 0, host: "127.0.0.1", webFolder: folder, hosts: [], machineSecret: secret });
  try {
    for (const { at, senders, count } of [
      { at: 5_000, senders: 4, count: BY_API },
      { at: 100, senders: 16, count: Math.min(BY_API, 50_000) },
      { at: 1, senders: 64, count: Math.min(BY_API, 5_000) },
    ]) {
      const events = [...made(count, `api${at}-`, 1)];
      let next = 0;
      const sender = async (): Promise<void> => {
        while (next < events.length) {
          const own = events.slice(next, next + at);
          next += at;
          await post(server.port, secret, own);
        }
      };
      const taken = await seconds(() => Promise.all(Array.from({ length: senders }, sender)));
      row(`by the API: ${senders} senders, ${at.toLocaleString("en-US")} a request`, Math.round(count / taken), taken);
    }
    const settling = await seconds(() => settleUsage(open, { all: true, wait: true }));
    row("settling all that was added", "", settling);
  } finally {
    await server.close();
  }
}

async function post(port: number, secret: string, events: readonly Made[]): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/usage/events?source=${SOURCE}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify(events),
    });
    if (answer.ok) return;
    if (answer.status !== 429 && answer.status !== 503) throw new Error(`${answer.status} ${await answer.text()}`);
    await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get("retry-after") ?? 1) * 1000));
  }
}
