import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, ownerLink } from "../../src/operations/index.ts";
import { entranceSettings } from "../../src/operations/people/environment.ts";
import { browser, codeOf, owner, PASSWORD } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";

const ADDRESS = "https://bowtie.example";
let context: Context;
let server: RunningServer;
let base: string;
beforeAll(async () => {
  context = { ...(await emptyLedger()), entrance: { publicUrl: ADDRESS, oidc: null, smtp: null } };
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
  base = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.close();
  await context.close();
});

test("behind a proxy cookies go by HTTPS only, and links are made for the address people use", async () => {
  const link = await ownerLink(context, base);
  expect(link).toMatch(/^https:\/\/bowtie\.example\/welcome\?token=/);
  const admin = await owner(base, link);
  expect([...admin.cookies.keys()]).toEqual(["__Secure-bowtie.session_token"]);
  const again = await browser(base).send("post", "/api/sign-in", { email: "owner@people.example", password: PASSWORD });
  expect(again.headers.getSetCookie()[0]).toMatch(/; Secure/);
  const made = (await (await admin.send("post", "/api/people/invitations", { email: "x@people.example", roles: ["ae"] })).json()) as {
    link: string;
  };
  expect(made.link).toMatch(/^https:\/\/bowtie\.example\/invitation\?/);
});

test("guesses are counted by the address that the proxy saw, whatever the visitor says before it", async () => {
  const guess = async (passedOn: string): Promise<string> =>
    codeOf(
      await browser(base).send(
        "post",
        "/api/sign-in",
        { email: "owner@people.example", password: "a wild guess" },
        { "x-forwarded-for": passedOn },
      ),
    );
  for (let i = 0; i < 10; i++) expect(await guess(`10.0.0.${i}, 203.0.113.7`)).toBe("bad_sign_in");
  expect(await guess("10.0.0.99, 203.0.113.7")).toBe("too_many_attempts");
  expect(await guess("203.0.113.7, 203.0.113.8")).toBe("bad_sign_in");
});

test("behind several proxies the visitor is the last address that is none of them", async () => {
  const entrance = entranceSettings({ BOWTIE_URL: ADDRESS, BOWTIE_PROXIES: "10.0.0.0/8, fd00::/8" });
  const inner = await listen({ ...context, entrance }, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
  const guess = async (passedOn: string): Promise<string> =>
    codeOf(
      await browser(`http://127.0.0.1:${inner.port}`).send(
        "post",
        "/api/sign-in",
        { email: "owner@people.example", password: "a wild guess" },
        { "x-forwarded-for": passedOn },
      ),
    );
  for (let i = 0; i < 10; i++) expect(await guess(`192.0.2.${i}, 203.0.113.20, 10.0.0.${i}, fd00::${i}`)).toBe("bad_sign_in");
  expect(await guess("203.0.113.20, 10.7.7.7")).toBe("too_many_attempts");
  expect(await guess("203.0.113.20, 203.0.113.21, 10.7.7.7")).toBe("bad_sign_in");
  await inner.close();
});

test("settings of the environment that say half of something are refused", () => {
  expect(entranceSettings({})).toEqual({ publicUrl: null, oidc: null, smtp: null });
  expect(entranceSettings({ BOWTIE_URL: "https://bowtie.example/" }).publicUrl).toBe(ADDRESS);
  for (const env of [
    { BOWTIE_URL: "bowtie.example" },
    { BOWTIE_URL: "https://bowtie.example/below" },
    { BOWTIE_URL: ADDRESS, BOWTIE_PROXIES: "10.0.0.0/33" },
    { BOWTIE_URL: ADDRESS, BOWTIE_PROXIES: "the ingress" },
    { BOWTIE_PROXIES: "10.0.0.1" },
    { BOWTIE_OIDC_ISSUER: "https://login.example" },
    { BOWTIE_OIDC_ISSUER: "login", BOWTIE_OIDC_CLIENT_ID: "a", BOWTIE_OIDC_CLIENT_SECRET: "b" },
    { BOWTIE_SMTP_URL: "smtp://mail.example" },
  ])
    expect(() => entranceSettings(env), JSON.stringify(env)).toThrow(/BOWTIE_/);
});
