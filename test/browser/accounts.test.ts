import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

describe("the accounts of the demo", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  test("somebody searches, opens an account by keyboard, filters its timeline, opens a row, and comes back to what was searched", async () => {
    const { page, troubles, close } = await visit(running, "/accounts");
    const rows = page.locator(".accounts-list tbody tr");
    await rows.first().waitFor();
    await page.getByRole("searchbox", { name: "Search by name, domain or id" }).fill("pest contr");
    await page.waitForURL("**/accounts?find=pest+contr*");
    await expect.poll(async () => (await rows.allInnerTexts()).every((text) => /Pest Control/.test(text))).toBe(true);
    const name = (await rows.locator("a").first().textContent()) ?? "";

    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(name);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name }).waitFor();
    expect(await page.title()).toContain(name);

    const lines = page.locator(".account-line");
    await lines.first().waitFor();
    const subscriptions = page.getByRole("button", { name: /^Subscriptions \d+$/ });
    await subscriptions.click();
    await page.waitForURL("**show=paying*");
    await expect.poll(async () => (await lines.allInnerTexts()).every((text) => /Subscription|term/.test(text))).toBe(true);
    expect(await subscriptions.getAttribute("aria-pressed")).toBe("true");

    await lines.getByRole("button").first().click();
    await page
      .getByRole("dialog")
      .getByText(/\.csv, row [\d,]+$/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await page.goBack();
    await expect.poll(() => subscriptions.getAttribute("aria-pressed")).toBe("false");
    await page.goBack();
    await page.waitForURL("**/accounts?find=pest+contr*");
    expect(await page.getByRole("searchbox").inputValue()).toBe("pest contr");
    expect(troubles).toEqual([]);
    await close();
  });

  test("columns are remembered, and pressing one orders the list", async () => {
    const { page, troubles, close } = await visit(running, "/accounts");
    await page.getByRole("columnheader", { name: "Motion" }).waitFor();
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Motion" }).uncheck();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("columnheader", { name: "MRR" }).waitFor();
    expect(await page.getByRole("columnheader", { name: "Motion" }).count()).toBe(0);
    await page.getByRole("button", { name: "Account", exact: true }).click();
    await page.waitForURL("**sort=name*");
    const isOrdered = async (): Promise<boolean> => {
      const names = (await page.locator(".accounts-name").allTextContents()).slice(0, 9);
      return names.length === 9 && names.join() === [...names].sort((a, b) => a.localeCompare(b)).join();
    };
    await expect.poll(isOrdered).toBe(true);
    expect(troubles).toEqual([]);
    await close();
  });

  test("an account is found from anywhere by its name", async () => {
    const { page, troubles, close } = await visit(running, "/revenue?currency=EUR");
    await page.locator(".movers").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("juniperfelde");
    await page.getByRole("option", { name: /Juniperfelde Pest Control/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "Juniperfelde Pest Control" }).waitFor();
    expect(troubles).toEqual([]);
    await close();
  });
});
