import type { PartProps, PlanOutcome } from "../../load.ts";

export interface CardProps extends Pick<PartProps, "plan"> {
  readonly outcome: PlanOutcome;
  /** `null` for those who may only look. */
  readonly edit: (() => void) | null;
}
