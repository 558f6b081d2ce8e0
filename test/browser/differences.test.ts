import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Explanation, Job, Upload } from "../../src/contract/index.ts";
import { type Running, startProgram, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");
const PERIOD = "2025-12";

let running: Running;

async function answered<T>(path: string, body?: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  const response = await running.ask(path, body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
}

/** A series by account: one customer less than ours, one that pays more, and one that we do not know. */
async function bringSeries(): Promise<void> {
  const { contributions } = await answered<Explanation>(`/api/metrics/mrr/explain?period=${PERIOD}&currency=EUR&limit=1000`);
  const rows = contributions
    .slice(1)
    .map(({ id, amount }, i) => `board,mrr,${PERIOD},${id},${((amount + (i === 3 ? 5_00 : 0)) / 100).toFixed(2)},EUR`);
  const text = ["series,metric,period,account_id,value,currency", ...rows, `board,mrr,${PERIOD},nobody,12.00,EUR`].join("\n");
  const response = await running.ask("/api/uploads?name=reported_values.csv", { method: "POST", body: `${text}\n` });
  const { id } = (await response.json()) as Upload;
  let job = await answered<Job>("/api/imports", { title: "board", files: [id] });
  while (job.state === "running") job = await answered<Job>(`/api/jobs/${job.id}`);
  expect(job.problem).toBeUndefined();
}

beforeAll(async () => {
  running = await startProgram();
  await bringSeries();
});
afterAll(() => running?.close());

describe("two numbers are compared on the page", () => {
  const looks = [
    { width: 1440, dark: false, language: "en" },
    { width: 390, dark: true, language: "de" },
  ] as const;

  test.each(looks)("cause by cause, each opened to its rows: %o", async (look) => {
    const path = `/differences?metric=mrr&period=${PERIOD}&currency=EUR&sideA=ours&sideB=series:board`;
    const { page, troubles, close } = await visit(running, path, look);
    const causes = page.locator(".differences-open");
    await causes.first().waitFor();
    expect(await causes.count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator(".differences-sum").textContent()).toMatch(/=/);
    await expect.poll(async () => [...((await page.evaluate(inPage)) as readonly string[]), ...troubles], { timeout: 15_000 }).toEqual([]);
    await causes.nth(2).click();
    const panel = page.locator(".mantine-Drawer-body");
    await panel.locator(".differences-amount").waitFor();
    expect(await panel.locator(".differences-entry").count()).toBeGreaterThan(1);
    expect(await panel.textContent()).toContain("reported_values.csv");
    expect(new URL(page.url()).searchParams.get("open")).toBe("2");
    await expect.poll(async () => [...((await page.evaluate(inPage)) as readonly string[]), ...troubles], { timeout: 15_000 }).toEqual([]);
    await close();
  });
});
