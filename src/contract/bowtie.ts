import { z } from "zod";
import { questionSchema } from "./common.ts";
import { pointSchema } from "./metrics.ts";

export const bowtieQuestionSchema = questionSchema.omit({ by: true, method: true, part: true, segment: true });
export type BowtieQuestion = z.infer<typeof bowtieQuestionSchema>;

const plainPoint = pointSchema.omit({ period: true, part: true, segment: true });

export const bowtieStateSchema = z.object({
  state: z.string(),
  half: z.enum(["left", "knot", "right"]),
  stage: z.string(),
  tracked: z.boolean(),
  volume: plainPoint,
  implied: z.number().int().describe("Entries that a later state implies, within the volume."),
  next: z.string().nullable().describe("The next tracked state."),
  conversion: plainPoint.nullable(),
  conversionBefore: plainPoint.nullable().describe("The same rate in the period before, of the same length."),
  time: z.object({ median: plainPoint, p75: plainPoint, p90: plainPoint }).nullable(),
});

export const bowtieSchema = z.object({
  through: z.string().nullable(),
  position: z.number().int(),
  period: z.string(),
  before: z.string(),
  currency: z.string().nullable(),
  currencies: z.array(z.string()),
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
  loops: z.array(z.object({ loop: z.string(), value: plainPoint })),
  constraint: z
    .object({ state: z.string(), next: z.string(), now: z.number(), before: z.number() })
    .nullable()
    .describe("The rate that has fallen most against its own past, where both can be judged."),
  funnel: z.object({
    arrShare: z.number().nullable().describe("Share of ARR that was not won in the period: a funnel does not show it."),
    lifetimeShare: plainPoint.describe("Share of revenue so far that came after the first year."),
  }),
});
export type Bowtie = z.infer<typeof bowtieSchema>;
export type BowtieState = z.infer<typeof bowtieStateSchema>;
