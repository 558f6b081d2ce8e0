import { networkInterfaces } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, ownerLink } from "../../src/operations/index.ts";
import { type Browser, browser, codeOf, owner } from "../helpers/access.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

let context: Context;
let server: RunningServer;
let base: string;
const open = async (changes: Partial<Context> = {}, host = "127.0.0.1"): Promise<void> => {
  server = await listen({ ...context, ...changes }, { port: 0, host, webFolder: context.dataFolder, hosts: [host] });
  base = `http://${host}:${server.port}`;
};
beforeEach(async () => {
  context = await emptyLedger();
});
afterEach(async () => {
  await server.close();
  await context.close();
});

const bringDemo = () =>
  importText(context, { "accounts.csv": "account_id,name\nA-1,Otter\n" }, { title: "Demo company", answers: { source: "crm" } });
const look = (by: Browser = browser(base), headers: Readonly<Record<string, string>> = {}): Promise<string> =>
  by.send("post", "/api/sign-in/demo", {}, headers).then(codeOf);
const isOffered = async (headers: Readonly<Record<string, string>> = {}): Promise<boolean> =>
  ((await (await browser(base).send("get", "/api/entrance", undefined, headers)).json()) as { demo: boolean }).demo;

test("without the invented company there is nothing to look around", async () => {
  await open();
  expect([await isOffered(), await look()]).toEqual([false, "no_demo"]);
});

test("one looks around as its owner, does everything but let people in, and is out when the first of them comes", async () => {
  await bringDemo();
  await open();
  expect(await isOffered()).toBe(true);
  const visitor = browser(base);
  expect(await look(visitor)).toBe("done");
  expect(await (await visitor.send("get", "/api/me")).json()).toMatchObject({ person: { isDemo: true, roles: ["admin"] } });
  expect(await codeOf(await visitor.send("put", "/api/settings", { change: { gapDays: 3 } }))).toBe("done");
  expect(await codeOf(await visitor.send("post", "/api/people/invitations", { email: "x@people.example", roles: ["admin"] }))).toBe(
    "demo_only",
  );
  expect(await look()).toBe("done");

  const link = await ownerLink(context, base);
  const first = await owner(base, link);
  expect(await codeOf(await visitor.send("get", "/api/me"))).toBe("not_signed_in");
  expect([await isOffered(), await look()]).toEqual([false, "no_demo"]);
  expect(await ownerLink(context, base)).toBeNull();
  const { people } = (await (await first.send("get", "/api/people")).json()) as { people: { id: string; isDemo: boolean }[] };
  const demo = people.find(({ isDemo }) => isDemo)?.id;
  expect(await codeOf(await first.send("post", `/api/people/${demo}/reactivate`, {}))).toBe("demo_only");
});

test("taken back, the invented company takes the demo with it", async () => {
  const { batch } = await bringDemo();
  await open();
  const visitor = browser(base);
  await look(visitor);
  await visitor.send("post", `/api/imports/${batch}/undo`, {});
  await expect.poll(() => look()).toBe("no_demo");
});

test("from elsewhere, or through a proxy, nobody looks around, not even with the cookie of somebody who may", async () => {
  await bringDemo();
  await open();
  for (const header of ["x-forwarded-for", "forwarded", "via", "x-real-ip"]) {
    expect([await isOffered({ [header]: "10.0.0.9" }), await look(browser(base), { [header]: "10.0.0.9" })], header).toEqual([
      false,
      "not_local",
    ]);
  }
  const visitor = browser(base);
  expect(await look(visitor)).toBe("done");
  expect(await codeOf(await visitor.send("get", "/api/me", undefined, { "x-forwarded-for": "10.0.0.9" }))).toBe("not_signed_in");
  const { secret } = (await (await visitor.send("post", "/api/tokens", { name: "x", scopes: ["read"] })).json()) as { secret: string };
  const withToken = (headers: Readonly<Record<string, string>>): Promise<string> =>
    browser(base)
      .send("get", "/api/settings", undefined, { authorization: `Bearer ${secret}`, ...headers })
      .then(codeOf);
  expect([await withToken({}), await withToken({ via: "1.1 proxy" })]).toEqual(["done", "bad_token"]);
});

test("a program with an address for everybody has no demo", async () => {
  await bringDemo();
  await open({ entrance: { publicUrl: "https://bowtie.example", oidc: null, smtp: null } });
  expect([await isOffered(), await look(browser(base), { origin: base })]).toEqual([false, "not_local"]);
});

const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

test.skipIf(outside === undefined)("a connection by the network is refused, even from this machine", async () => {
  await bringDemo();
  await open({}, outside);
  expect([await isOffered(), await look()]).toEqual([false, "not_local"]);
});
