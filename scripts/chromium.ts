// Finds a Chromium for the browser tests, or installs Debian's where that is possible, or says what to do.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const found = (): string | undefined => PLACES.find((place) => place !== undefined && existsSync(place));

/** Path of a Chromium; installs one on Debian when we may. */
export function chromium(): string {
  const known = found();
  if (known) return known;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No Chromium here: installing Debian's.");
    const run = (...args: readonly string[]): unknown =>
      spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    run("update", "-qq");
    run("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core");
    const installed = found();
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need Chromium. Install it (Debian: apt-get install chromium; macOS: Google Chrome), or name one in CHROMIUM_PATH.",
  );
}
