import { type Day, dayOf, lastDay, monthAt } from "../../src/domain/index.ts";
import type { Spread } from "./chance.ts";

/** The numbers the story is made of. Change them here, run `npm run demo`, and look at test/demo.test.ts. */
export const SEED = "larkmoor";

export const FIRST_MONTH = monthAt(2022, 11);
export const LAST_MONTH = monthAt(2026, 10);
export const FIRST_DAY = dayOf(2022, 11, 1);
/** Last day the exports speak for. Nothing that has happened is dated later. */
export const THROUGH = lastDay(LAST_MONTH);

/** From this day on, inside sales hands new customers over with a form instead of a call: what the product is to reveal. */
export const HANDOVER_BY_FORM: Day = dayOf(2025, 11, 1);

export const motions = ["Self-serve", "Inside sales", "Field sales"] as const;
export type Motion = (typeof motions)[number];

export interface MotionStory {
  /** Leads a month, at the beginning and at the end. */
  readonly leads: readonly [number, number];
  /** Of those in the state before. */
  readonly mql: number;
  readonly sql: number;
  readonly sal: number;
  readonly won: number;
  /** Days: lead to MQL, MQL to SQL, SQL to SAL. */
  readonly waits: readonly [Spread, Spread, Spread];
  /** Days from accepted to won, and to lost. */
  readonly cycle: Spread;
  readonly lostCycle: Spread;
  /** Days from commit to live, and from live to first impact. */
  readonly onboarding: Spread;
  readonly impact: Spread;
  /** Share of commits that never go live, before and since HANDOVER_BY_FORM. */
  readonly lostInOnboarding: readonly [number, number];
  /** Share that pays by use, with a monthly commitment. */
  readonly metered: number;
}

export const MOTIONS: Readonly<Record<Motion, MotionStory>> = {
  "Self-serve": {
    leads: [28, 112],
    mql: 0.56,
    sql: 0.6,
    sal: 0.9,
    won: 0.3,
    waits: [
      [0, 3, 12],
      [0, 1, 6],
      [0, 1, 3],
    ],
    cycle: [2, 8, 15],
    lostCycle: [7, 15, 32],
    onboarding: [2, 6, 15],
    impact: [6, 12, 26],
    lostInOnboarding: [0.07, 0.07],
    metered: 0.13,
  },
  "Inside sales": {
    leads: [48, 138],
    mql: 0.46,
    sql: 0.5,
    sal: 0.8,
    won: 0.29,
    waits: [
      [1, 9, 40],
      [0, 4, 16],
      [0, 2, 9],
    ],
    cycle: [12, 32, 70],
    lostCycle: [20, 55, 120],
    onboarding: [10, 24, 46],
    impact: [10, 21, 40],
    lostInOnboarding: [0.06, 0.26],
    metered: 0.17,
  },
  "Field sales": {
    leads: [22, 52],
    mql: 0.5,
    sql: 0.46,
    sal: 0.76,
    won: 0.27,
    waits: [
      [5, 20, 70],
      [2, 9, 30],
      [1, 6, 20],
    ],
    cycle: [58, 105, 180],
    lostCycle: [60, 140, 260],
    onboarding: [36, 62, 110],
    impact: [15, 30, 60],
    lostInOnboarding: [0.06, 0.05],
    metered: 0.06,
  },
};

/** How each year of the story compares: the funnel gets a little better, so that it is not what holds growth back. */
export const TREND = { qualify: [0.97, 0.98, 1, 1.01], win: [0.94, 0.97, 1, 1.07] } as const;

/** Leads by month of the year, January first: field service buys before spring and in autumn. */
export const SEASON = [1.02, 1.12, 1.2, 1.1, 1.02, 0.94, 0.8, 0.76, 1.1, 1.14, 1.06, 0.74] as const;

/** Deals of which no lead is known, and customers who bought in a marketplace, without a deal. */
export const OUTBOUND_SHARE = 0.05;
export const MARKETPLACE_CUSTOMERS = 36;

/** What happens to customers who pay month by month: share a month. */
export const ROLLING = {
  chosen: { "Self-serve": 0.021, "Inside sales": 0.009, "Field sales": 0.003 },
  payment: { "Self-serve": 0.007, "Inside sales": 0.0015, "Field sales": 0 },
  seatsUp: 0.03,
  seatsDown: 0.012,
  planUp: 0.006,
  planDown: 0.004,
  startDiscount: 0.14,
} as const;

/** What happens at the end of a contract of a year or more: share of contracts. */
export const RENEWAL = {
  lost: { "Self-serve": 0.2, "Inside sales": 0.12, "Field sales": 0.07 },
  notAsked: 0.45,
  uplift: 0.82,
  seatsUp: 0.3,
  seatsDown: 0.13,
  planUp: 0.03,
  planDown: 0.02,
  late: 0.05,
  early: 0.06,
} as const;

/** Within a contract of a year or more: share of contracts a year. */
export const WITHIN_TERM = { addOn: 0.14, dropAddOn: 0.12, seatsUp: 0.16 } as const;

/** What happens to customers who pay by use: share a month. */
export const METERED = { lost: { "Self-serve": 0.02, "Inside sales": 0.011, "Field sales": 0.005 }, up: 0.05, down: 0.025 } as const;

/** Of those who left, how many come back. */
export const COMES_BACK = 0.15;

/** Of the contracts in EUR renewed since 2025: how many are billed in USD from then on, because a group buys centrally. */
export const MOVES_TO_USD = 0.02;

/** Large field customers on whom the growth of the last year rests: the nth field customer in a currency, users, and how they grow. */
export interface KeyAccount {
  readonly currency: "EUR" | "USD";
  readonly nth: number;
  readonly users: number;
  readonly growth: readonly { readonly on: Day; readonly by: number }[];
}

export const KEY_ACCOUNTS: readonly KeyAccount[] = [
  {
    currency: "EUR",
    nth: 2,
    users: 320,
    growth: [
      { on: dayOf(2025, 11, 17), by: 1.5 },
      { on: dayOf(2026, 5, 4), by: 1.25 },
    ],
  },
  { currency: "EUR", nth: 6, users: 260, growth: [{ on: dayOf(2026, 1, 12), by: 1.9 }] },
  {
    currency: "EUR",
    nth: 11,
    users: 380,
    growth: [
      { on: dayOf(2025, 12, 8), by: 1.35 },
      { on: dayOf(2026, 6, 15), by: 1.2 },
    ],
  },
  { currency: "EUR", nth: 15, users: 290, growth: [{ on: dayOf(2026, 3, 2), by: 1.6 }] },
  { currency: "EUR", nth: 20, users: 340, growth: [{ on: dayOf(2026, 4, 20), by: 1.5 }] },
  { currency: "USD", nth: 1, users: 260, growth: [{ on: dayOf(2025, 12, 1), by: 1.8 }] },
  { currency: "USD", nth: 3, users: 210, growth: [{ on: dayOf(2026, 7, 6), by: 1.25 }] },
  { currency: "USD", nth: 5, users: 300, growth: [{ on: dayOf(2026, 2, 9), by: 1.8 }] },
  { currency: "USD", nth: 8, users: 240, growth: [{ on: dayOf(2026, 5, 18), by: 1.8 }] },
  { currency: "USD", nth: 10, users: 230, growth: [{ on: dayOf(2026, 3, 23), by: 1.35 }] },
  { currency: "USD", nth: 12, users: 280, growth: [{ on: dayOf(2025, 11, 3), by: 1.45 }] },
];

/** The company bought on the first day, whose customers stay on its old system. */
export const ROUNDSHEET = { customers: 46, mrrCents: [26_000, 66_000, 190_000] as Spread, lostMonthly: 0.0075, grows: 0.012 } as const;

export type CurrencyCode = "EUR" | "USD";
