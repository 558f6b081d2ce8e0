import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");
const BASE = "/growth?currency=EUR&segment=motion";

let running: Running;

async function put(path: string, body: unknown): Promise<void> {
  const response = await running.ask(path, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
}

interface Course {
  readonly startMonth: string;
  readonly total: { readonly arr: readonly number[] };
}

/** What the model expects of the demo, which ends where it was made. */
async function expected(): Promise<Course> {
  const response = await running.ask("/api/growth/simulate", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scenario: { name: "Base", question: { currency: "EUR", segment: "motion" } } }),
  });
  return (await response.json()) as Course;
}

/** More than is expected in two years. */
async function ambition(): Promise<string> {
  const { startMonth, total } = await expected();
  return `target=${Math.round((total.arr[23] ?? 0) * 1.15)}@${later(monthBefore(startMonth), 2)}`;
}

const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
};
const later = (month: string, years: number): string => `${Number(month.slice(0, 4)) + years}${month.slice(4)}`;
const changesOf = (page: Page): string => new URL(page.url()).searchParams.get("changes") ?? "";
const settled = async (page: Page): Promise<void> => page.locator("[aria-busy=true], [role=status]").first().waitFor({ state: "detached" });

beforeAll(async () => {
  running = await startProgram();
});
afterAll(() => running?.close());

test("the ranking names the first lever, weighs by cost once one is said, and puts a lever into the scenario", async () => {
  const { page, troubles, close } = await visit(running, `${BASE}&tab=ranking`);
  await page.locator(".parts-finding").waitFor();
  const rows = page.locator(".parts-stack tbody tr");
  expect(await rows.count()).toBe(12);
  const first = (await rows.first().locator("th").textContent()) ?? "";
  expect(await page.locator(".parts-finding").textContent()).toContain(first.trim());
  expect(await page.locator("[aria-sort]").getAttribute("aria-sort")).toBe("descending");
  await page.locator(".parts-sort").first().click();
  expect(await page.locator("[aria-sort]").textContent()).toContain("Lever");
  await page.locator(".parts-sort").last().click();

  const cost = rows.nth(3).locator("input");
  const costed = (await rows.nth(3).locator("th").textContent()) ?? "";
  await cost.fill("5000");
  await cost.press("Enter");
  await expect.poll(async () => rows.first().locator("th").textContent()).toBe(costed);
  expect(await rows.nth(1).textContent()).toContain("say its cost");

  await rows.first().getByRole("button").click();
  await expect.poll(() => changesOf(page)).toContain(":t");
  expect(new URL(page.url()).searchParams.get("costs")).toContain(":500000");
  expect(troubles).toEqual([]);
  await close();
});

test("a target sets volume beside levers, and what is taken over reaches it", async () => {
  const { page, troubles, close } = await visit(running, `${BASE}&tab=goal`);
  await page.getByRole("button", { name: /^Take / }).click();
  const volume = page.locator("section[aria-labelledby=parts-volume]");
  await volume.waitFor();
  expect(await volume.textContent()).toMatch(/times as many new prospects.*Winning them costs/s);
  const combined = page.locator("section[aria-labelledby=parts-combined]");
  expect(await combined.locator("tbody tr").count()).toBeGreaterThan(1);
  expect(await combined.textContent()).toContain("reach it");
  const alone = page.locator("section[aria-labelledby=parts-alone]");
  expect(await alone.textContent()).toContain("not enough: reaches");

  const label = await alone.locator("tbody tr").first().locator("input").first().getAttribute("aria-label");
  // Rows change their order as limits do; the one that is turned stays in sight.
  const limit = page.getByLabel(label ?? "", { exact: true });
  await limit.fill("9");
  await limit.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("limits")).toContain("0.09");
  await expect.poll(async () => alone.textContent()).toContain("your limit");
  await limit.fill("");
  await limit.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("limits")).toBe(null);
  await settled(page);

  await combined.getByRole("button", { name: /^Take over/ }).click();
  await expect.poll(() => changesOf(page).split(";").length).toBeGreaterThan(1);
  await expect.poll(async () => page.locator(".parts-finding").first().textContent()).toContain("the target is reached");
  expect(troubles).toEqual([]);
  await close();
});

test("next actions come with owner, reason and play, and one is put into the scenario", async () => {
  const { page, troubles, close } = await visit(running, `${BASE}&tab=actions`);
  const actions = page.locator(".parts-action");
  await actions.first().waitFor();
  expect(await actions.count()).toBe(10);
  expect(await actions.first().textContent()).toMatch(/pts\s*± .*Adds .*Owner: .*Play: /s);
  await actions.first().locator("summary").first().click();
  expect(await actions.first().locator("details[open]").textContent()).toContain("Done when the records show");
  const advisor = page.locator("section[aria-labelledby=parts-advisor]");
  expect(await advisor.textContent()).toMatch(/Spread thin.*US dollars/s);
  await advisor.locator("input").first().fill("100000");
  await advisor.locator("input").first().press("Enter");
  await expect.poll(async () => advisor.textContent(), { timeout: 30_000 }).toContain("Each business model carries itself");
  await settled(page);
  await actions
    .first()
    .getByRole("button", { name: /^Try it/ })
    .click();
  await expect.poll(() => changesOf(page)).not.toBe("");
  expect(troubles).toEqual([]);
  await close();
});

test("the back-test says how far off the model was, and where it was beaten", async () => {
  const { page, troubles, close } = await visit(running, `${BASE}&tab=backtest`);
  const verdict = page.locator("[data-verdict]");
  await verdict.waitFor();
  expect(await verdict.textContent()).toMatch(
    /the model was off by [\d.]+% over 12 months.*nothing changes: [\d.]+%.*of 12 months lay within P10–P90/,
  );
  expect(await page.locator("section[aria-labelledby=parts-errors] tbody tr").count()).toBe(6);
  await page.getByText("Self-serve", { exact: true }).last().click();
  await expect.poll(async () => verdict.getAttribute("data-verdict")).toBe("naive");
  expect(await page.locator(".note-warn").textContent()).toContain("worse than saying that nothing changes");
  await page.locator(".parts-choice").first().getByText("6 months").click();
  await expect.poll(async () => verdict.textContent(), { timeout: 30_000 }).toContain("over 6 months");
  expect(troubles).toEqual([]);
  await close();
});

test("without a plan the page teaches how to make one, and one in the past is seen at once", async () => {
  const { page, troubles, close } = await visit(running, `${BASE}&tab=plan&changes=cr.win:r0.05`);
  const empty = page.locator("section[aria-labelledby=parts-plan]");
  await empty.waitFor();
  expect(await empty.textContent()).toContain("There is no plan yet");
  await page.getByRole("button", { name: "Make it the plan" }).click();
  const levers = page.locator("section[aria-labelledby=parts-plan-levers]");
  await levers.waitFor();
  expect(await page.locator(".parts-finding").first().textContent()).toMatch(/(above|below) plan/);
  expect(await levers.textContent()).toContain("Unexplained");
  const months = page.getByLabel("Month", { exact: true });
  expect(await months.locator("option").count()).toBe(12);
  await months.selectOption({ index: 5 });
  const picked = (await months.locator("option").nth(5).textContent()) ?? "";
  await expect.poll(async () => levers.textContent()).toContain(`Every lever in ${picked}`);
  expect(troubles).toEqual([]);
  await close();
});

describe("every part can be read by everybody", () => {
  const looks = [
    { width: 1440, dark: false, language: "en" },
    { width: 1440, dark: true, language: "fr" },
    { width: 390, dark: true, language: "de" },
  ] as const;
  const parts = [
    { tab: "ranking", ready: ".parts-stack" },
    { tab: "goal", ready: "section[aria-labelledby=parts-alone]" },
    { tab: "actions", ready: ".parts-action" },
    { tab: "plan", ready: "section[aria-labelledby=parts-plan-levers]" },
    { tab: "backtest", ready: "[data-verdict]" },
  ] as const;

  beforeAll(async () => {
    const question = { currency: "EUR", segment: "motion" };
    await put("/api/growth/scenarios/Base", { name: "Base", question });
    await put("/api/growth/plan", { name: "Base", start: later((await expected()).startMonth, -1) });
  });

  for (const look of looks)
    test.each(parts)(`$tab, ${look.width} px, ${look.dark ? "dark" : "light"}, ${look.language}`, async ({ tab, ready }) => {
      const target = await ambition();
      const { page, troubles, close } = await visit(running, `${BASE}&${target}&tab=${tab}`, look);
      await page.locator(ready).first().waitFor();
      const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
      await page.setViewportSize({ width: look.width, height: Math.min(9000, height + 100) });
      await settled(page);
      await expect
        .poll(async () => [...((await page.evaluate(inPage)) as readonly string[]), ...troubles], { timeout: 15_000, interval: 500 })
        .toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(look.width);
      await close();
    });
});
