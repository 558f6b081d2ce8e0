import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Deal, Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { handoffs } from "../src/team/handoff/index.ts";
import { company } from "./helpers/company.ts";
import { diagnosed, planned } from "./helpers/deal-known.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
const NOW = new Date("2026-03-10T09:00:00Z");
let now = NOW;

const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, theMachine(), id, routes[id].input.parse(input) as never, () => undefined);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

beforeAll(async () => {
  context = await emptyLedger(() => now);
  await importText(context, company("acme: 100 USD/month from 2025-01", "old: 10 USD/month from 2024-01, gone 2025-01"));
  await begunOn("2026-03-10");
});
afterAll(() => context.close());
beforeEach(() => {
  now = NOW;
});

const STEP = { what: "Call Maja", on: "2027-03-20", owner: "Anna" };
const LINE = {
  id: "a",
  product: "team",
  price: "49.90",
  quantity: "7",
  interval: "month" as const,
  discountPercent: "12.5",
  termMonths: 12,
  noticeDays: 30,
  startsOn: "2026-03-01",
  ramp: [{ fromMonth: 6, quantity: "9" }],
};

/** A deal that lacks nothing to be won. */
async function ready(name: string, over: Partial<Input<"createDeal">> = {}, lines: object[] = [LINE], isKept = true): Promise<Deal> {
  const { deal } = await act("createDeal", {
    account: "new",
    accountName: name,
    name,
    amount: { minor: 0, currency: "USD" },
    nextStep: STEP,
    ...over,
  });
  await diagnosed(context, deal.deal);
  await planned(context, deal.deal, deal.account, { isKept });
  const notes = { lines, kickOffOn: "2026-03-15", risks: [], terms: "a year" } as Input<"changeDeal">["notes"];
  return (await act("changeDeal", { id: String(deal.deal), base: 1, notes })).deal;
}

/** The ledger speaks up to the last day on which something happened. */
async function begunOn(on: string): Promise<void> {
  now = new Date(`${on}T09:00:00Z`);
  await act("createDeal", { account: "acme", name: `begun on ${on}`, nextStep: { ...STEP, on: "2040-01-01" } });
}

const WIN = { contract: "here" as const, stage: "won", reason: "The outcome", evidence: "Signed by Ole.", signedOn: "2026-03-09" };
const UNIT_OF_COUNT: ReadonlySet<string> = new Set(["bowtie_volume", "win_rate", "renewals_due"]);
const value = async (metric: string, period: string, rest: object = {}): Promise<number | null> =>
  (
    await act("metric", {
      metric,
      from: period,
      to: period,
      ...(UNIT_OF_COUNT.has(metric) ? {} : { currency: "USD" }),
      ...rest,
    } as Input<"metric">)
  ).series[0]?.value ?? null;
const bowtie = (state: string, period = "2026-03"): Promise<number | null> => value("bowtie_volume", period, { part: state });

describe("a won deal", () => {
  test("is left to billing where exports bring recurring revenue, unless somebody says that they never will", async () => {
    const before = await value("mrr", "2026-03");
    const deal = await ready("Billed");
    expect(deal.billedBy).toEqual(["files"]);
    const { contract: _, ...left } = WIN;
    expect(await act("moveDeal", { id: String(deal.deal), ...left })).toMatchObject({ contracts: 0, deal: { outcome: "won" } });
    expect(await value("mrr", "2026-03")).toBe(before);
  });

  test("becomes a contract that MRR counts exactly: with its discount, its ramp and its term", async () => {
    const [before, commits] = [await value("mrr", "2026-03"), await bowtie("commit")];
    const deal = await ready("Ramp");
    expect([deal.listAmount, deal.amount, deal.lacksForCommit]).toEqual([419_160, 366_765, []]);
    const won = await act("moveDeal", { id: String(deal.deal), from: "conversation", ...WIN });
    expect(won).toMatchObject({ contracts: 2, deal: { outcome: "won", closedOn: "2026-03-09", stage: "won", nextStep: null } });
    // 7 x 49.90 less 12.5 %, and from the seventh month 9 of them.
    expect(await value("mrr", "2026-03")).toBe((before ?? 0) + 30_564);
    expect(await bowtie("commit")).toBe((commits ?? 0) + 1);
    await begunOn("2026-10-10");
    expect(await value("mrr", "2026-09")).toBe((before ?? 0) + 39_296);
    await begunOn("2027-05-10");
    expect(await value("mrr", "2027-02")).toBe((before ?? 0) + 39_296);
    expect(await value("mrr", "2027-04")).toBe(before);
    now = NOW;
    const [subscription] = (await act("account", { id: String(deal.account) })).subscriptions;
    expect(subscription).toMatchObject({ plan: "team", startsOn: "2026-03-01", termMonths: 12 });
  });

  test("whose price steps up each year in a term of three is due once", async () => {
    const ramp = [12, 24].map((fromMonth, at) => ({ fromMonth, price: `${60 + at}` }));
    const deal = await ready("Three years", {}, [{ ...LINE, interval: "year" as const, termMonths: 36, ramp }]);
    await act("moveDeal", { id: String(deal.deal), ...WIN });
    await begunOn("2029-06-10");
    const due = await Promise.all(["2027-03", "2028-03", "2029-03"].map((month) => value("renewals_due", month)));
    // The first contract of this file is due in 2027-03 too.
    expect(due).toEqual([1, 0, 1]);
  });

  test("without a term goes on, and one in yen has no decimals", async () => {
    const line = { ...LINE, price: "1000", quantity: "1", discountPercent: null, termMonths: null, noticeDays: null, ramp: [] };
    const deal = await ready("Open end", { amount: { minor: 0, currency: "JPY" } }, [
      line,
      { ...line, id: "b", interval: "year" as const },
    ]);
    expect(deal.amount).toBe(13_000);
    await act("moveDeal", { id: String(deal.deal), ...WIN });
    await begunOn("2029-05-10");
    expect(await value("mrr", "2029-04", { currency: "JPY" })).toBe(1083);
    now = NOW;
  });

  test("of a customer who had left is its return", async () => {
    const deal = await ready("Back", { account: "old" });
    await act("moveDeal", { id: String(deal.deal), ...WIN });
    expect(await value("reactivated_mrr", "2026-03")).toBe(30_564);
  });

  test("asks for a reason, a day that has come, and a hand-off; and is won once", async () => {
    const deal = await ready("Once");
    const id = String(deal.deal);
    expect(await code(act("moveDeal", { id, stage: "won", evidence: "Signed." }))).toBe("reason_missing");
    expect(await code(act("moveDeal", { id, ...WIN, signedOn: "2026-03-11" }))).toBe("signed_ahead");
    const won = await Promise.allSettled([act("moveDeal", { id, ...WIN }), act("moveDeal", { id, ...WIN })]);
    expect(won.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await code(act("moveDeal", { id, stage: "proposal", nextStep: STEP }))).toBe("deal_won");
    expect((await act("account", { id: String(deal.account) })).subscriptions).toHaveLength(1);
  });

  test("is refused while a promise is kept by nothing, unless both sides drop it", async () => {
    const deal = await ready("Promise", {}, [LINE], false);
    const id = String(deal.deal);
    const before = await value("mrr", "2026-03");
    expect(await code(act("moveDeal", { id, ...WIN }))).toBe("promise_lost");
    expect(await act("deal", { id })).toMatchObject({ outcome: "open", version: deal.version });
    expect(await value("mrr", "2026-03")).toBe(before);
    const dropped = [{ promiseId: `plan-${deal.deal}/p`, reason: "They bought their own", buyer: "Maja", us: "Anna" }];
    expect((await act("moveDeal", { id, ...WIN, dropped })).deal.outcome).toBe("won");
  });

  test("by mistake is taken back whole: contract, plan and hand-off", async () => {
    const [before, commits] = [await value("mrr", "2026-03"), await bowtie("commit")];
    const deal = await ready("Mistake");
    const id = String(deal.deal);
    await act("moveDeal", { id, ...WIN });
    await act("changeDeal", { id, base: deal.version + 1, record: { name: "Mistake, renamed" } });
    const { deal: back } = await act("undoMove", { id, from: "won" });
    expect(back).toMatchObject({ outcome: "open", stage: "conversation", name: "Mistake, renamed", nextStep: STEP, closedOn: null });
    expect([await value("mrr", "2026-03"), await bowtie("commit")]).toEqual([before, commits]);
    expect(await handoffs.find(context.storage.pool, id)).toBeNull();
    expect(await code(act("undoMove", { id }))).toBe("no_move");
    expect((await act("moveDeal", { id, ...WIN })).deal.outcome).toBe("won");
    expect(await value("mrr", "2026-03")).toBe((before ?? 0) + 30_564);
  });
});

describe("a lost deal", () => {
  test("counts as lost with its reason, and is no longer once it is reopened where it was", async () => {
    const lost = (): Promise<number | null> => value("win_rate", "2026-03");
    const deal = await ready("Lost");
    const id = String(deal.deal);
    await act("moveDeal", { id, stage: "proposal", evidence: "Confirmed." });
    const before = await lost();
    expect(before).toBe(1);
    expect(await code(act("moveDeal", { id, stage: "lost" }))).toBe("reason_missing");
    const gone = await act("moveDeal", { id, stage: "lost", reason: "No budget" });
    expect(gone.deal).toMatchObject({ outcome: "lost", reason: "No budget", closedOn: "2026-03-10", nextStep: null, gate: null });
    expect(await lost()).toBeLessThan(before ?? 0);
    // Back to where it was lost from takes a next step; further takes what the gates ask.
    expect(await code(act("moveDeal", { id, stage: "proposal" }))).toBe("next_step_missing");
    expect(await code(act("moveDeal", { id, stage: "negotiation", nextStep: STEP }))).toBe("evidence_missing");
    const again = await act("moveDeal", { id, stage: "proposal", nextStep: STEP });
    expect(again.deal).toMatchObject({ outcome: "open", stage: "proposal", reason: null, closedOn: null });
    expect(await lost()).toBe(before);
    expect((await act("deals", { search: "Lost" })).total).toBe(1);
  });
});

describe("gates", () => {
  test("of a stage that is skipped are asked all the same", async () => {
    const { deal } = await act("createDeal", { account: "acme", name: "Skip", type: "new", nextStep: STEP });
    const refused = await act("moveDeal", { id: String(deal.deal), stage: "negotiation", evidence: "They asked." }).catch(
      (error: { details: { gates: { gate: string }[] } }) => error.details.gates.map(({ gate }) => gate),
    );
    expect(refused).toEqual(["sql", "sal", "proposal", "negotiation"]);
  });
});

describe("two people at once", () => {
  test("lose nothing: a move and a change of the same deal are both there", async () => {
    const deal = await ready("Both");
    const id = String(deal.deal);
    for (let i = 0; i < 4; i++) {
      const stage = i % 2 === 0 ? "discovery" : "conversation";
      const done = await Promise.all([
        act("moveDeal", { id, stage, evidence: "Answered." }),
        act("changeDeal", { id, base: deal.version + i, record: { name: `Both ${i}` } }),
        act("changeDeal", { id, base: deal.version + i, record: { owner: `Owner ${i}` } }),
      ]);
      expect(done).toHaveLength(3);
      expect(await act("deal", { id })).toMatchObject({ stage, name: `Both ${i}`, owner: `Owner ${i}` });
    }
    const passes = await act("deal", { id });
    expect(passes.notes.passes.map(({ stage }) => stage)).toEqual(["discovery", "conversation", "discovery", "conversation"]);
  });

  test("who move it to different stages are told, and none of it is silent", async () => {
    const deal = await ready("Crossing");
    const id = String(deal.deal);
    const moves = ["discovery", "solution"].map((stage) =>
      code(act("moveDeal", { id, stage, from: "conversation", evidence: "Answered." })),
    );
    expect((await Promise.all(moves)).sort()).toEqual(["done", "edited_meanwhile"]);
    expect((await act("deal", { id })).notes.passes).toHaveLength(1);
  });
});

describe("products", () => {
  test("that cannot be sold are refused with what is wrong", async () => {
    const deal = await ready("Flawed");
    const id = String(deal.deal);
    const save = (lines: object[]): Promise<string> =>
      code(act("changeDeal", { id, base: deal.version, notes: { lines } as Input<"changeDeal">["notes"] }));
    expect(await save([{ ...LINE, discountPercent: "120" }])).toBe("bad_line");
    expect(await save([{ ...LINE, ramp: [{ fromMonth: 12, quantity: "1" }] }])).toBe("bad_line");
    expect(await save([LINE, LINE])).toBe("bad_line");
    // What it is worth follows from them, whatever amount is written.
    const { deal: same } = await act("changeDeal", { id, base: deal.version, record: { amount: { minor: 5, currency: "EUR" } } });
    expect([same.amount, same.currency]).toEqual([366_765, "EUR"]);
  });
});
