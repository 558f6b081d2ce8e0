import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installed } from "../storage/index.ts";

export const webFolder = (): string => join(installed("package.json"), "..", "dist", "web");

/** Builds the web page if its sources have changed since, so that a checkout needs no build step. */
export async function buildWeb(whenItMust: () => void): Promise<void> {
  const root = join(installed("package.json"), "..");
  const state = await stateOf(root);
  const stamp = join(root, "dist", "web", "built-from");
  if ((await readFile(stamp, "utf8").catch(() => "")) === state) return;
  whenItMust();
  await new Promise<void>((resolve, reject) => {
    const vite = spawn(
      process.execPath,
      [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--config", join(root, "vite.config.ts"), "--logLevel", "error"],
      { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
    );
    vite.once("error", reject);
    vite.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("The web page could not be built; the messages above say why.")),
    );
  });
  await writeFile(stamp, state);
}

const PARTS = ["src/web", "src/contract", "src/domain", "src/standard", "src/growth"];

async function stateOf(root: string): Promise<string> {
  const hash = createHash("sha256");
  for (const part of PARTS) {
    const files = await readdir(join(root, part), { recursive: true }).catch(() => []);
    for (const name of files.sort()) {
      const file = join(root, part, name);
      const found = await stat(file);
      // How large a folder is depends on where it lies.
      if (!found.isFile()) continue;
      const { mtimeMs, size } = found;
      hash.update(`${name} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest("hex");
}
