import { z } from "zod";
import { pointSchema, unitSchema } from "./metrics.ts";

const valueSchema = z.union([z.string(), z.number()]);
/** Settings by name; names and values are checked where they are used, with words for what is wrong. */
export const overridesSchema = z.record(z.string(), valueSchema);

const settingSchema = z.object({
  name: z.string(),
  group: z.string(),
  meaning: z.string(),
  cases: z.array(z.number().int()).describe("Rows of semantics B.2 that it decides."),
  kind: z.enum(["choice", "number", "text"]),
  choices: z.array(z.object({ value: z.string(), meaning: z.string() })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().optional(),
  standard: valueSchema.describe("The standard's default."),
  value: valueSchema.describe("What is in force."),
  decides: z.enum(["facts", "formulas"]),
});
export type SettingView = z.infer<typeof settingSchema>;

const profileSchema = z.object({
  name: z.string(),
  title: z.string(),
  source: z.string(),
  counts: overridesSchema.describe("Settings that differ from the standard's defaults."),
  methods: z.record(z.string(), z.string()).describe("The method it is likened to, by metric."),
  says: z.array(z.object({ row: z.string(), mark: z.string(), what: z.string() })),
  limits: z.array(z.string()),
});

export const settingsSchema = z.object({
  settings: z.array(settingSchema),
  file: z.string().describe("The settings as a file: what differs from the defaults, in YAML."),
  history: z.array(z.object({ id: z.number().int(), changedAt: z.string(), overrides: overridesSchema })),
  profiles: z.array(profileSchema),
});
export type SettingsAnswer = z.infer<typeof settingsSchema>;

/** Settings to change; `reset` takes all others back to the defaults first. A file says all of them. */
export const settingsChangeSchema = z.object({
  change: overridesSchema.default({}),
  file: z.string().max(20_000).optional().describe("A settings file in YAML; what it does not name is the default."),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const settingsPreviewSchema = z.object({
  period: z.string().nullable().describe("The last whole month, which is asked."),
  changed: z.array(z.object({ name: z.string(), from: valueSchema, to: valueSchema })),
  effects: z.array(
    z.object({
      metric: z.string(),
      unit: unitSchema,
      currency: z.string().optional(),
      before: pointSchema,
      after: pointSchema,
      difference: z.number().nullable(),
    }),
  ),
});
export type SettingsPreview = z.infer<typeof settingsPreviewSchema>;
