import { z } from "zod";
import { levelSchema, periodSchema, questionSchema } from "./common.ts";
import { entrySchema, unitSchema } from "./metrics.ts";

const sideSchema = z
  .string()
  .min(1)
  .max(200)
  .describe(
    "One side: ours, a profile (chartmogul), a day or instant (2026-03-31: as it was known then), a profile as of a day (chartmogul@2026-03-31), or an imported series (series:NAME).",
  );

export const differenceQuestionSchema = questionSchema
  .pick({ where: true, level: true, view: true, set: true, method: true, currency: true, part: true })
  .extend({
    metric: z.string(),
    period: periodSchema,
    from: sideSchema,
    to: sideSchema,
    like: z
      .string()
      .optional()
      .describe("The profile an imported series is counted like; the one of its name when absent. “ours” for none."),
  });
export type DifferenceQuestion = z.infer<typeof differenceQuestionSchema>;

const sideViewSchema = z.object({
  text: z.string(),
  kind: z.enum(["ours", "profile", "series"]),
  name: z.string().nullable().describe("Of the profile or series."),
  title: z.string(),
  asOf: z.string().optional(),
  method: z.string().optional(),
  value: z.number().nullable(),
  reason: z.string().optional().describe("Why there is no value."),
  limits: z.array(z.string()).describe("What counting as this tool cannot give."),
});
export type DifferenceSide = z.infer<typeof sideViewSchema>;

export const causeKinds = [
  "setting",
  "method",
  "import",
  "undo",
  "imports",
  "days",
  "only_from",
  "only_to",
  "account",
  "other_accounts",
  "rounding",
  "unexplained",
] as const;

const recordSchema = z.object({
  entity: z.number().int().nullable().describe("Its number in the ledger; null for an account that only the series knows."),
  id: z.string(),
  source: z.string(),
  name: z.string().nullable(),
  term: z.string().nullable().describe("Which term of the formula it contributes to; null for its whole value."),
  unit: z.enum(["money", "count", "days"]),
  before: z.number(),
  after: z.number(),
  amount: z.number(),
});
export type DifferenceRecord = z.infer<typeof recordSchema>;

const causeSchema = z.object({
  kind: z.enum(causeKinds),
  cause: z.string().describe("The cause in a sentence."),
  amount: z.number().describe("Its share of the difference, in the unit of the metric. All of them add up to it."),
  changes: z
    .array(
      z.object({
        name: z.string().describe("The setting; “method” for the method."),
        from: z.union([z.string(), z.number()]),
        to: z.union([z.string(), z.number()]),
        cases: z.array(z.number().int()).describe("Rows of semantics B.2."),
      }),
    )
    .optional()
    .describe("Several only where the steps between them have no value."),
  events: z
    .array(
      z.object({
        kind: z.enum(["import", "undo"]),
        batch: z.number().int(),
        title: z.string(),
        at: z.string(),
        files: z.array(z.string()),
      }),
    )
    .optional(),
  days: z.object({ from: z.string(), to: z.string() }).optional(),
  records: z.array(recordSchema).describe("Those whose contribution changed most."),
  count: z.number().int().describe("Records whose contribution changed, of all terms."),
  entries: z.array(entrySchema.extend({ entity: z.number().int().nullable() })).describe("Ledger entries behind the first records."),
});
export type DifferenceCause = z.infer<typeof causeSchema>;

export const differenceSchema = z.object({
  metric: z.string(),
  period: z.string(),
  part: z.string().optional(),
  unit: unitSchema,
  currency: z.string().optional(),
  level: levelSchema,
  from: z.number().nullable(),
  to: z.number().nullable(),
  difference: z.number().nullable(),
  like: z.string().optional().describe("The profile the series is counted like."),
  sides: z.object({ from: sideViewSchema, to: sideViewSchema }),
  causes: z.array(causeSchema),
});
export type Difference = z.infer<typeof differenceSchema>;

export const seriesListSchema = z.object({
  series: z.array(
    z.object({
      name: z.string(),
      like: z.string().nullable().describe("The profile of the same name."),
      metrics: z.array(
        z.object({
          metric: z.string().nullable().describe("Id of our metric; null when it is called as none of ours."),
          called: z.string(),
          periods: z.array(z.string()),
          byAccount: z.boolean(),
        }),
      ),
    }),
  ),
});
export type SeriesList = z.infer<typeof seriesListSchema>;
