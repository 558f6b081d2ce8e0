import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metrics } from "../../metrics/index.ts";
import { leverIds, levers } from "../levers.ts";
import { roles } from "../roles.ts";
import { isDue, type Play, plays, type Trigger } from "./index.ts";

const LANGUAGES = ["en", "fr", "de"] as const;
const NO_PLAYS = ["index.ts", "play.ts", "plays.test.ts", "sources.ts"];
const textsOf = ({ words }: Play, language: (typeof LANGUAGES)[number]): readonly string[] => {
  const { title, goal, actions, exitEvidence } = words[language];
  return [title, goal, ...actions, ...exitEvidence];
};

describe("the plays", () => {
  test("are the files of their folder, each called as its file", () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !NO_PLAYS.includes(name));
    expect(plays.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
    expect(new Set(plays.map(({ id }) => id)).size).toBe(plays.length);
  });

  test.each(leverIds)("are at least two for the lever %s", (lever) => {
    expect(plays.filter((play) => play.levers.includes(lever)).length).toBeGreaterThanOrEqual(2);
  });

  test("are owned by everyone who works on revenue", () => {
    const owners = new Set(plays.map(({ ownerRole }) => ownerRole));
    expect([...owners].sort()).toEqual(roles.filter((role) => role !== "admin" && role !== "buyer").sort());
  });

  test("say the same thing only once, in whatever language", () => {
    const told = new Map<string, string>();
    for (const play of plays)
      for (const language of LANGUAGES)
        for (const said of textsOf(play, language)) {
          expect(told.get(said.toLowerCase()), `${play.id}: ${said}`).toBeUndefined();
          told.set(said.toLowerCase(), play.id);
        }
  });
});

describe.each(plays)("the play $id", (play) => {
  const { example, levers: moved, trigger } = play;

  test("is measured by metrics that exist", () => {
    const known = metrics.map(({ id }) => id);
    expect(play.metrics.length).toBeGreaterThan(0);
    for (const id of play.metrics) expect(known).toContain(id);
    if (trigger.kind === "metric") expect(known).toContain(trigger.metric);
  });

  test("is due over a lever it moves, or a metric that measures it", () => {
    if (trigger.kind === "metric") expect(play.metrics).toContain(trigger.metric);
    else expect(moved).toContain(trigger.lever);
    expect(new Set(moved).size).toBe(moved.length);
  });

  test("is due in its own example, and not in a healthy one", () => {
    expect([isDue(trigger, example.due), isDue(trigger, example.healthy)]).toEqual([true, false]);
  });

  test("has a goal, three to five actions and evidence of its end, as many in each language", () => {
    for (const language of LANGUAGES) {
      const { actions, exitEvidence } = play.words[language];
      for (const said of textsOf(play, language)) expect(said.trim(), language).not.toBe("");
      expect(actions.length).toBeGreaterThanOrEqual(3);
      expect(actions.length).toBeLessThanOrEqual(5);
      expect(exitEvidence.length).toBeGreaterThanOrEqual(1);
      expect([actions.length, exitEvidence.length]).toEqual([play.words.en.actions.length, play.words.en.exitEvidence.length]);
    }
  });

  test("says where it comes from, and is ours exactly where it says so", () => {
    expect(play.source === "OpenBowtie").toBe(play.evidence === "D");
    expect(Number.isInteger(play.edition) && play.edition > 0).toBe(true);
    expect(play.slaHours ?? 1).toBeGreaterThan(0);
  });
});

describe("a play", () => {
  const number = fc.double({ min: 0, max: 1000, noNaN: true });
  const trigger: fc.Arbitrary<Trigger> = fc.oneof(
    fc.record({
      kind: fc.constantFrom("benchmark" as const, "past" as const),
      lever: fc.constantFrom(...leverIds),
      by: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant("lever" as const),
      lever: fc.constantFrom(...leverIds),
      is: fc.constantFrom("above" as const, "below" as const),
      limit: number,
    }),
  );

  test("is never due for a value that is not known, nor against nothing", () => {
    fc.assert(fc.property(trigger, number, (one, against) => !isDue(one, { value: null, against })));
    expect(isDue({ kind: "past", lever: "renewal", by: 0.1 }, { value: 0.5, against: null })).toBe(false);
  });

  test("over a benchmark or the past is not due for a value as good as that, and stays due when the value gets worse", () => {
    fc.assert(
      fc.property(trigger, number, number, number, (one, a, b, against) => {
        if (one.kind !== "benchmark" && one.kind !== "past") return;
        const [worse, better] = a < b === (levers[one.lever].direction === "up") ? [a, b] : [b, a];
        expect(isDue(one, { value: against, against })).toBe(false);
        if (isDue(one, { value: better, against })) expect(isDue(one, { value: worse, against })).toBe(true);
      }),
    );
  });

  test("is not due on the edge", () => {
    expect(isDue({ kind: "lever", lever: "uplift", is: "below", limit: 0.02 }, { value: 0.02, against: null })).toBe(false);
    expect(isDue({ kind: "benchmark", lever: "cr.win", by: 0.25 }, { value: 0.75, against: 1 })).toBe(false);
  });
});
