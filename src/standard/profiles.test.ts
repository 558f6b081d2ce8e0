import { expect, test } from "vitest";
import { toolProfiles } from "./index.ts";

const TABLES = new Set(["B.1 level", "B.1 movements", "B.1 NRR and GRR", "B.1 churn", "B.1 LTV"]);
const LAST_ROW = 64;

test("every tool has a name of its own, a source, something it says and a limit", () => {
  expect(new Set(toolProfiles.map(({ name }) => name)).size).toBe(toolProfiles.length);
  for (const { name, source, says, limits } of toolProfiles) {
    expect(name).toMatch(/^[a-z_]+$/);
    expect([source.length, says.length, limits.length].every((n) => n > 0)).toBe(true);
  }
});

test("every statement names a table or a row of the semantics", () => {
  for (const { row } of toolProfiles.flatMap(({ says }) => says))
    expect(TABLES.has(row) || (/^\d+$/.test(row) && Number(row) >= 1 && Number(row) <= LAST_ROW), row).toBe(true);
});
