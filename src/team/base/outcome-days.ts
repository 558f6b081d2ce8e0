import { type Day, day } from "../../domain/index.ts";
import { confirmedOn } from "../plans/index.ts";
import type { BaseAccount } from "./types.ts";

/** Days of the confirmations of an account that hold on a day, oldest first. */
export const confirmationsOf = ({ plan }: BaseAccount, on: Day): readonly Day[] =>
  (plan?.outcomes ?? [])
    .map((outcome) => confirmedOn(outcome, on))
    .filter((one) => one !== null)
    .map(Number)
    .sort((a, b) => a - b)
    .map(day);

export const isCustomer = ({ committedOn, leftOn }: BaseAccount, on: Day): boolean =>
  committedOn !== null && committedOn <= on && (leftOn === null || leftOn > on);

/** Six months, as days. */
export const RECENT_DAYS = 183;

export const hasRecentOutcome = (account: BaseAccount, on: Day): boolean =>
  confirmationsOf(account, on).some((one) => on - one <= RECENT_DAYS);
