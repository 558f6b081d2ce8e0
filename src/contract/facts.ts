import { z } from "zod";
import { evidenceKinds, gateFacts, impactStates, letters, outcomeBuckets, speakers } from "../standard/index.ts";
import { currencyText, dayText, saying } from "./wire.ts";

export const worth = z.object({ minor: z.number().int().min(0), currency: currencyText }).describe("A year, in minor units.");
export const maybe = (most: number) => saying(most).nullable();
const ids = z.array(z.string().max(80)).max(100);
const thingId = z.string().regex(/^[\w-]{1,80}$/, "An id is made of letters, digits, hyphens and underscores.");

export const evidenceFields = {
  letter: z.enum(letters),
  claim: saying(4000).describe("What was said, in the words it was said in."),
  kind: z.enum(evidenceKinds).describe("Words as they were said, a paper of the customer's, or a call whose words were not kept."),
  speaker: z.enum(speakers),
  person: maybe(120).describe("Who spoke or wrote."),
  ref: maybe(1000).describe("Where it can be looked up."),
  depth: z.union([z.literal(1), z.literal(2), z.literal(3)]).describe("1 named, 2 with specifics, 3 in figures."),
  isConfirmed: z.boolean().describe("The customer agreed to it afterwards, or confirmed the figure."),
  contradicts: ids.describe("Evidence it can't be true together with."),
};
export const painFields = {
  statement: saying(1000),
  affects: maybe(300),
  rank: z.number().int().min(1).max(99).nullable().describe("1 hurts most."),
  annualCost: worth.nullable(),
  evidence: ids.describe("Evidence it rests on; without any it is an assumption."),
};
export const impactFields = {
  statement: saying(1000).describe("What gets better for the customer's business. It names no product."),
  bucket: z.enum(outcomeBuckets),
  how: maybe(1000),
  by: dayText.nullable(),
  value: worth.nullable(),
  confirmedBy: maybe(120).describe("Who of the customer's side stands behind it."),
  stake: maybe(1000).describe("What it means to the person."),
  state: z.enum(impactStates),
  evidence: ids.describe("Evidence it rests on; without any it is an assumption."),
};
export const eventFields = {
  description: saying(1000),
  on: dayText.nullable(),
  consequence: maybe(1000).describe("What happens when the day is missed."),
  isTheirs: z.boolean().describe("The customer's own day, not ours."),
  isTested: z.boolean().describe("The consequence was talked through with the customer."),
};
const stances = z.enum(["for", "neutral", "against", "unknown"]);
export const decisionFields = {
  criteria: z.array(saying(300)).max(50),
  steps: z.array(z.object({ name: saying(300), owner: maybe(120), due: dayText.nullable() })).max(50),
  committee: z.array(z.object({ person: saying(120), role: saying(200), stance: stances })).max(50),
  economicBuyer: maybe(120).describe("Who holds the budget."),
  decidesAlone: z.boolean(),
};

export const factSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("evidence"), on: dayText, evidence: z.object({ id: z.string(), ...evidenceFields }) }),
  z.object({ kind: z.literal("pain"), on: dayText, pain: z.object({ id: z.string(), ...painFields }) }),
  z.object({ kind: z.literal("impact"), on: dayText, impact: z.object({ id: z.string(), ...impactFields }) }),
  z.object({ kind: z.literal("event"), on: dayText, event: z.object(eventFields).nullable() }),
  z.object({ kind: z.literal("decision"), on: dayText, decision: z.object(decisionFields) }),
  z.object({ kind: z.literal("noted"), on: dayText, fact: z.enum(gateFacts), holds: z.boolean() }),
  z.object({ kind: z.literal("confirmed"), on: dayText, isConfirmed: z.boolean() }),
  z.object({ kind: z.literal("withdrawn"), on: dayText, what: z.enum(["evidence", "pain", "impact"]), id: z.string() }),
]);

const day = dayText.optional().describe("Day it became known; today when absent.");
const ofThing = { id: thingId.optional().describe("Of what it replaces; a new one when absent.") };
const nowhere = { evidence: ids.default([]) };

/** A fact as somebody gives it: what is not said is nothing. */
export const givenFactSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("evidence"),
    on: day,
    evidence: z.object({
      ...ofThing,
      ...evidenceFields,
      person: evidenceFields.person.default(null),
      ref: evidenceFields.ref.default(null),
      isConfirmed: evidenceFields.isConfirmed.default(false),
      contradicts: ids.default([]),
    }),
  }),
  z.object({
    kind: z.literal("pain"),
    on: day,
    pain: z.object({
      ...ofThing,
      ...painFields,
      ...nowhere,
      affects: painFields.affects.default(null),
      rank: painFields.rank.default(null),
      annualCost: painFields.annualCost.default(null),
    }),
  }),
  z.object({
    kind: z.literal("impact"),
    on: day,
    impact: z.object({
      ...ofThing,
      ...impactFields,
      ...nowhere,
      how: impactFields.how.default(null),
      by: impactFields.by.default(null),
      value: impactFields.value.default(null),
      confirmedBy: impactFields.confirmedBy.default(null),
      stake: impactFields.stake.default(null),
      state: impactFields.state.default("discovered"),
    }),
  }),
  z.object({
    kind: z.literal("event"),
    on: day,
    event: z
      .object({ ...eventFields, on: eventFields.on.default(null), consequence: eventFields.consequence.default(null) })
      .nullable()
      .describe("Null where there is none."),
  }),
  z.object({
    kind: z.literal("decision"),
    on: day,
    decision: z.object({
      criteria: decisionFields.criteria.default([]),
      steps: decisionFields.steps.default([]),
      committee: decisionFields.committee.default([]),
      economicBuyer: decisionFields.economicBuyer.default(null),
      decidesAlone: decisionFields.decidesAlone.default(false),
    }),
  }),
  z.object({ kind: z.literal("noted"), on: day, fact: z.enum(gateFacts), holds: z.boolean() }),
  z.object({ kind: z.literal("confirmed"), on: day, isConfirmed: z.boolean() }),
  z.object({ kind: z.literal("withdrawn"), on: day, what: z.enum(["evidence", "pain", "impact"]), id: thingId }),
]);
