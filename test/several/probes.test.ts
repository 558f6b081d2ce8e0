import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Job } from "../../src/contract/index.ts";
import { ownerLink } from "../../src/operations/index.ts";
import { type Browser, owner } from "../helpers/access.ts";
import { type Process, type Together, together } from "../helpers/several.ts";
import { type ReceivedSpan, traceReceiver } from "../helpers/trace-receiver.ts";

const TOKEN = "a-token-for-prometheus-alone";
const ENV = { OPENBOWTIE_PART_ENTRIES: "20", METRICS_TOKEN: TOKEN, LOG_FORMAT: "text" } as const;

let all: Together;
let web: Process;
let worker: Process;
let admin: Browser;
let receiver: Awaited<ReturnType<typeof traceReceiver>>;

beforeAll(async () => {
  [all, receiver] = await Promise.all([together(), traceReceiver()]);
  const traced = { ...ENV, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: "100" };
  web = await all.web({ ...traced, OTEL_SERVICE_NAME: "asking" });
  worker = await all.worker({ ...traced, OTEL_SERVICE_NAME: "working" }, true);
  admin = await owner(web.url, await ownerLink(await all.look(), web.url));
});
afterAll(async () => {
  await all.end();
  await receiver.close();
});

const figure = async ({ url }: Process, name: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );
};

async function done(path: string, body: unknown): Promise<void> {
  let job = (await (await admin.send("post", path, body)).json()) as Job;
  for (; job.state === "running"; await sleep(20)) job = (await (await admin.send("get", `/api/jobs/${job.id}`)).json()) as Job;
  expect(job.state).toBe("done");
}

test("a worker says whether it is ready, and nothing else to strangers", async () => {
  expect(await (await fetch(`${worker.url}/api/health/live`)).json()).toEqual({ status: "alive" });
  expect((await fetch(`${worker.url}/api/health/ready`)).status).toBe(200);
  expect((await fetch(`${worker.url}/metrics`)).status).toBe(401);
  expect((await fetch(`${worker.url}/api/accounts`)).status).toBe(404);
});

test("what a worker derived for another program is in its own figures, and the queue in everybody’s", async () => {
  const rows = Array.from({ length: 400 }, (_, n) => `S${n},A${n},2024-01-15,10,month,USD`);
  const text = ["subscription_id,account_id,starts_on,price,interval,currency", ...rows].join("\n");
  const cookie = [...admin.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
  const sent = await fetch(`${web.url}/api/uploads?name=subscription_lines.csv`, {
    method: "POST",
    body: text,
    headers: { cookie, origin: web.url },
  });
  const { id } = (await sent.json()) as { id: string };
  await done("/api/imports", { title: "lines", files: [id], answers: { source: "billing" } });
  const shares = 'bowtie_derivation_duration_seconds_count{extent="share",outcome="done"}';
  for (let i = 0; i < 20 && !((await figure(worker, shares)) > 0); i++) await done("/api/rebuild", {});
  expect(await figure(worker, shares)).toBeGreaterThan(0);
  expect(await figure(web, 'bowtie_derivation_duration_seconds_count{extent="whole",outcome="done"}')).toBeGreaterThan(0);
  for (const process of [web, worker]) expect(await figure(process, 'bowtie_queue_parts{state="waiting"}')).toBe(0);
  expect(await figure(worker, "bowtie_ledger_position")).toBe(await figure(web, "bowtie_ledger_position"));
});

test("a worker that is asked to end does so", async () => {
  expect((await worker.kill("SIGTERM")).code).toBe(0);
});

test("what a worker derives for another program belongs to the trace of the request that asked for it", async () => {
  const shared = (): ReceivedSpan | undefined =>
    receiver.spans.find(({ service, name }) => service === "working" && name === "derivation share");
  const asked = (trace: string | undefined): readonly string[] =>
    receiver.spans.flatMap((span) => (span.service === "asking" && span.trace === trace ? [span.name] : []));
  const isKnown = (): boolean => asked(shared()?.trace).some((name) => name.startsWith("POST /api/"));
  while (!isKnown()) await sleep(50);
  expect(asked(shared()?.trace)).toContain("derivation whole");
});
