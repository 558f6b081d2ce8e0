// The same ledger's facts in DuckDB and in a ClickHouse cluster of two servers on this machine, asked the same: `npm run bench cluster`.
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AnalyticsStore,
  FactKeeper,
  initialiseClickHouse,
  openClickHouseStore,
  openDuckStore,
  parseClickHouseUrl,
  presentScope,
  type Question,
  statusOfClickHouse,
} from "../src/analytics/index.ts";
import { type Context, type InputFile, importFiles, openContext, stopDatabase, today } from "../src/operations/index.ts";
import { hasServers, startCluster } from "../test/cluster/nodes.ts";
import { accounts, accountsFor, movements } from "./files.ts";
import { row, seconds } from "./measure.ts";
import { pages } from "./pages.ts";

const size = Number(process.env["BENCH_MOVEMENTS"] ?? 200_000);
const THROUGH = "2025-12-31";
const TIMES = Number(process.env["BENCH_TIMES"] ?? 3);
/** What is not asked of the facts, or of the ledger too: it would say nothing of the stores. */
const ELSEWHERE = /^(Account|Growth|Explain)/;
const FIRST = { column: "month", from: 2021 * 12, to: 2025 * 12 + 11 } as const;
const region = { field: "region" } as const;

/** The sums that metrics are made of, by region, which no rollup knows. */
const questions: Readonly<Record<string, Question>> = {
  "sums: movements by kind, region and month": {
    fact: "movement",
    sums: ["amount", "logos"],
    by: [{ column: "kind" }, region, { column: "month" }],
    where: [FIRST],
  },
  "sums: retention of 12 months by region": {
    fact: "retention",
    sums: ["opening", "gross", "growth"],
    by: [region, { column: "from_month" }],
    where: [{ column: "window_months", in: [12] }],
  },
  "sums: cohorts by month": {
    fact: "movement",
    sums: ["amount", "logos"],
    by: [{ column: "cohort" }, { column: "month" }],
    where: [FIRST],
  },
  "sums: the 100 entities that moved most": {
    fact: "movement",
    sums: ["amount"],
    by: [{ column: "entity" }],
    where: [FIRST],
    top: { limit: 100, largest: true },
  },
};

interface Engine {
  readonly name: string;
  open(): Promise<AnalyticsStore>;
  readonly taken: Map<string, number[]>;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function ask(base: Context, engine: Engine): Promise<void> {
  for (let time = 0; time < TIMES; time++)
    for (const name of [...Object.keys(questions), ...Object.keys(pages(base)).filter((page) => !ELSEWHERE.test(page))]) {
      // Nothing that was asked before may be remembered.
      const store = await engine.open();
      const keeper = new FactKeeper({ pool: base.storage.pool, store, settings: () => base.counting.current });
      const context = { ...base, store, keeper };
      await keeper.bring(presentScope(), today(base));
      const question = questions[name];
      const work = question ? () => store.read(presentScope(), (reader) => reader.sums(question)) : pages(context)[name];
      const taken = (await seconds(work as () => Promise<unknown>)) * 1000;
      engine.taken.set(name, [...(engine.taken.get(name) ?? []), taken]);
      await keeper.close();
      await store.close();
    }
}

async function inFacts(base: Context, engine: Engine, work: (keeper: FactKeeper) => Promise<unknown>): Promise<number> {
  const store = await engine.open();
  const keeper = new FactKeeper({ pool: base.storage.pool, store, settings: () => base.counting.current });
  const taken = await seconds(() => work(keeper));
  await keeper.close();
  await store.close();
  return taken;
}

/** Brings a file into the ledger and leaves the facts as they are. */
async function bringIn(base: Context, file: InputFile): Promise<void> {
  const keeper = Object.create(base.keeper, { bring: { value: async () => undefined } }) as Context["keeper"];
  await importFiles({ ...base, keeper }, { title: file.name, files: [file], mapping: null, answers: { through: THROUGH }, dryRun: false });
}

if (!hasServers()) throw new Error("The servers are not installed: npm ci --prefix test/cluster");
const folder = await mkdtemp(join(tmpdir(), "bowtie-bench-"));
await chmod(folder, 0o711);
const cluster = await startCluster();
try {
  const base = await openContext({ dataFolder: folder, engine: "postgres", now: () => new Date(`${THROUGH}T12:00:00Z`) });
  if (!base) throw new Error(`${folder} is in use`);
  const { pool } = base.storage;
  for (const file of [accounts(accountsFor(size)), movements(size)]) await bringIn(base, file);
  const address = parseClickHouseUrl(cluster.url("bench"));
  await initialiseClickHouse(pool, address);
  const file = join(folder, "bench.duckdb");
  const duck: Engine = { name: "DuckDB", open: () => openDuckStore(file), taken: new Map() };
  const pair: Engine = { name: "cluster", open: () => openClickHouseStore({ pool, address }), taken: new Map() };
  row(`${size.toLocaleString("en")} movements`, "DuckDB", "cluster of 2", "ratio");
  const both = async (what: string, work: (keeper: FactKeeper) => Promise<unknown>): Promise<void> => {
    const [one, other] = [await inFacts(base, duck, work), await inFacts(base, pair, work)];
    row(what, one, other, other / one);
  };
  await both("derived and loaded, s", (keeper) => keeper.rebuild(presentScope(), today(base)));
  for (const changed of [1, 1_000]) {
    await bringIn(base, movements(changed, { anAccount: 1, seed: changed }));
    await both(`what ${changed.toLocaleString("en")} changed, s`, (keeper) => keeper.bring(presentScope(), today(base)));
  }
  const { shards } = await statusOfClickHouse(pool, address);
  const bytes = [(await stat(file)).size, shards.reduce((sum, shard) => sum + shard.bytes, 0)] as const;
  row("on disk, MB", bytes[0] / 1e6, bytes[1] / 1e6, bytes[1] / bytes[0]);
  for (const engine of [duck, pair]) await ask(base, engine);
  console.log("");
  row(`ms, asked for the first time, median of ${TIMES}`, "DuckDB", "cluster of 2", "ratio");
  for (const [name, taken] of duck.taken) {
    const [a, b] = [median(taken), median(pair.taken.get(name) ?? [])];
    row(name, a, b, b / a);
  }
  await base.close();
} finally {
  await cluster.stop();
  await stopDatabase(folder);
  await rm(folder, { recursive: true, force: true });
}
