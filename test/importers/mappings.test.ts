import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Mapping } from "../../src/domain/index.ts";
import { fileMappingFor } from "../../src/domain/index.ts";
import { findImporter } from "../../src/importers/index.ts";
import { parseMapping } from "../../src/operations/index.ts";
import { withLookups } from "../../src/operations/looked-up.ts";
import { inspectFile, presetPlan, readyFile } from "../../src/operations/read-file.ts";
import { textFile } from "../helpers/ledger.ts";
import { samples } from "./reading.ts";

async function throughMapping(mapping: Mapping, name: string, text: string): Promise<readonly unknown[]> {
  const file = fileMappingFor(mapping, name);
  if (!file) throw new Error(`the mapping does not speak of ${name}`);
  const ready = await readyFile(textFile(name, text), { importer: "mapping", mapping, file }, "UTC", undefined);
  expect(ready.questions).toEqual([]);
  const rows: unknown[] = [];
  for await (const group of ready.rows()) rows.push(...group);
  return rows;
}

describe("what a preset does can be written down as a mapping", () => {
  test.each(samples().map(({ importer, name, text }) => [importer, name, text] as const))("%s, %s", async (importer, name, text) => {
    const file = textFile(name, text);
    const plan = presetPlan(await inspectFile(file), undefined);
    if (!plan) throw new Error("nobody knows the sample");
    const dated = { ...plan.mapping, dates: "mdy" as const };
    const preset = await readyFile(file, { ...plan, mapping: dated }, "UTC", findImporter(importer)?.expand);
    const expected: unknown[] = [];
    for await (const group of preset.rows()) expected.push(...group);
    const written = stringify(dated, { aliasDuplicateObjects: false });
    expect(await throughMapping(parseMapping(written), name, text)).toEqual(expected);
  });
});

describe("the worked example of the reference", () => {
  const text = readFileSync(join(import.meta.dirname, "../../docs/mapping.md"), "utf8");
  const example = /```yaml\n(source: crm[\s\S]*?)```/.exec(text)?.[1] ?? "";
  const table = text
    .split("\n")
    .filter((line) => /^\| (Ref|D-\d) /.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => `"${cell.trim()}"`)
        .join(";"),
    );

  test("makes of its two deals what it says", async () => {
    const rows = await throughMapping(parseMapping(example), "deals-2026.csv", `${table.join("\n")}\n`);
    expect(rows).toMatchObject([
      {
        records: [
          {
            type: "opportunity",
            fields: {
              opportunity_id: "D-1",
              account_id: "K-9",
              state: "commit",
              outcome: "won",
              amount: 1_200_000,
              closed_on: "2026-03-20",
            },
            attributes: { rep: "Ada" },
          },
          { type: "stage_change", fields: { stage: "Demo", state: "sal", entered_on: "2026-02-10" } },
          { type: "stage_change", fields: { stage: "Offer", state: "sal", entered_on: "2026-03-01" } },
        ],
        issues: [{ code: "several_values" }],
      },
      {
        records: [{ fields: { opportunity_id: "D-2", outcome: "open", state: "sal" } }, { type: "stage_change" }, { type: "stage_change" }],
        issues: [],
      },
    ]);
  });

  test("every example of a field and a condition is valid", () => {
    const sources = [...text.matchAll(/^\| `(\{.*?\})` \|/gm)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources)
      parseMapping(
        `source: x\nmaps: { phases: {}, results: {} }\nfiles:\n  - file: a\n    records:\n      - type: account\n        fields:\n          account_id: ${source}\n`,
      );
    const condition = /```yaml\n(when:[\s\S]*?)```/.exec(text)?.[1]?.replace(/^/gm, "        ") ?? "";
    parseMapping(`source: x\nfiles:\n  - file: a\n    records:\n      - type: account\n        fields: { account_id: id }\n${condition}`);
  });
});

describe("a list that another file of the export holds", () => {
  const mapping = parseMapping(`
source: crm
lookups:
  reps: { file: reps*.csv, key: Rep Id, value: Name }
files:
  - file: deals.csv
    records:
      - type: opportunity
        fields: { opportunity_id: Ref, created_on: Opened, owner: { column: Rep, values: reps } }
  - file: accounts.csv
    records:
      - type: account
        fields: { account_id: Ref }
`);
  const deals = textFile("deals.csv", "Ref,Opened,Rep\nD-1,2026-02-05,R1\nD-2,2026-02-06,R9\n");
  const reps = textFile("reps-2026.csv", "rep_id,name\r\nR1,Ada Lovelace\r\nR1,Somebody else\r\n");

  test("gives names for ids; an id it does not hold stays", async () => {
    const read = await withLookups(mapping, [deals, reps]);
    expect(await throughMapping(read, "deals.csv", "Ref,Opened,Rep\nD-1,2026-02-05,R1\nD-2,2026-02-06,R9\n")).toMatchObject([
      { records: [{ fields: { owner: "Ada Lovelace" } }] },
      { records: [{ fields: { owner: "R9" } }] },
    ]);
  });

  test("is asked for where it is needed, and only there", async () => {
    await expect(withLookups(mapping, [deals])).rejects.toThrow("reps*.csv (list “reps”), and that file is not here");
    expect((await withLookups(mapping, [textFile("accounts.csv", "Ref\nA-1\n")])).maps).toEqual({});
    await expect(withLookups(mapping, [deals, textFile("reps.csv", "id,name\n1,Ada\n")])).rejects.toThrow("no column “Rep Id”");
  });
});
