// Everything that must hold, in one command. Prints the totals at the end; the first failure of a step does not hide the others.
import { spawnSync } from "node:child_process";
import { chromium } from "./chromium.ts";

const bin = (name: string): string => `node_modules/.bin/${name}`;
const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ["types", bin("tsc"), ["-p", "tsconfig.json"]],
  ["types of pure rooms", bin("tsc"), ["-p", "tsconfig.pure.json"]],
  ["types of the web page", bin("tsc"), ["-p", "tsconfig.web.json"]],
  ["style", bin("biome"), ["ci", "--error-on-warnings", process.stdout.isTTY ? "--colors=force" : "--colors=off"]],
  ["room rules", bin("depcruise"), ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "err"]],
  ["nothing unused", bin("knip"), ["--no-progress"]],
  ["documents are fresh", process.execPath, ["--import", "tsx", "scripts/docs.ts", "--check"]],
  ["tests", bin("vitest"), ["run", "--reporter=default"]],
  ["cluster tests", process.execPath, ["--import", "tsx", "scripts/test-cluster.ts"]],
  ["browser tests", bin("vitest"), ["run", "--config", "vitest.browser.config.ts"]],
];

const only = process.argv.slice(2);
const results: { readonly name: string; readonly passed: boolean; readonly seconds: number }[] = [];
for (const [name, command, args] of steps) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
  process.stdout.write(`\n── ${name}\n`);
  const start = performance.now();
  let status = 1;
  try {
    const env = name === "browser tests" ? { ...process.env, CHROMIUM_PATH: chromium() } : process.env;
    status = spawnSync(command, args, { stdio: "inherit", env }).status ?? 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  results.push({ name, passed: status === 0, seconds: (performance.now() - start) / 1000 });
}
console.log("\n── totals");
for (const { name, passed, seconds } of results)
  console.log(`${passed ? "passed" : "FAILED"}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
const failed = results.filter(({ passed }) => !passed).length;
console.log(`${results.length - failed} of ${results.length} steps passed.`);
process.exit(failed === 0 ? 0 : 1);
