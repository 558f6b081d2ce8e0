import { expect, test } from "vitest";
import type { CalibratedView } from "../../../../contract/index.ts";
import { limitsOf, reachesOf } from "../../../../growth/index.ts";
import { withNumber } from "./reach.ts";

const evidence = (basis: "own" | "assumed" = "own") => ({ value: 0, n: 40, low: null, high: null, basis, fromParent: 0 });

/** A segment that wins 30 %, sets up 80 %, loses 1 % a month and knows nothing of its contraction. */
const segment: CalibratedView = {
  model: {
    name: "EU",
    inflow: 10,
    inflowGrowth: 0,
    season: null,
    journey: [{ from: "sal", to: "commit", conversion: "cr.win", duration: "dt.select", rate: 0.3, lag: [0, 1], past: [] }],
    direct: [],
    perSale: 1,
    price: 1_000_000,
    discount: 0,
    onboarding: { rate: 0.8, lag: [1] },
    usageChurn: { monthly: 0.01, shape: [1] },
    leaverValue: 1,
    renewal: null,
    expansion: 0.01,
    contraction: 0.005,
    uplift: 0,
    base: { customers: [10], arr: [10_000_000] },
    margin: 0.8,
    spend: { fixed: 0, perEntry: 100 },
    billing: { everyMonths: 1, paidAfter: 0 },
    loops: [],
    market: null,
  },
  uncertain: {},
  accountSpread: 0,
  evidence: { "cr.win": evidence(), "cr.onboard": evidence(), contraction: evidence("assumed") },
  feasible: [
    { lever: "cr.win", value: 0.25, benchmark: "b.win", source: "gtmskills", mark: "S" },
    { lever: "cr.onboard", value: 0.93, benchmark: "b.onboard", source: "gtmskills", mark: "S" },
  ],
};

const reach = (lever: string, limits: Record<string, number> = {}, changes: Parameters<typeof reachesOf>[1] = []) =>
  reachesOf([segment], changes, limits).levers.find((one) => one.lever === lever);

test("a benchmark that is ahead says how far a lever can be brought", () => {
  expect(reach("cr.onboard")).toMatchObject({ how: "benchmark", to: 0.93, benchmark: { mark: "S" } });
});

test("a benchmark that is passed already is named, and a tenth more is tried", () => {
  expect(reach("cr.win")).toMatchObject({ how: "tenth", benchmark: { value: 0.25 } });
  expect(reach("cr.win")?.to).toBeCloseTo(0.33);
  expect(reach("usage_churn")?.to).toBeCloseTo(0.009);
});

test("a rate near to all is brought a tenth of the way there, and one that is all has nothing left", () => {
  const high = [{ lever: "cr.win", by: "to", amount: 0.9 } as const];
  expect(reach("cr.win", {}, high)).toMatchObject({ how: "gap" });
  expect(reach("cr.win", {}, high)?.to).toBeCloseTo(0.91);
  expect(reach("cr.win", {}, [{ lever: "cr.win", by: "to", amount: 1 }])).toMatchObject({ how: "none", to: 1 });
  expect(reach("discount")).toMatchObject({ how: "none", to: 0 });
});

test("what the reader says goes before every benchmark, and never makes a lever worse", () => {
  expect(reach("cr.onboard", { "EU:cr.onboard": 0.85 })).toMatchObject({ how: "yours", to: 0.85 });
  expect(reach("cr.onboard", { "cr.onboard": 0.5 })).toMatchObject({ how: "yours", to: 0.8 });
  expect(reach("cr.onboard", { "EU:cr.onboard": 7 })).toMatchObject({ to: 1 });
});

test("levers without data, without effect on revenue, or that cannot be turned are left out", () => {
  const { levers, assumed } = reachesOf([segment], [], {});
  expect(assumed).toEqual([{ segment: "EU", lever: "contraction" }]);
  const ids = levers.map(({ lever }) => lever);
  for (const absent of ["contraction", "renewal", "margin", "spend"]) expect(ids).not.toContain(absent);
  expect(limitsOf([segment], { levers, assumed })["EU:contraction"]).toBe(0.005);
});

test("a number is set, and taken away", () => {
  expect(withNumber({ a: 1 }, "b", 2)).toEqual({ a: 1, b: 2 });
  expect(withNumber({ a: 1, b: 2 }, "b", null)).toEqual({ a: 1 });
});
