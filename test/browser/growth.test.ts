import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

/** The whole page in a sentence, once the random runs are in. */
async function sentenceOf(page: Page): Promise<string> {
  await page.getByText(/^ARR is .* In 8 of 10 runs it lies between/).waitFor();
  return ((await page.locator(".growth-sentence").textContent()) ?? "").replaceAll(/\s+/g, " ");
}

/** What the last place of the curve says to those who hear it. */
async function endOfCurve(page: Page): Promise<string> {
  const curve = page.getByRole("slider", { name: /^Where is ARR going/ });
  await curve.focus();
  await curve.press("ArrowLeft");
  const told = (await curve.getAttribute("aria-valuetext")) ?? "";
  await curve.press("Escape");
  return told;
}

describe("growth is seen ahead, and levers show what changes it", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  test("a lever is turned by keyboard, and the sentence, the curve and the chance follow", async () => {
    const { page, troubles, close } = await visit(running, "/growth?target=1600000000@2029-06");
    const before = await sentenceOf(page);
    const curve = await endOfCurve(page);
    expect(before).toMatch(/This is the course if everything goes on/);
    expect(before).toMatch(/The target of €16m by Jun 2029 is reached in \d+% of 2,000 runs/);
    expect(curve).toMatch(/Expected €.*P90 €.*P10 €/);

    const lever = page.getByRole("slider", { name: "Win rate", exact: true });
    await lever.focus();
    for (let i = 0; i < 10; i++) await lever.press("ArrowRight");
    expect(await lever.getAttribute("aria-valuetext")).toBe("+10% relative");
    await page.getByText(/^With 1 change, \+€/).waitFor();
    await page.waitForURL("**changes=cr.win:r0.1");
    const after = await sentenceOf(page);
    expect(after).not.toBe(before);
    expect(await endOfCurve(page)).not.toBe(curve);

    await page.keyboard.press("Control+z");
    await page.getByText("No changes: the unchanged course").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await page.getByRole("button", { name: "Remove change: Win rate +10% relative" }).click();
    await page.getByText("No changes: the unchanged course").waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  test("points and relative percent are told apart, a ramp delays the change, and a rate stops at all of it", async () => {
    const { page, close } = await visit(running, "/growth");
    await page.getByLabel("Renewal rate: the amount counts").selectOption("points");
    const amount = page.getByRole("textbox", { name: "Renewal rate: amount" });
    await amount.fill("20");
    await amount.press("Enter");
    await page.getByText("Held at 100.0%: it cannot go further.").waitFor();
    await page.getByRole("button", { name: /^Renewal rate: from .*, at once/ }).click();
    await page.getByLabel("Reached over").selectOption("6");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Remove change: Renewal rate \+20\.0 pts \(from .* over 6 months\)$/ }).waitFor();
    await page.waitForURL("**changes=renewal:p0.2:0:6");
    await close();
  });

  test("the linear view says what it leaves out", async () => {
    const { page, close } = await visit(running, "/growth");
    await page.getByRole("switch", { name: "Linear view" }).press("Space");
    await page.getByText(/It leaves out the whole right side/).waitFor();
    expect(await endOfCurve(page)).toMatch(/Linear €/);
    await close();
  });

  test("segments stand side by side, and where none can be told is explained", async () => {
    const { page, close } = await visit(running, "/growth?tab=segments");
    await page.getByLabel("Split by").selectOption("model");
    await page.getByText(/^No segment can be told before these states/).waitFor();
    await page.getByRole("button", { name: "Turn the levers of Subscription" }).click();
    await page.getByRole("slider", { name: "Win rate", exact: true }).press("ArrowRight");
    await page.getByRole("button", { name: "Remove change: Subscription: Win rate +1% relative" }).waitFor();
    await close();
  });

  test("a scenario is saved, opened by its link elsewhere, compared, made the plan, deleted and brought back", async () => {
    const { page, troubles, close } = await visit(running, "/growth?changes=cr.win:r0.1;usage_churn:r-0.2:3:6&tab=scenarios");
    const sentence = await sentenceOf(page);
    await page.getByRole("textbox", { name: "Name" }).fill("Board, March");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("“Board, March” is saved.").waitFor();
    await page.waitForURL("**name=Board*");

    const other = await visit(running, page.url().slice(running.url.length));
    expect(await sentenceOf(other.page), "a link shows exactly the same").toBe(sentence);
    await other.page.getByRole("button", { name: "Remove all" }).click();
    await other.page.getByRole("link", { name: "Board, March" }).click();
    await other.page.getByText(/^With 2 changes/).waitFor();
    await other.page.getByRole("button", { name: "Remove all" }).click();
    await other.page.getByRole("checkbox", { name: "Compare Board, March" }).check();
    await other.page.getByRole("region", { name: "What the scenarios come to" }).first().waitFor();
    const differing = other.page.getByRole("table", { name: "Levers they differ in" });
    await differing.getByRole("row", { name: /^Win rate unchanged \+10% relative/ }).waitFor();

    await other.page.getByRole("button", { name: "Set Board, March as plan" }).click();
    await other.page.getByText("“Board, March” is the plan now, with the model as it is today.").waitFor();
    await expect.poll(() => endOfCurve(other.page)).toMatch(/Plan €/);

    await other.page.getByRole("button", { name: "Delete Board, March" }).click();
    await other.page.getByText("“Board, March” is deleted.").waitFor();
    await other.page.getByRole("link", { name: "Board, March" }).waitFor({ state: "detached" });
    await other.page.getByRole("button", { name: "Undo", exact: true }).click();
    await other.page.getByRole("link", { name: "Board, March" }).waitFor();
    expect([...troubles, ...other.troubles]).toEqual([]);
    await other.close();
    await close();
  });

  test("on a phone nothing scrolls sideways", async () => {
    const { page, close } = await visit(running, "/growth?changes=cr.win:r0.1;renewal:p0.02;price:r0.05", { width: 390 });
    await sentenceOf(page);
    for (const tab of ["Levers", "Segments", "Scenarios"]) {
      await page.getByRole("link", { name: tab, exact: true }).click();
      expect(await page.evaluate("document.documentElement.scrollWidth"), tab).toBeLessThanOrEqual(390);
    }
    await close();
  });
});
