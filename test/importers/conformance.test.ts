import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { Refusal } from "../../src/domain/index.ts";
import { importers } from "../../src/importers/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { inspectFile } from "../../src/operations/read-file.ts";
import { emptyLedger, importText, textFile } from "../helpers/ledger.ts";
import { type Read, read, samples } from "./reading.ts";

const all = samples();
const answers = { dates: "mdy", decimal: ".", currency: "EUR" } as const;

/** Reads whatever it is; the only way out is a refusal with a sentence. */
async function readAnything(name: string, content: string | Uint8Array): Promise<Read | Refusal> {
  try {
    return await read(name, content, answers);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Every row is used or has an issue of its own, and every issue says something. */
function expectNothingLost(result: Read | Refusal): void {
  if (result instanceof Refusal) {
    expect(result.message.length).toBeGreaterThan(20);
    return;
  }
  for (const row of result.rows) {
    expect(row.records.length + row.issues.length, `row ${row.row}`).toBeGreaterThan(0);
    for (const issue of row.issues) {
      expect(issue.row).toBe(row.row);
      expect(issue.sentence).toMatch(/^[\p{Lu}“].*[.?]$/su);
    }
  }
}

test("every importer has a sample, and every sample an importer", () => {
  const withoutRequired = new Set(["template.cost"]);
  const known = importers.map(({ id }) => id).filter((id) => !withoutRequired.has(id));
  const have = new Set(all.map(({ importer }) => importer));
  expect(known.filter((id) => !have.has(id))).toEqual([]);
  expect([...have].filter((id) => !importers.some((importer) => importer.id === id))).toEqual([]);
});

describe.each(all)("$importer reads $name", ({ importer, name, text }) => {
  test("claims its own sample, whatever the file is called, and nobody else does", async () => {
    const { sample } = await inspectFile(textFile(name, text));
    const ranked = importers.map(({ id, identify }) => ({ id, score: identify({ ...sample, name: "export (3).csv" }) }));
    ranked.sort((a, b) => b.score - a.score);
    expect(ranked[0]?.id).toBe(importer);
    expect(ranked[0]?.score).toBeGreaterThanOrEqual(0.5);
    expect(ranked[1]?.score ?? 0).toBeLessThan(ranked[0]?.score ?? 0);
  });

  test("uses every row or says why not", async () => {
    const result = await read(name, text, answers);
    expect(result.importer).toBe(importer);
    expect(result.records.length).toBeGreaterThan(0);
    expectNothingLost(result);
  });

  test("keeps columns nobody knows as attributes", async () => {
    if (!name.endsWith(".csv")) return;
    const [header = "", ...lines] = text.trimEnd().split("\n");
    const more = [`${header},Favourite colour`, ...lines.map((line) => (line.split(",").length > 2 ? `${line},teal` : line))].join("\n");
    const result = await read(name, more, answers);
    expect(result.importer).toBe(importer);
    if (result.records.every(({ type }) => type === "stage_change") && importer !== "template.stage_change") return;
    expect(result.records.some(({ attributes }) => attributes["favourite_colour"] === "teal")).toBe(true);
  });

  test("survives being cut, shuffled, overwritten and written in another encoding", async () => {
    const bytes = new TextEncoder().encode(text);
    const spoiled = fc.oneof(
      fc.nat(bytes.length).map((length) => bytes.slice(0, length)),
      fc.shuffledSubarray(text.split("\n"), { minLength: 1 }).map((lines) => new TextEncoder().encode(lines.join("\n"))),
      fc.tuple(fc.nat(bytes.length), fc.uint8Array({ maxLength: 40 })).map(([at, noise]) => {
        const copy = Uint8Array.from(bytes);
        copy.set(noise.slice(0, copy.length - at), at);
        return copy;
      }),
      fc
        .tuple(fc.nat(text.length), fc.string({ unit: "binary", maxLength: 90 }))
        .map(([at, noise]) => new TextEncoder().encode(text.slice(0, at) + noise + text.slice(at))),
      fc.nat(text.length).map((at) => new TextEncoder().encode(`${text.slice(0, at)}${"x".repeat(70_000)}${text.slice(at)}`)),
      fc.constantFrom("utf16le" as const, "latin1" as const).map((encoding) => Uint8Array.from(Buffer.from(text, encoding))),
    );
    await fc.assert(
      fc.asyncProperty(spoiled, async (content) => expectNothingLost(await readAnything(name, content))),
      { numRuns: 60 },
    );
  });
});

describe("in the ledger", () => {
  let context: Context;
  afterEach(async () => context.close());

  test("every sample imported twice changes nothing, also under another name and after a line break", async () => {
    context = await emptyLedger();
    for (const { name, text } of all) {
      const first = await importText(context, { [name]: text }, { answers });
      expect(first.files[0]?.outcome, name).toBe("imported");
      const again = await importText(context, { [name]: text }, { answers });
      expect(again.files[0]?.outcome, name).toBe("unchanged");
      const changed = await importText(context, { [name]: `${text}\n` }, { answers });
      expect(changed.files[0]?.entriesAdded, name).toBe(0);
    }
  });
});
