import { z } from "zod";
import { nextStepSchema } from "./deals.ts";
import { dayText, moneyText, saying } from "./wire.ts";

export const leadIdSchema = z.string().min(1).max(300).describe("The lead's number in this ledger, or its id in a source: `SOURCE:ID`.");

/** What a lead can be moved to; becoming a deal is another matter. */
export const leadStates = ["prospect", "mql", "lost"] as const;

export const listedLeadSchema = z.object({
  lead: z.number().int(),
  id: z.string(),
  source: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  account: z.number().int().nullable(),
  createdOn: dayText.nullable(),
  stage: z.string().nullable().describe("As the source calls it."),
  state: z.string().nullable(),
  desiredOutcome: z.string().nullable().describe("The result for their business that they reacted to."),
  owner: z.string().nullable(),
  labels: z.record(z.string(), z.string()).describe("What else its source says of it, such as where it came from."),
  answeredOn: dayText.nullable().describe("First day somebody of ours did something about it."),
  waitingDays: z.number().int().nullable().describe("Days since it came, while nobody has answered."),
  deal: z.number().int().nullable().describe("The deal it became."),
});
export type ListedLead = z.input<typeof listedLeadSchema>;

export const leadsQuestionSchema = z.object({
  search: z.string().max(200).optional(),
  show: z.enum(["open", "waiting", "converted", "lost", "any"]).default("open"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

const rate = z.object({ value: z.number().nullable(), n: z.number().int() });

export const leadsSchema = z.object({
  leads: z.array(listedLeadSchema),
  total: z.number().int(),
  withOutcome: rate.describe("Share of all leads of the last twelve months that name the result they want."),
  answer: z
    .object({ medianDays: z.number().nullable(), n: z.number().int() })
    .describe("Days from a lead's coming to the first answer, of the last twelve months; null below five."),
});

export const createLeadSchema = z.object({
  company: saying(200),
  email: z.email().max(320).optional(),
  desiredOutcome: saying(500).optional(),
  owner: saying(120).optional(),
});
export const changeLeadSchema = z.object({
  id: leadIdSchema,
  company: saying(200).optional(),
  email: z.email().max(320).nullable().optional(),
  desiredOutcome: saying(500).nullable().optional(),
  owner: saying(120).nullable().optional(),
  state: z.enum(leadStates).optional().describe("Moves it; what it was before is kept."),
});
export const convertLeadSchema = z.object({
  id: leadIdSchema,
  name: saying(200).optional().describe("Title of the deal; the company's name when absent."),
  amount: moneyText.nullable().default(null),
  owner: saying(120).optional(),
  nextStep: nextStepSchema,
});
export const movedLeadSchema = z.object({ lead: listedLeadSchema, position: z.number().int() });
