import { z } from "zod";
import { type HappeningKind, happeningNames } from "../domain/index.ts";
import { findingSchema } from "./checks.ts";
import { questionSchema } from "./common.ts";

const counted = questionSchema.pick({ asOf: true, profile: true, view: true, set: true });

export const accountSorts = ["mrr", "name", "since", "touch", "renewal"] as const;
export type AccountSort = (typeof accountSorts)[number];

export const accountsQuestionSchema = counted.extend({
  search: z.string().max(200).optional().describe("Words that stand in the name, the domain or an id, each of them."),
  where: questionSchema.shape.where,
  currency: questionSchema.shape.currency,
  sort: z.enum(accountSorts).default("mrr").describe("What orders them; those that have no such value come last either way."),
  order: z.enum(["asc", "desc"]).optional().describe("Largest and newest first, names from A and renewals from the nearest, when absent."),
  limit: z.number().int().min(1).max(500).default(100),
  cursor: z.string().max(400).optional().describe("Where to go on: `next` of the answer before."),
});
export type AccountsQuestion = z.output<typeof accountsQuestionSchema>;

const money = z.object({ currency: z.string(), mrr: z.number().int(), arr: z.number().int() });
const day = z.string().describe("YYYY-MM-DD");
const knownAs = z.object({ account: z.number().int(), source: z.string(), id: z.string(), name: z.string().nullable() });

export const listedAccountSchema = z.object({
  account: z.number().int().describe("Its number in this ledger: what GET /api/accounts/{id} takes."),
  id: z.string(),
  source: z.string(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  sources: z.array(z.string()).describe("All sources that know it."),
  revenue: z.array(money).describe("What it pays now, a currency each; empty when it pays nothing."),
  since: z.string().nullable().describe("Month of its first payment; null when it never paid, or paid before the data begins."),
  model: z.string().nullable(),
  motion: z.string().nullable(),
  lastTouch: day.nullable(),
  nextRenewal: day.nullable(),
  openOpportunities: z.number().int(),
});
export type ListedAccount = z.infer<typeof listedAccountSchema>;

export const accountsSchema = z.object({
  accounts: z.array(listedAccountSchema),
  total: z.number().int().describe("How many there are that were asked for."),
  all: z.number().int().describe("How many there are."),
  next: z.string().nullable(),
  currency: z.string().nullable().describe("The currency that orders by MRR: the one asked for, or the one most customers pay in."),
  through: z.string().nullable(),
  position: z.number().int(),
});
export type Accounts = z.infer<typeof accountsSchema>;

const id = z
  .string()
  .min(1)
  .max(300)
  .describe("The account's number, or its id in a source: `SOURCE:ID`, or `ID` alone where only one account has it and it is no number.");
export const accountQuestionSchema = counted.extend({ id });
export type AccountQuestion = z.output<typeof accountQuestionSchema>;

const relative = knownAs.extend({ revenue: z.array(money) });

const recovery = z.object({
  won: z.string().describe("Month of its first payment."),
  observed: z.string().describe("The last full month, to whose end all of it is counted."),
  margin: z.number().describe("Share of revenue that is left after serving, in the twelve months before."),
  cost: z.number().int().describe("What winning one customer of that month has cost."),
  returned: z.number().int(),
  left: z.number().int(),
  paidBack: z.string().nullable().describe("The month at whose end its cost had come back."),
  monthsLeft: z
    .number()
    .int()
    .nullable()
    .describe("Months still needed at what it pays now; null when paid back, or when it pays nothing."),
  breakEven: z.string().nullable().describe("The month of break-even, past or ahead."),
  needed: z.number().int().nullable().describe("MRR that would bring what is left within twelve months; null when nothing is left."),
  balance: z.array(z.object({ month: z.string(), amount: z.number().int() })).describe("Margin returned less cost, month by month."),
});

export const accountSchema = z.object({
  ...listedAccountSchema.shape,
  email: z.string().nullable(),
  createdOn: day.nullable(),
  labels: z.record(z.string(), z.string()).describe("What the account's records say of it beside the known fields."),
  knownAs: z
    .array(knownAs.extend({ match: z.number().int().nullable().describe("The decision that joined it; null where a file says so.") }))
    .describe("Accounts of other sources, or other ids, that are this customer."),
  candidates: z
    .array(
      knownAs.extend({
        match: z.number().int(),
        reason: z.enum(["email", "domain", "name"]),
        verdict: z.enum(["proposed", "rejected"]),
      }),
    )
    .describe("Accounts that may be this customer, and those of which somebody said they are not."),
  history: z.array(
    z.object({
      currency: z.string(),
      months: z.array(z.object({ month: z.string(), mrr: z.number().int() })),
      movements: z.array(
        z.object({ day, kind: z.string(), reason: z.string(), amount: z.number().int(), seq: z.number().int().nullable() }),
      ),
    }),
  ),
  recovery: recovery.nullable(),
  recoveryReason: z.string().optional().describe("Why nothing can be said of break-even."),
  people: z.array(
    z.object({
      subject: z.number().int(),
      id: z.string(),
      source: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      role: z.string().nullable(),
      stance: z.string().nullable().describe("Unknown until somebody says it."),
      knownSince: day.nullable(),
    }),
  ),
  parent: relative.nullable(),
  children: z.array(relative),
  opportunities: z.array(
    z.object({
      subject: z.number().int(),
      id: z.string(),
      name: z.string().nullable(),
      type: z.string(),
      owner: z.string().nullable(),
      stage: z.string().nullable(),
      state: z.string().nullable(),
      amount: z.number().int().nullable(),
      currency: z.string().nullable(),
      createdOn: day.nullable(),
      expectedOn: day.nullable().describe("The day it is expected to close."),
    }),
  ),
  subscriptions: z.array(
    z.object({
      subject: z.number().int(),
      id: z.string(),
      source: z.string(),
      plan: z.string().nullable(),
      revenue: z.array(money),
      startsOn: day.nullable(),
      endsOn: day.nullable().describe("First day without service; null while no end is known."),
      termMonths: z.number().int().nullable(),
      nextRenewal: day.nullable().describe("The end of its term, where one is agreed."),
      nextPeriod: day.nullable().describe("The day it goes on by itself, where nobody has ended it: when it is paid for next."),
    }),
  ),
  touched: z.object({ day, type: z.string(), title: z.string().nullable(), owner: z.string().nullable() }).nullable(),
  through: z.string().nullable(),
  asOf: z.string().optional(),
  position: z.number().int(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountFindingsSchema = z.object({
  account: z.number().int(),
  findings: z
    .array(findingSchema)
    .describe("What is doubtful about its records, as the ledger is now; those that need the whole ledger are in GET /api/quality."),
});

const kinds = happeningNames as readonly [HappeningKind, ...HappeningKind[]];

export const accountTimelineQuestionSchema = accountQuestionSchema.extend({
  kinds: z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === "" ? undefined : text.split(",")))
    .pipe(z.array(z.enum(kinds)).optional())
    .describe("Only these kinds, separated by commas."),
  limit: z.number().int().min(1).max(500).default(100),
  cursor: z.string().max(100).optional(),
});
export type AccountTimelineQuestion = z.output<typeof accountTimelineQuestionSchema>;

const value = z.union([z.string(), z.number(), z.boolean()]);
const fields = z.record(z.string(), value);

export const timelineLineSchema = z.object({
  kind: z.enum(kinds),
  day: day.describe("When it happened; the day it was recorded where the source gives no day."),
  dated: z.boolean(),
  ahead: z.boolean().describe("Dated after the day the ledger is looked at."),
  source: z.string(),
  seq: z.number().int().describe("Its ledger entry: GET /api/rows/entry/{seq} shows the row."),
  entries: z.number().int().describe("How many entries the line stands for: more than one for a month's usage, and for an import."),
  file: z.string(),
  row: z.number().int().nullable(),
  recordedAt: z.string(),
  account: knownAs.nullable().describe("Whose it is, where that is an account below the one asked for."),
  about: z.string().nullable().describe("Name or id of the contact, lead, opportunity or subscription it is of."),
  fields: fields.describe("What the record says; money in minor units."),
  before: fields.optional().describe("What a changed subscription was before."),
  changes: z.array(z.object({ field: z.string(), before: value.nullable(), after: value.nullable() })).optional(),
  written: z
    .object({ by: z.string(), deal: z.number().int().nullable(), plan: z.string().nullable() })
    .optional()
    .describe("Of what the team wrote itself: who, and the deal or plan it is on. No row of a file stands behind it."),
});
export type TimelineLine = z.infer<typeof timelineLineSchema>;

export const accountTimelineSchema = z.object({
  account: z.number().int(),
  lines: z.array(timelineLineSchema),
  counts: z.record(z.string(), z.number().int()).describe("Lines of every kind, whatever was asked for."),
  next: z.string().nullable(),
  position: z.number().int(),
});
export type AccountTimeline = z.infer<typeof accountTimelineSchema>;
