import { afterEach, beforeEach, expect, test } from "vitest";
import type { Scope } from "../src/analytics/index.ts";
import { appendFile, openBatch, type ReadRow } from "../src/ledger/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { transaction } from "../src/storage/index.ts";
import { emptyLedger } from "./helpers/ledger.ts";

let context: Context;
beforeEach(async () => {
  context = await emptyLedger();
});
afterEach(async () => context.close());

const SCOPE: Scope = { level: "customer", asOf: null, otherwise: {} };
const today = 20_650 as Parameters<Context["keeper"]["bring"]>[1];

/** A moment somebody else decides on. */
function gate(): { readonly passed: Promise<void>; open(): void; fail(error: Error): void } {
  let open = (): void => undefined;
  let fail = (_: Error): void => undefined;
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { passed, open: () => open(), fail: (error) => fail(error) };
}

const line = (account: string): ReadRow => ({
  row: 2,
  records: [
    {
      type: "subscription_line",
      fields: {
        subscription_id: `S-${account}`,
        account_id: account,
        starts_on: "2026-01-01",
        price: "10",
        interval: "month",
        currency: "USD",
      },
      attributes: {},
    },
  ],
  issues: [],
  cells: null,
});

/** An import of one line, from a system of its own, that waits before its rows are read, and again before it is committed. */
async function append(account: string, reads: Promise<void>, commits: Promise<void>): Promise<void> {
  const batchId = await openBatch(context.storage.pool, account, context.now());
  await transaction(context.storage.pool, async (client) => {
    const rows = async function* (): AsyncGenerator<readonly ReadRow[]> {
      await reads;
      yield [line(account)];
    };
    const file = { batchId, source: account, name: account, bytes: 1, contentHash: account, importer: "test", mapping: {}, through: null };
    await appendFile(client, { ...file, recordedAt: context.now() }, rows());
    await commits;
  });
}

const customers = async (): Promise<number> => {
  await context.keeper.bring(SCOPE, today);
  return context.store.read(SCOPE, async (reader) =>
    Number((await reader.sums({ fact: "movement", sums: ["logos"], by: [], where: [] }))[0]?.sums[0] ?? 0n),
  );
};
const now = Promise.resolve();
const short = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

test("an import that began first and ended last is not skipped", async () => {
  const reading = gate();
  const slow = append("slow", reading.passed, now);
  await short();
  await append("quick", now, now);
  expect(await customers()).toBe(1);
  reading.open();
  await slow;
  expect(await customers()).toBe(2);
});

test("facts brought up to date while an import waits to be committed do not jump over it", async () => {
  const committing = gate();
  const first = append("first", now, committing.passed);
  await short();
  const second = append("second", now, now);
  await short();
  // Neither is there: the second waits for the first, and what is not committed has no position yet.
  expect(await customers()).toBe(0);
  committing.open();
  await Promise.all([first, second]);
  expect(await customers()).toBe(2);
});

test("an import that fails leaves no trace and holds nobody up", async () => {
  const reading = gate();
  const failing = append("failing", reading.passed, now);
  await short();
  reading.fail(new Error("the file broke off"));
  await expect(failing).rejects.toThrow("the file broke off");
  await append("next", now, now);
  expect(await customers()).toBe(1);
});

test("many imports at once are all there, each once", async () => {
  const names = Array.from({ length: 8 }, (_, i) => `c${i}`);
  const asking = (async () => {
    for (let i = 0; i < 5; i++) await customers();
  })();
  await Promise.all([...names.map((name) => append(name, now, now)), asking]);
  expect(await customers()).toBe(8);
  const { laws } = await operations.check(context, {}, () => undefined);
  expect(laws.filter(({ holds }) => !holds)).toEqual([]);
});
