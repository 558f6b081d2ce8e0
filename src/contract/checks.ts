import { z } from "zod";

export const lawSchema = z.object({
  law: z.string(),
  meaning: z.string(),
  holds: z.boolean(),
  checked: z.number().int(),
  broken: z.array(z.string()),
});
export const findingSchema = z.object({
  code: z.string(),
  title: z.string(),
  sentence: z.string(),
  count: z.number().int(),
  of: z.number().int(),
  affects: z.array(z.string()).describe("Metrics whose values it touches."),
  examples: z.array(z.string()),
});
export const checkSchema = z.object({ laws: z.array(lawSchema), findings: z.array(findingSchema) });
export type Check = z.infer<typeof checkSchema>;

export const rebuildSchema = z.object({ position: z.number().int(), seconds: z.number(), scopes: z.array(z.string()) });

export const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string(),
  position: z.number().int(),
  through: z.string().nullable(),
  openIssues: z.number().int(),
  recordedAt: z.string().nullable(),
});

export const jobSchema = z.object({
  id: z.string(),
  operation: z.string(),
  state: z.enum(["running", "done", "failed"]),
  step: z.object({ phase: z.string(), label: z.string(), done: z.number(), total: z.number() }).nullable(),
  result: z.unknown().optional(),
  problem: z.unknown().optional(),
});
export type Job = z.infer<typeof jobSchema>;
