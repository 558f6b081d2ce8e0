import type { SuccessPlan } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import type { View } from "../../view.ts";

export const load = ({ record = "" }: View) => ({ plan: ask("successPlan", { plan: record }) });

/** What every part of the page is given. */
export interface PartProps {
  readonly view: View;
  readonly plan: SuccessPlan;
}

export type PlanOutcome = SuccessPlan["outcomes"][number];
export type PlanStep = SuccessPlan["steps"][number];
export type PlanMilestone = SuccessPlan["milestones"][number];
export type PlanPromise = SuccessPlan["promises"][number];

/** Today, where the reader is: what a form begins with. */
export const todayText = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** An id for what is new. */
export const newId = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 12)}`;

/** Everybody who is named in a plan, on one side or either. */
export const peopleOf = ({ people }: SuccessPlan, side?: "buyer" | "us"): string[] => [
  ...new Set(people.filter((one) => side === undefined || one.side === side).map(({ person }) => person)),
];
