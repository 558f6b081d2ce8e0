import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, day } from "../../domain/index.ts";
import { type Step, scheduleOf, usualSteps } from "./index.ts";

const step = (id: string, days: number, dependsOn: readonly string[] = [], differing: Partial<Step> = {}): Step => ({
  id,
  name: id,
  kind: null,
  dependsOn,
  days,
  buyerOwner: "Maja",
  ourOwner: "Ida",
  due: null,
  doneOn: null,
  evidence: [],
  ...differing,
});

const VALUE = day(100);

describe("a plan counted back from the value date", () => {
  const steps = [
    step("legal", 10, ["decision"]),
    step("security", 20, ["decision"]),
    step("decision", 5),
    step("live", 30, ["legal", "security"]),
  ];

  test("ends each step in time for those that wait for it", () => {
    const { steps: rows, criticalPath, expectedOn, behind } = scheduleOf(steps, VALUE, day(40));
    expect(rows.map(({ step: { id }, latestStart, latestEnd, slack }) => [id, latestStart, latestEnd, slack])).toEqual([
      ["decision", 45, 50, 5],
      ["legal", 60, 70, 15],
      ["security", 50, 70, 5],
      ["live", 70, 100, 5],
    ]);
    expect([criticalPath, expectedOn, behind]).toEqual([["decision", "security", "live"], 95, 0]);
  });

  test("is behind once the longest way no longer fits, and steps past their day are late", () => {
    const { steps: rows, behind, expectedOn } = scheduleOf(steps, VALUE, day(60));
    expect([expectedOn, behind]).toEqual([115, 15]);
    expect(rows.filter(({ flags }) => flags.includes("late")).map(({ step: { id } }) => id)).toEqual(["decision"]);
  });

  test("is not late on the day itself", () => {
    const flagsOn = (today: number) => scheduleOf([step("legal", 1, [], { due: day(50) })], VALUE, day(today)).steps[0]?.flags;
    expect([flagsOn(50), flagsOn(51)]).toEqual([[], ["late"]]);
  });

  test("goes on from the day a step was done", () => {
    const done = steps.map((one) => (one.id === "decision" ? { ...one, doneOn: day(38) } : one));
    const { steps: rows, expectedOn, criticalPath } = scheduleOf(done, VALUE, day(40));
    expect([expectedOn, criticalPath]).toEqual([90, ["security", "live"]]);
    expect(rows[0]).toMatchObject({ slack: null, isCritical: false, flags: [], end: 38 });
  });

  test("is not held up by a step that was done before its turn", () => {
    const early = [step("decision", 5), step("legal", 10, ["decision"], { doneOn: day(30) }), step("live", 30, ["legal"])];
    expect(scheduleOf(early, VALUE, day(40))).toMatchObject({ expectedOn: 70, criticalPath: ["live"] });
  });

  test("flags a step without owners, and days that can't be right", () => {
    const wrong = [
      step("decision", 5, [], { due: day(60), buyerOwner: null }),
      step("legal", 10, ["decision"], { due: day(50), ourOwner: null }),
      step("live", 30, ["legal"], { due: day(101) }),
    ];
    expect(scheduleOf(wrong, VALUE, day(40)).steps.map(({ flags }) => flags)).toEqual([
      ["no_buyer_owner"],
      ["no_our_owner", "due_before_others"],
      ["due_after_latest"],
    ]);
  });

  test("is a risk for the forecast while the buyer has put people and days on less than half of it", () => {
    const isRisk = (n: number): boolean =>
      scheduleOf(
        [0, 1, 2, 3].map((at) => step(`s${at}`, 1, [], at < n ? { due: day(90) } : {})),
        VALUE,
        day(40),
      ).isForecastRisk;
    expect([isRisk(1), isRisk(2), scheduleOf([], VALUE, day(1)).isForecastRisk]).toEqual([true, false, false]);
  });

  test("refuses circles, steps that wait for nothing known, two of one name, and days below 0", () => {
    expect(() => scheduleOf([step("a", 1, ["b"]), step("b", 1, ["a"]), step("c", 1)], VALUE, day(0))).toThrow(/“a”, “b”/);
    expect(() => scheduleOf([step("a", 1, ["a"])], VALUE, day(0))).toThrow(/wait for each other/);
    expect(() => scheduleOf([step("a", 1, ["z"])], VALUE, day(0))).toThrow(/“z”, which is not in the plan/);
    expect(() => scheduleOf([step("a", 1), step("a", 2)], VALUE, day(0))).toThrow(/same id/);
    expect(() => scheduleOf([step("a", -1)], VALUE, day(0))).toThrow(/-1 days/);
  });

  test("takes the usual steps as they come, 94 days from validation to first value", () => {
    const { steps: rows } = scheduleOf(usualSteps("en"), VALUE, day(6));
    expect([rows[0]?.step.name, rows[0]?.latestStart, rows.at(-1)?.latestEnd]).toEqual(["Technical validation", 6, 100]);
  });
});

describe("laws", () => {
  /** Steps that wait for earlier ones only, shuffled. */
  const graph = fc
    .array(fc.record({ days: fc.nat({ max: 30 }), links: fc.array(fc.nat({ max: 20 }), { maxLength: 4 }), done: fc.boolean() }), {
      minLength: 1,
      maxLength: 14,
    })
    .map((drawn) =>
      drawn.map(({ days, links, done }, at) => {
        const before = at === 0 ? [] : [...new Set(links.map((link) => `s${link % at}`))];
        return step(`s${at}`, days, before, done && at < 3 ? { doneOn: day(-5) } : {});
      }),
    )
    .chain((steps) => fc.shuffledSubarray(steps, { minLength: steps.length }));
  const today = fc.integer({ min: 0, max: 120 }).map(day);

  test("no open step begins before those it depends on end, backward or forward, and none ends after the value date", () => {
    fc.assert(
      fc.property(graph, today, (steps, on: Day) => {
        const { steps: rows } = scheduleOf(steps, VALUE, on);
        const byId = new Map(rows.map((row) => [row.step.id, row]));
        for (const row of rows) {
          expect(row.latestEnd).toBeLessThanOrEqual(VALUE);
          expect(row.latestEnd - row.latestStart).toBe(row.step.days);
          for (const id of row.step.dependsOn) {
            if (row.step.doneOn !== null) continue;
            expect(byId.get(id)?.latestEnd).toBeLessThanOrEqual(row.latestStart);
            expect(byId.get(id)?.end).toBeLessThanOrEqual(row.start);
          }
        }
      }),
    );
  });

  test("the least slack is what lies between the expected day and the value date, whatever the order of the steps", () => {
    fc.assert(
      fc.property(graph, today, (steps, on: Day) => {
        const { steps: rows, expectedOn, behind, criticalPath } = scheduleOf(steps, VALUE, on);
        const open = rows.flatMap(({ slack }) => (slack === null ? [] : [slack]));
        expect(open.length === 0).toBe(criticalPath.length === 0);
        if (open.length === 0) return;
        expect(Math.min(...open)).toBe(VALUE - expectedOn);
        expect(behind).toBe(Math.max(0, -Math.min(...open)));
        expect(new Set(scheduleOf(steps.toReversed(), VALUE, on).criticalPath)).toEqual(new Set(criticalPath));
      }),
    );
  });

  test("a day more for a step of the critical path moves the expected day by one", () => {
    fc.assert(
      fc.property(graph, today, (steps, on: Day) => {
        const { criticalPath, expectedOn } = scheduleOf(steps, VALUE, on);
        for (const id of criticalPath) {
          const longer = steps.map((one) => (one.id === id ? { ...one, days: one.days + 1 } : one));
          expect(scheduleOf(longer, VALUE, on).expectedOn).toBe(expectedOn + 1);
        }
      }),
    );
  });
});
