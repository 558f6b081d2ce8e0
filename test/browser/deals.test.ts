import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");
const YEAR = new Date().getFullYear() + 1;

/** Chooses an option of a list that opens under its field. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole("combobox", { name: label })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

describe("deals of the demo", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  test("somebody begins one, moves it past a gate that warns, sells products, and loses it with a reason", async () => {
    const { page, troubles, close } = await visit(running, "/deals");
    await page.locator(".deals-table tbody tr").first().waitFor();
    await page.getByRole("button", { name: "New deal" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Account").fill("Birchwood of nowhere");
    await page.getByRole("option", { name: "New account “Birchwood of nowhere”" }).click();
    await dialog.getByLabel("Name of the deal").fill("Birchwood, first");
    await dialog.getByLabel("What happens next").fill("Call Maja");
    await dialog.getByLabel("On", { exact: true }).fill(`${YEAR}-03-01`);
    await dialog.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("heading", { level: 2, name: "Birchwood, first" }).waitFor();
    await page.locator("[aria-current=step]", { hasText: "Conversation" }).waitFor();

    await page.getByRole("button", { name: "Move on" }).click();
    await dialog.getByText("Something is missing; going on takes a reason.").waitFor();
    await dialog.getByText("Pain: at least level 1 (Named)").waitFor();
    await dialog.getByLabel("Why does it go on all the same?").fill("They asked for a demo.");
    await dialog.getByLabel("What did the buyer do?").fill("Told what hurts.");
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await page.locator("[aria-current=step]", { hasText: "Discovery" }).waitFor();

    // Too little is known for a proposal: it says what, and there is nothing to press.
    await page.getByRole("button", { name: "Move to Proposal" }).click();
    await dialog.getByText("A pain is ranked first.").waitFor();
    expect(await dialog.getByRole("button", { name: "Move", exact: true }).count()).toBe(0);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Add products" }).click();
    await page.getByLabel("Product", { exact: true }).fill("Team plan");
    await page.getByLabel("Price of one").fill("49.90");
    await page.getByLabel("Quantity", { exact: true }).fill("7");
    await page.getByLabel("Discount in %").fill("12.5");
    await page.locator(".deal-products-worth", { hasText: "3,667.65" }).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator(".deal-facts", { hasText: "3,667.65" }).waitFor();

    await page.getByRole("button", { name: "Lost", exact: true }).click();
    await choose(page, "Why was it lost?", "No budget");
    await dialog.getByRole("button", { name: "Lost", exact: true }).click();
    await page.getByText(/^Lost on .* Why: No budget\./).waitFor();
    await page.getByRole("link", { name: "History" }).click();
    await page.getByText("The buyer: Told what hurts.").waitFor();
    await page.getByText("All the same, because: They asked for a demo.").waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  test("two who change one thing at once see both versions, and lose none", async () => {
    const made = await running.ask("/api/deals", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        account: "new",
        accountName: "Crossing",
        name: "Crossing",
        nextStep: { what: "call", on: `${YEAR}-01-01`, owner: "Anna" },
      }),
    });
    const { deal } = ((await made.json()) as { deal: { deal: number } }).deal;
    const { page, close } = await visit(running, `/deals/${deal}`);
    const notes = page.getByRole("region", { name: "For those who deliver" });
    await notes.getByRole("button", { name: "Change" }).click();
    await notes.getByLabel("Terms in words").fill("Two years");
    const theirs = await running.ask(`/api/deals/${deal}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ base: 1, notes: { terms: "One year" } }),
    });
    expect(theirs.status).toBe(200);
    await notes.getByRole("button", { name: "Save" }).click();
    const row = notes.getByRole("row", { name: /Terms in words/ });
    await row.waitFor();
    expect(await row.getByRole("cell").allTextContents()).toEqual(["One year", "Two years"]);
    await notes.getByRole("button", { name: "Save mine" }).click();
    await row.waitFor({ state: "detached" });
    await notes.getByText("Two years").waitFor();
    await close();
  });

  test("a card is moved by keyboard, and the board and its filters stand in the address", async () => {
    const { page, troubles, close } = await visit(running, "/deals?show=board");
    const menu = page.locator(".board-card button").first();
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("menuitem", { name: "Lost" }).press("Enter");
    await page.getByRole("dialog").getByLabel("Why was it lost?").waitFor();
    await page.keyboard.press("Escape");
    await choose(page, "What is wrong", "Past its closing day");
    await page.waitForURL("**flag=overdue**");
    await expect
      .poll(async () => (await page.locator(".board-card").allInnerTexts()).every((text) => text.includes("Past its closing day")))
      .toBe(true);
    expect(troubles).toEqual([]);
    await close();
  });

  const places = [
    { path: "/deals", ready: ".deals-table tbody tr" },
    { path: "/deals?show=board", ready: ".board-card" },
    { path: "/deals/4385", ready: ".deal-gate, .lacking" },
    { path: "/deals/4385?tab=history", ready: ".deal-history li" },
    { path: "/method", ready: ".pipeline-stage" },
  ];
  test.each(places.flatMap((place) => [1440, 390].map((width) => ({ ...place, width }))))(
    "$path can be read and used by everybody, $width px wide",
    async ({ path, ready, width }) => {
      const { page, troubles, close } = await visit(running, path, { width });
      await page.locator(ready).first().waitFor();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        await expect.poll(() => page.evaluate(inPage), { message: colorScheme }).toEqual([]);
      }
      expect(troubles).toEqual([]);
      await close();
    },
  );
});
