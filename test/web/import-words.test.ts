import { expect, test } from "vitest";
import { mappedStates, recordDefinition, recordTypes } from "../../src/domain/index.ts";
import words from "../../src/web/pages/imports/words/en.json" with { type: "json" };

const { record, brings, field, state, question } = words.imports;

test("every record type, its use, and every field has a word on the imports page", () => {
  const fields = new Set(recordTypes.flatMap((type) => Object.keys(recordDefinition(type).fields)));
  expect(recordTypes.filter((type) => !(type in record && type in brings))).toEqual([]);
  expect([...fields].filter((name) => !(name in field))).toEqual([]);
  expect(Object.keys(field).filter((name) => !fields.has(name))).toEqual([]);
});

test("every state a stage can stand for has a word", () => {
  expect(Object.keys(state)).toEqual([...mappedStates]);
});

test("every question a file can leave open is asked in words", () => {
  for (const kind of ["date_order", "decimal_mark", "currency"] as const)
    expect(question[kind]).toMatchObject({ title: expect.any(String) });
});
