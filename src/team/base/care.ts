import { type Day, type Rate, rateOf } from "../../domain/index.ts";
import { isCustomer } from "./outcome-days.ts";
import type { BaseAccount } from "./types.ts";

export interface RescueReport {
  /** Of rescues that ended, the share that kept the customer. */
  readonly saved: Rate;
  /** Share of present customers that needed one in the window. */
  readonly needed: Rate;
  /** Causes, the most frequent first. */
  readonly causes: readonly { readonly cause: string; readonly n: number }[];
}

/** Rescues by hand within a window of days, both ends included: what heroism costs, and what it comes from (standard, row 77). */
export function rescueReport(accounts: readonly BaseAccount[], from: Day, to: Day): RescueReport {
  const within = (account: BaseAccount) => account.rescues.filter(({ on }) => on >= from && on <= to);
  const rescues = accounts.flatMap(within);
  const ended = rescues.filter(({ isSaved }) => isSaved !== null);
  const here = accounts.filter((account) => isCustomer(account, to));
  const causes = [...new Set(rescues.map(({ cause }) => cause))].map((cause) => ({
    cause,
    n: rescues.filter((one) => one.cause === cause).length,
  }));
  return {
    saved: rateOf(ended.filter(({ isSaved }) => isSaved === true).length, ended.length),
    needed: rateOf(here.filter((account) => within(account).length > 0).length, here.length),
    causes: causes.sort((a, b) => b.n - a.n),
  };
}

export interface Threads {
  readonly people: readonly string[];
  /** The relation hangs on one person, or on none. */
  readonly isSingle: boolean;
}

/** People of the customer's we met in the last days; asked for several days it shows how the relation grows (standard, row 66). */
export function threadsOn(meetings: readonly { readonly person: string; readonly on: Day }[], on: Day, days = 90): Threads {
  const people = [...new Set(meetings.filter((met) => met.on <= on && on - met.on < days).map(({ person }) => person))].sort();
  return { people, isSingle: people.length < 2 };
}
