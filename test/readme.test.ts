import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settingNames } from "../src/domain/index.ts";
import { metrics } from "../src/metrics/index.ts";
import { toolProfiles } from "../src/standard/index.ts";

test.each(["README.md", "CHANGELOG.md"])("%s says how much there is", (name) => {
  const text = readFileSync(join(import.meta.dirname, "..", name), "utf8");
  expect(text).toContain(`${metrics.length} metrics`);
  expect(text).toContain(`${settingNames.length} settings`);
  // "Stripe, ChartMogul and seven others", "profiles of nine other tools".
  expect(toolProfiles).toHaveLength(9);
});
