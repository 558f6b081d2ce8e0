import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import { type Context, newMachineSecret, operations } from "../../src/operations/index.ts";
import { bearerOf } from "../helpers/access.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

const TOKEN = "a token for Prometheus alone";
const metricsToken = TOKEN.replaceAll(" ", "-");
let context: Context;
let server: RunningServer;
let base: string;
const machine = newMachineSecret();
const ask = (path: string, secret: string): Promise<Response> =>
  fetch(`${base}${path}`, { headers: { authorization: `Bearer ${secret}` } });

beforeAll(async () => {
  context = await emptyLedger();
  server = await listen(context, {
    port: 0,
    host: "127.0.0.1",
    webFolder: context.dataFolder,
    hosts: [],
    machineSecret: machine,
    metricsToken,
  });
  base = `http://127.0.0.1:${server.port}`;
  await importText(context, company("acme: 100 USD/month from 2024-01", "beta: 50 USD/month from 2024-02"));
  await operations.rebuild(context, {}, () => undefined);
});
afterAll(async () => {
  await server.close();
  await context.close();
});

/** The figures by name and labels. */
const figures = async (): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await (await ask("/metrics", metricsToken)).text())
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );

test("figures are for its own token, a token of an administrator with the scope monitor, and nobody else", async () => {
  expect((await fetch(`${base}/metrics`)).status).toBe(401);
  expect((await ask("/metrics", "another-token-of-that-length")).status).toBe(401);
  expect((await ask("/metrics", metricsToken)).headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const bearer = (await bearerOf(context, ["admin"], ["monitor"])).slice("Bearer ".length);
  expect((await ask("/metrics", bearer)).status).toBe(200);
  expect((await ask("/metrics", (await bearerOf(context, ["admin"], ["read"])).slice(7))).status).toBe(403);
  expect((await ask("/api/metrics", metricsToken)).status).toBe(401);
});

test("a short token for the metrics is refused when the program starts", async () => {
  const options = { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [], metricsToken: "short" };
  await expect(listen(context, options)).rejects.toMatchObject({ code: "short_metrics_token" });
});

test("requests are counted by the template of their route, never by the address that was asked", async () => {
  await ask("/api/metrics/mrr?by=month", machine);
  await ask("/api/metrics/arr?by=month", machine);
  await ask("/api/accounts/nobody", machine);
  await fetch(`${base}/api/buyer/bowtie_shared_topsecret`);
  await fetch(`${base}/shared/bowtie_shared_topsecret`);
  await ask("/api/nowhere/at-all", machine);
  const read = await figures();
  const count = (route: string, status: number): number | undefined =>
    read.get(`bowtie_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`);
  expect(count("/api/metrics/{metric}", 200)).toBe(2);
  expect(count("/api/accounts/{id}", 404)).toBe(1);
  expect(count("/api/buyer/{secret}", 404) ?? count("/api/buyer/{secret}", 410)).toBe(1);
  expect(count("/*", 503)).toBe(1);
  expect(count("/api/*", 404)).toBe(1);
  expect([...read.keys()].join("\n")).not.toMatch(/topsecret|nowhere|nobody/);
});

test("derivations, questions, the ledger, the pool and the process are told", async () => {
  const read = await figures();
  expect(read.get('bowtie_derivation_duration_seconds_count{extent="whole",outcome="done"}')).toBeGreaterThanOrEqual(1);
  expect(read.get('bowtie_derived_units_total{extent="whole"}')).toBeGreaterThanOrEqual(2);
  expect(read.get('bowtie_store_question_duration_seconds_count{fact="movement",outcome="done"}')).toBeGreaterThan(0);
  expect(read.get("bowtie_ledger_position")).toBeGreaterThan(0);
  expect(read.get("bowtie_last_import_timestamp_seconds")).toBeGreaterThan(1.6e9);
  expect(read.get('bowtie_database_connections{state="waiting"}')).toBe(0);
  expect(read.get("nodejs_eventloop_lag_seconds")).toBeGreaterThanOrEqual(0);
  expect(read.get("process_resident_memory_bytes")).toBeGreaterThan(1e7);
});

test("while the ledger does not answer, the rest is told, and that something is missing", async () => {
  const { pool } = context.storage;
  await pool.query("alter view bowtie.head rename to hidden").catch(() => pool.query("alter table bowtie.head rename to hidden"));
  try {
    const read = await figures();
    expect(read.has("bowtie_ledger_position")).toBe(false);
    expect((await figures()).get('bowtie_unread_figures_total{figure="bowtie_ledger_position"}')).toBeGreaterThan(0);
    expect(read.get("process_resident_memory_bytes")).toBeGreaterThan(1e7);
  } finally {
    await pool.query("alter view bowtie.hidden rename to head").catch(() => pool.query("alter table bowtie.hidden rename to head"));
  }
});
