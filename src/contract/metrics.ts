import { z } from "zod";
import { levelSchema, periodSchema, questionSchema } from "./common.ts";

export const unitSchema = z.enum(["money", "count", "ratio", "days", "months"]);

const methodSchema = z.object({
  name: z.string(),
  meaning: z.string(),
  formula: z.string().optional().describe("Where it differs from the metric's own."),
  unit: unitSchema.optional().describe("Where it differs from the metric's own."),
});

export const metricInfoSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  unit: unitSchema,
  meaning: z.string(),
  formula: z.string(),
  source: z.string(),
  perCurrency: z.boolean(),
  methods: z.array(methodSchema),
  reasons: z.array(z.object({ code: z.string(), sentence: z.string() })),
});
export type MetricInfo = z.infer<typeof metricInfoSchema>;
export const metricListSchema = z.object({ metrics: z.array(metricInfoSchema) });

export const metricQuestionSchema = questionSchema.extend({ metric: z.string() });
export type MetricQuestion = z.infer<typeof metricQuestionSchema>;

export const pointSchema = z.object({
  period: z.string(),
  segment: z.string().nullable().optional().describe("Value of the segment field; null for those without one."),
  currency: z.string().optional().describe("Only where the answer holds several."),
  part: z.string().optional(),
  value: z.number().nullable().describe("Minor units for money, a plain number for a ratio, null when unknown."),
  n: z.number().describe("Cases behind the value."),
  low: z.number().optional().describe("Lower end of the 95 % interval."),
  high: z.number().optional(),
  reason: z.string().optional().describe("Why there is no value."),
  partial: z.boolean().optional().describe("The period has not ended, or not all of it can be judged."),
  directional: z.boolean().optional().describe("Fewer than 20 cases."),
});
export type SeriesPoint = z.infer<typeof pointSchema>;

export const metricAnswerSchema = z.object({
  metric: z.string(),
  version: z.number().int(),
  unit: unitSchema,
  currency: z.string().optional().describe("Of all money in the answer, when there is only one."),
  method: z.string(),
  level: levelSchema,
  asOf: z.string().optional(),
  through: z.string().nullable().describe("Last day the ledger speaks for."),
  position: z.number().int().describe("Ledger position the answer was made from."),
  profile: z.string().optional(),
  view: z.enum(["constant", "reported"]).optional().describe("Where money is turned into the reporting currency."),
  unpriced: z
    .array(z.object({ currency: z.string(), mrr: z.number(), customers: z.number().int() }))
    .optional()
    .describe("What has no exchange rate at the end of the last period: counted, in no total."),
  mixes: z
    .array(z.string())
    .optional()
    .describe("Business models that stand in one number here, because none was asked for: subscription, consumption, and so on."),
  series: z.array(pointSchema),
});
export type MetricAnswer = z.infer<typeof metricAnswerSchema>;

export const explainQuestionSchema = metricQuestionSchema.omit({ from: true, to: true, by: true }).extend({
  period: periodSchema,
  segmentValue: z.string().nullable().optional().describe("Which segment's value is explained, when the question is split by one."),
  term: z.string().optional().describe("Which term's records to list; the first when absent."),
  entity: z.number().int().optional().describe("Open one of the listed records to its ledger entries."),
  limit: z.number().int().min(1).max(1000).default(50),
  offset: z.number().int().min(0).default(0),
});
export type ExplainQuestion = z.infer<typeof explainQuestionSchema>;

export const entrySchema = z.object({
  seq: z.number().int(),
  type: z.string(),
  source: z.string(),
  file: z.string(),
  row: z.number().int(),
  batch: z.number().int(),
  recordedAt: z.string(),
  effectiveOn: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
export type EntryView = z.infer<typeof entrySchema>;

export const factViewSchema = z.object({
  day: z.string().nullable(),
  what: z.string().describe("Movement kind, state or outcome."),
  reason: z.string().optional(),
  currency: z.string().optional(),
  amount: z.number().nullable().describe("MRR change in minor units for money; null where nothing is summed."),
  entries: z.array(entrySchema),
});

export const contributionSchema = z.object({
  entity: z.number().int(),
  kind: z.string(),
  id: z.string().describe("Id in its source."),
  source: z.string(),
  name: z.string().nullable(),
  amount: z.number().describe("What it contributes, in the unit of the term."),
  currency: z.string().optional(),
  rows: z.number().int(),
});
export type Contribution = z.infer<typeof contributionSchema>;

export const explanationSchema = z.object({
  metric: metricInfoSchema,
  method: methodSchema,
  level: levelSchema,
  asOf: z.string().optional(),
  profile: z.string().optional(),
  through: z.string().nullable(),
  position: z.number().int(),
  settings: z.record(z.string(), z.union([z.string(), z.number()])).describe("Every setting in force."),
  changed: z.array(z.string()).describe("Settings that are not the standard's defaults."),
  currency: z.string().optional(),
  point: pointSchema,
  terms: z.array(z.object({ term: z.string(), unit: z.enum(["money", "count", "days"]), total: z.number(), records: z.number().int() })),
  listed: z.string().nullable().describe("The term whose records are listed."),
  contributions: z.array(contributionSchema),
  next: z.number().int().nullable().describe("Offset of the records that follow; null after the last."),
  opened: z
    .object({
      entity: z.number().int(),
      id: z.string(),
      source: z.string(),
      name: z.string().nullable(),
      account: z.number().int().nullable().describe("The account it belongs to."),
      facts: z.array(factViewSchema),
    })
    .optional(),
});
export type Explanation = z.infer<typeof explanationSchema>;

export const moversQuestionSchema = questionSchema
  .pick({ from: true, to: true, where: true, level: true, asOf: true, currency: true, profile: true, view: true, set: true })
  .extend({ limit: z.number().int().min(1).max(100).default(10) });
export type MoversQuestion = z.infer<typeof moversQuestionSchema>;

const moverSchema = z.object({
  entity: z.number().int(),
  id: z.string().describe("Id in its source."),
  source: z.string(),
  name: z.string().nullable(),
  kind: z.string().describe("Movement kind."),
  reason: z.string().describe("Movement reason; unknown where the source does not tell."),
  amount: z.number().describe("MRR change in minor units."),
  rows: z.number().int().describe("Movements of this kind and reason."),
});
export type Mover = z.infer<typeof moverSchema>;

export const moversSchema = z.object({
  period: z.string(),
  currency: z.string().nullable(),
  through: z.string().nullable(),
  position: z.number().int(),
  gains: z.array(moverSchema),
  losses: z.array(moverSchema),
});
export type Movers = z.infer<typeof moversSchema>;

export const recoveryQuestionSchema = moversQuestionSchema.extend({ limit: z.number().int().min(1).max(100).default(20) });
export type RecoveryQuestion = z.infer<typeof recoveryQuestionSchema>;

export const recoveriesSchema = z.object({
  period: z.string().describe("When the customers were won."),
  observed: z.string().describe("The last full month."),
  currency: z.string().nullable(),
  through: z.string().nullable(),
  position: z.number().int(),
  margin: z.number().nullable().describe("Share of revenue left after serving, of the last twelve months."),
  reason: z.string().optional().describe("Why nothing can be said."),
  customers: z.array(
    z.object({
      entity: z.number().int(),
      id: z.string().describe("Id in its source."),
      source: z.string(),
      name: z.string().nullable(),
      won: z.string().describe("Month of its first payment."),
      mrr: z.number().describe("MRR at the end of the last full month, in minor units."),
      cost: z.number().describe("CAC of a customer of that month: spending of twelve months over customers won in them; minor units."),
      returned: z.number().describe("Margin it has brought, in minor units."),
      left: z.number().describe("Of its cost, what has not come back; minor units."),
      paidBack: z.string().nullable().describe("The month in which nothing was left."),
      monthsLeft: z.number().int().nullable().describe("Months still needed at its present MRR; null without any, or when paid back."),
    }),
  ),
});
export type Recoveries = z.infer<typeof recoveriesSchema>;

export const segmentListSchema = z.object({
  fields: z.array(z.object({ field: z.string(), values: z.number().int() })),
  currencies: z.array(z.string()),
  first: z.string().nullable(),
  through: z.string().nullable(),
});
export const segmentValuesSchema = z.object({ field: z.string(), values: z.array(z.string()) });
