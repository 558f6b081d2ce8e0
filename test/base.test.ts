import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Base, type Input, type Output, type RouteId, routes } from "../src/contract/index.ts";
import { type Day, type Money, parseDay } from "../src/domain/index.ts";
import { type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { proofs } from "../src/team/base/index.ts";
import { dealNotes, emptyNotes } from "../src/team/deals/index.ts";
import { facts } from "../src/team/diagnosis/index.ts";
import type { Drawer } from "../src/team/documents/index.ts";
import { momentRecords } from "../src/team/moments/index.ts";
import { type ImpactChange, measurements, type Outcome, outcomes, plans, promises } from "../src/team/plans/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
const NOW = new Date("2026-07-10T09:00:00Z");
const on = (text: string): Day => parseDay(text) as Day;
const eur = (major: number): Money => ({ minor: major * 100, currency: "EUR" as Money["currency"] });

const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, theMachine(), id, routes[id].input.parse(input) as never, () => undefined);

async function numbered(): Promise<ReadonlyMap<string, number>> {
  const { accounts } = await act("accounts", { limit: 500 });
  return new Map(accounts.map(({ id, account }) => [id, account]));
}

let documents = 0;
async function save<T>(drawer: Drawer<T>, about: { account?: number; deal?: number; plan?: string }, body: T, id?: string): Promise<void> {
  const client = await context.storage.pool.connect();
  documents += 1;
  await drawer.save(client, {
    id: id ?? `d${documents}`,
    about: { account: about.account ?? null, deal: about.deal ?? null, plan: about.plan ?? null },
    body,
    base: 0,
    by: { id: null, name: "Cem" },
    at: NOW,
  });
  client.release();
}

const changed = (to: ImpactChange["to"], when: string): ImpactChange => ({
  to,
  on: on(when),
  by: { person: "Maja", role: "buyer" },
  buyer: "Maja",
  evidence: [],
  reason: null,
});

const outcome = (id: string, confirmed: string | null, rest: Partial<Outcome> = {}): Outcome => ({
  id,
  statement: `Less waiting, ${id}`,
  bucket: "cost",
  stake: null,
  metric: { name: "hours", unit: "h", direction: "down", meter: null },
  baseline: { value: 8, on: on("2025-01-01"), evidence: null },
  target: { value: 2, upTo: null, dueOn: on("2026-12-31") },
  buyerOwner: "Maja",
  ourOwner: "Cem",
  promiseId: null,
  worth: { perUnit: eur(100), attribution: 1 },
  state: confirmed === null ? "agreed" : "confirmed",
  changes: [changed("agreed", "2025-01-02"), ...(confirmed === null ? [] : [changed("confirmed", confirmed)])],
  closed: null,
  ...rest,
});

async function plan(account: number, id: string, own: readonly Outcome[], promised: readonly string[] = []): Promise<void> {
  const about = { account, plan: id };
  await save(
    plans,
    about,
    {
      phase: "success",
      valueOn: on("2025-04-01"),
      people: [],
      nextReviewOn: null,
      committedOn: on("2025-01-01"),
      objective: "Less waiting",
    },
    id,
  );
  for (const one of own) await save(outcomes, about, one, one.id);
  for (const one of promised)
    await save(promises, about, { id: one, text: one, by: "ida", on: on("2024-12-01"), quote: null, ref: null }, one);
}

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
let base: Base;
let account: ReadonlyMap<string, number>;

beforeAll(async () => {
  context = await emptyLedger(() => NOW);
  await importText(
    context,
    company(
      // Customers of the whole window: a to f with an outcome, the others without. Numbers are odd, so that rounding would show.
      ...NAMES.map((name, at) => {
        const change =
          at % 4 === 0 ? `, +${at + 3}.37 in 2025-11` : at % 4 === 1 ? `, -${at + 1}.11 in 2026-01` : at === 7 ? ", gone 2026-03" : "";
        return `${name} (region=${at % 2 === 0 ? "north" : "south"}): ${100 + at * 7}.13 EUR/month from 2024-06${change}, used ${at === 2 ? 1 : 20} calls on 2026-01-05, used 20 calls on 2026-02-05, used 20 calls on 2026-03-05, used 20 calls on 2026-05-05, used ${at === 2 || at === 8 ? 2 : 20} calls on 2026-06-05`;
      }),
      "dollar: 50 USD/month from 2024-06",
      ...NAMES.map((name) => `deal ${name}: sql 2024-05-01, won 2024-06-01, live 2024-06-20, by ida`),
      "early: 30 EUR/month from 2026-01, gone 2026-04",
      "young: 30 EUR/month from 2026-06",
      "waits: 30 EUR/month from 2026-01",
      "known: 30 EUR/month from 2026-01",
      "deal known: sql 2025-12-01, won 2026-01-01, live 2026-01-10, impact 2026-02-01, by per",
      "deal a: expansion, won 2025-11-01, worth 1200 EUR, by ida",
      "deal b: expansion, won 2026-02-01, worth 600 EUR, by ida",
      "deal l: expansion, won 2026-02-01, worth 300 EUR, by ida",
      "deal k: expansion, won 2026-03-01, by ida",
    ),
  );
  account = await numbered();
  const of = (name: string): number => account.get(name) ?? 0;
  for (const name of NAMES.slice(0, 6)) await plan(of(name), `plan-${name}`, [outcome(`o-${name}`, "2025-05-01")]);
  // Confirmed inside the window: it had no outcome when the window began.
  await plan(
    of("g"),
    "plan-g",
    [
      outcome("o-g", "2026-06-01", { promiseId: "faster" }),
      outcome("o-late", null, { promiseId: "cheaper", target: { value: 2, upTo: null, dueOn: on("2026-03-01") } }),
    ],
    ["faster", "cheaper", "forgotten"],
  );
  await save(
    measurements,
    { account: of("g"), plan: "plan-g" },
    { outcomeId: "o-g", on: on("2026-05-20"), value: 4, source: "hand", evidence: null, by: "Cem" },
  );
  const { deals } = await act("deals", { outcome: "won", type: "expansion", limit: 50 });
  const grown = deals.find((one) => one.account === of("a"));
  await save(dealNotes, { account: of("a"), deal: grown?.deal ?? 0 }, { ...emptyNotes, outcomeId: "o-a" }, String(grown?.deal));
  const first = (await act("deals", { outcome: "won", type: "new", account: String(of("a")) })).deals[0];
  for (const letter of ["situation", "pain", "impact", "decision"] as const)
    await save(
      facts,
      { account: of("a"), deal: first?.deal ?? 0 },
      {
        on: on("2024-05-10"),
        kind: "evidence",
        evidence: {
          id: letter,
          letter,
          claim: "said so",
          kind: "verbatim",
          speaker: "customer",
          person: "Maja",
          ref: null,
          depth: 2,
          isConfirmed: true,
          contradicts: [],
        },
      },
    );
  await save(
    momentRecords,
    { account: of("b") },
    {
      id: "m1",
      moment: "outcomes",
      accountId: "b",
      dealId: null,
      on: on("2026-06-20"),
      ownerId: "cem",
      team: "csm",
      participants: [{ person: "Ole", role: "buyer" }],
      checklist: [],
      recorded: [],
      coachNote: null,
    },
  );
  base = await act("base", { currency: "EUR", field: "region" });
});
afterAll(() => context.close());

const names = (list: { readonly rows: readonly { readonly name: string }[] }): readonly string[] =>
  list.rows.map(({ name }) => name).sort();

describe("retention with and without a confirmed outcome", () => {
  test("adds up to the metric, to the cent and to the last digit", async () => {
    const { withOutcome, withoutOutcome, all, closing, opening } = base.retention;
    expect([opening, closing, withOutcome.n, withoutOutcome.n]).toEqual(["2025-06", "2026-06", 6, 6]);
    const metric = async (name: string): Promise<number | null> =>
      (await act("metric", { metric: name, from: "2026-06", to: "2026-06", currency: "EUR" })).series[0]?.value ?? null;
    expect(all.nrr).toBe(await metric("net_revenue_retention"));
    expect(all.grr).toBe(await metric("gross_revenue_retention"));
    expect(withOutcome.opening + withoutOutcome.opening).toBe(all.opening);
    expect(withOutcome.closing + withoutOutcome.closing).toBe(all.closing);
    const arr = (await act("metric", { metric: "arr", from: "2025-06", to: "2025-06", currency: "EUR" })).series[0]?.value;
    expect(all.opening).toBe(arr);
  });

  test("of a segment is the metric of the segment, and too few have no rate", async () => {
    const where = [{ field: "region", values: ["north"] }];
    const { retention } = await act("base", { currency: "EUR", where });
    const metric = await act("metric", { metric: "net_revenue_retention", from: "2026-06", to: "2026-06", currency: "EUR", where });
    expect(retention.all.nrr).toBe(metric.series[0]?.value);
    expect(retention.withOutcome).toMatchObject({ n: 3, nrr: null, reason: "too_few" });
  });

  test("an outcome counts from the day the window opens after it", async () => {
    const before = await act("base", { currency: "EUR", on: "2026-04-30" });
    expect(before.retention).toMatchObject({ opening: "2025-04", withOutcome: { n: 0 }, withoutOutcome: { n: 12 } });
  });
});

describe("the base", () => {
  test("sets promises against what became of them, each with its way", () => {
    expect(base.promises.all).toMatchObject({ byFate: { confirmed: 1, broken: 1, lost: 1 }, kept: { hits: 1, n: 3, value: null } });
    expect(base.promises.groups.map(({ key }) => key)).toEqual(["ida"]);
    const [lost, broken, confirmed] = base.promises.list.rows;
    expect([lost?.text, broken?.text, confirmed?.text]).toEqual(["forgotten", "cheaper", "faster"]);
    expect([lost?.breaksAt, broken?.breaksAt, confirmed?.breaksAt]).toEqual(["agreed", "delivered", null]);
    expect(confirmed?.links).toMatchObject({
      measured: { on: "2026-05-20", by: "Cem" },
      confirmed: { on: "2026-06-01", by: "Maja" },
      renewed: null,
    });
    expect(confirmed).toMatchObject({ plan: "plan-g", seller: "ida", segment: "north" });
  });

  test("lists who waits for value, and nobody whose value the ledger knows", () => {
    const waiting = names(base.waiting.list);
    expect(waiting).toContain("waits");
    for (const name of ["known", "young", "early", "a", "g", "h7"]) expect(waiting).not.toContain(name);
    expect(base.waiting.list.rows.find(({ name }) => name === "waits")).toMatchObject({ committedOn: "2026-01-01", days: 190, limit: 90 });
    expect(base.customers).toBe(NAMES.length - 1 + 4);
  });

  test("sets usage against outcomes, and finds who was sold too much", () => {
    expect(names(base.usage.busy)).toEqual(["a", "b", "d", "e", "f", "j", "k", "l"]);
    expect(base.usage.busy.rows[0]).toMatchObject({ usage: 1, basis: "own_usual" });
    expect(base.oversold.list.rows.map(({ name, signs }) => [name, signs]).sort()).toEqual([
      ["c", ["shelfware"]],
      ["early", ["early_churn"]],
      ["g", ["promise_broken", "promise_lost"]],
      ["i", ["shelfware"]],
    ]);
  });

  test("tells which growth came from proven value, from the deals that were won", () => {
    expect(base.expansions.list.rows.map(({ name, proof, outcome: said }) => [name, proof, said])).toEqual([
      ["a", "proven", "Less waiting, o-a"],
      ["b", "preceded", null],
      ["k", "unproven", null],
      ["l", "unproven", null],
    ]);
    expect(base.expansions).toMatchObject({ preceded: { hits: 2, n: 4 }, worth: [eur(2100)], precededWorth: [eur(1800)] });
  });

  test("knows how deep a need was understood at the commit, whom we still meet, and how far customers came", () => {
    expect(base.depth.map(({ depth, kept }) => [depth, kept.n])).toEqual([
      ["deep", 0],
      ["shallow", 1],
      ["unknown", 12],
    ]);
    expect(base.threads.single.rows.map(({ name, people, before }) => [name, people, before])).toEqual([
      ["a", [], 0],
      ["b", ["Ole"], 0],
    ]);
    expect(base.funnel.all.map(({ stage, reached }) => [stage, reached])).toEqual([
      ["live", 13],
      ["first_impact", 8],
      ["recurring_impact", 0],
      ["renewed", expect.any(Number)],
      ["expanded", expect.any(Number)],
      ["advocate", 0],
    ]);
    expect(base.funnel.cohorts.map(({ year }) => year)).toEqual(["2024", "2026"]);
    expect(base.stale.total).toBe(0);
    expect(base.outcomes.buckets.find(({ bucket }) => bucket === "cost")).toMatchObject({
      byState: { confirmed: 7, agreed: 1 },
      confirmed: [eur(400)],
    });
  });

  test("is looked at on a day that has come, by a field that there is", async () => {
    const code = (work: Promise<unknown>) =>
      work.then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    expect(await code(act("base", { on: "2026-07-11" }))).toBe("future_day");
    expect(await code(act("base", { field: "colour" }))).toBe("no_such_field");
    expect((await act("base", { limit: 1 })).usage.busy).toMatchObject({ total: 8, rows: [{ account: expect.any(Number) }] });
  });
});

describe("proofs and rescues", () => {
  test("are written beside an account; a reference without a confirmed outcome is kept and not to be used", async () => {
    const id = String(account.get("a"));
    const reference = { id, proof: "ref", base: 0, kind: "reference", stage: "selection", on: "2026-06-01" } as const;
    const first = await act("saveProof", { ...reference, outcome: null });
    expect(first.proofs).toMatchObject([{ id: "ref", isSupported: false, isFirstHand: false, version: 1 }]);
    expect(names((await act("base", {})).proofs.unsupported)).toEqual(["a"]);
    const second = await act("saveProof", { ...reference, base: 1, outcome: "o-a" });
    expect(second.proofs).toMatchObject([{ outcome: "o-a", isSupported: true, version: 2 }]);
    const after = await act("base", {});
    expect([after.proofs.unsupported.total, after.proofs.byStage, after.funnel.all.at(-1)?.reached]).toEqual([
      0,
      [{ stage: "selection", firstHand: 0, secondHand: 1 }],
      1,
    ]);
    await expect(act("saveProof", { ...reference, base: 2, outcome: "o-g" })).rejects.toMatchObject({ code: "no_such_outcome" });
    await act("saveProof", { ...reference, base: 2, outcome: "o-a", note: "On stage in Utrecht" });
    const crossing = act("saveProof", { ...reference, base: 2, outcome: "o-a", note: "A call in June" });
    await expect(crossing).rejects.toMatchObject({ code: "edited_meanwhile", details: { fields: ["note"] } });
    expect((await act("saveProof", { ...reference, base: 3, remove: true })).proofs).toEqual([]);
    expect(await proofs.history(context.storage.pool, `${id}:ref`)).toHaveLength(5);
  });

  test("rescues tell what they came from", async () => {
    const id = String(account.get("b"));
    await act("saveRescue", { id, rescue: "r", base: 0, on: "2026-05-01", cause: "Sponsor left", isSaved: true });
    await act("saveRescue", { id: String(account.get("c")), rescue: "r", base: 0, on: "2026-06-01", cause: "Sponsor left" });
    const { rescues } = await act("base", {});
    expect(rescues).toMatchObject({ saved: { hits: 1, n: 1 }, needed: { hits: 2 }, causes: [{ cause: "Sponsor left", n: 2 }] });
    expect((await act("proofs", { id })).causes).toEqual(["Sponsor left"]);
  });
});

test("an outcome that usage measures stands here as on the page of its plan", async () => {
  const before = (await act("base", {})).outcomes.buckets.find(({ bucket }) => bucket === "risk");
  const used = outcome("o-l", null, {
    bucket: "risk",
    metric: { name: "calls", unit: "calls", direction: "up", meter: "calls", take: "last" },
    baseline: { value: 0, on: on("2026-01-01"), evidence: null },
    target: { value: 80, upTo: null, dueOn: on("2026-08-01") },
    promiseId: "used",
    state: "delivered",
    changes: [changed("agreed", "2026-01-02"), changed("delivered", "2026-06-01")],
  });
  await plan(account.get("l") ?? 0, "plan-l", [used], ["used"]);

  const [shown] = (await act("successPlan", { plan: "plan-l" })).outcomes;
  const now = await act("base", {});

  const newest = shown?.newest;
  expect([newest?.on, newest?.value, shown?.progress, shown?.isAtRisk]).toEqual(["2026-06-05", 20, 0.25, true]);
  const risk = now.outcomes.buckets.find(({ bucket }) => bucket === "risk");
  expect([before?.atRisk, risk?.atRisk, risk?.claimed]).toEqual([0, 1, [eur(2000)]]);
  expect(now.promises.list.rows.find(({ text }) => text === "used")?.links.measured?.on).toBe("2026-06-05");
});

test("of a thousand accounts every share lies within its bounds, and parts are the whole", async () => {
  const [drawn] = fc.sample(
    fc.array(
      fc.record({
        price: fc.integer({ min: 100, max: 99_999 }),
        gone: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 4 }),
        live: fc.boolean(),
        seller: fc.constantFrom("ida", "per", "zoe"),
        proven: fc.integer({ min: 0, max: 29 }),
      }),
      { minLength: 1000, maxLength: 1000 },
    ),
    { numRuns: 1, seed: 7 },
  );
  const other = await emptyLedger(() => NOW);
  const mine = context;
  context = other;
  try {
    const month = (at: number): string => `${at > 6 ? 2026 : 2025}-${String(((at + 5) % 12) + 1).padStart(2, "0")}`;
    await importText(
      other,
      company(
        ...(drawn ?? []).map(
          ({ price, gone }, at) => `c${at}: ${price / 100} EUR/month from 2025-01${gone === null ? "" : `, gone ${month(gone)}`}`,
        ),
        ...(drawn ?? []).map(
          ({ live, seller }, at) => `deal c${at}: sql 2024-12-01, won 2025-01-01${live ? ", live 2025-02-01" : ""}, by ${seller}`,
        ),
      ),
    );
    const known = await numbered();
    for (const [at, { proven }] of (drawn ?? []).entries())
      if (proven === 0)
        await plan(known.get(`c${at}`) ?? 0, `p${at}`, [outcome(`o${at}`, "2025-03-01", { promiseId: `x${at}` })], [`x${at}`]);
    const found = await act("base", { by: "seller", limit: 5000 });
    expect(found.funnel.all[0]?.reached).toBeGreaterThan(300);
    const rates = JSON.stringify(found).match(/"value":(-?[\d.e-]+)/g) ?? [];
    for (const one of rates) expect(Math.abs(Number(one.slice(8)))).toBeLessThanOrEqual(1);
    const promised = found.promises.groups.reduce((sum, { byFate }) => sum + byFate.confirmed, 0);
    expect([promised, found.promises.all.byFate.confirmed]).toEqual([found.promises.list.total, found.promises.list.total]);
    const { withOutcome, withoutOutcome, all } = found.retention;
    expect([withOutcome.n + withoutOutcome.n, withOutcome.n]).toEqual([1000, found.promises.list.total]);
    expect(withOutcome.closing + withoutOutcome.closing).toBe(all.closing);
    for (const { nrr, grr } of [withOutcome, withoutOutcome, all]) expect((grr ?? 0) <= Math.min(1, nrr ?? 1)).toBe(true);
    expect(found.oversold.groups.reduce((sum, { rate }) => sum + rate.n, 0)).toBe(1000);
  } finally {
    context = mine;
    await other.close();
  }
}, 60_000);

test("an outcome that usage measures is measured on the day the plan says", async () => {
  const metric = { name: "calls", unit: "calls", direction: "up", meter: "calls", take: "last" } as const;
  const figures = { metric, baseline: { value: 0, on: on("2025-12-31"), evidence: null } };
  const measured = outcome("o-l2", "2026-06-20", {
    ...figures,
    target: { value: 20, upTo: null, dueOn: on("2026-12-31") },
    promiseId: "calls-l2",
  });
  await plan(account.get("l") ?? 0, "plan-l2", [measured], ["calls-l2"]);
  const { outcomes: shown } = await act("successPlan", { plan: "plan-l2" });
  expect(shown[0]?.newest).toMatchObject({ on: "2026-06-05", value: 20 });
  const { promises: promised } = await act("base", { currency: "EUR", field: "region", limit: 200 });
  expect(promised.list.rows.find(({ text }) => text === "calls-l2")?.links.measured).toEqual({ on: "2026-06-05", by: "calls" });
});
