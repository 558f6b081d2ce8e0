import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

const PATH = "/mathematics?currency=EUR";

const ready = async (page: Page): Promise<void> => {
  await page.locator("#maths-pace math").first().waitFor();
  expect(await page.locator(".state-bad").allInnerTexts()).toEqual([]);
};

const card = (page: Page, id: string) => page.locator(`#maths-${id}`);
/** The result the company's numbers give; the one of the worked example comes after it. */
const result = async (page: Page, id: string): Promise<string> => (await card(page, id).locator("output").first().textContent()) ?? "";

describe("the mathematics, with the company's own numbers", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  test.each([
    { language: "en-GB", title: "Mathematics", example: "Worked example" },
    { language: "fr-FR", title: "Mathématiques", example: "Exemple chiffré" },
    { language: "de-DE", title: "Mathematik", example: "Rechenbeispiel" },
  ])("every formula is set and said in $language", async ({ language, title, example }) => {
    const { page, troubles, close } = await visit(running, PATH, { language });
    await ready(page);
    expect(await page.locator("h1").textContent()).toBe(title);
    expect(await page.locator(".maths-card").count()).toBe(22);
    expect(await page.locator(".maths-card summary").allInnerTexts()).toEqual(Array<string>(22).fill(example));
    // A key that has no word is shown as it is.
    expect(await page.locator("main").textContent()).not.toMatch(/\bmathematics\.\w|\{\{|NaN|undefined|Infinity/);
    expect(await page.locator(".maths-formula math").count()).toBeGreaterThanOrEqual(43);
    expect(troubles).toEqual([]);
    await close();
  });

  test("a formula gives the value of its metric, and follows a number that is changed and given back", async () => {
    const { page, troubles, close } = await visit(running, PATH);
    await ready(page);
    const answer = await running.ask("/api/metrics/cac_payback?by=total&currency=EUR");
    const { series } = (await answer.json()) as { series: { value: number }[] };
    const own = await result(page, "payback");
    expect(Number.parseFloat(own)).toBeCloseTo(series[0]?.value ?? Number.NaN, 1);
    const margin = card(page, "payback").getByRole("textbox", { name: /Gross margin$/ });
    await margin.fill("100");
    await expect.poll(() => result(page, "payback")).not.toBe(own);
    await card(page, "payback")
      .getByRole("button", { name: /^Back to/ })
      .click();
    await expect.poll(() => result(page, "payback")).toBe(own);
    expect(troubles).toEqual([]);
    await close();
  });

  test("the win rate is p to the power of n as soon as somebody says how many meetings a deal takes", async () => {
    const { page, troubles, close } = await visit(running, PATH);
    await ready(page);
    const meetings = card(page, "meetings");
    expect(await meetings.locator("details").getAttribute("open")).not.toBeNull();
    expect(await meetings.locator("details output").textContent()).toBe("28.2%");
    await meetings.getByLabel("n Meetings").fill("12");
    await expect.poll(() => meetings.locator("details[open]").count()).toBe(0);
    await meetings.getByLabel("W Win rate").fill("28.243");
    await expect.poll(() => result(page, "meetings")).toBe("90%");
    expect(troubles).toEqual([]);
    await close();
  });

  test("the contents lead to a formula by keyboard, and its numbers to their explanation", async () => {
    const { page, troubles, close } = await visit(running, PATH);
    await ready(page);
    await page.locator(".maths-contents a", { hasText: "CAC payback" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate("document.querySelector('#maths-payback').getBoundingClientRect().top < 200")).toBe(true);
    expect(page.url()).toContain("currency=EUR");
    await card(page, "payback")
      .getByRole("link", { name: /^Gross margin/ })
      .click();
    await page.waitForURL("**/explain?*metric=gross_margin*");
    expect(troubles).toEqual([]);
    await close();
  });

  test("a phone shows it without sideways scrolling", async () => {
    const { page, troubles, close } = await visit(running, PATH, { width: 390 });
    await ready(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(troubles).toEqual([]);
    await close();
  });
});
