import type { Output, Parsed } from "../../contract/index.ts";
import { conflict, notFound, Refusal } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import {
  endSessions,
  findPerson,
  findPersonByEmail,
  hasOwner,
  isActive,
  listPeople,
  lockPeople,
  makeLink,
  openInvitations,
  type Person,
  revokeTokensOf,
  scopesOfPrincipal,
  setDeactivated,
  setRolesOf,
  withdrawInvitation,
  withdrawLinksOf,
} from "../../team/people/index.ts";
import type { Context } from "../context.ts";
import { type By, nameOf } from "./by.ts";
import { sendLink } from "./mail.ts";

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

const toPerson = ({ id, name, email, roles, isDemo }: Person) => ({ id, name, email, roles: [...roles], isDemo });

const toRow = (person: Person): Output<"setRoles"> => ({
  ...toPerson(person),
  createdAt: person.createdAt.toISOString(),
  deactivatedAt: instant(person.deactivatedAt),
});

export async function meOf({ who }: By): Promise<Output<"me">> {
  if (who.kind === "nobody") throw new Error("The door lets nobody ask who they are.");
  return { kind: who.kind, person: who.kind === "machine" ? null : toPerson(who.person), scopes: [...scopesOfPrincipal(who)] };
}

export async function peopleOf(context: Context): Promise<Output<"people">> {
  const { pool } = context.storage;
  const [people, invitations] = [await listPeople(pool), await openInvitations(pool, context.now())];
  return {
    people: people.map(toRow),
    invitations: invitations.map(({ id, email, roles, madeBy, madeAt, expiresAt }) => ({
      id,
      email: email ?? "",
      roles: [...roles],
      madeBy,
      madeAt: madeAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    mails: context.entrance.smtp !== null,
  };
}

const PAGE = { owner: "welcome", invitation: "invitation", reset: "reset" } as const;

export const linkTo = (context: Context, origin: string, kind: keyof typeof PAGE, secret: string): string =>
  `${context.entrance.publicUrl ?? origin}/${PAGE[kind]}?token=${secret}`;

export async function invite(context: Context, { email, roles, language }: Parsed<"invite">, by: By): Promise<Output<"invite">> {
  refuseDemo(by);
  const { pool } = context.storage;
  const known = await findPersonByEmail(pool, email);
  if (known)
    throw conflict("known_person", `${email} is here already${isActive(known) ? "" : ", but deactivated: let them in again instead"}.`);
  const made = await makeLink(pool, { kind: "invitation", email, roles, madeBy: nameOf(by), now: context.now() });
  const link = linkTo(context, by.origin, "invitation", made.secret);
  const sent = await sendLink(context, { kind: "invitation", to: email, language, link, expiresAt: made.expiresAt });
  return { email, link, expiresAt: made.expiresAt.toISOString(), sent };
}

export async function takeBackInvitation(
  context: Context,
  { invitation }: Parsed<"withdrawInvitation">,
): Promise<Output<"withdrawInvitation">> {
  if (!(await withdrawInvitation(context.storage.pool, invitation, context.now())))
    throw notFound("no_such_invitation", "There is no such invitation, or it was accepted, withdrawn or has expired.");
  return {};
}

/** The demo's owner looks around; people are the business of a real one. */
function refuseDemo({ who }: By): void {
  if ((who.kind === "person" || who.kind === "token") && who.person.isDemo)
    throw new Refusal("demo_only", 403, "The demo’s owner only looks around. Open the owner link that the program shows in its terminal.");
}

export async function giveRoles(context: Context, { person, roles }: Parsed<"setRoles">, by: By): Promise<Output<"setRoles">> {
  refuseDemo(by);
  return changed(context, person, (client) => setRolesOf(client, person, [...new Set(roles)]));
}

export async function deactivate(context: Context, { person }: Parsed<"deactivate">, by: By): Promise<Output<"deactivate">> {
  refuseDemo(by);
  return changed(context, person, async (client) => {
    await setDeactivated(client, person, context.now());
    await endSessions(client, person);
    await revokeTokensOf(client, person, context.now());
    await withdrawLinksOf(client, person, context.now());
  });
}

export async function reactivate(context: Context, { person }: Parsed<"reactivate">, by: By): Promise<Output<"reactivate">> {
  refuseDemo(by);
  return changed(context, person, (client) => setDeactivated(client, person, null));
}

type Client = Parameters<typeof lockPeople>[0];

/** Makes a change to a person, unless nobody would be left who may do everything. */
function changed(context: Context, id: string, change: (client: Client) => Promise<void>): Promise<Output<"setRoles">> {
  return transaction(context.storage.pool, async (client) => {
    await lockPeople(client);
    const person = await requirePerson(client, id);
    if (person.isDemo) throw conflict("demo_only", "The demo’s owner stays as it is; it goes when the first person comes.");
    const had = await hasOwner(client);
    await change(client);
    if (had && !(await hasOwner(client)))
      throw conflict("last_admin", "Nobody would be left who may invite people. Make somebody else an administrator first.");
    return toRow(await requirePerson(client, id));
  });
}

async function requirePerson(client: Client, id: string): Promise<Person> {
  const person = await findPerson(client, id);
  if (!person) throw notFound("no_such_person", "There is no such person.");
  return person;
}

export async function makeResetLink(context: Context, { person: id, language }: Parsed<"resetLink">, by: By): Promise<Output<"resetLink">> {
  refuseDemo(by);
  const { pool } = context.storage;
  const person = await requirePerson(pool, id);
  if (person.isDemo || !isActive(person)) throw conflict("not_active", `${person.email} may not sign in, so a new password is of no use.`);
  const made = await makeLink(pool, { kind: "reset", email: person.email, personId: id, madeBy: nameOf(by), now: context.now() });
  const link = linkTo(context, by.origin, "reset", made.secret);
  const sent = await sendLink(context, { kind: "reset", to: person.email, language, link, expiresAt: made.expiresAt });
  return { email: person.email, link, expiresAt: made.expiresAt.toISOString(), sent };
}
