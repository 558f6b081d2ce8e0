import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";

/** Who a single sign-on server says somebody is. */
export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

export interface OidcServer {
  readonly issuer: string;
  /** Who is at the keyboard there. */
  claims: Claims;
  /** Signs with a key that it does not publish. */
  forges: boolean;
  close(): Promise<void>;
}

export const CLIENT = { id: "openbowtie", secret: "the client's own secret" } as const;

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const keys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const piece of request) text += String(piece);
  return new URLSearchParams(text);
}

interface Grant {
  readonly nonce: string | null;
  readonly challenge: string;
  readonly redirect: string;
}

/** A small OpenID Connect server: discovery, authorization code with PKCE, signed identity tokens. */
export async function openOidcServer(claims: Claims): Promise<OidcServer> {
  const own = keys();
  const foreign = keys();
  const grants = new Map<string, Grant>();
  const state = { issuer: "", claims, forges: false };
  const jwt = (nonce: string | null): string => {
    const seconds = Math.floor(Date.now() / 1000);
    const payload = {
      iss: state.issuer,
      aud: CLIENT.id,
      iat: seconds,
      exp: seconds + 300,
      ...(nonce === null ? {} : { nonce }),
      ...state.claims,
    };
    const text = `${encoded({ alg: "RS256", kid: "one", typ: "JWT" })}.${encoded(payload)}`;
    return `${text}.${createSign("RSA-SHA256")
      .update(text)
      .sign((state.forges ? foreign : own).privateKey, "base64url")}`;
  };
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", state.issuer);
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    if (url.pathname === "/.well-known/openid-configuration")
      return json({
        issuer: state.issuer,
        authorization_endpoint: `${state.issuer}/authorize`,
        token_endpoint: `${state.issuer}/token`,
        jwks_uri: `${state.issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (url.pathname === "/keys")
      return json({ keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] });
    if (url.pathname === "/authorize") {
      const asked = url.searchParams;
      const code = randomUUID();
      grants.set(code, {
        nonce: asked.get("nonce"),
        challenge: asked.get("code_challenge") ?? "",
        redirect: asked.get("redirect_uri") ?? "",
      });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      response.writeHead(302, { location: back.href });
      return response.end();
    }
    if (url.pathname === "/token") {
      const form = await formOf(request);
      const grant = grants.get(form.get("code") ?? "");
      grants.delete(form.get("code") ?? "");
      const verified = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      const isClient = form.get("client_id") === CLIENT.id && form.get("client_secret") === CLIENT.secret;
      if (!grant || !isClient || verified !== grant.challenge || form.get("redirect_uri") !== grant.redirect)
        return json({ error: "invalid_grant" }, 400);
      return json({ access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: jwt(grant.nonce) });
    }
    return json({ error: "not_found" }, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  state.issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return Object.assign(state, {
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
