import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
let now = new Date("2026-03-10T09:00:00Z");

const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, theMachine(), id, routes[id].input.parse(input) as never, () => undefined);

beforeEach(async () => {
  now = new Date("2026-03-10T09:00:00Z");
  context = await emptyLedger(() => now);
});
afterEach(() => context.close());

const STEP = { what: "Call Maja", on: "2027-03-20", owner: "Anna" };
const HEADER = "Record ID,Deal Name,Deal Stage,Create Date,Close Date,Amount,Currency,Deal Owner";
const hubspot = (...rows: readonly string[]): Promise<{ readonly added: number; readonly unchanged: number }> =>
  importText(context, { "hubspot-deals.csv": [HEADER, ...rows].join("\n") }).then(({ files: [file] }) => ({
    added: file?.entriesAdded ?? -1,
    unchanged: file?.rowsUnchanged ?? -1,
  }));
const ONE = "1,One,Qualified To Buy,2026-01-02,2026-06-01,10000,EUR,Anna";
const one = async (): Promise<Output<"deals">["deals"][number]> => {
  const found = (await act("deals", { search: "One", outcome: "any" })).deals[0];
  if (found === undefined) throw new Error("the deal is gone");
  return found;
};

describe("a deal of a CRM that was moved here", () => {
  const move = async (stage: string): Promise<unknown> =>
    act("moveDeal", {
      id: String((await one()).deal),
      stage,
      nextStep: STEP,
      evidence: "Answered.",
      despite: "They hurry.",
      reason: "No budget",
    });

  test("stays where it is while the CRM only repeats itself, and follows it once it says something new", async () => {
    expect(await hubspot(ONE)).toEqual({ added: 1, unchanged: 0 });
    expect((await one()).stage).toBe("solution");
    await move("lost");
    expect(await hubspot(ONE, "2,Two,Qualified To Buy,2026-01-02,2026-06-01,5,EUR,Anna")).toEqual({ added: 1, unchanged: 1 });
    expect(await one()).toMatchObject({ outcome: "lost", reason: "No budget" });
    // Again and again, in whichever file.
    expect(await hubspot(ONE, "3,Three,Qualified To Buy,2026-01-02,2026-06-01,5,EUR,Anna")).toEqual({ added: 1, unchanged: 1 });
    expect((await one()).outcome).toBe("lost");
    expect(await hubspot(ONE.replace("Qualified To Buy", "Contract Sent"))).toEqual({ added: 1, unchanged: 0 });
    expect(await one()).toMatchObject({ outcome: "open", sourceStage: "Contract Sent", stage: "negotiation" });
  });

  test("whose CRM comes to say the same, and then goes back, goes back", async () => {
    await hubspot(ONE);
    const { deal } = await one();
    await act("changeDeal", { id: String(deal), base: 0, record: { name: "One, renamed" } });
    await act("changeDeal", { id: String(deal), base: 0, record: { name: "One" } });
    await move("lost");
    // Our act again says what the CRM said at first; the CRM's second word is still its newest.
    await hubspot(ONE.replace("10000", "20000"));
    await act("changeDeal", { id: String(deal), base: 1, record: { amount: { minor: 1_000_000, currency: "EUR" } } });
    expect((await one()).amount).toBe(1_000_000);
    expect(await hubspot(ONE, "4,Four,Qualified To Buy,2026-01-02,,5,EUR,Anna")).toEqual({ added: 2, unchanged: 0 });
    expect(await hubspot(ONE.replace("10000", "20000"), "5,Five,Qualified To Buy,2026-01-02,,5,EUR,Anna")).toEqual({
      added: 2,
      unchanged: 0,
    });
    expect((await one()).amount).toBe(2_000_000);
  });

  test("takes up the act again when the import that outweighed it is undone", async () => {
    await hubspot(ONE);
    await move("lost");
    await hubspot(ONE.replace("Qualified To Buy", "Contract Sent"));
    const [newest] = (await act("imports", { limit: 10 })).batches;
    await act("undo", { batch: newest?.id ?? 0 });
    expect((await one()).outcome).toBe("lost");
  });

  test("keeps what exports and people said, each with who and where", async () => {
    await hubspot(ONE);
    await move("lost");
    const { changes } = await act("dealHistory", { id: String((await one()).deal) });
    expect(changes.map(({ by, where }) => [by, where])).toEqual(
      expect.arrayContaining([
        ["hubspot-deals.csv", "ledger"],
        ["machine", "workspace"],
      ]),
    );
    const moved = changes.find(({ fields }) => fields.some(({ field, after }) => field === "outcome" && after === "lost"));
    expect(moved?.fields.find(({ field }) => field === "stage")).toEqual({ field: "stage", before: "Qualified To Buy", after: "Lost" });
  });

  test("leaves no batch among the imports, unless one asks for what people did", async () => {
    await hubspot(ONE);
    await move("lost");
    expect((await act("imports", {})).batches).toHaveLength(1);
    const all = (await act("imports", { acts: "with" })).batches;
    expect(all.map(({ files }) => files[0]?.importer)).toEqual(["workspace", "hubspot.deals"]);
  });
});

describe("the usual pipelines know the stages of", () => {
  const stagesOf = async (): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      (await act("deals", { outcome: "any", limit: 100 })).deals.map(({ sourceStage, stage }) => [sourceStage ?? "", stage]),
    );
  const openBoard = async (): Promise<Readonly<Record<string, number>>> =>
    Object.fromEntries((await act("dealBoard", {})).columns.map(({ stage, count }) => [stage, count]));

  test("HubSpot", async () => {
    const names = [
      "Appointment Scheduled",
      "Qualified To Buy",
      "Presentation Scheduled",
      "Decision Maker Bought-In",
      "Contract Sent",
      "Closed Won",
      "Closed Lost",
    ];
    await hubspot(...names.map((name, i) => `${i + 10},Deal ${i},${name},2026-01-02,2026-06-01,10,EUR,Anna`));
    expect(await stagesOf()).toEqual({
      "Appointment Scheduled": "discovery",
      "Qualified To Buy": "solution",
      "Presentation Scheduled": "solution",
      "Decision Maker Bought-In": "solution",
      "Contract Sent": "negotiation",
      "Closed Won": "won",
      "Closed Lost": "lost",
    });
    expect(await openBoard()).toEqual({ conversation: 0, discovery: 1, solution: 3, proposal: 0, negotiation: 1 });
  });

  test("Salesforce", async () => {
    const names = [
      "Prospecting",
      "Qualification",
      "Needs Analysis",
      "Value Proposition",
      "Id. Decision Makers",
      "Perception Analysis",
      "Proposal/Price Quote",
      "Negotiation/Review",
      "Closed Won",
      "Closed Lost",
    ];
    const header = "Opportunity ID,Opportunity Name,Account Name,Account ID,Stage,Created Date,Close Date,Amount,Amount Currency,Type";
    const rows = names.map((name, i) => `006${i},Deal ${i},Acme,001A,${name},2026-01-02,2026-06-01,10,EUR,New Business`);
    const { files } = await importText(context, { "opportunities.csv": [header, ...rows].join("\n") });
    expect(files[0]).toMatchObject({ importer: "salesforce.opportunities", rowsRejected: 0 });
    expect(await stagesOf()).toMatchObject({
      Prospecting: "discovery",
      Qualification: "discovery",
      "Needs Analysis": "solution",
      "Value Proposition": "solution",
      "Id. Decision Makers": "solution",
      "Perception Analysis": "solution",
      "Proposal/Price Quote": "proposal",
      "Negotiation/Review": "negotiation",
      "Closed Won": "won",
      "Closed Lost": "lost",
    });
  });
});

test("a deal whose export gives no title is called as its customer, and is lost since the day it closed", async () => {
  await importText(context, {
    "accounts.csv": "account_id,name\nA-1,Fern Works\n",
    "opportunities.csv":
      "opportunity_id,account_id,owner,created_on,closed_on,stage,state,outcome,reason\nO-1,A-1,Ada,2026-01-02,2026-02-11,Closed Lost,lost,lost,No budget\n",
  });
  expect((await act("deals", { search: "fern", outcome: "lost" })).deals).toMatchObject([
    { name: "Fern Works", id: "O-1", owner: "Ada", createdOn: "2026-01-02", stageOn: "2026-02-11", reason: "No budget" },
  ]);
});
