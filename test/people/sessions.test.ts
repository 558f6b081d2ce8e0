import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, ownerLink } from "../../src/operations/index.ts";
import { type Browser, browser, codeOf, invited, owner, PASSWORD, secretIn } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";

let now = new Date("2026-07-15T12:00:00Z");
let context: Context;
let server: RunningServer;
let base: string;
let admin: Browser;
const said: string[] = [];
// Only listens: what is said is said all the same.
for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  vi.spyOn(stream, "write").mockImplementation(((...args: Parameters<typeof write>) => {
    said.push(String(args[0]));
    return write(...args);
  }) as typeof stream.write);
}

beforeAll(async () => {
  context = await emptyLedger(() => now);
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
  base = `http://127.0.0.1:${server.port}`;
  admin = await owner(base, await ownerLink(context, base));
});
afterAll(async () => {
  await server.close();
  await context.close();
  vi.restoreAllMocks();
});
afterEach(async () => {
  await context.storage.pool.query("delete from bowtie.sign_in_rate");
});

const signIn = (by: Browser, email: string, password = PASSWORD): Promise<Response> => by.send("post", "/api/sign-in", { email, password });
const idOf = async (email: string): Promise<string> => {
  const { people } = (await (await admin.send("get", "/api/people")).json()) as { people: { id: string; email: string }[] };
  return people.find((one) => one.email === email)?.id ?? "";
};
const me = async (by: Browser): Promise<string> => codeOf(await by.send("get", "/api/me"));
const linkFor = async (path: string, body: unknown): Promise<string> =>
  secretIn(((await (await admin.send("post", path, body)).json()) as { link: string }).link);

test("one signs in with e-mail and password, in whatever case, and out again", async () => {
  await invited(base, admin, "ida@people.example", ["ae"]);
  const ida = browser(base);
  expect(await codeOf(await signIn(ida, "ida@people.example", "wrong password"))).toBe("bad_sign_in");
  expect(await codeOf(await signIn(ida, "nobody@people.example"))).toBe("bad_sign_in");
  expect(await me(ida)).toBe("not_signed_in");
  const response = await signIn(ida, " Ida@People.Example ");
  expect(response.status).toBe(200);
  const [cookie = ""] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^bowtie\.session_token=.*; HttpOnly; SameSite=Lax/);
  expect(await (await ida.send("get", "/api/me")).json()).toMatchObject({
    kind: "person",
    person: { email: "ida@people.example", roles: ["ae"] },
  });
  const kept = new Map(ida.cookies);
  expect(await codeOf(await ida.send("post", "/api/sign-out", {}))).toBe("done");
  expect(await me(ida)).toBe("not_signed_in");
  for (const [name, value] of kept) ida.cookies.set(name, value);
  expect(await me(ida), "the cookie that was taken opens nothing any more").toBe("not_signed_in");
});

test("a session that has expired, or was made up, is none", async () => {
  const joe = await invited(base, admin, "joe@people.example", ["ae"]);
  const [[name = "", value = ""] = []] = joe.cookies;
  const [token = "", signature = ""] = decodeURIComponent(value).split(/\.(?=[^.]*$)/);
  for (const forged of [`${token}x.${signature}`, `${token}.${signature.replace(/^./, "A")}x`, token, `.${signature}`]) {
    joe.cookies.set(name, encodeURIComponent(forged));
    expect(await me(joe), forged).toBe("not_signed_in");
  }
  joe.cookies.set(name, value);
  expect(await me(joe)).toBe("done");
  await context.storage.pool.query("update bowtie.person_session set expires_at = now() - interval '1 second' where person_id = $1", [
    await idOf("joe@people.example"),
  ]);
  expect(await me(joe)).toBe("not_signed_in");
});

test("guessing is slowed down", async () => {
  const guesser = browser(base);
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) codes.push(await codeOf(await signIn(guesser, "owner@people.example", `guess number ${i}`)));
  expect(codes).toEqual([...Array<string>(10).fill("bad_sign_in"), "too_many_attempts", "too_many_attempts"]);
  const slowed = await signIn(guesser, "owner@people.example");
  expect([slowed.status, Number(slowed.headers.get("retry-after")) > 0]).toEqual([429, true]);
  const elsewhere = await guesser.send(
    "post",
    "/api/sign-in",
    { email: "owner@people.example", password: PASSWORD },
    { "x-forwarded-for": "8.8.8.8", "x-bowtie-address": "9.9.9.9" },
  );
  expect(elsewhere.status, "who one is cannot be made up by a header").toBe(429);
});

test("whoever is shut out is out at once, and in again when let in", async () => {
  const kim = await invited(base, admin, "kim@people.example", ["finance"]);
  const id = await idOf("kim@people.example");
  const reset = await linkFor(`/api/people/${id}/reset`, {});
  expect(await codeOf(await admin.send("post", `/api/people/${id}/deactivate`, {}))).toBe("done");
  expect(await me(kim)).toBe("not_signed_in");
  expect(await codeOf(await signIn(kim, "kim@people.example"))).toBe("bad_sign_in");
  expect(await codeOf(await kim.send("post", "/api/links/reset", { secret: reset, password: PASSWORD }))).toBe("link_closed");
  expect(await codeOf(await admin.send("post", `/api/people/${id}/reset`, {}))).toBe("not_active");
  await admin.send("post", `/api/people/${id}/reactivate`, {});
  expect(await codeOf(await signIn(kim, "kim@people.example"))).toBe("done");
});

test("the last administrator stays one", async () => {
  const id = await idOf("owner@people.example");
  expect(await codeOf(await admin.send("post", `/api/people/${id}/deactivate`, {}))).toBe("last_admin");
  expect(await codeOf(await admin.send("put", `/api/people/${id}/roles`, { roles: ["sdr"] }))).toBe("last_admin");
  expect(await me(admin)).toBe("done");
});

test("an invitation opens once, while it lasts and is not withdrawn", async () => {
  const invite = (): Promise<string> => linkFor("/api/people/invitations", { email: "lea@people.example", roles: ["am"] });
  const accept = async (secret: string): Promise<string> =>
    codeOf(await browser(base).send("post", "/api/links/invitation", { secret, name: "Lea", password: PASSWORD }));
  const first = await invite();
  const second = await invite();
  expect(await accept(first), "a newer one stands in its place").toBe("link_closed");
  now = new Date(now.getTime() + 8 * 24 * 3_600_000);
  expect(await accept(second), "it lasts a week").toBe("link_closed");
  const third = await invite();
  const { invitations } = (await (await admin.send("get", "/api/people")).json()) as { invitations: { id: number }[] };
  expect(invitations.length).toBe(1);
  await admin.send("delete", `/api/people/invitations/${invitations[0]?.id}`);
  expect(await accept(third)).toBe("link_closed");
  const fourth = await invite();
  expect(
    await codeOf(
      await browser(base).send("post", "/api/links/owner", { secret: fourth, name: "X", email: "x@x.example", password: PASSWORD }),
    ),
  ).toBe("link_closed");
  expect(await codeOf(await browser(base).send("post", "/api/links/invitation", { secret: fourth, name: "Lea", password: "short" }))).toBe(
    "bad_request",
  );
  const both = await Promise.all([accept(fourth), accept(fourth)]);
  expect(both.sort()).toEqual(["done", "link_closed"]);
  expect(await codeOf(await admin.send("post", "/api/people/invitations", { email: "Lea@people.example", roles: ["am"] }))).toBe(
    "known_person",
  );
});

test("a new password ends the sessions there were, by link or by oneself", async () => {
  const max = await invited(base, admin, "max@people.example", ["csm"]);
  const other = browser(base);
  await signIn(other, "max@people.example");
  expect(await codeOf(await max.send("post", "/api/me/password", { current: "not this one", next: "another long password" }))).toBe(
    "bad_password",
  );
  expect(await codeOf(await max.send("post", "/api/me/password", { current: PASSWORD, next: "another long password" }))).toBe("done");
  expect([await me(max), await me(other)]).toEqual(["done", "not_signed_in"]);
  const secret = await linkFor(`/api/people/${await idOf("max@people.example")}/reset`, {});
  const anew = browser(base);
  expect(await codeOf(await anew.send("post", "/api/links/reset", { secret, password: "a third long password" }))).toBe("done");
  expect([await me(anew), await me(max)]).toEqual(["done", "not_signed_in"]);
  expect(await codeOf(await signIn(max, "max@people.example", "another long password"))).toBe("bad_sign_in");
  expect(await codeOf(await signIn(max, "max@people.example", "a third long password"))).toBe("done");
});

test("there is one owner link, it lasts a day, and none once there is an owner", async () => {
  expect(await ownerLink(context, base)).toBeNull();
});

test("no password and no secret of a link stands in the log, in the audit log or in the clear anywhere in the database", async () => {
  const { rows } = await context.storage.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'bowtie' and table_type = 'BASE TABLE'",
  );
  for (const { name } of rows) {
    const { rows: lines } = await context.storage.pool.query<{ line: string }>(`select t::text as line from bowtie."${name}" t`);
    const found = lines.filter(({ line }) => /eight tall pines|guess number|third long|another long|bowtie_link_/.test(line));
    expect(found, name).toEqual([]);
  }
  expect(said.join("")).not.toMatch(/eight tall pines|guess number|third long|another long/);
});

test("a page of another site changes nothing, even with the cookie of somebody", async () => {
  expect(await codeOf(await admin.send("post", "/api/sign-out", {}, { origin: "https://evil.example" }))).toBe("foreign_origin");
  expect(await me(admin)).toBe("done");
});
