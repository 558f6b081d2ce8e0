import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { routes } from "../../src/contract/index.ts";
import { type Context, type OperationId, ownerLink } from "../../src/operations/index.ts";
import { type StaffRole, staffRoles } from "../../src/standard/index.ts";
import { isAllowed, rights } from "../../src/team/people/index.ts";
import { type Browser, browser, codeOf, invited, owner } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";

interface Operation {
  readonly operationId: OperationId;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

let context: Context;
let server: RunningServer;
let base: string;
let operations: readonly (readonly [method: string, path: string, operation: Operation])[];
const people = new Map<StaffRole, Browser>();

beforeAll(async () => {
  context = await emptyLedger();
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
  base = `http://127.0.0.1:${server.port}`;
  const document = (await (await fetch(`${base}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [method, path.replaceAll(/\{\w+\}/g, "0"), operation] as const),
  );
  const admin = await owner(base, await ownerLink(context, base));
  people.set("admin", admin);
  for (const role of staffRoles) if (role !== "admin") people.set(role, await invited(base, admin, `${role}@people.example`, [role]));
});
afterAll(async () => {
  await server.close();
  await context.close();
});

const isOpen = ({ security }: Operation): boolean => security.length === 0;

test("the OpenAPI document names every operation that has a right, and every route", () => {
  const named = operations.map(([, , { operationId }]) => operationId);
  expect([...named].sort()).toEqual(Object.keys(rights).sort());
  expect(Object.keys(routes).filter((id) => !named.includes(id as OperationId))).toEqual([]);
});

test("only health, the document itself, coming in and going out, and what a buyer’s link opens are open", () => {
  expect(
    operations
      .filter(([, , operation]) => isOpen(operation))
      .map(([, , { operationId }]) => operationId)
      .sort(),
  ).toEqual([
    "acceptInvitation",
    "becomeOwner",
    "buyerComment",
    "buyerConfirm",
    "buyerDispute",
    "buyerFile",
    "buyerMeasure",
    "buyerPlan",
    "buyerSign",
    "buyerStep",
    "buyerTask",
    "buyerUpload",
    "choosePassword",
    "entrance",
    "health",
    "live",
    "openLink",
    "openapi",
    "ready",
    "signIn",
    "signInDemo",
    "signInSso",
    "signOut",
    "ssoCallback",
  ]);
});

test("without credentials every other operation answers 401, and so does what there is not", async () => {
  for (const [method, path, operation] of operations) {
    const response = await fetch(`${base}${path}`, { method: method.toUpperCase(), redirect: "manual" });
    if (isOpen(operation)) expect(response.status, path).not.toBe(401);
    else {
      expect([response.status, response.headers.get("content-type")], `${method} ${path}`).toEqual([401, "application/problem+json"]);
      expect(response.headers.get("www-authenticate")).toContain("Bearer");
      expect(await codeOf(response)).toBe("not_signed_in");
    }
  }
  expect((await fetch(`${base}/api/nothing`)).status).toBe(401);
  expect((await fetch(`${base}/api/me`, { method: "PATCH" })).status).toBe(401);
});

test("health tells strangers that the program answers, and nothing of the ledger", async () => {
  expect(await (await fetch(`${base}/api/health`)).json()).toMatchObject({ status: "ok", position: null, openIssues: null });
  expect(await (await people.get("sdr")?.send("get", "/api/health"))?.json()).toMatchObject({ position: expect.any(Number) });
});

describe("the whole table, over HTTP", () => {
  test.each(staffRoles)("%s", async (role) => {
    const person = people.get(role) ?? browser(base);
    for (const [method, path, operation] of operations) {
      const { operationId } = operation;
      if (isOpen(operation) || operationId === "changePassword") continue;
      const code = await codeOf(await person.send(method, path, method === "get" || method === "delete" ? undefined : {}));
      if (isAllowed(operationId, role)) expect(["forbidden", "not_signed_in"], `${operationId} for ${role}`).not.toContain(code);
      else expect(code, `${operationId} for ${role}`).toBe("forbidden");
    }
  });
});

test("a refusal says which roles would be allowed", async () => {
  const response = await people.get("ae")?.send("put", "/api/settings", { change: { gapDays: 1 } });
  expect(await response?.json()).toMatchObject({ status: 403, code: "forbidden", details: { roles: ["revops", "admin"] } });
});

test("a job is watched and stopped only by whoever may start it", async () => {
  const job = (await (await people.get("revops")?.send("post", "/api/rebuild", {}))?.json()) as { id: string };
  const codes = async (role: StaffRole): Promise<readonly (string | undefined)[]> => [
    await codeOf((await people.get(role)?.send("get", `/api/jobs/${job.id}`)) ?? new Response()),
    await codeOf((await people.get(role)?.send("post", `/api/jobs/${job.id}/cancel`, {})) ?? new Response()),
  ];
  expect(await codes("finance")).toEqual(["forbidden", "forbidden"]);
  expect(await codes("revops")).toEqual(["done", "done"]);
});

test("one with two roles may do what either may", async () => {
  const both = await invited(base, people.get("admin") ?? browser(base), "both@people.example", ["ae", "finance"]);
  expect(await codeOf(await both.send("put", "/api/growth/scenarios/x", { name: "x" }))).toBe("done");
  expect(await codeOf(await both.send("put", "/api/peers/x", { body: "" }))).toBe("forbidden");
});
