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
  severity: z
    .enum(["wrong", "doubtful", "remark"])
    .describe("wrong: a number is not what it says; doubtful: it may not be; remark: it may be misread."),
  values: z.record(z.string(), z.string()).describe("What is put into the sentence, by name."),
  count: z.number().int(),
  of: z.number().int(),
  affects: z.array(z.string()).describe("Metrics whose values it touches."),
  examples: z.array(
    z.object({
      says: z.string(),
      opens: z
        .object({ kind: z.enum(["subject", "entry", "issue"]), id: z.number().int() })
        .nullable()
        .describe("What GET /api/rows/{kind}/{id} shows the rows of."),
    }),
  ),
});
export const checkSchema = z.object({ laws: z.array(lawSchema), findings: z.array(findingSchema) });
export type Check = z.infer<typeof checkSchema>;

export const qualitySchema = z.object({
  position: z.number().int(),
  checkedAt: z.string().nullable(),
  check: checkSchema.nullable().describe("What the last check of the ledger found; null when it has not been checked since it changed."),
});
export type Quality = z.infer<typeof qualitySchema>;

export const rowsQuestionSchema = z.object({ kind: z.enum(["subject", "entry", "issue"]), id: z.coerce.number().int().min(0) });
export type RowsQuestion = z.infer<typeof rowsQuestionSchema>;
export const rowsSchema = z.object({
  rows: z.array(
    z.object({
      seq: z.number().int().nullable(),
      file: z.string(),
      row: z.number().int(),
      recordedAt: z.string(),
      cells: z.record(z.string(), z.string()),
    }),
  ),
});
export type RowsShown = z.infer<typeof rowsSchema>;

export const rebuildSchema = z.object({ position: z.number().int(), seconds: z.number(), scopes: z.array(z.string()) });

export const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string(),
  position: z.number().int().nullable().describe("Of the ledger; null, like all that follows, to somebody who has not signed in."),
  through: z.string().nullable(),
  openIssues: z.number().int().nullable(),
  recordedAt: z.string().nullable(),
});

export const livenessSchema = z.object({ status: z.literal("alive") });

export const readinessCheckSchema = z.object({
  name: z.enum(["program", "database", "migrations", "analytics"]),
  ok: z.boolean(),
  reason: z.string().nullable().describe("Why not, without addresses, names or secrets."),
});

export const readinessSchema = z.object({ status: z.literal("ready"), checks: z.array(readinessCheckSchema) });

export const jobSchema = z.object({
  id: z.string(),
  operation: z.string(),
  state: z.enum(["running", "done", "failed"]),
  step: z.object({ phase: z.string(), label: z.string(), done: z.number(), total: z.number() }).nullable(),
  result: z.unknown().optional(),
  problem: z.unknown().optional(),
});
export type Job = z.infer<typeof jobSchema>;
