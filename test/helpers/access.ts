import type { Context } from "../../src/operations/index.ts";
import type { StaffRole } from "../../src/standard/index.ts";
import { addPerson, addToken, findPersonByEmail, type Scope, scopesOf } from "../../src/team/people/index.ts";

/** A person of these roles, without a password: they are known by what they hold. */
export async function personOf(
  context: Context,
  roles: readonly StaffRole[],
  email = `${roles.join("-")}@people.example`,
): Promise<string> {
  const { pool } = context.storage;
  const id =
    (await addPerson(pool, { name: roles.join(" "), email, roles, passwordHash: null })) ?? (await findPersonByEmail(pool, email))?.id;
  if (id === undefined) throw new Error(`${email} could not be made a person`);
  return id;
}

/** What a program sends that holds a token of such a person. */
export async function bearerOf(context: Context, roles: readonly StaffRole[], scopes: readonly Scope[] = scopesOf(roles)): Promise<string> {
  const now = context.now();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const { secret } = await addToken(context.storage.pool, {
    personId: await personOf(context, roles),
    name: "test",
    scopes,
    now,
    expiresAt,
  });
  return `Bearer ${secret}`;
}
