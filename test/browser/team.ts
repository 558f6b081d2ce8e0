import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { vi } from "vitest";
import type { Job, Output } from "../../src/contract/index.ts";
import type { StaffRole } from "../../src/standard/index.ts";
import { type Running, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");
const PASSWORD = "a row of eight tall pines";
const DAY = 86_400_000;

/** A day as files and forms write it, so many days from today. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toLocaleDateString("sv-SE");

/** What a page must not have to be used by everybody. */
const findings = async (page: Page): Promise<readonly string[]> => (await page.evaluate(inPage)) as readonly string[];

/** What is still wrong with a page once everything on it has arrived. */
export async function lasting(page: Page): Promise<readonly string[]> {
  const found = { now: await findings(page) };
  const isFine = async (): Promise<boolean> => {
    found.now = await findings(page);
    return found.now.length === 0;
  };
  await vi.waitUntil(isFine, { timeout: 5000, interval: 250 }).catch(() => undefined);
  return found.now;
}

/** Asks as the one who looks, and fails with what the program said. */
export async function ask<T>(running: Running, path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<T> {
  const response = await running.ask(path, {
    method,
    headers: { origin: running.url, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Brings files as one batch, all of one system. */
export async function bring(running: Running, files: Readonly<Record<string, string>>): Promise<void> {
  const ids: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const sent = await running.ask(`/api/uploads?name=${name}`, { method: "POST", headers: { origin: running.url }, body: text });
    if (!sent.ok) throw new Error(`${name}: ${await sent.text()}`);
    ids.push(((await sent.json()) as { id: string }).id);
  }
  const { id } = await ask<Job>(running, "/api/imports", { title: "files", files: ids, answers: { source: "crm" } });
  const job = () => ask<Job>(running, `/api/jobs/${id}`);
  await vi.waitUntil(async () => (await job()).state !== "running", { timeout: 60_000 });
  const { result, problem } = await job();
  if (result === undefined) throw new Error(JSON.stringify(problem));
  const refused = (result as Output<"import">).files.filter(({ outcome, rowsRejected }) => outcome !== "imported" || rowsRejected > 0);
  if (refused.length > 0) throw new Error(`Not every row was taken: ${JSON.stringify(refused)}`);
}

/** Lays a page out in one view of a width, so that nothing has to be scrolled to be measured, and nothing lies over it. */
export async function layOut(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  await page.setViewportSize({ width, height: Math.min(9000, height + 100) });
}

/** Somebody of the team with a browser of their own. */
export interface Colleague {
  readonly name: string;
  readonly page: Page;
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** Is invited, opens the link, and is in. */
export async function comeIn(running: Running, role: StaffRole, name: string): Promise<Colleague> {
  const email = `${role}@people.example`;
  const { link } = await ask<{ link: string }>(running, "/api/people/invitations", { email, roles: [role] });
  const { page, troubles, close } = await visit(running, new URL(link).pathname + new URL(link).search, { stranger: true });
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("button", { name: `Signed in as ${name}` }).waitFor();
  return { name, page, troubles, close };
}

/** Chooses an option of a list that opens under its field. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole("combobox", { name: label })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Fills the fields of a form by their labels: lists by the name of an option, ticks by `true`, all else as it is typed. */
export async function fill(form: Locator, values: Readonly<Record<string, string | true>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = form.getByLabel(label, { exact: true }).first();
    if (value === true) await field.check();
    else if ((await field.locator("option").count()) > 0) await field.selectOption({ label: value });
    else await field.fill(value);
  }
}

/** Fills the dialog that is open, sends it, and waits until it is gone. */
export async function answer(page: Page, values: Readonly<Record<string, string | true>>, button: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await fill(dialog, values);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  try {
    await dialog.waitFor({ state: "detached" });
  } catch {
    throw new Error(`What was sent by “${button}” was not taken: ${await dialog.textContent()}`);
  }
}

/** Writes down what a customer said. */
export async function evidence(page: Page, letter: string, claim: string, person: string): Promise<void> {
  const form = page.locator("form", { has: page.locator(".dx-letters") });
  await form.locator(".dx-letters").getByText(letter, { exact: true }).click();
  await fill(form, { "What was said": claim, Person: person, Depth: "3: in figures", "The customer confirmed the figure": true });
  await form.getByRole("button", { name: "Add evidence" }).click();
  await page.getByText(`“${claim}”`).first().waitFor();
}

/** Moves a deal on to the stage that comes next. */
export async function moveOn(page: Page, stage: string, values: Readonly<Record<string, string | true>>): Promise<void> {
  await page.getByRole("button", { name: `Move to ${stage}` }).click();
  await answer(page, values, "Move");
  await page.locator("[aria-current=step]", { hasText: stage }).waitFor();
}

/** Sends what a page shows no button for. @returns the code and the words of the refusal */
export async function refused(page: Page, path: string, body: unknown): Promise<string> {
  const { origin } = new URL(page.url());
  const response = await page.request.post(`${origin}${path}`, { data: body, headers: { origin } });
  const { code, detail } = (await response.json()) as { readonly code?: string; readonly detail?: string };
  return response.ok() ? "done" : `${code}: ${detail}`;
}
