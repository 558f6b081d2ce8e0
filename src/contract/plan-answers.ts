import { z } from "zod";
import { closures, impactStates, ledgerTakes, measurementSources, meterTakes, outcomeParts, planPhases, roles } from "../standard/index.ts";
import { milestoneSchema, outcomeSchema, planPersonSchema, promiseSchema, reviewSignals, stepSchema } from "./plans.ts";
import { dayText, moneyText } from "./wire.ts";

type Given<S extends z.ZodRawShape> = { readonly [K in keyof S]: S[K] extends z.ZodDefault<infer T> ? T : S[K] };

/** Fields as they are answered: what may be left out when it is sent is always there. */
const given = <S extends z.ZodRawShape>(shape: S): Given<S> =>
  Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, one instanceof z.ZodDefault ? one.unwrap() : one])) as Given<S>;

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
  signature: z
    .object({ by: z.string(), on: dayText, isStill: z.boolean().describe("False once a step of theirs changed since.") })
    .nullable()
    .describe("The buyer’s word that the people and days of the close plan stand."),
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
    feesFrom: z
      .enum(["payments", "invoices", "contract"])
      .nullable()
      .describe("Payments; paid invoices where there are none; else what the contract asked for."),
    toCost: z.number().nullable().describe("Confirmed value over fees paid."),
  }),
  timeToFirstValue: z.number().int().nullable().describe("Days from the commit to the first value."),
  reviews: z.array(
    z.object({
      id,
      on: dayText,
      attendees: z.array(z.string()),
      decisions: z.array(z.string()),
      signal: z.enum(reviewSignals).nullable(),
      snapshot: z.array(z.object({ outcomeId: z.string(), progress: z.number().nullable() })),
    }),
  ),
  readings: z.array(z.object({ meter: z.string(), take: z.enum(meterTakes), on: dayText, value: z.number() })),
  meters: z.array(z.string()).describe("Meters whose usage is imported."),
  figures: z
    .array(z.object({ take: z.enum(ledgerTakes), meter: z.string() }))
    .describe("What else the ledger counts of this customer and can measure an outcome by."),
});
export type SuccessPlan = z.input<typeof successPlanSchema>;
