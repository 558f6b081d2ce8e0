import { z } from "zod";
import { questionSchema } from "./common.ts";
import { pointSchema } from "./metrics.ts";

const amount = z.coerce.number().positive();

export const benchmarksQuestionSchema = questionSchema.omit({ by: true, method: true, part: true, segment: true, level: true }).extend({
  acv: amount
    .optional()
    .describe("Yearly value of a customer in whole US dollars, where ours is of another currency or unlike the band's."),
  arr: amount.optional().describe("Yearly recurring revenue in whole US dollars."),
  all: z.enum(["true", "false"]).default("false").describe("Whether benchmarks that are off by default are compared too."),
});
export type BenchmarksQuestion = z.infer<typeof benchmarksQuestionSchema>;

export const bandSchema = z.object({
  axis: z.enum(["none", "acv", "arr", "arpa", "customer_size", "business_model"]),
  currency: z.string().optional(),
  from: z.number().nullable().optional().describe("Whole money; belongs to the band."),
  to: z.number().nullable().optional().describe("Whole money; belongs to the next band."),
  is: z.string().optional(),
});

const plainPoint = pointSchema.omit({ part: true, segment: true });

export const verdictSchema = z.enum(["ahead", "near", "behind", "neutral"]);

export const silenceSchema = z.enum(["not_counted", "other_step", "no_value", "other_band", "band_unknown", "off", "replaced"]);

const benchmarkSchema = z.object({
  id: z.string(),
  definition: z.string(),
  low: z.number().nullable(),
  median: z.number().nullable().describe("What is compared with; null is neutral."),
  high: z.number().nullable(),
  population: z.string(),
  band: bandSchema,
  year: z.string().nullable(),
  source: z.string(),
  url: z.string().nullable(),
  mark: z.enum(["P", "S", "D", "peers"]).describe("Primary source, secondary source, derived here, or a peer set of your own."),
  peers: z.string().optional().describe("The peer set it belongs to."),
  verdict: verdictSchema.nullable().describe("null where it is not compared."),
  gap: z.number().nullable().describe("By how much of the benchmark our value misses it; 0 or less when it does not."),
  silence: silenceSchema.optional().describe("Why it is not compared."),
  off: z.string().optional().describe("Why it is off unless asked for."),
});
export type BenchmarkRow = z.infer<typeof benchmarkSchema>;

export const savedPeersSchema = z.object({
  name: z.string(),
  savedAt: z.string(),
  rows: z.number().int(),
  problem: z.string().optional().describe("Why it can no longer be read; nothing of it is compared then."),
});

export const benchmarksSchema = z.object({
  version: z.number().int().describe("Version of the published values."),
  through: z.string().nullable(),
  position: z.number().int(),
  period: z.string(),
  currency: z.string().nullable(),
  bands: z
    .array(
      z.object({
        axis: z.enum(["acv", "arr", "arpa", "customer_size", "business_model"]),
        value: z.number().nullable().describe("Ours, in whole money of the currency."),
        is: z.string().optional(),
        currency: z.string().optional(),
        how: z.enum(["counted", "given", "filter", "unknown"]),
      }),
    )
    .describe("Where we lie on every axis that benchmarks are cut by."),
  metrics: z.array(
    z.object({
      metric: z.string(),
      part: z.string().optional(),
      method: z.string(),
      window: z
        .enum(["any", "month", "year"])
        .describe("Over which time it must be counted: the last month or the last twelve months of the period."),
      unit: z.enum(["ratio", "days", "months", "multiple", "money", "count"]),
      better: z.enum(["higher", "lower"]),
      point: plainPoint.nullable().describe("Ours; null where the metric is not counted."),
      rows: z.array(benchmarkSchema),
    }),
  ),
  leaks: z
    .array(
      z.object({
        metric: z.string(),
        part: z.string().optional(),
        window: z.enum(["any", "month", "year"]),
        gap: z.number(),
        n: z.number(),
      }),
    )
    .describe(
      "What lies behind every benchmark that fits, the largest gap to the mildest of them first; values of fewer than 20 cases are left out.",
    ),
  peers: z.array(savedPeersSchema),
});
export type Benchmarks = z.infer<typeof benchmarksSchema>;

/** One value of a peer set, as its file writes it. */
export const peerRowSchema = z.strictObject({
  id: z.string().min(1).max(80).optional().describe("Id of a published benchmark that this one replaces."),
  metric: z.string().min(1),
  part: z.string().min(1).optional(),
  method: z.string().min(1).optional(),
  window: z.enum(["any", "month", "year"]).default("any"),
  low: z.number().optional(),
  median: z.number().optional(),
  high: z.number().optional(),
  better: z.enum(["higher", "lower"]).optional(),
  definition: z.string().max(400).optional(),
  population: z.string().max(400).optional(),
  axis: z.enum(["acv", "arr", "arpa", "customer_size", "business_model"]).optional(),
  from: z.number().nonnegative().optional(),
  to: z.number().positive().optional(),
  currency: z.string().length(3).optional(),
  is: z.string().optional(),
  year: z.string().max(40).optional(),
  source: z.string().max(200).optional(),
});
export type PeerRow = z.infer<typeof peerRowSchema>;

export const peerSetSchema = z.strictObject({
  source: z.string().min(1).max(200),
  year: z.string().max(40).optional(),
  population: z.string().max(400).optional(),
  instead: z.boolean().default(false).describe("Whether the published values of the metrics it speaks of are no longer compared."),
  rows: z.array(peerRowSchema).min(1).max(2000),
});
export type PeerSet = z.infer<typeof peerSetSchema>;

export const savePeersSchema = z.object({
  name: z.string().min(1).max(60),
  body: z.string().max(500_000).describe("A peer set as YAML, JSON or CSV."),
});
export const peerListSchema = z.object({ peers: z.array(savedPeersSchema.extend({ body: z.string() })) });
