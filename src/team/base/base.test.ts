import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, type Day, day, type Money, parseDay } from "../../domain/index.ts";
import { outcomeBuckets } from "../../standard/index.ts";
import type { ImpactChange, Outcome, Plan } from "../plans/index.ts";
import {
  type BaseAccount,
  chainsOf,
  confirmedLately,
  countCustomers,
  customerFunnel,
  expansionReport,
  type Groups,
  impactRecurrence,
  outcomesByBucket,
  oversold,
  oversoldRates,
  promisesKept,
  proofLift,
  proofReport,
  type Retained,
  rescueReport,
  retentionByDepth,
  retentionByOutcome,
  threadsOn,
  usageAndOutcome,
  usageShare,
  waitingForValue,
  waitingLimits,
} from "./index.ts";

const eur = (major: number): Money => ({ minor: major * 100, currency: "EUR" as Currency });
const by = { person: "Maja", role: "buyer" } as const;
const changed = (to: ImpactChange["to"], on: number): ImpactChange => ({ to, on: day(on), by, buyer: "Maja", evidence: [], reason: null });

/** An outcome that was agreed on day 1, and confirmed on the days told; a day below 0 takes the confirmation back. */
const outcome = (id: string, confirmed: readonly number[], differing: Partial<Outcome> = {}): Outcome => {
  const changes = [changed("agreed", 1), ...confirmed.map((on) => (on < 0 ? changed("delivered", -on) : changed("confirmed", on)))];
  return {
    id,
    statement: id,
    bucket: "cost",
    stake: null,
    metric: { name: "hours", unit: "h", direction: "down", meter: null },
    baseline: { value: 8, on: day(0), evidence: null },
    target: { value: 2, upTo: null, dueOn: day(200) },
    buyerOwner: "Maja",
    ourOwner: "Cem",
    promiseId: id,
    worth: { perUnit: eur(100), attribution: 1 },
    state: changes.at(-1)?.to ?? "agreed",
    changes,
    closed: null,
    ...differing,
  };
};

const plan = (outcomes: readonly Outcome[], promised: readonly string[] = []): Plan => ({
  id: "P",
  accountId: "acme",
  dealId: null,
  phase: "success",
  valueOn: day(100),
  steps: [],
  outcomes,
  milestones: [],
  people: [],
  promises: promised.map((id) => ({ id, text: id, by: "Ida", on: day(0), quote: null, ref: null })),
  dropped: [],
  nextReviewOn: null,
  committedOn: day(0),
  version: 1,
  updatedOn: day(0),
});

type Differing = Partial<BaseAccount> & { readonly plan?: Plan };

const account = (id: string, { plan: only, ...differing }: Differing = {}): BaseAccount => ({
  id,
  name: id,
  segment: "small",
  owner: "Cem",
  seller: "Ida",
  committedOn: day(0),
  payingOn: day(0),
  leftOn: null,
  liveOn: null,
  impactOn: null,
  renewedOn: null,
  expandedOn: null,
  usage: null,
  plans: only === undefined ? [] : [only],
  measurements: [],
  readings: [],
  expansions: [],
  proofs: [],
  rescues: [],
  diagnosed: null,
  ...differing,
});

const kept = (opening: number, closing: number) => ({
  opening: BigInt(opening),
  gross: BigInt(Math.min(opening, closing)),
  closing: BigInt(closing),
});

const byAccount = (some: readonly Retained[]): ReadonlyMap<string, Retained> => new Map(some.map((one) => [one.accountId, one]));

const names = (some: readonly BaseAccount[]): readonly string[] => some.map(({ id }) => id);

describe("promised against delivered", () => {
  const sold = account("a", {
    plan: plan(
      [outcome("p1", [50]), outcome("p2", []), outcome("p3", [], { closed: { as: "missed", on: day(90) } }), outcome("p4", [50, -60])],
      ["p1", "p2", "p3", "p4", "p5"],
    ),
  });

  test("counts fates, and sets what was kept against what should be", () => {
    const [report] = promisesKept([sold, account("no plan", { seller: "Per" })], day(100), "seller");
    expect(report).toMatchObject({
      key: "Ida",
      byFate: { confirmed: 1, agreed: 1, broken: 1, delivered: 1, lost: 1, open: 0, dropped: 0 },
      kept: { hits: 2, n: 4, value: null, reason: "too_few" },
      confirmed: { hits: 1, n: 4 },
    });
    expect(promisesKept([sold], day(201), "seller")[0]?.kept).toMatchObject({ hits: 2, n: 5, value: 0.4 });
  });

  test("the parts are the whole, however the base is cut", () => {
    const some = fc.array(
      fc.record({
        seller: fc.constantFrom("Ida", "Per"),
        segment: fc.constantFrom("s", "m", "l"),
        days: fc.array(fc.integer({ min: 2, max: 300 }), { maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 300 }), (drawn, on) => {
        const accounts = drawn.map(({ seller, segment, days }, at) =>
          account(`a${at}`, {
            seller,
            segment,
            plan: plan(
              days.map((one, index) => outcome(`p${index}`, [one])),
              ["p0", "p1"],
            ),
          }),
        );
        const total = (cut: "seller" | "segment"): number =>
          promisesKept(accounts, day(on), cut).reduce((sum, { byFate }) => sum + Object.values(byFate).reduce((a, b) => a + b, 0), 0);
        expect([total("seller"), total("segment")]).toEqual([accounts.length * 2, accounts.length * 2]);
      }),
    );
  });
});

describe("oversold", () => {
  const accounts = [
    account("fine", { usage: 0.9, plan: plan([outcome("x", [50])], ["x"]) }),
    account("shelf", { usage: 0.2, plan: plan([], ["x"]) }),
    account("young", { usage: 0.2, committedOn: day(50) }),
    account("gone", { leftOn: day(80) }),
    account("gone with a result", { leftOn: day(80), plan: plan([outcome("x", [40])], ["x"]) }),
    account("not yet", { committedOn: day(101), usage: 0 }),
  ];

  test("is who was promised what nobody delivered, uses little, or left early without a result", () => {
    expect(oversold([accounts], day(100)).map((one) => [one.account.id, one.signs])).toEqual([
      ["shelf", ["promise_lost", "shelfware"]],
      ["gone", ["early_churn"]],
    ]);
  });

  test("is a rate by seller over all who ever committed", () => {
    expect(oversoldRates([accounts], day(100), "seller")).toMatchObject([{ key: "Ida", rate: { hits: 2, n: 5, value: 0.4 } }]);
  });
});

describe("waiting for value", () => {
  test("is who has none beyond the limit of the segment, the longest first, whether or not there is a plan", () => {
    const accounts = [
      account("has value", { plan: plan([outcome("x", [50])]) }),
      account("taken back", { plan: plan([outcome("x", [50, -60])]) }),
      account("no plan", { committedOn: day(-30) }),
      account("large", { segment: "large" }),
      account("left", { leftOn: day(40) }),
      account("leaves today", { leftOn: day(100) }),
    ];
    const waiting = (most: number) => waitingForValue([accounts], day(100), { limits: new Map([["large", 180]]), usual: 90, most });
    expect(waiting(1).first.map(({ account: { id } }) => id)).toEqual(["no plan"]);
    expect(waiting(1).total).toBe(2);
    expect(waiting(9).first.map(({ account: { id }, days }) => [id, days])).toEqual([
      ["no plan", 130],
      ["taken back", 100],
    ]);
  });

  test("is over where the ledger knows of a value, and begins at no commit that nobody saw", () => {
    const accounts = [
      account("as the ledger has it", { impactOn: day(30) }),
      account("impact to come", { impactOn: day(130) }),
      account("before the data", { committedOn: null, payingOn: day(-900) }),
    ];
    expect(waitingForValue([accounts], day(100), { limits: new Map(), usual: 90, most: 9 }).first.map(({ account: { id } }) => id)).toEqual(
      ["impact to come"],
    );
    expect(confirmedLately([accounts], day(100)).n).toBe(3);
  });

  test("a segment may wait as long as three of four of it did, or the usual days where too few had value", () => {
    const accounts = [
      ...[10, 20, 30, 40].map((at) => account(`s${at}`, { impactOn: day(at) })),
      ...[10, 20, 30, 40, 50, 60, 70, 80].map((at) => account(`l${at}`, { segment: "large", impactOn: day(at) })),
    ];
    expect(waitingLimits([accounts], day(100), 45)).toEqual([
      { segment: "large", days: 60, n: 8, median: 40, basis: "own" },
      { segment: "small", days: 45, n: 4, median: null, basis: "usual" },
    ]);
  });

  test("usage is what was committed to, else seats, else what is usual of the meter itself", () => {
    const meter = (last: number, usual: number, months: number) => ({ last, usual, months });
    const none = { commitment: null, seats: null, meters: [] };
    expect(usageShare({ ...none, commitment: { used: 30, committed: 40 }, seats: { active: 1, bought: 10 } })).toEqual({
      share: 0.75,
      basis: "commitment",
    });
    const seats = { active: 1, bought: 10 };
    expect(usageShare({ ...none, seats, meters: [meter(1, 1, 9)] })).toEqual({ share: 0.1, basis: "seats" });
    expect(usageShare({ ...none, meters: [meter(2, 8, 11), meter(5, 5, 2), meter(6, 10, 3)] })).toEqual({ share: 0.6, basis: "own_usual" });
    expect([usageShare(none), usageShare({ ...none, meters: [meter(3, 0, 9)] })]).toEqual([null, null]);
  });

  test("usage is set against outcomes: busy without one, quiet with one", () => {
    const accounts = [
      account("busy", { usage: 0.95 }),
      account("busy, long ago", { usage: 0.8, plan: plan([outcome("x", [10])]) }),
      account("busy and well", { usage: 0.95, plan: plan([outcome("x", [190])]) }),
      account("quiet and well", { usage: 0.1, plan: plan([outcome("x", [190])]) }),
      account("quiet", { usage: 0.1 }),
      account("unknown"),
    ];
    const { highUsageWithoutOutcome, lowUsageWithOutcome, unknownUsage } = usageAndOutcome([accounts], day(200));
    expect([names(highUsageWithoutOutcome), names(lowUsageWithOutcome), unknownUsage]).toEqual([
      ["busy", "busy, long ago"],
      ["quiet and well"],
      1,
    ]);
    expect(confirmedLately([accounts], day(200))).toMatchObject({ hits: 2, n: 6 });
  });
});

describe("growth", () => {
  const expanded = (outcomeId: string | null, on: number) => ({ id: `E${on}`, on: day(on), worth: eur(100), outcomeId });

  test("is proven by the outcome it names, preceded by another, or neither", () => {
    const accounts = [
      account("a", {
        plan: plan([outcome("x", [50])]),
        expansions: [expanded("x", 60), expanded(null, 70), expanded("x", 40), expanded("x", 500)],
      }),
      account("b", { expansions: [expanded("x", 60)] }),
    ];
    const report = expansionReport(accounts, day(0), day(100));
    expect(report.expansions.map(({ expansion, proof }) => [expansion.on, proof])).toEqual([
      [60, "proven"],
      [70, "preceded"],
      [40, "unproven"],
      [60, "unproven"],
    ]);
    expect([report.preceded.hits, report.preceded.n, report.precededWorth, report.worth]).toEqual([2, 4, [eur(200)], [eur(400)]]);
  });

  test("retention is told apart by what was confirmed when the window began, with n", () => {
    const accounts = Array.from({ length: 11 }, (_, at) =>
      account(`a${at}`, { plan: plan(at < 5 ? [outcome("x", [50])] : at < 6 ? [outcome("x", [150])] : []) }),
    );
    const retained = accounts.map(({ id }, at) => ({
      accountId: id,
      ...kept(100, at === 0 ? 150 : at < 5 ? 100 : at < 8 ? 0 : 100),
    }));
    const { withOutcome, withoutOutcome } = retentionByOutcome(accounts, byAccount(retained), day(100));
    expect(withOutcome).toMatchObject({ n: 5, nrr: 1.1, grr: 1, reason: null });
    expect(withoutOutcome).toMatchObject({ n: 6, nrr: 0.5, grr: 0.5, reason: null });
    expect(retentionByOutcome(accounts, byAccount(retained.slice(0, 4)), day(100)).withOutcome).toMatchObject({
      nrr: null,
      reason: "too_few",
    });
  });

  test("accounts at 100, 100, 100 that end at 150, 100, 0 keep .8333 net and .6667 gross, twice over", () => {
    const retained = [150, 100, 0, 150, 100, 0].map((closing, at) => ({ accountId: `a${at}`, ...kept(100, closing) }));
    const { withoutOutcome } = retentionByOutcome([], byAccount(retained), day(0));
    expect([withoutOutcome.nrr?.toFixed(4), withoutOutcome.grr?.toFixed(4)]).toEqual(["0.8333", "0.6667"]);
  });

  test("gross never exceeds net or one, and both groups are all accounts", () => {
    const some = fc.array(fc.record({ opening: fc.nat({ max: 1000 }), closing: fc.nat({ max: 2000 }), proven: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, (drawn) => {
        const accounts = drawn.map(({ proven }, at) => account(`a${at}`, { plan: plan(proven ? [outcome("x", [5])] : []) }));
        const retained = drawn.map(({ opening, closing }, at) => ({ accountId: `a${at}`, ...kept(opening, closing) }));
        const { withOutcome, withoutOutcome, all } = retentionByOutcome(accounts, byAccount(retained), day(10));
        expect([withOutcome.opening + withoutOutcome.opening, withOutcome.closing + withoutOutcome.closing]).toEqual([
          all.opening,
          all.closing,
        ]);
        expect(withOutcome.n + withoutOutcome.n).toBe(drawn.filter(({ opening }) => opening > 0).length);
        for (const { nrr, grr } of [withOutcome, withoutOutcome])
          if (nrr !== null && grr !== null) expect(grr <= Math.min(1, nrr)).toBe(true);
      }),
    );
  });

  test("customers whose need was well understood are compared with others, once they can be judged", () => {
    const accounts = [
      ...Array.from({ length: 5 }, (_, at) => account(`d${at}`, { diagnosed: 13, leftOn: at === 0 ? day(100) : null })),
      ...Array.from({ length: 5 }, (_, at) => account(`s${at}`, { diagnosed: 5, leftOn: at < 3 ? day(100) : null })),
      account("young", { diagnosed: 15, committedOn: day(300) }),
    ];
    expect(retentionByDepth([accounts], day(400), 365).map(({ depth, kept }) => [depth, kept.value, kept.n])).toEqual([
      ["deep", 0.8, 5],
      ["shallow", 0.4, 5],
      ["unknown", null, 0],
    ]);
  });
});

describe("a promise", () => {
  test("is followed from the sale to the renewal, and breaks where a link is missing", () => {
    const measurements = [{ outcomeId: "a", on: day(40), value: 3, source: "hand", evidence: null, by: "Cem" }] as const;
    const sold = account("acme", {
      plan: plan([outcome("a", [50]), outcome("b", [60])], ["a", "b", "c"]),
      measurements,
      renewedOn: day(90),
    });
    const [a, b, c] = chainsOf([sold], day(100));
    expect(a?.links).toEqual({
      promised: { on: 0, by: "Ida" },
      agreed: { on: 1, by: "Maja" },
      delivered: null,
      measured: { on: 40, by: "Cem" },
      confirmed: { on: 50, by: "Maja" },
      renewed: { on: 90, by: "Cem" },
    });
    expect([a?.breaksAt, b?.breaksAt, c?.breaksAt]).toEqual([null, "measured", "agreed"]);
  });
});

describe("the customer's funnel", () => {
  test("counts who came how far, of live ones and of the stage before", () => {
    const reference = { id: "r", kind: "reference", stage: "expansion", on: day(90), outcomeId: "x", note: null } as const;
    const accounts = [
      account("advocate", {
        liveOn: day(5),
        plan: plan([outcome("x", [50]), outcome("y", [80])]),
        renewedOn: day(85),
        proofs: [reference],
      }),
      ...[1, 2, 3, 4].map((at) => account(`live${at}`, { liveOn: day(at * 10) })),
      account("value without a day of going live", { impactOn: day(30) }),
      account("signed"),
      account("before the data", { committedOn: null, payingOn: day(-9) }),
      account("tomorrow", { committedOn: day(101), payingOn: null }),
    ];
    const { all: funnel } = customerFunnel([accounts], day(100));
    expect(funnel.map(({ stage, reached, ofBefore }) => [stage, reached, ofBefore.hits, ofBefore.n])).toEqual([
      ["live", 6, 6, 8],
      ["first_impact", 2, 2, 6],
      ["recurring_impact", 1, 1, 2],
      ["renewed", 1, 1, 1],
      ["expanded", 0, 0, 1],
      ["advocate", 1, 0, 0],
    ]);
    expect([funnel[0]?.medianDays, funnel[1]?.medianDays, funnel[5]?.ofLive.value]).toEqual([20, null, 1 / 6]);
  });
});

describe("proof", () => {
  const shown = (kind: "review" | "reference" | "outcome", on: number) =>
    ({ id: kind, kind, stage: "selection", on: day(on), outcomeId: "x", note: null }) as const;

  test("that needs a confirmed outcome and has none by its day is not to be used", () => {
    const accounts = [
      account("a", { plan: plan([outcome("x", [50])]), proofs: [shown("review", 1), shown("reference", 40), shown("outcome", 60)] }),
    ];
    const { firstHand, secondHand, unsupported, advocates, byKind } = proofReport(accounts, day(100));
    expect([firstHand, secondHand, unsupported.map(({ proof }) => proof.kind), names(advocates), byKind.case]).toEqual([
      1,
      2,
      ["reference"],
      ["a"],
      0,
    ]);
    expect(proofReport(accounts, day(45)).advocates).toEqual([]);
  });

  test("is compared by conversion of a stage, with and without", () => {
    const cases = Array.from({ length: 40 }, (_, at) => ({
      stage: "selection" as const,
      hadProof: at < 20,
      isConverted: at < 10 || at >= 36,
    }));
    expect(proofLift(cases)).toMatchObject([{ stage: "selection", withProof: { value: 0.5 }, withoutProof: { value: 0.2 } }]);
  });
});

describe("outcomes", () => {
  test("are reported by bucket, and their states are all that are not cancelled", () => {
    const accounts = [
      account("a", {
        plan: plan([
          outcome("x", [50]),
          outcome("y", [], { closed: { as: "cancelled", on: day(9) } }),
          outcome("z", [], { bucket: "risk", closed: { as: "partly", on: day(90) } }),
        ]),
        measurements: [{ outcomeId: "x", on: day(40), value: 5, source: "usage", evidence: null, by: "meter" }],
      }),
    ];
    const [, cost, , risk] = outcomesByBucket(accounts, day(100));
    expect(cost).toMatchObject({ bucket: "cost", byState: { confirmed: 1, agreed: 0 }, score: null, confirmed: [eur(300)], claimed: [] });
    expect(risk).toMatchObject({ byState: { agreed: 1 }, score: 0.5, atRisk: 0 });
    expect(outcomesByBucket([], day(0)).map(({ bucket }) => bucket)).toEqual([...outcomeBuckets]);
  });

  test("recur in three of four quarters: 75 %", () => {
    const at = (written: string): number => parseDay(written) ?? 0;
    const on = day(at("2025-02-10"));
    const confirmed = ["2024-02-01", "2024-05-01", "2024-11-30", "2025-02-01"].map((written, index) => outcome(`x${index}`, [at(written)]));
    const old: Day = day(at("2023-05-05"));
    expect(impactRecurrence(account("a", { plan: plan(confirmed), committedOn: old }), on)).toBe(0.75);
    expect(impactRecurrence(account("a", { plan: plan(confirmed), committedOn: day(at("2024-02-05")) }), on)).toBeNull();
  });
});

test("rescues are counted with their causes, and people met in the last ninety days are threads", () => {
  const rescue = (id: string, on: number, cause: string, isSaved: boolean | null) => ({ id, on: day(on), cause, isSaved });
  const accounts = [
    account("a", { rescues: [rescue("1", 10, "no sponsor", true), rescue("2", 20, "no sponsor", null), rescue("3", 500, "price", false)] }),
    account("b", { rescues: [rescue("4", 30, "price", false)], leftOn: day(40) }),
    account("c"),
  ];
  const { saved, needed, causes } = rescueReport([accounts], day(0), day(100));
  expect([saved.hits, saved.n, needed.hits, needed.n, causes]).toEqual([
    1,
    2,
    1,
    2,
    [
      { cause: "no sponsor", n: 2 },
      { cause: "price", n: 1 },
    ],
  ]);
  const met = [5, 10, 95].map((on) => ({ person: on === 95 ? "Ole" : "Maja", on: day(on) }));
  expect([threadsOn(met, day(20)), threadsOn(met, day(96)), threadsOn(met, day(100))]).toEqual([
    { people: ["Maja"], isSingle: true },
    { people: ["Maja", "Ole"], isSingle: false },
    { people: ["Ole"], isSingle: true },
  ]);
});

test("the base in many groups is the base in one, and a group that is known already is not counted otherwise", () => {
  const days = fc.option(fc.nat({ max: 300 }).map(day), { nil: null });
  const drawnOne = fc.record({
    segment: fc.constantFrom("small", "large"),
    seller: fc.constantFrom("Ida", "Ole"),
    committedOn: days,
    payingOn: days,
    leftOn: days,
    liveOn: days,
    impactOn: days,
    renewedOn: days,
    usage: fc.option(fc.double({ min: 0, max: 1.2, noNaN: true }), { nil: null }),
    diagnosed: fc.option(fc.nat({ max: 15 }), { nil: null }),
    confirmed: fc.array(fc.integer({ min: 2, max: 290 }), { maxLength: 2 }),
  });
  const report = (groups: Groups, on: Day) => ({
    customers: countCustomers(groups, on),
    lately: confirmedLately(groups, on),
    limits: waitingLimits(groups, on),
    waiting: waitingForValue(groups, on, { limits: new Map([["large", 60]]), usual: 20, most: 40 }).first.map(
      ({ account: { id }, days }) => [id, days],
    ),
    longest: waitingForValue(groups, on, { limits: new Map(), usual: 20, most: 3 }).first.map(({ days }) => days),
    usage: usageAndOutcome(groups, on),
    oversold: oversold(groups, on).map(({ account: { id }, signs }) => [id, signs]),
    rates: oversoldRates(groups, on, "seller"),
    depth: retentionByDepth(groups, on, 30),
    funnel: customerFunnel(groups, on, ({ committedOn }) => (committedOn === null ? null : String(Math.floor(committedOn / 100)))),
    rescues: rescueReport(groups, day(0), on),
  });
  fc.assert(
    fc.property(fc.array(drawnOne, { maxLength: 30 }), fc.array(fc.nat({ max: 6 })), fc.nat({ max: 320 }), (drawn, cuts, on) => {
      const accounts = drawn.map(({ confirmed, ...rest }, at) =>
        account(`a${at}`, { ...rest, ...(confirmed.length > 0 && { plan: plan([outcome("x", confirmed)]) }) }),
      );
      const groups: BaseAccount[][] = [[]];
      for (const [at, one] of accounts.entries()) {
        if ((cuts[at] ?? 1) === 0) groups.push([]);
        groups.at(-1)?.push(one);
      }
      const whole = report([accounts], day(on));
      expect(report(groups, day(on))).toEqual(whole);
      report(groups, day(on + 7));
      expect(report(groups, day(on))).toEqual(whole);
    }),
  );
});
