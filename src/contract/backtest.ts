import { z } from "zod";
import { growthQuestionSchema } from "./growth.ts";

export const backtestQuestionSchema = growthQuestionSchema.extend({
  months: z.coerce.number().int().min(1).max(36).default(12).describe("Months at the end that are predicted from what lies before."),
});
export type BacktestQuestion = z.infer<typeof backtestQuestionSchema>;

const numbers = z.array(z.number()).readonly();

const scoreSchema = z.object({
  error: z.number().nullable().describe("Sum of absolute errors over the sum of actual values."),
  naiveError: z.number().nullable().describe("Of the forecast that everything stays as it is."),
  seasonalError: z
    .number()
    .nullable()
    .describe("Of the forecast that each month changes as the same month a year before; null where less than 13 months lie before."),
  bias: z.number().nullable().describe("Above 0 the forecast was too high."),
  coverage: z.number().describe("Share of months whose actual value lay within P10 to P90."),
  nominal: z.number().describe("Share that should have."),
});

const checkedSchema = z.object({
  name: z.string(),
  measure: z.enum(["arr", "newArr", "customers"]),
  actual: numbers,
  predicted: numbers,
  p10: numbers,
  p90: numbers,
  naive: numbers,
  seasonal: numbers.nullable(),
  score: scoreSchema,
});

export const backtestSchema = z.object({
  through: z.string(),
  currency: z.string().nullable(),
  from: z.string().describe("First month that was predicted."),
  until: z.string().describe("Last day the model was allowed to know of."),
  runs: z.number().int(),
  total: z.array(checkedSchema).readonly(),
  segments: z.array(checkedSchema).readonly().describe("ARR of each segment; empty without a field."),
});
export type Backtest = z.infer<typeof backtestSchema>;
