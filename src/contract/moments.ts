import { z } from "zod";
import { methodologyIds, momentIds, roles, salesPhases, staffRoles } from "../standard/index.ts";
import { dealIdSchema } from "./deals.ts";
import { baseVersion, dayText, moneyText, saying } from "./wire.ts";

const ownId = z.string().regex(/^[\w-]{1,60}$/, "An id is made of letters, digits, hyphens and underscores.");
const kindSchema = z.enum(momentIds);
const qualitySchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

/** A share of cases; without enough of them there is none. */
const rateSchema = z.object({
  value: z.number().nullable(),
  hits: z.number().int(),
  n: z.number().int(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe("Wilson, 95 %."),
  isDirectional: z.boolean().describe("Too few cases for more than a direction."),
  reason: z.enum(["no_cases", "too_few"]).nullable(),
});

const participantSchema = z.object({ person: saying(120), role: z.enum(roles) });
const checkedSchema = z.object({
  item: z.string().max(60).describe("Id of an item of the moment's checklist."),
  isMet: z.boolean(),
  evidence: z.array(saying(500)).max(20).describe("Where it can be looked up; what is met without evidence does not count."),
});

export const momentRecordSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  moment: kindSchema,
  account: z.number().int().nullable(),
  deal: z.number().int().nullable(),
  on: dayText,
  owner: z.string(),
  team: z.string().describe("Role the owner did it in."),
  participants: z.array(participantSchema),
  checklist: z.array(checkedSchema),
  recorded: z.array(z.string()).describe("Ids of what the moment asks to be recorded and is."),
  coachNote: z.string().nullable(),
  quality: qualitySchema.describe("0 nothing proven, 1 some of it, 2 all that is essential, 3 all of it."),
  missing: z.array(z.string()).describe("Items of the checklist that are not met, the essential ones first."),
  unproven: z.array(z.string()).describe("Items somebody ticked without evidence."),
  notRecorded: z.array(z.string()),
  by: z.string().describe("Who saved it last."),
  at: z.string(),
});
export type MomentRecorded = z.input<typeof momentRecordSchema>;

const orderWarnings = ["never_diagnosed", "diagnosed_later"] as const;
export const proposalSchema = z.object({
  id: z.string(),
  on: dayText,
  by: z.string(),
  team: z.string(),
  warning: z.enum(orderWarnings).nullable().describe("Sent before the customer had confirmed the diagnosis."),
  confirmedOn: dayText.nullable().describe("Of one with a warning: the day the diagnosis was confirmed afterwards."),
});

const givenSchema = z.object({
  what: saying(300),
  isDiscount: z.boolean().default(false),
  worth: moneyText.nullable().default(null).describe("Null where nobody has said what it is worth."),
});

export const tradeFlagNames = [
  "discount_without_get",
  "give_without_get",
  "worth_unknown",
  "less_got_than_given",
  "not_approved",
  "approved_by_seller",
] as const;

const balanceSchema = z.object({
  given: z.array(moneyText).describe("By currency."),
  got: z.array(moneyText),
  ratio: z.number().nullable().describe("Worth got for each unit given; null where it is not known, or of several currencies."),
});

export const tradeSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  deal: z.number().int(),
  on: dayText,
  seller: z.string(),
  gives: z.array(givenSchema),
  gets: z.array(givenSchema),
  approver: z.string().nullable(),
  approvedOn: dayText.nullable(),
  flags: z.array(z.enum(tradeFlagNames)),
  balance: balanceSchema,
});
export type TradeShown = z.input<typeof tradeSchema>;

export const momentsQuestionSchema = z.object({
  account: z.string().min(1).max(300).optional().describe("All moments of this account and what belongs to it."),
  deal: dealIdSchema.optional().describe("The moments of this deal, and those of its account that are of no deal."),
});

export const momentsSchema = z.object({
  account: z.number().int().nullable(),
  deal: z.number().int().nullable(),
  moments: z.array(
    z.object({
      moment: kindSchema,
      quality: qualitySchema.nullable().describe("Of the newest record; null where there is none."),
      records: z.array(momentRecordSchema).describe("The newest first."),
    }),
  ),
  ofDeal: z
    .object({
      confirmedOn: dayText.nullable().describe("Day the customer confirmed the diagnosis, if that still holds."),
      proposals: z.array(proposalSchema),
      trades: z.array(tradeSchema),
      balance: balanceSchema,
      discount: z.number().nullable().describe("Share taken off the list price, as the ledger has both."),
      hasUntradedDiscount: z.boolean().describe("It is below list, and no discount stands among its trades."),
    })
    .nullable()
    .describe("Null where an account was asked for."),
});
export type Moments = z.input<typeof momentsSchema>;

export const saveMomentSchema = z.object({
  moment: ownId.describe("Id of the record; a new one for what is new."),
  base: baseVersion,
  kind: kindSchema,
  account: z.string().min(1).max(300).optional().describe("Needed where no deal is named."),
  deal: dealIdSchema.nullable().default(null),
  on: dayText,
  owner: saying(120).optional().describe("Who led it; whoever saves it when absent."),
  team: z.enum(staffRoles).optional().describe("Role the owner did it in; when absent, the role the owner has here, or the moment's own."),
  participants: z.array(participantSchema).max(30).default([]),
  checklist: z.array(checkedSchema).max(30).default([]),
  recorded: z.array(z.string().max(60)).max(30).default([]),
  coachNote: saying(2000).nullable().default(null),
  isRemoved: z.boolean().default(false).describe("Takes the record away; what it said is kept."),
});
export const savedMomentSchema = z.object({ record: momentRecordSchema.nullable().describe("Null once it is removed.") });

export const addProposalSchema = z.object({ id: dealIdSchema, on: dayText.optional().describe("Day it was sent; today when absent.") });
export const savedProposalSchema = z.object({ proposal: proposalSchema });
export const proposalIdSchema = z.object({ proposal: ownId });

export const saveTradeSchema = z.object({
  trade: ownId.describe("Id of the trade; a new one for what is new."),
  base: baseVersion,
  deal: dealIdSchema,
  on: dayText,
  seller: saying(120).optional().describe("Who traded; whoever saves it when absent."),
  gives: z.array(givenSchema).max(20).default([]),
  gets: z.array(givenSchema).max(20).default([]),
  isRemoved: z.boolean().default(false).describe("Takes the trade away; what it said is kept."),
});
export const approveTradeSchema = z.object({ trade: ownId, base: baseVersion });
export const savedTradeSchema = z.object({ trade: tradeSchema.nullable().describe("Null once it is removed.") });

export const momentReportQuestionSchema = z.object({
  from: dayText.optional().describe("First day; 364 days before the last when absent."),
  to: dayText.optional().describe("Last day; today when absent."),
});

const dealNamed = {
  deal: z.number().int(),
  dealName: z.string(),
  account: z.number().int().nullable(),
  accountName: z.string().nullable(),
};
const counted = z.object({ trades: z.number().int(), balance: balanceSchema, flags: z.array(z.enum(tradeFlagNames)) });
const participation = z.object({ marketing: z.number().int(), sales: z.number().int(), success: z.number().int() });
export const momentCases = ["deals", "renewals", "expansions"] as const;

export const momentReportSchema = z.object({
  from: dayText,
  to: dayText,
  records: z.number().int().describe("Moments on record in these days."),
  index: z.array(
    z.object({
      team: z.string(),
      moment: kindSchema,
      n: z.number().int(),
      mean: z.number().nullable().describe("Mean quality, 0 to 3; null below five records."),
      doneWell: rateSchema.describe("Share with quality 2 or 3."),
    }),
  ),
  lifts: z.array(
    z.object({
      moment: kindSchema,
      cases: z.enum(momentCases).describe("What is compared: deals decided, terms up for renewal, deals of expansion decided."),
      since: dayText.nullable().describe("Cases decided before the team first recorded the moment are left out; null while it never did."),
      withIt: rateSchema.describe("Went well where the moment was done well before the decision."),
      withoutIt: rateSchema.describe("Went well where that is not on record."),
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  ),
  caveat: z.string().describe("How the comparison must be read."),
  proposals: z.object({
    diagnosedFirst: rateSchema.describe("Share of proposals that a confirmed diagnosis came before."),
    offenders: z.array(
      z.object({ ...dealNamed, on: dayText, by: z.string(), kind: z.enum(orderWarnings), confirmedOn: dayText.nullable() }),
    ),
  }),
  trades: z.object({
    sellers: z.array(z.object({ seller: z.string(), ...counted.shape })),
    deals: z.array(z.object({ ...dealNamed, ...counted.shape })),
    withoutGet: z.array(z.object({ ...dealNamed, trade: z.string(), on: dayText, seller: z.string(), what: z.string() })),
    medianDiscount: z.object({
      value: z.number().nullable().describe("Of deals won in these days that have a list price; null below five."),
      n: z.number().int(),
    }),
    untraded: z.object({
      n: z.number().int().describe("Deals won below list with no discount among their trades."),
      of: z.number().int().describe("Deals won below list."),
      deals: z.array(z.object({ ...dealNamed, owner: z.string().nullable(), discount: z.number(), off: moneyText, closedOn: dayText })),
    }),
  }),
  methodology: z.object({
    phases: z.array(
      z.object({
        phase: z.enum(salesPhases),
        methodology: z.enum(methodologyIds),
        conversion: rateSchema.describe("Of those that ended."),
        medianDays: z.number().nullable(),
        followed: rateSchema.describe("Share in which all that the methodology asks for is on record."),
      }),
    ),
    deals: z.number().int().describe("Deals for which somebody chose how to sell."),
    unchosen: z.number().int().describe("Deals decided in these days for which nobody did."),
  }),
  contributions: z.object({
    accounts: z.array(
      z.object({
        account: z.number().int().nullable(),
        accountName: z.string().nullable(),
        deal: z.number().int().nullable().describe("Where the deal has no account."),
        moments: participation,
        activities: participation.describe(
          "Imported activities each function did, as far as a team, a colleague or deals tell whose they are.",
        ),
        gaps: z.array(z.enum(["marketing", "sales", "success"])),
      }),
    ),
    total: z.number().int().describe("Accounts with moments or such activities in these days; the list holds the first 500 of them."),
    unknown: z.number().int().describe("Activities with a name of which nothing tells the function."),
    gaps: participation.describe("Accounts in which the function took part in neither."),
  }),
});
export type MomentReport = z.input<typeof momentReportSchema>;
