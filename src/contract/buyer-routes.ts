import {
  buyerCommentSchema,
  buyerConfirmSchema,
  buyerDisputeSchema,
  buyerLinksQuestionSchema,
  buyerLinksSchema,
  buyerMeasureSchema,
  buyerSignSchema,
  buyerStepSchema,
  buyerTaskSchema,
  madeBuyerLinkSchema,
  makeBuyerLinkSchema,
  revokeBuyerLinkSchema,
  secretSchema,
  sharedPlanSchema,
} from "./buyer.ts";
import { nothing, type Route, route, wired } from "./route.ts";

const BUYER = "/api/buyer/{secret}";

/** Sharing a plan with the buyer, and what the buyer does by the link. */
export const buyerRoutes = {
  buyerLinks: wired(
    route(
      "get",
      "/api/plans/{plan}/links",
      "Links of the buyer to a plan, and what came back by them.",
      buyerLinksQuestionSchema,
      buyerLinksSchema,
    ),
  ),
  makeBuyerLink: route(
    "post",
    "/api/plans/{plan}/links",
    "Make a link by which somebody of the buyer’s side sees the plan.",
    makeBuyerLinkSchema,
    madeBuyerLinkSchema,
  ),
  revokeBuyerLink: route(
    "delete",
    "/api/plans/{plan}/links/{link}",
    "Revoke a link; it opens nothing any more.",
    revokeBuyerLinkSchema,
    nothing,
  ),
  sharedPlan: wired(route("get", "/api/plans/{plan}/shared", "A plan as the buyer sees it.", buyerLinksQuestionSchema, sharedPlanSchema)),
  buyerPlan: wired(route("get", BUYER, "The plan behind a link.", secretSchema, sharedPlanSchema)),
  buyerConfirm: wired(
    route(
      "post",
      `${BUYER}/outcomes/{outcome}/confirm`,
      "Confirm a result that was reported as delivered.",
      buyerConfirmSchema,
      sharedPlanSchema,
    ),
  ),
  buyerDispute: wired(
    route(
      "post",
      `${BUYER}/outcomes/{outcome}/dispute`,
      "Refuse a delivery, or take a confirmation back, with a reason.",
      buyerDisputeSchema,
      sharedPlanSchema,
    ),
  ),
  buyerMeasure: wired(
    route("post", `${BUYER}/outcomes/{outcome}/measure`, "Report a value of an outcome.", buyerMeasureSchema, sharedPlanSchema),
  ),
  buyerStep: wired(route("post", `${BUYER}/steps/{step}`, "Change a step of the buyer’s own.", buyerStepSchema, sharedPlanSchema)),
  buyerTask: wired(
    route(
      "post",
      `${BUYER}/milestones/{milestone}/task`,
      "Tick a task of a milestone of the buyer’s own.",
      buyerTaskSchema,
      sharedPlanSchema,
    ),
  ),
  buyerComment: wired(route("post", `${BUYER}/comments`, "Say something on the plan.", buyerCommentSchema, sharedPlanSchema)),
  buyerSign: wired(route("post", `${BUYER}/sign`, "Sign the close plan: the buyer’s people and days.", buyerSignSchema, sharedPlanSchema)),
} as const satisfies Readonly<Record<string, Route>>;
