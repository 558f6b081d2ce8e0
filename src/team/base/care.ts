import { type Day, type Rate, rateOf, remembering } from "../../domain/index.ts";
import { countCustomers, type Groups } from "./groups.ts";
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

const rescuedOf = remembering((group: readonly BaseAccount[]): readonly BaseAccount[] => group.filter(({ rescues }) => rescues.length > 0));

/** Rescues by hand within a window of days, both ends included: what heroism costs, and what it comes from (standard, row 77). */
export function rescueReport(groups: Groups, from: Day, to: Day): RescueReport {
  const within = (account: BaseAccount) => account.rescues.filter(({ on }) => on >= from && on <= to);
  const rescued = groups.flatMap((group) => rescuedOf(group));
  const rescues = rescued.flatMap(within);
  const ended = rescues.filter(({ isSaved }) => isSaved !== null);
  const inNeed = rescued.filter((account) => isCustomer(account, to) && within(account).length > 0).length;
  const causes = [...new Set(rescues.map(({ cause }) => cause))].map((cause) => ({
    cause,
    n: rescues.filter((one) => one.cause === cause).length,
  }));
  return {
    saved: rateOf(ended.filter(({ isSaved }) => isSaved === true).length, ended.length),
    needed: rateOf(inNeed, countCustomers(groups, to)),
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
