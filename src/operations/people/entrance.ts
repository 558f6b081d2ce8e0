import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Output, Parsed } from "../../contract/index.ts";
import { conflict, Refusal } from "../../domain/index.ts";
import { commonSecret, transaction } from "../../storage/index.ts";
import {
  addPerson,
  endSessions,
  findLink,
  findPerson,
  findPersonByEmail,
  hasOwner,
  hasPeople,
  isActive,
  makeLink,
  openInvitations,
  openSignIn,
  type SignIn,
  setDeactivated,
  setPasswordHash,
  setRolesOf,
  useInvitationOf,
  useLink,
} from "../../team/people/index.ts";
import { trouble } from "../../telemetry/index.ts";
import { type Context, worksWithOthers } from "../context.ts";
import { holdsDemo } from "../demo.ts";
import { linkTo } from "./people.ts";

/** Signs cookies; made at the first start and kept for its owner's eyes only. */
async function sessionSecret(folder: string): Promise<string> {
  const file = join(folder, "session.secret");
  await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return (await readFile(file, "utf8")).trim();
}

/** Whoever was let in by one program is known to all that share the ledger; the first of them says by what. */
async function commonSessionSecret(context: Context): Promise<string> {
  const own = await sessionSecret(context.dataFolder);
  return worksWithOthers(context) ? commonSecret(context.storage.pool, "session", own) : own;
}

/** Opens the entrance of a data folder. */
export async function openEntrance(context: Context): Promise<SignIn> {
  const { pool } = context.storage;
  return openSignIn({
    pool,
    secret: await commonSessionSecret(context),
    publicUrl: context.entrance.publicUrl,
    oidc: context.entrance.oidc,
    mayEnter: async (id) => {
      const person = await findPerson(pool, id);
      return person !== null && isActive(person) && (!person.isDemo || (await isDemoOpen(context)));
    },
    mayJoin: async (email) => (await findPersonByEmail(pool, email)) === null && (await isInvited(context, email)),
    joined: async (id, email) => {
      const invitation = await useInvitationOf(pool, email, context.now());
      if (invitation) await setRolesOf(pool, id, invitation.roles);
      await closeDemo(context);
    },
    trouble: (sentence) => trouble(`Signing in: ${sentence}`),
  });
}

async function isInvited(context: Context, email: string): Promise<boolean> {
  const open = await openInvitations(context.storage.pool, context.now());
  return open.some((invitation) => invitation.email === email.toLowerCase());
}

/** One looks around the invented company while it is in the ledger and nobody works with the program yet. */
async function isDemoOpen(context: Context): Promise<boolean> {
  return (await holdsDemo(context)) && !(await hasPeople(context.storage.pool));
}

/** @param isLocal whether the visitor sits at this machine, as far as can be told */
export async function entranceOf(context: Context, isLocal: boolean): Promise<Output<"entrance">> {
  return {
    demo: isLocal && (await isDemoOpen(context)),
    needsOwner: !(await hasOwner(context.storage.pool)),
    sso: context.entrance.oidc?.name ?? null,
  };
}

const DEMO = { name: "Demo", email: "demo@openbowtie.invalid" } as const;

/** The demo's owner, made when the first visitor looks around. */
export async function demoPerson(context: Context, isLocal: boolean): Promise<string> {
  if (!isLocal)
    throw new Refusal("not_local", 403, "One looks around the demo only in a browser on the machine it runs on. Sign in instead.");
  if (!(await isDemoOpen(context)))
    throw new Refusal(
      "no_demo",
      403,
      "There is no demo to look around: the ledger does not hold the invented company, or people work here already.",
    );
  const { pool } = context.storage;
  const id =
    (await addPerson(pool, { ...DEMO, roles: ["admin"], passwordHash: null, isDemo: true })) ??
    (await findPersonByEmail(pool, DEMO.email))?.id;
  if (id === undefined) throw new Error("The demo's owner could not be made.");
  await setDeactivated(pool, id, null);
  return id;
}

/** With the first person the demo's owner goes, and whoever was looking around with it. */
async function closeDemo(context: Context, client: Parameters<typeof findPersonByEmail>[0] = context.storage.pool): Promise<void> {
  const demo = await findPersonByEmail(client, DEMO.email);
  if (!demo?.isDemo) return;
  await setDeactivated(client, demo.id, context.now());
  await endSessions(client, demo.id);
}

export const hasAnOwner = ({ storage }: Context): Promise<boolean> => hasOwner(storage.pool);

/** The link that makes its finder the owner, while there is none. */
export async function ownerLink(context: Context, origin: string): Promise<string | null> {
  const { pool } = context.storage;
  if (await hasOwner(pool)) return null;
  const { secret } = await makeLink(pool, { kind: "owner", madeBy: "machine", now: context.now() });
  return linkTo(context, origin, "owner", secret);
}

const closed = (): Refusal =>
  new Refusal("link_closed", 410, "This link does not open anything: it was used, withdrawn or has expired. Ask for a new one.");

export async function lookAtLink(context: Context, secret: string): Promise<Output<"openLink">> {
  const link = await findLink(context.storage.pool, secret, context.now());
  if (!link) throw closed();
  const { kind, email, roles, expiresAt } = link;
  return { kind, email, roles: [...roles], expiresAt: expiresAt.toISOString() };
}

/** Takes the link and makes the person, both or none. */
export async function becomeOwner(
  context: Context,
  signIn: SignIn,
  { secret, name, email, password }: Parsed<"becomeOwner">,
): Promise<string> {
  await lookAtLink(context, secret);
  const passwordHash = await signIn.hash(password);
  return transaction(context.storage.pool, async (client) => {
    if (!(await useLink(client, secret, "owner", context.now())) || (await hasOwner(client))) throw closed();
    const id = await addPerson(client, { name, email, roles: ["admin"], passwordHash });
    if (id === null) throw conflict("known_person", `${email} is here already. Choose another address.`);
    await closeDemo(context, client);
    return id;
  });
}

export async function acceptInvitation(
  context: Context,
  signIn: SignIn,
  { secret, name, password }: Parsed<"acceptInvitation">,
): Promise<string> {
  await lookAtLink(context, secret);
  const passwordHash = await signIn.hash(password);
  return transaction(context.storage.pool, async (client) => {
    const link = await useLink(client, secret, "invitation", context.now());
    if (!link || link.email === null) throw closed();
    const id = await addPerson(client, { name, email: link.email, roles: link.roles, passwordHash });
    if (id === null) throw conflict("known_person", `${link.email} is here already. Sign in instead.`);
    await closeDemo(context, client);
    return id;
  });
}

/** A new password ends every session there was. */
export async function choosePassword(context: Context, signIn: SignIn, { secret, password }: Parsed<"choosePassword">): Promise<string> {
  await lookAtLink(context, secret);
  const hash = await signIn.hash(password);
  return transaction(context.storage.pool, async (client) => {
    const link = await useLink(client, secret, "reset", context.now());
    const person = link?.personId == null ? null : await findPerson(client, link.personId);
    if (!person || !isActive(person)) throw closed();
    await setPasswordHash(client, person.id, hash);
    await endSessions(client, person.id);
    return person.id;
  });
}
