import { expect, test } from "vitest";
import { checks } from "../../src/ledger/index.ts";
import de from "../../src/web/pages/quality/words/de.json" with { type: "json" };
import en from "../../src/web/pages/quality/words/en.json" with { type: "json" };
import fr from "../../src/web/pages/quality/words/fr.json" with { type: "json" };

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

test.each(Object.entries({ en, fr, de }))("every finding is told in %s, with the same values filled in", (_, { quality }) => {
  const told: Readonly<Record<string, { readonly title: string; readonly text: string }>> = quality.finding;
  expect(Object.keys(told).sort()).toEqual(checks.map(({ code }) => code).sort());
  const english: typeof told = en.quality.finding;
  for (const { code } of checks) expect(placeholders(told[code]?.text ?? ""), code).toEqual(placeholders(english[code]?.text ?? "?"));
});
