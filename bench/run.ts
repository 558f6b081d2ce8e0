// Prints what the growth model costs, and imports, derivations and pages at 1 and 10 million movements: `npm run bench`, or
// `npm run bench growth`, or `npm run bench 1000000`. `npm run bench usage` brings a million usage events, or as many as BENCH_EVENTS says.
// `npm run bench cluster` asks DuckDB and a ClickHouse cluster of two the same; BENCH_MOVEMENTS says of how many movements.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";

const asked = process.argv.slice(2);
const works = asked.length > 0 ? asked : ["growth", "team", "1000000", "lines", "10000000"];

// The program in one file, which deriving threads run.
spawnSync(process.execPath, ["bin/bowtie.js", "--version"], { stdio: "ignore" });
const folder = join("dist", "program");
const [program] = readdirSync(folder)
  .map((name) => join(folder, name))
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);

console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`);
const scriptOf = (work: string): readonly string[] =>
  ["growth", "team", "usage", "cluster", "workers"].includes(work) ? [`bench/${work}.ts`] : ["bench/ledger.ts", work];
let failed = false;
for (const work of works) {
  const env = { ...process.env, OPENBOWTIE_PROGRAM: join(process.cwd(), program ?? "") };
  const { status } = spawnSync(process.execPath, ["--import", "tsx", ...scriptOf(work)], { stdio: "inherit", env });
  failed ||= status !== 0;
  console.log("");
}
process.exit(failed ? 1 : 0);
