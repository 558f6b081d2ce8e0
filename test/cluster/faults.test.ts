import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  FactKeeper,
  initialiseClickHouse,
  openClickHouseStore,
  openDuckStore,
  parseClickHouseUrl,
  presentScope,
  type SharedStore,
} from "../../src/analytics/index.ts";
import { Refusal } from "../../src/domain/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { clusterStore } from "../helpers/cluster.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { factLines, tell } from "../helpers/telling.ts";
import { costs } from "./made-up.ts";
import { type Cluster, PASSWORD, startCluster } from "./nodes.ts";
import { layWire, type Wire } from "./wire.ts";

const SCOPE = presentScope();
const ACCOUNTS = 400;

let cluster: Cluster;
let base: Context;
let alone: Context;
let wire: Wire;
let store: SharedStore;
let clustered: Context;

const withStore = (of: Context["store"]): Context => ({
  ...base,
  store: of,
  keeper: new FactKeeper({ pool: base.storage.pool, store: of, settings: () => base.counting.current }),
});

/** Every account bought in 2024; each of the first `changed` ones expanded by so much in 2025. */
const files = (changed: number, by: number): Record<string, string | Uint8Array> =>
  company(
    ...Array.from(
      { length: ACCOUNTS },
      (_, n) =>
        `a${n} (region=r${n % 5}): ${n + 1} USD/month from 2024-0${1 + (n % 9)}${n < changed ? `, +${by} in 2025-0${1 + (n % 9)}` : ""}`,
    ),
  );

/** A digest of what some metrics say. */
async function told(context: Context): Promise<string> {
  const all = [];
  for (const question of [{ segment: "region" }, {}])
    all.push(await tell(context, question, ["mrr", "mrr_movements", "net_revenue_retention"]));
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}

/** The answer, or the code of the refusal; anything else fails the test. */
async function answerOr<T>(work: Promise<T>): Promise<T | string> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.message).not.toContain(PASSWORD);
    expect(error.message).not.toContain(encodeURIComponent(PASSWORD));
    expect(error.status).toBe(503);
    return error.code;
  }
}

/** Asks until it is answered again, as pages do. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || tries > 60) throw error;
      await sleep(250);
    }
}

const physicalRows = async (table: string): Promise<number> => {
  const counts = await Promise.all([0, 1].map((shard) => cluster.ask(shard, `select count() from faults.${table}_local`)));
  return counts.reduce((sum, count) => sum + Number(count), 0);
};

beforeAll(async () => {
  [cluster, base] = await Promise.all([startCluster(), emptyLedger()]);
  const [first] = cluster.ports;
  wire = await layWire(first?.http ?? 0);
  await importText(base, files(0, 0));
  alone = withStore(await openDuckStore(":memory:"));
  store = await clusterStore(base.storage.pool, `${cluster.url("faults", wire.port)}&timeout=4`);
  clustered = withStore(store);
  await told(clustered);
});
afterAll(async () => {
  await store.close();
  await alone.store.close();
  await wire.close();
  await base.close();
  await cluster.stop();
});

describe("a shard that is killed", () => {
  test("while facts are read: each answer is right or refused, and it answers again by itself", async () => {
    const right = await told(alone);
    expect(await told(clustered)).toBe(right);
    const asked = (async () => {
      const answers: string[] = [];
      for (let i = 0; i < 8; i++) {
        // A program that remembers nothing, so that each asks the shards.
        const other = await answerOr(openClickHouseStore({ pool: base.storage.pool, address: parseClickHouseUrl(cluster.url("faults")) }));
        if (typeof other === "string") answers.push(other);
        else {
          answers.push(await answerOr(told(withStore(other))));
          await other.close();
        }
      }
      return answers;
    })();
    await sleep(150);
    await cluster.kill(1);
    const answers = await asked;
    expect(new Set(answers.filter((answer) => answer !== right))).toEqual(new Set(["analytics_away"]));
    await cluster.start(1);
    const other = await answered(() =>
      openClickHouseStore({ pool: base.storage.pool, address: parseClickHouseUrl(cluster.url("faults")) }),
    );
    expect(await answered(() => told(withStore(other)))).toBe(right);
    await other.close();
  });

  test("is named in the refusal", async () => {
    await cluster.kill(1);
    const rows = store.read(SCOPE, (reader) => reader.rows({ fact: "movement", columns: ["amount"], where: [], limit: 1, offset: 0 }));
    await expect(rows).rejects.toThrow(`127.0.0.1:${cluster.ports[1]?.tcp}. Nothing is answered rather than half.`);
    await cluster.start(1);
  });

  test("while a change is written: nothing is lost or doubled", async () => {
    for (const [round, wait] of [0, 15, 40].entries()) {
      await importText(base, files(200 + round, 7 + round));
      const written = answerOr(told(clustered));
      await sleep(wait);
      await cluster.kill(1);
      const outcome = await written;
      await cluster.start(1);
      const right = await told(alone);
      expect([right, "analytics_away"]).toContain(outcome);
      expect(await answered(() => told(clustered))).toBe(right);
      expect(await factLines(clustered, "customer")).toEqual(await factLines(alone, "customer"));
    }
  });
});

describe("a wire that is cut between program and store", () => {
  test("by a break: refused at once, and right when it holds again", async () => {
    await importText(base, files(250, 30));
    const written = answerOr(told(clustered));
    await sleep(10);
    wire.become("cut");
    const outcome = await written;
    wire.become("whole");
    const right = await told(alone);
    expect([right, "analytics_away"]).toContain(outcome);
    expect(await answered(() => told(clustered))).toBe(right);
    expect(await factLines(clustered, "customer")).toEqual(await factLines(alone, "customer"));
  });

  test("by silence: refused after the time a request may take", async () => {
    wire.become("held");
    const began = performance.now();
    const rows = store.read(SCOPE, (reader) => reader.rows({ fact: "movement", columns: ["amount"], where: [], limit: 2, offset: 0 }));
    expect(await answerOr(rows)).toBe("analytics_away");
    expect(performance.now() - began).toBeLessThan(20_000);
    wire.become("whole");
    expect(await told(clustered)).toBe(await told(alone));
  });
});

describe("a writer", () => {
  const sum = (): Promise<readonly bigint[]> =>
    store.read({ ...SCOPE, level: "parent" }, async (reader) => {
      const [row] = await reader.sums({ fact: "cost", sums: ["amount"], by: [], where: [] });
      return [BigInt(row?.rows ?? 0), ...(row?.sums ?? [])];
    });
  const scope = { ...SCOPE, level: "parent" as const };

  test("that is killed in the middle of a part leaves nothing that counts; another writes the part anew", async () => {
    const build = await store.beginBuild(scope);
    const url = base.storage.pool.options.connectionString ?? "";
    const child = spawn(process.execPath, ["--import", "tsx", "test/cluster/half-writer.ts", url, cluster.url("faults"), build], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await physicalRows("cost")).toBe(8);
    const mark = await store.mark(SCOPE);
    if (!mark) throw new Error("nothing was derived");
    await expect(store.finishBuild(scope, build, 1, mark)).rejects.toThrow("of 1 parts");
    await store.writePart(build, 0, async function* (dictionary) {
      yield costs(dictionary, [1, 2]);
      yield costs(dictionary, [3]);
    });
    await store.finishBuild(scope, build, 1, mark);
    expect(await sum()).toEqual([3n, 3n]);
  });

  test("that comes too late is refused, and what it wrote does not count", async () => {
    const build = await store.beginBuild(scope);
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const late = store.writePart(build, 0, async function* (dictionary) {
      yield costs(dictionary, [1, 2], 1000n);
      await gate;
      yield costs(dictionary, [3], 1000n);
    });
    await store.writePart(build, 0, async function* (dictionary) {
      yield costs(dictionary, [1, 2, 3, 4]);
    });
    const mark = await store.mark(SCOPE);
    if (!mark) throw new Error("nothing was derived");
    await store.finishBuild(scope, build, 1, mark);
    goOn();
    await expect(late).rejects.toThrow("have been replaced or given up");
    expect(await sum()).toEqual([4n, 4n]);
  });

  test("that is overtaken by another refresh does not hide the newer one", async () => {
    const mark = await store.mark(scope);
    if (!mark) throw new Error("nothing was derived");
    const refresh = (amount: bigint): Promise<void> =>
      store.refresh(scope, mark, [1], async function* (dictionary) {
        yield costs(dictionary, [1], amount);
      });
    await refresh(10n);
    await Promise.all([refresh(20n), refresh(30n)]);
    expect([23n, 33n]).toContain((await sum())[1]);
    expect((await sum())[0]).toBe(4n);
  });

  test("deletes what was replaced once nobody can be reading it", async () => {
    const address = parseClickHouseUrl(`${cluster.url("faults")}&timeout=1`);
    const quick = await openClickHouseStore({ pool: base.storage.pool, address, longestRead: 200, mostRefreshes: 2, mostAdded: 0 });
    const mark = await store.mark(scope);
    if (!mark) throw new Error("nothing was derived");
    for (const amount of [1n, 2n, 3n, 4n])
      await store.refresh(scope, mark, [1, 2], async function* (dictionary) {
        yield costs(dictionary, [1, 2], amount);
      });
    const before = await sum();
    const rolled = async (): Promise<number> =>
      (await base.storage.pool.query<{ last: number }>("select max(rolled) as last from facts.cluster_build where state = 'current'"))
        .rows[0]?.last ?? 0;
    const begun = await rolled();
    const facts = await factLines(clustered, "customer");
    expect(await physicalRows("cost")).toBeGreaterThan(8);
    await sleep(2500);
    await quick.refresh(scope, mark, [], async function* () {});
    for (let rows = 0; rows !== 4; await sleep(50)) {
      rows = await physicalRows("cost");
      expect(await sum()).toEqual(before);
    }
    await quick.close();
    // The rollups, too, have been put together anew.
    expect(await rolled()).toBeGreaterThan(begun);
    expect(await sum()).toEqual(before);
    expect(await factLines(clustered, "customer")).toEqual(facts);
    expect(await told(clustered)).toBe(await told(alone));
  });
});

describe("PostgreSQL that is set back to a backup", () => {
  const tables = ["build", "part", "name", "state", "cluster", "cluster_build", "cluster_batch"];

  test("from before rows were deleted counts on none of them: all is derived anew", async () => {
    const { pool } = base.storage;
    const address = parseClickHouseUrl(`${cluster.url("faults")}&timeout=1`);
    const quick = await openClickHouseStore({ pool, address, longestRead: 200, mostRefreshes: 0, mostAdded: 0 });
    const context = withStore(quick);
    const right = await told(context);
    expect(right).toBe(await told(alone));
    await pool.query(`create schema backup; ${tables.map((table) => `create table backup.${table} as table facts.${table}`).join(";")}`);
    const isKept = async (): Promise<boolean> => (await physicalRows("movement")) > 0;
    for (const scope of await quick.scopes()) await quick.drop(scope);
    await sleep(2500);
    for (; await isKept(); await sleep(50)) await quick.drop(SCOPE);
    await quick.close();

    await pool.query(
      `truncate ${tables.map((table) => `facts.${table}`).join(", ")}; ${tables.map((table) => `insert into facts.${table} select * from backup.${table}`).join(";")}; drop schema backup cascade`,
    );
    const again = await openClickHouseStore({ pool, address });
    expect(await again.mark(SCOPE)).toBeNull();
    expect(await told(withStore(again))).toBe(right);
    await again.close();
    const last = await openClickHouseStore({ pool, address });
    expect(await last.mark(SCOPE)).not.toBeNull();
    await last.close();
  });
});

describe("a cluster that is not ready", () => {
  const open = (url: string): Promise<SharedStore> => openClickHouseStore({ pool: base.storage.pool, address: parseClickHouseUrl(url) });

  test("is refused with what to do", async () => {
    await expect(open(cluster.url("empty"))).rejects.toThrow("Run “bowtie analytics init”");
    await expect(open(cluster.url("faults").replace("cluster=pair", "cluster=other"))).rejects.toThrow("knows no cluster “other”");
    const wrong = cluster.url("faults").replace(encodeURIComponent(PASSWORD), "mistaken");
    await expect(open(wrong)).rejects.toThrow("Check name and password in ANALYTICS_URL");
    expect(await answerOr(open(wrong))).toBe("analytics_refused");
  });

  test("says which servers are not named, and why none are made together", async () => {
    const [first] = cluster.ports;
    const half = cluster.url("half").replace(/nodes=.*/, `nodes=127.0.0.1:${first?.http}`);
    const init = (url: string) => initialiseClickHouse(base.storage.pool, parseClickHouseUrl(url));
    await expect(init(half)).rejects.toThrow(`127.0.0.1:${cluster.ports[1]?.tcp}`);
    await expect(init(cluster.url("half").replace(/&nodes=.*/, ""))).rejects.toThrow("Name every server in ANALYTICS_URL");
  });

  test("keeps the facts of one ledger, and no other's", async () => {
    const other = await emptyLedger();
    const address = parseClickHouseUrl(cluster.url("faults"));
    await expect(initialiseClickHouse(other.storage.pool, address)).rejects.toThrow("facts of another ledger");
    await expect(openClickHouseStore({ pool: other.storage.pool, address })).rejects.toThrow("facts of another ledger");
    await other.close();
  });

  test("whose shard lost its tables begins anew, wholly", async () => {
    const address = parseClickHouseUrl(cluster.url("faults"));
    expect((await initialiseClickHouse(base.storage.pool, address)).was).toBe("ready");
    await cluster.ask(1, "drop database faults sync");
    expect(await answerOr(open(cluster.url("faults")))).toBe("analytics_not_ready");
    expect((await initialiseClickHouse(base.storage.pool, address)).was).toBe("another version");
    expect(await told(withStore(store))).toBe(await told(alone));
  });

  test("a single server does as well", async () => {
    const url = cluster.url("single").replace(/\?.*/, "");
    const single = await clusterStore(base.storage.pool, url);
    expect(await told(withStore(single))).toBe(await told(alone));
    await single.close();
  });
});
