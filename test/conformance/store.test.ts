import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnalyticsStore, FactKeeper, openDuckStore, openPostgresStore, type Scope } from "../../src/analytics/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { toolProfiles } from "../../src/standard/index.ts";
import { clusterStore, clusterUrl } from "../helpers/cluster.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { exportsOf, factLines, importAll, tell, undoAll } from "../helpers/telling.ts";
import { worldArb } from "../reference/arbitrary.ts";

/**
 * What every store must do alike. Two of them keep the facts of one ledger; questions go to both, and whatever DuckDB answers the other must:
 * PostgreSQL, or where a ClickHouse cluster runs (npm run test:cluster) that.
 */
let base: Context;
let clock = new Date("2025-03-01T12:00:00Z");
let contexts: readonly Context[] = [];
const quiet = (): undefined => undefined;

const withStore = (store: AnalyticsStore): Context => ({
  ...base,
  store,
  keeper: new FactKeeper({ pool: base.storage.pool, store, settings: () => base.counting.current }),
});

beforeAll(async () => {
  base = await emptyLedger(() => clock);
  const { pool } = base.storage;
  const url = clusterUrl();
  const stores = [await openDuckStore(":memory:"), await (url === null ? openPostgresStore(pool) : clusterStore(pool, url))];
  contexts = stores.map(withStore);
});
afterAll(async () => {
  for (const { store } of contexts) await store.close();
  await base.close();
});

test("a store that is open says that it answers", async () => {
  for (const { store } of contexts) await store.ping();
});

/** The same question to every store; gives the answer they agree on. */
async function alike<T>(ask: (context: Context) => Promise<T>): Promise<T> {
  const [first, ...others] = await Promise.all(
    contexts.map(async (context) => ({ engine: context.store.engine, answer: await ask(context) })),
  );
  if (!first) throw new Error("there is no store");
  for (const { engine, answer } of others) expect(answer, `${engine} and ${first.engine}`).toEqual(first.answer);
  return first.answer;
}

const company = fc.sample(worldArb({ min: 5, max: 5 }), { numRuns: 1, seed: 11 })[0];
const another = fc.sample(worldArb({ min: 3, max: 3 }), { numRuns: 1, seed: 12 })[0];
if (!company || !another) throw new Error("nothing was drawn");

describe("every store", () => {
  let batches: readonly number[] = [];
  let before = "";

  test("answers every metric alike, at every level", async () => {
    batches = await importAll(base, exportsOf(company));
    for (const level of ["customer", "subscription", "parent"] as const) {
      const told = await alike((context) => tell(context, { level }));
      expect(Object.values(told).flat().length).toBeGreaterThan(100);
    }
    before = clock.toISOString();
  });

  test("splits and filters alike", async () => {
    for (const segment of ["region", "account.region", "plan", "currency", "owner"]) await alike((context) => tell(context, { segment }));
    for (const where of [
      [{ field: "region", values: ["north"] }],
      [{ field: "region", values: ["south", ""] }],
      [{ field: "region", values: ["nowhere"] }],
      [{ field: "currency", values: ["EUR"] }],
    ])
      await alike((context) => tell(context, { where, segment: "plan" }));
  });

  test("makes cohorts by every start, and survival of every kind, alike", async () => {
    for (const metric of ["cohort_revenue", "cohort_seats", "cohort_outcomes"])
      for (const method of ["live", "contact", "sale", "first_use", "return"])
        await alike((context) => tell(context, { method, segment: "region" }, [metric]));
    for (const method of ["usage", "onboarding"]) await alike((context) => tell(context, { method, segment: "region" }, ["survival"]));
  });

  test("keeps the same facts after files, corrections, days and an undo", async () => {
    const fewer = exportsOf({ ...another, accounts: another.accounts.map((row) => ({ ...row, region: "east" })) });
    for (const file of fewer) {
      clock = new Date(clock.getTime() + 86_400_000);
      batches = [...batches, ...(await importAll(base, [file]))];
      await alike(async (context) => tell(context, {}, ["mrr_movements", "active_customers"]));
    }
    await alike(async (context) => (await factLines(context, "customer")).length);
    await alike((context) => factLines(context, "customer"));
    await undoAll(base, batches.slice(-2));
    await alike(async (context) => {
      await tell(context, {}, ["mrr"]);
      return factLines(context, "customer");
    });
    await alike((context) => tell(context, { segment: "region" }));
  });

  test("answers as of a past instant alike", async () => {
    const now = await alike((context) => tell(context));
    const then = await alike((context) => tell(context, { asOf: before }));
    expect(then).not.toEqual(now);
  });

  test("counts alike as others do", async () => {
    const ways = new Set<string>();
    for (const { name } of toolProfiles) ways.add(JSON.stringify(await alike((context) => tell(context, { profile: name }))));
    expect(ways.size).toBeGreaterThan(5);
  });

  test("explains alike, page by page", async () => {
    for (const metric of ["mrr", "net_revenue_retention", "win_rate"]) {
      const explain = (offset: number) => (context: Context) =>
        operations.explain(context, { metric, period: "2024-06", where: [], level: "customer", currency: "USD", limit: 3, offset }, quiet);
      for (const offset of [0, 3]) await alike(explain(offset));
    }
  });

  test("lists its scopes, forgets those it is told to, and derives them again", async () => {
    const scope: Scope = { level: "parent", asOf: null, otherwise: {} };
    await alike(async (context) => (await context.store.scopes()).map(({ level, asOf }) => `${level} ${asOf}`).toSorted());
    const told = await alike((context) => tell(context, { level: "parent" }, ["mrr"]));
    for (const { store } of contexts) await store.drop(scope);
    await alike(async ({ store }) => store.mark(scope));
    expect(await alike((context) => tell(context, { level: "parent" }, ["mrr"]))).toEqual(told);
  });

  test("answers readers from one state while another is written", async () => {
    const isSame = await alike(async ({ store, keeper }) => {
      let rebuilt: Promise<unknown> = Promise.resolve();
      const same = await store.read({ level: "customer", asOf: null, otherwise: {} }, async (reader) => {
        const sum = async (): Promise<string> =>
          JSON.stringify(await reader.sums({ fact: "movement", sums: ["amount"], by: [], where: [] }), written);
        const first = await sum();
        rebuilt = keeper.rebuild({ level: "customer", asOf: null, otherwise: {} }, reader.mark.horizon);
        await Promise.race([rebuilt, sleep(500)]);
        return (await sum()) === first;
      });
      await rebuilt;
      return same;
    });
    expect(isSame).toBe(true);
  });

  test("rolls a refresh back when it fails half way", async () => {
    await alike(async ({ store }) => {
      const scope: Scope = { level: "customer", asOf: null, otherwise: {} };
      const mark = await store.mark(scope);
      if (!mark) throw new Error("nothing was derived");
      const sum = async (): Promise<string> =>
        store.read(scope, async (reader) =>
          JSON.stringify(await reader.sums({ fact: "movement", sums: ["amount"], by: [], where: [] }), written),
        );
      const kept = await sum();
      const failing = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("the derivation failed")) }) };
      const broken = store.refresh(scope, { ...mark, position: mark.position + 1 }, [1, 2, 3], () => failing);
      await expect(broken).rejects.toThrow("the derivation failed");
      return [(await sum()) === kept, (await store.mark(scope))?.position === mark.position];
    }).then((held) => expect(held).toEqual([true, true]));
  });
});

const written = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value);
