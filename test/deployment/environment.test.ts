import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { STANDARD, saidInCode } from "./environment.ts";

test("the table of the environment names what the code reads, and nothing else", () => {
  const text = readFileSync(fileURLToPath(new URL("../../docs/deployment.md", import.meta.url)), "utf8");
  const [, table = ""] = /\n## The environment\n([\s\S]*?)\n## /.exec(text) ?? [];
  const told = table
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? ""));
  const read = new Set(saidInCode());
  expect(told.filter((name) => !STANDARD.includes(name)).sort()).toEqual([...read].sort());
  expect(told.filter((name) => STANDARD.includes(name)).length).toBeGreaterThan(5);
});
