import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportResult } from "../../src/contract/index.ts";
import { Refusal } from "../../src/domain/index.ts";
import { type Context, exportIssues, operations } from "../../src/operations/index.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

const HEADER = "subscription_id,account_id,starts_on,ends_on,price,interval,interval_count,currency";
const GOOD = "S-1,A-1,2024-01-10,,100.00,month,1,EUR";
const lines = (...rows: readonly string[]): string => `${[HEADER, GOOD, ...rows].join("\n")}\n`;

let context: Context;
beforeAll(async () => {
  context = await emptyLedger();
});
afterAll(async () => context.close());

interface Outcome {
  readonly added: number;
  readonly rejected: number;
  readonly issues: readonly string[];
}

type Answers = NonNullable<Parameters<typeof importText>[2]>["answers"];

/** Imports one file into the ledger, tells what came of it, and takes it back. */
async function bring(content: string | Uint8Array, answers: Answers = {}, name = "subscription_lines.csv"): Promise<Outcome> {
  const result: ImportResult = await importText(context, { [name]: content }, { answers });
  const batch = result.batch ?? 0;
  const { issues } = await operations.issues(context, { batch, limit: 100, offset: 0 }, () => undefined);
  const [file] = result.files;
  await operations.undo(context, { batch }, () => undefined);
  return {
    added: file?.entriesAdded ?? 0,
    rejected: file?.rowsRejected ?? 0,
    issues: issues.map(({ row, column, code, sentence }) => `row ${row}, ${column ?? "whole row"}: ${code}: ${sentence}`),
  };
}

async function refusal(content: string | Uint8Array, name = "subscription_lines.csv"): Promise<Refusal> {
  const error: unknown = await importText(context, { [name]: content }).catch((caught: unknown) => caught);
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, not ${String(error)}`);
  return error;
}

describe("files that cannot be read at all are refused with a way out", () => {
  test.each([
    ["an empty file", "", "The file is empty."],
    ["only line breaks", "\n\n\n", "no header line"],
    ["a gzip file that was cut", gzipSync(lines(GOOD.repeat(1))).subarray(0, 40), "ends in the middle of its compression"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3, 4, 5, 6]), "not a text file"],
    ["an Excel workbook", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0]), "save the sheet as CSV"],
    ["an empty list of JSON", "[]", "without any objects"],
    ["JSON that is cut in its first object", '[{"subscription_id": "S-', "begins like JSON and is not"],
  ])("%s", async (_, content, sentence) => {
    expect((await refusal(content)).message).toContain(sentence);
  });
});

describe("texts in any encoding are read", () => {
  const named = "account_id,name\nA-1,Café Zürich\n";
  test.each([
    ["UTF-16 without a byte-order mark", Uint8Array.from(Buffer.from(named, "utf16le"))],
    ["Windows-1252", Uint8Array.from(Buffer.from(named, "latin1"))],
    ["UTF-8 with a byte-order mark", Uint8Array.from(Buffer.from(`\ufeff${named}`, "utf8"))],
    ["gzip", gzipSync(named)],
  ])("%s", async (_, content) => {
    const { batch } = await importText(context, { "accounts.csv": content });
    const { rows } = await context.storage.pool.query<{ name: string }>(
      "select body ->> 'name' as name from bowtie.entry order by seq desc limit 1",
    );
    expect(rows[0]?.name).toBe("Café Zürich");
    await operations.undo(context, { batch: batch ?? 0 }, () => undefined);
  });
});

describe("rows that cannot be used say what is wrong, where, and what to do", () => {
  test("header only: nothing is read and nothing is wrong", async () => {
    expect(await bring(`${HEADER}\n`)).toEqual({ added: 0, rejected: 0, issues: [] });
  });

  test.each([
    ["too few cells", "S-2,A-2,2024-01-10", "row 3, whole row: wrong_cell_count: The row has 3 cells, the header 8."],
    ["a quotation mark that never closes", 'S-2,"A-2,2024-01-10,,1,month,1,EUR', "row 3, whole row: open_quote: A quotation mark opens"],
    ["a date that does not exist", "S-2,A-2,2024-02-30,,1,month,1,EUR", "row 3, starts_on: not_a_date: “2024-02-30” is no date"],
    [
      "a time whose day a spreadsheet dropped",
      "S-2,A-2,3:00,,1,month,1,EUR",
      "row 3, starts_on: time_without_date: “3:00” is a time without its day",
    ],
    [
      "an interval of nothing",
      "S-2,A-2,2024-01-10,,1,month,0,EUR",
      "row 3, interval_count: bad_interval: A price cannot recur every 0 intervals.",
    ],
    ["an interval nobody knows", "S-2,A-2,2024-01-10,,1,fortnight,1,EUR", "row 3, interval: not_a_choice: “fortnight” is none of"],
    ["an end before the start", "S-2,A-2,2024-01-10,2023-01-10,1,month,1,EUR", "row 3, ends_on: ends_before_start: It ends on 2023-01-10"],
    ["a currency there is not", "S-2,A-2,2024-01-10,,1,month,1,ZZQ", "row 3, currency: not_a_currency: “ZZQ” is no currency code."],
    ["a currency sign of many countries", "S-2,A-2,2024-01-10,,1,month,1,$", "row 3, currency: not_a_currency: “$” is no currency code."],
    [
      "a formula that failed",
      "S-2,#REF!,2024-01-10,,1,month,1,EUR",
      "row 3, account_id: spreadsheet_error: “#REF!” is what a spreadsheet writes",
    ],
    ["a price that is a word", "S-2,A-2,2024-01-10,,tbd,month,1,EUR", "row 3, price: not_a_number: “tbd” is no number."],
    ["a price longer than money", `S-2,A-2,2024-01-10,,${"9".repeat(60)},month,1,EUR`, "row 3, price: too_large:"],
    ["a missing start", "S-2,A-2,,,1,month,1,EUR", "row 3, starts_on: missing_value: A subscription line needs starts_on"],
  ])("%s", async (_, row, issue) => {
    const result = await bring(lines(row, "S-3,A-3,2024-01-10,,50,month,1,EUR"));
    expect(result.issues[0]).toContain(issue);
    expect(result.rejected).toBe(1);
    if (!issue.includes("open_quote")) expect(result.added).toBe(2);
  });

  test("a negative price is used, and remarked on", async () => {
    const result = await bring(lines("S-2,A-2,2024-01-10,,-10,month,1,EUR"));
    expect(result).toMatchObject({ added: 2, rejected: 0 });
    expect(result.issues).toEqual([expect.stringContaining("row 3, price: negative_price: The price is negative")]);
  });

  test("a NUL character far into the file costs its row alone", async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `S-${i + 10},A-${i + 10},2024-01-10,,50,month,1,EUR`);
    const result = await bring(lines(...many, "S-2,A\u00002,2024-01-10,,1,month,1,EUR"));
    expect(result).toMatchObject({ added: 3001, rejected: 1 });
    expect(result.issues).toEqual([expect.stringContaining("row 3003, account_id: unreadable_character: The cell holds a character")]);
  });

  test("halves of characters, which JSON can write, cost their row alone", async () => {
    const json = `[${JSON.stringify({ account_id: "A-1", name: "whole" })},{"account_id":"A-2","name":"half \\ud83d"},{"account_id":"A-3","name":"nul \\u0000"}]`;
    const result = await bring(json, {}, "accounts.json");
    expect(result).toMatchObject({ added: 1, rejected: 2 });
  });

  test("a long text with an emoji where it is cut does not stop the import", async () => {
    const result = await bring(lines(`S-2,A-2,${"x".repeat(59)}😀${"y".repeat(9950)}😀zz,,1,month,1,EUR`));
    expect(result).toMatchObject({ added: 1, rejected: 1 });
  });

  test("a cell of 10 MB costs its row alone, and rows after it keep their numbers", async () => {
    const result = await bring(lines(`S-2,A-2,2024-01-10,${"x".repeat(10_000_000)},1,month,1,EUR`, "S-3,A-3,2024-13-01,,1,month,1,EUR"));
    expect(result).toMatchObject({ added: 1, rejected: 2 });
    expect(result.issues[0]).toContain("row 3, whole row: row_too_long: The row is longer than 4 MB.");
    expect(result.issues[1]).toContain("row 4, starts_on: not_a_date");
  });

  test("columns of one name: the first is used, the others are kept", async () => {
    await importText(context, { "accounts.csv": "account_id,name,Region,Region\nA-1,One,North,South\n" });
    const { rows } = await context.storage.pool.query<{ attributes: object }>(
      "select body -> 'attributes' as attributes from bowtie.entry order by seq desc limit 1",
    );
    expect(rows[0]?.attributes).toEqual({ region: "North", region_2: "South" });
  });

  test("formulas are text: a file of rows to correct does not run them, and they come back as they were", async () => {
    const formula = '=HYPERLINK("http://evil.example","open")';
    const row = `"${formula.replaceAll('"', '""')}",A-2,never,,1,month,1,EUR`;
    const { batch } = await importText(context, { "subscription_lines.csv": lines(row) });
    const { rows } = await context.storage.pool.query<{ id: number }>("select max(id) as id from bowtie.file");
    const { text } = await exportIssues(context, rows[0]?.id ?? 0);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""open"")"`);
    const back = await importText(context, { "subscription_lines.csv": text.replace("never", "2024-02-01") });
    expect(back.files[0]).toMatchObject({ entriesAdded: 1, rowsRejected: 0 });
    const entry = await context.storage.pool.query<{ id: string }>(
      "select body ->> 'subscription_id' as id from bowtie.entry order by seq desc limit 1",
    );
    expect(entry.rows[0]?.id).toBe(formula);
    for (const done of [batch, back.batch]) await operations.undo(context, { batch: done ?? 0 }, () => undefined);
  });
});

describe("whatever stands in a cell, the rest of the file arrives", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "\u0000", "\u2028", '"', "\\", "'", "{", "\n", "é"), maxLength: 8 }),
    fc.string({ unit: "grapheme", minLength: 50, maxLength: 80 }),
  );

  test("in CSV and in JSON", async () => {
    await fc.assert(
      fc.asyncProperty(cell, cell, fc.boolean(), async (id, name, asJson) => {
        const good = { account_id: "A-good", name: "Good", "odd column": name };
        const rows = [{ account_id: id, name, "odd column": id }, good];
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const csv = `account_id,name,odd column\n${rows.map((row) => Object.values(row).map(quoted).join(",")).join("\n")}\n`;
        const name0 = asJson ? "accounts.json" : "accounts.csv";
        const result = await importText(context, { [name0]: asJson ? JSON.stringify(rows) : csv }).catch((error: unknown) => error);
        if (result instanceof Refusal && result.code === "not_text") return;
        if (result instanceof Error) throw result;
        const { rows: found } = await context.storage.pool.query(
          "select body ->> 'name' as name, body -> 'attributes' ->> 'odd_column' as odd from bowtie.entry order by seq desc limit 2",
        );
        expect(found.length).toBeGreaterThan(0);
        const batch = (result as ImportResult).batch ?? 0;
        await operations.issues(context, { batch, limit: 100, offset: 0 }, () => undefined);
        if (batch > 0) await operations.undo(context, { batch }, () => undefined);
      }),
      { numRuns: 25 },
    );
  });
});

describe("what a file cannot say of itself is asked once, never guessed", () => {
  const dated = lines("S-2,A-2,03/04/2024,,1,month,1,EUR", "S-3,A-3,05/06/2024,,1,month,1,EUR");

  test("dates that may begin with the day or the month", async () => {
    const asked = await refusal(dated);
    expect(asked.code).toBe("question");
    expect(asked.details["questions"]).toHaveLength(1);
    expect(asked.message).toBe(
      "subscription_lines.csv, column “starts_on”: Dates like 03/04/2024 may begin with the day or with the month. Which is it?",
    );
    expect(await bring(dated, { dates: "dmy" })).toMatchObject({ added: 3, rejected: 0 });
  });

  test("dates of which some only work with the day first and some with the month first", async () => {
    const mixed = await refusal(lines("S-2,A-2,31/12/2024,,1,month,1,EUR", "S-3,A-3,12/31/2024,,1,month,1,EUR"));
    expect(mixed.message).toContain("Some dates of this file only make sense with the day first (31/12/2024)");
  });

  test("one date over 12 settles the order of all", async () => {
    expect(await bring(lines("S-2,A-2,03/04/2024,,1,month,1,EUR", "S-3,A-3,31/12/2024,,1,month,1,EUR"))).toMatchObject({ added: 3 });
  });

  test("a comma before three digits", async () => {
    const asked = await refusal(`${HEADER}\nS-2,A-2,2024-01-10,,"1,234",month,1,EUR\n`);
    expect(asked.message).toContain("Is 1,234 more than a thousand");
  });

  test("decimal marks of both kinds: the odd one out is an issue, not a hundred times as much", async () => {
    const result = await bring(lines('S-2,A-2,2024-01-10,,"12,50",month,1,EUR', 'S-3,A-3,2024-01-10,,"1,23,456.50",month,1,EUR'));
    expect(result).toMatchObject({ added: 2, rejected: 1 });
    expect(result.issues[0]).toContain("row 3, price: not_a_number: “12,50” is no number.");
  });

  test("amounts without a currency", async () => {
    const asked = await refusal("subscription_id,account_id,starts_on,price,interval\nS-1,A-1,2024-01-10,100,month\n");
    expect(asked.message).toContain("In which currency are they?");
  });
});
