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

/** A browser as far as cookies go. */
export interface Browser {
  readonly cookies: Map<string, string>;
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
}

export function browser(base: string): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    send: async (method, path, body, headers = {}) => {
      const response = await fetch(`${base}${path}`, {
        method: method.toUpperCase(),
        redirect: "manual",
        headers: {
          origin: base,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}

export const PASSWORD = "a row of eight tall pines";
export const secretIn = (link: string): string => new URL(link).searchParams.get("token") ?? "";
export const codeOf = async (response: Response): Promise<string> =>
  response.ok ? "done" : (((await response.json()) as { code?: string }).code ?? `http_${response.status}`);

/** Becomes the owner by the link of the first start. */
export async function owner(base: string, link: string | null, email = "owner@people.example"): Promise<Browser> {
  const own = browser(base);
  const response = await own.send("post", "/api/links/owner", { secret: secretIn(link ?? ""), name: "Owner", email, password: PASSWORD });
  if (!response.ok) throw new Error(await response.text());
  return own;
}

/** Is invited by the owner and accepts. */
export async function invited(base: string, by: Browser, email: string, roles: readonly StaffRole[]): Promise<Browser> {
  const { link } = (await (await by.send("post", "/api/people/invitations", { email, roles })).json()) as { link: string };
  const own = browser(base);
  const response = await own.send("post", "/api/links/invitation", { secret: secretIn(link), name: email, password: PASSWORD });
  if (!response.ok) throw new Error(await response.text());
  return own;
}
