import { z } from "zod";
import {
  closeStepIds,
  closures,
  directions,
  impactStates,
  measurementSources,
  meterTakes,
  outcomeBuckets,
  outcomeParts,
  planPhases,
  roles,
} from "../standard/index.ts";
import { dealIdSchema, nextStepSchema } from "./deals.ts";
import { baseVersion, dayText, moneyText, saying } from "./wire.ts";

const figure = z.number().min(-1e15).max(1e15);
const name = saying(160);
const owner = name.nullable();
const partId = z.string().regex(/^[\w.:-]{1,80}$/, "An id is made of letters, digits, hyphens, dots and underscores.");
const evidence = z.array(saying(1000)).max(50);

type Given<S extends z.ZodRawShape> = { readonly [K in keyof S]: S[K] extends z.ZodDefault<infer T> ? T : S[K] };

/** Fields as they are answered: what may be left out when it is sent is always there. */
const given = <S extends z.ZodRawShape>(shape: S): Given<S> =>
  Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, one instanceof z.ZodDefault ? one.unwrap() : one])) as Given<S>;

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
      meter: saying(200).nullable().describe("Meter of imported usage that measures it; null where people do."),
      take: z.enum(meterTakes).optional().describe("How usage becomes a figure; the newest value when absent."),
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
  source: z.enum(["hand", "buyer"]).default("hand"),
  evidence: saying(1000).nullable().default(null),
  by: name.optional().describe("Who measured it; whoever asks when absent."),
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

const signals = ["renews", "unsure", "leaves"] as const;
export const holdReviewSchema = z.object({
  plan: planIdSchema,
  on: dayText,
  attendees: z.array(name).min(1).max(50),
  decisions: z.array(saying(1000)).max(50).default([]),
  signal: z.enum(signals).nullable().default(null).describe("How likely they are to renew, as it was heard."),
  nextReviewOn: dayText.nullable().optional(),
});

export const expandFromSchema = z.object({
  plan: planIdSchema,
  outcome: partId,
  name: saying(200),
  amount: moneyText.nullable().default(null),
  nextStep: nextStepSchema,
});

export const planFlags = [
  "at_risk",
  "behind",
  "overdue",
  "stale",
  "no_first_value",
  "promise_lost",
  "vague",
  "no_review",
  "forecast_risk",
] as const;

export const plansQuestionSchema = z.object({
  search: z.string().max(200).optional(),
  phase: z.enum(planPhases).optional(),
  owner: z.string().max(160).optional().describe("Plans this person of ours has a part in."),
  account: z.string().max(300).optional().describe("Plans of this account and those below it."),
  flag: z.enum(planFlags).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

export const listedPlanSchema = z.object({
  plan: z.string(),
  account: z.number().int(),
  accountName: z.string().nullable(),
  deal: z.number().int().nullable(),
  phase: z.enum(planPhases),
  objective: z.string(),
  valueOn: dayText,
  expectedOn: dayText.describe("Day the value comes if all goes on as planned."),
  behind: z.number().int().describe("Days that is after the day of value."),
  committedOn: dayText.nullable(),
  firstValueOn: dayText.nullable(),
  waitedDays: z.number().int().nullable().describe("Days since the commit without a first value."),
  owners: z.array(z.string()).describe("Ours who have a part in it."),
  states: z.record(z.enum(impactStates), z.number().int()).describe("Outcomes that are not closed, by the state of their impact."),
  progress: z.number().nullable().describe("Mean of the open outcomes, 0 to 1; null while none is measured."),
  expected: z.number().nullable().describe("The mean that should be reached by now."),
  atRisk: z.number().int(),
  next: z.object({ what: z.enum(["step", "outcome", "milestone", "review"]), name: z.string(), on: dayText }).nullable(),
  confirmed: z.array(moneyText),
  claimed: z.array(moneyText),
  flags: z.array(z.enum(planFlags)),
  updatedOn: dayText,
});
export type ListedPlan = z.input<typeof listedPlanSchema>;

export const successPlansSchema = z.object({
  plans: z.array(listedPlanSchema),
  total: z.number().int(),
  all: z.number().int(),
  owners: z.array(z.string()),
  counts: z.partialRecord(z.enum(planFlags), z.number().int()).describe("Plans that have each flag, of those asked for."),
});

const version = z.number().int().describe("To be told when it is saved.");
const measured = z.object({
  on: dayText,
  value: z.number(),
  source: z.enum(measurementSources),
  evidence: z.string().nullable(),
  by: z.string(),
});
const changeSchema = z.object({
  to: z.enum(impactStates),
  on: dayText,
  by: z.object({ person: z.string(), role: z.enum(roles) }),
  buyer: z.string().nullable(),
  evidence: z.array(z.string()),
  reason: z.string().nullable(),
});
const id = z.string();

export const successPlanSchema = z.object({
  ...listedPlanSchema.shape,
  dealName: z.string().nullable(),
  version,
  people: z.array(planPersonSchema),
  nextReviewOn: dayText.nullable(),
  steps: z.array(
    z.object({
      id,
      ...given(stepSchema.shape),
      version,
      latestStart: dayText,
      latestEnd: dayText,
      start: dayText,
      end: dayText,
      slack: z.number().int().nullable().describe("Days it may slip without moving the day of value; null when done."),
      isCritical: z.boolean(),
      flags: z.array(z.enum(["no_buyer_owner", "no_our_owner", "late", "due_after_latest", "due_before_others"])),
    }),
  ),
  criticalPath: z.array(id),
  isForecastRisk: z.boolean().describe("Fewer than half of the open steps have a person and a day of the buyer’s."),
  outcomes: z.array(
    z.object({
      id,
      ...given(outcomeSchema.shape),
      version,
      state: z.enum(impactStates),
      changes: z.array(changeSchema),
      closed: z.object({ as: z.enum(closures), on: dayText }).nullable(),
      progress: z.number().nullable(),
      unlimited: z.number().nullable().describe("Above 1 is past the target, below 0 worse than at the start."),
      expected: z.number().nullable(),
      isAtRisk: z.boolean(),
      reason: z.enum(["not_complete", "no_span", "not_measured"]).nullable(),
      newest: measured.nullable(),
      lacking: z.array(z.enum(outcomeParts)),
      measurements: z.array(measured),
    }),
  ),
  milestones: z.array(
    z.object({
      id,
      ...given(milestoneSchema.shape),
      version,
      state: z.enum(["waiting", "in_progress", "reached", "reached_late", "overdue"]),
      reachedOn: dayText.nullable(),
      lacksOwner: z.boolean(),
    }),
  ),
  promises: z.array(
    z.object({
      id,
      ...given(promiseSchema.shape),
      version,
      fate: z.enum(["lost", "open", "agreed", "delivered", "confirmed", "broken", "dropped"]),
      outcome: z.string().nullable(),
      dropped: z.object({ reason: z.string(), on: dayText, buyer: z.string(), us: z.string() }).nullable(),
    }),
  ),
  checks: z.array(z.object({ flag: z.string(), about: z.array(z.string()) })),
  closureScore: z.number().nullable().describe("Mean score of what was closed; null while nothing is."),
  value: z.object({
    lines: z.array(
      z.object({ outcome: z.string(), kind: z.enum(["confirmed", "claimed"]), units: z.number(), worth: moneyText, measured: measured }),
    ),
    confirmed: z.array(moneyText),
    claimed: z.array(moneyText),
    fees: z.array(moneyText).describe("Paid since the commit."),
    feesFrom: z.enum(["invoices", "recurring"]).nullable().describe("Paid invoices, or recurring revenue where there are none."),
    toCost: z.number().nullable().describe("Confirmed value over fees paid."),
  }),
  timeToFirstValue: z.number().int().nullable().describe("Days from the commit to the first value."),
  reviews: z.array(
    z.object({
      id,
      on: dayText,
      attendees: z.array(z.string()),
      decisions: z.array(z.string()),
      signal: z.enum(signals).nullable(),
      snapshot: z.array(z.object({ outcomeId: z.string(), progress: z.number().nullable() })),
    }),
  ),
  readings: z.array(z.object({ meter: z.string(), take: z.enum(meterTakes), on: dayText, value: z.number() })),
  meters: z.array(z.string()).describe("Meters whose usage is imported."),
});
export type SuccessPlan = z.input<typeof successPlanSchema>;
