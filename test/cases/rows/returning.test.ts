import { expect, test } from "vitest";
import { operations } from "../../../src/operations/index.ts";
import { toCsv } from "../../helpers/company-tables.ts";
import { importText } from "../../helpers/ledger.ts";
import { ledger, ledgerOf } from "../company-ledger.ts";
import { customers, line, lines, moved, mrr, opened, tables, values } from "./telling.ts";

const SWAP = "a: 100 USD/month plan basic from 2024-01, gone 2024-03-10, 130 USD/month plan gold from 2024-03-10";

test("row 24: a plan exchanged for another on one day is one change, with that reason", async () => {
  expect(await opened(await ledgerOf(SWAP), "2024-03", "expansion")).toEqual(["2024-03-10 expansion, plan: 30"]);
});

test("row 24, swapDays: 7 takes the days of a week together, 0 keeps each subscription's change apart", async () => {
  const slow = await ledgerOf("a: 100 USD/month plan basic from 2024-01, gone 2024-03-13, 130 USD/month plan gold from 2024-03-10");
  expect(await moved(slow, "2024-03")).toEqual(["2024-03 expansion 130", "2024-03 contraction -100"]);
  expect(await moved(slow, "2024-03", { set: "swapDays=7" })).toEqual(["2024-03 expansion 30"]);
  expect(await moved(slow, "2024-03", { set: "swapDays=3" })).toEqual(["2024-03 expansion 130", "2024-03 contraction -100"]);
  const swap = await ledgerOf(SWAP);
  expect(await moved(swap, "2024-03", { set: "swapDays=0" })).toEqual(["2024-03 expansion 130", "2024-03 contraction -100"]);
  for (const set of ["swapDays=0", "swapDays=7"]) expect(await mrr(slow, "2024-01..2024-04", { set })).toEqual([100, 100, 130, 130]);
});

test("row 24, swapDays=0: what comes back from a pause beside a change is no growth, and neither is a late renewal", async () => {
  const set = "swapDays=0";
  const beside = await ledgerOf(
    "a: 50 USD/month from 2024-01, 60 USD/month in 2024-03, 100 USD/month from 2024-01, paused 2024-02, resumed 2024-03",
  );
  expect(await moved(beside, "2024-03", { set })).toEqual(["2024-03 expansion 10", "2024-03 resume 100"]);
  const late = await ledgerOf(
    "a: 50 USD/month from 2024-01, 100 USD/month from 2024-01, gone 2024-03, 60 USD/month from 2024-03-05, 100 USD/month from 2024-03-05",
  );
  expect(await moved(late, "2024-03", { set })).toEqual(["2024-03 expansion 10", "2024-03 pause -150", "2024-03 resume 150"]);
});

const LATE = "a: 100 USD/month from 2024-01, gone 2024-03-01, 120 USD/month from 2024-03-11";

test("row 25: a return within 10 days is a late renewal: no loss, nothing in between, and a note", async () => {
  const context = await ledgerOf(LATE, "b: 100 USD/month from 2024-01, gone 2024-03-01, 120 USD/month from 2024-03-12");
  expect(await moved(context, "2024-03")).toEqual([
    "2024-03 expansion 20",
    "2024-03 churn -100",
    "2024-03 reactivation 120",
    "2024-03 pause -100",
    "2024-03 resume 100",
  ]);
  expect(await opened(context, "2024-03", "pause")).toEqual(["2024-03-01 pause, gap: -100"]);
});

test("row 25, gapDays: 0 makes every gap a loss, 31 forgives a month; a return without a gap stays", async () => {
  const context = await ledgerOf(LATE);
  expect(await moved(context, "2024-03", { set: "gapDays=0" })).toEqual(["2024-03 churn -100", "2024-03 reactivation 120"]);
  const month = await ledgerOf("a: 100 USD/month from 2024-01, gone 2024-03-01, 100 USD/month from 2024-04-01");
  expect(await moved(month, "2024-03..2024-04", { set: "gapDays=31" })).toEqual(["2024-03 pause -100", "2024-04 resume 100"]);
  const plain = await ledgerOf("a: 100 USD/month from 2024-01, 120 USD/month in 2024-03");
  for (const set of ["gapDays=0", "gapDays=365"]) expect(await moved(plain, "2024-03", { set })).toEqual(["2024-03 expansion 20"]);
});

const TERM = { starts_on: "2024-01-01", ends_on: "2025-01-01" };
const RENEWED = { price: "120", starts_on: "2024-11-15", ends_on: "2025-11-15" };

test("row 26: a renewal signed early takes over from its first day; without a link both are added up", async () => {
  const linked = await lines(TERM, RENEWED);
  expect(await mrr(linked, "2024-10..2024-12")).toEqual([100, 120, 120]);
  expect(await opened(linked, "2024-11", "expansion")).toEqual(["2024-11-15 expansion, uplift: 20"]);
  const apart = await lines(TERM, { ...RENEWED, subscription_id: "S-2" });
  expect(await mrr(apart, "2024-10..2025-01")).toEqual([100, 220, 220, 120]);
});

test("row 27: contracts that overlap are added up", async () => {
  const context = await lines(
    { starts_on: "2024-01-01" },
    { subscription_id: "S-2", price: "30", starts_on: "2024-02-01", ends_on: "2024-04-01" },
  );
  expect(await mrr(context, "2024-01..2024-04")).toEqual([100, 130, 130, 100]);
});

test("row 27, overlap=latest: of contracts of one customer on one plan the later holds; other plans and customers stay", async () => {
  const set = "overlap=latest";
  const context = await lines(
    { starts_on: "2024-01-01" },
    { subscription_id: "S-2", price: "30", starts_on: "2024-02-01" },
    { subscription_id: "S-3", plan: "support", price: "7", starts_on: "2024-02-01" },
    { subscription_id: "S-4", account_id: "A-2", price: "50", starts_on: "2024-01-01" },
  );
  expect(await mrr(context, "2024-01..2024-03", { set })).toEqual([150, 87, 87]);
  const within = await lines({ starts_on: "2024-01-01" }, { price: "30", starts_on: "2024-02-01", ends_on: "2024-04-01" });
  expect(await mrr(within, "2024-01..2024-04", { set })).toEqual([100, 30, 30, 0]);
});

const BACK = [
  "a: 100 USD/month from 2022-01, gone 2022-03, 80 USD/month from 2023-04",
  "b: 50 USD/month from 2023-01, gone 2023-03, 60 USD/month from 2023-06",
];

test("row 29: who comes back is reactivated, whenever; after more than twelve months it is marked as won back", async () => {
  const context = await ledgerOf(...BACK);
  expect(await opened(context, "2023-04", "reactivation")).toEqual(["2023-04-01 reactivation, win_back: 80"]);
  expect(await opened(context, "2023-06", "reactivation")).toEqual(["2023-06-01 reactivation, unknown: 60"]);
});

test("row 29, winBackMonths: the mark comes sooner, and the movement stays what it is", async () => {
  const context = await ledgerOf(...BACK);
  const set = "winBackMonths=2";
  expect(await opened(context, "2023-06", "reactivation", { set })).toEqual(["2023-06-01 reactivation, win_back: 60"]);
  expect(await moved(context, "2022-01..2023-12", { set })).toEqual(await moved(context, "2022-01..2023-12"));
});

test("row 30: a customer back after a long time is not new again", async () => {
  expect(await moved(await ledgerOf(...BACK), "2023-04")).toEqual(["2023-04 reactivation 80"]);
});

test("row 30, newAgainMonths=3: after more than three months it is; after three it is not", async () => {
  const context = await ledgerOf(...BACK);
  const set = "newAgainMonths=3";
  expect(await moved(context, "2023-04..2023-06", { set })).toEqual(["2023-04 new 80", "2023-06 reactivation 60"]);
  expect(await mrr(context, "2023-01..2023-06", { set })).toEqual(await mrr(context, "2023-01..2023-06"));
});

const many = (n: number, says: string): readonly string[] => Array.from({ length: n }, (_, i) => `${says.slice(0, 1)}${i}${says.slice(1)}`);
const VISIT = [
  ...many(10, "k: 10 USD/month from 2024-01"),
  ...many(1, "l: 10 USD/month from 2024-01, gone 2024-02-20"),
  "v: 10 USD/month from 2024-02-05, gone 2024-02-25",
];

test("row 31: who comes and goes within a period is in both rows, in the net view in none, and beside the churn rate", async () => {
  const context = await ledgerOf(...VISIT);
  expect(await moved(context, "2024-02")).toEqual(["2024-02 new 10", "2024-02 churn -20"]);
  expect(await moved(context, "2024-02", { method: "net" })).toEqual(["2024-02 churn -10"]);
  expect(await values(context, "logo_churn_rate", "2024-02")).toEqual([1 / 11]);
  expect(await values(context, "logo_churn_rate", "2024-02", { method: "arrived_and_left" })).toEqual([1]);
});

test("row 31, arrivedAndLeft: they are lost like others, or not shown; movements stay", async () => {
  const context = await ledgerOf(...VISIT);
  expect(await values(context, "logo_churn_rate", "2024-02", { set: "arrivedAndLeft=in_rate" })).toEqual([2 / 11]);
  const hidden = { set: "arrivedAndLeft=hidden" };
  expect(await values(context, "logo_churn_rate", "2024-02", hidden)).toEqual([1 / 11]);
  expect(await values(context, "logo_churn_rate", "2024-02", { ...hidden, method: "arrived_and_left" })).toEqual([null]);
  expect(await moved(context, "2024-02", hidden)).toEqual(["2024-02 new 10", "2024-02 churn -20"]);
});

test("row 32: up and down within a period is both, in the net view the difference", async () => {
  const context = await ledgerOf("a: 100 USD/month from 2024-01, 200 USD/month in 2024-02-10, 120 USD/month in 2024-02-20");
  expect(await moved(context, "2024-02")).toEqual(["2024-02 expansion 100", "2024-02 contraction -80"]);
  expect(await moved(context, "2024-02", { method: "net" })).toEqual(["2024-02 expansion 20"]);
});

test("row 32: what shrinks in the month of its opening balance is a loss in the net view, and no residue of rounding", async () => {
  const change = { account_id: "A-1", subscription_id: "S-1", currency: "USD" };
  const context = await tables({
    movements: [
      { ...change, movement_id: "1", on: "2024-01-05", mrr_change: "150", type: "initial" },
      { ...change, movement_id: "2", on: "2024-01-20", mrr_change: "-40", type: "contraction" },
    ],
  });
  expect(await moved(context, "2024-01", { method: "net" })).toEqual(["2024-01 contraction -40", "2024-01 initial 150"]);
});

const GONE_ON = line({ line_id: "1", starts_on: "2024-01-01", ends_on: "2024-03-01" });
const GOES_ON = line({ subscription_id: "S-2", line_id: "2", account_id: "A-2", price: "130", starts_on: "2024-03-01" });

test("row 35: an account that its source has merged into another has one history with it, from its first day", async () => {
  const accounts = [
    { account_id: "A-1", name: "One" },
    { account_id: "A-2", name: "One again", same_as: "A-1" },
  ];
  const context = await tables({ accounts, subscription_lines: [GONE_ON, GOES_ON] });
  expect(await moved(context, "2024-01..2024-03")).toEqual(["2024-01 new 100", "2024-03 expansion 30"]);
});

test("row 35: so has a customer recognised in two systems, until a person says that they are two", async () => {
  const context = await ledger();
  for (const [source, sold] of [
    ["old", GONE_ON],
    ["new", GOES_ON],
  ] as const) {
    const answers = { source, through: "2025-12-31" };
    const accounts = toCsv([{ account_id: sold["account_id"] ?? "", name: "One", domain: "one.example" }]);
    await importText(context, { "accounts.csv": accounts, "subscription_lines.csv": toCsv([sold]) }, { answers });
  }
  expect(await moved(context, "2024-01..2024-03")).toEqual(["2024-01 new 100", "2024-03 expansion 30"]);
  const [match] = (await operations.matches(context, {}, () => undefined)).matches;
  await operations.decideMatch(context, { match: match?.id ?? 0, isSame: false }, () => undefined);
  expect(await moved(context, "2024-01..2024-03")).toEqual(["2024-01 new 100", "2024-03 new 130", "2024-03 churn -100"]);
});

const FAMILY = [
  "p: 10 USD/month from 2024-01",
  "q (parent=p): 50 USD/month from 2024-01, gone 2024-03",
  "r (parent=p): 70 USD/month from 2024-03",
];

test("row 36: counted by customer; a family's movements are its own and not the sum of its members'", async () => {
  const context = await ledgerOf(...FAMILY);
  expect(await moved(context, "2024-03")).toEqual(["2024-03 new 70", "2024-03 churn -50"]);
  expect(await moved(context, "2024-03", { level: "parent" })).toEqual(["2024-03 expansion 20"]);
  expect(await moved(context, "2024-03", { level: "subscription" })).toEqual(["2024-03 new 70", "2024-03 churn -50"]);
  expect(await customers(context, "2024-02", { level: "parent" })).toEqual([1]);
  for (const level of ["parent", "subscription"] as const) expect(await mrr(context, "2024-01..2024-03", { level })).toEqual([60, 60, 80]);
});

const FROM = line({ line_id: "1", starts_on: "2024-01-01", ends_on: "2024-03-01", end_reason: "transfer" });
const TO = line({ subscription_id: "S-2", line_id: "2", account_id: "A-2", starts_on: "2024-03-01", takes_over: "S-1" });

test("row 37: a contract that goes over to another account is a pair that comes to nothing", async () => {
  const context = await tables({ subscription_lines: [FROM, TO] });
  expect(await moved(context, "2024-03")).toEqual(["2024-03 transfer_in 100", "2024-03 transfer_out -100"]);
  expect(await customers(context, "2024-02..2024-03")).toEqual([1, 1]);
  expect(await mrr(context, "2024-02..2024-03")).toEqual([100, 100]);
});

test("row 37: nothing else of either account goes over", async () => {
  const rest = line({ subscription_id: "S-3", line_id: "3", price: "5", starts_on: "2024-01-01" });
  const own = line({ subscription_id: "S-4", line_id: "4", account_id: "A-2", price: "7", starts_on: "2024-01-01" });
  const context = await tables({ subscription_lines: [FROM, TO, rest, own] });
  expect(await moved(context, "2024-03")).toEqual(["2024-03 transfer_in 100", "2024-03 transfer_out -100"]);
});
