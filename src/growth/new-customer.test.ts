import { expect, test } from "vitest";
import { sellerRisk } from "./compare-models.ts";
import type { SegmentModel } from "./model.ts";
import { newCustomerOf } from "./new-customer.ts";

/** 100 entries a month of which a tenth is won, at 1,200 a year and 80 % margin; 20 are spent for each entry. */
const business: SegmentModel = {
  name: "all",
  inflow: 100,
  inflowGrowth: 0,
  season: null,
  journey: [{ from: "sal", to: "commit", conversion: "cr.win", duration: "dt.select", rate: 0.1, lag: [1], past: [] }],
  direct: [],
  perSale: 1,
  price: 1200,
  discount: 0,
  onboarding: { rate: 1, lag: [1] },
  usageChurn: { monthly: 0, shape: [1] },
  renewal: null,
  leaverValue: 1,
  expansion: 0,
  contraction: 0,
  uplift: 0,
  base: { customers: [], arr: [] },
  margin: 0.8,
  spend: { fixed: 0, perEntry: 200 },
  billing: { everyMonths: 1, paidAfter: 0 },
  loops: [],
  market: null,
};

const riskAfter = (model: SegmentModel, months: number): number | undefined => {
  const customer = newCustomerOf(model, months);
  return customer === null ? undefined : sellerRisk(customer).sellerRisk[months];
};

test("a customer that cost 2,000 and brings 80 a month leaves 52 % of it at risk after a year", () => {
  expect(newCustomerOf(business, 2)).toEqual({ cac: 2000, marginByMonth: [80, 80] });
  expect(riskAfter(business, 12)).toBeCloseTo(0.52, 10);
  expect(riskAfter(business, 25)).toBe(0);
});

test("whoever leaves early leaves more of the risk with the seller", () => {
  expect(riskAfter({ ...business, usageChurn: { monthly: 0.05, shape: [1] } }, 12)).toBeGreaterThan(0.52);
  expect(riskAfter({ ...business, onboarding: { rate: 0.5, lag: [1] } }, 12)).toBeCloseTo(0.76, 10);
});

test("a renewal that is lost ends what comes after the term", () => {
  const { marginByMonth = [] } = newCustomerOf({ ...business, renewal: { termMonths: 12, rate: 0 } }, 24) ?? {};
  expect(marginByMonth.slice(11, 14)).toEqual([80, 0, 0]);
});

test("nothing is at risk where winning costs nothing, and nothing can be told where nobody is won", () => {
  expect(newCustomerOf({ ...business, spend: { fixed: 0, perEntry: 0 } }, 12)).toBeNull();
  expect(newCustomerOf({ ...business, inflow: 0 }, 12)).toBeNull();
});
