import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HandoffShown, Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type Day, parseDay } from "../src/domain/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { handoffStandard, type StaffRole } from "../src/standard/index.ts";
import { usualPipelines } from "../src/team/deals/index.ts";
import { facts } from "../src/team/diagnosis/index.ts";
import { findPerson } from "../src/team/people/index.ts";
import { outcomes, plans, promises } from "../src/team/plans/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
const START = Date.parse("2026-03-10T09:00:00Z");
const HOUR = 3_600_000;
let clock = START;

const actAs = <K extends OperationRoute>(by: By, id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, by, id, routes[id].input.parse(input) as never, () => undefined);
const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> => actAs(theMachine(), id, input);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
const on = (text: string): Day => parseDay(text) as Day;

async function somebody(role: StaffRole): Promise<By> {
  const person = await findPerson(context.storage.pool, await personOf(context, [role]));
  if (person === null) throw new Error("nobody was made");
  return { who: { kind: "person", person, session: "s" } as By["who"], origin: "http://localhost" };
}
let ae: By;
let csm: By;

beforeAll(async () => {
  context = await emptyLedger(() => new Date(clock));
  await importText(context, company("acme: 100 USD/month from 2025-01", "deal old: sql 2026-01-10, won 2026-02-20, by anna"));
  ae = await somebody("ae");
  csm = await somebody("csm");
  // Two stages and one gate: what is asked on the way is not what is tested here.
  const [pipeline] = usualPipelines.map((one) => ({
    ...one,
    stages: one.stages.filter(({ id }) => ["conversation", "won", "lost"].includes(id)),
  }));
  await act("savePipelines", { base: 0, pipelines: [{ ...pipeline, types: ["new", "expansion", "renewal"] }] as never });
});
afterAll(() => context.close());
beforeEach(() => {
  clock = START;
});

const QUICK = {
  id: "quick",
  text: "Answers within two hours",
  by: "Anna",
  on: "2026-03-01",
  quote: "two hours, every time",
  ref: "mail 3",
};
const WHOLE: Partial<HandoffShown["package"]> = {
  goals: ["replies in time"],
  successCriteria: ["first reply from 8 h to 2 h"],
  pains: ["replies come late"],
  people: [
    { person: "Maja", role: "champion" },
    { person: "Ole", role: "decider" },
  ],
  products: ["team"],
  terms: "a year",
  kickOffOn: "2026-03-20",
  risks: [],
  promises: [QUICK],
};

let deals = 0;
async function begun(): Promise<string> {
  const { deal } = await act("createDeal", {
    account: "new",
    accountName: `Birch ${++deals}`,
    name: `Birch ${deals}`,
    owner: "Anna",
    nextStep: { what: "Call", on: "2026-03-20", owner: "Anna" },
  });
  return String(deal.deal);
}

/** From the first stage to the last. */
async function win(id: string): Promise<string> {
  await diagnosed(Number(id));
  return code(act("moveDeal", { id, stage: "won", reason: "fit", evidence: "signed the order" }));
}
async function won(over: Partial<HandoffShown["package"]> = {}): Promise<string> {
  const id = await begun();
  await act("saveHandoff", { id, base: 0, package: { ...WHOLE, ...over } as never });
  expect(await win(id)).toBe("done");
  return id;
}
const shown = (id: string) => act("handoff", { id });

describe("a deal", () => {
  test("is not won while its hand-off lacks what is required, and is once the team requires nothing", async () => {
    const id = await begun();
    expect(await win(id)).toBe("handoff_incomplete");
    const { version, standard } = await act("handoffMethod", {});
    const method = await act("saveHandoffMethod", { required: [], completeHours: 48, contactWorkingDays: 2, base: version });
    expect([method.required, method.standard.required.length]).toEqual([[], 10]);
    expect(await win(id)).toBe("done");
    expect((await shown(id)).completeness).toMatchObject({ filled: 0, of: 0, missing: [] });
    await act("saveHandoffMethod", { ...standard, base: method.version });
  });

  test("may have its package written before: what it lacks is then said with it", async () => {
    const id = await begun();
    const before = await shown(id);
    expect([before.version, before.isWon, before.steps, before.service]).toEqual([0, false, [], null]);
    expect(before.completeness).toMatchObject({ of: 10, missing: handoffStandard.required });
    const { risks: _, ...rest } = WHOLE;
    const saved = await act("saveHandoff", { id, base: 0, package: rest as never });
    expect(saved.completeness).toMatchObject({ filled: 9, missing: ["risks"] });
    expect((await act("deal", { id })).lacksForCommit).toEqual(["risks"]);
    expect(await code(act("actOnHandoff", { id, action: "offer" }))).toBe("handoff_uncommitted");
  });
});

describe("a hand-off", () => {
  test("is offered, sent back with reasons, completed and accepted, each by those whose step it is", async () => {
    const id = await won();
    expect(await code(actAs(csm, "actOnHandoff", { id, action: "offer" }))).toBe("not_your_step");
    const offered = await actAs(ae, "actOnHandoff", { id, action: "offer" });
    expect([offered.state, offered.steps.filter(({ isYours }) => isYours).map(({ action }) => action)]).toEqual(["offered", ["withdraw"]]);
    expect(await code(act("saveHandoff", { id, base: offered.version, package: { terms: "two years" } }))).toBe("handoff_state");
    expect(await code(actAs(ae, "actOnHandoff", { id, action: "accept" }))).toBe("not_your_step");
    expect(await code(actAs(csm, "actOnHandoff", { id, action: "send_back" }))).toBe("handoff_reason");
    clock += 3 * HOUR;
    const back = await actAs(csm, "actOnHandoff", {
      id,
      action: "send_back",
      reasons: [{ reason: "people_missing", note: "Who signs the plan?" }],
    });
    expect([back.state, back.service?.returns, back.service?.isRunning]).toEqual(["returned", 1, true]);
    const people = [...(WHOLE.people ?? []), { person: "Kim", role: "sponsor" as const }];
    await actAs(ae, "saveHandoff", { id, base: back.version, package: { people } });
    clock += HOUR;
    await actAs(ae, "actOnHandoff", { id, action: "offer" });
    const done = await actAs(csm, "actOnHandoff", { id, action: "accept" });
    expect(done.events.map(({ action, by }) => [action, by.role])).toEqual([
      ["offer", "ae"],
      ["send_back", "csm"],
      ["offer", "ae"],
      ["accept", "csm"],
    ]);
    expect(done.events[1]?.reasons).toEqual([{ reason: "people_missing", note: "Who signs the plan?" }]);
    expect(done.custody.map(({ link, by, isBroken }) => [link, by, isBroken])).toEqual([
      ["sold", "Anna", false],
      ["offered", "ae", false],
      ["accepted", "csm", false],
      ["contacted", null, false],
      ["kept", null, true],
    ]);
  });

  test("loses no promise without a reason that both sides signed", async () => {
    const id = await won();
    const base = (await shown(id)).version;
    expect(await code(act("saveHandoff", { id, base, package: { promises: [] } }))).toBe("promise_lost");
    const drop = { promiseId: "quick", reason: "They have no night shift.", buyer: "Maja", us: "" };
    expect(await code(Promise.resolve().then(() => act("saveHandoff", { id, base, dropped: [drop] })))).not.toBe("done");
    const { promises: left } = await act("saveHandoff", { id, base, dropped: [{ ...drop, us: "Anna" }] });
    expect(left.map(({ fate, isInPackage, dropped }) => [fate, isInPackage, dropped?.reason])).toEqual([
      ["dropped", false, "They have no night shift."],
    ]);
    const after = await act("actOnHandoff", { id, action: "offer" });
    expect(after.state).toBe("offered");
  });

  test("does not forget what the plan promises, and shows what became of it", async () => {
    const id = await begun();
    await act("saveHandoff", { id, base: 0, package: { ...WHOLE, promises: [] } as never });
    const { account } = await act("deal", { id });
    const about = { account, deal: Number(id), plan: "p1" };
    const shared = { about, base: 0, by: { id: null, name: "anna" }, at: new Date(clock) };
    const client = await context.storage.pool.connect();
    await plans.save(client, {
      id: "p1",
      body: { phase: "close", valueOn: on("2026-06-01"), people: [], nextReviewOn: null, committedOn: null, objective: "quick" },
      ...shared,
    });
    await promises.save(client, { id: "p1/quick", body: { ...QUICK, on: on(QUICK.on) }, ...shared });
    client.release();
    const saved = await shown(id);
    expect([saved.known.promises?.length, saved.news]).toEqual([1, [{ part: "promises", isNew: true }]]);
    expect(await win(id)).toBe("promise_lost");
    const taken = await act("saveHandoff", {
      id,
      base: saved.version,
      package: { promises: [QUICK, { ...QUICK, id: "cheap", text: "No price change in year one" }] },
    });
    expect(taken.promises.map(({ promise, fate }) => [promise.id, fate])).toEqual([
      ["quick", "open"],
      ["cheap", "open"],
    ]);
    const other = await context.storage.pool.connect();
    await outcomes.save(other, {
      id: "p1/o",
      body: {
        id: "o",
        statement: "two hours",
        bucket: "experience",
        stake: null,
        metric: null,
        baseline: null,
        target: null,
        buyerOwner: "Maja",
        ourOwner: "Cem",
        promiseId: "quick",
        worth: null,
        state: "agreed",
        changes: [],
        closed: null,
      } as never,
      ...shared,
    });
    other.release();
    const dropped = await act("saveHandoff", {
      id,
      base: taken.version,
      dropped: [{ promiseId: "cheap", reason: "Index clause agreed.", buyer: "Ole", us: "Anna" }],
    });
    expect(dropped.promises.map(({ promise, fate, owner }) => [promise.id, fate, owner])).toEqual([
      ["quick", "agreed", "Cem"],
      ["cheap", "dropped", null],
    ]);
    expect(await win(id)).toBe("done");
  });

  test("shows what is known since it was written, to be taken over", async () => {
    const id = await begun();
    const first = await act("saveHandoff", { id, base: 0, package: WHOLE as never });
    expect(first.news).toEqual([]);
    const deal = await act("deal", { id });
    await act("changeDeal", { id, base: deal.version, notes: { risks: ["the head of support leaves"] } });
    const later = await shown(id);
    expect([later.news, later.package.risks, later.known.risks]).toEqual([
      [{ part: "risks", isNew: true }],
      [],
      ["the head of support leaves"],
    ]);
    const taken = await act("saveHandoff", { id, base: later.version, package: { risks: later.known.risks } });
    expect(taken.news).toEqual([]);
    await act("saveStance", { id: String(deal.account), person: "Kim Berg", base: 0, role: "sponsor" });
    expect((await shown(id)).news).toEqual([{ part: "people", isNew: true }]);
  });

  test("of two edits at once both stand if they are of different parts, and the second is refused and kept if not", async () => {
    const id = await won();
    const { version: base } = await shown(id);
    await Promise.all([
      act("saveHandoff", { id, base, package: { terms: "two years" } }),
      act("saveHandoff", { id, base, package: { preferences: "by mail" } }),
    ]);
    expect((await shown(id)).package).toMatchObject({ terms: "two years", preferences: "by mail" });
    const both = await Promise.all([
      code(act("saveHandoff", { id, base: base + 2, package: { terms: "three years" } })),
      code(act("saveHandoff", { id, base: base + 2, package: { terms: "four years" } })),
    ]);
    expect(both.sort()).toEqual(["done", "edited_meanwhile"]);
    const offers = await Promise.all([
      code(act("actOnHandoff", { id, action: "offer" })),
      code(act("actOnHandoff", { id, action: "offer" })),
    ]);
    expect(offers.sort()[0]).toBe("done");
    expect((await shown(id)).events).toHaveLength(1);
    expect(await code(act("actOnHandoff", { id, action: "accept", base }))).toBe("edited_meanwhile");
  });

  test("of a deal that an export calls won begins at the end of its day", async () => {
    const { unbegun } = await act("handoffs", {});
    const old = unbegun.find(({ name }) => name.includes("old"));
    expect(old).toMatchObject({ wonOn: "2026-02-20" });
    const saved = await act("saveHandoff", { id: String(old?.deal), base: 0, package: WHOLE as never });
    expect([saved.wonOn, saved.service?.isLate]).toEqual(["2026-02-20", true]);
    expect((await act("handoffs", {})).unbegun.some(({ deal }) => deal === old?.deal)).toBe(false);
  });
});

describe("the service level", () => {
  test("counts to the offer and to the first contact, noted or on record, and sums up", async () => {
    const id = await won();
    clock += 5 * HOUR;
    await actAs(ae, "actOnHandoff", { id, action: "offer" });
    await actAs(csm, "actOnHandoff", { id, action: "accept" });
    const accepted = await shown(id);
    expect(accepted.service).toMatchObject({ hours: 5, isLate: false, isBeforeKickOff: true, contactWorkingDays: 0 });
    expect(accepted.due).toEqual({ what: "contact", on: "2026-03-13" });
    clock += 9 * 24 * HOUR;
    expect((await act("handoffs", { state: "late" })).handoffs.map(({ deal }) => String(deal))).toContain(id);
    expect(await code(act("noteFirstContact", { id, on: "2026-03-09" }))).toBe("contact_day");
    const { accountName } = await act("deal", { id });
    const { accounts } = await act("accounts", { search: accountName ?? "" });
    const customer = accounts.find(({ name }) => name === accountName)?.id;
    await importText(
      context,
      { "activities.csv": `activity_id,account_id,on,type,title\nA-1,${customer},2026-03-12,call,Welcome\n` },
      { answers: { source: "openbowtie" } },
    );
    const called = await shown(id);
    expect(called.firstContact).toEqual({ on: "2026-03-12", from: "ledger", what: "call: Welcome" });
    expect(called.service).toMatchObject({ contactWorkingDays: 2, isContactLate: false });
    const noted = await act("noteFirstContact", { id, on: "2026-03-11" });
    expect(noted.firstContact).toEqual({ on: "2026-03-11", from: "noted", what: null });
    const report = await act("handoffReport", {});
    expect(report.n).toBeGreaterThanOrEqual(5);
    expect(report.reasons).toEqual([{ reason: "people_missing", count: 1 }]);
    expect(report.inTime.n).toBeLessThanOrEqual(report.n);
  });

  test("puts what is due first at the head of the list", async () => {
    const { handoffs, counts } = await act("handoffs", {});
    const dues = handoffs.flatMap(({ due }) => due?.on ?? []);
    expect(dues).toEqual([...dues].sort());
    expect(Object.values(counts).every((n) => n > 0)).toBe(true);
    expect((await act("handoffs", { owner: "nobody" })).total).toBe(0);
  });
});

describe("the people of an account", () => {
  test("are contacts, those spoken of in diagnoses, and what is said of them", async () => {
    await importText(
      context,
      {
        "accounts.csv": "account_id,name\nL-1,Lind\n",
        "contacts.csv": "contact_id,account_id,name,email,role\nC-1,L-1,Maja Lind,maja@lind.example,Head of support\nC-2,L-1,Ole Berg,,\n",
        "activities.csv":
          "activity_id,account_id,contact_id,on,type,owner\nA-9,L-1,C-1,2026-02-01,meeting,csm\nA-8,L-1,C-2,2025-09-01,call,Anna\n",
      },
      { answers: { source: "crm" } },
    );
    const before = await act("accountPeople", { id: "crm:L-1" });
    expect(before.people.map(({ name, title, lastMet, isLiving }) => [name, title, lastMet, isLiving])).toEqual([
      ["Maja Lind", "Head of support", "2026-02-01", true],
      ["Ole Berg", null, "2025-09-01", false],
    ]);
    expect([before.alert, before.hangsOn, before.functions]).toEqual(["single", "Maja Lind", [{ role: "csm", people: 1 }]]);
    expect(before.threads.find(({ month }) => month === "2025-10")).toEqual({ month: "2025-10", people: 1, senior: 0, isRunning: false });

    const said = await act("saveStance", {
      id: "crm:L-1",
      person: "maja lind",
      name: "Maja Lind",
      base: 0,
      role: "champion",
      stance: "for",
      influence: 3,
      reportsTo: "Ole Berg",
    });
    const maja = said.people.find(({ key }) => key === "maja lind");
    expect(maja).toMatchObject({ role: "champion", roleFrom: "stance", stance: "for", email: "maja@lind.example", version: 1 });
    await act("saveStance", {
      id: "crm:L-1",
      person: "maja lind",
      name: "Maja Lind",
      base: 1,
      role: "champion",
      stance: "neutral",
      influence: 3,
    });
    const later = (await act("accountPeople", { id: "crm:L-1" })).people.find(({ key }) => key === "maja lind");
    expect(later?.history.map(({ stance }) => stance)).toEqual(["neutral", "for"]);
    expect(await code(act("saveStance", { id: "crm:L-1", person: "maja lind", base: 1, stance: "against" }))).toBe("edited_meanwhile");
    expect(await code(act("saveStance", { id: "crm:L-1", person: "Kim", base: 0, reportsTo: "Kim" }))).toBe("reports_in_circle");
    const dropped = await act("dropStance", { id: "crm:L-1", person: "maja lind", base: 2 });
    expect(dropped.people.find(({ key }) => key === "maja lind")).toMatchObject({ role: null, version: 0 });
    expect(await code(act("saveStance", { id: "crm:L-1", person: "maja lind", base: 0, role: "user" }))).toBe("done");
  });

  test("met in a diagnosis are threads too: with two of them the account hangs on nobody alone", async () => {
    const { deal } = await act("createDeal", {
      account: "crm:L-1",
      name: "Lind",
      nextStep: { what: "Call", on: "2026-03-20", owner: "Anna" },
    });
    await diagnosed(deal.deal);
    const { people, alert } = await act("accountPeople", { id: "crm:L-1" });
    expect(alert).toBeNull();
    expect(people.find(({ name }) => name === "Ole")).toMatchObject({
      role: "decider",
      roleFrom: "diagnosis",
      lastMet: "2026-03-09",
      knownFrom: ["diagnosis"],
    });
  });
});

/** Enough is known for every gate. */
async function diagnosed(deal: number): Promise<void> {
  const day = on("2026-03-09");
  const client = await context.storage.pool.connect();
  let at = 0;
  const add = async (body: object): Promise<void> => {
    const id = `${deal}-${at++}`;
    const known = await facts.find(client, id);
    await facts.save(client, {
      id,
      about: { account: null, deal, plan: null },
      body: { on: day, ...body } as never,
      base: known?.version ?? 0,
      by: { id: null, name: "anna" },
      at: new Date(clock),
    });
  };
  for (const letter of ["situation", "pain", "impact", "critical_event", "decision"])
    for (const person of ["Maja", "Ole"]) {
      const evidence = {
        id: `${letter}-${person}`,
        letter,
        claim: "said so",
        kind: "verbatim",
        speaker: "customer",
        person,
        ref: null,
        depth: 3,
      };
      await add({ kind: "evidence", evidence: { ...evidence, isConfirmed: true, contradicts: [] } });
    }
  await add({ kind: "event", event: { description: "audit", on: day, consequence: "fine", isTheirs: true, isTested: true } });
  const decision = {
    criteria: ["price"],
    steps: [{ name: "board", owner: "Maja", due: null }],
    committee: [],
    economicBuyer: "Ole",
    decidesAlone: false,
  };
  await add({ kind: "decision", decision });
  const noted = [
    "buyer_met",
    "champion_met_twice",
    "criteria_confirmed",
    "steps_complete",
    "buyer_said_yes",
    "champion_said_yes",
    "legal_dated",
    "no_open_objection",
  ];
  for (const fact of noted) await add({ kind: "noted", fact, holds: true });
  client.release();
}
