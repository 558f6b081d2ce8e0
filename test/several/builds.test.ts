import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FactKeeper, openDuckStore, openPostgresStore, presentScope, type SharedStore, workOff } from "../../src/analytics/index.ts";
import { type Context, today } from "../../src/operations/index.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { factLines } from "../helpers/telling.ts";

const SCOPE = presentScope();
/** Parts of a few units each. */
process.env["OPENBOWTIE_PART_ENTRIES"] = "8";

let base: Context;
let store: SharedStore;
beforeAll(async () => {
  base = await emptyLedger();
  store = await openPostgresStore(base.storage.pool);
  await importText(
    base,
    company(
      ...Array.from({ length: 40 }, (_, n) => `a${n} (region=r${n % 5}): ${n + 1} USD/month from 2024-0${1 + (n % 9)}, +5 in 2025-01`),
    ),
  );
});
beforeEach(async () => {
  for (const scope of await store.scopes()) await store.drop(scope);
});
afterAll(async () => base.close());

const keeperOf = (of: SharedStore): FactKeeper =>
  new FactKeeper({ pool: base.storage.pool, store: of, settings: () => base.counting.current });

/** The facts as a DuckDB derives them, all at once and alone. */
async function derivedAlone(): Promise<readonly string[]> {
  const alone = await openDuckStore(":memory:");
  await new FactKeeper({ pool: base.storage.pool, store: alone, settings: () => base.counting.current }).bring(SCOPE, today(base));
  const lines = await factLines({ ...base, store: alone }, "customer");
  await alone.close();
  return lines;
}

const shared = (of: SharedStore = store): Promise<readonly string[]> => factLines({ ...base, store: of }, "customer");
const buildsBegun = async (): Promise<number> =>
  (await base.storage.pool.query<{ last: number }>("select last_value as last from facts.build_number")).rows[0]?.last ?? 0;
const schemas = async (): Promise<readonly string[]> =>
  (
    await base.storage.pool.query<{ name: string }>("select nspname as name from pg_namespace where nspname ~ '^facts_' order by 1")
  ).rows.map(({ name }) => name);

/** The store, of which a part is written only after something else has happened. */
const meanwhile = (happens: (part: number, build: string) => Promise<void>): SharedStore =>
  Object.create(store, {
    writePart: {
      value: async (...[build, part, fill]: Parameters<SharedStore["writePart"]>) => {
        await happens(part, build);
        await store.writePart(build, part, fill);
      },
    },
  }) as SharedStore;

test("what is imported while parts are derived is in none of them, and comes with the next refresh", async () => {
  const before = await derivedAlone();
  let isImported = false;
  let parts = 0;
  const keeper = keeperOf(
    meanwhile(async () => {
      parts += 1;
      if (isImported) return;
      isImported = true;
      // New customers, more of an old one, and old ones that belong together from now on.
      await importText(
        base,
        company(
          "a3 (parent=a30): 900 USD/month from 2025-03",
          "a4 (parent=a30): 7 USD/month from 2025-04",
          "late: 1 USD/month from 2025-05",
        ),
        {
          title: "meanwhile",
        },
      );
    }),
  );
  const mark = await keeper.bring(SCOPE, today(base));
  expect(parts).toBeGreaterThan(5);
  expect(await shared()).toEqual(before);
  const after = await keeperOf(store).bring(SCOPE, today(base));
  expect(after.position).toBeGreaterThan(mark.position);
  expect(await shared()).toEqual(await derivedAlone());
  expect(await shared()).not.toEqual(before);
});

test("keepers that ask at the same time derive once", async () => {
  const begun = await buildsBegun();
  const told: number[] = [];
  const keepers = [keeperOf(store), keeperOf(store), keeperOf(store)];
  const marks = await Promise.all(keepers.map((keeper) => keeper.bring(SCOPE, today(base), ({ done, total }) => told.push(done / total))));
  expect(new Set(marks.map(({ position }) => position)).size).toBe(1);
  expect(await buildsBegun()).toBe(begun + 1);
  expect(Math.max(...told)).toBe(1);
  expect(await shared()).toEqual(await derivedAlone());
});

test("a part whose writer is cut off from the database is written by another, once", async () => {
  let isCut = false;
  const keeper = keeperOf(
    meanwhile(async () => {
      if (isCut) return;
      isCut = true;
      // Whoever reads or writes for a part is gone, as when a machine is switched off.
      await base.storage.pool.query(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1 and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())",
      );
    }),
  );
  await keeper.bring(SCOPE, today(base));
  expect(isCut).toBe(true);
  expect(await shared()).toEqual(await derivedAlone());
  await keeper.sweep();
  expect(await schemas()).toHaveLength(1);
});

test("a worker that dies over a part leaves it to the others", async () => {
  const own = new pg.Pool({ ...base.storage.pool.options, application_name: "doomed" });
  own.on("error", () => undefined);
  own.on("connect", (client) => client.on("error", () => undefined));
  let hangs = (): void => undefined;
  const isHanging = new Promise<void>((resolve) => {
    hangs = resolve;
  });
  const never: SharedStore = Object.create(await openPostgresStore(own), {
    writePart: {
      value: () => {
        hangs();
        return new Promise(() => undefined);
      },
    },
  }) as SharedStore;
  await workOff({ pool: own, store: never, concurrency: 1, report: () => undefined, trouble: () => undefined });
  // The asker begins once the other is at a part, and soon has only that one left.
  const done: number[] = [];
  const brought = keeperOf(meanwhile(() => isHanging)).bring(SCOPE, today(base), ({ done: units, total }) => done.push(total - units));
  await isHanging;
  while (done.at(-1) === undefined || (done.at(-1) ?? 0) > 4) await sleep(20);
  await sleep(300);
  expect(done.at(-1)).toBeGreaterThan(0);
  await base.storage.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'");
  await brought;
  expect(done.at(-1)).toBe(0);
  expect(await shared()).toEqual(await derivedAlone());
  own.end().catch(() => undefined);
});

test("of two who write one part one is kept, and a build that lacks a part is not finished", async () => {
  await keeperOf(store).bring(SCOPE, today(base));
  const before = await shared();
  const mark = await store.mark(SCOPE);
  if (mark === null) throw new Error("nothing was derived");
  const build = await store.beginBuild(SCOPE);
  const fill = async function* (): AsyncGenerator<never> {};
  await Promise.all([store.writePart(build, 0, fill), store.writePart(build, 0, fill)]);
  await expect(store.finishBuild(SCOPE, build, 2, mark)).rejects.toThrow("of 2 parts");
  expect(await shared()).toEqual(before);
  await store.dropBuild(build);
  await store.dropBuild(build);
});

test("what a dead process left is taken away, and what a living one writes is not", async () => {
  await keeperOf(store).bring(SCOPE, today(base));
  const kept = await schemas();
  const left = await store.beginBuild(SCOPE);
  await store.writePart(left, 0, async function* () {});
  expect(await schemas()).toContain(left);
  await keeperOf(store).sweep();
  expect(await schemas()).toEqual(kept);

  await store.drop(SCOPE);
  let isSwept = false;
  await keeperOf(
    meanwhile(async (_, build) => {
      if (!isSwept) await keeperOf(store).sweep();
      isSwept = true;
      expect(await schemas()).toContain(build);
    }),
  ).bring(SCOPE, today(base));
  expect(await shared()).toEqual(await derivedAlone());
});

test("programs of two versions keep facts of their own and do not fight over them", async () => {
  const newer = await openPostgresStore(base.storage.pool, store.version + 1);
  const [old, young] = [keeperOf(store), keeperOf(newer)];
  const marks = [await old.bring(SCOPE, today(base)), await young.bring(SCOPE, today(base))];
  expect(marks[0]?.context).not.toBe(marks[1]?.context);
  const begun = await buildsBegun();
  for (const keeper of [old, young, old, young]) await keeper.bring(SCOPE, today(base));
  expect(await buildsBegun()).toBe(begun);
  expect(await shared(newer)).toEqual(await shared());

  // An old one that nobody asks any more is taken away by a newer one, never the other way round.
  await base.storage.pool.query("update facts.state set used_at = now() - interval '2 days'");
  await old.sweep();
  expect(await newer.mark(SCOPE)).not.toBeNull();
  await base.storage.pool.query("update facts.state set used_at = now() - interval '2 days'");
  await young.sweep();
  expect(await store.mark(SCOPE)).toBeNull();
  expect(await newer.mark(SCOPE)).not.toBeNull();
  await newer.drop(SCOPE);
});
