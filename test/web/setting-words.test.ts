import { expect, test } from "vitest";
import { settingDefinition, settingGroups, settingNames } from "../../src/domain/index.ts";
import de from "../../src/web/pages/settings/words/de.json" with { type: "json" };
import en from "../../src/web/pages/settings/words/en.json" with { type: "json" };
import fr from "../../src/web/pages/settings/words/fr.json" with { type: "json" };

interface Told {
  readonly name?: string;
  readonly meaning?: string;
  readonly choice?: Readonly<Record<string, string>>;
}

test.each([
  ["English", en],
  ["French", fr],
  ["German", de],
] as const)("every setting has a name, a meaning and words for each choice in %s", (_, { settings }) => {
  const told = settings.of as Readonly<Record<string, Told>>;
  const missing = settingNames.flatMap((name) => {
    const { is } = settingDefinition(name);
    const choices = is.kind === "choice" ? is.choices.map((choice) => choice.replace(".", "_")) : [];
    return [
      ...(["name", "meaning"] as const).filter((part) => told[name]?.[part] === undefined).map((part) => `${name}.${part}`),
      ...choices.filter((choice) => told[name]?.choice?.[choice] === undefined).map((choice) => `${name}.choice.${choice}`),
    ];
  });
  expect(missing).toEqual([]);
  expect(Object.keys(told).filter((name) => !settingNames.some((known) => known === name))).toEqual([]);
  expect(Object.keys(settings.group)).toEqual([...settingGroups]);
});
