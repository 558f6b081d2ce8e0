import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, type Day, day, type Money } from "../../domain/index.ts";
import { type MomentId, momentIds, moments } from "../../standard/index.ts";
import {
  type Case,
  liftOf,
  type MomentRecord,
  medianDiscount,
  methodologyReport,
  momentQuality,
  orderOf,
  type PhaseWork,
  type Trade,
  teamIndex,
  tradeBalance,
  tradeFlags,
  tradeReports,
} from "./index.ts";

const eur = (major: number): Money => ({ minor: major * 100, currency: "EUR" as Currency });

const record = (moment: MomentId, met: readonly string[], differing: Partial<MomentRecord> = {}): MomentRecord => ({
  id: "M-1",
  moment,
  accountId: "acme",
  dealId: null,
  on: day(10),
  ownerId: "Ida",
  team: "north",
  participants: [],
  checklist: met.map((item) => ({ item, isMet: true, evidence: ["call 7"] })),
  recorded: [],
  coachNote: null,
  ...differing,
});

const full = (moment: MomentId, differing: Partial<MomentRecord> = {}): MomentRecord => {
  const found = moments.find(({ id }) => id === moment);
  return record(moment, found?.checklist.map(({ id }) => id) ?? [], { recorded: found?.record.map(({ id }) => id) ?? [], ...differing });
};

describe("the quality of a moment", () => {
  test("is 0 to 3: nothing, some, the essential, all", () => {
    expect(momentQuality(record("conversation", [])).quality).toBe(0);
    expect(momentQuality(record("conversation", ["stake_named", "lead_spoke_more"])).quality).toBe(1);
    expect(momentQuality(record("conversation", ["pain_quoted", "next_step_agreed"])).quality).toBe(2);
    expect(momentQuality(full("conversation"))).toEqual({ quality: 3, missing: [], unproven: [], notRecorded: [] });
    expect(momentQuality(full("conversation", { recorded: ["pains"] })).quality).toBe(2);
  });

  test("does not count what was ticked without evidence, and names it", () => {
    const checklist = [{ item: "pain_quoted", isMet: true, evidence: [] }];
    expect(momentQuality(record("conversation", [], { checklist }))).toMatchObject({ quality: 0, unproven: ["pain_quoted"] });
  });

  test("never falls when more is proven or recorded, and is 3 exactly where nothing is missing", () => {
    const some = fc.constantFrom(...moments).chain((moment) =>
      fc.record({
        moment: fc.constant(moment),
        met: fc.subarray(moment.checklist.map(({ id }) => id)),
        recorded: fc.subarray(moment.record.map(({ id }) => id)),
        more: fc.constantFrom(...moment.checklist.map(({ id }) => id), "of an older edition"),
      }),
    );
    fc.assert(
      fc.property(some, ({ moment, met, recorded, more }) => {
        const before = momentQuality(record(moment.id, met, { recorded }));
        const after = momentQuality(record(moment.id, [...met, more], { recorded }));
        expect(after.quality).toBeGreaterThanOrEqual(before.quality);
        expect(before.quality === 3).toBe(before.missing.length + before.notRecorded.length === 0);
      }),
    );
  });
});

describe("a proposal", () => {
  const proposal = (dealId: string, on: number) => ({ id: `P-${dealId}-${on}`, dealId, on: day(on), by: "Ida", team: "north" });

  test("before a confirmed diagnosis is warned of, and the share of others is given with n", () => {
    const { warnings, diagnosedFirst } = orderOf(
      [proposal("a", 5), proposal("b", 5), proposal("c", 5), proposal("d", 5), proposal("e", 4)],
      [
        { dealId: "a", on: day(3) },
        { dealId: "a", on: day(9) },
        { dealId: "b", on: day(6) },
        { dealId: "d", on: day(5) },
        { dealId: "e", on: day(1) },
      ],
    );
    expect(warnings.map(({ proposal: { dealId }, kind }) => [dealId, kind])).toEqual([
      ["b", "diagnosed_later"],
      ["c", "never_diagnosed"],
    ]);
    expect(diagnosedFirst).toMatchObject({ value: 0.6, hits: 3, n: 5, isDirectional: true });
  });

  test("is never warned of because of one more confirmation", () => {
    const days = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat({ max: 20 })), { maxLength: 12 });
    fc.assert(
      fc.property(days, days, ([...sent], [...confirmed]) => {
        const proposals = sent.map(([dealId, on]) => proposal(dealId, on));
        const dated = confirmed.map(([dealId, on]) => ({ dealId, on: day(on) }));
        const more = orderOf(proposals, dated).warnings.length;
        expect(more).toBeLessThanOrEqual(orderOf(proposals, dated.slice(1)).warnings.length);
      }),
    );
  });
});

describe("a trade", () => {
  const trade = (differing: Partial<Trade>): Trade => ({
    id: "T-1",
    dealId: "a",
    by: "Ida",
    on: day(1),
    gives: [{ what: "8 % off", isDiscount: true, worth: eur(960) }],
    gets: [{ what: "paid a year ahead", isDiscount: false, worth: eur(1200) }],
    approver: "Per",
    ...differing,
  });

  test("of equal worth that somebody approved has nothing wrong with it", () => {
    expect(tradeFlags(trade({}))).toEqual([]);
    expect(tradeBalance([trade({})])).toEqual({ given: [eur(960)], got: [eur(1200)], ratio: 1.25 });
  });

  test.each([
    [{ gets: [] }, ["discount_without_get"]],
    [{ gets: [{ what: "thanks", isDiscount: false, worth: eur(0) }] }, ["discount_without_get"]],
    [{ gives: [{ what: "training", isDiscount: false, worth: eur(500) }], gets: [] }, ["give_without_get"]],
    [{ gets: [{ what: "a reference", isDiscount: false, worth: null }] }, ["worth_unknown"]],
    [{ gets: [{ what: "a reference", isDiscount: false, worth: eur(100) }] }, ["less_got_than_given"]],
    [{ approver: null }, ["not_approved"]],
    [{ approver: "Ida" }, ["approved_by_seller"]],
    [{ gives: [], approver: null }, []],
  ] as const)("that is %o is flagged %o", (differing, flags) => {
    expect(tradeFlags(trade(differing))).toEqual(flags);
  });

  test("adds no currencies: there is no ratio then", () => {
    const dollars = { what: "volume", isDiscount: false, worth: { minor: 5, currency: "USD" as Currency } };
    expect(tradeBalance([trade({ gets: [dollars] })]).ratio).toBeNull();
    expect(tradeBalance([trade({}), trade({ gives: [dollars] })]).ratio).toBeNull();
  });

  test("is reported by deal and by seller, and the parts are the whole", () => {
    const worth = fc.integer({ min: 0, max: 1e9 });
    const some = fc.array(fc.record({ dealId: fc.constantFrom("a", "b"), by: fc.constantFrom("Ida", "Per"), give: worth, get: worth }));
    fc.assert(
      fc.property(some, (drawn) => {
        const trades = drawn.map(({ dealId, by, give, get }) =>
          trade({
            dealId,
            by,
            gives: [{ what: "x", isDiscount: true, worth: { minor: give, currency: "EUR" as Currency } }],
            gets: [{ what: "y", isDiscount: false, worth: { minor: get, currency: "EUR" as Currency } }],
          }),
        );
        const whole = tradeBalance(trades).given[0]?.minor ?? 0;
        for (const by of ["deal", "seller"] as const) {
          const parts = tradeReports(trades, by);
          expect(parts.reduce((sum, { balance }) => sum + (balance.given[0]?.minor ?? 0), 0)).toBe(whole);
          expect(parts.reduce((sum, part) => sum + part.trades, 0)).toBe(trades.length);
        }
      }),
    );
  });

  test("median discount is of deals with a list price, from five on", () => {
    const deals = [0.9, 0.8, 1.1, 0.95, 0.85].map((share) => ({ listMinor: 10_000, amountMinor: 10_000 * share }));
    expect(medianDiscount(deals)).toBeCloseTo(0.1, 12);
    expect(medianDiscount([...deals.slice(1), { listMinor: 0, amountMinor: 1 }])).toBeNull();
    expect(medianDiscount(deals.map(({ listMinor }) => ({ listMinor, amountMinor: listMinor * 1.5 })))).toBe(0);
  });
});

describe("a team", () => {
  const dealt = (n: number, differing: (at: number) => Partial<Case>): readonly Case[] =>
    Array.from({ length: n }, (_, at) => ({
      accountId: `a${at}`,
      dealId: null,
      isConverted: false,
      decidedOn: day(100),
      ...differing(at),
    }));

  test("has an index for each moment it recorded, without a mean below five", () => {
    const records = [...Array.from({ length: 5 }, () => full("diagnose")), record("trade", ["every_give_has_get"])];
    expect(teamIndex(records)).toMatchObject([
      { team: "north", moment: "diagnose", n: 5, mean: 3, doneWell: { value: 1 } },
      { team: "north", moment: "trade", n: 1, mean: null, doneWell: { value: null, reason: "too_few" } },
    ]);
  });

  test("converts 56 of 70 with the moment and 48 of 80 without: 20 points more, 5.2 to 33.4", () => {
    const cases = dealt(150, (at) => ({ isConverted: at < 56 || (at >= 70 && at < 118) }));
    const records = Array.from({ length: 70 }, (_, at) => full("diagnose", { accountId: `a${at}` }));
    const { withIt, withoutIt, difference } = liftOf("diagnose", records, cases);
    expect([withIt.value, withIt.n, withoutIt.value, withoutIt.n]).toEqual([0.8, 70, 0.6, 80]);
    expect(difference?.low).toBeCloseTo(0.0524, 4);
    expect(difference?.high).toBeCloseTo(0.3339, 4);
  });

  test("counts a moment only where it was done well, of the same deal, and before the decision", () => {
    const cases = dealt(1, () => ({ dealId: "d1", isConverted: true }));
    const n = (differing: Partial<MomentRecord>, one = full("trade")): number =>
      liftOf("trade", [{ ...one, accountId: "a0", ...differing }], cases).withIt.n;
    expect([n({}), n({ dealId: "d1" }), n({ dealId: "d2" }), n({ on: day(101) }), n({}, record("trade", ["approved"]))]).toEqual([
      1, 1, 0, 0, 0,
    ]);
  });

  test("each case is with or without, never both", () => {
    const records = fc.array(fc.tuple(fc.constantFrom(...momentIds), fc.nat({ max: 9 }), fc.nat({ max: 200 })), { maxLength: 20 });
    fc.assert(
      fc.property(records, fc.constantFrom(...momentIds), (drawn, moment) => {
        const done = drawn.map(([id, account, on]) => full(id, { accountId: `a${account}`, on: day(on) as Day }));
        const { withIt, withoutIt } = liftOf(
          moment,
          done,
          dealt(10, (at) => ({ isConverted: at % 2 === 0 })),
        );
        expect([withIt.n + withoutIt.n, withIt.hits + withoutIt.hits]).toEqual([10, 5]);
      }),
    );
  });

  test("methodologies are compared phase by phase, with adherence and median time", () => {
    const work = (n: number, differing: Partial<PhaseWork>): readonly PhaseWork[] =>
      Array.from({ length: n }, (_, at) => ({
        dealId: `d${at}`,
        phase: "selling",
        methodology: "solution",
        met: ["criteria"],
        isConverted: at < 3,
        days: at,
        ...differing,
      }));
    expect(
      methodologyReport([...work(6, {}), ...work(2, { isConverted: null, met: [] }), ...work(1, { phase: "prospecting" })]),
    ).toMatchObject([
      { phase: "selling", methodology: "solution", conversion: { value: 0.5, n: 6 }, medianDays: 2, followed: { value: 0.75, n: 8 } },
      { phase: "prospecting", methodology: "solution", conversion: { value: null, n: 1 }, medianDays: null },
    ]);
  });
});
