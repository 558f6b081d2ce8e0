import { z } from "zod";
import { questionSchema } from "./common.ts";

const number = z.number();
const numbers = z.array(number).readonly();
const share = z.number().min(0).max(1);
const lag = z.array(z.number().min(0)).readonly().describe("Share of those who make it, by whole months it takes; adds up to 1.");

const stepSchema = z.object({
  from: z.string(),
  to: z.string(),
  conversion: z.string(),
  duration: z.string(),
  rate: share,
  lag,
  past: numbers.describe("Entries into the first state in the months before, oldest first."),
});

const loopSchema = z.object({
  id: z.string(),
  source: z.enum(["customers", "churned", "lost"]),
  into: z.string(),
  rate: z.number().min(0),
  lag,
});

export const segmentModelSchema = z.object({
  name: z.string().describe("Value of the field; empty for what has none, * for all small ones, all without a field."),
  inflow: z.number().min(0),
  inflowGrowth: number,
  season: numbers.nullable(),
  journey: z.array(stepSchema).readonly(),
  direct: numbers.describe("Entries a month that begin at a later state than the first, by place in the journey; the last are sales."),
  perSale: z.number().min(0).describe("New customers that come of one sale."),
  price: z.number().min(0).describe("Yearly list price of a new customer, in minor units."),
  discount: share,
  onboarding: z.object({ rate: share, lag }),
  usageChurn: z.object({ monthly: share, shape: numbers }),
  leaverValue: z.number().min(0).max(2).describe("What a customer that leaves pays, beside the average."),
  renewal: z.object({ termMonths: z.number().int().min(1), rate: share }).nullable(),
  expansion: z.number().min(0),
  contraction: share,
  uplift: z.number().min(0),
  base: z.object({ customers: numbers, arr: numbers }),
  margin: share,
  spend: z.object({ fixed: z.number().min(0), perEntry: z.number().min(0) }),
  billing: z.object({ everyMonths: z.number().int().min(1), paidAfter: z.number().int().min(0) }),
  loops: z.array(loopSchema).readonly(),
  market: z.number().nullable(),
});

const uncertaintySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("beta"), hits: number, misses: number }),
  z.object({ kind: z.literal("spread"), deviation: number }),
  z.object({ kind: z.literal("mean"), deviation: number }),
]);

const evidenceSchema = z.object({
  value: number,
  n: number.describe("Cases behind it."),
  low: number.nullable(),
  high: number.nullable(),
  basis: z
    .enum(["own", "drawn", "parent", "assumed", "none"])
    .describe("Own cases; few own cases drawn toward all segments together; only those; assumed, because no data tells; nothing."),
  fromParent: share.describe("Share of the value that comes from all segments together."),
  note: z.string().optional(),
});

export const calibratedSchema = z.object({
  model: segmentModelSchema,
  uncertain: z.record(z.string(), uncertaintySchema),
  accountSpread: z.number().min(0),
  evidence: z.record(z.string(), evidenceSchema),
  feasible: z
    .array(z.object({ lever: z.string(), value: number, benchmark: z.string(), source: z.string(), mark: z.enum(["P", "S", "D"]) }))
    .readonly()
    .describe("Published values for companies whose customers pay as much; how far a lever can be brought."),
});
export type CalibratedView = z.infer<typeof calibratedSchema>;

/** What decides which ledger a growth model is learned from. */
export const growthQuestionSchema = questionSchema.pick({
  segment: true,
  where: true,
  level: true,
  asOf: true,
  profile: true,
  view: true,
  set: true,
  currency: true,
});
export type GrowthQuestion = z.infer<typeof growthQuestionSchema>;

const historySchema = z.object({
  name: z.string(),
  arr: numbers.describe("At the end of each month, in minor units."),
  newArr: numbers,
  expansion: numbers,
  contraction: numbers,
  churn: numbers,
  customers: numbers,
  won: numbers,
  entries: z.record(z.string(), numbers).describe("Entries into each state of the journey."),
});
export type GrowthHistory = z.infer<typeof historySchema>;

export const growthModelSchema = z.object({
  through: z.string(),
  position: z.number().int(),
  currency: z.string().nullable().describe("Of all money, in minor units; null where nothing is priced."),
  view: z.enum(["native", "constant", "reported"]).describe("How money of other currencies came to be in it."),
  field: z.string().nullable(),
  firstMonth: z.string().describe("First month of the history."),
  startMonth: z.string().describe("First month that is simulated: the one after the last full month."),
  all: calibratedSchema.describe("All segments together, as if they were one; rates of few cases are drawn toward its rates."),
  segments: z.array(calibratedSchema).readonly().describe("Side by side; their sum is the company."),
  unlabelled: z.array(z.string()).readonly().describe("States before which no segment can be told, so they are modelled for none."),
  history: z.array(historySchema).readonly().describe("All together first, then each segment."),
});
export type GrowthModel = z.infer<typeof growthModelSchema>;
