import { z } from "zod";
import { movedDealSchema } from "./deals.ts";
import { plansQuestionSchema, successPlanSchema, successPlansSchema } from "./plan-answers.ts";
import {
  changePlanSchema,
  closeOutcomeSchema,
  createPlanSchema,
  dropPromiseSchema,
  expandFromSchema,
  holdReviewSchema,
  measureSchema,
  moveImpactSchema,
  planIdSchema,
  removePlanPartSchema,
  savedPartSchema,
  savePlanPartSchema,
} from "./plans.ts";
import { type Route, route, wired } from "./route.ts";

const PART = "/api/plans/{plan}/parts/{kind}/{part}";
const OUTCOME = "/api/plans/{plan}/outcomes/{outcome}";

export const planRoutes = {
  successPlans: wired(
    route("get", "/api/plans", "Close and success plans: progress, what is next, what is wrong.", plansQuestionSchema, successPlansSchema),
  ),
  successPlan: wired(
    route(
      "get",
      "/api/plans/{plan}",
      "One plan: steps counted back from the day of value, outcomes, milestones, promises, value.",
      z.object({ plan: planIdSchema }),
      successPlanSchema,
    ),
  ),
  createPlan: route("post", "/api/plans", "Begin the plan of a deal or an account.", createPlanSchema, savedPartSchema),
  changePlan: route(
    "put",
    "/api/plans/{plan}",
    "Change objective, day of value, people or next review.",
    changePlanSchema,
    savedPartSchema,
  ),
  savePlanPart: route("put", PART, "Save a step, outcome, milestone or promise of a plan.", savePlanPartSchema, savedPartSchema),
  removePlanPart: route(
    "delete",
    PART,
    "Remove a step, a milestone or an outcome nobody agreed on; promises stay.",
    removePlanPartSchema,
    savedPartSchema,
  ),
  dropPromise: route(
    "post",
    "/api/plans/{plan}/promises/{promise}/drop",
    "Drop a promise, with a reason both sides sign.",
    dropPromiseSchema,
    savedPartSchema,
  ),
  measure: route("post", "/api/plans/{plan}/measurements", "Add a measurement of an outcome.", measureSchema, savedPartSchema),
  moveImpact: route(
    "post",
    `${OUTCOME}/move`,
    "Move an impact: discovered, agreed, delivered. Only the buyer confirms.",
    moveImpactSchema,
    savedPartSchema,
  ),
  closeOutcome: route("post", `${OUTCOME}/close`, "Close an outcome, or open it again.", closeOutcomeSchema, savedPartSchema),
  expandFrom: wired(route("post", `${OUTCOME}/expand`, "Begin an expansion from a confirmed outcome.", expandFromSchema, movedDealSchema)),
  holdReview: route(
    "post",
    "/api/plans/{plan}/reviews",
    "Note a review that was held; the progress of each outcome is kept with it.",
    holdReviewSchema,
    savedPartSchema,
  ),
} as const satisfies Readonly<Record<string, Route>>;
