import { z } from "zod";
import { bandIds, bantFields, capReasons, gateFacts, gateIds, letters } from "../standard/index.ts";
import { dealIdSchema, dealOutcomes } from "./deals.ts";
import {
  decisionFields,
  eventFields,
  evidenceFields,
  factSchema,
  givenFactSchema,
  impactFields,
  maybe,
  painFields,
  worth,
} from "./facts.ts";
import { baseVersion, currencyText, dayText } from "./wire.ts";

const languages = z.enum(["en", "fr", "de"]).default("en").describe("Language of the questions.");
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

export const diagnosisQuestionSchema = z.object({ id: dealIdSchema, language: languages });

export const addFactSchema = z.object({
  id: dealIdSchema,
  language: languages,
  fact: givenFactSchema,
  replaces: z
    .string()
    .max(80)
    .nullable()
    .optional()
    .describe("Id of the fact that held when this was written, null where there was none: refused when another one holds by now."),
});

const bantFieldsOf = {
  recordedOn: dayText,
  budget: z.object({ amount: worth.nullable(), isFunded: z.boolean() }).nullable(),
  authority: maybe(200).describe("Who may decide."),
  need: maybe(2000),
  timeline: dayText.nullable(),
};
const givenBantSchema = z.object({
  recordedOn: dayText,
  budget: bantFieldsOf.budget.default(null),
  authority: bantFieldsOf.authority.default(null),
  need: bantFieldsOf.need.default(null),
  timeline: bantFieldsOf.timeline.default(null),
});
export const saveBantSchema = z.object({ id: dealIdSchema, language: languages, base: baseVersion, bant: givenBantSchema });

export const importBantSchema = z.object({
  body: z
    .string()
    .max(4_000_000)
    .describe("CSV with the columns deal, date, budget, currency, funded, authority, need, timeline; deal is a number or SOURCE:ID."),
});
export const importedBantSchema = z.object({
  saved: z.number().int(),
  unchanged: z.number().int().describe("Rows that say what is known already, or less recent things."),
  issues: z.array(z.object({ row: z.number().int(), sentence: z.string() })),
});

const recorded = {
  fact: z.string().describe("Id of the fact that says it, to be told when it is replaced."),
  knownOn: dayText,
  recordedBy: z.string(),
  recordedAt: z.string(),
};
const thing = { id: z.string(), ...recorded };

const requirementFields = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("level"), letter: z.enum(letters), atLeast: level, unless: z.enum(gateFacts).nullable() }),
  z.object({ kind: z.literal("every"), atLeast: level }),
  z.object({ kind: z.literal("total"), atLeast: z.number().int().min(0).max(15) }),
  z.object({ kind: z.literal("fact"), fact: z.enum(gateFacts) }),
]);

const gapSchema = z.object({
  letter: z.enum(letters),
  level,
  because: z.enum(capReasons).nullable(),
  question: z.string(),
});

const priorityFields = {
  score: z.number().nullable().describe("Impact value x urgency x confidence, in minor units of `currency`: a rank, not money."),
  currency: currencyText.nullable(),
  impactMinor: z.number().int(),
  urgency: z.number(),
  confidence: z.number(),
  daysToEvent: z.number().int().nullable(),
  reasons: z.array(z.string()),
};

const bantShownSchema = z.object({
  ...bantFieldsOf,
  version: z.number().int(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  passes: z.boolean(),
  missing: z.array(z.enum(bantFields)),
});

export const diagnosisSchema = z.object({
  deal: z.number().int(),
  name: z.string(),
  outcome: z.enum(dealOutcomes),
  committedOn: dayText.nullable(),
  on: dayText.describe("The day it is told for: today."),
  letters: z.array(
    z.object({
      letter: z.enum(letters),
      level,
      caps: z.array(z.object({ reason: z.enum(capReasons), highest: level })),
      contradictions: z.array(z.tuple([z.string(), z.string()])),
      counted: z.array(z.string()),
      assumed: z.array(z.string()),
    }),
  ),
  total: z.number().int(),
  band: z.enum(bandIds),
  weighted: z.number(),
  gaps: z.array(gapSchema).describe("The weakest first; the first one is the next question."),
  evidence: z.array(z.object({ ...thing, ...evidenceFields })),
  pains: z.array(z.object({ ...thing, ...painFields, isAssumed: z.boolean() })),
  impacts: z.array(
    z.object({
      ...thing,
      ...impactFields,
      isAssumed: z.boolean(),
      lacks: z.array(z.enum(["how", "by"])).describe("Without these it is incomplete."),
      namesProduct: z.string().nullable().describe("A product of the deal that the statement names."),
    }),
  ),
  event: z.object({ ...eventFields, ...recorded }).nullable(),
  eventFact: z.string().nullable().describe("Id of the newest fact about the event, also when it says that there is none."),
  decision: z
    .object({ ...decisionFields, ...recorded, buyerHeard: z.boolean().describe("Who holds the budget has been heard.") })
    .nullable(),
  heard: z.array(z.string()).describe("People of the customer who said something that is on record."),
  noted: z.array(z.object({ fact: z.enum(gateFacts), knownOn: dayText, recordedBy: z.string(), recordedAt: z.string() })),
  confirmed: z.object(recorded).nullable().describe("The customer confirmed the written summary."),
  isProposedFirst: z.boolean().describe("It came to a proposal before the customer confirmed the diagnosis."),
  gates: z.array(
    z.object({
      gate: z.enum(gateIds),
      stage: z.string(),
      isNext: z.boolean(),
      verdict: z.enum(["open", "warned", "blocked"]),
      asks: z.array(z.object({ asked: requirementFields, force: z.enum(["warn", "block"]), isMet: z.boolean() })),
      next: gapSchema.nullable(),
    }),
  ),
  bant: bantShownSchema.nullable(),
  bantVersions: z.array(bantShownSchema).describe("Qualifications as they were made, the newest first."),
  isTopQuarter: z.boolean().nullable().describe("Of the open deals of its currency by priority; null with fewer than five."),
  isOverlooked: z.boolean().describe("BANT would turn it away although it is in the first quarter."),
  priority: z.object({
    ...priorityFields,
    leadDays: z.number().int().describe("Days from the signature to the value."),
    place: z.number().int().nullable().describe("Among open deals of its currency, the first being 1."),
    peers: z.number().int(),
  }),
  course: z.array(
    z.object({
      ...priorityFields,
      on: dayText,
      phase: z.enum(["before_sale", "after_sale"]),
      because: z.array(z.string()),
      moved: z.array(z.enum(["impact", "urgency", "confidence"])),
    }),
  ),
  line: z.array(z.object({ on: dayText, score: z.number().nullable() })).describe("Priority at even distances of days, for drawing it."),
  facts: z
    .array(z.object({ id: z.string(), by: z.string(), at: z.string(), fact: factSchema }))
    .describe("Everything that was recorded, the newest first."),
});
export type DiagnosisTold = z.input<typeof diagnosisSchema>;

export const addedFactSchema = z.object({
  fact: z.string().describe("Id of the fact."),
  thing: z.string().nullable().describe("Id of the evidence, pain or impact it is about."),
  diagnosis: diagnosisSchema,
});

const forces = z.enum(["warn", "block", "off"]);
const asksSchema = z.array(z.object({ asked: requirementFields, force: forces })).max(60);
export const spicedMethodSchema = z.object({
  version: z.number().int(),
  edition: z.number().int(),
  savedBy: z.string().nullable(),
  savedAt: z.string().nullable(),
  bands: z.record(z.enum(bandIds), z.number().int()),
  caps: z.partialRecord(z.enum(capReasons), level),
  urgencyWithoutEvent: z.number(),
  gates: z.array(
    z.object({
      gate: z.enum(gateIds),
      source: z.string(),
      asks: z.array(z.object({ asked: requirementFields, force: forces, usual: forces.describe("What the standard says.") })),
    }),
  ),
});
export const saveSpicedMethodSchema = z.object({
  base: baseVersion,
  gates: z.array(z.object({ gate: z.enum(gateIds), asks: asksSchema })).max(gateIds.length),
});
