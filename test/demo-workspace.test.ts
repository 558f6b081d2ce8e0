import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTables } from "../scripts/demo/tables.ts";
import { makeWorkspace } from "../scripts/demo/workspace/workspace.ts";
import { type Base, dealNotesSchema, routes } from "../src/contract/index.ts";
import { day, parseDay } from "../src/domain/index.ts";
import { loadDemoWorkspace } from "../src/operations/demo-workspace.ts";
import { beginDemo, type Context, operations, run, theMachine } from "../src/operations/index.ts";
import { moments } from "../src/standard/index.ts";
import { dealNotes } from "../src/team/deals/index.ts";
import { diagnosisOn, factsOf, scoreOf } from "../src/team/diagnosis/index.ts";
import { documentKinds, listDocuments } from "../src/team/documents/index.ts";
import { completenessOf, handoffs } from "../src/team/handoff/index.ts";
import { momentQuality, momentRecords, tradeBalance, tradeOf, trades } from "../src/team/moments/index.ts";
import { checkPlan, progressOf, promiseFates, readPlans } from "../src/team/plans/index.ts";
import { demoFolder } from "./helpers/demo-count.ts";
import { emptyLedger } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
/** Of these the invented team wrote nothing: its method is the standard's, and nobody of it has a place here that goals could be of. */
const WITHOUT = ["notice_settings", "expansion", "goal", "method"];
/** What is about the team itself. */
const OF_NOBODY = ["meeting", "decision"];
const ON = day(parseDay("2026-11-20") ?? 0);

let context: Context;
let base: Base;

beforeAll(async () => {
  context = await emptyLedger(() => new Date("2026-11-22T12:00:00Z"));
  await beginDemo(context, context.dataFolder, quiet);
  base = await run(context, theMachine(), "base", routes.base.input.parse({ currency: "EUR" }) as never, quiet);
});
afterAll(() => context.close());

const count = async (): Promise<number> => (await context.storage.pool.query("select from bowtie.document")).rowCount ?? 0;

describe("the team of the invented company", () => {
  test("wrote what the script writes, byte for byte, and not too much", () => {
    const text = readFileSync(join(demoFolder, "workspace.json"), "utf8");
    expect(makeWorkspace(makeTables()) === text).toBe(true);
    expect(text.length).toBeLessThan(400_000);
  });

  test("wrote of every kind, each beside a customer or a deal that is there", async () => {
    const all = await listDocuments(context.storage.pool, documentKinds);
    expect(all.length).toBeGreaterThan(800);
    for (const kind of documentKinds) expect([kind, all.some((one) => one.kind === kind)]).toEqual([kind, !WITHOUT.includes(kind)]);
    for (const { id, kind, account } of all) expect([id, account]).toEqual([id, OF_NOBODY.includes(kind) ? null : expect.any(Number)]);
    expect(JSON.stringify(all.map(({ id, body }) => [id, body]))).not.toMatch(/@account|@deal|@package|NaN/);
  });

  test("is there once, however often the start is interrupted; what was changed since stays", async () => {
    const before = await count();
    await context.storage.pool.query("delete from bowtie.document where kind in ('proof', 'rescue')");
    expect(await count()).toBeLessThan(before);
    await beginDemo(context, context.dataFolder, quiet);
    expect(await count()).toBe(before);
    expect(await loadDemoWorkspace(context, demoFolder)).toBe(0);
  });

  test("changed no number of the ledger", async () => {
    const arr = async () =>
      (await operations.metric(context, { metric: "arr", where: [], level: "customer", by: "total" } as never, quiet)).series;
    const { position } = await operations.health(context, undefined as never, quiet, theMachine());
    const before = await arr();
    await context.storage.pool.query("truncate bowtie.document");

    expect(await loadDemoWorkspace(context, demoFolder)).toBeGreaterThan(800);

    expect(await arr()).toEqual(before);
    expect((await operations.health(context, undefined as never, quiet, theMachine())).position).toBe(position);
  });

  test("wrote what the rooms can read: diagnoses, moments, hand-offs, trades, plans, next steps", async () => {
    const { pool } = context.storage;
    const totals = [...(await factsOf(pool, null)).values()].map(
      (facts) =>
        scoreOf(
          diagnosisOn(
            facts.map(({ body }) => body),
            ON,
          ),
        ).total,
    );
    expect([totals.some((total) => total >= 12), totals.some((total) => total < 8)]).toEqual([true, true]);
    const qualities = (await momentRecords.list(pool)).map(({ body }) => momentQuality(body).quality);
    expect(new Set(qualities).size).toBeGreaterThan(2);
    for (const { body } of await momentRecords.list(pool)) expect(moments.map(({ id }) => id)).toContain(body.moment);
    const given = await handoffs.list(pool);
    expect(new Set(given.map(({ body }) => body.state))).toEqual(new Set(["accepted", "returned", "offered"]));
    for (const { body } of given) expect(completenessOf(body.package).missing.length).toBeLessThan(3);
    expect(tradeBalance((await trades.list(pool)).map(({ body }) => tradeOf(body))).given.length).toBeGreaterThan(0);
    for (const { body } of await dealNotes.list(pool)) expect(dealNotesSchema.safeEncode(body as never).success).toBe(true);
    const plans = await readPlans(pool, {}, "UTC");
    const states = new Set(plans.flatMap(({ plan }) => plan.outcomes.map(({ state }) => state)));
    expect(states).toEqual(new Set(["discovered", "agreed", "delivered", "confirmed"]));
    const fates = new Set(plans.flatMap(({ plan }) => promiseFates(plan, ON).map(({ fate }) => fate)));
    expect(fates).toEqual(new Set(["open", "agreed", "delivered", "confirmed", "broken", "lost", "dropped"]));
    expect(plans.flatMap(({ plan }) => checkPlan(plan, ON)).some(({ flag }) => flag === "stale")).toBe(true);
    const progress = plans.flatMap(({ plan, measurements }) => plan.outcomes.map((one) => progressOf(one, measurements, ON)));
    expect([progress.some(({ isAtRisk }) => isAtRisk), progress.some((one) => one.progress === 1)]).toEqual([true, true]);
  });

  test("gives every part of the base something to show", () => {
    expect(base.on >= "2026-11-01" && base.on <= "2026-11-22").toBe(true);
    for (const list of [
      base.promises.list,
      base.waiting.list,
      base.usage.busy,
      base.usage.quiet,
      base.oversold.list,
      base.expansions.list,
      base.proofs.unsupported,
      base.proofs.advocates,
      base.stale,
      base.rescues.list,
      base.threads.single,
      base.outcomes.recurrence,
    ])
      expect(list.total).toBeGreaterThan(0);
    expect(base.expansions.byProof.map(({ n }) => n > 0)).toEqual([true, true, true]);
    expect([base.retention.withOutcome.nrr, base.retention.withoutOutcome.nrr]).toEqual([expect.any(Number), expect.any(Number)]);
    for (const { stage, reached } of base.funnel.all) expect([stage, reached > 0]).toEqual([stage, true]);
    expect(base.depth.map(({ kept }) => kept.value)).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)]);
  });
});
