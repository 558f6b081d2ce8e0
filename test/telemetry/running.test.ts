import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Job } from "../../src/contract/index.ts";
import { asking } from "../helpers/asking.ts";
import { begin, type Ended } from "../helpers/program.ts";
import { type ReceivedSpan, traceReceiver } from "../helpers/trace-receiver.ts";

const PORT = 4472;
const BASE = `http://127.0.0.1:${PORT}`;
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";
const CSV = "subscription_id,account_id,starts_on,price,interval,currency\nS-1,A-1,2026-01-01,100,month,USD\n";

let data: string;
let receiver: Awaited<ReturnType<typeof traceReceiver>>;
let told: Ended;
let whileEnding: readonly number[];
let lines: readonly Readonly<Record<string, unknown>>[];
let answers: { readonly problem: Response; readonly body: { readonly requestId?: string }; readonly odd: string };

/** The real program, asked a few things, one of them with a secret in its path and one with a secret in its query. */
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "bowtie-telemetry-"));
  await chmod(data, 0o711);
  receiver = await traceReceiver();
  const { child, ended } = begin(["start", "--no-demo", "--port", String(PORT), "--data", data, "--linger", "1"], {
    LOG_FORMAT: "json",
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_SERVICE_NAME: "bowtie-test",
    // Derived in threads, as large ledgers are: these are the program's own file, run again.
    OPENBOWTIE_PARALLEL_FROM: "0",
  });
  const note = async (): Promise<string | null> => readFile(join(data, "server.json"), "utf8").catch(() => null);
  for (let i = 0; i < 600 && (await note()) === null; i++) await sleep(50);
  const { secret } = JSON.parse((await note()) ?? "{}") as { secret: string };
  const headers = { authorization: `Bearer ${secret}` };
  const done = async (path: string, body: unknown): Promise<void> => {
    let job = (await (
      await fetch(`${BASE}${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { ...headers, "content-type": "application/json" },
      })
    ).json()) as Job;
    for (; job.state === "running"; await sleep(20)) job = (await (await fetch(`${BASE}/api/jobs/${job.id}`, { headers })).json()) as Job;
  };
  const upload = await fetch(`${BASE}/api/uploads?name=subscription_lines.csv`, { method: "POST", body: CSV, headers });
  const { id } = (await upload.json()) as { id: string };
  await done("/api/imports", { files: [id], title: "first", answers: { source: "billing" } });
  await done("/api/rebuild", {});
  await fetch(`${BASE}/api/metrics/mrr?by=month`, {
    headers: { ...headers, traceparent: `00-${TRACE}-${CALLER}-01` },
  });
  await fetch(`${BASE}/api/metrics/mrr?where=region%3DsecretRegion`, { headers });
  await fetch(`${BASE}/shared/bowtie_shared_topsecret`);
  await fetch(`${BASE}/welcome?token=bowtie_link_topsecret`);
  const problem = await fetch(`${BASE}/api/buyer/bowtie_shared_topsecret`, { headers: { "x-request-id": "from-the-proxy.1" } });
  const odd = await asking(PORT, "/api/health", { "x-request-id": "no id, {but: words}" });
  answers = { problem, body: (await problem.json()) as { requestId?: string }, odd: String(odd.headers["x-request-id"]) };
  await fetch(`${BASE}/api/health/ready`);
  const isReady = (): Promise<number> =>
    fetch(`${BASE}/api/health/ready`).then(
      ({ status }) => status,
      () => 0,
    );
  child.kill("SIGTERM");
  for (let i = 0; i < 40 && (await isReady()) === 200; i++) await sleep(20);
  whileEnding = [await isReady(), (await fetch(`${BASE}/api/health/live`)).status];
  told = await ended;
  lines = told.out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
});
afterAll(async () => {
  await receiver.close();
  await rm(data, { recursive: true, force: true });
});

const request = (route: string): Readonly<Record<string, unknown>> | undefined =>
  lines.find((line) => line["msg"] === "request" && line["route"] === route);

test("everything it tells is a line of JSON, and nothing of it is a secret", () => {
  expect(told.code).toBe(0);
  expect(lines.some(({ msg }) => String(msg).includes(`is ready at ${BASE}`))).toBe(true);
  expect(lines.some(({ msg }) => String(msg).includes("bowtie people invite"))).toBe(true);
  for (const text of [told.out, told.err, ...receiver.sent])
    expect(text).not.toMatch(/topsecret|secretRegion|bowtie_(link|machine|token|shared)_[\w-]/);
});

test("asked to end, it is not ready at once, goes on answering while it lingers, and ends", () => {
  expect(whileEnding).toEqual([503, 200]);
  expect([told.code, told.signal]).toEqual([0, null]);
});

test("a request is told by who asked, its route, status and time", () => {
  expect(request("/api/metrics/{metric}")).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    msg: "request",
    requestId: expect.any(String),
    method: "GET",
    route: "/api/metrics/{metric}",
    who: "machine",
    status: 200,
    ms: expect.any(Number),
    trace: TRACE,
  });
  expect(request("/api/buyer/{secret}")).toMatchObject({ who: "nobody", requestId: "from-the-proxy.1" });
  expect(lines.some(({ route, status }) => route === "/api/health/ready" && status === 200)).toBe(false);
});

test("a proxy’s id of a request is taken over if it is one, and stands in the answer and in problems", () => {
  expect(answers.problem.headers.get("x-request-id")).toBe("from-the-proxy.1");
  expect(answers.body.requestId).toBe("from-the-proxy.1");
  expect(answers.odd).toMatch(/^[0-9a-f-]{36}$/);
});

const spansOf = (trace: string): readonly ReceivedSpan[] => receiver.spans.filter((span) => span.trace === trace);

test("a request goes on with the trace of its caller, down to the questions and statements it took", () => {
  const spans = spansOf(TRACE);
  const top = spans.find(({ parent }) => parent === CALLER);
  expect(top).toMatchObject({
    service: "bowtie-test",
    name: "GET /api/metrics/{metric}",
    failed: false,
    attributes: { "http.route": "/api/metrics/{metric}", "http.request.method": "GET", "http.response.status_code": 200 },
  });
  const operation = spans.find(({ name }) => name === "operation metric");
  expect(operation?.parent).toBe(top?.id);
  expect(spans.find(({ name }) => name === "question movement")?.attributes).toMatchObject({ "db.system.name": "duckdb" });
  const query = spans.find(({ attributes }) => attributes["db.query.text"] === "select position from bowtie.head");
  expect(query).toMatchObject({ name: "query select", parent: operation?.id, attributes: { "db.system.name": "postgresql" } });
  const known = new Set(spans.map(({ id }) => id));
  for (const { parent } of spans) expect(parent === CALLER || known.has(parent ?? "")).toBe(true);
});

test("a job is a part of the request that started it, and so is what it derives", () => {
  const job = receiver.spans.find(({ name }) => name === "job rebuild");
  const above = (span: ReceivedSpan | undefined): readonly string[] => {
    const parent = receiver.spans.find(({ id }) => id === span?.parent);
    return parent === undefined ? [] : [parent.name, ...above(parent)];
  };
  expect(above(job)).toEqual(["POST /api/rebuild"]);
  const derived = receiver.spans.filter(({ name, trace }) => name === "derivation whole" && trace === job?.trace);
  expect(derived[0]?.attributes).toMatchObject({ "bowtie.level": "customer", "bowtie.units": 1 });
  expect(above(derived[0])).toEqual(["operation rebuild", "job rebuild", "POST /api/rebuild"]);
});
