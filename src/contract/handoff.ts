import { z } from "zod";
import { type buyingRoles, handoffActions, handoffFields, handoffStates, returnReasons, roles } from "../standard/index.ts";
import { dealIdSchema } from "./deals.ts";
import { baseVersion, dayText, saying } from "./wire.ts";

export const packagePersonRoles = [
  "champion",
  "decider",
  "sponsor",
  "technical_contact",
  "other",
] as const satisfies readonly (typeof buyingRoles)[number][];

export const handoffPromiseSchema = z.object({
  id: z.string().min(1).max(200).describe("The promise's own id; a plan calls it the same."),
  text: saying(500),
  by: saying(120).describe("Who promised it."),
  on: dayText,
  quote: saying(2000).nullable().default(null).describe("The words as they were said or written."),
  ref: saying(500).nullable().default(null).describe("Where they can be looked up."),
});

const list = z.array(saying(500)).max(50);
/** What those who deliver must know of what was sold. */
export const handoffPackageSchema = z.object({
  goals: list,
  successCriteria: list,
  pains: list,
  people: z.array(z.object({ person: saying(120), role: z.enum(packagePersonRoles) })).max(50),
  products: list,
  terms: saying(2000).nullable(),
  kickOffOn: dayText.nullable(),
  risks: list.nullable().describe("Null while nobody spoke of them; empty when there are none."),
  promises: z.array(handoffPromiseSchema).max(100).nullable().describe("Null while nobody spoke of them; empty when none were made."),
  preferences: saying(2000).nullable(),
  expansionSignals: list,
});
export type HandoffPackageText = z.input<typeof handoffPackageSchema>;
export const packageParts = Object.keys(handoffPackageSchema.shape) as [keyof HandoffPackageText, ...(keyof HandoffPackageText)[]];

const dropSchema = z.object({
  promiseId: z.string().max(200),
  reason: saying(1000),
  buyer: saying(120).describe("Who of the customer agreed."),
  us: saying(120).describe("Who of us agreed."),
});
const drops = z
  .array(dropSchema)
  .max(50)
  .default([])
  .describe("Promises that are not kept on purpose, each with a reason both sides signed.");

const one = z.object({ id: dealIdSchema });
export const handoffQuestionSchema = one;

export const saveHandoffSchema = one.extend({
  base: baseVersion,
  package: handoffPackageSchema.partial().default({}).describe("The parts that change; the others stay."),
  dropped: drops,
});

export const actOnHandoffSchema = one.extend({
  action: z.enum(handoffActions),
  reasons: z
    .array(z.object({ reason: z.enum(returnReasons), note: saying(1000).nullable().default(null) }))
    .max(8)
    .default([])
    .describe("Why it is sent back."),
  dropped: drops,
  base: baseVersion.optional().describe("The version that was looked at: refused when it is another by now."),
});

export const noteFirstContactSchema = one.extend({ on: dayText.nullable().describe("Null takes it back.") });

const completeness = z.object({
  filled: z.number().int(),
  of: z.number().int().describe("Fields that are required."),
  missing: z.array(z.enum(handoffFields)),
  open: z.array(z.enum(handoffFields)).describe("Empty fields that nobody requires."),
});

const serviceLevelSchema = z.object({
  hours: z.number().describe("From the commit to the offer that stands; to now while none does."),
  limitHours: z.number(),
  isRunning: z.boolean(),
  isLate: z.boolean(),
  returns: z.number().int().describe("How often it was sent back."),
  hoursToAccepted: z.number().nullable(),
  isBeforeKickOff: z.boolean().nullable().describe("It was accepted before the kick-off; null while that is open."),
  contactWorkingDays: z.number().int().nullable().describe("From the acceptance to our first contact, or to now."),
  limitWorkingDays: z.number().int(),
  isContactLate: z.boolean(),
});

const contactSchema = z.object({
  on: dayText,
  from: z.enum(["noted", "ledger"]).describe("Noted by somebody, or the first activity on record after the acceptance."),
  what: z.string().nullable().describe("Of an activity: its type and title."),
});

export const handoffDuties = ["complete", "accept", "contact"] as const;
const dueSchema = z.object({ what: z.enum(handoffDuties), on: dayText }).nullable();

const heading = {
  deal: z.number().int(),
  name: z.string(),
  account: z.number().int().nullable(),
  accountName: z.string().nullable(),
  owner: z.string().nullable().describe("Who sold it."),
  state: z.enum(handoffStates),
  wonOn: dayText.nullable().describe("Day of the signature; null before the deal is won."),
  completeness,
  service: serviceLevelSchema.nullable().describe("Null before the deal is won."),
  due: dueSchema.describe("What it waits for; null before the deal is won and when all is done."),
  kickOffOn: dayText.nullable(),
  firstContact: contactSchema.nullable(),
};

export const listedHandoffSchema = z.object({ ...heading, version: z.number().int(), updatedAt: z.string() });
export type ListedHandoff = z.input<typeof listedHandoffSchema>;

export const handoffChoices = [...handoffStates, "late", "any"] as const;
export const handoffsQuestionSchema = z.object({
  state: z.enum(handoffChoices).default("any"),
  owner: z.string().max(120).optional().describe("Who sold it."),
  search: z.string().max(200).optional().describe("Words in the name of deal or account."),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  offset: z.coerce.number().int().min(0).default(0),
});

export const handoffsSchema = z.object({
  handoffs: z.array(listedHandoffSchema),
  total: z.number().int(),
  counts: z
    .record(z.string(), z.number().int())
    .describe("How many are in each state, and late, of all that were asked for but the state."),
  owners: z.array(z.string()),
  unbegun: z
    .array(
      z.object({
        deal: z.number().int(),
        name: z.string(),
        account: z.number().int().nullable(),
        accountName: z.string().nullable(),
        owner: z.string().nullable(),
        wonOn: dayText,
      }),
    )
    .describe("Deals won in the last ninety days without a hand-off, newest first: nobody has passed on what was sold."),
  unbegunTotal: z.number().int(),
});

const eventSchema = z.object({
  action: z.enum(handoffActions),
  at: z.string(),
  on: dayText,
  by: z.object({ person: z.string(), role: z.enum(roles) }),
  reasons: z.array(z.object({ reason: z.enum(returnReasons), note: z.string().nullable() })),
});

export const promiseFateNames = ["lost", "open", "agreed", "delivered", "confirmed", "broken", "dropped"] as const;
const fateSchema = z.object({
  promise: handoffPromiseSchema,
  fate: z.enum(promiseFateNames),
  isInPackage: z.boolean(),
  outcome: z.string().nullable().describe("Outcome of the plan that keeps it."),
  owner: z.string().nullable().describe("Who of us answers for that outcome."),
  dropped: z.object({ ...dropSchema.shape, on: dayText }).nullable(),
});

const linkSchema = z.object({
  link: z.enum(["sold", "offered", "accepted", "contacted", "kept"]),
  by: z.string().nullable(),
  on: dayText.nullable(),
  isBroken: z.boolean().describe("It should be there by now, or it has nobody who answers for it."),
});

export const handoffSchema = z.object({
  ...heading,
  version: z.number().int().describe("0 while nothing was saved: the package is then what deal, diagnosis, plan and people say."),
  isWon: z.boolean(),
  package: handoffPackageSchema,
  known: handoffPackageSchema.describe("The package as deal, diagnosis, plan and people put it together now."),
  offered: handoffPackageSchema.nullable().describe("As it was offered last."),
  news: z
    .array(
      z.object({
        part: z.enum(packageParts),
        isNew: z.boolean().describe("Since the part was last saved; else it was left out on purpose."),
      }),
    )
    .describe("Parts of which deal, diagnosis, plan or people say more than the package."),
  required: z.array(z.enum(handoffFields)),
  events: z.array(eventSchema),
  promises: z.array(fateSchema),
  custody: z.array(linkSchema).describe("From the sale to the customer's confirmation: who answers for each link, and since when."),
  steps: z
    .array(z.object({ action: z.enum(handoffActions), by: z.array(z.enum(roles)), isYours: z.boolean() }))
    .describe("What can be done now, by whom, and whether who asks may."),
  plan: z.string().nullable(),
});
export type HandoffShown = z.input<typeof handoffSchema>;

const methodFields = {
  required: z.array(z.enum(handoffFields)).describe("Fields without which nothing is won or offered."),
  completeHours: z.number().int().min(1).max(2000).describe("Hours from the commit to the offer."),
  contactWorkingDays: z.number().int().min(1).max(90).describe("Working days from the acceptance to our first contact."),
};
export const handoffMethodSchema = z.object({
  ...methodFields,
  version: z.number().int(),
  standard: z.object(methodFields).describe("What the standard says."),
});
export const saveHandoffMethodSchema = z.object({ ...methodFields, base: baseVersion });

const rateSchema = z.object({
  value: z.number().nullable(),
  hits: z.number().int(),
  n: z.number().int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reason: z.enum(["no_cases", "too_few"]).nullable(),
});
const median = z.object({ value: z.number().nullable(), n: z.number().int() });

export const handoffReportSchema = z.object({
  n: z.number().int().describe("Won deals with a hand-off."),
  inTime: rateSchema.describe("Offered within its hours, of those that stand or are late."),
  beforeKickOff: rateSchema.describe("Accepted before the kick-off."),
  contactInTime: rateSchema.describe("First contact within its working days, of those that had one or are late with it."),
  firstTime: rateSchema.describe("Accepted without being sent back, of those accepted."),
  medianHours: median.describe("From the commit to the offer that stands; of two middles the lower."),
  medianHoursToAccepted: median,
  returns: z.number().int(),
  reasons: z.array(z.object({ reason: z.enum(returnReasons), count: z.number().int() })),
  limitHours: z.number(),
  limitWorkingDays: z.number().int(),
  owners: z
    .array(
      z.object({ owner: z.string().nullable(), n: z.number().int(), inTime: rateSchema, firstTime: rateSchema, returns: z.number().int() }),
    )
    .describe("The same by who sold."),
});
