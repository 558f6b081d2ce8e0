import { z } from "zod";
import { closeStepIds, closures, directions, impactStates, meterTakes, outcomeBuckets, planPhases } from "../standard/index.ts";
import { dealIdSchema, nextStepSchema } from "./deals.ts";
import { baseVersion, dayText, moneyText, saying } from "./wire.ts";

const figure = z.number().min(-1e15).max(1e15);
const name = saying(160);
const owner = name.nullable();
const partId = z.string().regex(/^[\w.:-]{1,80}$/, "An id is made of letters, digits, hyphens, dots and underscores.");
const evidence = z.array(saying(1000)).max(50);

export const planIdSchema = z.string().min(1).max(100).describe("Id of the plan.");

export const planPersonSchema = z.object({
  person: name,
  side: z.enum(["buyer", "us"]),
  role: z.string().trim().max(60).describe("Such as champion, decider, sponsor, technical_contact, or in your own words."),
});

export const stepSchema = z.object({
  name: saying(200),
  kind: z.enum(closeStepIds).nullable().default(null).describe("Which of the usual steps it is."),
  dependsOn: z.array(partId).max(50).default([]).describe("Ids of the steps that end before it begins."),
  days: z.number().int().min(0).max(730).describe("Civil days it takes."),
  buyerOwner: owner.default(null),
  ourOwner: owner.default(null),
  due: dayText.nullable().default(null).describe("The day both sides put on it."),
  doneOn: dayText.nullable().default(null),
  evidence: evidence.default([]),
});

export const outcomeSchema = z.object({
  statement: saying(500),
  bucket: z.enum(outcomeBuckets),
  stake: saying(500).nullable().default(null).describe("What it means to the person."),
  metric: z
    .object({
      name: saying(120),
      unit: z.string().trim().max(40),
      direction: z.enum(directions),
      meter: saying(200)
        .nullable()
        .describe("What the ledger measures it by: a meter of usage, or what `take` counts; null where people or systems send figures."),
      take: z
        .enum(meterTakes)
        .optional()
        .describe(
          "How records become a figure; the newest value of usage when absent. `events_of_month` counts activities of the type that `meter` names, `revenue_of_month` is recurring revenue in the currency it names, `days_to_state` the days from the first win to the state it names.",
        ),
    })
    .nullable()
    .default(null),
  baseline: z
    .object({ value: figure, on: dayText, evidence: saying(1000).nullable() })
    .nullable()
    .default(null),
  target: z.object({ value: figure, upTo: figure.nullable(), dueOn: dayText }).nullable().default(null),
  buyerOwner: owner.default(null),
  ourOwner: owner.default(null),
  promiseId: partId.nullable().default(null).describe("Promise of the sale that it keeps."),
  worth: z
    .object({ perUnit: moneyText, attribution: z.number().min(0).max(1).describe("The share of it that is ours to claim.") })
    .nullable()
    .default(null)
    .describe("What one unit moved the wanted way is worth."),
});

const reachSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("task"),
    tasks: z.array(z.object({ name: saying(200), startedOn: dayText.nullable(), doneOn: dayText.nullable() })).max(50),
  }),
  z.object({
    kind: z.literal("threshold"),
    meter: saying(200),
    take: z.enum(meterTakes).optional(),
    is: z.enum(["at_least", "at_most"]),
    value: figure,
  }),
]);
export const milestoneSchema = z.object({
  outcomeId: partId.nullable().default(null),
  name: saying(200),
  evaluateFrom: dayText,
  deadline: dayText,
  reach: reachSchema,
  buyerOwner: owner.default(null),
  ourOwner: owner.default(null),
  isFirstImpact: z.boolean().default(false).describe("Reaching it is the customer’s first impact."),
});

export const promiseSchema = z.object({
  text: saying(500),
  by: name.describe("Who said it."),
  on: dayText,
  quote: saying().nullable().default(null),
  ref: saying(500).nullable().default(null).describe("Where the words can be looked up."),
});

export const createPlanSchema = z.object({
  account: z.string().min(1).max(300).optional().describe("The account; the deal’s when absent."),
  deal: dealIdSchema.optional(),
  phase: z.enum(planPhases).optional().describe("Without it: close of an open deal, success otherwise."),
  committedOn: dayText.optional().describe("Day of the commit, of a plan that begins after it."),
  valueOn: dayText.describe("The day the customer wants the first value."),
  objective: saying(500),
  steps: z.boolean().default(true).describe("Begin with the usual steps."),
  language: z.enum(["en", "fr", "de"]).default("en").describe("Language of the usual steps."),
  people: z.array(planPersonSchema).max(100).default([]),
});

export const changePlanSchema = z.object({
  plan: planIdSchema,
  base: baseVersion,
  objective: saying(500).optional(),
  valueOn: dayText.optional(),
  people: z.array(planPersonSchema).max(100).optional(),
  nextReviewOn: dayText.nullable().optional(),
});

export const planPartKinds = ["step", "outcome", "milestone", "promise"] as const;
export const savePlanPartSchema = z.object({
  plan: planIdSchema,
  kind: z.enum(planPartKinds),
  part: partId.describe("Its id; choose one for what is new."),
  base: baseVersion,
  step: stepSchema.optional(),
  outcome: outcomeSchema.optional(),
  milestone: milestoneSchema.optional(),
  promise: promiseSchema.optional(),
});
export const removePlanPartSchema = z.object({
  plan: planIdSchema,
  kind: z.enum(planPartKinds),
  part: partId,
  base: z.coerce.number().int().min(0).describe("The version it was read at."),
});
export const savedPartSchema = z.object({ plan: z.string(), part: z.string(), version: z.number().int() });

export const dropPromiseSchema = z.object({
  plan: planIdSchema,
  promise: partId,
  reason: saying(),
  buyer: name.describe("Who of the buyer’s side agreed."),
  us: name.optional().describe("Who of ours agreed; whoever asks when absent."),
});

export const measureSchema = z.object({
  plan: planIdSchema,
  outcome: partId,
  on: dayText,
  value: figure,
  source: z.enum(["system", "hand", "buyer"]).optional().describe("Without it: system where a token asks, hand otherwise."),
  evidence: saying(1000).nullable().default(null),
  by: name.optional().describe("Who measured it; whoever asks when absent."),
  key: partId.optional().describe("What the sender calls this measurement: sent again under it, it is corrected, not added."),
});

export const moveImpactSchema = z.object({
  plan: planIdSchema,
  outcome: partId,
  to: z.enum(impactStates),
  buyer: name.optional().describe("Who of the buyer’s side stands behind it."),
  evidence: z.array(saying(1000)).max(20).default([]).describe("Of a delivery; its newest measurement when empty."),
  reason: saying(1000).optional().describe("Why it goes back."),
});

export const closeOutcomeSchema = z.object({
  plan: planIdSchema,
  outcome: partId,
  as: z.enum(closures).nullable().describe("Null opens it again."),
});

export const reviewSignals = ["renews", "unsure", "leaves"] as const;
export const holdReviewSchema = z.object({
  plan: planIdSchema,
  on: dayText,
  attendees: z.array(name).min(1).max(50),
  decisions: z.array(saying(1000)).max(50).default([]),
  signal: z.enum(reviewSignals).nullable().default(null).describe("How likely they are to renew, as it was heard."),
  nextReviewOn: dayText.nullable().optional(),
});

export const expandFromSchema = z.object({
  plan: planIdSchema,
  outcome: partId,
  name: saying(200),
  amount: moneyText.nullable().default(null),
  nextStep: nextStepSchema,
});
