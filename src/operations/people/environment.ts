import { BlockList, isIP } from "node:net";
import { badRequest } from "../../domain/index.ts";
import type { OidcSettings } from "../../team/people/index.ts";

/** What is said about people and their entrance from outside: by the environment of the program. */
export interface EntranceSettings {
  /** Where people reach the program, without a slash at its end; told by their requests when null. */
  readonly publicUrl: string | null;
  /** Machines whose word is taken for where a request came from; this machine itself is one of them. */
  readonly proxies?: BlockList;
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
  const proxies = proxiesOf(said(env, "BOWTIE_PROXIES"));
  if (proxies !== null && publicUrl === null)
    throw badRequest(
      "half_proxy",
      "BOWTIE_PROXIES names proxies, so people reach the program by one: set BOWTIE_URL to the address they use.",
    );
  return {
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    ...(proxies && { proxies }),
    oidc: oidcOf(env),
    smtp: smtpOf(env),
  };
}

/** Addresses and ranges with commas between, as `10.0.0.0/8,192.0.2.7`. */
function proxiesOf(text: string | null): BlockList | null {
  if (text === null) return null;
  const proxies = new BlockList();
  for (const part of text.split(",").map((one) => one.trim())) {
    const [address = "", bits] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const longest = family === "ipv6" ? 128 : 32;
    if (isIP(address) === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= longest)))
      throw badRequest("bad_proxies", `BOWTIE_PROXIES has “${part}” in it; it lists addresses and ranges, as 10.0.0.0/8,192.0.2.7.`);
    proxies.addSubnet(address, bits === undefined ? longest : Number(bits), family);
  }
  return proxies;
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
