import { badRequest } from "../../domain/index.ts";
import type { OidcSettings } from "../../team/people/index.ts";

/** What is said about people and their entrance from outside: by the environment of the program. */
export interface EntranceSettings {
  /** Where people reach the program, without a slash at its end; told by their requests when null. */
  readonly publicUrl: string | null;
  readonly oidc: OidcSettings | null;
  readonly smtp: { readonly url: string; readonly from: string } | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const said = (env: Environment, name: string): string | null => {
  const value = env[name]?.trim();
  return value === undefined || value === "" ? null : value;
};

/** Reads BOWTIE_URL, BOWTIE_OIDC_… and BOWTIE_SMTP_…; half of a setting is refused, so that nobody believes it works. */
export function entranceSettings(env: Environment): EntranceSettings {
  const publicUrl = said(env, "BOWTIE_URL");
  if (
    publicUrl !== null &&
    !(URL.canParse(publicUrl) && /^https?:$/.test(new URL(publicUrl).protocol) && new URL(publicUrl).pathname === "/")
  )
    throw badRequest("bad_url", `BOWTIE_URL is “${publicUrl}”; it is the address of the program, as https://bowtie.example.`);
  return { publicUrl: publicUrl === null ? null : new URL(publicUrl).origin, oidc: oidcOf(env), smtp: smtpOf(env) };
}

function oidcOf(env: Environment): OidcSettings | null {
  const names = ["BOWTIE_OIDC_ISSUER", "BOWTIE_OIDC_CLIENT_ID", "BOWTIE_OIDC_CLIENT_SECRET"] as const;
  const [issuer, clientId, clientSecret] = names.map((name) => said(env, name));
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) throw badRequest("half_oidc", `Single sign-on takes all of ${names.join(", ")}.`);
  if (!URL.canParse(issuer))
    throw badRequest("bad_issuer", `BOWTIE_OIDC_ISSUER is “${issuer}”; it is an address, as https://login.example.`);
  return { issuer, clientId, clientSecret, name: said(env, "BOWTIE_OIDC_NAME") ?? new URL(issuer).hostname };
}

function smtpOf(env: Environment): EntranceSettings["smtp"] {
  const url = said(env, "BOWTIE_SMTP_URL");
  const from = said(env, "BOWTIE_SMTP_FROM");
  if (url === null && from === null) return null;
  if (url === null || from === null) throw badRequest("half_smtp", "E-mail takes both BOWTIE_SMTP_URL and BOWTIE_SMTP_FROM.");
  return { url, from };
}
