import { z } from "zod";
import { staffRoles } from "../standard/index.ts";

export const scopeSchema = z.enum([
  "read",
  "import",
  "settings",
  "peers",
  "scenarios",
  "deals",
  "method",
  "delivery",
  "share",
  "talk",
  "people",
  "audit",
  "usage",
  "monitor",
]);
export type ScopeName = z.infer<typeof scopeSchema>;

const roleSchema = z.enum(staffRoles);
const rolesSchema = z.array(roleSchema).min(1, "A person has at least one role.").max(staffRoles.length);
const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email("This is no e-mail address."));
const nameSchema = z.string().trim().min(1, "A name is needed.").max(100);
const secretSchema = z.string().min(1).max(200);
export const passwordSchema = z
  .string()
  .min(12, "A password has at least 12 characters.")
  .max(128, "A password has at most 128 characters.");
const instantSchema = z.string().describe("An instant, as 2026-03-31T12:00:00.000Z.");

/** Why somebody could not be let in by single sign-on stands in the address they come back with. */
export const entranceSchema = z.object({
  demo: z.boolean().describe("Whether one may look around the invented company from here, as its owner."),
  needsOwner: z.boolean().describe("Nobody has opened the owner link yet, which the program shows in its terminal."),
  sso: z.string().nullable().describe("What the single sign-on is called, if there is one."),
});

export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1).max(128) });
export const ssoSchema = z.object({ back: z.string().max(4000).default("/") });
export const ssoStartSchema = z.object({ url: z.string().describe("Where to go to prove who one is.") });

export const openLinkSchema = z.object({ secret: secretSchema });
export const linkSchema = z.object({
  kind: z.enum(["owner", "invitation", "reset"]),
  email: z.string().nullable(),
  roles: z.array(roleSchema),
  expiresAt: instantSchema,
});
export const becomeOwnerSchema = z.object({ secret: secretSchema, name: nameSchema, email: emailSchema, password: passwordSchema });
export const acceptInvitationSchema = z.object({ secret: secretSchema, name: nameSchema, password: passwordSchema });
export const choosePasswordSchema = z.object({ secret: secretSchema, password: passwordSchema });
export const changePasswordSchema = z.object({ current: z.string().min(1).max(128), next: passwordSchema });

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  isDemo: z.boolean().describe("The owner of the invented company."),
});

export const meSchema = z.object({
  kind: z.enum(["person", "token", "machine"]),
  person: personSchema.nullable().describe("Null for the command line at the machine itself."),
  scopes: z.array(scopeSchema).describe("What may be done with these credentials."),
});
export type Me = z.infer<typeof meSchema>;

export const personRowSchema = personSchema.extend({ createdAt: instantSchema, deactivatedAt: instantSchema.nullable() });
export const peopleSchema = z.object({
  people: z.array(personRowSchema),
  invitations: z.array(
    z.object({
      id: z.number().int(),
      email: z.string(),
      roles: z.array(roleSchema),
      madeBy: z.string(),
      madeAt: instantSchema,
      expiresAt: instantSchema,
    }),
  ),
  mails: z.boolean().describe("Whether the program can send e-mail; otherwise links are copied."),
});

export const inviteSchema = z.object({
  email: emailSchema,
  roles: rolesSchema,
  language: z.enum(["en", "fr", "de"]).default("en").describe("Of the e-mail."),
});
export const sentLinkSchema = z.object({
  email: z.string(),
  link: z.string().describe("Opens once; shown here and never again."),
  expiresAt: instantSchema,
  sent: z.boolean().describe("Whether it was sent by e-mail."),
});
export const personIdSchema = z.object({ person: z.string().min(1).max(100) });
export const setRolesSchema = personIdSchema.extend({ roles: rolesSchema });
export const resetLinkSchema = personIdSchema.extend({ language: z.enum(["en", "fr", "de"]).default("en").describe("Of the e-mail.") });
export const invitationIdSchema = z.object({ invitation: z.coerce.number().int().min(0).max(2_147_483_647) });

const tokenSchema = z.object({
  id: z.number().int(),
  person: z.string().describe("E-mail address of whoever made it."),
  name: z.string(),
  scopes: z.array(scopeSchema),
  madeAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
export const tokenListSchema = z.object({ tokens: z.array(tokenSchema) });
export const createTokenSchema = z.object({
  name: nameSchema,
  scopes: z.array(scopeSchema).min(1, "A token has at least one scope."),
  days: z.number().int().min(1).max(366).default(90),
  person: emailSchema.optional().describe("Whose token it is; only from the machine itself, where nobody is signed in."),
});
export const createdTokenSchema = tokenSchema.extend({ secret: z.string().describe("Shown here and never again.") });
export const tokenIdSchema = z.object({ token: z.coerce.number().int().min(0).max(2_147_483_647) });

export const auditQuestionSchema = z.object({
  person: z.string().max(254).optional().describe("E-mail address; or machine, nobody or buyer; or “buyer NAME of link N”."),
  operation: z.string().max(60).optional(),
  from: z.iso
    .date()
    .or(z.iso.datetime({ offset: true }))
    .optional(),
  to: z.iso
    .date()
    .or(z.iso.datetime({ offset: true }))
    .optional()
    .describe("The whole of this day, or up to this instant."),
  before: z.coerce.number().int().min(0).optional().describe("Only entries older than the one with this number."),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
export const auditSchema = z.object({
  entries: z.array(
    z.object({
      id: z.number().int(),
      at: instantSchema,
      kind: z.enum(["person", "token", "machine", "nobody", "buyer"]),
      person: z.string().nullable(),
      token: z.string().nullable(),
      operation: z.string(),
      subject: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
      outcome: z.string().describe("done, failed, or the code of the refusal."),
    }),
  ),
  people: z.array(z.string()),
  operations: z.array(z.string()),
});
export type Audit = z.infer<typeof auditSchema>;
