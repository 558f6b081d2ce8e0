import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, ownerLink } from "../../src/operations/index.ts";
import { type Browser, browser, codeOf, owner } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { CLIENT, type Claims, type OidcServer, openOidcServer } from "./oidc-server.ts";

const SAM: Claims = { sub: "sam-1", email: "sam@people.example", email_verified: true, name: "Sam Sturm" };
let oidc: OidcServer;
let context: Context;
let server: RunningServer;
let base: string;
let admin: Browser;

beforeAll(async () => {
  oidc = await openOidcServer(SAM);
  const entrance = {
    publicUrl: null,
    smtp: null,
    oidc: { name: "Example login", issuer: oidc.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
  };
  context = { ...(await emptyLedger()), entrance };
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
  base = `http://127.0.0.1:${server.port}`;
  admin = await owner(base, await ownerLink(context, base));
});
afterAll(async () => {
  await server.close();
  await context.close();
  await oidc.close();
});

interface Went {
  readonly by: Browser;
  readonly to: string;
  readonly me: string;
}

/** Goes to the single sign-on and comes back, as a browser does. */
async function goes(claims: Claims, back = "/settings?tab=history", by: Browser = browser(base)): Promise<Went> {
  oidc.claims = claims;
  const { url } = (await (await by.send("post", "/api/sign-in/sso", { back })).json()) as { url: string };
  const there = await fetch(url, { redirect: "manual" });
  const callback = new URL(there.headers.get("location") ?? "");
  const here = await by.send("get", callback.pathname + callback.search);
  return { by, to: here.headers.get("location") ?? "", me: await codeOf(await by.send("get", "/api/me")) };
}

const invite = (email: string, roles: readonly string[]): Promise<Response> =>
  admin.send("post", "/api/people/invitations", { email, roles });

test("the sign-in page says what the single sign-on is called", async () => {
  expect(await (await browser(base).send("get", "/api/entrance")).json()).toMatchObject({ sso: "Example login" });
});

test("whoever was not invited does not come in", async () => {
  const { to, me } = await goes(SAM);
  expect([to, me]).toEqual([expect.stringMatching(/^\/sign-in\?error=/), "not_signed_in"]);
});

test("an invitation is accepted by signing in with its address, and its roles are given", async () => {
  await invite(SAM.email, ["finance", "executive"]);
  const unproved = await goes({ ...SAM, email_verified: false });
  expect(unproved.me, "an address the other server has not confirmed proves nothing").toBe("not_signed_in");
  const { by, to, me } = await goes(SAM);
  expect([to, me]).toEqual(["/settings?tab=history", "done"]);
  expect(await (await by.send("get", "/api/me")).json()).toMatchObject({ person: { name: "Sam Sturm", roles: ["finance", "executive"] } });
  const { entries } = (await (await admin.send("get", "/api/audit?operation=ssoCallback")).json()) as { entries: { person: string }[] };
  expect(entries).toMatchObject([{ person: SAM.email, outcome: "done" }]);
  expect((await goes(SAM)).me, "and again, without another invitation").toBe("done");
});

test("a person with a password may come this way too, if the address is confirmed", async () => {
  const boss: Claims = { sub: "boss-1", email: "owner@people.example", email_verified: true, name: "Boss" };
  expect((await goes({ ...boss, email_verified: false })).me).toBe("not_signed_in");
  const { by, me } = await goes(boss);
  expect(me).toBe("done");
  expect(await (await by.send("get", "/api/me")).json()).toMatchObject({ person: { name: "Owner", roles: ["admin"] } });
});

test("whoever was shut out stays out", async () => {
  const { people } = (await (await admin.send("get", "/api/people")).json()) as { people: { id: string; email: string }[] };
  await admin.send("post", `/api/people/${people.find(({ email }) => email === SAM.email)?.id}/deactivate`, {});
  expect((await goes(SAM)).me).toBe("not_signed_in");
});

test("an identity signed with another key is none", async () => {
  await invite("eve@people.example", ["admin"]);
  oidc.forges = true;
  const eve: Claims = { sub: "eve-1", email: "eve@people.example", email_verified: true, name: "Eve" };
  expect((await goes(eve)).me).toBe("not_signed_in");
  oidc.forges = false;
  expect((await goes(eve)).me).toBe("done");
});

test("the way back begun in another browser, or led elsewhere, ends nowhere", async () => {
  oidc.claims = { sub: "eve-1", email: "eve@people.example", email_verified: true, name: "Eve" };
  const mine = browser(base);
  const { url } = (await (await mine.send("post", "/api/sign-in/sso", {})).json()) as { url: string };
  const callback = new URL((await fetch(url, { redirect: "manual" })).headers.get("location") ?? "");
  const victim = browser(base);
  await victim.send("get", callback.pathname + callback.search);
  expect(await codeOf(await victim.send("get", "/api/me"))).toBe("not_signed_in");
  for (const back of ["https://evil.example/", "//evil.example", "/\\evil.example"])
    expect((await goes(oidc.claims, back)).to, back).toBe("/");
});
