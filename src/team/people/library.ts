import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";
import type { Dialect } from "kysely";
import type pg from "pg";

/** A single sign-on server that speaks OpenID Connect. */
export interface OidcSettings {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SignInOptions {
  readonly pool: pg.Pool;
  /** Signs the cookies; kept in the data folder. */
  readonly secret: string;
  /** Where people reach the program, if it is not told by their requests. */
  readonly publicUrl: string | null;
  readonly oidc: OidcSettings | null;
  /** Whether a person may have a session. */
  readonly mayEnter: (person: string) => Promise<boolean>;
  /** Whether somebody who has proved an address elsewhere may become a person. */
  readonly mayJoin: (email: string) => Promise<boolean>;
  readonly joined: (person: string, email: string) => Promise<void>;
  readonly trouble: (sentence: string) => void;
}

export const OIDC = "oidc";
/** Where the library hears requests that we pass on to it; of these only the callback is open to the world. */
export const LIBRARY_PATH = "/api/auth";
/** We say who asks by this header; what a request brings under its name is replaced. */
export const ADDRESS_HEADER = "x-bowtie-address";

export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

const SESSION_SECONDS = 7 * 24 * 60 * 60;

const columns = { createdAt: "created_at", updatedAt: "updated_at" } as const;

/** How the library is set up: our tables and names, nothing open to strangers, nothing told to anybody. */
export function libraryOptions(options: SignInOptions, dialect: Dialect, plugins: BetterAuthPlugin[]) {
  const { secret, publicUrl, oidc, mayEnter, mayJoin, joined, trouble } = options;
  return {
    appName: "OpenBowtie",
    secret,
    basePath: LIBRARY_PATH,
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    database: { dialect, type: "postgres", schemaName: "bowtie", transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      revokeSessionsOnPasswordReset: true,
    },
    user: { modelName: "person", fields: { ...columns, emailVerified: "email_verified" } },
    session: {
      modelName: "person_session",
      fields: { ...columns, userId: "person_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" },
      expiresIn: SESSION_SECONDS,
    },
    account: {
      modelName: "person_credential",
      fields: {
        ...columns,
        userId: "person_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
      // Only to sign in: what the other server would let us do is of no use here.
      updateAccountOnSignIn: false,
    },
    verification: { modelName: "sign_in_state", fields: { ...columns, expiresAt: "expires_at" } },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "sign_in_rate",
      fields: { lastRequest: "last_request" },
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/sign-in/social": { window: 60, max: 30 },
        "/change-password": { window: 60, max: 10 },
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: async ({ email, emailVerified }) => (emailVerified === true && (await mayJoin(email)) ? undefined : false),
          after: async ({ id, email }) => joined(id, email),
        },
      },
      session: { create: { before: async ({ userId }) => ((await mayEnter(userId)) ? undefined : false) } },
    },
    advanced: {
      cookiePrefix: "bowtie",
      useSecureCookies: publicUrl?.startsWith("https://") === true,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // The door has checked where a change comes from before it is passed on; the library checks again.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { validateSchema: false },
    },
    onAPIError: { errorURL: "/sign-in" },
    telemetry: { enabled: false },
    logger: { level: "error", log: (level, message) => (level === "error" && oidc !== null ? trouble(message) : undefined) },
    plugins,
  } as const satisfies BetterAuthOptions;
}
