import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

interface Told {
  readonly settings: readonly { readonly name: string; readonly value: string | number }[];
}

describe("how revenue is counted can be changed, with its effects seen first", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  const inForce = async (name: string): Promise<string | number | undefined> => {
    const told = (await (await running.ask("/api/settings")).json()) as Told;
    return told.settings.find((setting) => setting.name === name)?.value;
  };

  test("a setting shows what it does to the last month, is saved, and taken back", async () => {
    const { page, troubles, close } = await visit(running, "/settings");
    const days = page.getByRole("textbox", { name: "Late renewals" });
    await days.fill("0");
    await days.press("Enter");

    const effects = page.getByRole("region", { name: "What this change does" });
    await effects.getByText("Late renewals: 10 days → 0 days").waitFor();
    await effects.getByRole("row", { name: /^Logo churn rate .*\+\d+\.\d pts$/ }).waitFor();
    expect(await effects.getByText(/^No change: .*\(MRR\), EUR/).count(), "what stays the same is named").toBe(1);
    expect(await inForce("gapDays"), "nothing is saved by looking").toBe(10);

    await effects.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. Every number is counted this way from now on.").waitFor();
    expect(await inForce("gapDays")).toBe(0);

    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken back").waitFor();
    expect(await inForce("gapDays")).toBe(10);

    await page.getByRole("link", { name: "History and file" }).click();
    await page.getByText("Late renewals: 0 days → 10 days").waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  test("a change that does nothing to the headline says so", async () => {
    const { page, close } = await visit(running, "/settings");
    await page.getByRole("radio", { name: /^the last entry counts/ }).check();
    await page.getByText(/^This changes none of the headline numbers/).waitFor();
    await page.getByRole("button", { name: "Discard" }).click();
    expect(await page.getByRole("radio", { name: /^the first entry counts/ }).isChecked()).toBe(true);
    await close();
  });

  test("settings on trial and another tool's way are filters of every page, and can be taken away", async () => {
    const { page, troubles, close } = await visit(running, "/settings?tab=profiles");
    await page.getByRole("region", { name: "ChartMogul" }).getByRole("link", { name: "Look at numbers counted like this" }).click();
    const chip = page.getByRole("button", { name: "Remove filter: Counted as ChartMogul" });
    await chip.waitFor();
    expect(page.url()).toContain("profile=chartmogul");
    await page.getByRole("link", { name: "Cohorts" }).click();
    await page.waitForURL("**/cohorts?*");
    expect(page.url(), "the filter goes along").toContain("profile=chartmogul");
    await chip.click();
    await chip.waitFor({ state: "detached" });
    expect(page.url()).not.toContain("profile");

    await page.goto(`${running.url}/explain?metric=logo_churn_rate&set=gapDays=0`);
    await page.getByRole("button", { name: "Remove filter: Trying out: gapDays=0" }).waitFor();
    // The invented company has a reporting currency, too.
    await page.getByText("All settings; 2 differ from the standard").waitFor();
    expect(await inForce("gapDays"), "a trial changes nothing").toBe(10);
    expect(troubles).toEqual([]);
    await close();
  });
});
