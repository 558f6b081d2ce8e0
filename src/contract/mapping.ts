import { z } from "zod";
import {
  type FieldSource,
  type FileMapping,
  listsOf,
  type Mapping,
  type RecordMapping,
  recordDefinition,
  recordTypes,
} from "../domain/index.ts";

const translations = z.record(z.string(), z.coerce.string());
const values = z.union([translations, z.string()]);

const pattern = z.string().refine((text) => {
  try {
    new RegExp(text);
    return text.length <= 300;
  } catch {
    return false;
  }
}, "is no regular expression");

const columnSourceSchema = z.strictObject({
  column: z.string().min(1),
  split: z.string().min(1).optional(),
  extract: pattern.optional(),
  values: values.optional(),
  otherwise: z.string().optional(),
  negate: z.boolean().optional(),
});

const fieldSourceSchema: z.ZodType<FieldSource> = z.union([
  z.string().min(1),
  columnSourceSchema,
  z.strictObject({ constant: z.coerce.string() }),
  z.strictObject({ join: z.array(z.string().min(1)).min(2), with: z.string().optional() }),
  z.strictObject({ first: z.array(z.union([z.string().min(1), columnSourceSchema])).min(1) }),
  z.strictObject({ capture: z.number().int().min(1), values: values.optional(), otherwise: z.string().optional() }),
  z.strictObject({ cell: z.literal(true) }),
]) as z.ZodType<FieldSource>;

const whenever = { in: z.array(z.coerce.string()).optional(), not: z.array(z.coerce.string()).optional(), because: z.string().optional() };
const conditionSchema = z.union([
  z.strictObject({ column: z.string().min(1), ...whenever }),
  z.strictObject({ value: fieldSourceSchema, ...whenever }),
]);

const recordMappingSchema = z
  .strictObject({
    type: z.enum(recordTypes as [string, ...string[]]),
    when: z.union([conditionSchema, z.array(conditionSchema).min(1)]).optional(),
    each: pattern.optional(),
    fields: z.record(z.string(), fieldSourceSchema),
    runs: z.boolean().optional(),
    remark: z.string().optional(),
    attributes: z.array(z.string()).optional(),
  })
  .superRefine(({ type, fields }, check) => {
    const known = Object.keys(recordDefinition(type as RecordMapping["type"]).fields);
    for (const name of Object.keys(fields)) {
      if (!known.includes(name))
        check.addIssue({ code: "custom", path: ["fields", name], message: `a ${type} has no field ${name}; it has ${known.join(", ")}` });
    }
  });

const dates = z.enum(["dmy", "mdy"]);
const decimal = z.enum([".", ","]);
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "is no three-letter currency code")
  .transform((code) => code.toUpperCase());

const sourceName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,40}$/, "may have small letters, digits, - and _");

const fileMappingSchema = z.strictObject({
  file: z.string().min(1),
  ignore: z.string().optional(),
  source: sourceName.optional(),
  delimiter: z.string().length(1).optional(),
  dates: dates.optional(),
  decimal: decimal.optional(),
  money: z.enum(["major", "minor"]).optional(),
  currency: currency.optional(),
  corrections: z.record(z.string(), translations).optional(),
  skip: pattern.optional(),
  retractions: z.strictObject({ of: z.string().min(1), id: z.string().min(1) }).optional(),
  preset: z.string().optional(),
  records: z.array(recordMappingSchema).default([]),
}) as unknown as z.ZodType<FileMapping>;

/** The form of a mapping file; its parts are described in docs/mapping.md. */
export const mappingSchema = z
  .strictObject({
    source: sourceName,
    through: z.iso.date().optional(),
    zone: z.string().optional(),
    dates: dates.optional(),
    decimal: decimal.optional(),
    currency: currency.optional(),
    maps: z.record(z.string(), translations).optional(),
    lookups: z.record(z.string(), z.strictObject({ file: z.string().min(1), key: z.string().min(1), value: z.string().min(1) })).optional(),
    files: z.array(fileMappingSchema).min(1),
  })
  .superRefine(({ files, maps, lookups }, check) => {
    files.forEach((file, i) => {
      file.records.forEach((record, j) => {
        for (const [name, source] of Object.entries(record.fields)) {
          for (const list of listsOf(source)) {
            if (maps?.[list] !== undefined || lookups?.[list] !== undefined) continue;
            check.addIssue({
              code: "custom",
              path: ["files", i, "records", j, "fields", name],
              message: `there is no list “${list}” under maps or lookups`,
            });
          }
        }
      });
    });
  }) as unknown as z.ZodType<Mapping>;
