import type { Role } from "../../standard/index.ts";
import { groupsOf } from "./groups.ts";
import type { MomentRecord } from "./types.ts";

/** Those who speak with customers (standard, row 43). */
export const functions = ["marketing", "sales", "success"] as const;
export type RevenueFunction = (typeof functions)[number];

const rolesOf: Readonly<Record<RevenueFunction, readonly Role[]>> = {
  marketing: ["marketing"],
  sales: ["sdr", "ae"],
  success: ["csm", "am"],
};

const TEAMS: readonly (readonly [RegExp, RevenueFunction])[] = [
  [/market|demand|growth|campaign/i, "marketing"],
  [/success|support|service|onboard|implement|care|\bcsm?\b|\bam\b|account manage|renewal/i, "success"],
  [/sales|sell|vent|vertrieb|\b(sdr|bdr|ae)\b|account exec|business dev/i, "sales"],
];

/** What is known of people, by their name in small letters. */
export interface KnownPeople {
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** Those who own deals. */
  readonly sellers: ReadonlySet<string>;
}

/**
 * The function that did something: what the export says of the team; else by the roles of the colleague of that name; else whoever owns deals sells.
 * `null` where nothing tells.
 */
export function functionOf(team: string | null, owner: string | null, { roles, sellers }: KnownPeople): RevenueFunction | null {
  const said = team === null ? undefined : TEAMS.find(([words]) => words.test(team));
  if (said !== undefined) return said[1];
  const name = owner?.trim().toLowerCase() ?? "";
  const own = roles.get(name) ?? [];
  return functions.find((one) => rolesOf[one].some((role) => own.includes(role))) ?? (sellers.has(name) ? "sales" : null);
}

/** Activities of an account that a function did. */
export interface Touches {
  readonly accountId: string;
  readonly by: RevenueFunction;
  readonly n: number;
}

export interface Contribution {
  readonly accountId: string;
  /** Moments each function owned or took part in. */
  readonly moments: Readonly<Record<RevenueFunction, number>>;
  /** Activities of files, such as meetings and calls, that each function did. */
  readonly activities: Readonly<Record<RevenueFunction, number>>;
  /** Functions that took part in none of either. */
  readonly gaps: readonly RevenueFunction[];
}

const each = (count: (one: RevenueFunction) => number): Readonly<Record<RevenueFunction, number>> => ({
  marketing: count("marketing"),
  sales: count("sales"),
  success: count("success"),
});

/** Who of marketing, sales and success took part with an account, in moments and in activities; accounts in the order they come in. */
export function contributionsOf(records: readonly MomentRecord[], touches: readonly Touches[] = []): readonly Contribution[] {
  const recorded = groupsOf(records, ({ accountId }) => accountId);
  const touched = groupsOf(touches, ({ accountId }) => accountId);
  return [...new Set([...recorded.keys(), ...touched.keys()])].map((accountId) => {
    const own = recorded.get(accountId) ?? [];
    const done = touched.get(accountId) ?? [];
    const moments = each(
      (one) =>
        own.filter(({ team, participants }) =>
          rolesOf[one].some((role) => role === team || participants.some((participant) => participant.role === role)),
        ).length,
    );
    const activities = each((one) => done.reduce((sum, { by, n }) => sum + (by === one ? n : 0), 0));
    return { accountId, moments, activities, gaps: functions.filter((one) => moments[one] + activities[one] === 0) };
  });
}
