import { badRequest } from "../domain/index.ts";
import { type HiringMonth, type HiringPlan, planHires } from "./hiring-plan.ts";
import { type MotionMatch, matchMotion, type SellerCost, sellerCost } from "./motion-match.ts";
import { checkNotNegative, checkPositive } from "./ranges.ts";
import { HEALTHY_COST_PER_NEW_ARR, managerSpans, middleOf, type TouchLevel, touchLevelRatios, touchLevelSource } from "./touch-levels.ts";

/** What a capacity plan starts from. All amounts are of one currency; what is left out is the middle of the level's ratios. */
export interface CapacityAsked {
  /** New ARR to be won by the end of the plan, and first-year value of a deal. */
  readonly target: number;
  readonly acv: number;
  readonly months: number;
  readonly level: TouchLevel;
  /** Fully loaded yearly cost of one person of each role. */
  readonly yearlyCost: { readonly ae: number; readonly sdr: number; readonly csm: number; readonly manager: number };
  /** Marketing, tools and all else the plan spends, over its whole time. */
  readonly otherCost?: number;
  readonly dealsPerAe?: number;
  readonly ramp?: readonly number[];
  readonly aesNow?: number;
  readonly yearlyAttrition?: number;
  readonly mostHiresPerMonth?: number | null;
  readonly customersNow?: number;
  readonly sdrPerAe?: number;
  readonly accountsPerCsm?: number;
  readonly aePerManager?: number;
  /** What a euro or US dollar costs in the currency of the amounts; only the bands of ACV use it. */
  readonly rate?: number;
  /** Share of the value they bring that account executives may cost, and GTM cost per new ARR that still is healthy. */
  readonly mostSellerCost?: number;
  readonly healthyCostPerNewArr?: number;
}

export interface CapacityMonth extends HiringMonth {
  readonly sdrs: number;
  /** Null where neither the plan nor the level says how many accounts one looks after. */
  readonly csms: number | null;
  readonly managers: number;
  readonly newArr: number;
  readonly cost: number;
}

export interface CapacityPlan extends Omit<HiringPlan, "months"> {
  readonly dealsNeeded: number;
  readonly dealsPerAe: number;
  /** Account executives that would do if all were ramped all the time: what a plan without ramp would say. */
  readonly rampedAesNeeded: number;
  readonly months: readonly CapacityMonth[];
  readonly newArr: number;
  readonly cost: number;
  /** GTM cost, customer success included, over the new ARR of the plan; null when there is none. */
  readonly costPerNewArr: number | null;
  readonly healthy: boolean | null;
  /** `accounts_per_csm`: no customer success managers are planned, and their cost is missing. */
  readonly missing: readonly "accounts_per_csm"[];
  readonly motion: MotionMatch;
  readonly sellers: SellerCost;
  /** Where the ratios are from that were not given. */
  readonly defaultsFrom: typeof touchLevelSource;
}

/**
 * The people a new-ARR target takes, month by month, what they cost, and whether the motion fits the deals.
 *
 * `deals = target / ACV`; account executives by `planHires`; SDRs by account executives, customer success managers by customers
 * (none is taken to leave), both rounded up; managers by the people they lead, from half a team on. Refused: a level at
 * which nobody sells unless `dealsPerAe` is given, amounts not above 0, what `planHires` refuses.
 * Source: standard 1.4 (NEON, GTM Planning & Revenue Org Design).
 */
export function capacityPlan(asked: CapacityAsked): CapacityPlan {
  const { target, acv, months, level, aesNow = 0, yearlyAttrition = 0, mostHiresPerMonth = null, rate = 1 } = asked;
  checkPositive("target", target);
  checkPositive("acv", acv);
  const ratios = touchLevelRatios[level];
  const dealsPerAe = asked.dealsPerAe ?? (ratios.dealsPerAe && middleOf(ratios.dealsPerAe));
  if (dealsPerAe === null) {
    throw badRequest("nobody_sells", "At no touch the product sells itself: give the deals an account executive closes, or another level.");
  }
  const dealsNeeded = target / acv;
  const ramp = asked.ramp ?? ratios.ramp;
  const hiring = planHires({ deals: dealsNeeded, months, dealsPerAe, ramp, aesNow, yearlyAttrition, mostHiresPerMonth });
  const rows = staffed(asked, hiring.months);
  const newArr = hiring.deals * acv;
  const cost = rows.reduce((sum, row) => sum + row.cost, 0);
  const costPerNewArr = newArr > 0 ? cost / newArr : null;
  return {
    ...hiring,
    dealsNeeded,
    dealsPerAe,
    rampedAesNeeded: (dealsNeeded * 12) / (dealsPerAe * months),
    months: rows,
    newArr,
    cost,
    costPerNewArr,
    healthy: costPerNewArr === null ? null : costPerNewArr < (asked.healthyCostPerNewArr ?? HEALTHY_COST_PER_NEW_ARR),
    missing: rows.some(({ csms }) => csms === null) ? ["accounts_per_csm"] : [],
    motion: matchMotion({ acv, level, rate }),
    sellers: sellerCost({ yearlyCost: asked.yearlyCost.ae, dealsPerAe, acv, most: asked.mostSellerCost ?? 0.5 }),
    defaultsFrom: touchLevelSource,
  };
}

/** Whole people; nobody is 0, not the -0 that rounding up makes of it. */
const roundedUp = (people: number): number => Math.max(0, Math.ceil(people - 1e-9));

/** The months of a hiring plan with the roles around the account executives, and what all of them cost. */
function staffed(asked: CapacityAsked, hiring: readonly HiringMonth[]): readonly CapacityMonth[] {
  const { acv, level, yearlyCost, otherCost = 0, customersNow = 0 } = asked;
  const ratios = touchLevelRatios[level];
  const sdrPerAe = asked.sdrPerAe ?? middleOf(ratios.sdrPerAe);
  const accountsPerCsm = asked.accountsPerCsm ?? (ratios.accountsPerCsm && middleOf(ratios.accountsPerCsm));
  const aePerManager = asked.aePerManager ?? middleOf(ratios.aePerManager);
  for (const [name, amount] of Object.entries({ ...yearlyCost, otherCost, customersNow, sdrPerAe })) checkNotNegative(name, amount);
  if (accountsPerCsm !== null) checkPositive("accountsPerCsm", accountsPerCsm);
  checkPositive("aePerManager", aePerManager);
  let customers = customersNow;
  return hiring.map((row) => {
    customers += row.deals;
    const sdrs = roundedUp(row.aes * sdrPerAe);
    const csms = accountsPerCsm === null ? null : roundedUp(customers / accountsPerCsm);
    const managers =
      Math.round(row.aes / aePerManager) +
      Math.round(sdrs / middleOf(managerSpans.sdr)) +
      Math.round((csms ?? 0) / middleOf(managerSpans.csm));
    const yearly = row.aes * yearlyCost.ae + sdrs * yearlyCost.sdr + (csms ?? 0) * yearlyCost.csm + managers * yearlyCost.manager;
    return { ...row, sdrs, csms, managers, newArr: row.deals * acv, cost: yearly / 12 + otherCost / hiring.length };
  });
}
