import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deal, Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import type { StaffRole } from "../src/standard/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
let now = new Date("2026-03-10T09:00:00Z");

const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>, by: By = theMachine()): Promise<Output<K>> =>
  run(context, by, id, routes[id].input.parse(input) as never, () => undefined);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );
const refused = (work: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> }> =>
  work.then(
    () => ({ code: "done", details: {} }),
    (error: { code: string; details: Record<string, unknown> }) => error,
  );

async function person(name: string, ...own: StaffRole[]): Promise<By> {
  const id = await personOf(context, own, `${name}@people.example`);
  return { who: { kind: "person", person: { id, name, email: `${name}@people.example`, roles: own } } } as unknown as By;
}

beforeAll(async () => {
  context = await emptyLedger(() => now);
  await importText(
    context,
    company("deal acme: sql 2025-11-10, won 2025-12-15, by anna", "deal beta: sql 2026-01-10, worth 1200 USD, by anna"),
  );
});
afterAll(() => context.close());

const at = (day: string): void => {
  now = new Date(`${day}T09:00:00Z`);
};

type Given = Input<"addFact">["fact"];
const begun = async (name: string): Promise<Deal> =>
  (
    await act("createDeal", {
      account: "new",
      accountName: name,
      name,
      amount: { minor: 0, currency: "EUR" },
      nextStep: { what: "Call", on: "2027-03-20", owner: "Anna" },
    })
  ).deal;
const add = (deal: number, fact: Given, by?: By): Promise<Output<"addFact">> => act("addFact", { id: String(deal), fact }, by);
const told = (deal: number): Promise<Output<"diagnosis">> => act("diagnosis", { id: String(deal) });

const LETTERS = ["situation", "pain", "impact", "critical_event", "decision"] as const;
const said = (letter: (typeof LETTERS)[number], person: string | null = "Maja", over: object = {}): Given => ({
  kind: "evidence",
  evidence: { letter, claim: "said so", kind: "verbatim", speaker: "customer", person, depth: 3, isConfirmed: true, ...over },
});
const pain = (over: object = {}): Given => ({
  kind: "pain",
  pain: { id: "late", statement: "replies come late", rank: 1, annualCost: { minor: 100_00, currency: "EUR" }, ...over },
});
const impact = (minor: number, over: object = {}): Given => ({
  kind: "impact",
  impact: {
    id: "faster",
    statement: "first reply in 2 h",
    bucket: "experience",
    how: "the right desk at once",
    by: "2026-12-01",
    value: { minor, currency: "EUR" },
    confirmedBy: "Maja",
    ...over,
  },
});
const EVENT: Given = {
  kind: "event",
  event: { description: "season", on: "2026-09-01", consequence: "calls unanswered", isTheirs: true, isTested: true },
};
const DECISION: Given = {
  kind: "decision",
  decision: { criteria: ["price"], steps: [{ name: "board", owner: "Ole", due: "2026-06-01" }], economicBuyer: "Ole" },
};

/** All five letters at level 3, worth so much a year. */
async function understood(deal: number, minor = 120_000_00): Promise<void> {
  for (const letter of LETTERS) await add(deal, said(letter));
  await add(deal, said("decision", "Ole"));
  await add(deal, pain());
  await add(deal, impact(minor));
  await add(deal, EVENT);
  await add(deal, DECISION);
}

describe("a diagnosis", () => {
  test("grows by facts of several people at once, and says who recorded each, and when", async () => {
    at("2026-03-10");
    const { deal } = await begun("several");
    const people = await Promise.all([person("anna", "ae"), person("ben", "sdr"), person("cleo", "csm")]);
    await Promise.all(
      LETTERS.flatMap((letter) => people.map((by, i) => add(deal, said(letter, `P${i}`, { depth: 2, isConfirmed: false }), by))),
    );
    const diagnosis = await told(deal);
    expect(diagnosis.evidence).toHaveLength(15);
    expect(new Set(diagnosis.facts.map(({ by }) => by))).toEqual(new Set(["anna", "ben", "cleo"]));
    expect(diagnosis.evidence.every(({ knownOn, recordedAt }) => knownOn === "2026-03-10" && recordedAt === now.toISOString())).toBe(true);
    expect(diagnosis.letters.map(({ level }) => level)).toEqual([2, 2, 2, 1, 2]);
    expect(diagnosis.gaps[0]).toEqual({
      letter: "critical_event",
      level: 1,
      because: "event_without_date",
      question: "On which day is that?",
    });
    expect((await act("diagnosis", { id: String(deal), language: "de" })).gaps[0]?.question).toBe("An welchem Tag ist das?");
    expect(diagnosis.heard.toSorted()).toEqual(["P0", "P1", "P2"]);
  });

  test("marks what is only assumed, what is incomplete, and what names a product", async () => {
    const { deal, version } = await begun("assumed");
    const line = { id: "a", product: "Desk Pro", price: "50", interval: "month" as const };
    await act("changeDeal", { id: String(deal), base: version, notes: { lines: [line] } });
    const { thing } = await add(deal, said("pain"));
    await add(deal, pain({ evidence: [thing] }));
    const { diagnosis } = await add(deal, impact(5, { statement: "Desk pro answers faster", how: null, by: null }));
    expect(diagnosis.pains.map(({ isAssumed }) => isAssumed)).toEqual([false]);
    expect(diagnosis.impacts.map(({ isAssumed, lacks, namesProduct }) => [isAssumed, lacks, namesProduct])).toEqual([
      [true, ["how", "by"], "Desk Pro"],
    ]);
  });

  test("refuses days ahead, references to nothing, impacts nobody stands behind, and withdrawing twice", async () => {
    const { deal } = await begun("refused");
    expect(await code(add(deal, { ...EVENT, on: "2027-01-01" }))).toBe("future_fact");
    expect(await code(add(deal, said("pain", "Maja", { contradicts: ["nothing"] })))).toBe("no_such_evidence");
    expect(await code(add(deal, pain({ evidence: ["nothing"] })))).toBe("no_such_evidence");
    expect(await code(add(deal, impact(1, { state: "agreed", confirmedBy: null })))).toBe("impact_without_buyer");
    const { thing } = await add(deal, said("pain"));
    expect(await code(add(deal, said("pain", "Maja", { id: thing, contradicts: [thing] })))).toBe("contradicts_itself");
    const gone: Given = { kind: "withdrawn", what: "evidence", id: thing ?? "" };
    expect((await add(deal, gone)).diagnosis.evidence).toEqual([]);
    expect(await code(add(deal, gone))).toBe("nothing_to_withdraw");
    expect(await code(add(999_999, EVENT))).toBe("no_such_deal");
  });

  test("keeps both of two changes that cross, and what is replaced stays in its history", async () => {
    const { deal } = await begun("crossed");
    const [anna, ben] = [await person("anna", "ae"), await person("ben", "sdr")];
    const { fact } = await add(deal, pain());
    const change = (statement: string, by: By): Promise<Output<"addFact">> =>
      act("addFact", { id: String(deal), fact: pain({ statement }), replaces: fact }, by);
    const answers = await Promise.all([refused(change("by anna", anna)), refused(change("by ben", ben))]);
    const lost = answers.filter(({ code: told }) => told === "edited_meanwhile");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.details).toMatchObject({ fields: ["statement"] });
    const { pains, facts } = await told(deal);
    expect([pains.length, facts.length]).toEqual([1, 2]);
    const { rows } = await context.storage.pool.query<{ n: string }>(
      "select count(*) as n from bowtie.document where kind = 'fact' and deal = $1 and is_aside",
      [deal],
    );
    expect(Number(rows[0]?.n)).toBe(1);
    expect(await code(act("addFact", { id: String(deal), fact: pain({ id: "other" }), replaces: null }))).toBe("done");
  });

  test("is read the same in whatever order facts of one day with ids of their own came in", async () => {
    const letters = fc.constantFrom(...LETTERS);
    const piece = fc.record({
      letter: letters,
      claim: fc.constant("said"),
      kind: fc.constantFrom("verbatim" as const, "document" as const, "call" as const),
      speaker: fc.constantFrom("customer" as const, "seller" as const),
      person: fc.constantFrom("Maja", "Ole", null),
      depth: fc.constantFrom(1 as const, 2 as const, 3 as const),
      isConfirmed: fc.boolean(),
    });
    const day = fc
      .array(piece, { minLength: 2, maxLength: 6 })
      .map((pieces): Given[] => [
        ...pieces.map((one, i): Given => ({ kind: "evidence", evidence: { ...one, id: `e${i}` } })),
        pain(),
        impact(1_000_00),
        EVENT,
        DECISION,
      ]);
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        day.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        async (orders) => {
          const read = [];
          for (const facts of orders) {
            const { deal } = await begun(`order ${n++}`);
            for (const fact of facts) await add(deal, fact);
            const { letters: scored, total, gaps, gates, priority } = await told(deal);
            const { place: _, peers: __, ...rank } = priority;
            read.push({ scored: scored.map(({ level, caps }) => [level, caps]), total, gaps, gates, rank });
          }
          expect(read[1]).toEqual(read[0]);
        },
      ),
      { numRuns: 2 },
    );
  });
});

describe("gates", () => {
  test("ask what the team says, warn or block as it says, and a move obeys them", async () => {
    at("2026-03-10");
    const { deal } = await begun("gates");
    const id = String(deal);
    const { gates, version } = await act("spicedMethod", {});
    const sql = gates.find(({ gate }) => gate === "sql")?.asks ?? [];
    expect(sql.map(({ force, usual }) => [force, usual])).toEqual([
      ["warn", "warn"],
      ["warn", "warn"],
    ]);
    const move = (): Promise<string> => code(act("moveDeal", { id, stage: "discovery", evidence: "They told us." }));
    expect(await move()).toBe("gate_warned");
    const with_ = (force: "warn" | "block" | "off") => [{ gate: "sql" as const, asks: sql.map(({ asked }) => ({ asked, force })) }];
    const blocked = await act("saveSpicedMethod", { base: version, gates: with_("block") });
    expect(await move()).toBe("gate_blocked");
    expect((await told(deal)).gates.find(({ gate }) => gate === "sql")).toMatchObject({ isNext: true, verdict: "blocked" });
    const off = await act("saveSpicedMethod", { base: blocked.version, gates: with_("off") });
    expect(off.gates.find(({ gate }) => gate === "sql")?.asks.map(({ force, usual }) => [force, usual])).toEqual([
      ["off", "warn"],
      ["off", "warn"],
    ]);
    expect([off.edition, await move()]).toEqual([3, "done"]);
    expect(await code(act("saveSpicedMethod", { base: version, gates: with_("block") }))).toBe("edited_meanwhile");
    const twice = [{ gate: "sql" as const, asks: [...sql, ...sql].map(({ asked }) => ({ asked, force: "warn" as const })) }];
    expect(await code(act("saveSpicedMethod", { base: off.version, gates: twice }))).toBe("asked_twice");
    await act("saveSpicedMethod", { base: off.version, gates: with_("warn") });
  });

  test("tell that a proposal came before the customer confirmed the diagnosis", async () => {
    at("2026-03-10");
    const { deal } = await begun("confirmed");
    await understood(deal);
    await act("moveDeal", { id: String(deal), stage: "proposal", evidence: "asked for it", despite: "met once" });
    expect((await told(deal)).isProposedFirst).toBe(true);
    at("2026-03-12");
    const { diagnosis } = await add(deal, { kind: "confirmed", on: "2026-03-09", isConfirmed: true });
    expect([diagnosis.confirmed?.knownOn, diagnosis.isProposedFirst]).toEqual(["2026-03-09", false]);
  });
});

describe("priority", () => {
  test("moves with every fact, before and after the sale, and lists of deals say the same", async () => {
    at("2026-01-12");
    const [won] = (await act("deals", { search: "acme", outcome: "won" })).deals;
    const deal = won?.deal ?? 0;
    for (const letter of LETTERS) await add(deal, { ...said(letter), on: "2025-12-01" } as Given);
    await add(deal, { ...EVENT, on: "2025-12-01" } as Given);
    await add(deal, { ...impact(120_000_00), on: "2025-12-05" } as Given);
    at("2026-02-01");
    await add(deal, impact(120_000_00, { state: "confirmed" }));
    at("2026-02-20");
    const { diagnosis } = await add(deal, impact(50_000_00, { id: "next", statement: "half the calls" }));
    expect(diagnosis.committedOn).toBe("2025-12-15");
    expect(diagnosis.course.map(({ on, phase, impactMinor, moved }) => [on, phase, impactMinor, moved])).toEqual([
      ["2025-12-01", "before_sale", 0, []],
      ["2025-12-05", "before_sale", 120_000_00, ["impact", "urgency", "confidence"]],
      ["2026-02-01", "after_sale", 0, ["impact", "urgency"]],
      ["2026-02-20", "after_sale", 50_000_00, ["impact", "urgency"]],
    ]);
    expect(diagnosis.line).toHaveLength(82);
    expect(diagnosis.line.at(-1)).toEqual({ on: "2026-02-20", score: diagnosis.priority.score });
    const listed = (await act("deals", { search: "acme", outcome: "won", sort: "priority" })).deals[0];
    expect([listed?.priority, listed?.total]).toEqual([diagnosis.priority.score, diagnosis.total]);
  });

  test("that BANT would turn away although it matters is said", async () => {
    at("2026-03-10");
    const deals: number[] = [];
    for (const minor of [1, 2, 3, 4, 900_000_00]) {
      const { deal } = await begun(`bant ${minor}`);
      await understood(deal, minor);
      deals.push(deal);
    }
    const id = String(deals[4]);
    const bant = { recordedOn: "2026-03-01", budget: { amount: null, isFunded: false }, authority: "Ole", need: "replies", timeline: null };
    const kept = await act("saveBant", { id, base: 0, bant });
    expect(kept).toMatchObject({
      isOverlooked: true,
      isTopQuarter: true,
      bant: { passes: false, missing: ["budget", "timeline"], version: 1 },
    });
    expect(kept.priority).toMatchObject({ place: 1 });
    const funded = { ...bant, recordedOn: "2026-03-09", budget: { amount: null, isFunded: true }, timeline: "2026-09-01" };
    const later = await act("saveBant", { id, base: 1, bant: funded });
    expect([later.isOverlooked, later.bant?.passes, later.bantVersions.map(({ recordedOn }) => recordedOn)]).toEqual([
      false,
      true,
      ["2026-03-09", "2026-03-01"],
    ]);
    expect(await code(act("saveBant", { id, base: 2, bant: { ...funded, recordedOn: "2027-01-01" } }))).toBe("future_bant");
  });

  test("BANT comes from a file too: rows that can't be are told, and doing it twice changes nothing", async () => {
    const { deal } = await begun("bant file");
    const body = [
      "Deal;Date;Budget;Currency;Funded;Authority;Need;Timeline",
      `${deal};2026-02-01;12000.50;EUR;yes;Ole;"replies; in time";2026-09-01`,
      `${deal};2026-02-30;;;;;;`,
      `999999;2026-02-01;;;no;;;`,
      `${deal};2026-01-01;;;no;;;`,
      `${deal};2026-02-01;12;;yes;;;`,
      ";2026-02-01;;;;;;",
    ].join("\n");
    const first = await act("importBant", { body });
    expect([first.saved, first.unchanged, first.issues.map(({ row }) => row)]).toEqual([1, 1, [3, 4, 6, 7]]);
    expect((await told(deal)).bant).toMatchObject({
      passes: true,
      need: "replies; in time",
      budget: { amount: { minor: 1_200_050, currency: "EUR" }, isFunded: true },
    });
    expect(await act("importBant", { body })).toMatchObject({ saved: 0, unchanged: 2 });
    expect(await code(act("importBant", { body: "name\nx\n" }))).toBe("no_deal_column");
  });
});
