import { z } from "zod";
import { closures, directions, impactStates, measurementSources, planPhases } from "../standard/index.ts";
import { currencyText, dayText, moneyText, saying } from "./wire.ts";

const planId = z.string().min(1).max(100);
const serial = z.coerce.number().int().min(0).max(2_147_483_647);
const languages = z.enum(["en", "fr", "de"]);
const instant = z.string().describe("An instant, in UTC.");

export const buyerLinksQuestionSchema = z.object({ plan: planId });
export const makeBuyerLinkSchema = z.object({
  plan: planId,
  name: saying(100).describe("Who of the buyer’s side gets it; what is done by it is written under this name."),
  email: z.email().max(254).nullable().default(null).describe("Where it is sent to, if a mail server is set."),
  language: languages.default("en").describe("Of the page and the e-mail."),
  days: z.number().int().min(1).max(365).default(90).describe("Days until it ends."),
});
export const madeBuyerLinkSchema = z.object({
  id: z.number().int(),
  link: z.string().describe("Shown here and never again."),
  expiresAt: instant,
  sent: z.boolean().describe("Whether it was sent by e-mail."),
});
export const revokeBuyerLinkSchema = z.object({ plan: planId, link: serial });

const file = z.object({ id: z.string(), name: z.string(), bytes: z.number().int(), at: instant });

export const storedFileSchema = file.omit({ at: true });
export type StoredFile = z.infer<typeof storedFileSchema>;

export const buyerLinksSchema = z.object({
  links: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      email: z.string().nullable(),
      language: languages,
      madeBy: z.string(),
      madeAt: instant,
      expiresAt: instant,
      lastUsedAt: instant.nullable(),
      revokedAt: instant.nullable(),
      isOpen: z.boolean(),
    }),
  ),
  files: z.array(file.extend({ by: z.string(), mediaType: z.string(), hash: z.string().describe("SHA-256 of its bytes.") })),
  signature: z.object({ by: z.string(), on: dayText, isStill: z.boolean() }).nullable(),
  disputes: z.array(z.object({ outcome: z.string(), statement: z.string(), by: z.string(), on: dayText, reason: z.string() })),
  comments: z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), side: z.enum(["buyer", "us"]), at: instant })),
  mails: z.boolean().describe("Whether the program can send e-mail; otherwise links are copied."),
});

const asked = z.object({
  kind: z.enum(["confirm", "late", "soon", "date", "task", "measure", "sign"]),
  about: z.string().nullable().describe("The outcome, step or milestone; null for the plan as a whole."),
  name: z.string().nullable(),
  due: dayText.nullable(),
});
const word = z.object({ by: z.string(), on: dayText, reason: z.string().nullable() });

const step = z.object({
  id: z.string(),
  name: z.string(),
  buyerOwner: z.string().nullable(),
  ourOwner: z.string().nullable(),
  due: dayText.nullable(),
  latest: dayText.nullable().describe("Latest day on which it may end so that the day of the value holds."),
  doneOn: dayText.nullable(),
  isYours: z.boolean().describe("Somebody of the buyer’s side has it, so the buyer may change it."),
});

const outcome = z.object({
  id: z.string(),
  statement: z.string(),
  metric: z.object({ name: z.string(), unit: z.string(), direction: z.enum(directions) }).nullable(),
  baseline: z.object({ value: z.number(), on: dayText }).nullable(),
  target: z.object({ value: z.number(), upTo: z.number().nullable(), dueOn: dayText }).nullable(),
  buyerOwner: z.string().nullable(),
  ourOwner: z.string().nullable(),
  state: z.enum(impactStates),
  closed: z.object({ as: z.enum(closures), on: dayText }).nullable(),
  progress: z.number().nullable().describe("0 to 1; null with a reason."),
  expected: z.number().nullable().describe("What should be reached by now if it came evenly."),
  isAtRisk: z.boolean(),
  reason: z.enum(["not_complete", "no_span", "not_measured"]).nullable(),
  measurements: z.array(z.object({ on: dayText, value: z.number(), source: z.enum(measurementSources) })),
  confirmed: word.nullable(),
  disputed: word.nullable(),
  value: z
    .object({
      perUnit: moneyText.describe("Worth of one unit moved."),
      attribution: z.number().describe("Share of it that comes from the product, 0 to 1."),
      confirmed: z.number().int().nullable(),
      claimed: z.number().int().nullable(),
    })
    .nullable(),
  mayConfirm: z.boolean(),
  mayDispute: z.boolean(),
  mayMeasure: z.boolean(),
});

const milestone = z.object({
  id: z.string(),
  name: z.string(),
  outcomeId: z.string().nullable(),
  deadline: dayText,
  state: z.enum(["waiting", "in_progress", "reached", "reached_late", "overdue"]),
  reachedOn: dayText.nullable(),
  buyerOwner: z.string().nullable(),
  ourOwner: z.string().nullable(),
  tasks: z.array(z.object({ name: z.string(), doneOn: dayText.nullable() })),
  isYours: z.boolean(),
});

const value = z.object({
  currency: currencyText,
  fees: z.number().int(),
  confirmed: z.number().int(),
  claimed: z.number().int(),
  ratio: z.number().nullable().describe("Confirmed value over fees."),
  reason: z.enum(["no_fees", "other_currency"]).nullable(),
  paidBack: z.string().nullable().describe("First month by whose end confirmed value had reached the fees."),
  months: z.array(z.object({ month: z.string(), fees: z.number().int(), confirmed: z.number().int(), claimed: z.number().int() })),
});

/** What the buyer sees of a plan: nothing that is not named here goes over the wire. */
export const sharedPlanSchema = z.object({
  name: z.string().describe("Whom it is shared with."),
  language: languages,
  expiresAt: instant.nullable(),
  contact: z.string().nullable().describe("Whom of ours to ask."),
  isOurs: z.boolean().describe("Somebody of ours looks at it: nothing can be done on it."),
  today: dayText,
  phase: z.enum(planPhases),
  objective: z.string(),
  valueOn: dayText,
  asks: z.array(asked).describe("What is asked of the buyer’s side now, what only they can do first."),
  steps: z.array(step),
  outcomes: z.array(outcome),
  milestones: z.array(milestone),
  feeBasis: z.enum(["payments", "invoices", "contract"]).nullable().describe("Where the fees are known from; null where nothing says."),
  value: z.array(value).describe("Value against fees, a currency each, added up month by month."),
  comments: z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), side: z.enum(["buyer", "us"]), at: instant })),
  files: z.array(file).describe("Files that came by this link."),
  signature: z.object({ by: z.string(), on: dayText, isStill: z.boolean() }).nullable(),
  maySign: z.boolean(),
});
export type SharedPlan = z.input<typeof sharedPlanSchema>;

export const secretSchema = z.object({ secret: z.string().min(1).max(200).describe("The secret of the link.") });
const partId = z.string().min(1).max(100);

export const buyerConfirmSchema = secretSchema.extend({ outcome: partId, note: saying(1000).optional() });
export const buyerDisputeSchema = secretSchema.extend({ outcome: partId, reason: saying(1000) });
export const buyerMeasureSchema = secretSchema.extend({ outcome: partId, on: dayText, value: z.number().min(-1e15).max(1e15) });
export const buyerStepSchema = secretSchema.extend({
  step: partId,
  due: dayText.nullable().optional(),
  doneOn: dayText.nullable().optional(),
  owner: saying(120).optional().describe("Who of the buyer’s side has it."),
});
export const buyerTaskSchema = secretSchema.extend({
  milestone: partId,
  task: z.number().int().min(0).max(200).describe("Which of its tasks, counted from 0."),
  doneOn: dayText.nullable(),
});
export const buyerCommentSchema = secretSchema.extend({ text: saying(2000) });
export const buyerSignSchema = secretSchema.extend({ name: saying(100).describe("Who signs.") });
