import type { PersonalOperations } from "../workspace/operations.ts";
import { commentByBuyer, confirmByBuyer, disputeByBuyer, measureByBuyer, seePlan, signByBuyer, stepByBuyer, taskByBuyer } from "./act.ts";
import { dropLink, linksOf, makeLink, previewOf } from "./links.ts";

export { buyerFile, planFile, type SentFile, storeBuyerFile } from "./files.ts";

export const buyerOperations = {
  buyerLinks: (context, input) => linksOf(context, input),
  makeBuyerLink: (context, input, _, by) => makeLink(context, input, by),
  revokeBuyerLink: (context, input) => dropLink(context, input),
  sharedPlan: (context, input) => previewOf(context, input),
  buyerPlan: (context, input, _, by) => seePlan(context, input, by),
  buyerConfirm: (context, input, _, by) => confirmByBuyer(context, input, by),
  buyerDispute: (context, input, _, by) => disputeByBuyer(context, input, by),
  buyerMeasure: (context, input, _, by) => measureByBuyer(context, input, by),
  buyerStep: (context, input, _, by) => stepByBuyer(context, input, by),
  buyerTask: (context, input, _, by) => taskByBuyer(context, input, by),
  buyerComment: (context, input, _, by) => commentByBuyer(context, input, by),
  buyerSign: (context, input, _, by) => signByBuyer(context, input, by),
} as const satisfies Partial<PersonalOperations>;
