import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

interface Point {
  readonly part?: string;
  readonly value: number;
}

/** "€111,193.67" as minor units. */
const minor = (text: string): number => Number(text.replace(/\D/g, ""));

describe("numbers of the pages are the program's, and lead to the rows they come from", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  const movements = async (): Promise<readonly Point[]> => {
    const answer = await running.ask("/api/metrics/mrr_movements?by=total&method=fine&currency=EUR");
    return ((await answer.json()) as { series: Point[] }).series;
  };

  test("the waterfall says what the program answers, and adds up", async () => {
    const { page, troubles, close } = await visit(running, "/revenue?currency=EUR");
    await page.locator(".revenue-identity li").first().waitFor();
    const written = await page.locator(".revenue-identity li .num").allInnerTexts();
    const told = await movements();
    expect(written.map(minor)).toEqual(told.map(({ value }) => Math.abs(value)));
    const closing = told.at(-1)?.value;
    expect(told.slice(0, -1).reduce((sum, { value }) => sum + value, 0)).toBe(closing);

    const drawing = page.getByRole("slider", { name: /^Waterfall of MRR/ });
    await drawing.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const second = told[1];
    expect(minor((await drawing.getAttribute("aria-valuetext")) ?? "")).toBe(second?.value);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/explain?*part=${second?.part}*`);
    expect(troubles).toEqual([]);
    await close();
  });

  test("who moved most opens to a row of a file", async () => {
    const { page, troubles, close } = await visit(running, "/revenue?currency=EUR");
    const mover = page.locator(".movers tbody tr:has(th a)").first();
    const name = (await mover.locator("th a").textContent())?.trim() ?? "";
    await mover.locator("td a").click();
    const opened = page.getByRole("dialog", { name });
    await opened
      .getByText(/\.csv, row [\d,]+$/)
      .first()
      .waitFor();
    await opened.getByRole("link", { name: "Open the account" }).click();
    await page.getByRole("heading", { level: 2, name }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  test("the records of an explanation are listed to the last, and add up to the number", async () => {
    const { page, troubles, close } = await visit(running, "/explain?metric=mrr&currency=EUR");
    await page.locator(".explain-open").first().waitFor();
    const whole = page.getByText(/^All [\d,]+ records: /);
    const scroll = async (): Promise<number> => {
      await page.evaluate("document.querySelector('.explain-list').scrollTo(0, 1e9)");
      return whole.count();
    };
    await expect.poll(scroll, { timeout: 60_000, interval: 200 }).toBe(1);
    const closing = (await movements()).at(-1)?.value;
    expect(minor((await page.locator(".explain-value").textContent()) ?? "")).toBe(closing);
    expect(troubles).toEqual([]);
    await close();
  });

  test("a cell of the cohorts opens its explanation by keyboard", async () => {
    const { page, troubles, close } = await visit(running, "/cohorts?currency=EUR&show=logos&by=year");
    await page.locator('.heat a[tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const cell = await page.evaluate("document.activeElement.textContent");
    await page.keyboard.press("Enter");
    const value = (await page.locator(".explain-value").textContent()) ?? "";
    expect(`${Math.round(Number.parseFloat(value))}%`).toBe(cell);
    expect(troubles).toEqual([]);
    await close();
  });
});
