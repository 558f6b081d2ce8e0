// Takes the README's pictures of the invented company: `npm run pictures`.
import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { chromium as chromiumPath } from "./chromium.ts";

const PORT = 4289;
const URL_OF_PROGRAM = `http://127.0.0.1:${PORT}`;
const FOLDER = "docs/pictures";

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly dark?: true;
  readonly phone?: true;
  readonly height?: number;
  readonly language?: string;
}

const PICTURES: readonly Picture[] = [
  { name: "bowtie", path: "/", height: 1000 },
  { name: "bowtie-dark-fr", path: "/", dark: true, language: "fr", height: 1000 },
  { name: "bowtie-phone", path: "/", phone: true },
  { name: "revenue", path: "/revenue", height: 1100 },
  { name: "cohorts", path: "/cohorts", height: 1000 },
  { name: "growth", path: "/growth?tab=actions", height: 1200 },
  { name: "mathematics", path: "/mathematics", height: 1100 },
  { name: "explain", path: "/explain?metric=net_revenue_retention", height: 1000 },
  { name: "differences", path: "/differences?metric=net_revenue_retention&sideA=ours&sideB=chartmogul", height: 1000 },
  { name: "efficiency", path: "/efficiency", height: 1000 },
  { name: "imports-de", path: "/imports", language: "de", height: 900 },
];

async function take(browser: Browser, { name, path, dark, phone, height, language = "en" }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: height ?? 900 },
    colorScheme: dark ? "dark" : "light",
    locale: language,
    reducedMotion: "reduce",
  });
  await context.request.post(`${URL_OF_PROGRAM}/api/sign-in/demo`, { data: {} });
  const page = await context.newPage();
  await page.goto(`${URL_OF_PROGRAM}${path}`, { waitUntil: "networkidle" });
  await page.locator("main .card, main .drop").first().waitFor();
  await page.waitForFunction("document.querySelector('[aria-busy=true], .mantine-Skeleton-root') === null");
  await sleep(1500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}

const data = await mkdtemp(join(tmpdir(), "bowtie-pictures-"));
// The user PostgreSQL runs as may pass, so that its files lie in here and go with it.
await chmod(data, 0o711);
const program = spawn(process.execPath, ["bin/bowtie.js", "start", "--port", String(PORT), "--data", data], { stdio: "inherit" });
try {
  for (let attempt = 0; attempt < 240; attempt++) {
    if (
      await fetch(`${URL_OF_PROGRAM}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    await sleep(500);
  }
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  for (const picture of PICTURES) await take(browser, picture);
  await browser.close();
} finally {
  program.kill("SIGINT");
  await new Promise((resolve) => program.once("exit", resolve));
  await rm(data, { recursive: true, force: true });
}
