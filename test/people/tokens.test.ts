import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, newMachineSecret, ownerLink } from "../../src/operations/index.ts";
import { type Browser, codeOf, invited, owner } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";

let now = new Date("2026-07-15T12:00:00Z");
let context: Context;
let server: RunningServer;
let base: string;
let admin: Browser;
let revops: Browser;
const machineSecret = newMachineSecret();

beforeAll(async () => {
  context = await emptyLedger(() => now);
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [], machineSecret });
  base = `http://127.0.0.1:${server.port}`;
  admin = await owner(base, await ownerLink(context, base));
  revops = await invited(base, admin, "ops@people.example", ["revops"]);
});
afterAll(async () => {
  await server.close();
  await context.close();
});

interface Made {
  readonly id: number;
  readonly secret: string;
}
const made = async (by: Browser, scopes: readonly string[], days = 30): Promise<Made> =>
  (await (await by.send("post", "/api/tokens", { name: "nightly", scopes, days })).json()) as Made;
const as = (secret: string, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${base}${path}`, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const code = async (...asked: Parameters<typeof as>): Promise<string> => codeOf(await as(...asked));
const person = async (email: string): Promise<string> => {
  const { people } = (await (await admin.send("get", "/api/people")).json()) as { people: { id: string; email: string }[] };
  return people.find((one) => one.email === email)?.id ?? "";
};

test("a token does what its scopes say and no more", async () => {
  const { secret } = await made(revops, ["read", "import"]);
  expect(await code(secret, "get", "/api/settings")).toBe("done");
  expect(await code(secret, "put", "/api/mappings/x", { body: "files: [" })).toBe("bad_mapping");
  const refused = await as(secret, "put", "/api/settings", { change: { gapDays: 1 } });
  expect(await refused.json()).toMatchObject({ status: 403, code: "out_of_scope", details: { scope: "settings" } });
  expect(await code(secret, "get", "/api/people")).toBe("forbidden");
  expect(await (await as(secret, "get", "/api/me")).json()).toMatchObject({ kind: "token", scopes: ["read", "import"] });
  const importing = await made(revops, ["import"]);
  expect(await code(importing.secret, "get", "/api/settings")).toBe("out_of_scope");
});

test("a token never exceeds the roles of its person, not even later", async () => {
  expect(await codeOf(await revops.send("post", "/api/tokens", { name: "x", scopes: ["people"], days: 1 }))).toBe("beyond_roles");
  const sam = await invited(base, admin, "sam@people.example", ["revops", "finance"]);
  const { secret } = await made(sam, ["settings", "scenarios"]);
  expect(await code(secret, "put", "/api/settings", { change: { gapDays: 12 } })).toBe("done");
  await admin.send("put", `/api/people/${await person("sam@people.example")}/roles`, { roles: ["finance"] });
  expect(await code(secret, "put", "/api/settings", { change: { gapDays: 13 } })).toBe("forbidden");
  expect(await code(secret, "put", "/api/growth/scenarios/x", {})).toBe("done");
  await admin.send("post", `/api/people/${await person("sam@people.example")}/deactivate`, {});
  expect(await code(secret, "get", "/api/me")).toBe("bad_token");
  await admin.send("post", `/api/people/${await person("sam@people.example")}/reactivate`, {});
  expect(await code(secret, "get", "/api/me"), "who comes back makes new ones").toBe("bad_token");
});

test("tokens that were revoked, have expired, or were never made, are refused", async () => {
  const revoked = await made(revops, ["read"]);
  expect(await code(revoked.secret, "get", "/api/me")).toBe("done");
  expect(await codeOf(await revops.send("delete", `/api/tokens/${revoked.id}`))).toBe("done");
  expect(await code(revoked.secret, "get", "/api/me")).toBe("bad_token");
  const short = await made(revops, ["read"], 1);
  now = new Date(now.getTime() + 25 * 3_600_000);
  expect(await (await as(short.secret, "get", "/api/me")).json()).toMatchObject({
    status: 401,
    detail: expect.stringContaining("expired"),
  });
  const { secret } = await made(revops, ["read"]);
  for (const forged of [`${secret.slice(0, -1)}x`, secret.slice(0, -1), "bowtie_token_", "x", "' or 1=1 --"])
    expect((await as(forged, "get", "/api/me")).status, forged).toBe(401);
  for (const authorization of ["Bearer", "Basic b3duZXI6eA==", secret])
    expect((await fetch(`${base}/api/me`, { headers: { authorization } })).status, authorization).toBe(401);
});

test("a bad token is refused even beside a good session", async () => {
  expect(await codeOf(await admin.send("get", "/api/me", undefined, { authorization: "Bearer bowtie_token_x" }))).toBe("bad_token");
});

test("a token is the secret of one person: it is shown once, kept as a digest, and makes no others", async () => {
  const { secret, id } = await made(revops, ["read"]);
  await as(secret, "get", "/api/me");
  const { tokens } = (await (await revops.send("get", "/api/tokens")).json()) as { tokens: { id: number; lastUsedAt: string | null }[] };
  expect(JSON.stringify(tokens)).not.toContain(secret);
  expect(tokens.find((token) => token.id === id)?.lastUsedAt).toBe(now.toISOString());
  const { rows } = await context.storage.pool.query(
    "select t::text as row from bowtie.token t union all select a::text from bowtie.audit a",
  );
  expect(rows.some(({ row }: { row: string }) => row.includes(secret))).toBe(false);
  for (const [method, path] of [
    ["get", "/api/tokens"],
    ["post", "/api/tokens"],
    ["post", "/api/me/password"],
  ] as const)
    expect(await code(secret, method, path, method === "get" ? undefined : {})).toBe("needs_a_person");
  const sdr = await invited(base, admin, "sdr@people.example", ["sdr"]);
  expect(await codeOf(await sdr.send("delete", `/api/tokens/${id}`))).toBe("no_such_token");
  expect(await codeOf(await admin.send("delete", `/api/tokens/${id}`))).toBe("done");
  expect(await codeOf(await sdr.send("post", "/api/tokens", { name: "x", scopes: ["read"], person: "owner@people.example" }))).toBe(
    "not_yours",
  );
});

test("the secret of the machine may do everything, and one of another start nothing", async () => {
  expect(await (await as(machineSecret, "get", "/api/me")).json()).toMatchObject({ kind: "machine", person: null });
  expect(await code(machineSecret, "get", "/api/people")).toBe("done");
  expect(await code(newMachineSecret(), "get", "/api/me")).toBe("bad_token");
});

describe("what the team works on takes scopes of its own", () => {
  const STEP = { what: "Call", on: "2026-12-01", owner: "Ann" };
  /** A change of each area, and what it answers to whoever may make it. */
  const changes = [
    { scope: "deals", method: "post", path: "/api/leads", body: { company: "Fern" }, done: "done" },
    {
      scope: "deals",
      method: "post",
      path: "/api/deals",
      body: { account: "new", accountName: "Fern", name: "Fern", nextStep: STEP },
      done: "done",
    },
    {
      scope: "deals",
      method: "post",
      path: "/api/deals/0/facts",
      body: { fact: { kind: "noted", fact: "buyer_met", holds: true } },
      done: "no_such_deal",
    },
    {
      scope: "delivery",
      method: "post",
      path: "/api/plans",
      body: { account: "0", objective: "x", valueOn: "2026-12-01" },
      done: "no_such_account",
    },
    { scope: "share", method: "post", path: "/api/plans/none/links", body: { name: "Maja" }, done: "no_such_plan" },
    { scope: "talk", method: "post", path: "/api/comments", body: {}, done: "bad_request" },
    { scope: "method", method: "put", path: "/api/pipelines", body: { base: 0, pipelines: [] }, done: "bad_request" },
  ] as const;
  const scopes = ["read", "deals", "delivery", "share", "talk", "method"] as const;
  let both: Browser;
  beforeAll(async () => {
    both = await invited(base, admin, "both@people.example", ["ae", "revops"]);
  });

  test.each(scopes)("with %s alone one makes its own changes, and is told the scope that others take", async (scope) => {
    const { secret } = await made(both, [scope]);
    for (const { scope: own, method, path, body, done } of changes) {
      const answer = await as(secret, method, path, body);
      const told = (await answer.clone().json()) as { details?: { scope?: string } };
      if (own === scope) expect(await codeOf(answer), path).toBe(done);
      else expect([await codeOf(answer), told.details?.scope], `${path} with ${scope}`).toEqual(["out_of_scope", own]);
    }
    expect(await code(secret, "get", "/api/deals")).toBe(scope === "read" ? "done" : "out_of_scope");
  });

  test("nobody has a token for what their roles may not do", async () => {
    const finance = await invited(base, admin, "finance@people.example", ["finance"]);
    for (const scope of ["deals", "delivery", "share", "method"])
      expect(await codeOf(await finance.send("post", "/api/tokens", { name: "x", scopes: [scope], days: 1 })), scope).toBe("beyond_roles");
    const { secret } = await made(finance, ["talk", "read"]);
    expect(await code(secret, "post", "/api/leads", { company: "Fern" })).toBe("forbidden");
    expect(await code(secret, "post", "/api/comments", {})).toBe("bad_request");
  });

  test("a token is no buyer: what a link of theirs opens it does not act on", async () => {
    const { secret } = await made(both, [...scopes]);
    expect(await code(secret, "post", `/api/buyer/${secret}/comments`, { text: "x" })).toBe("no_such_link");
  });
});
