import { z } from "zod";
import { buyingRoles, roles, stances } from "../standard/index.ts";
import { accountQuestionSchema } from "./accounts.ts";
import { baseVersion, dayText, saying } from "./wire.ts";

const account = accountQuestionSchema.shape.id;
const person = z.string().min(1).max(200).describe("The person's name; case and accents do not matter.");

export const accountPeopleQuestionSchema = z.object({
  id: account,
  months: z.coerce.number().int().min(3).max(60).default(24).describe("Months of the course of threads."),
});

const said = {
  email: saying(200).nullable(),
  role: z.enum(buyingRoles).nullable().describe("The part they play where it is decided."),
  stance: z.enum(stances),
  influence: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .describe("1 little, 3 much."),
  reportsTo: saying(120).nullable().describe("Name of another person of the account."),
  note: saying(2000).nullable(),
  leftOn: dayText.nullable().describe("Day they left the customer."),
};

export const saveStanceSchema = z.object({
  id: account,
  person,
  base: baseVersion,
  name: saying(120).optional().describe("As the name is to be written; the one in the path when absent."),
  email: said.email.default(null),
  role: said.role.default(null),
  stance: said.stance.default("unknown"),
  influence: said.influence.default(null),
  reportsTo: said.reportsTo.default(null),
  note: said.note.default(null),
  leftOn: said.leftOn.default(null),
});

export const dropStanceSchema = z.object({ id: account, person, base: z.coerce.number().int().min(0) });

const mentions = ["contact", "stance", "plan", "diagnosis", "moment"] as const;

export const mappedPersonSchema = z.object({
  key: z.string().describe("What PUT /api/accounts/{id}/people/{person} takes."),
  name: z.string(),
  title: z.string().nullable().describe("Role at the customer, as a source says it."),
  ...said,
  roleFrom: z.enum(mentions).nullable(),
  stanceFrom: z.enum(mentions).nullable(),
  knownFrom: z.array(z.enum(mentions)),
  sources: z.array(z.string()).describe("Sources that have them as a contact."),
  lastMet: dayText.nullable(),
  isLiving: z.boolean().describe("Met in the last ninety days."),
  metBy: z.array(z.object({ name: z.string(), role: z.enum(roles).nullable() })).describe("Who of us met them, the last first."),
  version: z.number().int(),
  history: z
    .array(
      z.object({
        at: z.string(),
        by: z.string(),
        role: z.enum(buyingRoles).nullable(),
        stance: z.enum(stances),
        influence: z.number().nullable(),
      }),
    )
    .describe("What was said of them, newest first."),
});
export type MappedPerson = z.input<typeof mappedPersonSchema>;

export const accountPeopleSchema = z.object({
  account: z.number().int(),
  people: z.array(mappedPersonSchema),
  threads: z.array(
    z.object({
      month: z.string(),
      people: z.number().int().describe("Different people met in the ninety days up to its end."),
      senior: z.number().int().describe("Those of them who decide or sponsor."),
      isRunning: z.boolean().describe("Counted up to today."),
    }),
  ),
  alert: z
    .enum(["single", "none", "never"])
    .nullable()
    .describe("`single`: everything hangs on one person. `none`: nobody was met for ninety days. `never`: nobody ever was, on record."),
  hangsOn: z.string().nullable(),
  days: z.number().int().describe("Days that a thread lives."),
  functions: z
    .array(z.object({ role: z.enum(roles).nullable(), people: z.number().int() }))
    .describe("Functions of ours, with whom they met."),
});
export type AccountPeople = z.input<typeof accountPeopleSchema>;
