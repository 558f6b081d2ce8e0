import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, type Day, day, dayOf, monthOf } from "../../domain/index.ts";
import { impactStates } from "../../standard/index.ts";
import type { Measurement, Milestone, Outcome, Plan, Step } from "../plans/index.ts";
import { valueAgainstFees } from "./fees.ts";
import { recognised } from "./sniff.ts";
import type { SharedPlan } from "./types.ts";
import { buyerView } from "./view.ts";

const TODAY = dayOf(2026, 7, 15);
const EUR = "EUR" as Currency;

/** Something that is ours alone. */
const MARK = "⟦inside⟧";
const inside = fc.string({ maxLength: 12 }).map((text) => `${MARK}${text}`);
const said = fc.string({ maxLength: 12 }).map((text) => text.replaceAll("⟦", ""));
const name = fc.option(said);
const aDay = fc.integer({ min: TODAY - 400, max: TODAY + 400 }).map(day);
const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

const aStep = (id: string): fc.Arbitrary<Step> =>
  fc.record({
    id: fc.constant(id),
    name: said,
    kind: fc.constant(null),
    dependsOn: fc.constant([]),
    days: fc.integer({ min: 0, max: 60 }),
    buyerOwner: name,
    ourOwner: name,
    due: fc.option(aDay),
    doneOn: fc.option(aDay),
    evidence: fc.array(inside, { minLength: 1, maxLength: 2 }),
    note: inside,
  });

const aChange = fc.record({
  to: fc.constantFrom(...impactStates),
  on: aDay,
  by: fc.record({ person: inside, role: fc.constantFrom("csm" as const, "ae" as const) }),
  buyer: fc.option(inside),
  evidence: fc.array(inside, { minLength: 1, maxLength: 2 }),
  reason: fc.option(inside),
});

const anOutcome = (id: string): fc.Arbitrary<Outcome> =>
  fc.record({
    id: fc.constant(id),
    statement: said,
    bucket: fc.constant("cost" as const),
    stake: inside,
    metric: fc.option(
      fc.record({
        name: said,
        unit: said,
        direction: fc.constantFrom("up" as const, "down" as const, "band" as const),
        meter: inside,
        formula: inside,
      }),
    ),
    baseline: fc.option(fc.record({ value, on: aDay, evidence: inside })),
    target: fc.option(fc.record({ value, upTo: fc.option(value), dueOn: aDay, note: inside })),
    buyerOwner: name,
    ourOwner: name,
    promiseId: inside,
    worth: fc.option(
      fc.record({
        perUnit: fc.record({ minor: fc.integer({ min: 0, max: 1e6 }), currency: fc.constant(EUR) }),
        attribution: fc.double({ noNaN: true, min: 0, max: 1 }),
        basis: inside,
      }),
    ),
    state: fc.constantFrom(...impactStates),
    changes: fc.array(aChange, { maxLength: 3 }),
    closed: fc.option(fc.record({ as: fc.constantFrom("achieved" as const, "missed" as const), on: aDay, because: inside })),
  });

const aMilestone = (id: string): fc.Arbitrary<Milestone> =>
  fc.record({
    id: fc.constant(id),
    outcomeId: fc.constant(null),
    name: said,
    evaluateFrom: aDay,
    deadline: aDay,
    reach: fc.oneof(
      fc.record({
        kind: fc.constant("task" as const),
        tasks: fc.array(fc.record({ name: said, startedOn: fc.option(aDay), doneOn: fc.option(aDay), note: inside }), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant("threshold" as const), meter: inside, is: fc.constant("at_least" as const), value }),
    ),
    buyerOwner: name,
    ourOwner: name,
    isFirstImpact: fc.boolean(),
    note: inside,
  });

const aMeasurement: fc.Arbitrary<Measurement> = fc.record({
  outcomeId: fc.constantFrom("o1", "o2"),
  on: aDay,
  value,
  source: fc.constantFrom("usage" as const, "hand" as const, "buyer" as const),
  evidence: inside,
  by: inside,
});

const aPlan: fc.Arbitrary<Plan> = fc.record({
  id: inside,
  accountId: inside,
  dealId: inside,
  phase: fc.constantFrom("close" as const, "success" as const),
  valueOn: aDay,
  steps: fc.tuple(aStep("s1"), aStep("s2")),
  outcomes: fc.tuple(anOutcome("o1"), anOutcome("o2")),
  milestones: fc.tuple(aMilestone("m1")),
  people: fc.array(fc.record({ person: inside, side: fc.constantFrom("buyer" as const, "us" as const), role: inside })),
  promises: fc.array(fc.record({ id: inside, text: inside, by: inside, on: aDay, quote: inside, ref: inside })),
  dropped: fc.array(fc.record({ promiseId: inside, reason: inside, on: aDay, buyer: inside, us: inside })),
  nextReviewOn: fc.option(aDay),
  committedOn: fc.option(aDay),
  version: fc.integer({ min: 1, max: 99 }),
  updatedOn: aDay,
  risks: fc.array(inside),
});

const kept = { seq: 1, kind: "comment", version: 1, account: null, deal: null, plan: "p", isAside: false, at: new Date(0) } as const;
const aComment = fc.oneof(
  fc.record({ text: inside, mentions: fc.array(inside), isShared: fc.constant(false) }),
  fc.record({ text: said, mentions: fc.array(inside), isShared: fc.constant(true), note: inside }),
  // What an older or a newer program wrote, without saying that it is shared.
  fc.record({
    text: inside,
    mentions: fc.array(inside),
    isShared: fc.constantFrom("yes", 1, undefined) as unknown as fc.Arbitrary<boolean>,
  }),
);

const everything: fc.Arbitrary<SharedPlan> = fc.record({
  plan: aPlan,
  objective: said,
  measurements: fc.array(aMeasurement, { maxLength: 6 }),
  readings: fc.array(fc.record({ meter: inside, on: aDay, value })),
  fees: fc.record({
    basis: fc.constant("payments" as const),
    paid: fc.array(
      fc.record({
        on: aDay,
        amount: fc.record({ minor: fc.integer({ min: -1e6, max: 1e6 }), currency: fc.constant(EUR) }),
        invoice: inside,
      }),
    ),
  }),
  comments: fc
    .array(aComment, { maxLength: 4 })
    .map((all) => all.map((body, i) => ({ ...kept, id: `c${i}`, body, by: { id: MARK, name: "Anna" } }))),
  files: fc.array(
    fc.record({
      id: said,
      plan: inside,
      link: fc.constant(1),
      name: said,
      mediaType: inside,
      bytes: fc.nat(),
      hash: inside,
      addedBy: inside,
      addedAt: fc.constant(new Date(0)),
    }),
    { maxLength: 2 },
  ),
  signature: fc.option(
    fc.record({
      by: said,
      on: aDay,
      link: fc.constant(1),
      steps: fc.array(fc.record({ id: inside, name: inside, owner: inside, due: aDay })),
    }),
  ),
  contact: name,
  spiced: inside,
  risks: fc.array(inside),
  others: fc.array(inside),
});

const viewer = { name: "Maja", language: "de", expiresAt: null } as const;

describe("what the buyer sees", () => {
  test("never holds anything that is ours alone, whatever is in the plan", () => {
    fc.assert(
      fc.property(everything, (shared) => {
        expect(JSON.stringify(buyerView(shared, viewer, TODAY))).not.toContain(MARK);
      }),
      { numRuns: 400 },
    );
  });

  test("holds the reason the buyer gave, and not the one we gave", () => {
    fc.assert(
      fc.property(everything, (shared) => {
        const [first, ...rest] = shared.plan.outcomes;
        const changes = [
          {
            to: "agreed" as const,
            on: TODAY,
            by: { person: "Maja", role: "buyer" as const },
            buyer: "Maja",
            evidence: [],
            reason: "not yet",
          },
        ];
        const outcome = { ...(first as Outcome), state: "agreed" as const, changes };
        const seen = buyerView({ ...shared, plan: { ...shared.plan, outcomes: [outcome, ...rest] } }, viewer, TODAY);
        expect(seen.outcomes[0]?.disputed).toEqual({ by: "Maja", on: TODAY, reason: "not yet" });
      }),
    );
  });
});

const outcome = (over: Partial<Outcome>): Outcome => ({
  id: "o",
  statement: "faster",
  bucket: "cost",
  stake: null,
  metric: { name: "response", unit: "h", direction: "down", meter: null },
  baseline: { value: 8, on: dayOf(2026, 1, 1), evidence: null },
  target: { value: 2, upTo: null, dueOn: dayOf(2026, 12, 31) },
  buyerOwner: "Maja",
  ourOwner: "Anna",
  promiseId: null,
  worth: { perUnit: { minor: 10_000, currency: EUR }, attribution: 0.5 },
  state: "confirmed",
  changes: [{ to: "confirmed", on: dayOf(2026, 5, 10), by: { person: "Maja", role: "buyer" }, buyer: "Maja", evidence: [], reason: null }],
  closed: null,
  ...over,
});
const measured = (on: Day, to: number): Measurement => ({ outcomeId: "o", on, value: to, source: "hand", evidence: null, by: "Anna" });
const paid = (on: Day, minor: number, currency = EUR) => ({ on, amount: { minor, currency } });

describe("value against fees", () => {
  test("adds up month by month; only what is confirmed is compared", () => {
    const all = [measured(dayOf(2026, 5, 1), 4), measured(dayOf(2026, 6, 1), 3)];
    const fees = { basis: "payments" as const, paid: [paid(dayOf(2026, 4, 3), 10_000), paid(dayOf(2026, 6, 3), 5_000)] };
    const [eur, ...rest] = valueAgainstFees([outcome({})], all, fees, TODAY);
    expect(rest).toEqual([]);
    // Four hours at 100.00, half of it ours, are confirmed; the fifth is claimed since.
    expect(eur).toMatchObject({ fees: 15_000, confirmed: 20_000, claimed: 5_000, reason: null, paidBack: monthOf(dayOf(2026, 5, 1)) });
    expect(eur?.ratio).toBeCloseTo(4 / 3);
    expect(eur?.months.map((one) => [one.fees, one.confirmed, one.claimed])).toEqual([
      [10_000, 0, 0],
      [10_000, 20_000, 0],
      [15_000, 20_000, 5_000],
      [15_000, 20_000, 5_000],
    ]);
  });

  test("is not paid back where later fees have overtaken it, and has no ratio across currencies", () => {
    const all = [measured(dayOf(2026, 5, 1), 4)];
    const dearer = { basis: "payments" as const, paid: [paid(dayOf(2026, 4, 3), 10_000), paid(dayOf(2026, 7, 3), 90_000)] };
    expect(valueAgainstFees([outcome({})], all, dearer, TODAY)[0]?.paidBack).toBeNull();
    const dollars = { basis: "payments" as const, paid: [paid(dayOf(2026, 4, 3), 10_000, "USD" as Currency)] };
    expect(valueAgainstFees([outcome({})], all, dollars, TODAY).map(({ currency, ratio, reason }) => [currency, ratio, reason])).toEqual([
      ["EUR", null, "no_fees"],
      ["USD", null, "other_currency"],
    ]);
  });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As much of a zip file as says which files it holds. */
function zipOf(names: readonly string[]): Uint8Array {
  const entries = names.map((one) => {
    const entry = Buffer.alloc(46 + one.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(one.length, 28);
    entry.write(one, 46, "latin1");
    return entry;
  });
  const head = Buffer.from("PK\x03\x04 of the first file", "latin1");
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(head.length, 16);
  return Buffer.concat([head, ...entries, end]);
}
const WORKBOOK = ["[Content_Types].xml", "xl/workbook.xml"];

describe("a file from outside", () => {
  test.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), "chart.png", "chart.png"],
    ["a table", bytes("day,hours\n2026-05-01,4\n"), "hours.csv", "hours.csv"],
    ["a table of old Windows", Buffer.from("Größe;Wert\r\n1;2\r\n", "latin1"), "a.csv", "a.csv"],
    ["a workbook", zipOf(WORKBOOK), "a.xlsx", "a.xlsx"],
    ["text that calls itself a program", bytes("del *.*"), "run.bat", "run.bat.txt"],
    ["a PDF that calls itself a program", bytes("%PDF-1.7"), "invoice.exe", "invoice.exe.pdf"],
  ])("is taken: %s", (_, content, called, name) => {
    expect(recognised(content, called)?.name).toBe(name);
  });

  test.each([
    ["a program of Windows called a PDF", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), "report.pdf"],
    ["a program of Linux called a picture", Buffer.from("\x7fELF\x02\x01\x01\0", "latin1"), "a.png"],
    ["a page called text", bytes("\uFEFF <!doctype html><script>"), "a.txt"],
    ["a drawing that can hold scripts", bytes("<svg onload=alert(1)>"), "a.png"],
    ["a script of a shell", bytes("#!/bin/sh\nrm -rf"), "a.csv"],
    ["a workbook with macros", zipOf([...WORKBOOK, "xl/vbaProject.bin"]), "a.xlsx"],
    ["another archive called a workbook", zipOf(["evil.js"]), "a.xlsx"],
    ["half an archive", zipOf(WORKBOOK).subarray(0, 30), "a.xlsx"],
    ["nothing", new Uint8Array(), "a.txt"],
  ])("is not taken: %s", (_, content, called) => {
    expect(recognised(content, called)).toBeNull();
  });

  test("never throws, whatever it is", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (content, called) => void recognised(content, called)));
  });
});
