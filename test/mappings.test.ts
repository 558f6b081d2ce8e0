import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseMapping } from "../src/operations/index.ts";

const folder = new URL("../docs/mappings/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test.each(names)("the documented mapping %s can be used, and says how to", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  const mapping = parseMapping(text);
  expect(text).toContain(`bowtie import FOLDER --map docs/mappings/${name}`);
  expect(mapping.source).toBe(name.replace(".yaml", ""));
  for (const file of mapping.files) expect(file.ignore === undefined, file.file).toBe(file.records.length > 0);
});
