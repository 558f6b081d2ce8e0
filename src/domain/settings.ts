import { parseCurrency } from "./currency.ts";
import { parseDay } from "./day.ts";
import { type SettingDefinition, settingDefinitions } from "./settings-list.ts";

export { type SettingDefinition, settingGroups } from "./settings-list.ts";

type Definitions = typeof settingDefinitions;
export type SettingName = keyof Definitions;

type ValueOf<D extends SettingDefinition> = D["is"] extends { readonly kind: "choice"; readonly choices: readonly (infer C)[] }
  ? C
  : D["is"] extends { readonly kind: "number" }
    ? number
    : string;

/** How recurring revenue is counted: one value for every setting. */
export type Settings = { readonly [K in SettingName]: ValueOf<Definitions[K]> };

export const settingNames = Object.keys(settingDefinitions) as readonly SettingName[];
export const isSettingName = (text: string): text is SettingName => Object.hasOwn(settingDefinitions, text);
export const settingDefinition = (name: SettingName): SettingDefinition => settingDefinitions[name];

/** The defaults of semantics B.2. */
export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  settingNames.map((name) => [name, settingDefinitions[name].otherwise]),
) as unknown as Settings;

const isZone = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_+\-/]{1,40}$/.test(text);

const TEXTS: Readonly<Record<"zone" | "currency" | "rate_day" | "source", (text: string) => boolean>> = {
  zone: isZone,
  currency: (text) => text === "" || (/^[A-Z]{3}$/.test(text) && parseCurrency(text) !== null),
  rate_day: (text) => text === "latest" || parseDay(text) !== null,
  source: (text) => /^[\p{L}\p{N} ._-]{0,60}$/u.test(text),
};

/** A value as somebody wrote it, or why it cannot be one. */
export function readSetting(name: SettingName, written: string | number): { readonly value: string | number } | { readonly wrong: string } {
  const { is } = settingDefinition(name);
  const text = String(written).trim();
  if (is.kind === "choice") {
    return is.choices.includes(text) ? { value: text } : { wrong: `${name} is “${text}”; it may be ${is.choices.join(", ")}.` };
  }
  if (is.kind === "number") {
    const value = Number(text);
    const fits = /^\d+$/.test(text) && value >= is.min && value <= is.max;
    return fits ? { value } : { wrong: `${name} is “${text}”; it is a whole number from ${is.min} to ${is.max}.` };
  }
  return TEXTS[is.names](text) ? { value: text } : { wrong: `${name} is “${text}”, which is no ${is.names.replaceAll("_", " ")}.` };
}

/** Settings that differ from others, in the order of the list: the shortest way to say how something was counted. */
export type Overrides = Partial<Settings>;

export function differences(settings: Settings, from: Settings = DEFAULT_SETTINGS): Overrides {
  return Object.fromEntries(
    settingNames.filter((name) => settings[name] !== from[name]).map((name) => [name, settings[name]]),
  ) as Overrides;
}

/** `gapDays=0&pauseDays=30`: overrides as text, always in the same order. */
export const writeOverrides = (overrides: Overrides): string =>
  settingNames.flatMap((name) => (overrides[name] === undefined ? [] : [`${name}=${overrides[name]}`])).join("&");

/** What {@link writeOverrides} wrote; names and values nobody knows are left out. */
export function readOverrides(text: string): Overrides {
  const found: Record<string, string | number> = {};
  for (const pair of text.split("&")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (at < 1 || !isSettingName(name)) continue;
    const read = readSetting(name, pair.slice(at + 1));
    if ("value" in read) found[name] = read.value;
  }
  return found as Overrides;
}

/** The part of settings that facts follow from: equal parts give equal facts. */
export const factSettings = (settings: Overrides): Overrides =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => settingDefinition(name as SettingName).decides === "facts")) as Overrides;
