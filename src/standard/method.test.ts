import { describe, expect, test } from "vitest";
import { metrics } from "../metrics/index.ts";
import { bowtieStates, stateDefinitions } from "./bowtie.ts";
import * as handoff from "./handoff.ts";
import { type MethodSource, methodSources } from "./method-sources.ts";
import * as methodology from "./methodologies.ts";
import { momentIds, moments } from "./moments/index.ts";
import * as plan from "./plan.ts";
import * as planWords from "./plan-words.ts";
import { meetingIds, meetings } from "./rhythm.ts";
import { capReasons, gateFacts, gateIds, letters, spiced } from "./spiced.ts";
import * as gateWords from "./spiced-gate-words.ts";
import { letterWords } from "./spiced-words.ts";
import { lackingOf, stagePractices } from "./stages.ts";
import type { Text } from "./text.ts";

const LANGUAGES = ["en", "fr", "de"] as const;
const isText = (value: object): value is Text => LANGUAGES.every((language) => Object.hasOwn(value, language));

/** Every text in a part of the standard, however deep. */
function textsIn(value: unknown): readonly Text[] {
  if (value === null || typeof value !== "object") return [];
  return isText(value) ? [value] : Object.values(value).flatMap(textsIn);
}

const parts = { handoff, methodology, moments, planWords, meetings, gateWords, letterWords, stagePractices };

describe.each(Object.entries(parts))("the words of %s", (_, part) => {
  const texts = textsIn(part);

  test("are there in each language, without spaces around them", () => {
    expect(texts.length).toBeGreaterThan(0);
    for (const said of texts) for (const language of LANGUAGES) expect(said[language], said.en).toMatch(/^\S(.*\S)?$/s);
  });

  test("end alike in each language: a sentence is one in all, a question too", () => {
    for (const said of texts) {
      const [en, ...others] = LANGUAGES.map((language) => /[.?]$/.exec(said[language])?.[0] ?? "");
      for (const other of others) expect(other, said.en).toBe(en);
    }
  });

  test("keep the apostrophes and spaces of their language", () => {
    for (const said of texts) {
      for (const language of LANGUAGES) expect(said[language], said[language]).not.toMatch(/['"]/);
      expect(said.fr, said.fr).not.toMatch(/[^\s][?;:!]/);
    }
  });
});

describe("SPICED", () => {
  test("has words for each letter, cap and fact, and gates in the order of the journey", () => {
    expect(Object.keys(letterWords)).toEqual([...letters]);
    expect(Object.keys(gateWords.capWords)).toEqual([...capReasons]);
    expect(Object.keys(gateWords.gateFactWords)).toEqual([...gateFacts]);
    expect(spiced.gates.map(({ id }) => id)).toEqual([...gateIds]);
  });

  test("asks for no less in total at a later gate", () => {
    const totals = spiced.gates.map(({ asks }) => Math.max(0, ...asks.map((ask) => (ask.kind === "total" ? ask.atLeast : 0))));
    expect(totals).toEqual([0, 0, 8, 10, 12]);
  });
});

describe("the seven moments", () => {
  test("are seven, in order, each with an owner who is not among its contributors", () => {
    expect(moments.map(({ id }) => id)).toEqual([...momentIds]);
    for (const { ownerRole, contributors } of moments) expect(contributors).not.toContain(ownerRole);
  });

  test("are shared by everyone who meets customers", () => {
    const involved = new Set(moments.flatMap(({ ownerRole, contributors }) => [ownerRole, ...contributors]));
    for (const role of ["marketing", "sdr", "ae", "csm", "am"] as const) expect(involved).toContain(role);
  });

  test.each(moments)(
    "$id has a checklist of which some is essential and some is not, and a rubric of four",
    ({ checklist, record, rubric }) => {
      expect(new Set(checklist.map(({ essential }) => essential)).size).toBe(2);
      for (const items of [checklist, record]) expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect([rubric.length, new Set(rubric.map(({ en }) => en)).size]).toEqual([4, 4]);
    },
  );
});

describe("a plan", () => {
  test("lets an impact reach every state, and only the buyer confirm it", () => {
    const reached = new Set<plan.ImpactState>(["discovered"]);
    for (const { from, to } of plan.impactTransitions) if (reached.has(from)) reached.add(to);
    expect([...reached].sort()).toEqual([...plan.impactStates].sort());
    for (const { from, to, by } of plan.impactTransitions) if (from === "confirmed" || to === "confirmed") expect(by).toEqual(["buyer"]);
  });

  test("gives a reason wherever an impact goes back", () => {
    for (const { from, to, needs } of plan.impactTransitions) {
      const isBack = plan.impactStates.indexOf(to) < plan.impactStates.indexOf(from);
      expect(needs.includes("reason")).toBe(isBack);
    }
  });

  test("has steps that wait for earlier ones only", () => {
    expect(plan.closeSteps.map(({ id }) => id)).toEqual([...plan.closeStepIds]);
    for (const { id, dependsOn } of plan.closeSteps)
      for (const earlier of dependsOn) expect(plan.closeStepIds.indexOf(earlier)).toBeLessThan(plan.closeStepIds.indexOf(id));
  });
});

describe("a hand-off", () => {
  test("asks for fields there are, and reaches every state from its draft", () => {
    for (const field of handoff.handoffStandard.required) expect(handoff.handoffFields).toContain(field);
    const reached = new Set<handoff.HandoffState>(["draft", ...handoff.handoffTransitions.map(({ to }) => to)]);
    expect([...reached].sort()).toEqual([...handoff.handoffStates].sort());
  });

  test("is never accepted by those who offer it", () => {
    const by = (action: handoff.HandoffAction) =>
      handoff.handoffTransitions.filter((one) => one.action === action).flatMap((one) => one.by);
    expect(by("accept").some((role) => by("offer").includes(role))).toBe(false);
  });
});

test.each(Object.entries<MethodSource>(methodSources))(
  "the part %s says where it comes from, and is ours exactly where it says so",
  (_, part) => {
    expect(part.source === "OpenBowtie").toBe(part.evidence === "D");
    expect(part.ours).toMatch(/^[A-Z].*\.$/s);
  },
);

describe("the stages and the rhythm", () => {
  test("cover each stage of the Bowtie once, and lack nothing", () => {
    const stages = new Set(bowtieStates.map((state) => stateDefinitions[state].stage));
    expect(stagePractices.map(({ stage }) => stage)).toEqual([...stages]);
    for (const practice of stagePractices) expect(lackingOf(practice)).toEqual([]);
  });

  test("a stage without goal, actions, exit or hours is told what it lacks", () => {
    const [first] = stagePractices;
    if (first === undefined) throw new Error("there are stages");
    const empty = { ...first, goal: { ...first.goal, de: " " }, actions: [], exit: [], slaHours: 0 };
    expect(lackingOf(empty)).toEqual(["goal", "actions", "exit", "hours"]);
  });

  test("meetings open metrics that exist, and name each item once", () => {
    const known = metrics.map(({ id }) => id);
    expect(meetings.map(({ id }) => id)).toEqual([...meetingIds]);
    for (const { agenda } of meetings) {
      expect(new Set(agenda.map(({ id }) => id)).size).toBe(agenda.length);
      for (const id of agenda.flatMap((item) => item.metrics)) expect(known).toContain(id);
    }
  });

  test("methodologies fit what the customer knows, one a phase", () => {
    for (const { id, knows } of methodology.methodologies) expect(methodology.methodologyFor(knows)).toBe(id);
    expect(methodology.methodologyFor({ problem: false, options: true })).toBe("strategic");
    expect(methodology.methodologies.map(({ phase }) => phase)).toEqual([...methodology.salesPhases]);
  });
});
