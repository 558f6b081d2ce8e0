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
  /** Its data folder. */
  readonly data: string;
  /** The link that the terminal shows while there is no owner. */
  readonly ownerLink: string;
  /** Of the one who looks: the owner of the demo, or the first person where there is none. */
  readonly cookie: string;
  /** Asks the program as the one who looks. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
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
    const { url, ownerLink } = await saidBy(program);
    const cookie = await signIn(url, ownerLink, options.includes("--no-demo"));
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    return {
      url,
      browser,
      data,
      ownerLink,
      cookie,
      ask: (path, init = {}) => fetch(`${url}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } }),
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
function saidBy(program: ChildProcess): Promise<{ readonly url: string; readonly ownerLink: string }> {
  return new Promise((resolve, reject) => {
    let said = "";
    program.stderr?.setEncoding("utf8");
    program.stderr?.on("data", (text: string) => {
      said += text;
      const url = /is ready at (http:\S+)/.exec(said)?.[1];
      const ownerLink = /^(http:\S+\/welcome\?token=\S+)\n/m.exec(said)?.[1];
      if (url !== undefined && ownerLink !== undefined) resolve({ url, ownerLink });
    });
    program.once("error", reject);
    program.once("exit", (code) => reject(new Error(`The program ended with ${code} before it was ready:\n${said}`)));
  });
}

export const OWNER = { name: "Olive Owner", email: "olive@people.example", password: "six green bottles on a wall" } as const;

/** Comes in as a person does: by looking around the demo, or by the owner link. */
async function signIn(url: string, ownerLink: string, isEmpty: boolean): Promise<string> {
  const [path, body] = isEmpty
    ? ["/api/links/owner", { ...OWNER, secret: new URL(ownerLink).searchParams.get("token") }]
    : ["/api/sign-in/demo", {}];
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Nobody could sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The cookies as a browser keeps them. */
const kept = (url: string, cookie: string) =>
  cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill("SIGTERM");
  await once(program, "exit");
}

/** A busy machine may take this long for a step that is quick elsewhere. */
const PATIENCE = Number(process.env["PATIENCE"] ?? 60_000);

export interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly language?: string;
  /** Comes without being signed in. */
  readonly stranger?: boolean;
}

/** A page of a visitor in a browser of their own, signed in; `troubles` gathers what the browser complains about. */
export async function visit(
  { browser, url, cookie }: Running,
  path: string,
  { width = 1440, dark = false, language = "en-GB", stranger = false }: Look = {},
) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    locale: language,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  if (!stranger) await context.addCookies(kept(url, cookie));
  const page: Page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(`${url}${path}`);
  return { page, troubles, close: () => context.close() };
}
