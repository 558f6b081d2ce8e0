import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Input, type RouteId, routes } from "../src/contract/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { findPerson } from "../src/team/people/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
let ann: By;

beforeAll(async () => {
  context = await emptyLedger();
  await importText(
    context,
    company(
      "acme (region=north): 100 USD/month from 2024-01, +50 in 2024-06",
      "beta (region=south): 10 EUR/month from 2025-10",
      "child (parent=acme): 30 USD/month from 2025-02",
      "deal acme: sql 2024-01-10, won 2024-02-15",
      "deal beta: sql 2025-09-10, won 2025-10-01",
      "deal gamma: sql 2026-01-10, worth 900 USD",
      "deal delta: sql 2026-02-10, worth 700 USD",
    ),
  );
  const person = await findPerson(context.storage.pool, await personOf(context, ["ae"]));
  if (person === null) throw new Error("nobody");
  ann = { ...theMachine(), who: { kind: "person", person } as By["who"] };
});
afterAll(() => context.close());

/** Every page as a program shows it that has nothing in memory yet, beside the one that has followed everything. */
async function readAnew(): Promise<Readonly<Record<string, unknown>>> {
  const { pool } = context.storage;
  const own = new (pool.constructor as new (options: unknown) => pg.Pool)(pool.options);
  try {
    return await everything({
      ...context,
      storage: { ...context.storage, pool: own },
      store: Object.create(context.store) as Context["store"],
    });
  } finally {
    await own.end();
  }
}

const ask = <K extends OperationRoute>(of: Context, by: By, id: K, input: Input<K & RouteId>): Promise<unknown> =>
  run(of, by, id, routes[id].input.parse(input) as never, () => undefined);
const act = (id: OperationRoute, input: unknown): Promise<never> =>
  ask(context, theMachine(), id as never, input as never) as Promise<never>;

const deals = async (): Promise<readonly { deal: number; name: string; outcome: string; version: number }[]> =>
  ((await act("deals", { outcome: "any", sort: "name" })) as { deals: { deal: number; name: string; outcome: string; version: number }[] })
    .deals;
const open = async (): Promise<string> => String((await deals()).find(({ outcome }) => outcome === "open")?.deal);
const won = async (): Promise<string> => String((await deals()).find(({ outcome }) => outcome === "won")?.deal);

/** What every page asks. */
async function everything(of: Context): Promise<Readonly<Record<string, unknown>>> {
  const machine = theMachine();
  const [first, closed] = [await open(), await won()];
  return {
    deals: await ask(of, machine, "deals", { outcome: "any", sort: "name" }),
    flagged: await ask(of, machine, "deals", { flag: "no_next_step" }),
    priorities: await ask(of, machine, "deals", { sort: "priority" }),
    board: await ask(of, machine, "dealBoard", {}),
    deal: await ask(of, machine, "deal", { id: first }),
    diagnosis: await ask(of, machine, "diagnosis", { id: first, language: "en" }),
    plans: await ask(of, machine, "successPlans", {}),
    handoffs: await ask(of, machine, "handoffs", {}),
    handoff: await ask(of, machine, "handoff", { id: closed }),
    handoffReport: await ask(of, machine, "handoffReport", {}),
    moments: await ask(of, machine, "momentReport", {}),
    leads: await ask(of, machine, "leads", { show: "any" }),
    tasks: await ask(of, machine, "tasks", { state: "any" }),
    mine: await ask(of, ann, "myWork", {}),
    team: await ask(of, machine, "teamWork", {}),
    meetings: await ask(of, machine, "meetings", {}),
    base: await ask(of, machine, "base", { field: "region" }),
    bowtie: await ask(of, machine, "bowtie", { from: "2025-07", to: "2026-06" }),
  };
}

const lastImport = async (): Promise<number> => {
  const { batches } = (await act("imports", {})) as { batches: { id: number; title: string; undoneAt: string | null }[] };
  return batches.find(({ title, undoneAt }) => title === "test" && undoneAt === null)?.id ?? 0;
};

const STEP = { what: "call", on: "2026-08-01", owner: "Ann" };
const OUTCOME = {
  statement: "First reply from 8 h to 2 h",
  bucket: "experience",
  metric: { name: "first reply", unit: "h", direction: "down", meter: null },
  baseline: { value: 8, on: "2026-01-01", evidence: null },
  target: { value: 2, upTo: null, dueOn: "2026-12-30" },
  buyerOwner: "Maja",
  ourOwner: "Ann",
};
let plan = "";

const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    "a next step",
    async () => {
      const id = await open();
      const { version } = (await act("deal", { id })) as { version: number };
      return act("changeDeal", { id, base: version, notes: { nextStep: STEP } });
    },
  ],
  [
    "a stage, into the ledger",
    async () => act("moveDeal", { id: await open(), stage: "solution", despite: "now", evidence: "they came", nextStep: STEP }),
  ],
  [
    "a fact",
    async () =>
      act("addFact", {
        id: await open(),
        fact: { kind: "event", event: { description: "fair", on: "2026-10-01", consequence: "late", isTheirs: true, isTested: true } },
      }),
  ],
  ["another fact", async () => act("addFact", { id: await open(), fact: { kind: "noted", fact: "buyer_met", holds: true } })],
  [
    "a plan",
    async () => {
      plan = (
        (await act("createPlan", { account: "acme", valueOn: "2026-09-30", committedOn: "2026-01-01", objective: "Answer faster" })) as {
          plan: string;
        }
      ).plan;
    },
  ],
  ["an outcome", () => act("savePlanPart", { plan, kind: "outcome", part: "one", base: 0, outcome: OUTCOME })],
  ["what is measured", () => act("measure", { plan, outcome: "one", on: "2026-06-01", value: 6 })],
  ["an impact", () => act("moveImpact", { plan, outcome: "one", to: "agreed", buyer: "Maja" })],
  ["a task", () => act("saveTask", { task: "call", base: 0, what: "call", owner: "ae@people.example", plan })],
  ["a moment", async () => act("saveMoment", { moment: "m-1", base: 0, kind: "conversation", deal: await open(), on: "2026-07-01" })],
  ["a hand-off", async () => act("saveHandoff", { id: await won(), base: 0, package: { kickOffOn: "2026-08-01", risks: [] } })],
  ["a proof", () => act("saveProof", { id: "acme", proof: "p-1", base: 0, kind: "review", stage: "selection", on: "2026-07-01" })],
  ["a lead", () => act("createLead", { company: "Fern Works", desiredOutcome: "fewer empty runs" })],
  ["more revenue of one", () => importText(context, company("beta2: 25 EUR/month from 2026-01"), { answers: { source: "second" } })],
  ["an account that is another", () => importText(context, { "accounts.csv": "account_id,name,same_as\nchild,Child,beta\n" })],
  ["another outcome", () => act("savePlanPart", { plan, kind: "outcome", part: "two", base: 0, outcome: OUTCOME })],
  ["an outcome that is gone", () => act("removePlanPart", { plan, kind: "outcome", part: "two", base: 1 })],
  ["a task that is done", () => act("saveTask", { task: "call", base: 1, what: "call", isDone: true })],
  ["an undo of the merge", async () => act("undo", { batch: await lastImport() })],
  ["an undo of the revenue", async () => act("undo", { batch: await lastImport() })],
];

test("pages that follow ledger and documents say what a program says that reads all of it anew", async () => {
  await everything(context);
  for (const [what, change] of acts) {
    await change().catch((error: Error) => {
      throw new Error(`${what}: ${error.message}`);
    });
    const [followed, read] = [await everything(context), await readAnew()];
    for (const page of Object.keys(read)) expect(followed[page], `${page} after ${what}`).toEqual(read[page]);
  }
}, 120_000);
