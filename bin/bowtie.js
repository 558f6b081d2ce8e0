#!/usr/bin/env node
// The command. The program is TypeScript: it is put together into one file when its sources have changed (0.2 s), so
// that no build step stands between a checkout and the first run.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  console.error(`OpenBowtie needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(2);
}

const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith(".ts") && !/[\\/]web([\\/]|$)/.test(file.parentPath ?? file.path))
  .map((file) => join(file.parentPath ?? file.path, file.name))
  .sort();
const state = createHash("sha256");
for (const file of sources) {
  const { mtimeMs, size } = statSync(file);
  state.update(`${file} ${mtimeMs} ${size}\n`);
}
const name = `program-${state.digest("hex").slice(0, 16)}.mjs`;

const folder = join(root, "dist", "program");
const program = join(folder, name);
if (!existsSync(program)) {
  const { build } = await import("esbuild");
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    console.error(
      `OpenBowtie puts its program together in ${folder} and may not write there (${error.code}). Run it once as the owner of this folder.`,
    );
    process.exit(2);
  }
  await build({
    entryPoints: [join(root, "src", "main.ts")],
    outfile: `${program}.${process.pid}`,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "error",
  });
  renameSync(`${program}.${process.pid}`, program);
  for (const old of readdirSync(folder)) if (old.endsWith(".mjs") && old !== name) rmSync(join(folder, old), { force: true });
}
process.setSourceMapsEnabled(true);
process.env.OPENBOWTIE_ROOT = root;
process.env.OPENBOWTIE_PROGRAM = program;
await import(pathToFileURL(program).href);
