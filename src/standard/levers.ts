import type { BowtieState, Half } from "./bowtie.ts";

/** What the growth model can turn, in the order of the journey; `spend` last. The model itself knows them as plain texts. */
export const leverIds = [
  "inflow",
  "cr.prospect_mql",
  "dt.awareness",
  "cr.mql_sql",
  "dt.education",
  "cr.sql_sal",
  "dt.prioritise",
  "cr.win",
  "dt.select",
  "price",
  "discount",
  "cr.onboard",
  "dt.onboard",
  "usage_churn",
  "renewal",
  "expansion",
  "contraction",
  "uplift",
  "margin",
  "loop.nurture",
  "loop.referral",
  "loop.win_back",
  "spend",
] as const;
export type LeverId = (typeof leverIds)[number];

export interface Lever {
  readonly id: LeverId;
  /** `money` is minor units of one currency, `ratio` a plain number (0.94 is 94 %). */
  readonly unit: "ratio" | "months" | "money" | "count";
  /** Which way is better, everything else being equal. */
  readonly direction: "up" | "down";
  /** What leads out of the knot is of the right half, as onboarding is. */
  readonly half: Half;
  /** The state of those it works on: where a passage begins, whom a loop takes from. */
  readonly state: BowtieState;
}

export const levers: Readonly<Record<LeverId, Lever>> = {
  inflow: { id: "inflow", unit: "count", direction: "up", half: "left", state: "prospect" },
  "cr.prospect_mql": { id: "cr.prospect_mql", unit: "ratio", direction: "up", half: "left", state: "prospect" },
  "dt.awareness": { id: "dt.awareness", unit: "months", direction: "down", half: "left", state: "prospect" },
  "cr.mql_sql": { id: "cr.mql_sql", unit: "ratio", direction: "up", half: "left", state: "mql" },
  "dt.education": { id: "dt.education", unit: "months", direction: "down", half: "left", state: "mql" },
  "cr.sql_sal": { id: "cr.sql_sal", unit: "ratio", direction: "up", half: "left", state: "sql" },
  "dt.prioritise": { id: "dt.prioritise", unit: "months", direction: "down", half: "left", state: "sql" },
  "cr.win": { id: "cr.win", unit: "ratio", direction: "up", half: "left", state: "sal" },
  "dt.select": { id: "dt.select", unit: "months", direction: "down", half: "left", state: "sal" },
  price: { id: "price", unit: "money", direction: "up", half: "knot", state: "commit" },
  discount: { id: "discount", unit: "ratio", direction: "down", half: "knot", state: "commit" },
  "cr.onboard": { id: "cr.onboard", unit: "ratio", direction: "up", half: "right", state: "commit" },
  "dt.onboard": { id: "dt.onboard", unit: "months", direction: "down", half: "right", state: "commit" },
  usage_churn: { id: "usage_churn", unit: "ratio", direction: "down", half: "right", state: "live" },
  renewal: { id: "renewal", unit: "ratio", direction: "up", half: "right", state: "impact" },
  expansion: { id: "expansion", unit: "ratio", direction: "up", half: "right", state: "renewed" },
  contraction: { id: "contraction", unit: "ratio", direction: "down", half: "right", state: "impact" },
  uplift: { id: "uplift", unit: "ratio", direction: "up", half: "right", state: "renewed" },
  margin: { id: "margin", unit: "ratio", direction: "up", half: "right", state: "live" },
  "loop.nurture": { id: "loop.nurture", unit: "ratio", direction: "up", half: "left", state: "sql" },
  "loop.referral": { id: "loop.referral", unit: "ratio", direction: "up", half: "right", state: "impact" },
  "loop.win_back": { id: "loop.win_back", unit: "ratio", direction: "up", half: "right", state: "live" },
  spend: { id: "spend", unit: "money", direction: "down", half: "left", state: "prospect" },
};

export const isLeverId = (text: string): text is LeverId => (leverIds as readonly string[]).includes(text);
