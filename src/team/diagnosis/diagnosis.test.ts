import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, type Day, day, type Money, parseDay } from "../../domain/index.ts";
import { evidenceKinds, gateIds, letters, speakers, spiced } from "../../standard/index.ts";
import {
  assumptionsOf,
  compareWithBant,
  type Decision,
  type Diagnosis,
  diagnosisOn,
  type Evidence,
  emptyDiagnosis,
  type Fact,
  gateVerdict,
  holding,
  type Impact,
  incompleteImpacts,
  priorityCourse,
  priorityOf,
  questionOf,
  scoreOf,
} from "./index.ts";

const on = (written: string): Day => parseDay(written) ?? day(0);
const eur = (major: number): Money => ({ minor: major * 100, currency: "EUR" as Currency });

/** "pain 2 verbatim customer" and what differs from the usual. */
let made = 0;
function said(told: string, differing: Partial<Evidence> = {}): Evidence {
  const [letter, depth, kind, speaker] = told.split(" ");
  made += 1;
  return {
    id: `e${made}`,
    letter: letter as Evidence["letter"],
    claim: told,
    kind: (kind ?? "verbatim") as Evidence["kind"],
    speaker: (speaker ?? "customer") as Evidence["speaker"],
    person: "Maja",
    ref: null,
    depth: Number(depth) as Evidence["depth"],
    isConfirmed: false,
    contradicts: [],
    ...differing,
  };
}

const impact = (differing: Partial<Impact> = {}): Impact => ({
  id: "faster",
  statement: "first reply from 8 h to 2 h",
  bucket: "experience",
  how: "requests reach the right desk at once",
  by: on("2025-09-30"),
  value: eur(120_000),
  confirmedBy: "Maja",
  stake: null,
  state: "discovered",
  evidence: [],
  ...differing,
});

const decision: Decision = {
  criteria: ["price", "security"],
  steps: [{ name: "legal", owner: "Ole", due: on("2025-06-01") }],
  committee: [
    { person: "Maja", role: "head of service", stance: "for" },
    { person: "Ole", role: "finance", stance: "neutral" },
  ],
  economicBuyer: "Ole",
  decidesAlone: false,
};

const known = (differing: Partial<Diagnosis>): Diagnosis => ({ ...emptyDiagnosis, ...differing });
const levelsOf = (diagnosis: Diagnosis): readonly number[] => letters.map((letter) => scoreOf(diagnosis).letters[letter].level);

const deep: Diagnosis = known({
  evidence: [
    said("situation 3", { isConfirmed: true }),
    said("pain 3", { isConfirmed: true }),
    said("impact 3", { isConfirmed: true }),
    said("critical_event 3", { isConfirmed: true }),
    said("decision 3", { isConfirmed: true }),
    said("decision 2", { person: "Ole" }),
  ],
  pains: [{ id: "late", statement: "replies come late", affects: "clients", rank: 1, annualCost: eur(80_000), evidence: [] }],
  impacts: [impact()],
  event: { description: "the season begins", on: on("2025-09-30"), consequence: "calls go unanswered", isTheirs: true, isTested: true },
  decision,
});

describe("a level", () => {
  test("is what the customer said, by how deep it goes", () => {
    expect(levelsOf(known({ evidence: [said("situation 1")] }))).toEqual([1, 0, 0, 0, 0]);
    expect(levelsOf(known({ evidence: [said("situation 2"), said("pain 2 document")] }))).toEqual([2, 2, 0, 0, 0]);
    expect(levelsOf(deep)).toEqual([3, 3, 3, 3, 3]);
    expect([scoreOf(deep).total, scoreOf(deep).band, scoreOf(deep).weighted, scoreOf(deep).gaps]).toEqual([15, "qualified", 1, []]);
  });

  test("of what we said is 1 where the customer agreed, and an assumption where not", () => {
    const agreed = scoreOf(known({ evidence: [said("pain 3 verbatim seller", { isConfirmed: true })] })).letters.pain;
    expect([agreed.level, agreed.caps[0]]).toEqual([1, { reason: "seller_said", highest: 1 }]);
    const alone = scoreOf(known({ evidence: [said("pain 3 verbatim seller")] })).letters.pain;
    expect([alone.level, alone.caps[0]?.reason, alone.assumed.length]).toEqual([0, "seller_said", 1]);
  });

  test("of figures nobody confirmed is the lower one", () => {
    const { level, caps } = scoreOf(known({ evidence: [said("situation 3")] })).letters.situation;
    expect([level, caps.map(({ reason }) => reason)]).toEqual([2, ["not_confirmed"]]);
  });

  test("of contradicting evidence is the weaker reading, and both are shown", () => {
    const first = said("situation 3", { id: "a", isConfirmed: true });
    const other = said("situation 1", { id: "b", contradicts: ["a"] });
    const { level, caps, contradictions } = scoreOf(known({ evidence: [first, other] })).letters.situation;
    expect([level, caps[0]?.reason, contradictions]).toEqual([1, "contradicted", [["b", "a"]]]);
    const ours = said("situation 3 verbatim seller", { contradicts: ["a"] });
    expect(scoreOf(known({ evidence: [first, ours] })).letters.situation.level).toBe(3);
  });

  test.each([
    [2, { isTested: false }, "event_untested"],
    [1, { on: null }, "event_without_date"],
    [1, { isTheirs: false }, "event_not_theirs"],
  ] as const)("of a critical event is %i where %o", (level, differing, reason) => {
    const event = deep.event === null ? null : { ...deep.event, ...differing };
    const found = scoreOf({ ...deep, event }).letters.critical_event;
    expect([found.level, found.caps[0]?.reason]).toEqual([level, reason]);
  });

  test("is not touched by evidence that is said to contradict itself, or something that is not there", () => {
    const odd = said("situation 2", { id: "odd", contradicts: ["odd", "gone"] });
    expect(scoreOf(known({ evidence: [odd] })).letters.situation).toMatchObject({ level: 2, contradictions: [], caps: [] });
  });

  test("of a decision needs steps and criteria, and more than one voice unless one person decides", () => {
    expect(scoreOf({ ...deep, decision: { ...decision, criteria: [] } }).letters.decision.level).toBe(2);
    const oneVoice = { ...deep, evidence: deep.evidence.filter(({ person }) => person !== "Ole") };
    expect(scoreOf(oneVoice).letters.decision).toMatchObject({ level: 1, caps: [{ reason: "one_contact" }] });
    expect(scoreOf({ ...oneVoice, decision: { ...decision, decidesAlone: true } }).letters.decision.level).toBe(3);
  });

  test("of pain and impact needs the figure itself", () => {
    expect(levelsOf({ ...deep, pains: [], impacts: [impact({ confirmedBy: null })] }).slice(1, 3)).toEqual([2, 2]);
  });
});

describe("the next question", () => {
  test("is that of the weakest letter, the first of equals", () => {
    const [gap] = scoreOf(known({ evidence: [said("situation 2")] })).gaps;
    expect(gap).toEqual({ letter: "pain", level: 0, because: null });
    expect(gap === undefined ? "" : questionOf(gap).en).toBe("What does not work as you need it to?");
  });

  test("asks for what holds a letter down", () => {
    const event = deep.event === null ? null : { ...deep.event, isTested: false };
    const [gap] = scoreOf({ ...deep, event }).gaps;
    expect(gap === undefined ? "" : questionOf(gap).en).toBe("What happens the day after, if it is not done?");
  });
});

describe("a gate", () => {
  test("blocks a proposal without a ranked pain, and lets it through once everything is known", () => {
    const noted = known({ ...deep, noted: ["champion_met_twice"] });
    expect(gateVerdict("proposal", noted)).toEqual({ gate: "proposal", verdict: "open", unmet: [], next: null });
    const { verdict, unmet } = gateVerdict("proposal", { ...noted, pains: [] });
    expect([verdict, unmet.map((one) => (one.kind === "fact" ? one.fact : one.kind))]).toEqual(["blocked", ["pain_ranked"]]);
  });

  test("needs the pain that hurts most, and of every impact how and by when", () => {
    const asked = (differing: Partial<Diagnosis>): readonly string[] =>
      gateVerdict("proposal", known({ ...deep, noted: ["champion_met_twice"], ...differing })).unmet.map((one) =>
        one.kind === "fact" ? one.fact : one.kind,
      );
    expect(asked({ pains: deep.pains.map((pain) => ({ ...pain, rank: 2 })) })).toEqual(["pain_ranked"]);
    const undated = [impact(), impact({ id: "undated", by: null }), impact({ id: "unexplained", how: null })];
    expect([asked({ impacts: undated }), incompleteImpacts({ ...deep, impacts: undated })]).toEqual([
      ["impact_when_and_how"],
      ["undated", "unexplained"],
    ]);
    expect(asked({ impacts: [impact({ by: null })] })).toEqual(["impact_when_and_how"]);
  });

  test("only warns where a company has it warn, and names the letter to ask about", () => {
    expect(gateVerdict("sal", known({ evidence: [said("situation 2"), said("pain 2")] }))).toMatchObject({
      verdict: "warned",
      next: { letter: "impact", level: 0 },
    });
  });

  test("lets a missing event pass as a risk somebody accepted", () => {
    const noEvent = { ...deep, event: null, evidence: deep.evidence.filter(({ letter }) => letter !== "critical_event") };
    expect(gateVerdict("proposal", noEvent).verdict).toBe("blocked");
    expect(gateVerdict("proposal", { ...noEvent, noted: ["event_risk_accepted"] }).verdict).toBe("warned");
  });
});

describe("priority", () => {
  const today = on("2025-06-02");

  test("is worth times urgency times confidence: 120 days to a tested event with 30 days of lead", () => {
    const { score, urgency, confidence, currency } = priorityOf(deep, today, 30);
    expect([currency, confidence]).toEqual(["EUR", 1]);
    expect(urgency).toBeCloseTo(1 - 90 / 365, 12);
    expect(score).toBeCloseTo(12_000_000 * (1 - 90 / 365), 6);
  });

  test("takes 0.2 for urgency without a tested event of the customer's, and for one that has passed", () => {
    expect(priorityOf({ ...deep, event: null }, today, 30)).toMatchObject({ urgency: 0.2, reasons: ["no_event"] });
    expect(priorityOf(deep, on("2025-10-01"), 30)).toMatchObject({ urgency: 0.2, reasons: ["event_passed"], daysToEvent: -1 });
  });

  test("adds no two currencies, and says so", () => {
    const dollars = impact({ id: "other", value: { minor: 1, currency: "USD" as Currency } });
    expect(priorityOf({ ...deep, impacts: [impact(), dollars] }, today, 30)).toMatchObject({ score: null, currency: null });
  });

  test("goes on after the sale: an impact that was confirmed adds nothing more, a new one does", () => {
    const facts: readonly Fact[] = [
      ...deep.evidence.map((evidence): Fact => ({ kind: "evidence", on: on("2025-03-01"), evidence })),
      { kind: "event", on: on("2025-03-01"), event: deep.event },
      { kind: "decision", on: on("2025-03-01"), decision },
      { kind: "impact", on: on("2025-03-02"), impact: impact() },
      { kind: "impact", on: on("2025-07-01"), impact: impact({ state: "confirmed" }) },
      { kind: "impact", on: on("2025-07-05"), impact: impact({ id: "next", value: eur(10) }) },
    ];
    const course = priorityCourse(facts, { leadDays: 30, committedOn: on("2025-04-01"), until: on("2025-08-01") });
    expect(course.map(({ phase, because, impactMinor }) => [phase, because.at(-1) ?? null, impactMinor])).toEqual([
      ["before_sale", "decision", 0],
      ["before_sale", "impact", 12_000_000],
      ["after_sale", "impact", 0],
      ["after_sale", "impact", 1000],
      ["after_sale", null, 1000],
    ]);
    expect(course.at(-1)?.moved).toEqual(["urgency"]);
  });

  test("of the day of the commit is after the sale", () => {
    const facts: readonly Fact[] = [{ kind: "confirmed", on: on("2025-04-01"), isConfirmed: true }];
    const course = priorityCourse(facts, { leadDays: 30, committedOn: on("2025-04-01"), until: on("2025-04-01") });
    expect(course.map(({ phase, score }) => [phase, score])).toEqual([["after_sale", 0]]);
    expect(diagnosisOn(facts, on("2025-04-01")).confirmedOn).toBe(on("2025-04-01"));
  });

  test("shows what a budget-based verdict would overlook", () => {
    const bant = { recordedOn: today, budget: { amount: null, isFunded: false }, authority: "Ole", need: "replies", timeline: today };
    const mine = priorityOf(deep, today, 30);
    const others = [1, 2, 3, 4].map((value) => priorityOf({ ...deep, impacts: [impact({ value: eur(value) })] }, today, 30));
    expect(compareWithBant(bant, mine, [mine, ...others])).toMatchObject({
      bant: { passes: false, missing: ["budget"] },
      isTopQuarter: true,
      isOverlooked: true,
    });
    expect(compareWithBant(bant, mine, [mine])).toMatchObject({ isTopQuarter: null, isOverlooked: false });
  });
});

describe("laws", () => {
  const evidence: fc.Arbitrary<Evidence> = fc.record({
    id: fc.uuid(),
    letter: fc.constantFrom(...letters),
    claim: fc.constant("something"),
    kind: fc.constantFrom(...evidenceKinds),
    speaker: fc.constantFrom(...speakers),
    person: fc.constantFrom("Maja", "Ole", null),
    ref: fc.constant(null),
    depth: fc.constantFrom(1 as const, 2 as const, 3 as const),
    isConfirmed: fc.boolean(),
    contradicts: fc.constant([]),
  });
  const around: fc.Arbitrary<Diagnosis> = fc.record({
    evidence: fc.array(evidence, { maxLength: 12 }),
    pains: fc.constantFrom([], deep.pains),
    impacts: fc.constantFrom([], deep.impacts, [impact({ confirmedBy: null })]),
    event: fc.constantFrom(null, deep.event),
    decision: fc.constantFrom(null, decision, { ...decision, decidesAlone: true }),
    noted: fc.constantFrom([], ["buyer_met"] as const),
    confirmedOn: fc.constant(null),
  });

  test("more evidence that contradicts nothing lowers no level, closes no gate and lowers no priority", () => {
    fc.assert(
      fc.property(around, evidence, (diagnosis, more) => {
        const after = { ...diagnosis, evidence: [...diagnosis.evidence, more] };
        const [before, now] = [levelsOf(diagnosis), levelsOf(after)];
        for (const [at, level] of now.entries()) expect(level).toBeGreaterThanOrEqual(before[at] ?? 0);
        for (const gate of gateIds) {
          const unmet = gateVerdict(gate, diagnosis).unmet;
          for (const asked of gateVerdict(gate, after).unmet) expect(unmet).toContainEqual(asked);
        }
        const day0 = on("2025-01-01");
        expect(priorityOf(after, day0, 0).score ?? 0).toBeGreaterThanOrEqual(priorityOf(diagnosis, day0, 0).score ?? 0);
      }),
    );
  });

  test("no number of statements of ours, nor of calls without words, lifts a letter above 1", () => {
    const weak = evidence.filter(({ kind, speaker }) => kind === "call" || speaker === "seller");
    fc.assert(
      fc.property(around, fc.array(weak, { maxLength: 40 }), (diagnosis, many) => {
        for (const level of levelsOf({ ...diagnosis, evidence: many })) expect(level).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("evidence that contradicts never lifts a level, and settling it brings the level back", () => {
    fc.assert(
      fc.property(around, evidence, fc.nat(), (diagnosis, one, at) => {
        const target = diagnosis.evidence[at % Math.max(1, diagnosis.evidence.length)];
        if (target === undefined) return;
        const against = { ...one, letter: target.letter, contradicts: [target.id] };
        const settled = levelsOf({ ...diagnosis, evidence: [...diagnosis.evidence, { ...against, contradicts: [] }] });
        const open = levelsOf({ ...diagnosis, evidence: [...diagnosis.evidence, against] });
        for (const [index, level] of open.entries()) expect(level).toBeLessThanOrEqual(settled[index] ?? 0);
      }),
    );
  });

  test("total, mean and band agree with the levels, and each letter below 3 is a gap", () => {
    fc.assert(
      fc.property(around, (diagnosis) => {
        const score = scoreOf(diagnosis);
        const sum = levelsOf(diagnosis).reduce((a, b) => a + b, 0);
        expect(score.total).toBe(sum);
        expect(score.meanLevel * 5).toBeCloseTo(sum, 12);
        expect(score.gaps.length).toBe(levelsOf(diagnosis).filter((level) => level < 3).length);
        expect(score.weighted >= 0 && score.weighted <= 1 && score.total >= spiced.bands[score.band]).toBe(true);
      }),
    );
  });

  test("facts of later days change no earlier diagnosis, and what is withdrawn is gone", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(evidence, fc.integer({ min: 0, max: 50 }))), fc.integer({ min: 0, max: 50 }), (dated, until) => {
        const facts = dated.map(([one, when]): Fact => ({ kind: "evidence", on: day(when), evidence: one }));
        const early = facts.filter((fact) => fact.on <= until);
        expect(diagnosisOn(facts, day(until))).toEqual(diagnosisOn(early, day(until)));
        const gone = dated.map(([{ id }]): Fact => ({ kind: "withdrawn", on: day(60), what: "evidence", id }));
        expect(diagnosisOn([...gone, ...facts], day(60)).evidence).toEqual([]);
      }),
    );
  });

  test("priority lies between nothing and the worth of the impact, and never falls as the event comes nearer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 200 }), (ahead, leadDays) => {
        const eventOn = deep.event?.on ?? day(0);
        const now = priorityOf(deep, day(eventOn - ahead), leadDays).score ?? -1;
        const earlier = priorityOf(deep, day(eventOn - ahead - 1), leadDays).score ?? -1;
        expect(now >= earlier && now >= 0 && now <= 12_000_000).toBe(true);
      }),
    );
  });
});

describe("facts of one day", () => {
  const today = on("2025-06-02");
  const one: fc.Arbitrary<Evidence> = fc.record({
    id: fc.uuid(),
    letter: fc.constantFrom(...letters),
    claim: fc.constant("something"),
    kind: fc.constantFrom(...evidenceKinds),
    speaker: fc.constantFrom(...speakers),
    person: fc.constantFrom("Maja", "Ole", null),
    ref: fc.constant(null),
    depth: fc.constantFrom(1 as const, 2 as const, 3 as const),
    isConfirmed: fc.boolean(),
    contradicts: fc.constant([]),
  });
  const others: readonly Fact[] = [
    ...deep.pains.map((pain): Fact => ({ kind: "pain", on: today, pain })),
    ...deep.impacts.map((impactOf): Fact => ({ kind: "impact", on: today, impact: impactOf })),
    { kind: "event", on: today, event: deep.event },
    { kind: "decision", on: today, decision },
    { kind: "noted", on: today, fact: "buyer_met", holds: true },
    { kind: "confirmed", on: today, isConfirmed: true },
  ];
  /** All that people read off a diagnosis, without the order in which lists show it. */
  const read = (facts: readonly Fact[]): unknown => {
    const diagnosis = diagnosisOn(facts, today);
    const score = scoreOf(diagnosis);
    return {
      letters: letters.map((letter) => {
        const { level, caps, counted, assumed, contradictions } = score.letters[letter];
        return {
          level,
          caps,
          counted: [...counted].sort(),
          assumed: [...assumed].sort(),
          contradictions: contradictions.map(String).sort(),
        };
      }),
      total: score.total,
      gaps: score.gaps,
      gates: gateIds.map((gate) => gateVerdict(gate, diagnosis)),
      priority: priorityOf(diagnosis, today, 30),
      assumptions: [...assumptionsOf(diagnosis)].sort(),
      confirmedOn: diagnosis.confirmedOn,
    };
  };

  test("say the same in whatever order they were recorded, where each is of a subject of its own", () => {
    const facts = fc
      .uniqueArray(one, { maxLength: 12, selector: ({ id }) => id })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 })).map(([pieces, pairs]) =>
          pieces.map((piece, at): Fact => {
            const contradicts = pairs.flatMap(([a, b]) => (a % pieces.length === at ? [pieces[b % pieces.length]?.id ?? ""] : []));
            return { kind: "evidence", on: today, evidence: { ...piece, contradicts } };
          }),
        ),
      )
      .chain((pieces) => fc.subarray([...others]).map((some) => [...pieces, ...some]));
    fc.assert(
      fc.property(
        facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([recorded, shuffled]) => {
          expect(read(shuffled)).toEqual(read(recorded));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("say the same when they are moved past facts of other subjects, where two are of one subject: the later holds", () => {
    const first: Fact = { kind: "event", on: today, event: deep.event };
    const second: Fact = { kind: "event", on: today, event: null };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          others.filter(({ kind }) => kind !== "event"),
          { minLength: 5 },
        ),
        fc.nat(5),
        fc.nat(5),
        (rest, a, b) => {
          const [early, late] = [Math.min(a, b), Math.max(a, b)];
          const mixed = [...rest.slice(0, early), first, ...rest.slice(early, late), second, ...rest.slice(late)];
          expect(read(mixed)).toEqual(read([first, second, ...rest]));
          expect(diagnosisOn(mixed, today).event).toBeNull();
        },
      ),
    );
  });

  test("hold one a subject, the newest", () => {
    const facts = [
      { id: "1", body: { kind: "pain", on: today, pain: deep.pains[0] } },
      { id: "2", body: { kind: "event", on: today, event: deep.event } },
      { id: "3", body: { kind: "withdrawn", on: today, what: "pain", id: "late" } },
      { id: "4", body: { kind: "event", on: day(today + 1), event: null } },
    ] as unknown as readonly { id: string; body: Fact }[];
    expect([...holding(facts, today)].map(([subject, { id }]) => [subject, id])).toEqual([
      ["pain late", "3"],
      ["event", "2"],
    ]);
  });
});

test("a pain or impact that no evidence supports is an assumption", () => {
  const proven = { ...deep, pains: deep.pains.map((pain) => ({ ...pain, evidence: [deep.evidence[1]?.id ?? ""] })) };
  expect([assumptionsOf(deep), assumptionsOf(proven)]).toEqual([["late", "faster"], ["faster"]]);
});
