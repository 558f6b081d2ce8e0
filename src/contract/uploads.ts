import { z } from "zod";
import { answersSchema } from "./imports.ts";
import { mappingSchema } from "./mapping.ts";

export const questionOfFileSchema = z.object({
  kind: z.enum(["date_order", "decimal_mark", "currency"]),
  column: z.string(),
  examples: z.array(z.string()),
  sentence: z.string(),
});

export const uploadSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  format: z.enum(["csv", "json"]),
  encoding: z.string(),
  gzipped: z.boolean(),
  delimiter: z.string().nullable(),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())).describe("The first rows as they stand in the file."),
  recognised: z.object({ importer: z.string(), title: z.string() }).nullable(),
  mapping: z.unknown().describe("The mapping it would be read with, or a first draft; null when nothing fits."),
});
export type Upload = z.infer<typeof uploadSchema>;

export const previewRequestSchema = z.object({ id: z.string(), mapping: mappingSchema.optional(), answers: answersSchema.default({}) });

export const previewSchema = z.object({
  header: z.array(z.string()),
  rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })).describe("The first rows as they stand in the file."),
  questions: z.array(questionOfFileSchema),
  missingColumns: z.array(z.string()),
  records: z.array(
    z.object({
      row: z.number().int(),
      type: z.string(),
      fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      attributes: z.record(z.string(), z.string()),
    }),
  ),
  issues: z.array(
    z.object({
      row: z.number().int(),
      column: z.string().nullable(),
      code: z.string(),
      severity: z.enum(["error", "warning"]),
      sentence: z.string(),
    }),
  ),
});
export type Preview = z.infer<typeof previewSchema>;

export const columnQuestionSchema = z.object({ id: z.string(), column: z.string().min(1) });
export const columnValuesSchema = z.object({
  values: z.array(z.object({ value: z.string(), rows: z.number().int() })).describe("The most frequent first, up to 200."),
  more: z.boolean().describe("The column has more values than are listed."),
});
export type ColumnValues = z.infer<typeof columnValuesSchema>;

export const savedMappingSchema = z.object({ name: z.string(), savedAt: z.string(), body: z.string().describe("YAML.") });
export const mappingListSchema = z.object({ mappings: z.array(savedMappingSchema) });
