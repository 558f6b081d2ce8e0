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

export interface Contribution {
  readonly accountId: string;
  /** Moments each function owned or took part in. */
  readonly moments: Readonly<Record<RevenueFunction, number>>;
  /** Functions that took part in none. */
  readonly gaps: readonly RevenueFunction[];
}

/** Who of marketing, sales and success took part in an account's moments; accounts in the order they come in. */
export function contributionsOf(records: readonly MomentRecord[]): readonly Contribution[] {
  return [...groupsOf(records, ({ accountId }) => accountId)].map(([accountId, own]) => {
    const countOf = (one: RevenueFunction): number =>
      own.filter(({ team, participants }) =>
        rolesOf[one].some((role) => role === team || participants.some((participant) => participant.role === role)),
      ).length;
    const moments = { marketing: countOf("marketing"), sales: countOf("sales"), success: countOf("success") };
    return { accountId, moments, gaps: functions.filter((one) => moments[one] === 0) };
  });
}
