import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, notFound, Refusal } from "../../domain/index.ts";
import {
  addToken,
  findPersonByEmail,
  findToken,
  isActive,
  listTokens,
  type Person,
  revokeToken,
  scopesOf,
  scopesOfPrincipal,
  type Token,
} from "../../team/people/index.ts";
import type { Context } from "../context.ts";
import type { By } from "./by.ts";

const toToken = ({
  personId: _,
  scopes,
  madeAt,
  expiresAt,
  lastUsedAt,
  revokedAt,
  ...token
}: Token): Output<"tokens">["tokens"][number] => ({
  ...token,
  scopes: [...scopes],
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});

export async function ownTokens(context: Context, { who }: By): Promise<Output<"tokens">> {
  const person = who.kind === "person" ? who.person.id : null;
  return { tokens: (await listTokens(context.storage.pool, person)).map(toToken) };
}

export async function everybodysTokens(context: Context): Promise<Output<"allTokens">> {
  return { tokens: (await listTokens(context.storage.pool, null)).map(toToken) };
}

const DAY = 24 * 60 * 60 * 1000;

export async function createToken(
  context: Context,
  { name, scopes, days, person: email }: Parsed<"createToken">,
  { who }: By,
): Promise<Output<"createToken">> {
  const person = await ownerOf(context, who, email);
  const beyond = scopes.find((scope) => !scopesOf(person.roles).includes(scope));
  if (beyond !== undefined)
    throw new Refusal(
      "beyond_roles",
      403,
      `A token of ${person.email} cannot have the scope “${beyond}”, because they may not do that themselves.`,
      {
        scope: beyond,
      },
    );
  const now = context.now();
  const { pool } = context.storage;
  const made = await addToken(pool, {
    personId: person.id,
    name,
    scopes: [...new Set(scopes)],
    now,
    expiresAt: new Date(now.getTime() + days * DAY),
  });
  const token = await findToken(pool, made.id);
  if (!token) throw new Error("The token that was just made is gone.");
  return { ...toToken(token), secret: made.secret };
}

/** Everybody makes tokens for themselves; at the machine nobody is signed in, so it says for whom. */
async function ownerOf(context: Context, who: By["who"], email: string | undefined): Promise<Person> {
  if (who.kind === "person") {
    if (email !== undefined && email !== who.person.email)
      throw new Refusal("not_yours", 403, "A token is made by the person it belongs to, and by nobody else.");
    return who.person;
  }
  if (email === undefined) throw badRequest("whose_token", "Say whose token it is to be: --person NAME@EXAMPLE.COM.");
  const person = await findPersonByEmail(context.storage.pool, email);
  if (!person || !isActive(person)) throw notFound("no_such_person", `There is no active person with the address ${email}.`);
  return person;
}

export async function dropToken(context: Context, { token: id }: Parsed<"revokeToken">, { who }: By): Promise<Output<"revokeToken">> {
  const { pool } = context.storage;
  const token = await findToken(pool, id);
  const isTheirs = who.kind === "machine" || (who.kind === "person" && token?.personId === who.person.id);
  if (!token || !(isTheirs || scopesOfPrincipal(who).includes("people")))
    throw notFound("no_such_token", "There is no such token, or it belongs to somebody else.");
  await revokeToken(pool, id, context.now());
  return {};
}
