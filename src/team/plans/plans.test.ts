import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, type Day, day, type Money, Refusal } from "../../domain/index.ts";
import { closureScores, closures, impactStates, impactTransitions, roles } from "../../standard/index.ts";
import {
  becomeSuccessPlan,
  checkNothingForgotten,
  checkPlan,
  closureScore,
  type Dropped,
  type ImpactChange,
  lackingParts,
  type Measurement,
  type Milestone,
  milestoneStanding,
  missingFrom,
  moveImpact,
  type Outcome,
  type Plan,
  progressOf,
  promiseFates,
  reachedBy,
  stateOn,
  timeToFirstValue,
  valueRealised,
  valueToCost,
} from "./index.ts";

const eur = (major: number): Money => ({ minor: major * 100, currency: "EUR" as Currency });

/** "reduce first reply from 8 h to 2 h within 100 days" */
const outcome = (differing: Partial<Outcome> = {}): Outcome => ({
  id: "reply",
  statement: "first reply from 8 h to 2 h",
  bucket: "experience",
  stake: null,
  metric: { name: "first reply", unit: "h", direction: "down", meter: null },
  baseline: { value: 8, on: day(0), evidence: null },
  target: { value: 2, upTo: null, dueOn: day(100) },
  buyerOwner: "Maja",
  ourOwner: "Cem",
  promiseId: "quick",
  worth: { perUnit: eur(1000), attribution: 0.5 },
  state: "agreed",
  changes: [],
  closed: null,
  ...differing,
});

const measured = (on: number, value: number): Measurement => ({
  outcomeId: "reply",
  on: day(on),
  value,
  source: "hand",
  evidence: null,
  by: "Cem",
});

const change = (to: ImpactChange["to"], differing: Partial<ImpactChange> = {}): ImpactChange => ({
  to,
  on: day(50),
  by: { person: "Cem", role: "csm" },
  buyer: "Maja",
  evidence: ["report 4"],
  reason: "because",
  ...differing,
});

const plan = (differing: Partial<Plan> = {}): Plan => ({
  id: "P-1",
  accountId: "acme",
  dealId: "D-1",
  phase: "close",
  valueOn: day(100),
  steps: [],
  outcomes: [outcome()],
  milestones: [],
  people: [{ person: "Maja", side: "buyer", role: "champion" }],
  promises: [{ id: "quick", text: "replies within 2 h", by: "Ida", on: day(-20), quote: null, ref: null }],
  dropped: [],
  nextReviewOn: null,
  committedOn: null,
  version: 1,
  updatedOn: day(0),
  ...differing,
});

const drop = (promiseId: string, differing: Partial<Dropped> = {}): Dropped => ({
  promiseId,
  reason: "they left the country",
  on: day(0),
  buyer: "Maja",
  us: "Ida",
  ...differing,
});

describe("progress", () => {
  test("from 8 h to 2 h is half way at 5 h", () => {
    expect(progressOf(outcome(), [measured(40, 5)], day(50))).toMatchObject({
      progress: 0.5,
      unlimited: 0.5,
      expected: 0.5,
      isAtRisk: false,
    });
  });

  test("past the target stays 1, worse than at the start stays 0, and both can be seen", () => {
    expect(progressOf(outcome(), [measured(40, 1)], day(50))).toMatchObject({ progress: 1, unlimited: 7 / 6 });
    expect(progressOf(outcome(), [measured(40, 11)], day(50))).toMatchObject({ progress: 0, unlimited: -0.5, isAtRisk: true });
  });

  test("is at risk where it lies more than 0.15 behind, also where nobody measured", () => {
    expect(progressOf(outcome(), [measured(1, 8 - 6 * 0.35)], day(50)).isAtRisk).toBe(false);
    expect(progressOf(outcome(), [measured(1, 8 - 6 * 0.34)], day(50)).isAtRisk).toBe(true);
    expect(progressOf(outcome(), [], day(50))).toMatchObject({ progress: null, reason: "not_measured", isAtRisk: true });
    expect(progressOf(outcome(), [], day(15)).isAtRisk).toBe(false);
  });

  test("goes by the last measurement, of one day by the one recorded last, and never by later ones", () => {
    const all = [measured(40, 6), measured(40, 5), measured(30, 2), measured(60, 2)];
    expect(progressOf(outcome(), all, day(50)).newest).toBe(all[1]);
  });

  test("of an outcome that was closed is at risk no longer", () => {
    const closed = outcome({ closed: { as: "missed", on: day(80) } });
    expect([79, 80].map((on) => progressOf(closed, [], day(on)).isAtRisk)).toEqual([true, false]);
  });

  test("has none where target and baseline are one, or lie the other way round", () => {
    const same = outcome({ target: { value: 8, upTo: null, dueOn: day(100) } });
    const up = outcome({ metric: { name: "x", unit: "h", direction: "up", meter: null } });
    for (const wrong of [same, up]) expect(progressOf(wrong, [measured(1, 5)], day(50)).reason).toBe("no_span");
    expect(lackingParts(same)).toEqual(["target"]);
  });

  test("of a band is the way into it, and staying within it", () => {
    const band = outcome({
      metric: { name: "stock", unit: "days", direction: "band", meter: null },
      target: { value: 10, upTo: 20, dueOn: day(100) },
    });
    expect([reachedBy(band, 8), reachedBy(band, 9), reachedBy(band, 15), reachedBy(band, 24)]).toEqual([0, 0.5, 1, -1]);
    const within = { ...band, baseline: { value: 12, on: day(0), evidence: null } };
    expect([reachedBy(within, 15), reachedBy(within, 21)]).toEqual([1, 0]);
  });

  test("lies within 0 and 1 for any figures, and rises with each unit in the wanted direction", () => {
    const figure = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(figure, figure, figure, (from, to, value) => {
        if (from === to) return;
        const direction = to > from ? "up" : "down";
        const one = outcome({
          metric: { name: "x", unit: "", direction, meter: null },
          baseline: { value: from, on: day(0), evidence: null },
          target: { value: to, upTo: null, dueOn: day(100) },
        });
        const { progress, unlimited } = progressOf(one, [measured(1, value)], day(50));
        const better = progressOf(one, [measured(1, value + Math.sign(to - from))], day(50));
        expect(progress !== null && progress >= 0 && progress <= 1).toBe(true);
        expect(better.unlimited ?? -1).toBeGreaterThan(unlimited ?? 0);
        expect([reachedBy(one, from), reachedBy(one, to)].map((share) => (share ?? 9) + 0)).toEqual([0, 1]);
      }),
    );
  });
});

describe("an impact", () => {
  test("goes from discovered to confirmed, with the buyer at the end", () => {
    const steps = [change("agreed"), change("delivered"), change("confirmed", { on: day(60), by: { person: "Maja", role: "buyer" } })];
    const done = steps.reduce((one, step) => moveImpact(one, step), outcome({ state: "discovered" }));
    expect([done.state, done.changes.length, stateOn(done, day(49)), stateOn(done, day(55))]).toEqual([
      "confirmed",
      3,
      "discovered",
      "delivered",
    ]);
  });

  test.each([
    ["a role that may not", "delivered", change("confirmed"), /only buyer/],
    ["a step that is not next", "discovered", change("delivered"), /no such step/],
    ["a vague outcome", "vague", change("agreed"), /lacks baseline, target/],
    ["nobody of the buyer", "discovered", change("agreed", { buyer: " " }), /nobody of the buyer/],
    ["no evidence", "agreed", change("delivered", { evidence: [] }), /nothing shows it/],
    ["going back without a reason", "delivered", change("agreed", { reason: null }), /needs a reason/],
  ] as const)("is not moved for %s", (_, from, step, why) => {
    const one = from === "vague" ? outcome({ state: "discovered", baseline: null, target: null }) : outcome({ state: from });
    expect(() => moveImpact(one, step)).toThrow(why);
    expect(() => moveImpact(one, step)).toThrow(Refusal);
  });

  test("that was cancelled is not moved any more, one that was closed otherwise is", () => {
    const closed = (as: "cancelled" | "achieved") => outcome({ closed: { as, on: day(40) } });
    expect(() => moveImpact(closed("cancelled"), change("delivered"))).toThrow(/was cancelled/);
    expect(moveImpact(closed("achieved"), change("delivered")).state).toBe("delivered");
  });

  test("whatever is tried ends in a state there is, by a role that may, and days never go back", () => {
    const tried = fc.array(
      fc.record({ to: fc.constantFrom(...impactStates), role: fc.constantFrom(...roles), on: fc.integer({ min: 0, max: 40 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(tried, (steps) => {
        let one = outcome({ state: "discovered" });
        for (const { to, role, on } of steps) {
          const before = one.state;
          try {
            one = moveImpact(one, change(to, { on: day(on), by: { person: "X", role } }));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            continue;
          }
          expect(impactTransitions.some((known) => known.from === before && known.to === to && known.by.includes(role))).toBe(true);
        }
        const days = one.changes.map(({ on }) => on as number);
        expect(days).toEqual([...days].sort((a, b) => a - b));
        expect(stateOn(one, day(100))).toBe(one.state);
      }),
    );
  });
});

describe("closing", () => {
  test("achieved, partly and cancelled score 0.75", () => {
    expect(closureScore(["achieved", "partly", "cancelled"])).toBe(0.75);
    expect(closureScore(["cancelled"])).toBeNull();
  });

  test("a cancelled outcome never changes the score, and the score lies among those of its parts", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...closures)), (closed) => {
        const score = closureScore(closed);
        expect(closureScore([...closed, "cancelled"])).toBe(score);
        const known = closed.flatMap((as) => closureScores[as] ?? []);
        if (score !== null) expect(score >= Math.min(...known) && score <= Math.max(...known)).toBe(true);
      }),
    );
  });
});

describe("value", () => {
  const confirmed = outcome({
    state: "confirmed",
    changes: [change("agreed", { on: day(1) }), change("delivered", { on: day(50) }), change("confirmed", { on: day(60) })],
  });

  test("is claimed until the buyer confirms it, and what came after is claimed anew", () => {
    const all = [measured(40, 6), measured(55, 4), measured(80, 2)];
    expect(valueRealised([confirmed], all, day(58))).toMatchObject({ confirmed: [], claimed: [eur(2000)] });
    expect(valueRealised([confirmed], all, day(70))).toMatchObject({ confirmed: [eur(2000)], claimed: [] });
    expect(valueRealised([confirmed], all, day(90))).toMatchObject({ confirmed: [eur(2000)], claimed: [eur(1000)] });
    expect(valueRealised([outcome({ state: "discovered" })], all, day(90)).lines).toEqual([]);
  });

  test("over fees is of what is confirmed, in one currency only", () => {
    const value = valueRealised([confirmed], [measured(40, 4)], day(90));
    expect(valueToCost(value, eur(4000))).toBe(0.5);
    expect([valueToCost(value, eur(0)), valueToCost(value, { minor: 1, currency: "USD" as Currency })]).toEqual([null, null]);
  });

  test("confirmed and claimed are all that was measured, to the minor unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 99 }), fc.integer({ min: -20, max: 20 })), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawn, attribution) => {
          const one = { ...confirmed, worth: { perUnit: { minor: 333, currency: "EUR" as Currency }, attribution } };
          const measurements = drawn.map(([on, value]) => measured(on, value));
          const { lines } = valueRealised([one], measurements, day(99));
          const unconfirmed = valueRealised([{ ...one, state: "delivered", changes: [] }], measurements, day(99)).lines;
          const sum = (some: typeof lines): number => some.reduce((total, { worth }) => total + worth.minor, 0);
          expect(sum(lines)).toBe(sum(unconfirmed));
        },
      ),
    );
  });

  test("first comes with a confirmation or the first impact, whichever is earlier", () => {
    const milestone: Milestone = {
      id: "M",
      outcomeId: "reply",
      name: "first hundred replies",
      evaluateFrom: day(10),
      deadline: day(40),
      reach: { kind: "threshold", meter: "replies", is: "at_least", value: 100 },
      buyerOwner: "Maja",
      ourOwner: null,
      isFirstImpact: true,
    };
    const readings = [5, 30, 35].map((on) => ({ meter: "replies", on: day(on), value: on === 35 ? 90 : 120 }));
    const live = plan({ phase: "success", committedOn: day(2), outcomes: [confirmed], milestones: [milestone] });
    expect([timeToFirstValue(live, readings, day(90)), timeToFirstValue(live, [], day(90)), timeToFirstValue(live, [], day(59))]).toEqual([
      28,
      58,
      null,
    ]);
    expect(milestoneStanding(milestone, readings, day(36))).toMatchObject({ state: "reached", reachedOn: 30, lacksOwner: true });
    expect([5, 20, 41].map((on) => milestoneStanding(milestone, [], day(on)).state)).toEqual(["waiting", "in_progress", "overdue"]);
    const tasks = {
      kind: "task",
      tasks: [
        { name: "a", startedOn: day(1), doneOn: day(45) },
        { name: "b", startedOn: null, doneOn: null },
      ],
    } as const;
    expect(milestoneStanding({ ...milestone, reach: tasks }, [], day(5)).state).toBe("in_progress");
    expect(milestoneStanding({ ...milestone, reach: { ...tasks, tasks: tasks.tasks.slice(0, 1) } }, [], day(50)).state).toBe(
      "reached_late",
    );
  });
});

describe("the commit", () => {
  test("makes the same plan a success plan, with everything on it as it was", () => {
    const before = plan();
    const after = becomeSuccessPlan(before, day(3));
    expect([after.id, after.phase, after.committedOn, after.version]).toEqual([before.id, "success", 3, 2]);
    for (const part of ["outcomes", "people", "steps", "milestones", "promises"] as const) expect(after[part]).toBe(before[part]);
    expect(missingFrom(before, after)).toEqual({ outcomes: [], people: [], promises: [] });
    expect(() => becomeSuccessPlan(after, day(4))).toThrow(/already/);
  });

  test("is refused while a promise has no outcome and no reason that both sides signed", () => {
    const lost = plan({ outcomes: [outcome({ promiseId: null })] });
    expect(() => becomeSuccessPlan(lost, day(3))).toThrow(/replies within 2 h/);
    expect(() => becomeSuccessPlan(lost, day(3), [drop("quick", { buyer: "" })])).toThrow(Refusal);
    expect(promiseFates(becomeSuccessPlan(lost, day(3), [drop("quick")]), day(3))[0]?.fate).toBe("dropped");
  });

  test("loses no promise, whatever the plan: each is kept, dropped with a reason, or the commit is refused", () => {
    const ids = ["a", "b", "c", "d"];
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(ids), fc.subarray(ids), fc.boolean(), (promised, kept, dropped, signed) => {
        const before = plan({
          promises: promised.map((id) => ({ id, text: id, by: "Ida", on: day(0), quote: null, ref: null })),
          outcomes: kept.map((promiseId) => outcome({ id: promiseId, promiseId })),
        });
        const drops = dropped.map((id) => drop(id, signed ? {} : { reason: "" }));
        const isWhole = promised.every((id) => kept.includes(id) || (signed && dropped.includes(id)));
        if (!isWhole) {
          expect(() => becomeSuccessPlan(before, day(1), drops)).toThrow(Refusal);
          return;
        }
        const after = becomeSuccessPlan(before, day(1), drops);
        expect(promiseFates(after, day(1)).map(({ promise }) => promise.id)).toEqual(promised);
        expect(promiseFates(after, day(1)).some(({ fate }) => fate === "lost")).toBe(false);
      }),
    );
  });

  test("promises stay on the plan for ever, kept or dropped", () => {
    expect(() => checkNothingForgotten(plan(), plan({ promises: [] }))).toThrow(/quick/);
    expect(() => checkNothingForgotten(plan({ dropped: [drop("quick")] }), plan())).toThrow(Refusal);
    expect(() => checkNothingForgotten(plan(), plan({ outcomes: [] }))).not.toThrow();
  });

  test.each([
    ["open", { state: "discovered" }],
    ["agreed", {}],
    ["delivered", { state: "delivered" }],
    ["broken", { target: { value: 2, upTo: null, dueOn: day(5) } }],
    ["broken", { closed: { as: "missed", on: day(9) } }],
    ["lost", { closed: { as: "cancelled", on: day(9) } }],
  ] as const)("a promise is %s where its outcome is %o", (fate, differing) => {
    expect(promiseFates(plan({ phase: "success", outcomes: [outcome(differing)] }), day(10))[0]?.fate).toBe(fate);
  });
});

test("a promise is dropped from the day that was signed, and broken from the day after it was due", () => {
  const fateOn = (one: Plan, on: number) => promiseFates({ ...one, phase: "success" }, day(on))[0]?.fate;
  const dropped = plan({ outcomes: [], dropped: [drop("quick", { on: day(5) })] });
  expect([fateOn(dropped, 4), fateOn(dropped, 5), fateOn(plan(), 100), fateOn(plan(), 101)]).toEqual([
    "lost",
    "dropped",
    "agreed",
    "broken",
  ]);
});

test("before the commit a promise without an outcome is open, not lost", () => {
  expect(promiseFates(plan({ outcomes: [] }), day(10))[0]?.fate).toBe("open");
});

test("a plan is told what it lacks", () => {
  const flags = (one: Plan, on: Day): readonly string[] => checkPlan(one, on).map(({ flag }) => flag);
  expect(flags(plan(), day(60))).toEqual(["few_outcomes"]);
  expect(flags(plan({ outcomes: ["a", "b", "c", "d", "e"].map((id) => outcome({ id })) }), day(61))).toEqual(["many_outcomes", "stale"]);
  expect(checkPlan(plan({ phase: "success", outcomes: [outcome(), outcome({ id: "x", metric: null })] }), day(1))).toEqual([
    { flag: "vague_outcomes", about: ["x"] },
    { flag: "few_milestones", about: ["reply", "x"] },
    { flag: "no_review", about: [] },
  ]);
});
