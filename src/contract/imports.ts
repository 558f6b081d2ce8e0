import { z } from "zod";
import { type RecordType, recordTypes } from "../domain/index.ts";
import { mappingSchema } from "./mapping.ts";

export const answersSchema = z
  .object({
    dates: z.enum(["dmy", "mdy"]).optional().describe("Which of day and month comes first in 03/04/2026."),
    decimal: z.enum([".", ","]).optional().describe("The mark before the decimals."),
    currency: z.string().length(3).optional().describe("Currency of amounts that have none beside them."),
    source: z.string().optional().describe("Name of the system the files come from; the preset's own when absent."),
    through: z.iso.date().optional().describe("Last day the files speak for."),
  })
  .describe("What files cannot say of themselves.");
export type Answers = z.infer<typeof answersSchema>;

const uploadToImportSchema = z.object({
  id: z.string(),
  mapping: mappingSchema.optional().describe("How this file is read; the import's mapping or a preset when absent."),
  answers: answersSchema.optional().describe("What this file cannot say of itself; the import's answers fill the rest."),
});

export const importRequestSchema = z.object({
  title: z.string().min(1).max(300),
  files: z
    .array(z.union([z.string(), uploadToImportSchema]))
    .min(1)
    .max(1000)
    .describe("Uploads, by id or with a mapping and answers of their own."),
  mapping: mappingSchema.optional(),
  answers: answersSchema.default({}),
  dryRun: z.boolean().default(false),
});

export const importedFileSchema = z.object({
  name: z.string(),
  outcome: z.enum(["imported", "checked", "unchanged", "ignored", "unknown", "refused"]),
  importer: z.string().optional(),
  reason: z.string().optional().describe("Why a file was not imported."),
  rowsRead: z.number().int(),
  entriesAdded: z.number().int(),
  rowsUnchanged: z.number().int(),
  rowsRejected: z.number().int(),
  rowsSkipped: z.number().int().describe("Rows that the mapping makes no record of."),
  warnings: z.number().int(),
  issues: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(["error", "warning"]),
      count: z.number().int(),
      example: z.string(),
      row: z.number().int(),
    }),
  ),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

export const importResultSchema = z.object({
  batch: z.number().int().nullable().describe("The batch to undo; null when nothing was written."),
  files: z.array(importedFileSchema),
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const fileViewSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  source: z.string(),
  importer: z.string(),
  bytes: z.number(),
  recordedAt: z.string(),
  through: z.string().nullable(),
  rowsRead: z.number().int(),
  entriesAdded: z.number().int(),
  rowsUnchanged: z.number().int(),
  rowsRejected: z.number().int(),
  warnings: z.number().int(),
});
export const batchViewSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  startedAt: z.string(),
  undoneAt: z.string().nullable(),
  files: z.array(fileViewSchema),
});
export type BatchView = z.infer<typeof batchViewSchema>;
export const batchListSchema = z.object({ batches: z.array(batchViewSchema) });

export const undoResultSchema = z.object({ batch: z.number().int(), entriesHidden: z.number().int() });

export const issueViewSchema = z.object({
  id: z.number().int(),
  batch: z.number().int(),
  file: z.string(),
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  sentence: z.string(),
  cells: z.record(z.string(), z.string()).nullable(),
});
export type IssueView = z.infer<typeof issueViewSchema>;

export const issueListSchema = z.object({
  total: z.number().int(),
  counts: z.array(
    z.object({
      fileId: z.number().int(),
      file: z.string(),
      code: z.string(),
      severity: z.enum(["error", "warning"]),
      count: z.number().int(),
      example: z.string(),
    }),
  ),
  issues: z.array(issueViewSchema),
});
export type IssueList = z.infer<typeof issueListSchema>;

/** Number of a batch, a file or a match; no ledger has more of them. */
export const serialSchema = z.coerce.number().int().min(0).max(2_147_483_647);

export const issueQuerySchema = z.object({
  batch: serialSchema.optional(),
  file: serialSchema.optional(),
  code: z.string().optional(),
  severity: z.enum(["error", "warning"]).optional(),
  limit: z.number().int().min(1).max(100_000).default(100),
  offset: z.number().int().min(0).default(0),
});

export const correctionSchema = z.object({
  issue: z.number().int(),
  cells: z.record(z.string(), z.string()).describe("Corrected cells by column; the others stay."),
});

/** Record types that have a template. */
export const templateTypes: readonly RecordType[] = recordTypes;

export const batchesQuestionSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  acts: z.enum(["with", "without"]).optional().describe("Whether what people did here is listed too, a batch each; without when absent."),
});

const matchedAccountSchema = z.object({ account: z.number().int(), source: z.string(), id: z.string(), name: z.string().nullable() });
export const matchListSchema = z.object({
  matches: z.array(
    z.object({
      id: z.number().int(),
      main: matchedAccountSchema,
      other: matchedAccountSchema,
      reason: z.enum(["email", "domain", "name"]),
      verdict: z.enum(["matched", "proposed", "rejected"]),
      decidedAt: z.string(),
    }),
  ),
});
export type MatchList = z.infer<typeof matchListSchema>;
