import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { asking } from "../helpers/asking.ts";
import { emptyLedger } from "../helpers/ledger.ts";

let context: Context;
const TOKEN = "a-token-for-prometheus-alone";
const servers: RunningServer[] = [];
const at = async (change: Partial<Context> = {}): Promise<string> => {
  const server = await listen(
    { ...context, ...change },
    { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [], metricsToken: TOKEN },
  );
  servers.push(server);
  return `http://127.0.0.1:${server.port}`;
};
beforeAll(async () => {
  context = await emptyLedger();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await context.close();
});

interface NotReady {
  readonly code: string;
  readonly detail: string;
  readonly details: { readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly reason: string | null }[] };
}
const broken = async (base: string): Promise<NotReady> => {
  const response = await fetch(`${base}/api/health/ready`);
  expect([response.status, response.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
  return (await response.json()) as NotReady;
};
const notOk = ({ details }: NotReady): readonly string[] => details.checks.filter(({ ok }) => !ok).map(({ name }) => name);

test("a program whose database and analytics store answer is alive and ready, under any name", async () => {
  const base = await at();
  expect(await (await fetch(`${base}/api/health/live`)).json()).toEqual({ status: "alive" });
  expect(await (await fetch(`${base}/api/health/ready`)).json()).toEqual({
    status: "ready",
    checks: ["program", "database", "migrations", "analytics"].map((name) => ({ name, ok: true, reason: null })),
  });
  const port = Number(new URL(base).port);
  expect(await asking(port, "/api/health/ready", { host: "10.1.2.3" })).toMatchObject({ status: 200 });
  expect(await asking(port, "/api/health", { host: "10.1.2.3" })).toMatchObject({ status: 421 });
});

test("without PostgreSQL it is alive, not ready, and says so without telling where or as whom it asked", async () => {
  const pool = new pg.Pool({ connectionString: "postgres://secretuser:secretpassword@127.0.0.1:9/secretname" });
  const away = (): Promise<never> => Promise.reject(new Error("the settings cannot be read"));
  const base = await at({ storage: { ...context.storage, pool }, renew: away });
  expect((await fetch(`${base}/api/health/live`)).status).toBe(200);
  const answer = await broken(base);
  expect([answer.code, answer.detail]).toEqual(["not_ready", "PostgreSQL does not answer (ECONNREFUSED)."]);
  expect(notOk(answer)).toEqual(["database", "migrations"]);
  expect(JSON.stringify(answer)).not.toMatch(/secret|127\.0\.0\.1/);
  const metrics = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(metrics.status).toBe(200);
  for (const figure of ["bowtie_queue_parts", "bowtie_ledger_position"])
    expect((await (await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text()).split("\n")).toContainEqual(
      expect.stringMatching(new RegExp(`^bowtie_unread_figures_total\\{figure="${figure}"\\} [12345]$`)),
    );
  await pool.end();
});

test("a database that has not seen the newest migrations is not ready", async () => {
  const base = await at();
  const { pool } = context.storage;
  await pool.query("update bowtie.migration set name = 'x' || name where name like '0001%'");
  expect((await broken(base)).detail).toMatch(/^Not run yet: 0001_ledger\.sql/);
  await pool.query("update bowtie.migration set name = substr(name, 2) where name like 'x0001%'");
  expect((await fetch(`${base}/api/health/ready`)).status).toBe(200);
});

test("an analytics store that does not answer is not ready", async () => {
  const store = Object.create(context.store, {
    ping: { value: () => Promise.reject(Object.assign(new Error("at 10.0.0.1"), { code: "ETIMEDOUT" })) },
  });
  const answer = await broken(await at({ store }));
  expect([notOk(answer), answer.detail]).toEqual([["analytics"], "The analytics store does not answer (ETIMEDOUT)."]);
});
