// Everything that must hold, in one command. Prints the totals at the end; the first failure of a step does not hide the others.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { chromium } from "./chromium.ts";

type Step = readonly [name: string, command: string, args: readonly string[]];

const bin = (name: string): string => `node_modules/.bin/${name}`;
/** Look at the sources, each on one core: as many at once as there are cores. */
const checks: readonly Step[] = [
  ["types of the web page", bin("tsc"), ["-p", "tsconfig.web.json"]],
  ["types", bin("tsc"), ["-p", "tsconfig.json"]],
  ["types of pure rooms", bin("tsc"), ["-p", "tsconfig.pure.json"]],
  ["style", bin("biome"), ["ci", "--error-on-warnings", process.stdout.isTTY ? "--colors=force" : "--colors=off"]],
  ["room rules", bin("depcruise"), ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "err"]],
  ["nothing unused", bin("knip"), ["--no-progress"]],
  ["documents are fresh", process.execPath, ["--import", "tsx", "scripts/docs.ts", "--check"]],
];
/** Use all cores themselves: one after the other. */
const tests: readonly Step[] = [
  ["tests", bin("vitest"), ["run", "--reporter=default"]],
  ["cluster tests", process.execPath, ["--import", "tsx", "scripts/test-cluster.ts"]],
  ["browser tests", bin("vitest"), ["run", "--config", "vitest.browser.config.ts"]],
];

const results: { readonly name: string; readonly passed: boolean; readonly seconds: number }[] = [];

/** What a step says is shown as it comes, or, of those that run at once, in one piece when it is over. */
async function take([name, command, args]: Step, isAlone: boolean): Promise<void> {
  const start = performance.now();
  if (isAlone) process.stdout.write(`\n── ${name}\n`);
  let said = "";
  let status = 1;
  try {
    const env = name === "browser tests" ? { ...process.env, CHROMIUM_PATH: chromium() } : process.env;
    const child = spawn(command, args, { stdio: isAlone ? "inherit" : ["ignore", "pipe", "pipe"], env });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (piece: Buffer) => {
        said += piece.toString();
      });
    [status] = (await once(child, "close")) as [number];
  } catch (error) {
    said += error instanceof Error ? error.message : String(error);
  }
  process.stdout.write(isAlone ? said : `\n── ${name}\n${said}`);
  results.push({ name, passed: status === 0, seconds: (performance.now() - start) / 1000 });
}

const only = process.argv.slice(2);
const isWanted = ([name]: Step): boolean => only.length === 0 || only.some((word) => name.includes(word));
const waiting = checks.filter(isWanted);
const inTurn = async (): Promise<void> => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await take(step, false);
};
await Promise.all(Array.from({ length: availableParallelism() }, inTurn));
for (const step of tests.filter(isWanted)) await take(step, true);

console.log("\n── totals");
for (const { name, passed, seconds } of results)
  console.log(`${passed ? "passed" : "FAILED"}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
const failed = results.filter(({ passed }) => !passed).length;
console.log(`${results.length - failed} of ${results.length} steps passed.`);
process.exit(failed === 0 ? 0 : 1);
