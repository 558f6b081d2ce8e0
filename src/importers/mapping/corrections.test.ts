import { expect, test } from "vitest";
import type { FileMapping } from "../../domain/index.ts";
import { compileMapping, missingColumns } from "./compile.ts";

const FILE: FileMapping = {
  file: "deals.csv",
  corrections: { product: { GTXPro: "GTX Pro" } },
  records: [{ type: "opportunity", fields: { opportunity_id: "id" } }],
};
const HEADER = ["id", "product"];
const map = compileMapping({ source: "crm", files: [FILE] }, FILE, HEADER, {
  dateOrder: null,
  decimalMark: ".",
  money: "major",
  zone: "UTC",
});

test("a cell the mapping corrects is read as it is meant, and remarked on with the cell as it was", () => {
  const { records, issues, cells } = map({ row: 7, cells: ["O-1", "GTXPro"] });
  expect(records[0]?.attributes).toEqual({ product: "GTX Pro" });
  expect(issues).toMatchObject([{ code: "corrected", severity: "warning", row: 7, column: "product" }]);
  expect(cells).toEqual({ id: "O-1", product: "GTXPro" });
});

test("a cell that needs no correction is left alone", () => {
  expect(map({ row: 8, cells: ["O-2", "GTX Pro"] })).toMatchObject({ issues: [], cells: null });
});

test("a correction of a column that is not there is a missing column", () => {
  expect(missingColumns(FILE, ["id"])).toEqual(["product"]);
});
