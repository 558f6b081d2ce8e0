import type { SegmentModel } from "./model.ts";

/** The example of standard 1.3: 10,000 prospects become 118.75 customers, which are worth 103.21 % a year later. */
export const worked: SegmentModel = {
  name: "worked",
  inflow: 10_000,
  inflowGrowth: 0,
  season: null,
  journey: [
    { from: "prospect", to: "mql", conversion: "cr.prospect_mql", duration: "dt.awareness", rate: 0.2, lag: [1], past: [] },
    { from: "mql", to: "sql", conversion: "cr.mql_sql", duration: "dt.education", rate: 0.25, lag: [1], past: [] },
    { from: "sql", to: "sal", conversion: "cr.sql_sal", duration: "dt.prioritise", rate: 0.95, lag: [1], past: [] },
    { from: "sal", to: "commit", conversion: "cr.win", duration: "dt.select", rate: 0.25, lag: [1], past: [] },
  ],
  direct: [],
  perSale: 1,
  price: 30_000,
  discount: 0,
  onboarding: { rate: 0.94, lag: [1] },
  usageChurn: { monthly: 0, shape: [1] },
  leaverValue: 1,
  renewal: { termMonths: 12, rate: 0.9 },
  expansion: 1.22 ** (1 / 12) - 1,
  contraction: 0,
  uplift: 0,
  base: { customers: [], arr: [] },
  margin: 0.8,
  spend: { fixed: 0, perEntry: 100 },
  billing: { everyMonths: 12, paidAfter: 1 },
  loops: [],
  market: null,
};
