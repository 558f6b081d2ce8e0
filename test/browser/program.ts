import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromium as chromiumPath } from "../../scripts/chromium.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The real program on a data folder of its own, and a browser to look at it. */
export interface Running {
  readonly url: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Starts the program as a user does; `--no-demo` begins with an empty ledger. */
export async function startProgram(...options: readonly string[]): Promise<Running> {
  const data = await mkdtemp(join(tmpdir(), "bowtie-browser-"));
  // The user PostgreSQL runs as may pass, so that its files lie in here and go with it.
  await chmod(data, 0o711);
  const program = spawn(process.execPath, ["bin/bowtie.js", "start", "--port", "0", "--data", data, ...options], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, DATABASE_URL: undefined },
  });
  try {
    const url = await addressOf(program);
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    return {
      url,
      browser,
      close: async () => {
        await browser.close();
        await end(program);
        await rm(data, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await end(program);
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}

/** The program says where it answers; when it ends instead, what it said is the reason. */
function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    program.stderr?.setEncoding("utf8");
    program.stderr?.on("data", (text: string) => {
      said += text;
      const found = /is ready at (http:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    program.once("error", reject);
    program.once("exit", (code) => reject(new Error(`The program ended with ${code} before it was ready:\n${said}`)));
  });
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill("SIGTERM");
  await once(program, "exit");
}

/** A busy machine may take this long for a step that is quick elsewhere. */
const PATIENCE = 60_000;

export interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly language?: string;
}

/** A page of a new visitor; `troubles` gathers what the browser complains about. */
export async function visit({ browser, url }: Running, path: string, { width = 1440, dark = false, language = "en-GB" }: Look = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    locale: language,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const page: Page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(`${url}${path}`);
  return { page, troubles, close: () => context.close() };
}
