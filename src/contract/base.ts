import { z } from "zod";
import { impactStates, outcomeBuckets, proofKinds } from "../standard/index.ts";
import { questionSchema } from "./common.ts";
import { baseVersion, dayText, moneyText, saying } from "./wire.ts";

const id = z.string().min(1).max(300).describe("The account: its number, or `SOURCE:ID`.");
const partId = z.string().regex(/^[\w.:-]{1,80}$/, "An id is made of letters, digits, hyphens, dots and underscores.");

export const baseGroupings = ["seller", "segment", "owner"] as const;
export const bowtieStageNames = ["awareness", "education", "selection", "commit", "onboarding", "impact", "expansion"] as const;
export const customerStageNames = ["live", "first_impact", "recurring_impact", "renewed", "expanded", "advocate"] as const;
export const oversoldSigns = ["promise_broken", "promise_lost", "shelfware", "early_churn"] as const;
export const usageBases = ["commitment", "seats", "own_usual"] as const;
export const fateNames = ["lost", "open", "agreed", "delivered", "confirmed", "broken", "dropped"] as const;
export const chainLinkNames = ["promised", "agreed", "delivered", "measured", "confirmed", "renewed"] as const;

export const baseQuestionSchema = questionSchema.pick({ where: true, profile: true, view: true, set: true, currency: true }).extend({
  on: dayText.optional().describe("The day it is looked at; the last one that anything is known of when absent."),
  months: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(3), z.literal(12)]))
    .default(12)
    .describe("Length of the window: 1, 3 or 12 months that end with the last full one."),
  by: z.enum(baseGroupings).default("seller").describe("What promises and overselling are set apart by."),
  field: z.string().max(200).optional().describe("The field that makes segments; a usual one when absent."),
  wait: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe("Days a customer may wait for its first value; what three of four of its segment took when absent."),
  limit: z.coerce.number().int().min(0).max(5000).default(50).describe("Rows of each list."),
});
export type BaseQuestion = z.output<typeof baseQuestionSchema>;

export const rateSchema = z.object({
  value: z.number().nullable().describe("Null below five cases."),
  hits: z.number().int(),
  n: z.number().int(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe("95 %, Wilson."),
  isDirectional: z.boolean().describe("Fewer than twenty cases: a direction only."),
  reason: z.enum(["no_cases", "too_few"]).nullable(),
});

/** Whom a row is about. */
const who = {
  account: z.number().int(),
  name: z.string(),
  segment: z.string().nullable(),
  owner: z.string().nullable().describe("Who looks after it."),
  seller: z.string().nullable().describe("Who sold it."),
  plan: z.string().nullable().describe("Its newest plan."),
};
const listOf = <T extends z.ZodRawShape>(shape: T) =>
  z.object({ total: z.number().int(), rows: z.array(z.object({ ...who, ...shape })).describe("The first of them.") });

const link = z.object({ on: dayText, by: z.string() }).nullable();
const promiseShape = {
  promise: z.string(),
  text: z.string(),
  quote: z.string().nullable(),
  fate: z.enum(fateNames),
  links: z.record(z.enum(chainLinkNames), link).describe("Who had it on which day, from the sale to the renewal."),
  breaksAt: z.enum(chainLinkNames).nullable(),
};

const promisesKeptSchema = z.object({
  key: z.string().nullable(),
  byFate: z.record(z.enum(fateNames), z.number().int()),
  kept: rateSchema.describe("Delivered or confirmed, of all that should be by now."),
  confirmed: rateSchema.describe("Confirmed by the buyer, of the same."),
});

const retentionOf = z.object({
  n: z.number().int(),
  opening: z.number().int().describe("ARR when the window began, in minor units."),
  closing: z.number().int(),
  nrr: z.number().nullable(),
  grr: z.number().nullable(),
  reason: z.enum(["too_few", "no_opening"]).nullable(),
});

const funnelStage = z.object({
  stage: z.enum(customerStageNames),
  reached: z.number().int(),
  ofLive: rateSchema,
  ofBefore: rateSchema.describe("Of those that reached the stage before."),
  medianDays: z.number().int().nullable().describe("From the stage before."),
});

export const baseSchema = z.object({
  on: dayText,
  from: dayText.describe("First day of the window."),
  to: dayText.describe("Last day of the window."),
  through: dayText.nullable().describe("The day the ledger speaks for."),
  by: z.enum(baseGroupings),
  field: z.string().nullable(),
  fields: z.array(z.string()).describe("Fields that can make segments."),
  currency: z.string().nullable().describe("Money that retention is of."),
  customers: z.number().int(),
  planned: z.number().int().describe("Customers with a plan."),
  promises: z.object({
    all: promisesKeptSchema,
    groups: z.array(promisesKeptSchema),
    list: listOf(promiseShape),
  }),
  waiting: z.object({
    list: listOf({
      committedOn: dayText,
      liveOn: dayText.nullable(),
      days: z.number().int(),
      limit: z.number().int(),
    }),
    limits: z.array(
      z.object({
        segment: z.string().nullable(),
        days: z.number().int(),
        n: z.number().int(),
        median: z.number().int().nullable(),
        basis: z.enum(["own", "usual", "asked"]),
      }),
    ),
  }),
  usage: z.object({
    busy: listOf({ usage: z.number(), basis: z.enum(usageBases), confirmedOn: dayText.nullable() }),
    quiet: listOf({ usage: z.number(), basis: z.enum(usageBases), confirmedOn: dayText.nullable() }),
    known: z.number().int(),
    unknown: z.number().int(),
  }),
  oversold: z.object({
    all: rateSchema,
    groups: z.array(z.object({ key: z.string().nullable(), rate: rateSchema })),
    list: listOf({
      signs: z.array(z.enum(oversoldSigns)),
      usage: z.number().nullable(),
      committedOn: dayText.nullable(),
      leftOn: dayText.nullable(),
    }),
  }),
  expansions: z.object({
    preceded: rateSchema.describe("Share that a confirmed outcome came before."),
    worth: z.array(moneyText).describe("Of all, a year."),
    precededWorth: z.array(moneyText),
    byProof: z.array(z.object({ proof: z.enum(["proven", "preceded", "unproven"]), n: z.number().int(), worth: z.array(moneyText) })),
    list: listOf({
      deal: z.number().int(),
      dealName: z.string(),
      on: dayText,
      worth: moneyText.nullable(),
      outcome: z.string().nullable().describe("The outcome it names, in words."),
      proof: z.enum(["proven", "preceded", "unproven"]),
    }),
  }),
  retention: z.object({
    opening: z.string().describe("Month at whose end the window begins."),
    closing: z.string(),
    withOutcome: retentionOf.describe("Accounts with an outcome that was confirmed when the window began."),
    withoutOutcome: retentionOf,
    all: retentionOf.describe("Both: the metric itself."),
  }),
  depth: z
    .array(z.object({ depth: z.enum(["deep", "shallow", "unknown"]), kept: rateSchema }))
    .describe("Share of customers still here a year after the commit, by how well their need was understood."),
  outcomes: z.object({
    buckets: z.array(
      z.object({
        bucket: z.enum(outcomeBuckets),
        byState: z.record(z.enum(impactStates), z.number().int()),
        atRisk: z.number().int(),
        score: z.number().nullable().describe("Mean score of what was closed: achieved 1, partly 0.5, missed 0."),
        confirmed: z.array(moneyText),
        claimed: z.array(moneyText),
      }),
    ),
    confirmedLately: rateSchema.describe("Customers with an outcome they confirmed in the last six months."),
    recurrence: listOf({ share: z.number().describe("Of the last four full quarters, those with a confirmed impact.") }),
  }),
  proofs: z.object({
    byKind: z.record(z.enum(proofKinds), z.number().int()),
    byStage: z.array(z.object({ stage: z.enum(bowtieStageNames), firstHand: z.number().int(), secondHand: z.number().int() })),
    firstHand: z.number().int(),
    secondHand: z.number().int(),
    unsupported: listOf({
      proof: z.string(),
      kind: z.enum(proofKinds),
      stage: z.enum(bowtieStageNames),
      on: dayText,
      note: z.string().nullable(),
    }),
    advocates: listOf({ confirmations: z.number().int(), since: dayText }),
    lift: z.array(
      z.object({
        stage: z.enum(bowtieStageNames),
        withProof: rateSchema,
        withoutProof: rateSchema,
        difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      }),
    ),
  }),
  stale: listOf({ stalePlan: z.string(), phase: z.enum(["close", "success"]), updatedOn: dayText, days: z.number().int() }),
  rescues: z.object({
    saved: rateSchema,
    needed: rateSchema.describe("Share of present customers that needed one in the window."),
    causes: z.array(z.object({ cause: z.string(), n: z.number().int() })),
    list: listOf({ rescue: z.string(), on: dayText, cause: z.string(), isSaved: z.boolean().nullable() }),
  }),
  threads: z.object({
    single: listOf({ people: z.array(z.string()), before: z.number().int().describe("People met ninety days earlier.") }),
    n: z.number().int().describe("Customers of whom any meeting is written down."),
  }),
  funnel: z.object({
    all: z.array(funnelStage),
    cohorts: z.array(z.object({ year: z.string(), stages: z.array(funnelStage) })).describe("By the year of the commit."),
  }),
  position: z.number().int(),
});
export type Base = z.input<typeof baseSchema>;

const proofBody = {
  kind: z.enum(proofKinds),
  stage: z.enum(bowtieStageNames).describe("Stage of the journey in which it was shown."),
  on: dayText,
  outcome: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe("Outcome of the account it rests on; references, cases and outcomes need one."),
  note: saying(1000).nullable().default(null).describe("What it says, or where it can be read."),
};
const rescueBody = {
  on: dayText,
  cause: saying(200).describe("What had brought it about, in the same words for the same cause."),
  isSaved: z.boolean().nullable().default(null).describe("Whether the customer stayed; null while it goes on."),
};

export const accountProofsQuestionSchema = z.object({ id });
export const accountProofsSchema = z.object({
  account: z.number().int(),
  proofs: z.array(
    z.object({
      id: z.string(),
      ...proofBody,
      isFirstHand: z.boolean(),
      isSupported: z.boolean().describe("False where it needs a confirmed outcome and had none by its day: not to be used."),
      version: z.number().int(),
      by: z.string(),
    }),
  ),
  rescues: z.array(z.object({ id: z.string(), ...rescueBody, version: z.number().int(), by: z.string() })),
  outcomes: z
    .array(z.object({ id: z.string(), statement: z.string(), confirmedOn: dayText.nullable() }))
    .describe("Outcomes of its plans, which a proof may rest on."),
  causes: z.array(z.string()).describe("Causes that were written down before, anywhere."),
});

const saved = { id, base: baseVersion, remove: z.boolean().default(false).describe("Take it out; its versions stay.") };
export const saveProofSchema = z.object({ ...saved, proof: partId.describe("Its id; choose one for what is new."), ...proofBody });
export const saveRescueSchema = z.object({ ...saved, rescue: partId.describe("Its id; choose one for what is new."), ...rescueBody });
