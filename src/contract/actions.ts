import { z } from "zod";
import { scenarioSchema } from "./scenarios.ts";

export const actionsRequestSchema = z.object({
  scenario: scenarioSchema.describe(
    "Its target is what actions are ranked by; where it has none, what the model expects in two years and a tenth more.",
  ),
  limit: z.number().int().min(1).max(30).default(10),
  lower: z
    .number()
    .positive()
    .optional()
    .describe("Revenue of a year below which a second business model spreads thin, in whole US dollars."),
  upper: z
    .number()
    .positive()
    .optional()
    .describe("Revenue of a year above which one business model alone leaves growth aside, in whole US dollars."),
});
export type ActionsRequest = z.infer<typeof actionsRequestSchema>;

const actionSchema = z.object({
  segment: z.string(),
  lever: z.string(),
  value: z.number().describe("As it is under the scenario."),
  to: z.number().describe("What it is moved to."),
  why: z
    .enum(["below_benchmark", "own_limit", "room"])
    .describe("Others who sell at this price do better; the scenario says how far it can be brought; or neither, and a tenth is tried."),
  benchmark: z.string().nullable(),
  source: z.string().nullable(),
  arr: z.number().describe("ARR added at the target's month, in minor units."),
  lift: z.number().describe("By how much the chance of the target rises."),
  liftError: z.number(),
  ownerRole: z.string(),
  plays: z.array(z.object({ id: z.string(), isDue: z.boolean() })).readonly(),
});

export const adviceSchema = z.object({
  kind: z.enum(["spread_thin", "consider_adding", "growth_option", "stay_with_one", "each_carries", "no_revenue"]),
  severity: z.enum(["warning", "note"]),
  models: z
    .array(z.object({ model: z.string(), revenue: z.number() }))
    .readonly()
    .describe("Revenue of the last twelve months, in whole money of the currency."),
  lower: z.number(),
  upper: z.number(),
  rate: z
    .number()
    .nullable()
    .describe("What a US dollar costs in the currency; null where no exchange rate says, and the thresholds are read as they stand."),
});

export const actionsSchema = z.object({
  startMonth: z.string(),
  currency: z.string().nullable(),
  target: z.object({ arr: z.number(), month: z.string(), isAssumed: z.boolean() }),
  chance: z.number().describe("Of the target without any action."),
  runs: z.number().int(),
  actions: z.array(actionSchema).readonly().describe("Most lift of the chance first."),
  advice: adviceSchema.nullable().describe("On the number of business models; null where nothing tells them apart."),
});
export type Actions = z.infer<typeof actionsSchema>;
