import { describe, expect, test } from "vitest";
import { type Currency, day } from "../../domain/index.ts";
import {
  contributionsOf,
  functionOf,
  isSeller,
  type KeptTrade,
  type MomentRecord,
  orderOf,
  phaseWorkOf,
  termsOf,
  tradeOf,
} from "./index.ts";

const eur = (major: number) => ({ minor: major * 100, currency: "EUR" as Currency });
const gives = [{ what: "8 % off", isDiscount: true, worth: eur(960) }];
const trade: KeptTrade = {
  id: "T",
  dealId: "1",
  by: "Ida",
  sellerId: "p1",
  on: day(1),
  gives,
  gets: [],
  approval: { name: "Per", personId: "p2", on: day(2), terms: termsOf({ gives, gets: [] }) },
};

describe("an approval", () => {
  test("is of the terms it was given for, and of no others", () => {
    expect(tradeOf(trade).approver).toBe("Per");
    expect(tradeOf({ ...trade, on: day(9) }).approver).toBe("Per");
    expect(tradeOf({ ...trade, gives: [{ what: "8 % off", isDiscount: true, worth: eur(961) }] }).approver).toBeNull();
    expect(tradeOf({ ...trade, gets: [{ what: "a reference", isDiscount: false, worth: null }] }).approver).toBeNull();
  });

  test("is never the seller’s own: two of one name are told apart where both are known", () => {
    expect(isSeller(trade, { id: "p1", name: "Ida B." })).toBe(true);
    expect(isSeller(trade, { id: "p3", name: "Ida" })).toBe(false);
    expect(isSeller({ ...trade, sellerId: null }, { id: "p3", name: " ida " })).toBe(true);
  });
});

test("a confirmation that was taken back before the proposal does not count for it", () => {
  const proposal = { id: "P", dealId: "1", on: day(10), by: "Ida", team: "ae" };
  const kinds = (until: number, again: number) =>
    orderOf(
      [proposal],
      [
        { dealId: "1", on: day(3), until: day(until) },
        { dealId: "1", on: day(again) },
      ],
    ).warnings.map(({ kind, confirmedOn }) => [kind, confirmedOn]);
  expect(kinds(8, 12)).toEqual([["diagnosed_later", 12]]);
  expect(kinds(11, 12)).toEqual([]);
  expect(kinds(8, 9)).toEqual([]);
});

describe("the phases of a deal", () => {
  const chosen = { qualification: { id: "consultative", met: [] }, selling: { id: "solution", met: ["criteria"] } } as const;
  const course = { dealId: "1", outcome: "open", closedOn: null } as const;

  test("begin with their first state and end when a later one begins", () => {
    const entered = [
      { state: "sql", on: day(10) },
      { state: "sal", on: day(24) },
    ];
    expect(phaseWorkOf({ ...course, entered }, chosen)).toMatchObject([
      { phase: "qualification", isConverted: true, days: 14, endedOn: 24 },
      { phase: "selling", isConverted: null, days: null, endedOn: null },
    ]);
    expect(phaseWorkOf({ ...course, entered, outcome: "lost", closedOn: day(30) }, chosen)).toMatchObject([
      { phase: "qualification", isConverted: true, days: 14 },
      { phase: "selling", isConverted: false, days: 6, met: ["criteria"] },
    ]);
  });

  test("are there only where somebody chose how to sell, and the deal was in them", () => {
    const entered = [{ state: "mql", on: day(1) }];
    expect(phaseWorkOf({ ...course, entered }, chosen)).toEqual([]);
    expect(
      phaseWorkOf({ ...course, entered, outcome: "won", closedOn: day(9) }, { prospecting: { id: "strategic", met: [] } }),
    ).toMatchObject([{ phase: "prospecting", isConverted: true, days: 8 }]);
  });
});

test("contributions count owners and participants by function, and name who was missing", () => {
  const record = (differing: Partial<MomentRecord>): MomentRecord => ({
    id: "M",
    moment: "diagnose",
    accountId: "1",
    dealId: null,
    on: day(1),
    ownerId: "Ida",
    team: "ae",
    participants: [],
    checklist: [],
    recorded: [],
    coachNote: null,
    ...differing,
  });
  const buyer = { person: "Maja", role: "buyer" } as const;
  expect(
    contributionsOf([
      record({ participants: [{ person: "Per", role: "csm" }, buyer] }),
      record({ accountId: "2", team: "marketing" }),
      record({}),
    ]),
  ).toMatchObject([
    { accountId: "1", moments: { marketing: 0, sales: 2, success: 1 }, gaps: ["marketing"] },
    { accountId: "2", moments: { marketing: 1, sales: 0, success: 0 }, gaps: ["sales", "success"] },
  ]);
  expect(
    contributionsOf(
      [record({})],
      [
        { accountId: "1", by: "success", n: 3 },
        { accountId: "3", by: "sales", n: 1 },
      ],
    ),
  ).toMatchObject([
    { accountId: "1", activities: { marketing: 0, sales: 0, success: 3 }, gaps: ["marketing"] },
    { accountId: "3", activities: { sales: 1 }, gaps: ["marketing", "success"] },
  ]);
});

test("the function of an activity is what its file says, else that of a colleague, else selling where they own deals", () => {
  const known = { roles: new Map([["per", ["am" as const]]]), sellers: new Set(["per", "ada"]) };
  const of = (team: string | null, owner: string | null) => functionOf(team, owner, known);
  expect([of("Customer Success", "Ada"), of("Marketing Ops", null), of("SDR", null)]).toEqual(["success", "marketing", "sales"]);
  expect([of(null, "Per "), of("Team 7", "ADA"), of(null, "Zoe")]).toEqual(["success", "sales", null]);
});
