import type { Chance, Spread } from "./chance.ts";
import type { CurrencyCode, Motion } from "./story.ts";

export type PlanId = "solo" | "crew" | "fleet" | "enterprise" | "compliance" | "routes" | "metered";

export interface Plan {
  readonly id: PlanId;
  readonly name: string;
  readonly model: "Subscription" | "Consumption";
  /** List price of one unit a month. */
  readonly cents: Readonly<Record<CurrencyCode, number>>;
}

export const PLANS: Readonly<Record<PlanId, Plan>> = {
  solo: { id: "solo", name: "Solo", model: "Subscription", cents: { EUR: 39_00, USD: 45_00 } },
  crew: { id: "crew", name: "Crew", model: "Subscription", cents: { EUR: 26_00, USD: 29_00 } },
  fleet: { id: "fleet", name: "Fleet", model: "Subscription", cents: { EUR: 23_00, USD: 26_00 } },
  enterprise: { id: "enterprise", name: "Enterprise", model: "Subscription", cents: { EUR: 21_00, USD: 24_00 } },
  compliance: { id: "compliance", name: "Compliance pack", model: "Subscription", cents: { EUR: 5_00, USD: 6_00 } },
  routes: { id: "routes", name: "Route planner", model: "Subscription", cents: { EUR: 4_00, USD: 4_50 } },
  metered: { id: "metered", name: "Dispatch by the job", model: "Consumption", cents: { EUR: 90, USD: 1_00 } },
};

/** What is charged, how often, and for how many months it is agreed (0: until cancelled). */
export interface Offer {
  readonly plan: PlanId;
  readonly cents: number;
  readonly quantity: number;
  readonly unit: "week" | "month" | "year";
  readonly count: number;
  readonly term: number;
}

interface Shape {
  readonly plan: PlanId;
  readonly unit: Offer["unit"];
  readonly count: number;
  readonly term: number;
  readonly quantity: Spread;
  readonly weight: number;
}

const SHAPES: Readonly<Record<Motion, Readonly<Record<string, Shape>>>> = {
  "Self-serve": {
    soloMonthly: { plan: "solo", unit: "month", count: 1, term: 0, quantity: [1, 1.2, 3], weight: 46 },
    crewMonthly: { plan: "crew", unit: "month", count: 1, term: 0, quantity: [3, 4, 11], weight: 40 },
    crewWeekly: { plan: "crew", unit: "week", count: 1, term: 0, quantity: [2, 3, 7], weight: 6 },
    soloYearly: { plan: "solo", unit: "year", count: 1, term: 12, quantity: [1, 1.2, 3], weight: 8 },
  },
  "Inside sales": {
    crewMonthly: { plan: "crew", unit: "month", count: 1, term: 0, quantity: [8, 12, 24], weight: 12 },
    crewQuarterly: { plan: "crew", unit: "month", count: 3, term: 0, quantity: [10, 16, 34], weight: 22 },
    fleetYearly: { plan: "fleet", unit: "year", count: 1, term: 12, quantity: [14, 24, 68], weight: 66 },
  },
  "Field sales": {
    yearly: { plan: "enterprise", unit: "year", count: 1, term: 12, quantity: [70, 130, 250], weight: 56 },
    twoYears: { plan: "enterprise", unit: "year", count: 2, term: 24, quantity: [80, 150, 260], weight: 24 },
    threeYears: { plan: "enterprise", unit: "year", count: 3, term: 36, quantity: [90, 160, 280], weight: 20 },
  },
};

const JOBS: Readonly<Record<Motion, Spread>> = {
  "Self-serve": [40, 90, 220],
  "Inside sales": [250, 520, 1400],
  "Field sales": [1800, 2600, 5200],
};

const MONTHS = { week: 0.25, month: 1, year: 12 } as const;

/** Price of one unit for one interval, to the half unit of money. */
const priceOf = (plan: PlanId, currency: CurrencyCode, unit: Offer["unit"], count: number): number =>
  plan === "metered" ? PLANS[plan].cents[currency] : Math.round((PLANS[plan].cents[currency] * MONTHS[unit] * count) / 50) * 50;

export function offerOf(motion: Motion, isMetered: boolean, currency: CurrencyCode, chance: Chance): Offer {
  if (isMetered) {
    const quantity = Math.round(chance.around(JOBS[motion]) / 10) * 10;
    return { plan: "metered", cents: priceOf("metered", currency, "month", 1), quantity, unit: "month", count: 1, term: 0 };
  }
  const shapes = SHAPES[motion];
  const chosen = chance.weighted(Object.fromEntries(Object.entries(shapes).map(([name, { weight }]) => [name, weight])));
  const { plan, unit, count, term, quantity } = shapes[chosen] as Shape;
  return { plan, cents: priceOf(plan, currency, unit, count), quantity: chance.wholeAround(quantity), unit, count, term };
}

/** The same plan, interval and number of units at the list price of another plan. */
export const atPlan = (offer: Offer, plan: PlanId, currency: CurrencyCode): Offer => ({
  ...offer,
  plan,
  cents: priceOf(plan, currency, offer.unit, offer.count),
});

/** Something besides for every user, charged as often as the plan it belongs to. */
export const addOnOf = (offer: Offer, plan: "compliance" | "routes", currency: CurrencyCode): Offer => atPlan(offer, plan, currency);

const PER_YEAR = { week: 52, month: 12, year: 1 } as const;

export const annualCents = ({ cents, quantity, unit, count }: Offer): number => Math.round((cents * quantity * PER_YEAR[unit]) / count);
