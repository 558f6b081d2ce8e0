import { z } from "zod";
import { periodSchema, questionSchema } from "./common.ts";
import { pointSchema } from "./metrics.ts";

export const bowtieQuestionSchema = questionSchema.omit({ by: true, method: true, part: true, segment: true }).extend({
  against: periodSchema.optional().describe("What it is compared with; the months before, as many, when absent."),
});
export type BowtieQuestion = z.infer<typeof bowtieQuestionSchema>;

const plainPoint = pointSchema.omit({ period: true, part: true, segment: true });

const times = z.object({ median: plainPoint, p75: plainPoint, p90: plainPoint });

/** A point of a metric that has several, by the name of its part. */
const partSchema = z.object({ part: z.string(), value: plainPoint });

export const bowtieStateSchema = z.object({
  state: z.string(),
  half: z.enum(["left", "knot", "right"]),
  stage: z.string(),
  tracked: z.boolean(),
  volume: plainPoint,
  volumeBefore: plainPoint,
  implied: z.number().int().describe("Entries that a later state implies, within the volume."),
  next: z.string().nullable().describe("The next tracked state."),
  conversion: plainPoint.nullable(),
  conversionBefore: plainPoint.nullable().describe("The same rate in the period compared with."),
  time: times.nullable(),
  timeBefore: times.nullable(),
  comparable: z
    .boolean()
    .describe("Whether rate and time can be held against the past: of a slow step, the past has had more time than the present."),
});

export const bowtieSchema = z.object({
  through: z.string().nullable(),
  position: z.number().int(),
  period: z.string(),
  before: z.string(),
  currency: z.string().nullable(),
  currencies: z.array(z.string()),
  mixes: z.array(z.string()).describe("Business models that stand in one number here, when there are several and none was asked for."),
  states: z.array(bowtieStateSchema),
  revenue: z.object({
    mrr: plainPoint,
    arr: plainPoint,
    liveMrr: plainPoint,
    newMrr: plainPoint,
    expansion: plainPoint,
    nrr: plainPoint,
    grr: plainPoint,
  }),
  revenueBefore: z.object({ mrr: plainPoint, arr: plainPoint, nrr: plainPoint, grr: plainPoint }),
  movements: z
    .array(partSchema)
    .describe("From the MRR the period opens with to the one it closes with; the parts between add up to the difference."),
  lost: z.array(partSchema).describe("The churn among them, by the phase of life the customers were in."),
  wing: z
    .array(
      z.object({
        state: z.string(),
        value: z.number().nullable().describe("MRR that has come this far in the period, in minor units; null where nobody records it."),
        steps: z.array(z.object({ metric: z.string(), part: z.string(), value: z.number() })).describe("What changed it here."),
      }),
    )
    .describe("From what was won in the period to the MRR it closes with; every station is the one before and its steps."),
  loops: z.array(z.object({ loop: z.string(), value: plainPoint })),
  constraint: z
    .object({ state: z.string(), next: z.string(), now: z.number(), before: z.number() })
    .nullable()
    .describe("The rate that has fallen most against its own past, where both can be judged and chance does not explain it."),
  funnel: z.object({
    arrShare: z.number().nullable().describe("Share of ARR that was not won in the period: a funnel does not show it."),
    lifetimeShare: plainPoint.describe("Share of revenue so far that came after the first year."),
  }),
});
export type Bowtie = z.infer<typeof bowtieSchema>;
export type BowtieState = z.infer<typeof bowtieStateSchema>;
