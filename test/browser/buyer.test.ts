import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Output } from "../../src/contract/index.ts";
import { aMilestone, anOutcome, aStep, keepPlan, on } from "../helpers/shared-plan.ts";
import { type Running, startProgram, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");

let running: Running;
let link: string;

/** The database of a program that runs, as its data folder says. */
function databaseOf(data: string): pg.Pool {
  const [, , , port] = readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n");
  const password = readFileSync(join(data, "postgres.password"), "utf8").trim();
  return new pg.Pool({ connectionString: `postgres://bowtie:${password}@127.0.0.1:${port}/postgres` });
}

beforeAll(async () => {
  running = await startProgram("--no-demo");
  const pool = databaseOf(running.data);
  const now = (): Date => new Date();
  const inside = { stake: "⟦inside⟧", baseline: { value: 8, on: on("2026-01-01"), evidence: "⟦inside⟧" } };
  await keepPlan(
    { storage: { pool }, now },
    {
      id: "plan",
      objective: "Schneller antworten",
      steps: [aStep("step", { name: "Vertrag prüfen", evidence: ["⟦inside⟧"] })],
      outcomes: [
        anOutcome("first", { statement: "Antwort in zwei Stunden", ...inside }),
        anOutcome("second", { statement: "Weniger Rückfragen", ...inside }),
      ],
      milestones: [aMilestone("milestone")],
      measured: [["first", "2026-02-01", 3]],
    },
  );
  await pool.end();
  const made = await running.ask("/api/plans/plan/links", {
    method: "POST",
    headers: { "content-type": "application/json", origin: running.url },
    body: JSON.stringify({ name: "Maja Lind", language: "de" }),
  });
  link = new URL(((await made.json()) as Output<"makeBuyerLink">).link).pathname;
});
afterAll(() => running?.close());

test("a buyer with a phone opens the link, confirms, disputes, sets a day and brings evidence, in German", async () => {
  const { page, troubles, close } = await visit(running, link, { width: 390, stranger: true });
  await page.getByRole("heading", { level: 1, name: "Schneller antworten" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  expect(await page.content()).not.toContain("⟦inside⟧");
  expect(await page.locator(".rail").count()).toBe(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await expect.poll(() => page.evaluate(inPage), { timeout: 15_000 }).toEqual([]);
  }

  await page.getByRole("button", { name: /^Antwort in zwei Stunden/ }).click();
  await page.getByRole("button", { name: "Bestätigen: Antwort in zwei Stunden" }).click();
  await page.getByText("Mit der Bestätigung sagen Sie").waitFor();
  await page.getByRole("button", { name: "Ja, ich bestätige" }).click();
  await page.getByText(/^Bestätigt von Maja Lind/).waitFor();

  await page.getByRole("button", { name: "Widersprechen: Weniger Rückfragen" }).click();
  await page.getByRole("textbox", { name: "Grund" }).fill("Das sehen wir nicht");
  await page.getByRole("button", { name: "Ergebnis widersprechen" }).click();
  await page.getByText("Das sehen wir nicht").waitFor();

  await page.getByRole("button", { name: "Ändern: Vertrag prüfen" }).click();
  await page.getByLabel("Bis wann").fill("2030-03-01");
  await page.getByRole("button", { name: "Schritt speichern" }).click();
  await page.getByText("Bis 1. März 2030").or(page.getByText("Bis 01.03.2030")).first().waitFor();

  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Datei hochladen" }).click();
  await (await chosen).setFiles({ name: "werte.csv", mimeType: "text/csv", buffer: Buffer.from("tag;stunden\n1;3\n") });
  await page.getByRole("link", { name: "werte.csv" }).waitFor();
  expect(troubles).toEqual([]);
  await close();

  const back = (await (await running.ask("/api/plans/plan/links")).json()) as Output<"buyerLinks">;
  expect(back.disputes).toMatchObject([{ outcome: "second", by: "Maja Lind", reason: "Das sehen wir nicht" }]);
  expect(back.files).toMatchObject([{ name: "werte.csv", mediaType: "text/csv" }]);
});

test("our own people see what the buyer sees, and can do nothing in their place; a link nobody made opens nothing", async () => {
  const preview = await visit(running, "/preview/plan");
  await preview.page.getByText("This is what the buyer sees.").waitFor();
  expect(await preview.page.getByRole("button", { name: /^(Confirm|Dispute|Change|Send)/ }).count()).toBe(0);
  expect(preview.troubles).toEqual([]);
  await preview.close();

  const ours = await visit(running, link);
  await ours.page.getByText(/angemeldet/).waitFor();
  expect(await ours.page.getByRole("button", { name: /^Bestätigen|^Ändern/ }).count()).toBe(0);
  await ours.close();

  const forged = await visit(running, `${link}x`, { stranger: true, language: "fr-FR" });
  await forged.page.getByText("Ce lien n’ouvre rien.").waitFor();
  await forged.close();
});
