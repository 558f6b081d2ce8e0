import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startProgram, visit } from "./program.ts";

const inPage = readFileSync(join(import.meta.dirname, "in-page.js"), "utf8");

/** What must have a name for those who cannot see it. */
const NAMED = new Set([
  "button",
  "link",
  "textbox",
  "searchbox",
  "combobox",
  "checkbox",
  "radio",
  "switch",
  "slider",
  "spinbutton",
  "tab",
  "menuitem",
  "menuitemradio",
  "option",
  "dialog",
  "navigation",
  "heading",
  "columnheader",
]);

interface Node {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

/** Parts without a name in the tree that Chromium hands to screen readers. */
async function nameless(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: readonly Node[] };
  await session.detach();
  return nodes
    .filter(({ ignored, role, name }) => !ignored && NAMED.has(role?.value ?? "") && (name?.value ?? "").trim() === "")
    .map(({ role }) => `without a name: ${role?.value}`);
}

async function findings(page: Page): Promise<readonly string[]> {
  return [...((await page.evaluate(inPage)) as readonly string[]), ...(await nameless(page))];
}

interface Place {
  readonly name: string;
  readonly path: string;
  /** What must stand on the page before it is looked at. */
  readonly ready: string;
}

/** The program imports its demo on the day the tests run. */
const today = new Date().toISOString().slice(0, 10);

const places: readonly Place[] = [
  { name: "Bowtie", path: "/", ready: ".bt" },
  { name: "Bowtie with an opened step", path: "/?open=rate:sal", ready: ".panel-records ul" },
  { name: "Revenue", path: "/revenue", ready: "main .card" },
  { name: "Cohorts", path: "/cohorts", ready: "main .card" },
  { name: "Growth", path: "/growth?changes=cr.win:r0.1;renewal:p0.2:0:6&target=1600000000@2029-06", ready: ".growth-lever" },
  { name: "Growth by segment", path: "/growth?tab=segments&segment=motion", ready: ".growth-spark" },
  { name: "Scenarios of growth", path: "/growth?tab=scenarios&show=linear", ready: ".growth-keep" },
  { name: "Benchmarks", path: "/benchmarks?show=all&acv=12000", ready: ".spread-scale" },
  { name: "Models", path: "/models", ready: ".models-table" },
  { name: "Efficiency", path: "/efficiency", ready: "main .card" },
  { name: "Mathematics", path: "/mathematics?currency=EUR", ready: "#maths-pace math" },
  { name: "Explain", path: "/explain?metric=net_revenue_retention", ready: "main .card" },
  { name: "Data quality", path: "/quality", ready: ".quality-list" },
  { name: "Differences before a choice", path: "/differences", ready: ".differences-empty" },
  { name: "Differences", path: "/differences?metric=mrr&sideA=ours&sideB=stripe", ready: ".differences-limits" },
  { name: "Accounts", path: "/accounts", ready: ".accounts-list tbody tr" },
  { name: "Accounts that nobody is called", path: "/accounts?find=nobody-is-called-so", ready: ".accounts-nothing" },
  { name: "Account", path: "/accounts/166", ready: ".account-line" },
  { name: "Revenue of an account", path: "/accounts/166?tab=revenue", ready: ".chart-card" },
  { name: "Agreements of an account", path: "/accounts/166?tab=agreements", ready: ".account-table" },
  { name: "People of an account", path: "/accounts/166?tab=people", ready: ".pmap-none" },
  { name: "Records of an account", path: "/accounts/166?tab=records", ready: ".account-identities" },
  { name: "What is said about an account", path: "/accounts/166?tab=talk", ready: ".comments-say" },
  { name: "My work", path: "/work", ready: ".work-nothing" },
  { name: "Imports", path: "/imports", ready: ".drop" },
  { name: "Issues", path: "/imports?tab=issues", ready: ".part-nav" },
  { name: "History", path: "/imports?tab=history", ready: ".part-nav" },
  { name: "Usage events", path: "/imports?tab=usage", ready: ".snippet" },
  { name: "Revenue as another tool counts it", path: "/revenue?profile=chartmogul&show=net", ready: ".revenue-head" },
  { name: "Revenue as it was known, and today", path: `/revenue?asOf=${today}`, ready: ".revenue-head" },
  { name: "Settings", path: "/settings", ready: ".setting" },
  { name: "Currencies", path: "/settings?tab=currency", ready: ".setting" },
  { name: "Other tools", path: "/settings?tab=profiles", ready: ".profile" },
  { name: "History of settings", path: "/settings?tab=history", ready: ".card" },
];

const settled = async (page: Page, ready: string): Promise<void> => {
  await page.locator(ready).first().waitFor();
  await page.locator("[aria-busy=true], .mantine-Skeleton-root").first().waitFor({ state: "detached" });
  // A page that could not be drawn is readable too.
  expect(await page.locator(".state-bad").allInnerTexts()).toEqual([]);
};

describe("every page can be read and used by everybody", () => {
  let running: Running;
  beforeAll(async () => {
    running = await startProgram();
  });
  afterAll(() => running?.close());

  const looks = [
    { width: 1440, themes: ["light", "dark"] },
    { width: 390, themes: ["light"] },
  ] as const;

  for (const { width, themes } of looks) {
    test.each(places)(`$name, ${width} px wide, ${themes.join(" and ")}`, async ({ path, ready }) => {
      const { page, troubles, close } = await visit(running, path, { width });
      await settled(page, ready);
      // Everything is laid out in one view, so that nothing has to be scrolled to be measured.
      const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
      await page.setViewportSize({ width, height: Math.min(9000, height + 100) });
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        await settled(page, ready);
        // Records arrive while the page is read; what stays wrong is wrong.
        const wrong = expect.poll(async () => [...(await findings(page)), ...troubles], {
          timeout: 15_000,
          interval: 500,
          message: colorScheme,
        });
        await wrong.toEqual([]);
      }
      await close();
    });
  }

  test("the focus can be seen wherever the Tab key goes", async () => {
    const { page, close } = await visit(running, "/");
    await settled(page, ".bt");
    const unseen: unknown[] = [];
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      unseen.push(
        await page.evaluate(`(async () => {
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const hit = element.querySelector(".bt-hit");
          const shown = (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none"
            || (hit && getComputedStyle(hit).stroke !== "rgba(0, 0, 0, 0)")
            || getComputedStyle(element.nextElementSibling ?? element).outlineStyle !== "none";
          return shown ? null : element.outerHTML.slice(0, 120);
        })()`),
      );
    }
    expect(unseen.filter((one) => one !== null)).toEqual([]);
    await close();
  });

  test.each(["fr", "de"])("no word is left in English in the parts that are read aloud, in %s", async (language) => {
    const { page, close } = await visit(running, "/", { language });
    await settled(page, ".bt");
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.getByRole("link", { name: "Skip to content" }).count()).toBe(0);
    await expect.poll(() => findings(page)).toEqual([]);
    await close();
  });
});
