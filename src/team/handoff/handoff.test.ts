import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, parseDay, Refusal } from "../../domain/index.ts";
import { handoffActions, handoffStandard, handoffTransitions } from "../../standard/index.ts";
import { emptyDiagnosis } from "../diagnosis/index.ts";
import type { Promised } from "../plans/index.ts";
import {
  actOn,
  completenessOf,
  dueOf,
  editHandoff,
  type Handoff,
  type HandoffMove,
  type HandoffPackage,
  handoffReport,
  newsOf,
  packageOf,
  serviceLevel,
  workingDaysBetween,
} from "./index.ts";

const HOUR = 3_600_000;
const promise = (id: string): Promised => ({ id, text: id, by: "Ida", on: day(0), quote: null, ref: null });

const whole: HandoffPackage = {
  goals: ["replies within 2 h"],
  successCriteria: ["first reply from 8 h to 2 h"],
  pains: ["replies come late"],
  people: [
    { person: "Maja", role: "champion" },
    { person: "Ole", role: "decider" },
  ],
  products: ["team plan"],
  terms: "12 months",
  kickOffOn: day(10),
  risks: [],
  promises: [promise("quick")],
  preferences: null,
  expansionSignals: [],
};

const draft: Handoff = {
  dealId: "D-1",
  committed: { at: 0, on: day(0) },
  state: "draft",
  package: whole,
  basis: whole,
  register: [],
  dropped: [],
  events: [],
  firstContactOn: null,
};

const ae = { person: "Ida", role: "ae" } as const;
const csm = { person: "Cem", role: "csm" } as const;
const at = (hours: number) => ({ at: hours * HOUR, on: day(Math.floor(hours / 24)) });
const offer = (hours: number, offered: HandoffPackage = whole): HandoffMove => ({
  ...at(hours),
  by: ae,
  does: { action: "offer", package: offered },
});
const offerOf = (promised: readonly Promised[]): HandoffMove => ({ ...at(1), by: ae, does: { action: "offer", package: whole, promised } });
const accept = (hours: number): HandoffMove => ({ ...at(hours), by: csm, does: { action: "accept" } });
const sendBack = (hours: number, note: string | null = null): HandoffMove => ({
  ...at(hours),
  by: csm,
  does: { action: "send_back", reasons: [{ reason: note === null ? "people_missing" : "other", note }] },
});
const run = (moves: readonly HandoffMove[], from: Handoff = draft): Handoff => moves.reduce((one, move) => actOn(one, move), from);

describe("a package", () => {
  test("is complete when nothing required is empty; that there is no risk must be said", () => {
    expect(completenessOf(whole)).toMatchObject({ isComplete: true, missing: [], share: 1 });
    const { missing, share } = completenessOf({ ...whole, risks: null, people: [], goals: [" "] });
    expect([missing, share]).toEqual([["goals", "champion", "decider", "risks"], 0.6]);
    expect(completenessOf({ ...whole, people: [] }, { ...handoffStandard, required: [] })).toMatchObject({ isComplete: true, share: 1 });
  });

  test("is put together from deal, diagnosis and plan, and is incomplete where they know nothing", () => {
    const deal = { products: ["team plan"], terms: "12 months", kickOffOn: day(10), risks: [], preferences: null, expansionSignals: [] };
    const decision = { criteria: [], steps: [], committee: [], economicBuyer: "Ole", decidesAlone: false };
    const one = packageOf(deal, { ...emptyDiagnosis, decision }, null);
    expect(one.people).toEqual([{ person: "Ole", role: "decider" }]);
    expect(completenessOf(one).missing).toEqual(["goals", "success_criteria", "pains", "champion", "promises"]);
  });
});

describe("a hand-off", () => {
  test("is offered, sent back with a reason, offered again and accepted", () => {
    const done = run([offer(5), sendBack(8), offer(20), accept(30)]);
    expect([done.state, done.events.map(({ action }) => action)]).toEqual(["accepted", ["offer", "send_back", "offer", "accept"]]);
  });

  test.each([
    ["accepted by those who sold", [offer(1), { ...accept(2), by: ae }], /Only csm/],
    ["accepted before it is offered", [accept(2)], /draft can’t/],
    ["offered incomplete", [offer(1, { ...whole, pains: [] })], /lacks pains/],
    ["sent back for “other” without words", [offer(1), sendBack(2, " ")], /needs words/],
    ["offered without a promise the plan knows", [offerOf([promise("quick"), promise("cheap")])], /“cheap”/],
    ["moved before its last step", [offer(5), accept(4)], /before the last/],
    ["moved once accepted", [offer(1), accept(2), sendBack(3)], /accepted can’t/],
    ["offered again without a promise", [offer(1), sendBack(2), offer(3, { ...whole, promises: [] })], /“quick”/],
  ] as readonly (readonly [string, readonly HandoffMove[], RegExp])[])("is not %s", (_, moves, why) => {
    expect(() => run(moves)).toThrow(why);
    expect(() => run(moves)).toThrow(Refusal);
  });

  test("is not offered before the deal is won", () => {
    expect(() => run([offer(1)], { ...draft, committed: null })).toThrow(/not won/);
  });

  test("lets a promise go with a reason both sides signed, and keeps that on record", () => {
    const dropped = [{ promiseId: "quick", reason: "they have no night shift", on: day(0), buyer: "Maja", us: "Ida" }];
    const again: HandoffMove = { ...at(3), by: ae, does: { action: "offer", package: { ...whole, promises: [] }, dropped } };
    expect(run([offer(1), sendBack(2), again]).dropped).toEqual(dropped);
    const later = offer(5, { ...whole, promises: [] });
    expect(run([offer(1), sendBack(2), again, sendBack(4), later]).dropped).toEqual(dropped);
    const unsigned: HandoffMove = {
      ...again,
      does: { action: "offer", package: { ...whole, promises: [] }, dropped: dropped.map((one) => ({ ...one, buyer: "" })) },
    };
    expect(() => run([offer(1), sendBack(2), unsigned])).toThrow(Refusal);
  });

  test("whatever is tried, states follow the standard and every promise is there or has its reason", () => {
    const ids = ["a", "b", "c"];
    const tried = fc.array(
      fc.record({
        action: fc.constantFrom(...handoffActions),
        role: fc.constantFrom("ae" as const, "csm" as const, "buyer" as const),
        promises: fc.subarray(ids),
        drops: fc.subarray(ids),
        hours: fc.nat({ max: 30 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(tried, (moves) => {
        let one: Handoff = { ...draft, package: { ...whole, promises: ids.map(promise) } };
        for (const { action, role, promises, drops, hours } of moves) {
          const before = one.state;
          const dropped = drops.map((promiseId) => ({ promiseId, reason: "r", on: day(0), buyer: "Maja", us: "Ida" }));
          const does: HandoffMove["does"] =
            action === "offer"
              ? { action, package: { ...whole, promises: promises.map(promise) }, dropped }
              : action === "send_back"
                ? { action, reasons: [{ reason: "people_missing", note: null }] }
                : { action };
          try {
            one = actOn(one, { ...at(hours), by: { person: "X", role }, does });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            continue;
          }
          expect(
            handoffTransitions.some(
              (known) => known.action === action && known.from === before && known.to === one.state && known.by.includes(role),
            ),
          ).toBe(true);
        }
        for (const id of ids) {
          const isKept = one.package.promises?.some((kept) => kept.id === id) === true;
          expect(isKept || one.dropped.some(({ promiseId }) => promiseId === id)).toBe(true);
        }
        const times = one.events.map((event) => event.at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});

describe("editing a package", () => {
  const known: HandoffPackage = { ...whole, promises: [promise("quick"), promise("cheap")], risks: ["no staff"] };
  const edit = (changes: Partial<HandoffPackage>, dropped: Handoff["dropped"] = [], from: Handoff = draft): Handoff =>
    editHandoff(from, { changes, dropped, known });
  const signed = (promiseId: string) => ({ promiseId, reason: "not needed", on: day(0), buyer: "Maja", us: "Ida" });

  test("changes what is said, and nothing else", () => {
    expect(edit({ terms: "24 months" }).package).toEqual({ ...whole, terms: "24 months" });
  });

  test("loses no promise, tells none otherwise, and drops one with both signatures only", () => {
    expect(() => edit({ promises: [] })).toThrow(/“quick”/);
    expect(() => edit({ promises: [{ ...promise("quick"), text: "slow" }] })).toThrow(/other words/);
    expect(() => edit({}, [{ ...signed("quick"), buyer: " " }])).toThrow(/name of each side/);
    expect(() => edit({}, [signed("other")])).toThrow(/no promise other/);
    const without = edit({}, [signed("quick")]);
    expect([without.package.promises, without.dropped, without.register]).toEqual([[], [signed("quick")], [promise("quick")]]);
    expect(edit({ promises: [{ ...promise("quick"), quote: "in two hours" }] }).package.promises?.[0]?.quote).toBe("in two hours");
  });

  test("is over once it is offered", () => {
    expect(() => edit({}, [], run([offer(1)]))).toThrow(/Withdraw/);
    expect(() => edit({}, [], run([offer(1), accept(2)]))).toThrow(/accepted/);
  });

  test("shows what is known since, and forgets it once the part is saved anew", () => {
    expect(newsOf(draft, known)).toEqual([
      { part: "risks", isNew: true },
      { part: "promises", isNew: true },
    ]);
    expect(newsOf(edit({ risks: [] }), known)).toContainEqual({ part: "risks", isNew: false });
    expect(newsOf(edit({ risks: known.risks }, [signed("cheap")]), known)).toEqual([]);
    expect(newsOf(draft, { ...whole, terms: null, goals: [] })).toEqual([]);
  });
});

describe("its service level", () => {
  const dayOf = (instant: number) => day(Math.floor(instant / (24 * HOUR)));

  test("says what is due first, and by when", () => {
    expect(serviceLevel({ ...draft, committed: null }, at(30))).toBeNull();
    expect(dueOf({ ...draft, committed: null }, dayOf)).toBeNull();
    expect(dueOf(draft, dayOf)).toEqual({ what: "complete", on: 1 });
    expect(dueOf(run([offer(5)]), dayOf)).toEqual({ what: "accept", on: 10 });
    // Thursday and three working days: Tuesday.
    expect(dueOf(run([offer(5), accept(6)]), dayOf)).toEqual({ what: "contact", on: 5 });
    expect(dueOf({ ...run([offer(5), accept(6)]), firstContactOn: day(1) }, dayOf)).toBeNull();
  });

  test("over many is a share of those of which it is decided, with their number", () => {
    const one = (moves: readonly HandoffMove[], now: number) => {
      const handoff = run(moves);
      const level = serviceLevel(handoff, at(now));
      if (level === null) throw new Error("it is won");
      return { handoff, level };
    };
    const report = handoffReport([
      one([offer(5), accept(6)], 7),
      one([offer(5), sendBack(8), offer(30), accept(31)], 40),
      one([offer(2), sendBack(8, "no name")], 10),
      one([], 50),
      one([offer(1)], 2),
      one([offer(9)], 10),
    ]);
    expect(report).toMatchObject({ n: 6, returns: 2, medianHours: { value: 5, n: 4 }, medianHoursToAccepted: { value: 6, n: 2 } });
    expect([report.inTime.hits, report.inTime.n, report.inTime.value]).toEqual([3, 5, 0.6]);
    expect([report.firstTime.value, report.firstTime.reason]).toEqual([null, "too_few"]);
    expect(report.reasons).toEqual([
      { reason: "people_missing", count: 1 },
      { reason: "other", count: 1 },
    ]);
  });

  test("counts hours from the commit to the offer that stands; one that was sent back stops no clock", () => {
    expect(serviceLevel(draft, at(30))).toMatchObject({ hours: 30, isRunning: true, isLate: true });
    expect(serviceLevel(run([offer(5)]), at(30))).toMatchObject({ hours: 5, isRunning: false, isLate: false });
    expect(serviceLevel(run([offer(5), sendBack(8)]), at(24))).toMatchObject({ hours: 24, isRunning: true, isLate: false, returns: 1 });
    expect(serviceLevel(run([offer(5), sendBack(8), offer(20), accept(30)]), at(300))).toMatchObject({
      hours: 20,
      hoursToAccepted: 30,
      isBeforeKickOff: true,
    });
    expect(serviceLevel(run([offer(5)]), at(240))).toMatchObject({ isBeforeKickOff: false, contactWorkingDays: null });
  });

  test("counts working days to the first contact", () => {
    // 1970-01-01 was a Thursday: accepted then, contacted on Tuesday the 6th.
    const accepted = run([offer(5), accept(6)]);
    expect(serviceLevel({ ...accepted, firstContactOn: day(5) }, at(200))).toMatchObject({ contactWorkingDays: 3, isContactLate: false });
    expect(serviceLevel(accepted, at(24 * 6))).toMatchObject({ contactWorkingDays: 4, isContactLate: true });
  });

  test("working days leave out weekends, add up, and are five a week", () => {
    const friday = parseDay("2025-05-30") ?? day(0);
    expect([1, 2, 3, 4].map((ahead) => workingDaysBetween(friday, day(friday + ahead)))).toEqual([0, 0, 1, 2]);
    const days = fc.integer({ min: 0, max: 30_000 });
    fc.assert(
      fc.property(days, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (from, first, second) => {
        const [a, b, c] = [day(from), day(from + first), day(from + first + second)];
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c));
        expect(workingDaysBetween(a, day(from + 7))).toBe(5);
      }),
    );
  });
});
