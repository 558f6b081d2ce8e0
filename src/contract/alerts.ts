import { z } from "zod";
import { questionSchema } from "./common.ts";

/** What can be wrong behind a good number. */
const alertCodes = ["nrr_hides_losses", "few_carry_growth"] as const;

export const alertsQuestionSchema = questionSchema.pick({
  to: true,
  where: true,
  level: true,
  asOf: true,
  profile: true,
  view: true,
  set: true,
  currency: true,
});
export type AlertsQuestion = z.infer<typeof alertsQuestionSchema>;

const alertSchema = z.object({
  code: z.enum(alertCodes),
  currency: z.string().nullable(),
  values: z
    .array(z.object({ metric: z.string(), method: z.string(), value: z.number(), n: z.number() }))
    .describe("The numbers that raised it, each a value of a metric at the period's end."),
  threshold: z.number().describe("The setting that was crossed, as a ratio: 0.85 is 85 %."),
  setting: z.string().describe("Which setting that is."),
  sentence: z.string(),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertsSchema = z.object({
  period: z.string().nullable(),
  through: z.string().nullable(),
  position: z.number().int(),
  alerts: z.array(alertSchema),
});
export type Alerts = z.infer<typeof alertsSchema>;
