import { z } from "zod";
import { Refusal } from "../../domain/index.ts";
import { ADDRESS_HEADER, LIBRARY_PATH, libraryOptions, OIDC, type OidcSettings, type SignInOptions } from "./library.ts";

/** A request as far as signing in is concerned. */
export interface Visit {
  readonly headers: Headers;
  /** Scheme, name and port under which it was asked. */
  readonly origin: string;
  /** From where the connection came. */
  readonly address: string;
}

/** What is to be set at the visitor's, whole `Set-Cookie` lines. */
export type Cookies = readonly string[];

/** Sessions and passwords: the library behind a few doors, of which none is open to the network by itself. */
export interface SignIn {
  /** The person whose session a request carries. */
  personOf(visit: Visit): Promise<{ readonly id: string; readonly cookies: Cookies } | null>;
  withPassword(visit: Visit, email: string, password: string): Promise<{ readonly id: string; readonly cookies: Cookies }>;
  /** A session for somebody who has shown otherwise who they are. */
  enter(visit: Visit, person: string): Promise<Cookies>;
  leave(visit: Visit): Promise<Cookies>;
  changePassword(visit: Visit, current: string, next: string): Promise<Cookies>;
  hash(password: string): Promise<string>;
  /** Begins a single sign-on. */
  sso(visit: Visit, back: string): Promise<{ readonly url: string; readonly cookies: Cookies }>;
  /** The visitor comes back from the single sign-on; `search` is the query they bring. */
  ssoBack(visit: Visit, search: string): Promise<{ readonly to: string; readonly cookies: Cookies }>;
}

const cookiesOf = (headers: Headers): Cookies => headers.getSetCookie();

const badSignIn = (): Refusal => new Refusal("bad_sign_in", 401, "E-mail address or password is wrong, or this person may not sign in.");

/** The library takes a while to load, so only those who need it do. */
export async function openSignIn(options: SignInOptions): Promise<SignIn> {
  const [{ betterAuth }, { createAuthEndpoint }, { setSessionCookie }, { genericOAuth }, { PostgresDialect }] = await Promise.all([
    import("better-auth"),
    import("better-auth/api"),
    import("better-auth/cookies"),
    import("better-auth/plugins/generic-oauth"),
    import("kysely"),
  ]);
  const entering = {
    id: "openbowtie",
    endpoints: {
      enterAs: createAuthEndpoint.serverOnly({ method: "POST", body: z.object({ person: z.string() }) }, async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.person);
        const session = user === null ? null : await ctx.context.internalAdapter.createSession(user.id);
        if (user === null || !session) throw badSignIn();
        await setSessionCookie(ctx, { session, user });
        return { entered: true };
      }),
    },
  };
  const auth = betterAuth({
    ...libraryOptions(options, new PostgresDialect({ pool: options.pool }), []),
    plugins: [entering, ...(options.oidc === null ? [] : [genericOAuth({ config: [providerOf(options.oidc)] })])],
  });
  const ready = await auth.$context;

  const ask = (visit: Visit, method: string, path: string, body?: object): Promise<Response> => {
    const headers = new Headers({
      origin: visit.origin,
      cookie: visit.headers.get("cookie") ?? "",
      "user-agent": visit.headers.get("user-agent") ?? "",
      [ADDRESS_HEADER]: visit.address,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    });
    return auth.handler(
      new Request(`${visit.origin}${LIBRARY_PATH}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  };
  const posted = async (visit: Visit, path: string, body: object): Promise<Response> => {
    const response = await ask(visit, "POST", path, body);
    if (response.status === 429) {
      const seconds = Number(response.headers.get("x-retry-after") ?? 60);
      throw new Refusal("too_many_attempts", 429, `Too many attempts. Wait ${seconds} seconds and try again.`, { seconds });
    }
    if (response.status >= 500) throw new Error(`Signing in failed inside: ${response.status} at ${path}.`);
    return response;
  };

  return {
    personOf: async ({ headers }) => {
      if (!headers.has("cookie")) return null;
      const found = await auth.api.getSession({ headers: new Headers({ cookie: headers.get("cookie") ?? "" }), returnHeaders: true });
      return found.response ? { id: found.response.user.id, cookies: cookiesOf(found.headers) } : null;
    },
    withPassword: async (visit, email, password) => {
      const response = await posted(visit, "/sign-in/email", { email, password });
      if (!response.ok) throw badSignIn();
      const { user } = (await response.json()) as { user: { id: string } };
      return { id: user.id, cookies: cookiesOf(response.headers) };
    },
    enter: async (visit, person) => {
      const { headers } = await auth.api.enterAs({ body: { person }, headers: visit.headers, returnHeaders: true });
      return cookiesOf(headers);
    },
    leave: async (visit) => cookiesOf((await posted(visit, "/sign-out", {})).headers),
    changePassword: async (visit, current, next) => {
      const response = await posted(visit, "/change-password", { currentPassword: current, newPassword: next, revokeOtherSessions: true });
      if (!response.ok) throw new Refusal("bad_password", 403, "The current password is not right, so nothing was changed.");
      return cookiesOf(response.headers);
    },
    hash: (password) => ready.password.hash(password),
    sso: async (visit, back) => {
      const response = await posted(visit, "/sign-in/social", {
        provider: OIDC,
        callbackURL: back,
        errorCallbackURL: "/sign-in",
        disableRedirect: true,
      });
      if (!response.ok)
        throw new Refusal("sso_unreachable", 502, "The single sign-on does not answer. Try again, or sign in with a password.");
      const { url } = (await response.json()) as { url: string };
      return { url, cookies: cookiesOf(response.headers) };
    },
    ssoBack: async (visit, search) => {
      const response = await ask(visit, "GET", `/callback/${OIDC}${search}`);
      return { to: response.headers.get("location") ?? "/sign-in?error=sso", cookies: cookiesOf(response.headers) };
    },
  };
}

const providerOf = ({ issuer, clientId, clientSecret }: OidcSettings) => ({
  providerId: OIDC,
  discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  scopes: ["openid", "email", "profile"],
  pkce: true,
  requireIdTokenVerification: true,
});
