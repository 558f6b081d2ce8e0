import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../src/operations/index.ts";
import { transaction } from "../src/storage/index.ts";
import { factsOf } from "../src/team/diagnosis/index.ts";
import { type About, type DocumentKind, drawer, listDocuments } from "../src/team/documents/index.ts";
import { readPlans } from "../src/team/plans/index.ts";
import { emptyLedger } from "./helpers/ledger.ts";

let context: Context;
beforeAll(async () => {
  context = await emptyLedger();
});
afterAll(() => context.close());

const KINDS: readonly DocumentKind[] = ["plan", "step", "fact", "task"];
const NOBODY = { id: null, name: "Ann" };
const about = (deal: number, plan: string | null): About => ({ account: 1, deal, plan });
const saving = (id: string, body: object | null, base: number, of: About = about(1, null)) => ({
  id,
  about: of,
  body,
  base,
  by: NOBODY,
  at: new Date("2026-07-01T10:00:00Z"),
});

/** From memory, and as the database has it: inside a transaction nothing is answered from memory. */
async function bothWays(kinds: readonly DocumentKind[]): Promise<readonly [followed: unknown, read: unknown]> {
  const { pool } = context.storage;
  const followed = await listDocuments(pool, kinds);
  return [followed, await transaction(pool, (client) => listDocuments(client, kinds))];
}

async function everythingIsTheSame(): Promise<void> {
  const { pool } = context.storage;
  for (const kinds of [...KINDS.map((kind) => [kind]), KINDS]) {
    const [followed, read] = await bothWays(kinds);
    expect(followed).toEqual(read);
  }
  const zone = "Europe/Paris";
  expect(await readPlans(pool, {}, zone)).toEqual(await transaction(pool, (client) => readPlans(client, {}, zone)));
  expect([...(await factsOf(pool, null))]).toEqual(
    expect.arrayContaining([...(await transaction(pool, (client) => factsOf(client, null)))]),
  );
}

const act = fc.record({
  kind: fc.constantFrom(...KINDS),
  id: fc.constantFrom("a", "b", "c"),
  deal: fc.constantFrom(1, 2),
  plan: fc.constantFrom("a", "b"),
  value: fc.integer({ min: 0, max: 3 }),
  what: fc.constantFrom("save", "save", "save", "remove", "fail"),
});

test("documents that are followed are those that are read, after whatever was saved, removed and begun anew", async () => {
  const { pool } = context.storage;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      for (const { kind, id, deal, plan, value, what } of acts) {
        const own = drawer<object>(kind);
        const known = await own.find(pool, id);
        const of = about(deal, kind === "plan" ? null : plan);
        const body = what === "remove" ? null : { on: value, kind: "noted", fact: "buyer_met", holds: true, people: [], dependsOn: [] };
        await transaction(pool, async (client) => {
          await own.save(client, saving(id, body, known?.version ?? 0, of));
          if (what === "fail") throw new Error("taken back");
        }).catch((error: Error) => {
          if (error.message !== "taken back") throw error;
        });
        if (value === 0) await bothWays(KINDS);
      }
      await everythingIsTheSame();
    }),
    { numRuns: 40 },
  );
});

test("what a transaction saves that began early and ends late is not passed over", async () => {
  const { pool } = context.storage;
  const tasks = drawer<object>("task");
  const slow = await pool.connect();
  await slow.query("begin");
  await tasks.save(slow, saving("slow", { what: "first" }, 0));
  await transaction(pool, (client) => tasks.save(client, saving("quick", { what: "second" }, 0)));
  const ids = async () => (await tasks.list(pool)).map(({ id }) => id);
  expect(await ids()).toContain("quick");
  expect(await ids()).not.toContain("slow");
  await transaction(pool, (client) => tasks.save(client, saving("later", { what: "third" }, 0)));
  expect(await ids()).toContain("later");
  await slow.query("commit");
  slow.release();
  expect(await ids()).toEqual(expect.arrayContaining(["slow", "quick", "later"]));
  await everythingIsTheSame();
});

test("who asks after a save sees it, however many ask and save at once", async () => {
  const { pool } = context.storage;
  const tasks = drawer<object>("task");
  await Promise.all(
    Array.from({ length: 30 }, async (_, n) => {
      await transaction(pool, (client) => tasks.save(client, saving(`many-${n}`, { n }, 0)));
      expect((await tasks.list(pool)).some(({ id }) => id === `many-${n}`)).toBe(true);
    }),
  );
  await everythingIsTheSame();
});

test("a thing of which nothing changed is the very one it was, and the next one is another", async () => {
  const { pool } = context.storage;
  const facts = drawer<object>("fact");
  const note = (id: string, deal: number) =>
    transaction(pool, (client) =>
      facts.save(client, saving(id, { kind: "noted", fact: "buyer_met", holds: true, on: 20_000 }, 0, about(deal, null))),
    );
  await note("of-seven", 7);
  await note("of-eight", 8);
  const before = await factsOf(pool, null);
  expect(await factsOf(pool, null)).toBe(before);
  await note("of-eight-too", 8);
  const after = await factsOf(pool, null);
  expect(after.get(7)).toBe(before.get(7));
  expect(after.get(8)).toHaveLength(2);
  expect(before.get(8)).toHaveLength(1);
});
