import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OWNER, type Running, startProgram, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");
const findings = async (page: Page): Promise<readonly string[]> => (await page.evaluate(inPage)) as readonly string[];
const PASSWORD = "a row of eight tall pines";

describe("people come in, are invited and leave", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram("--no-demo");
  });
  afterAll(() => running?.close());

  test("a stranger is led to sign in, and comes back to where they wanted to go", async () => {
    const { page, close } = await visit(running, "/settings?tab=history", { stranger: true });
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.getByRole("button", { name: "Look around the demo" }).count(), "there is no demo here").toBe(0);
    await page.getByLabel("E-mail address").fill(OWNER.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("E-mail address or password is wrong").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    expect(page.url()).toContain("/settings?tab=history");
    await page.getByRole("button", { name: `Signed in as ${OWNER.name}` }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(`${running.url}/people`);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await close();
  });

  test("the owner invites somebody, who accepts, may not do everything, and is shut out", async () => {
    const owner = await visit(running, "/people");
    await owner.page.getByLabel("E-mail address").fill("sam@people.example");
    await owner.page.getByRole("checkbox", { name: "Customer success (CSM)" }).first().check();
    await owner.page.getByRole("button", { name: "Invite", exact: true }).click();
    const link = await owner.page.getByRole("textbox", { name: "Link for sam@people.example" }).inputValue();
    expect(link).toMatch(/\/invitation\?token=bowtie_link_/);

    const guest = await visit(running, new URL(link).pathname + new URL(link).search, { stranger: true, language: "fr" });
    await guest.page.getByText("sam@people.example").waitFor();
    await guest.page.getByLabel("Votre nom").fill("Sam");
    await guest.page.getByLabel("Nouveau mot de passe").fill(PASSWORD);
    await guest.page.getByRole("button", { name: "Rejoindre" }).click();
    await guest.page.getByRole("button", { name: "Connecté en tant que Sam" }).waitFor();
    await guest.page.goto(`${running.url}/people`);
    await guest.page.getByText("C’est réservé à : Administrateur").waitFor();
    await guest.page.goto(`${running.url}/tokens`);
    await guest.page.getByLabel("À quoi il sert").fill("rapport du soir");
    await guest.page.getByRole("button", { name: "Créer le jeton" }).click();
    expect(await guest.page.getByRole("textbox", { name: "Jeton rapport du soir" }).inputValue()).toMatch(/^bowtie_token_/);

    await owner.page.reload();
    await owner.page.getByRole("button", { name: "Deactivate Sam" }).click();
    await owner.page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
    await owner.page.getByRole("button", { name: "Let Sam in again" }).waitFor();
    await guest.page.goto(`${running.url}/`);
    await guest.page.getByRole("heading", { name: "Connexion" }).waitFor();

    await owner.page.goto(`${running.url}/audit?operation=deactivate`);
    await owner.page.getByRole("cell", { name: "sam@people.example" }).waitFor();
    expect(await owner.page.getByRole("row").count()).toBe(2);
    expect(owner.troubles).toEqual([]);
    await guest.close();
    await owner.close();
  });

  const ways = [
    { path: "/sign-in", ready: ".gate-form" },
    { path: "/welcome?token=used", ready: ".note-bad" },
    { path: "/people", ready: ".people-list" },
    { path: "/tokens", ready: ".people-form" },
    { path: "/audit", ready: ".table-box tbody tr" },
  ];
  for (const width of [1440, 390])
    test.each(ways)(`$path can be read by everybody, ${width} px wide, light and dark`, async ({ path, ready }) => {
      const { page, close } = await visit(running, path, { width, language: "de" });
      await page.locator(ready).first().waitFor();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        await expect.poll(() => findings(page), { timeout: 40_000, interval: 500, message: colorScheme }).toEqual([]);
      }
      await close();
    });
});

describe("the demo", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  test("is one click away, until the owner link is opened", async () => {
    const { page, close } = await visit(running, "/revenue", { stranger: true });
    await page.getByRole("button", { name: "Look around the demo" }).click();
    await page.getByRole("heading", { level: 1, name: "Revenue" }).waitFor();
    await page.getByRole("button", { name: "Signed in as Owner of the demo" }).waitFor();

    const owner = await visit(running, new URL(running.ownerLink).pathname + new URL(running.ownerLink).search, { stranger: true });
    await owner.page.getByLabel("Your name").fill(OWNER.name);
    await owner.page.getByLabel("E-mail address").fill(OWNER.email);
    await owner.page.getByLabel("New password").fill(OWNER.password);
    await owner.page.getByRole("button", { name: "Begin" }).click();
    await owner.page.getByRole("button", { name: `Signed in as ${OWNER.name}` }).waitFor();

    await page.reload();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.getByRole("button", { name: "Look around the demo" }).count()).toBe(0);
    await owner.close();
    await close();
  });
});
