import { z } from "zod";
import { questionSchema } from "./common.ts";
import { pointSchema } from "./metrics.ts";

export const modelsQuestionSchema = questionSchema.omit({ by: true, method: true, part: true, segment: true });
export type ModelsQuestion = z.infer<typeof modelsQuestionSchema>;

const plainPoint = pointSchema.omit({ period: true, part: true, segment: true });

const measuresSchema = z.object({
  customers: plainPoint,
  mrr: plainPoint,
  winRate: plainPoint,
  cycle: plainPoint.describe("Median days from the creation of a first sale to its being won."),
  cycleP90: plainPoint,
  kept: plainPoint.describe("Of those who first paid in the period a year before, the share that pays twelve months later."),
  onboardingChurn: plainPoint,
});
export type Measures = z.infer<typeof measuresSchema>;

const partSchema = z.object({ part: z.string(), value: plainPoint });

const findingSchema = z.object({
  id: z.enum(["cycle", "win_rate", "risk"]),
  number: z.number().int().describe("Of the standard's findings."),
  unit: z.enum(["days", "ratio"]),
  mark: z.enum(["P", "S"]).describe("P: the standard's owner says so; S: a practitioner's restatement."),
  source: z.string(),
  verdict: z
    .enum(["agrees", "disagrees", "unclear", "too_few", "one_model", "not_measured"])
    .describe("Whether this company shows it; too_few where a model has fewer than 20 cases."),
  values: z.array(
    z.object({
      model: z.string(),
      value: plainPoint,
      low: z.number().nullable().describe("Lowest value the standard expects; null where it names none."),
      high: z.number().nullable(),
      mark: z.enum(["P", "S"]).nullable(),
      source: z.string().nullable(),
    }),
  ),
});
export type ModelFindingView = z.infer<typeof findingSchema>;

export const modelsSchema = z.object({
  through: z.string().nullable(),
  position: z.number().int(),
  period: z.string(),
  cohorts: z.string().describe("When those first paid whose first year is judged."),
  currency: z.string().nullable(),
  edition: z.string().describe("Of the standard's expectations."),
  models: z.array(
    z.object({
      model: z.string().nullable().describe("Null for those whose model nothing tells."),
      measures: measuresSchema,
      motions: z.array(z.object({ motion: z.string().nullable(), measures: measuresSchema })),
    }),
  ),
  findings: z.array(findingSchema),
  freemium: z
    .object({ volume: z.array(partSchema), conversion: z.array(partSchema), time: z.array(partSchema) })
    .nullable()
    .describe("The funnel of free sign-ups, whatever their accounts have become; null where there are none."),
});
export type Models = z.infer<typeof modelsSchema>;
