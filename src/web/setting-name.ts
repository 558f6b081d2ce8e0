import { firstDay, formatDay, isSettingName, month, settingDefinition } from "../domain/index.ts";
import type { Words } from "./units.ts";

/** What a setting is called; its own name where nobody has given it words. */
export const settingName = (name: string, { t }: Words): string => t(`settings.of.${name}.name`, { defaultValue: name });

export const choiceName = (name: string, choice: string, { t }: Words): string => {
  const told = isSettingName(name) ? settingDefinition(name).choices?.[choice] : undefined;
  return t(`settings.of.${name}.choice.${choice.replace(".", "_")}`, { defaultValue: told ?? choice });
};

/** What a setting says, as people read it. */
export function settingValue(name: string, value: string | number, words: Words): string {
  const { t, f } = words;
  if (!isSettingName(name)) return String(value);
  const { is } = settingDefinition(name);
  if (is.kind === "choice") return choiceName(name, String(value), words);
  if (is.kind === "text") {
    if (value === "") return t(is.names === "source" ? "settings.anySource" : "settings.none");
    return is.names === "rate_day" ? (value === "latest" ? t("settings.latest") : f.day(String(value))) : String(value);
  }
  const number = Number(value);
  if (name === "fiscalYearStart") return monthName(number, f.locale);
  if (is.unit === "days") return t("unit.days", { count: number, n: f.number(number, 0) });
  if (is.unit === "months") return t("unit.months", { count: number, n: f.number(number, 0) });
  return is.unit === "percent" ? f.ratio(number / 100, 0) : f.number(number, 0);
}

/** The name of a month of any year, from 1 to 12. */
export const monthName = (of: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(new Date(formatDay(firstDay(month(24_000 + of - 1)))));
