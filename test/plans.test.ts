import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Input, Output, RouteId, SuccessPlan } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { parseDay } from "../src/domain/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { applyImpact } from "../src/operations/plans/impact.ts";
import { openPlan, plansOf } from "../src/operations/plans/read.ts";
import { findPerson } from "../src/team/people/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { diagnosed } from "./helpers/deal-known.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
let now = new Date("2026-03-10T09:00:00Z");
const day = (text: string) => parseDay(text) as never;

const actAs = <K extends OperationRoute>(by: By, id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, by, id, routes[id].input.parse(input) as never, () => undefined);
const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> => actAs(theMachine(), id, input);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
const as = async (...roles: Parameters<typeof personOf>[1]): Promise<By> => {
  const person = await findPerson(context.storage.pool, await personOf(context, roles));
  if (person === null) throw new Error("nobody");
  return { ...theMachine(), who: { kind: "person", person } as By["who"] };
};

beforeAll(async () => {
  context = await emptyLedger(() => now);
  await importText(
    context,
    company(
      "acme: 100 USD/month from 2025-01",
      "deal acme: sql 2024-11-10, won 2024-12-15",
      "beta: 50 EUR/month from 2025-06",
      "deal beta: sql 2025-05-01, won 2025-05-20",
      "gamma: 10 EUR/month from 2025-06",
      "deal gamma: sql 2025-05-01, won 2025-05-20",
    ),
  );
});
afterAll(() => context.close());
beforeEach(() => {
  now = new Date("2026-03-10T09:00:00Z");
});

const shown = (plan: string): Promise<SuccessPlan> => act("successPlan", { plan });
const aPlan = async (over: Partial<Input<"createPlan">> = {}): Promise<string> =>
  (await act("createPlan", { account: "acme", valueOn: "2026-06-30", committedOn: "2026-01-01", objective: "Answer faster", ...over }))
    .plan;
const OUTCOME = {
  statement: "First reply from 8 h to 2 h by the end of June",
  bucket: "experience" as const,
  metric: { name: "first reply", unit: "h", direction: "down" as const, meter: null },
  baseline: { value: 8, on: "2026-01-01", evidence: null },
  target: { value: 2, upTo: null, dueOn: "2026-06-30" },
  buyerOwner: "Maja",
  ourOwner: "Jonas",
};
const put = (plan: string, part: string, outcome: Input<"savePlanPart">["outcome"], base = 0) =>
  act("savePlanPart", { plan, kind: "outcome", part, base, outcome });
const outcomeIn = async (plan: string, id: string) => {
  const found = (await shown(plan)).outcomes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no outcome ${id}`);
  return found;
};
/** As the page of the buyer does it. */
const byBuyer = async (plan: string, outcome: string, to: "confirmed" | "delivered", reason: string | null): Promise<void> => {
  const live = await openPlan(context, plan);
  const found = live.plan.outcomes.find(({ id }) => id === outcome);
  if (found === undefined) throw new Error("no such outcome");
  const on = day(now.toISOString().slice(0, 10));
  const change = {
    to,
    on,
    by: { person: "Maja", role: "buyer" as const },
    buyer: "Maja",
    evidence: [],
    reason,
  };
  await applyImpact(context, { plan: live, outcome: found, change, author: { id: null, name: "Maja" } });
};
const confirm = (plan: string, outcome: string): Promise<void> => byBuyer(plan, outcome, "confirmed", null);
const takeBack = (plan: string, outcome: string): Promise<void> => byBuyer(plan, outcome, "delivered", "Of one region only.");
const delivered = async (plan: string, id: string): Promise<void> => {
  await act("moveImpact", { plan, outcome: id, to: "agreed", buyer: "Maja" });
  await act("moveImpact", { plan, outcome: id, to: "delivered", evidence: ["report"] });
};
const bowtie = async (state: string): Promise<number> => {
  const { series } = await act("metric", { metric: "bowtie_volume", from: "2026-03", to: "2026-03", part: state, method: "recorded" });
  return series[0]?.value ?? 0;
};

describe("a close plan", () => {
  test("is counted back from the day of value, and goes on after the commit as the same plan", async () => {
    const { deal } = await act("createDeal", {
      account: "new",
      accountName: "Birch",
      name: "Birch, first",
      amount: { minor: 0, currency: "EUR" },
      nextStep: { what: "Call", on: "2026-03-20", owner: "Anna" },
    });
    const id = String(deal.deal);
    await diagnosed(context, deal.deal, now);
    const plan = await aPlan({ account: undefined, deal: id, committedOn: undefined, valueOn: "2026-07-15", language: "de" });
    expect(await code(act("createPlan", { deal: id, valueOn: "2026-07-15", objective: "again" }))).toBe("plan_begun");
    const begun = await shown(plan);
    expect(begun).toMatchObject({ phase: "close", dealName: "Birch, first", isForecastRisk: true, behind: 0, committedOn: null });
    // 30 days of first value before the day, 21 of go-live before that, 2 of the signature.
    expect(begun.steps.map(({ id: step, latestEnd }) => [step, latestEnd]).slice(-3)).toEqual([
      ["signature", "2026-05-25"],
      ["go_live", "2026-06-15"],
      ["first_value", "2026-07-15"],
    ]);
    expect(begun.steps.at(-1)).toMatchObject({ name: "Erster Nutzen", flags: ["no_buyer_owner", "no_our_owner"] });
    expect(begun.criticalPath).toContain("signature");
    expect(begun.outcomes.map(({ statement, state }) => [statement, state])).toEqual([["in time", "discovered"]]);

    const people = [{ person: "Maja", side: "buyer" as const, role: "champion" }];
    await act("changePlan", { plan, base: 1, people });
    await act("savePlanPart", { plan, kind: "promise", part: "p1", base: 0, promise: { text: "Two hours", by: "Anna", on: "2026-03-01" } });
    await put(plan, "o1", OUTCOME);
    const lines = [{ id: "a", product: "team", price: "50", startsOn: "2026-03-01" }];
    await act("changeDeal", { id, base: 1, notes: { lines, kickOffOn: "2026-03-15", risks: [], terms: "a year" } });
    const win = { id, stage: "won", reason: "price", evidence: "signed" };
    expect(await code(act("moveDeal", win))).toBe("promise_lost");
    await put(plan, "o1", { ...OUTCOME, promiseId: "p1" }, 1);
    const before = await shown(plan);
    await act("moveDeal", win);
    const after = await shown(plan);
    expect(after).toMatchObject({ plan, phase: "success", committedOn: "2026-03-10" });
    expect(after.outcomes.map(({ id: one }) => one)).toEqual(before.outcomes.map(({ id: one }) => one));
    expect([after.people, after.steps.map(({ id: one }) => one)]).toEqual([before.people, before.steps.map(({ id: one }) => one)]);
    expect(after.promises).toMatchObject([{ id: "p1", fate: "open", outcome: "o1", by: "Anna" }]);
    const signed = async () => (await shown(plan)).steps.find(({ id: step }) => step === "signature")?.doneOn;
    expect(await signed(), "whoever signed has signed").toBe("2026-03-10");
    await act("undoMove", { id });
    expect(await signed()).toBeNull();
    await act("moveDeal", win);
    expect((await act("deal", { id })).plan).toBe(plan);
  });

  test("lets nobody make steps that wait for each other, and links go on when one is removed", async () => {
    const plan = await aPlan({ phase: "close" });
    const step = (part: string, dependsOn: string[], base = 0) =>
      act("savePlanPart", { plan, kind: "step", part, base, step: { name: part, days: 2, dependsOn } });
    await step("extra", ["signature"]);
    const { version } = (await shown(plan)).steps.find(({ id }) => id === "signature") ?? { version: 0 };
    expect(await code(step("signature", ["extra"], version))).toBe("plan_circle");
    await act("removePlanPart", { plan, kind: "step", part: "signature", base: version });
    expect((await shown(plan)).steps.find(({ id }) => id === "extra")?.dependsOn).toEqual(["purchase_order"]);
  });
});

describe("progress", () => {
  test("follows usage that a file brings, and what lies behind is at risk", async () => {
    const plan = await aPlan();
    const metric = { name: "calls a month", unit: "calls", direction: "up" as const, meter: "calls", take: "sum_of_month" as const };
    await put(plan, "calls", {
      ...OUTCOME,
      statement: "1,000 calls a month",
      metric,
      baseline: { value: 0, on: "2026-01-01", evidence: null },
      target: { value: 1000, upTo: null, dueOn: "2026-05-01" },
    });
    expect(await outcomeIn(plan, "calls")).toMatchObject({ progress: null, isAtRisk: true, reason: "not_measured" });
    await importText(context, company("acme: used 200 calls on 2026-02-03, used 200 calls on 2026-02-20, used 900 calls on 2026-03-05"));
    // March is not over: its sum says nothing yet.
    const measured = await outcomeIn(plan, "calls");
    expect(measured).toMatchObject({ progress: 0.4, isAtRisk: true, newest: { on: "2026-02-28", value: 400, source: "usage" } });
    expect(measured.expected).toBeCloseTo(68 / 120, 10);
    now = new Date("2026-04-02T09:00:00Z");
    expect(await outcomeIn(plan, "calls")).toMatchObject({ progress: 0.9, isAtRisk: false });
    expect((await act("successPlans", { flag: "at_risk", account: "acme" })).plans.map((one) => one.plan)).not.toContain(plan);
    expect((await plansOf(context, { plans: [plan] }))[0]?.readings).toHaveLength(2);
    expect((await shown(plan)).meters).toEqual(["calls"]);
  });

  test("is kept with a review that was held", async () => {
    const plan = await aPlan();
    await put(plan, "o", OUTCOME);
    await act("measure", { plan, outcome: "o", on: "2026-03-01", value: 5 });
    expect(await code(act("measure", { plan, outcome: "o", on: "2026-03-11", value: 5 }))).toBe("future_measurement");
    await act("holdReview", { plan, on: "2026-03-05", attendees: ["Maja"], signal: "renews", nextReviewOn: "2026-06-05" });
    expect(await shown(plan)).toMatchObject({
      nextReviewOn: "2026-06-05",
      reviews: [{ signal: "renews", snapshot: [{ outcomeId: "o", progress: 0.5 }] }],
    });
  });
});

describe("an impact", () => {
  test("is moved by the right roles only, and confirmed by nobody of ours", async () => {
    const plan = await aPlan();
    await put(plan, "o", { ...OUTCOME, ourOwner: null });
    const move = (by: By, to: Input<"moveImpact">["to"], rest = {}) => code(actAs(by, "moveImpact", { plan, outcome: "o", to, ...rest }));
    const [ae, csm, sdr, admin] = [await as("ae"), await as("csm"), await as("sdr"), await as("admin")];
    expect(await move(ae, "agreed", { buyer: "Maja" })).toBe("impact_not_moved");
    await put(plan, "o", OUTCOME, 1);
    expect(await move(sdr, "agreed", { buyer: "Maja" })).toBe("not_your_step");
    expect(await move(ae, "agreed")).toBe("impact_not_moved");
    expect(await move(ae, "agreed", { buyer: "Maja" })).toBe("done");
    expect(await code(put(plan, "o", { ...OUTCOME, target: { ...OUTCOME.target, value: 4 } }, 3))).toBe("outcome_agreed");
    expect(await code(put(plan, "o", { ...OUTCOME, ourOwner: "Ole" }, 3))).toBe("done");
    expect(await move(ae, "delivered", { evidence: ["report"] })).toBe("not_your_step");
    expect(await move(csm, "delivered")).toBe("impact_not_moved");
    await act("measure", { plan, outcome: "o", on: "2026-03-01", value: 2 });
    expect(await move(csm, "delivered")).toBe("done");
    for (const by of [csm, admin, theMachine()]) expect(await move(by, "confirmed")).toBe("only_the_buyer");
    await confirm(plan, "o");
    expect(await outcomeIn(plan, "o")).toMatchObject({
      state: "confirmed",
      changes: [
        { to: "agreed", buyer: "Maja", by: { role: "ae" } },
        { to: "delivered", evidence: ["2 h, 2026-03-01"] },
        { by: { role: "buyer" } },
      ],
    });
    expect(await move(admin, "delivered", { reason: "oops" })).toBe("only_the_buyer");
    const { deal } = await act("expandFrom", {
      plan,
      outcome: "o",
      name: "more",
      nextStep: { what: "call", on: "2026-04-01", owner: "Jonas" },
    });
    expect(deal).toMatchObject({ type: "expansion", proofOf: "proven", notes: { outcomeId: "o" } });
  });

  test("is closed with a score, and what was agreed on is not removed", async () => {
    const plan = await aPlan();
    await put(plan, "a", OUTCOME);
    await put(plan, "b", OUTCOME);
    await delivered(plan, "a");
    expect(await code(act("removePlanPart", { plan, kind: "outcome", part: "a", base: 3 }))).toBe("outcome_stays");
    expect(await code(act("closeOutcome", { plan, outcome: "b", as: "missed" }))).toBe("outcome_not_agreed");
    await act("closeOutcome", { plan, outcome: "a", as: "partly" });
    await act("closeOutcome", { plan, outcome: "b", as: "cancelled" });
    expect((await shown(plan)).closureScore).toBe(0.5);
  });

  test("confirmed first moves the Bowtie, once", async () => {
    const plan = await aPlan({ account: "beta", committedOn: "2025-05-20" });
    const before = [await bowtie("impact"), await bowtie("live")];
    for (const id of ["a", "b"]) {
      await put(plan, id, OUTCOME);
      await delivered(plan, id);
      await confirm(plan, id);
    }
    expect(await bowtie("impact")).toBe((before[0] ?? 0) + 1);
    const { version = 0, ...step } = (await shown(plan)).steps.find(({ id }) => id === "go_live") ?? { name: "", days: 0 };
    await act("savePlanPart", { plan, kind: "step", part: "go_live", base: version, step: { ...step, doneOn: "2026-03-02" } });
    expect(await bowtie("live")).toBe((before[1] ?? 0) + 1);
    expect(await shown(plan)).toMatchObject({ firstValueOn: "2026-03-10", timeToFirstValue: 294 });
  });

  test("that the buyer takes back is taken back in the Bowtie too, and what else was reached stays", async () => {
    const plan = await aPlan({ account: "gamma", committedOn: "2025-05-20" });
    const before = [await bowtie("impact"), await bowtie("live")];
    const { version = 0, ...step } = (await shown(plan)).steps.find(({ id }) => id === "go_live") ?? { name: "", days: 0 };
    for (const id of ["a", "b"]) {
      await put(plan, id, OUTCOME);
      await delivered(plan, id);
      await confirm(plan, id);
    }
    await act("savePlanPart", { plan, kind: "step", part: "go_live", base: version, step: { ...step, doneOn: "2026-03-02" } });
    await takeBack(plan, "a");
    expect(await bowtie("impact")).toBe((before[0] ?? 0) + 1);
    await takeBack(plan, "b");
    expect([await bowtie("impact"), await bowtie("live")]).toEqual([before[0], (before[1] ?? 0) + 1]);
    await confirm(plan, "b");
    expect(await bowtie("impact")).toBe((before[0] ?? 0) + 1);
    await takeBack(plan, "b");
  });

  test("is reached by usage as well: the import that shows it writes it down", async () => {
    const plan = await aPlan({ account: "gamma", committedOn: "2025-05-20" });
    const reach = { kind: "threshold" as const, meter: "seats", is: "at_least" as const, value: 20 };
    const milestone = { name: "20 seats", evaluateFrom: "2026-01-01", deadline: "2026-06-01", isFirstImpact: true, reach };
    await act("savePlanPart", { plan, kind: "milestone", part: "m", base: 0, milestone });
    const before = await bowtie("impact");
    await importText(context, company("gamma: used 12 seats on 2026-02-01, used 25 seats on 2026-03-04"));
    expect((await shown(plan)).milestones[0]).toMatchObject({ state: "reached", reachedOn: "2026-03-04", lacksOwner: true });
    expect(await bowtie("impact")).toBe(before + 1);
  });
});

describe("promises", () => {
  test("never vanish: they are kept, or dropped with a reason both sides sign", async () => {
    const plan = await aPlan();
    const promise = { text: "Two hours", by: "Anna", on: "2026-01-01", quote: "in two hours", ref: "call 3" };
    await act("savePlanPart", { plan, kind: "promise", part: "p", base: 0, promise });
    expect((await shown(plan)).promises).toMatchObject([{ fate: "lost" }]);
    expect((await act("successPlans", { flag: "promise_lost" })).plans.map((one) => one.plan)).toContain(plan);
    expect(await code(act("removePlanPart", { plan, kind: "promise", part: "p", base: 1 }))).toBe("promise_stays");
    await put(plan, "o", { ...OUTCOME, promiseId: "p" });
    expect(await code(act("removePlanPart", { plan, kind: "outcome", part: "o", base: 1 }))).toBe("promise_lost");
    await act("dropPromise", { plan, promise: "p", reason: "no longer needed", buyer: "Maja", us: "Jonas" });
    expect((await shown(plan)).promises).toMatchObject([
      { fate: "dropped", quote: "in two hours", dropped: { buyer: "Maja", us: "Jonas" } },
    ]);
    expect(await code(act("dropPromise", { plan, promise: "p", reason: "x", buyer: "Maja" }))).toBe("promise_dropped");
  });
});

describe("value", () => {
  test("is claimed apart from confirmed to the cent, against what was paid", async () => {
    const plan = await aPlan({ committedOn: "2026-01-01" });
    const worth = { perUnit: { minor: 12_345, currency: "EUR" }, attribution: 0.5 };
    await put(plan, "o", { ...OUTCOME, worth });
    await act("measure", { plan, outcome: "o", on: "2026-03-01", value: 5 });
    expect((await shown(plan)).value.claimed).toEqual([]);
    await delivered(plan, "o");
    expect((await shown(plan)).value).toMatchObject({ claimed: [{ minor: 18_518, currency: "EUR" }], confirmed: [] });
    await confirm(plan, "o");
    now = new Date("2026-03-20T09:00:00Z");
    await act("measure", { plan, outcome: "o", on: "2026-03-20", value: 4 });
    const { value } = await shown(plan);
    expect(value).toMatchObject({ confirmed: [{ minor: 18_518 }], claimed: [{ minor: 6172 }] });
    expect(value).toMatchObject({ feesFrom: "contract", fees: [{ minor: 30_000, currency: "USD" }], toCost: null });
    expect(await code(put(plan, "o", { ...OUTCOME, worth: { ...worth, attribution: 1 } }, 4))).toBe("outcome_agreed");
    await importText(context, {
      "invoices.csv":
        "invoice_id,account_id,issued_on,amount,currency,status\nI-1,acme,2026-02-01,100.00,EUR,paid\nI-2,acme,2026-03-01,50.00,EUR,open\nI-3,acme,2025-12-01,70.00,EUR,paid\n",
    });
    const paid = (await shown(plan)).value;
    expect(paid).toMatchObject({ feesFrom: "invoices", fees: [{ minor: 10_000, currency: "EUR" }] });
    expect(paid.toCost).toBeCloseTo(1.8518, 10);
  });
});

describe("people side by side", () => {
  test("do not cross on different outcomes, and keep both on the same one", async () => {
    const plan = await aPlan();
    await Promise.all([put(plan, "a", OUTCOME), put(plan, "b", OUTCOME)]);
    await Promise.all([put(plan, "a", { ...OUTCOME, stake: "calm" }, 1), put(plan, "b", { ...OUTCOME, stake: "proud" }, 1)]);
    expect((await shown(plan)).outcomes.map(({ stake }) => stake).sort()).toEqual(["calm", "proud"]);
    await put(plan, "a", { ...OUTCOME, stake: "calm", buyerOwner: "Ole" }, 2);
    // Another field of the same outcome, read before that: both hold.
    await put(plan, "a", { ...OUTCOME, stake: "calm", ourOwner: "Ida" }, 2);
    expect(await outcomeIn(plan, "a")).toMatchObject({ buyerOwner: "Ole", ourOwner: "Ida", version: 4 });
    const crossed = put(plan, "a", { ...OUTCOME, stake: "calm", buyerOwner: "Pia" }, 2);
    await expect(crossed).rejects.toMatchObject({ code: "edited_meanwhile", details: { by: "machine", theirs: { buyerOwner: "Ole" } } });
    const { rows } = await context.storage.pool.query(
      "select body ->> 'buyerOwner' as owner from bowtie.document where is_aside and plan = $1",
      [plan],
    );
    expect(rows).toEqual([{ owner: "Pia" }]);
  });
});
