import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

/** Eight deals of the spring of 2025, six of them won, and what the six pay since; Amber more from winter on. */
const deals = ["Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Glade", "Heron"];
const won = deals.slice(0, 6);

const opportunities = [
  "opportunity_id,account_id,name,created_on,created_state,closed_on,outcome,amount,currency",
  ...deals.map(
    (name, i) => `O-${i + 1},A-${i + 1},${name},2025-03-0${i + 1},sql,2025-04-1${i},${won.includes(name) ? "won" : "lost"},1200.00,EUR`,
  ),
].join("\n");

const subscriptions = [
  "subscription_id,account_id,opportunity_id,starts_on,plan,price,quantity,interval,currency",
  ...won.map((_, i) => `S-${i + 1},A-${i + 1},O-${i + 1},2025-04-1${i},team,100.00,1,month,EUR`),
  "S-7,A-1,,2025-12-01,seats,50.00,1,month,EUR",
].join("\n");

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${text}\n`) });

describe("from an empty data folder to an explained number in another language", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram("--no-demo");
  });
  afterAll(() => running?.close());

  test("a visitor imports two files, reads the Bowtie, opens an explanation and switches the language", async () => {
    const { page, troubles, close } = await visit(running, "/");

    await page.getByRole("heading", { name: "Your Bowtie is drawn from your own exports" }).waitFor();
    await page.getByRole("link", { name: "Import files" }).click();
    await page.waitForURL("**/imports");

    await page
      .locator('input[type="file"]')
      .setInputFiles([file("opportunities.csv", opportunities), file("subscriptions.csv", subscriptions)]);
    await page.getByRole("button", { name: "Import 2 files" }).click();
    await page.getByRole("heading", { name: "15 new entries in the ledger" }).waitFor();
    await page.getByRole("link", { name: "See the Bowtie" }).click();

    const stage = page.getByRole("link", { name: /^Won: 6\./ });
    await stage.waitFor();
    expect(await page.getByRole("link", { name: /^Sales qualified to .*: 75\.0%/ }).count(), "six of eight were won").toBe(1);
    const told = await (await running.ask("/api/metrics/bowtie_volume?by=total&part=commit")).json();
    expect((told as { series: { value: number }[] }).series[0]?.value, "the page says what the API says").toBe(6);

    await stage.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.evaluate("document.activeElement.dataset.node")).toBe("state:sal");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "Won" });
    await panel.getByText("Amber", { exact: true }).waitFor();
    expect(page.url(), "an opened stage can be sent to a colleague").toContain("open=state:commit");
    await panel.getByRole("link", { name: "All records and the formula" }).click();

    await page.getByRole("heading", { level: 1, name: "Explain" }).waitFor();
    for (const name of won) await page.getByText(name, { exact: true }).first().waitFor();
    expect(await page.getByText("Heron", { exact: true }).count(), "a lost deal is no part of it").toBe(0);

    await page.getByRole("button", { name: "Language: English" }).click();
    await page.getByRole("menuitemradio", { name: "Français" }).click();
    await page.getByRole("heading", { level: 1, name: "Explication" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("fr");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Bowtie", exact: true }).click();
    await page.getByRole("link", { name: /^Gagnés : 6\./ }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: /^Gagnés : 6\./ }).waitFor();

    expect(troubles).toEqual([]);
    await close();
  });

  test("the same files again change nothing, and the page says so", async () => {
    const { page, close } = await visit(running, "/imports");
    await page
      .locator('input[type="file"]')
      .setInputFiles([file("opportunities.csv", opportunities), file("subscriptions.csv", subscriptions)]);
    await page.getByRole("button", { name: "Import 2 files" }).click();
    await page.getByRole("heading", { name: "Nothing changed" }).waitFor();
    await close();
  });

  test("filters live in the address, stand as chips, and can be taken away", async () => {
    const { page, close } = await visit(running, "/?where=plan%3Dteam&compare=none");
    const chips = page.getByRole("list", { name: "Filters in force" });
    await chips.getByRole("button", { name: "Remove filter: Plan: team" }).click();
    await page.waitForURL((url) => !url.search.includes("where"));
    expect(page.url()).toContain("compare=none");
    await page.getByRole("button", { name: /^Period/ }).click();
    await page.getByRole("button", { name: "All data" }).click();
    await page.waitForURL(/from=2025-03&to=/);
    await close();
  });

  test("the command palette finds a metric by its name", async () => {
    const { page, close } = await visit(running, "/");
    await page.getByRole("link", { name: /^Won: 6\./ }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("net revenue ret");
    await page
      .getByRole("option", { name: /^Net revenue retention/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/explain\?.*metric=net_revenue_retention/);
    await close();
  });

  test("a wrong address and a program that does not answer are told in words", async () => {
    const { page, close } = await visit(running, "/nothing-here");
    await page.getByText("There is no page at this address.").waitFor();
    await page.route("**/api/**", (route) => route.abort());
    await page.goto(`${running.url}/`);
    await page.getByRole("alert").getByText("OpenBowtie does not answer.").first().waitFor();
    await page.getByRole("button", { name: "Try again" }).waitFor();
    await close();
  });
});
