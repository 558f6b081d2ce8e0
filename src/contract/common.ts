import { z } from "zod";

export const levelSchema = z
  .enum(["customer", "subscription", "parent"])
  .describe("Whose revenue is counted: the customer's, each subscription's, or all accounts of a parent together.");
export const grainSchema = z.enum(["month", "quarter", "year", "total"]).describe("How the range is cut into periods.");

const period = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?|-?Q[1-4])?(\.\.\d{4}(-(0[1-9]|1[0-2]))?)?$/i, "Write a period as 2026-06, 2026-Q2 or 2026.");
export const periodSchema = period.describe("A month (2026-06), quarter (2026-Q2), year (2026) or run of months (2026-01..2026-05).");

/** `field=value`, several values separated by commas in the query string. */
export const filterSchema = z.object({ field: z.string().min(1), values: z.array(z.string()).min(1) });
export type Filter = z.infer<typeof filterSchema>;

/** What may be asked of any metric. */
export const questionSchema = z.object({
  from: periodSchema.optional().describe("First period; eleven months before the last when absent."),
  to: periodSchema.optional().describe("Last period; the last month the ledger speaks for when absent."),
  by: grainSchema.default("month"),
  segment: z.string().optional().describe("Field to split by, such as region or account.region."),
  where: z.array(filterSchema).default([]).describe("Only what has these values."),
  level: levelSchema.default("customer"),
  asOf: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .optional()
    .describe("As it was known at the end of this day, or at this instant."),
  profile: z
    .string()
    .optional()
    .describe("Count as another tool does: one of the profiles, such as chartmogul; as the organisation does when absent."),
  view: z
    .enum(["native", "constant", "reported"])
    .optional()
    .describe("Each currency by itself, or all money in the reporting currency: at the rates of one day, or of each month's end."),
  set: z.string().max(2000).optional().describe("Settings to try out, as gapDays=0&pauseDays=30; nothing is saved."),
  method: z.string().optional().describe("One of the metric's methods; the first when absent."),
  currency: z.string().length(3).optional().describe("Money of this currency only; counts are of all. Currencies are never added."),
  part: z.string().optional().describe("Only this part of a metric that has several: a movement kind, a state, a percentile, an age."),
});

/** What decides which derivation of the ledger a question is answered from. */
export type Counted = Pick<z.infer<typeof questionSchema>, "level" | "asOf" | "profile" | "view" | "set">;

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional().describe("As in the header x-request-id and in the program's log."),
});
export type Problem = z.infer<typeof problemSchema>;
