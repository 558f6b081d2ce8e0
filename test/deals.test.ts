import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deal, Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { diagnosed } from "./helpers/deal-known.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
const NOW = new Date("2026-03-10T09:00:00Z");

const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, theMachine(), id, routes[id].input.parse(input) as never, () => undefined);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

beforeAll(async () => {
  context = await emptyLedger(() => NOW);
  await importText(
    context,
    company(
      "acme: 100 USD/month from 2025-01",
      "deal acme: sql 2024-11-10, won 2024-12-15, by anna",
      "deal beta: sql 2026-01-10, worth 1200 USD, by anna",
    ),
  );
});
afterAll(() => context.close());

const STEP = { what: "Call Maja", on: "2026-03-20", owner: "Anna" };
const begun = async (over: Partial<Input<"createDeal">> = {}): Promise<Deal> =>
  (
    await act("createDeal", {
      account: "new",
      accountName: "Birch",
      name: "Birch, first",
      amount: { minor: 0, currency: "EUR" },
      nextStep: STEP,
      ...over,
    })
  ).deal;

const bowtie = async (state: string): Promise<number> => {
  const { series } = await act("metric", { metric: "bowtie_volume", from: "2026-03", to: "2026-03", part: state });
  return series[0]?.value ?? 0;
};

describe("deals", () => {
  test("of exports stand in the pipeline by the state of their stage", async () => {
    const { deals, total, owners } = await act("deals", {});
    expect(deals.map(({ name, stage, outcome, amount }) => [name, stage, outcome, amount])).toEqual([
      ["O-beta-2", "discovery", "open", 120_000],
    ]);
    expect([total, owners]).toEqual([1, ["anna"]]);
    expect((await act("deals", { outcome: "any" })).total).toBe(2);
    expect((await act("deals", { flag: "no_next_step" })).total).toBe(1);
  });

  test("begun here are in the same ledger, and counted by the same metrics", async () => {
    const before = await bowtie("mql");
    const deal = await begun();
    expect(deal).toMatchObject({
      source: "openbowtie",
      accountName: "Birch",
      stage: "conversation",
      state: "mql",
      flags: ["no_close_date"],
    });
    expect(await bowtie("mql")).toBe(before + 1);
  });

  test("stop at a gate until enough is known, and go on by what the buyer did", async () => {
    const deal = await begun({ name: "gate" });
    const id = String(deal.deal);
    expect(await code(act("moveDeal", { id, stage: "proposal" }))).toBe("gate_blocked");
    expect(await code(act("moveDeal", { id, stage: "discovery" }))).toBe("gate_warned");
    await diagnosed(context, deal.deal);
    expect(await code(act("moveDeal", { id, stage: "proposal" }))).toBe("evidence_missing");
    const moved = await act("moveDeal", { id, stage: "proposal", evidence: "Confirmed the summary by mail." });
    expect(moved.deal).toMatchObject({ stage: "proposal", state: "sal", total: 15 });
    expect(moved.deal.notes.passes.at(-1)).toMatchObject({
      stage: "proposal",
      verdict: "open",
      evidence: "Confirmed the summary by mail.",
    });
    expect(await bowtie("sal")).toBe(1);
  });

  test("won leave a contract with its ramp, and the numbers follow", async () => {
    const { deal: number } = await begun({ account: "acme", name: "more", type: "new", amount: { minor: 0, currency: "USD" } });
    const id = String(number);
    await diagnosed(context, number);
    expect(await code(act("moveDeal", { id, stage: "won", reason: "price", evidence: "signed" }))).toBe("handoff_incomplete");
    const lines = [
      {
        id: "a",
        product: "team",
        price: "50",
        quantity: "2",
        interval: "month" as const,
        termMonths: 12,
        noticeDays: 30,
        startsOn: "2026-03-01",
        ramp: [{ fromMonth: 6, quantity: "3" }],
      },
    ];
    const changed = await act("changeDeal", { id, base: 1, notes: { lines, kickOffOn: "2026-03-15", risks: [], terms: "a year" } });
    expect(changed.deal.amount).toBe(120_000);
    expect(changed.deal.lacksForCommit).toEqual(["success_criteria", "champion", "promises"]);
  });

  test("keep every change of every field, and never lose one of two that cross", async () => {
    const deal = await begun({ name: "crossed" });
    const id = String(deal.deal);
    await act("changeDeal", { id, base: 1, notes: { terms: "one year" } });
    await act("changeDeal", { id, base: 1, notes: { preferences: "mail" } });
    expect((await act("deal", { id })).notes).toMatchObject({ terms: "one year", preferences: "mail" });
    expect(await code(act("changeDeal", { id, base: 1, notes: { terms: "two years" } }))).toBe("edited_meanwhile");
    const { changes } = await act("dealHistory", { id });
    expect(changes.filter(({ isAside }) => isAside).map(({ fields }) => fields)).toEqual([
      [{ field: "terms", before: "one year", after: "two years" }],
    ]);
  });
});
