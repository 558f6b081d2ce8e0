import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type Day, parseDay } from "../src/domain/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { type MomentId, type StaffRole, moments as standard } from "../src/standard/index.ts";
import { facts } from "../src/team/diagnosis/index.ts";
import { findPerson } from "../src/team/people/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
let ae: By;
let other: By;
let finance: By;
let csm: By;
const NOW = new Date("2026-03-10T09:00:00Z");
const RANGE = { from: "2026-01-01", to: "2026-03-10" };

const as = <K extends OperationRoute>(by: By, id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, by, id, routes[id].input.parse(input) as never, () => undefined);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

async function person(roles: readonly StaffRole[], email: string): Promise<By> {
  const found = await findPerson(context.storage.pool, await personOf(context, roles, email));
  if (found === null) throw new Error(email);
  return { ...theMachine(), who: { kind: "person", person: found } };
}

/** Twelve deals of one seller decided in February: the first ten won, save for the last. */
const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
const dealLine = (name: string, at: number): string =>
  `deal ${name}: sql 2026-01-10, sal 2026-01-20, ${at < 5 || at === 7 ? "won" : "lost"} 2026-02-15, worth 1200 USD, by anna`;
/** Customers whose term ended, and who were not there after it. */
const LEAVING = ["v", "w", "x", "y", "z"];

beforeAll(async () => {
  context = await emptyLedger(() => NOW);
  await importText(context, company(...NAMES.map(dealLine), ...LEAVING.map((name) => `${name}: 1200 USD/year from 2025-02, gone 2026-02`)));
  ae = await person(["ae"], "ida@x.example");
  other = await person(["ae", "marketing"], "per@x.example");
  finance = await person(["finance"], "fin@x.example");
  csm = await person(["csm"], "cs@x.example");
});
afterAll(() => context.close());

const numbers = async (): Promise<ReadonlyMap<string, number>> => {
  const { deals } = await as(ae, "deals", { outcome: "any", sort: "name" });
  return new Map(deals.map(({ name, deal }) => [name.replace(/^O-(\w+)-.*/, "$1"), deal]));
};
const dealOf = async (name: string): Promise<string> => String((await numbers()).get(name));

/** All of a moment's checklist met with evidence, and all recorded. */
const full = (kind: MomentId) => {
  const moment = standard.find(({ id }) => id === kind);
  return {
    kind,
    checklist: moment?.checklist.map(({ id }) => ({ item: id, isMet: true, evidence: ["call of 3 February"] })) ?? [],
    recorded: moment?.record.map(({ id }) => id) ?? [],
  };
};

let confirmations = 0;
async function confirmed(deal: string, on: string, isConfirmed = true): Promise<void> {
  const client = await context.storage.pool.connect();
  await facts.save(client, {
    id: `f-${++confirmations}`,
    about: { account: null, deal: Number(deal), plan: null },
    body: { kind: "confirmed", on: parseDay(on) as Day, isConfirmed },
    base: 0,
    by: { id: null, name: "anna" },
    at: NOW,
  });
  client.release();
}

describe("a moment", () => {
  test("has a quality from its record, and counts for the role its owner has", async () => {
    const deal = await dealOf("a");
    const empty = await as(ae, "moments", { deal });
    expect(empty.moments.map(({ moment, quality }) => [moment, quality])).toEqual(standard.map(({ id }) => [id, null]));
    const { record } = await as(ae, "saveMoment", { moment: "m-a", base: 0, deal, on: "2026-01-15", ...full("diagnose") });
    expect(record).toMatchObject({ quality: 3, owner: "ae", team: "ae", missing: [], version: 1 });
    const less = full("diagnose").checklist.map((one) => ({ ...one, evidence: one.item === "impact_in_money" ? [] : one.evidence }));
    const changed = await as(csm, "saveMoment", {
      moment: "m-a",
      base: 1,
      deal,
      on: "2026-01-15",
      ...full("diagnose"),
      checklist: less,
      coachNote: "Ask what it is worth.",
    });
    expect(changed.record).toMatchObject({ quality: 2, unproven: ["impact_in_money"], owner: "ae", coachNote: "Ask what it is worth." });
    expect((await as(ae, "moments", { deal })).moments[2]).toMatchObject({ moment: "diagnose", quality: 2, records: [{ id: "m-a" }] });
  });

  test("before there is a deal is of the account, and shown with the account’s deals", async () => {
    const deal = await dealOf("b");
    const { account } = await as(ae, "deal", { id: deal });
    const saved = await as(other, "saveMoment", {
      moment: "m-b",
      base: 0,
      account: String(account),
      on: "2026-01-05",
      ...full("business_outcome"),
    });
    expect(saved.record).toMatchObject({ account, deal: null, team: "marketing" });
    expect((await as(ae, "moments", { deal })).moments[0]).toMatchObject({ quality: 3 });
    expect((await as(ae, "moments", { account: String(account) })).moments[0]?.records).toHaveLength(1);
  });

  test("is refused where it can’t have taken place, or names what is not in it", async () => {
    const deal = await dealOf("a");
    const save = (over: Partial<Input<"saveMoment">>): Promise<string> =>
      code(as(ae, "saveMoment", { moment: "m-x", base: 0, deal, on: "2026-01-15", kind: "conversation", ...over }));
    expect(await save({ on: "2026-03-11" })).toBe("day_ahead");
    expect(await save({ checklist: [{ item: "charm", isMet: true, evidence: [] }] })).toBe("no_such_item");
    expect(await save({ recorded: ["pains", "pains"] })).toBe("item_twice");
    expect(await save({ deal: null })).toBe("which_account");
    expect(await save({ moment: "m-a", base: 2 })).toBe("other_moment");
    expect(await code(as(ae, "moments", {}))).toBe("which_moments");
  });

  test("that two people change at once loses neither", async () => {
    const deal = await dealOf("c");
    const save = (base: number, over: Partial<Input<"saveMoment">>) =>
      as(ae, "saveMoment", { moment: "m-c", base, deal, on: "2026-01-15", kind: "conversation", ...over });
    await save(0, {});
    await save(1, { coachNote: "one" });
    expect(await code(save(1, { coachNote: "two" }))).toBe("edited_meanwhile");
    await save(2, { isRemoved: true });
    expect((await as(ae, "moments", { deal })).moments[1]?.records).toEqual([]);
  });
});

describe("a proposal", () => {
  test("before the customer confirmed the diagnosis is warned of, also one that was confirmed later or taken back", async () => {
    const deal = await dealOf("d");
    const send = async (on: string): Promise<string | null> => (await as(ae, "addProposal", { id: deal, on })).proposal.warning;
    expect(await send("2026-02-01")).toBe("never_diagnosed");
    await confirmed(deal, "2026-02-05");
    await confirmed(deal, "2026-02-20", false);
    expect(await send("2026-02-05")).toBeNull();
    expect(await send("2026-02-21")).toBe("never_diagnosed");
    const { ofDeal } = await as(ae, "moments", { deal });
    expect(ofDeal).toMatchObject({
      confirmedOn: null,
      proposals: [
        { on: "2026-02-01", warning: "diagnosed_later", confirmedOn: "2026-02-05" },
        { on: "2026-02-05", warning: null },
        { on: "2026-02-21", warning: "never_diagnosed" },
      ],
    });
    expect(await code(as(ae, "addProposal", { id: deal, on: "2026-04-01" }))).toBe("day_ahead");
    const { proposals } = await as(ae, "momentReport", RANGE);
    expect([proposals.diagnosedFirst.hits, proposals.diagnosedFirst.n, proposals.diagnosedFirst.reason]).toEqual([1, 3, "too_few"]);
    expect(proposals.offenders.map(({ deal: of, kind }) => [String(of), kind])).toEqual([
      [deal, "diagnosed_later"],
      [deal, "never_diagnosed"],
    ]);
    await as(ae, "removeProposal", { proposal: ofDeal?.proposals[2]?.id ?? "" });
    expect((await as(ae, "moments", { deal })).ofDeal?.proposals).toHaveLength(2);
  });
});

describe("a trade", () => {
  const usd = (minor: number) => ({ minor, currency: "USD" });
  const off = { what: "10 % off", isDiscount: true, worth: usd(12_000) };

  test("is flagged until somebody else approves it, and again when it changes afterwards", async () => {
    const deal = await dealOf("e");
    const trade = { trade: "t-1", deal, on: "2026-02-01" };
    const begun = await as(ae, "saveTrade", { ...trade, base: 0, gives: [off] });
    expect(begun.trade).toMatchObject({ seller: "ae", flags: ["discount_without_get", "not_approved"] });
    expect(await code(as(ae, "approveTrade", { trade: "t-1", base: 1 }))).toBe("own_trade");
    expect(await code(as(csm, "approveTrade", { trade: "t-1", base: 1 }))).toBe("not_your_step");
    const gets = [{ what: "paid a year ahead", worth: usd(15_000) }];
    await as(ae, "saveTrade", { ...trade, base: 1, gives: [off], gets });
    expect(await code(as(finance, "approveTrade", { trade: "t-1", base: 1 }))).toBe("edited_meanwhile");
    const approved = await as(finance, "approveTrade", { trade: "t-1", base: 2 });
    expect(approved.trade).toMatchObject({ approver: "finance", approvedOn: "2026-03-10", flags: [], balance: { ratio: 1.25 } });
    expect(await code(as(other, "approveTrade", { trade: "t-1", base: 3 }))).toBe("approved_already");
    const changed = await as(ae, "saveTrade", { ...trade, base: 3, gives: [{ ...off, worth: usd(20_000) }], gets });
    expect(changed.trade?.flags).toEqual(["less_got_than_given", "not_approved"]);
    expect((await as(other, "approveTrade", { trade: "t-1", base: 4 })).trade?.approver).toBe("ae marketing");
  });

  test("is told by deal and by seller, and discounts without a return by name", async () => {
    const deal = await dealOf("f");
    await as(ae, "saveTrade", { trade: "t-2", base: 0, deal, on: "2026-02-02", gives: [off] });
    const { trades } = await as(ae, "momentReport", RANGE);
    expect(trades.sellers).toMatchObject([{ seller: "ae", trades: 2, balance: { given: [usd(32_000)], got: [usd(15_000)] } }]);
    expect(trades.deals).toHaveLength(2);
    expect(trades.withoutGet).toMatchObject([{ trade: "t-2", seller: "ae", what: "10 % off", deal: Number(deal) }]);
    expect(await code(as(ae, "saveTrade", { trade: "t-3", base: 0, deal, on: "2026-02-02" }))).toBe("empty_trade");
  });

  test("that is missing shows in deals won below list", async () => {
    const ids = await Promise.all(["a", "b", "c", "d", "e", "h"].map(dealOf));
    for (const [at, id] of ids.entries()) {
      const { version } = await as(ae, "deal", { id });
      await as(ae, "changeDeal", { id, base: version, record: { listAmount: 120_000 + at * 10_000 } });
    }
    const { trades } = await as(ae, "momentReport", RANGE);
    expect(trades.medianDiscount).toEqual({ value: expect.closeTo(1 - 120 / 140, 6), n: 6 });
    expect([trades.untraded.of, trades.untraded.n]).toEqual([5, 4]);
    expect((await as(ae, "moments", { deal: ids[1] ?? "" })).ofDeal?.hasUntradedDiscount).toBe(true);
    expect((await as(ae, "moments", { deal: ids[4] ?? "" })).ofDeal?.hasUntradedDiscount).toBe(false);
  });
});

describe("the report", () => {
  test("has an index by team and a lift with n, of deals decided since the moment is recorded", async () => {
    for (const name of ["b", "c", "d", "e", "f"])
      await as(ae, "saveMoment", { moment: `d-${name}`, base: 0, deal: await dealOf(name), on: "2026-01-16", ...full("diagnose") });
    const { index, lifts, records, caveat } = await as(ae, "momentReport", RANGE);
    expect(records).toBe(7);
    expect(index).toMatchObject([
      { team: "ae", moment: "diagnose", n: 6, mean: expect.closeTo(17 / 6, 9) },
      { team: "marketing", moment: "business_outcome", n: 1, mean: null, doneWell: { reason: "too_few" } },
    ]);
    const lift = lifts.find(({ moment }) => moment === "diagnose");
    expect(lift).toMatchObject({
      cases: "deals",
      since: "2026-01-15",
      withIt: { hits: 5, n: 6 },
      withoutIt: { hits: 1, n: 6 },
      difference: { value: expect.closeTo(4 / 6, 9) },
    });
    expect(lifts.find(({ moment }) => moment === "grow")).toMatchObject({
      cases: "expansions",
      since: null,
      withIt: { n: 0 },
      difference: null,
    });
    expect(caveat).toContain("need not cause");
    expect((await as(ae, "momentReport", { from: "2026-03-01", to: "2026-03-10" })).records).toBe(0);
    expect(await code(as(ae, "momentReport", { from: "2026-03-01", to: "2026-02-10" }))).toBe("bad_range");
  });

  test("compares renewals with and without a moment after the sale", async () => {
    const { accounts } = await as(ae, "accounts", { search: "w" });
    await as(csm, "saveMoment", { moment: "o-w", base: 0, account: String(accounts[0]?.account), on: "2026-01-10", ...full("outcomes") });
    const { lifts } = await as(ae, "momentReport", RANGE);
    expect(lifts.find(({ moment }) => moment === "outcomes")).toMatchObject({
      cases: "renewals",
      withIt: { hits: 0, n: 1 },
      withoutIt: { hits: 0, n: 4, reason: "too_few" },
      difference: null,
    });
  });

  test("compares ways of selling by phase, where somebody chose one", async () => {
    for (const name of NAMES) {
      const id = await dealOf(name);
      const { version } = await as(ae, "deal", { id });
      const selling = { id: "solution" as const, met: name < "d" ? ["criteria"] : [] };
      if (name < "g") await as(ae, "changeDeal", { id, base: version, notes: { methodology: { selling } } });
    }
    const { methodology } = await as(ae, "momentReport", RANGE);
    expect(methodology).toMatchObject({ deals: 6, unchosen: 6 });
    expect(methodology.phases).toMatchObject([
      { phase: "selling", methodology: "solution", medianDays: 26, conversion: { hits: 5, n: 6 }, followed: { hits: 3, n: 6 } },
    ]);
  });

  test("says who of marketing, sales and success took part", async () => {
    const { contributions } = await as(ae, "momentReport", RANGE);
    const account = (await as(ae, "deal", { id: await dealOf("b") })).account;
    expect(contributions.accounts.find((one) => one.account === account)).toMatchObject({
      moments: { marketing: 1, sales: 1, success: 0 },
      gaps: ["success"],
    });
    expect(contributions.gaps).toEqual({ marketing: 6, sales: 1, success: 6 });
  });

  test("counts activities of files as well, by the function they name or their owner has", async () => {
    const named = (await as(ae, "deals", { outcome: "any", limit: 1 })).deals[0]?.owner ?? "";
    const row = (id: string, owner: string, team: string) => `${id},b,2026-03-05,call,${owner},${team}`;
    await importText(
      context,
      {
        "activities.csv": [
          "activity_id,account_id,on,type,owner,function",
          row("X-1", "", "Customer Success"),
          row("X-2", "", "Customer Success"),
          row("X-3", named, ""),
          row("X-4", "Somebody", ""),
        ].join("\n"),
      },
      {},
    );
    const { contributions } = await as(ae, "momentReport", RANGE);
    const account = (await as(ae, "deal", { id: await dealOf("b") })).account;
    expect(contributions.accounts.find((one) => one.account === account)).toMatchObject({
      activities: { marketing: 0, sales: 1, success: 2 },
      gaps: [],
    });
    expect([contributions.unknown, contributions.gaps.success]).toEqual([1, 5]);
  });
});
