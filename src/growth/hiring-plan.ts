import { checkNotNegative, checkPositive, checkShare, checkSome, checkWhole } from "./ranges.ts";

export interface HiringAsked {
  /** Deals to be closed over the whole plan. */
  readonly deals: number;
  /** Whole months of the plan, 1 to 120. */
  readonly months: number;
  /** Deals a ramped account executive closes a year. */
  readonly dealsPerAe: number;
  /** Share of full productivity in month 1, 2, … after being hired; the last one holds on. */
  readonly ramp: readonly number[];
  /** Account executives at the start, all of them ramped. */
  readonly aesNow: number;
  /** Share of account executives that leave in a year. */
  readonly yearlyAttrition: number;
  /** Most that can be hired in a month; null for no limit. */
  readonly mostHiresPerMonth: number | null;
}

export interface HiringMonth {
  /** 1 is the first month of the plan. */
  readonly month: number;
  readonly hires: number;
  /** Account executives expected to be there, of whom some part will have left. */
  readonly aes: number;
  /** The same in ramped ones. */
  readonly ramped: number;
  readonly deals: number;
}

export interface HiringPlan {
  readonly months: readonly HiringMonth[];
  readonly hires: number;
  /** Deals the plan is expected to close; at least those asked for when it reaches them. */
  readonly deals: number;
  readonly reached: boolean;
  /** `hiring_limit`: more would have to be hired than the limit allows. `too_late`: nobody hired now is productive in time. */
  readonly reason: "hiring_limit" | "too_late" | null;
}

/** Deals below which somebody hired counts as closing none. */
const NOTHING = 1e-6;

/**
 * The fewest account executives that close a number of deals by the end of a plan, and when to hire them: as early as the
 * limit allows, as every month earlier is a month more of productivity.
 *
 * People are hired whole, at the start of a month; those who leave are expected values, and are made up for by hiring
 * more at first. Refused: a ramp that is empty or outside 0 to 1, attrition outside 0 to 1.
 * Source: standard 1.4, capacity plan with ramp; the order of hiring is ours.
 */
export function planHires(asked: HiringAsked): HiringPlan {
  checkHiring(asked);
  const { deals, months, dealsPerAe, ramp, aesNow, yearlyAttrition, mostHiresPerMonth } = asked;
  const kept = (1 - yearlyAttrition) ** (1 / 12);
  const perMonth = dealsPerAe / 12;
  const stays = Array.from({ length: months }, (_, age) => kept ** age);
  const productive = stays.map((share, age) => share * (ramp[Math.min(age, ramp.length - 1)] ?? 1));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

  let missing = deals - perMonth * aesNow * sum(stays);
  const hires = stays.map((_, month) => {
    const each = perMonth * sum(productive.slice(0, months - month));
    if (missing <= deals * 1e-9 || each < NOTHING) return 0;
    const count = Math.min(Math.ceil(missing / each - 1e-9), mostHiresPerMonth ?? Number.POSITIVE_INFINITY);
    missing -= count * each;
    return count;
  });
  const ofHires = (shares: readonly number[], month: number): number =>
    sum(hires.slice(0, month + 1).map((count, hired) => count * (shares[month - hired] ?? 0)));
  const rows = hires.map((count, month): HiringMonth => {
    const before = aesNow * (stays[month] ?? 0);
    const ramped = before + ofHires(productive, month);
    return { month: month + 1, hires: count, aes: before + ofHires(stays, month), ramped, deals: ramped * perMonth };
  });
  const reached = missing <= deals * 1e-9;
  const reason = reached ? null : perMonth * sum(productive) < NOTHING ? "too_late" : "hiring_limit";
  return { months: rows, hires: sum(hires), deals: sum(rows.map((row) => row.deals)), reached, reason };
}

function checkHiring({ deals, months, dealsPerAe, ramp, aesNow, yearlyAttrition, mostHiresPerMonth }: HiringAsked): void {
  checkNotNegative("deals", deals);
  checkWhole("months", months, 1, 120);
  checkPositive("dealsPerAe", dealsPerAe);
  checkSome("ramp", ramp);
  for (const share of ramp) checkShare("ramp", share);
  checkNotNegative("aesNow", aesNow);
  checkShare("yearlyAttrition", yearlyAttrition);
  if (mostHiresPerMonth !== null) checkWhole("mostHiresPerMonth", mostHiresPerMonth, 0, 10_000);
}
