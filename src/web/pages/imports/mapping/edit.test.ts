import { expect, test } from "vitest";
import type { Mapping } from "../../../../domain/index.ts";
import { guessState, joined, patternOf, setField, translate, translationsOf, usedColumns, withColumn, withType } from "./edit.ts";
import { fromYaml, toYaml } from "./yaml.ts";

const deals: Mapping = {
  source: "crm",
  maps: { stages: { Won: "commit" } },
  files: [
    {
      file: "deals.csv",
      records: [
        {
          type: "opportunity",
          fields: { opportunity_id: "ID", stage: "Step", state: { column: "Step", values: "stages" }, name: { join: ["Client", "Title"] } },
        },
      ],
    },
  ],
};

test("what the form shows is what the text says, and back", () => {
  expect(fromYaml(toYaml(deals))).toEqual({ kind: "mapping", mapping: deals });
  expect(fromYaml("source: crm\nfiles: []")).toMatchObject({ kind: "problems" });
  expect(fromYaml("a: [")).toMatchObject({ kind: "problems" });
  expect(fromYaml("source: crm\nfiles:\n- file: a\n  records:\n  - type: account\n    fields: { colour: x }")).toMatchObject({
    problems: [expect.stringContaining("a account has no field colour")],
  });
});

test("a translation goes where the mapping keeps the list: a named one, or the field's own", () => {
  const named = translate(deals, [0, 0], "state", { Won: "commit", Lost: "lost" });
  expect(named.maps).toEqual({ stages: { Won: "commit", Lost: "lost" } });
  expect(named.files).toEqual(deals.files);
  const own = translate(deals, [0, 0], "stage", { Won: "Closed" });
  expect(own.files[0]?.records[0]?.fields["stage"]).toEqual({ column: "Step", values: { Won: "Closed" } });
  expect(translationsOf(own, own.files[0]?.records[0]?.fields["stage"])).toEqual({ Won: "Closed" });
  expect(translate(own, [0, 0], "stage", {}).files[0]?.records[0]?.fields["stage"]).toEqual({ column: "Step" });
});

test("a field keeps its place and what was said about its values when its column changes", () => {
  const [record] = deals.files[0]?.records ?? [];
  if (!record) throw new Error("the mapping has a record");
  const changed = setField(record, "state", withColumn(record.fields["state"], "Phase"));
  expect(Object.keys(changed.fields)).toEqual(Object.keys(record.fields));
  expect(changed.fields["state"]).toEqual({ column: "Phase", values: "stages" });
  expect(Object.keys(withType(record, "lead").fields)).toEqual(["opportunity_id", "stage", "state"]);
  expect([...usedColumns(deals.files[0] ?? { file: "", records: [] })]).toEqual(["ID", "Step", "Client", "Title"]);
});

test("mappings of several files become one for the folder; lists of one name that differ are kept apart", () => {
  const leads: Mapping = {
    source: "marketing",
    currency: "EUR",
    maps: { stages: { Won: "mql" } },
    files: [{ file: "leads.csv", records: [{ type: "lead", fields: { lead_id: "ID", state: { column: "Step", values: "stages" } } }] }],
  };
  const all = joined([deals, leads]);
  expect(all?.maps).toEqual({ stages: { Won: "commit" }, leads_csv_stages: { Won: "mql" } });
  expect(all?.files.map(({ file, source, currency }) => [file, source, currency])).toEqual([
    ["deals.csv", undefined, undefined],
    ["leads.csv", "marketing", "EUR"],
  ]);
  expect(all?.files[1]?.records[0]?.fields["state"]).toEqual({ column: "Step", values: "leads_csv_stages" });
  expect(fromYaml(toYaml(all ?? deals)).kind).toBe("mapping");
  expect(joined([])).toBeNull();
});

test("the name of an export becomes a pattern for the next one", () => {
  expect(patternOf("deals-2026-06-30.csv")).toBe("deals-*.csv");
  expect(patternOf("export (3).csv.gz")).toBe("export (*).csv");
  expect(patternOf("accounts.csv")).toBe("accounts.csv");
});

test("stages in the trade's words are suggested a state, and unknown ones none", () => {
  expect(["Closed Won", "Closed Lost", "MQL", "Demo held", "Proposal sent", "New", "Quux"].map(guessState)).toEqual([
    "commit",
    "lost",
    "mql",
    "sql",
    "sal",
    "prospect",
    null,
  ]);
});
