import { timingSafeEqual } from "node:crypto";
import { Refusal } from "../../domain/index.ts";
import {
  type Cookies,
  findPerson,
  findTokenBySecret,
  hashOf,
  isActive,
  newSecret,
  noteUse,
  PREFIX,
  type Principal,
  type SignIn,
  type Visit,
} from "../../team/people/index.ts";
import type { Context } from "../context.ts";

export type { OperationId, Principal, SignIn, Visit } from "../../team/people/index.ts";
export { notSignedIn, requireRight, rightOf } from "../../team/people/index.ts";

/** Left in the data folder by a running program: whoever can read it works at the machine. */
export const newMachineSecret = (): string => newSecret("machine");

interface Asking {
  readonly visit: Visit;
  readonly isLocal: boolean;
  readonly machineSecret: string | null;
}

interface Known {
  readonly who: Principal;
  /** What the session wants to be set anew. */
  readonly cookies: Cookies;
}

const nobody: Known = { who: { kind: "nobody" }, cookies: [] };

/** Who asks. A token in the request is used or refused; the cookie beside it is not looked at. */
export async function whoAsks(context: Context, signIn: SignIn, { visit, isLocal, machineSecret }: Asking): Promise<Known> {
  const authorization = visit.headers.get("authorization");
  if (authorization !== null) return { who: await bearer(context, authorization, { machineSecret, isLocal }), cookies: [] };
  const found = await signIn.personOf(visit);
  const person = found === null ? null : await findPerson(context.storage.pool, found.id);
  if (found === null || person === null || !isActive(person) || (person.isDemo && !isLocal)) return nobody;
  return { who: { kind: "person", person }, cookies: found.cookies };
}

const badToken = (sentence: string): Refusal => new Refusal("bad_token", 401, sentence);

async function bearer(
  context: Context,
  authorization: string,
  { machineSecret, isLocal }: Pick<Asking, "machineSecret" | "isLocal">,
): Promise<Principal> {
  const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (secret === undefined) throw badToken("Send a token as “Authorization: Bearer bowtie_token_…”.");
  if (secret.startsWith(PREFIX.machine)) {
    if (machineSecret !== null && timingSafeEqual(hashOf(secret), hashOf(machineSecret))) return { kind: "machine" };
    throw badToken("This secret is of another start of the program.");
  }
  const { pool } = context.storage;
  const token = await findTokenBySecret(pool, secret);
  if (!token) throw badToken("This token is not known here.");
  if (token.revokedAt !== null) throw badToken("This token was revoked.");
  const now = context.now();
  if (token.expiresAt <= now) throw badToken("This token has expired. Make another.");
  const person = await findPerson(pool, token.personId);
  if (!person || !isActive(person)) throw badToken("The person this token belongs to may not sign in any more.");
  if (person.isDemo && !isLocal) throw badToken("A token of the demo’s owner works on the machine of the demo only.");
  await noteUse(pool, token.id, now);
  return { kind: "token", person, id: token.id, name: token.name, scopes: token.scopes };
}

/** The person somebody has just become, for the audit log. */
export async function principalOf(context: Context, id: string): Promise<Principal> {
  const person = await findPerson(context.storage.pool, id);
  return person ? { kind: "person", person } : { kind: "nobody" };
}
