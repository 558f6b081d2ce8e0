import { z } from "zod";
import { route } from "./route.ts";

export const sentEventsSchema = z.object({
  accepted: z.number().int().describe("Kept for good, and not known before."),
  duplicates: z.number().int().describe("Known already with the same content; they count once."),
  refused: z.number().int(),
  refusals: z
    .array(z.object({ index: z.number().int(), id: z.string().nullable(), code: z.string(), sentence: z.string() }))
    .describe("The first hundred refused, each with its place in the request, from 0."),
});
export type SentEvents = z.infer<typeof sentEventsSchema>;

export const usageStatusSchema = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      events: z.number().int(),
      lastAt: z.string().nullable().describe("When the newest event came in."),
      lastSettledAt: z.string().nullable().describe("When the ledger was last told a sum."),
      waiting: z.number().int().describe("Sums of an account, a meter and a day that the ledger does not know yet."),
      keptFrom: z.string().nullable().describe("First day whose events are kept; null for all."),
      unknown: z
        .object({ accounts: z.number().int(), events: z.number().int(), some: z.array(z.string()) })
        .describe("Accounts the ledger does not know yet; their events count once it does."),
    }),
  ),
});

export const eventsQuestionSchema = z.object({
  source: z.string().min(1).max(60),
  account: z.string().min(1).max(200).describe("Id of the account in the source."),
  meter: z.string().min(1).max(100),
  on: z.iso.date(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

export const eventsSchema = z.object({
  total: z.number().int().describe("Events of the day, those that are no longer kept among them."),
  sums: z.array(
    z.object({
      currency: z.string(),
      quantity: z.string(),
      amount: z.number().nullable().describe("In minor units."),
      isWaiting: z.boolean().describe("Whether the ledger does not know it yet."),
    }),
  ),
  events: z.array(z.object({ id: z.string(), at: z.string(), value: z.string(), amount: z.number().nullable(), currency: z.string() })),
});

export const settledSchema = z.object({
  sums: z.number().int().describe("Sums told to the ledger."),
  entries: z.number().int().describe("How many of them were news."),
});

export const dropEventsSchema = z.object({ source: z.string().min(1).max(60), before: z.iso.date() });
export const droppedSchema = z.object({ dropped: z.number().int() });

export const usageRoutes = {
  usage: route("get", "/api/usage", "How much usage came in, and what of it waits.", z.object({}), usageStatusSchema),
  usageEvents: route(
    "get",
    "/api/usage/events",
    "The events behind what an account used of a meter on a day.",
    eventsQuestionSchema,
    eventsSchema,
  ),
  settleUsage: route("post", "/api/usage/settle", "Tell the ledger now what usage adds up to.", z.object({}), settledSchema),
  dropUsageEvents: route(
    "post",
    "/api/usage/drop",
    "Forget the events of a source before a day; their sums stay, and nothing can be added to them.",
    dropEventsSchema,
    droppedSchema,
  ),
} as const;
