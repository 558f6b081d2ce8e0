import type { PersonalOperations } from "../workspace/operations.ts";
import { changePlan, createPlan } from "./begin.ts";
import { dropPromise, expandFrom, holdReview, measure } from "./happen.ts";
import { closeOutcome, moveImpact } from "./impact.ts";
import { listPlans } from "./list.ts";
import { removePlanPart, savePlanPart } from "./parts.ts";
import { openPlan } from "./read.ts";
import { planShown } from "./shown.ts";

export const planOperations = {
  successPlans: (context, question) => listPlans(context, question),
  successPlan: async (context, { plan }) => planShown(context, await openPlan(context, plan)),
  createPlan: (context, input, _, by) => createPlan(context, input, by),
  changePlan: (context, input, _, by) => changePlan(context, input, by),
  savePlanPart: (context, input, _, by) => savePlanPart(context, input, by),
  removePlanPart: (context, input, _, by) => removePlanPart(context, input, by),
  dropPromise: (context, input, _, by) => dropPromise(context, input, by),
  measure: (context, input, _, by) => measure(context, input, by),
  moveImpact: (context, input, _, by) => moveImpact(context, input, by),
  closeOutcome: (context, input, _, by) => closeOutcome(context, input, by),
  holdReview: (context, input, _, by) => holdReview(context, input, by),
  expandFrom: (context, input, _, by) => expandFrom(context, input, by),
} as const satisfies Partial<PersonalOperations>;
