import { z } from "zod";
import { calibratedSchema, growthQuestionSchema } from "./growth.ts";

export const changeSchema = z.strictObject({
  segment: z.string().optional().describe("Name of the segment; all of them when absent."),
  lever: z.string().describe("Id of the lever, such as cr.win, usage_churn or price."),
  by: z
    .enum(["relative", "points", "to"])
    .describe("By a share of itself (0.1 is +10 %), by points (0.05 is +5 points of a share; months or money otherwise), or to a value."),
  amount: z.number(),
  from: z.number().int().min(0).max(240).optional().describe("Month of the first effect; 0, the first month simulated, when absent."),
  ramp: z.number().int().min(0).max(240).optional().describe("Months over which it is reached in equal steps; at once when absent."),
});
export type ScenarioChange = z.infer<typeof changeSchema>;

const targetSchema = z.strictObject({
  arr: z.number().min(0).describe("Annual recurring revenue, in minor units."),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Write a month as 2028-12.")
    .describe("At whose end it is to be reached."),
});
export type GrowthTarget = z.infer<typeof targetSchema>;

/** Stands in an address, so `.` and `..` would lead elsewhere. */
const nameSchema = z
  .string()
  .trim()
  .min(1, "A scenario needs a name.")
  .max(80, "A name has at most 80 letters.")
  .refine((name) => name !== "." && name !== "..", "A scenario needs a name with more than dots in it.");

const askedSchema = growthQuestionSchema.omit({ asOf: true }).partial();

/** A scenario: plain JSON that the page, the command line and the API read and write alike. */
export const scenarioSchema = z.object({
  format: z
    .literal("openbowtie-scenario", {
      error: ({ input }) => `This is “${String(input)}”, no scenario. Its format is openbowtie-scenario: bowtie scenarios show writes one.`,
    })
    .default("openbowtie-scenario"),
  version: z
    .literal(1, {
      error: ({ input }) =>
        `This scenario is of version ${String(input)}, and this program reads version 1. Update it, or write the file anew.`,
    })
    .default(1),
  name: nameSchema,
  note: z.string().max(2000).default(""),
  months: z.number().int().min(1).max(120).default(36),
  question: askedSchema.prefault({}).describe("What the model is learned from, and split by."),
  changes: z.array(changeSchema).max(200).default([]),
  target: targetSchema.nullable().default(null),
  costs: z.record(z.string(), z.number().min(0)).default({}).describe("What closing the whole headroom of a lever costs, in minor units."),
  limits: z
    .record(z.string(), z.number())
    .default({})
    .describe("How far a lever can be brought; its published benchmark or its bound when absent."),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** A scenario somebody wrote by hand: a field nobody knows is a slip of the pen, so it is refused and not dropped. */
export const scenarioFileSchema = scenarioSchema.extend({ question: askedSchema.strict().prefault({}) }).strict();

export const savedScenarioSchema = scenarioSchema.extend({ savedAt: z.string() });
export type SavedScenario = z.infer<typeof savedScenarioSchema>;

export const scenarioListSchema = z.object({ scenarios: z.array(savedScenarioSchema).describe("The newest of each name, by name.") });
export const deleteScenarioSchema = z.object({ name: nameSchema });

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Write a month as 2026-01.");

export const setPlanSchema = z.object({
  name: nameSchema.describe("Of a saved scenario."),
  start: monthSchema
    .optional()
    .describe(
      "First month of the plan; the one after the last full month when absent. One in the past makes the plan as it could have been made then: the model is learned from what is dated before it.",
    ),
});

/** A plan is a scenario with the model it was made with, so that it stays what it was when the ledger goes on. */
export const planSchema = z.object({
  scenario: scenarioSchema,
  madeAt: z.string(),
  position: z.number().int().describe("Of the ledger it was made with."),
  startMonth: z.string(),
  currency: z.string().nullable(),
  segments: z.array(calibratedSchema).readonly(),
});
export type Plan = z.infer<typeof planSchema>;

const pairSchema = z.object({ planned: z.number(), actual: z.number() });

const planLeverSchema = z.object({
  segment: z.string(),
  lever: z.string(),
  planned: z.number().describe("Its value in this month, ramps included; of the inflow, season and growth included."),
  actual: z.number().nullable().describe("Null where too few cases tell it: the plan's value is then taken to hold."),
  n: z.number().describe("Cases behind the actual value."),
  over: z
    .number()
    .int()
    .describe("Months it is counted over: this one and those before until there are five cases; 0 where they never are."),
  variance: z.number().describe("What the difference of this lever, up to this month, changes in ARR at its end, in minor units."),
});

export const planProgressSchema = z.object({
  plan: planSchema.nullable().describe("Null while no scenario has been made the plan."),
  through: z.string().nullable().describe("Day the ledger speaks to; null without a plan."),
  months: z
    .array(
      z.object({
        month: z.string(),
        arr: pairSchema,
        newArr: pairSchema.describe("Customers won, those won back included."),
        customers: pairSchema,
        levers: z
          .array(planLeverSchema)
          .describe("Those that move ARR, segment by segment, in the order of the Bowtie; they are replaced one after another in it."),
        unexplained: z
          .number()
          .describe("Difference in ARR that no lever explains; with the levers' it adds up to actual minus planned, exactly."),
      }),
    )
    .describe("Every full month since the plan's start that the plan reaches."),
});
export type PlanProgress = z.infer<typeof planProgressSchema>;

export const simulateRequestSchema = z.object({
  scenario: scenarioSchema,
  runs: z.number().int().min(0).max(50_000).default(0).describe("Random runs for the fan; none when 0."),
  seed: z.number().int().default(1),
});

export type SimulateRequest = z.infer<typeof simulateRequestSchema>;

export const goalRequestSchema = z.object({ scenario: scenarioSchema });
export type GoalRequest = z.infer<typeof goalRequestSchema>;

const numbers = z.array(z.number()).readonly();
const ratios = z.array(z.number().nullable()).readonly();

/** Months of a course: sums of the month or levels at its end, money in minor units. */
export const courseSchema = z.object({
  arr: numbers,
  newArr: numbers,
  expansion: numbers,
  uplift: numbers,
  contraction: numbers,
  churn: numbers,
  commits: numbers.describe("Sales."),
  won: numbers.describe("New customers."),
  customers: numbers,
  live: numbers,
  lost: numbers,
  cash: numbers,
  spend: numbers,
  cost: numbers,
  nrr: ratios,
  grr: ratios,
  cac: ratios,
  payback: ratios,
});

export const simulationSchema = z.object({
  startMonth: z.string(),
  currency: z.string().nullable(),
  months: z.number().int(),
  total: courseSchema,
  base: courseSchema.describe("The same without the changes."),
  segments: z.array(courseSchema.extend({ name: z.string(), entries: z.record(z.string(), numbers) })).readonly(),
  capped: z.array(z.object({ segment: z.string(), lever: z.string(), asked: z.number(), held: z.number() })).readonly(),
  fan: z
    .object({ runs: z.number().int(), seed: z.number().int(), p10: numbers, p25: numbers, p50: numbers, p75: numbers, p90: numbers })
    .nullable()
    .describe("Of total ARR by month."),
  chance: z.number().nullable().describe("Share of runs that reach the target; null without a target or runs."),
});
export type SimulationAnswer = z.infer<typeof simulationSchema>;

const unit = z.enum(["share", "months", "money", "count"]);
const better = z.enum(["more", "less"]);

export const goalSchema = z.object({
  startMonth: z.string(),
  currency: z.string().nullable(),
  target: z.object({ arr: z.number(), month: z.number().int() }),
  arr: z.number().describe("In the target's month with what is planned anyway, in minor units."),
  isReached: z.boolean(),
  volume: z
    .object({
      factor: z.number().nullable().describe("On what comes in from outside; null where no volume reaches the target."),
      arr: z.number(),
      entries: z.array(z.object({ segment: z.string(), state: z.string(), months: numbers })).readonly(),
    })
    .describe("More of the same, all else as it is."),
  levers: z
    .array(
      z.object({
        segment: z.string().nullable().describe("Null for all segments together."),
        lever: z.string(),
        unit,
        better,
        value: z.number().nullable(),
        limit: z.number().nullable(),
        needed: z.number().nullable().describe("Null where the limit does not reach the target."),
        way: z.number().nullable(),
        arr: z.number(),
      }),
    )
    .readonly(),
  combination: z
    .object({
      steps: z
        .array(z.object({ segment: z.string(), lever: z.string(), value: z.number(), to: z.number(), cost: z.number(), arr: z.number() }))
        .readonly(),
      cost: z.number(),
      arr: z.number(),
      isReached: z.boolean(),
    })
    .describe("Levers together, most ARR for their cost first."),
});
export type GoalAnswer = z.infer<typeof goalSchema>;
