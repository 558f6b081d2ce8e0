import { z } from "zod";
import { intervalUnits, mappedStates } from "../domain/index.ts";
import { gateIds, methodologyIds, salesPhases } from "../standard/index.ts";
import { baseVersion, currencyText, dayText, decimalText, moneyText, saying } from "./wire.ts";

export const dealTypeNames = ["new", "expansion", "renewal"] as const;
export const dealOutcomes = ["open", "won", "lost"] as const;

export const dealIdSchema = z.string().min(1).max(300).describe("The deal's number in this ledger, or its id in a source: `SOURCE:ID`.");

export const pipelineStageSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "An id is made of small letters, digits and hyphens."),
  name: saying(60),
  state: z.enum(mappedStates).describe("State of the Bowtie it stands for."),
  gate: z.enum(gateIds).nullable().describe("What must be known to enter it."),
  buyerDoes: saying(300).describe("What the buyer does that shows a deal is there."),
  alsoCalled: z.array(saying(80)).max(30).default([]).describe("Names that other systems give it."),
});
export const pipelineSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "An id is made of small letters, digits and hyphens."),
  name: saying(60),
  types: z.array(z.enum(dealTypeNames)).describe("Deals of these types go through it."),
  stages: z.array(pipelineStageSchema).min(2).max(20),
});
export const pipelinesSchema = z.object({ pipelines: z.array(pipelineSchema).min(1).max(20), version: z.number().int() });
export const savePipelinesSchema = z.object({ pipelines: z.array(pipelineSchema).min(1).max(20), base: baseVersion });

export const nextStepSchema = z.object({ what: saying(300), on: dayText, owner: saying(120) });

export const dealLineSchema = z.object({
  id: z.string().regex(/^[\w-]{1,40}$/),
  product: saying(120),
  price: decimalText.describe("Price of one unit for one interval, before discount."),
  quantity: decimalText.default("1"),
  interval: z.enum(intervalUnits).default("month"),
  intervalCount: z.number().int().min(1).max(60).default(1),
  discountPercent: decimalText.nullable().default(null),
  termMonths: z.number().int().min(1).max(120).nullable().default(null).describe("Months the customer is bound."),
  noticeDays: z.number().int().min(0).max(730).nullable().default(null).describe("Days of notice before the end of the term."),
  startsOn: dayText.nullable().default(null).describe("First day of service; the day of the signature when empty."),
  ramp: z
    .array(
      z.object({
        fromMonth: z.number().int().min(1).max(120),
        price: decimalText.nullable().default(null),
        quantity: decimalText.nullable().default(null),
      }),
    )
    .max(20)
    .default([])
    .describe("From a month of the contract on, another price or quantity."),
});

const passSchema = z.object({
  stage: z.string(),
  on: dayText,
  by: z.string(),
  gate: z.enum(gateIds).nullable(),
  verdict: z.enum(["open", "warned", "blocked", "none"]),
  evidence: z.string().nullable(),
  despite: z.string().nullable(),
});

/** What the team keeps of a deal beside its record in the ledger. */
export const dealNotesSchema = z.object({
  pipeline: z.string().nullable(),
  nextStep: nextStepSchema.nullable(),
  expectedOn: dayText.nullable(),
  lines: z.array(dealLineSchema).max(50),
  kickOffOn: dayText.nullable(),
  terms: saying(2000).nullable(),
  risks: z.array(saying()).max(50).nullable().describe("Null while nobody spoke of them; empty when there are none."),
  preferences: saying(2000).nullable(),
  expansionSignals: z.array(saying()).max(50),
  methodology: z.partialRecord(z.enum(salesPhases), z.object({ id: z.enum(methodologyIds), met: z.array(z.string()).max(20) })),
  passes: z.array(passSchema),
  outcomeId: z.string().nullable().describe("Confirmed outcome that an expansion grows from."),
});

/** What of the notes people change themselves; the rest follows from what they do. */
const ownNotes = dealNotesSchema.omit({ passes: true }).partial();

const recordFields = {
  name: saying(200),
  owner: saying(120).nullable(),
  amount: moneyText.nullable().describe("Value of the deal; of its products a year where it has any."),
  listAmount: z.number().int().nullable().describe("At list price, in minor units."),
  type: z.enum(dealTypeNames),
};

export const createDealSchema = z.object({
  account: z.string().min(1).max(300).describe("The account: its number, `SOURCE:ID`, or `new` for one that nobody knows yet."),
  accountName: saying(200).optional().describe("Name of a new account."),
  domain: saying(200).optional().describe("Web domain of a new account."),
  name: recordFields.name,
  owner: recordFields.owner.default(null),
  amount: recordFields.amount.default(null),
  type: recordFields.type.default("new"),
  pipeline: z.string().nullable().default(null),
  lead: saying(300).optional().describe("Id of the lead it comes from, in the account's source."),
  nextStep: nextStepSchema.describe("An open deal has a next step, with a day and somebody who takes it."),
});

export const changeDealSchema = z.object({
  id: dealIdSchema,
  base: baseVersion.describe("The version of the notes it was read at."),
  seq: z
    .number()
    .int()
    .optional()
    .describe("The entry of the ledger it was read at: refused when another came since and both change one field."),
  record: z.object(recordFields).partial().default({}),
  notes: ownNotes.default({}),
});

export const moveDealSchema = z.object({
  id: dealIdSchema,
  stage: z.string().min(1).max(40),
  from: z.string().max(40).optional().describe("The stage it was seen in: refused when somebody moved it since."),
  evidence: saying(1000).optional().describe("What the buyer did that shows it."),
  despite: saying(1000).optional().describe("Why it goes on although something is missing; a gate that blocks stays shut."),
  reason: saying(300).optional().describe("Why it was won or lost; needed for both."),
  nextStep: nextStepSchema.optional(),
  signedOn: dayText.optional().describe("Day of the signature; today when absent."),
  contract: z
    .enum(["here", "billing"])
    .optional()
    .describe(
      "Whether its products are counted as a contract from here, or once a billing export brings them, so that nothing counts twice; from here when absent, unless exports bring recurring revenue.",
    ),
  dropped: z
    .array(z.object({ promiseId: z.string(), reason: saying(), buyer: saying(120), us: saying(120) }))
    .max(50)
    .default([])
    .describe("Promises that are not kept on purpose, each with a reason both sides signed."),
});

export const undoMoveSchema = z.object({ id: dealIdSchema, from: moveDealSchema.shape.from });

export const dealFlags = ["no_next_step", "step_overdue", "overdue", "single_thread", "no_amount", "no_close_date"] as const;

export const listedDealSchema = z.object({
  deal: z.number().int(),
  id: z.string(),
  source: z.string(),
  account: z.number().int().nullable(),
  accountName: z.string().nullable(),
  name: z.string(),
  owner: z.string().nullable(),
  type: z.enum(dealTypeNames),
  outcome: z.enum(dealOutcomes),
  pipeline: z.string(),
  stage: z.string(),
  stageName: z.string().describe("As the pipeline calls it."),
  sourceStage: z.string().nullable().describe("As the source calls it."),
  state: z.string().nullable(),
  amount: z.number().int().nullable(),
  listAmount: z.number().int().nullable(),
  currency: currencyText.nullable(),
  createdOn: dayText.nullable(),
  stageOn: dayText.nullable().describe("Since when it is in its stage."),
  closedOn: dayText.nullable().describe("Day it was won or lost; of an open deal the day it is expected to close."),
  reason: z.string().nullable(),
  nextStep: nextStepSchema.nullable(),
  total: z.number().int().nullable().describe("Total of its diagnosis, 0 to 15; null while nothing is known."),
  priority: z.number().nullable().describe("Impact value x urgency x confidence, in minor units of `priorityCurrency`: a rank, not money."),
  priorityCurrency: currencyText.nullable(),
  flags: z.array(z.enum(dealFlags)),
});
export type ListedDeal = z.input<typeof listedDealSchema>;

export const dealSorts = ["amount", "close", "priority", "stage", "name", "created"] as const;
export const dealsQuestionSchema = z.object({
  search: z.string().max(200).optional(),
  pipeline: z.string().max(40).optional(),
  stage: z.string().max(40).optional(),
  owner: z.string().max(120).optional(),
  account: z.string().max(300).optional().describe("Deals of this account and those below it."),
  type: z.enum(dealTypeNames).optional(),
  outcome: z.enum([...dealOutcomes, "any"]).default("open"),
  flag: z.enum(dealFlags).optional(),
  sort: z.enum(dealSorts).default("amount"),
  order: z.enum(["asc", "desc"]).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type DealsQuestion = z.output<typeof dealsQuestionSchema>;

const totals = z.array(moneyText);
export const dealsSchema = z.object({
  deals: z.array(listedDealSchema),
  total: z.number().int(),
  amounts: totals.describe("Sum of all that were asked for, a currency each."),
  owners: z.array(z.string()).describe("Everybody who has an open deal."),
  pipelines: z.array(pipelineSchema),
});

export const boardQuestionSchema = dealsQuestionSchema.pick({ search: true, owner: true, flag: true }).extend({
  pipeline: z.string().max(40).optional(),
  each: z.coerce.number().int().min(1).max(100).default(30).describe("Cards of each column."),
});
export const boardSchema = z.object({
  pipeline: pipelineSchema,
  pipelines: z.array(z.object({ id: z.string(), name: z.string(), open: z.number().int() })),
  columns: z.array(z.object({ stage: z.string(), count: z.number().int(), amounts: totals, deals: z.array(listedDealSchema) })),
  owners: z.array(z.string()),
});

export type Deals = z.input<typeof dealsSchema>;
export type DealBoard = z.input<typeof boardSchema>;

export const gateVerdictSchema = z.object({
  gate: z.enum(gateIds),
  verdict: z.enum(["open", "warned", "blocked"]),
  unmet: z.array(z.record(z.string(), z.unknown())).describe("What is asked for and not there, as the standard writes requirements."),
  next: z
    .object({ letter: z.string(), level: z.number().int(), because: z.string().nullable() })
    .nullable()
    .describe("What to ask next to get through."),
});

export const dealSchema = z.object({
  ...listedDealSchema.shape,
  accountId: z.string().nullable(),
  version: z.number().int().describe("Version of the notes, to be told when they are changed."),
  seq: z.number().int().describe("Newest entry of the ledger about it."),
  stages: z.array(pipelineStageSchema),
  notes: dealNotesSchema,
  gate: gateVerdictSchema.nullable().describe("The gate before the next stage."),
  gates: z.array(gateVerdictSchema).describe("All gates of its pipeline."),
  lacksForCommit: z.array(z.string()).describe("Fields of the hand-off without which it can't be won."),
  plan: z.string().nullable().describe("Id of its plan."),
  billedBy: z.array(z.string()).describe("Sources whose exports bring recurring revenue, and may bring this contract too."),
  proofOf: z
    .enum(["proven", "preceded", "unproven"])
    .nullable()
    .describe("Of an expansion: whether it grows from an outcome the customer confirmed."),
  confirmed: z
    .array(z.object({ id: z.string(), statement: z.string(), on: dayText }))
    .describe("Of an expansion: outcomes the customer has confirmed, which it can grow from."),
  fields: z.record(z.string(), z.string()).describe("What its source says of it beside the known fields."),
});
export type Deal = z.input<typeof dealSchema>;

export const dealHistorySchema = z.object({
  changes: z.array(
    z.object({
      at: z.string(),
      by: z.string().describe("Who changed it: a person, or the source whose export brought it."),
      where: z.enum(["ledger", "workspace"]),
      seq: z.number().int().nullable(),
      fields: z.array(z.object({ field: z.string(), before: z.unknown().nullable(), after: z.unknown().nullable() })),
      isAside: z.boolean().describe("It crossed somebody else's change, and was kept beside it."),
    }),
  ),
});

export const movedDealSchema = z.object({
  deal: dealSchema,
  position: z.number().int().describe("Position of the ledger that holds it."),
  contracts: z.number().int().describe("Lines of contract that were written."),
});
