import type { SeriesPoint } from "../contract/index.ts";
import { type Format, numberFormat, type Translate, type Unit } from "./i18n/index.ts";

/** A value with what must stand beside it; the period is known from elsewhere. */
export type Point = Pick<SeriesPoint, "value" | "n" | "low" | "high" | "reason" | "partial" | "directional">;

/** Ratios that people read as "so many times", not as a percentage. */
const MULTIPLES: ReadonlySet<string> = new Set([
  "quick_ratio",
  "ltv_to_cac",
  "new_cac_ratio",
  "blended_cac_ratio",
  "expansion_cac_ratio",
  "magic_number",
  "burn_multiple",
]);

/** The unit a metric is written in. */
export const unitOf = (metric: string, unit: Exclude<Unit, "multiple">): Unit =>
  unit === "ratio" && MULTIPLES.has(metric) ? "multiple" : unit;

export interface Words {
  readonly t: Translate;
  readonly f: Format;
}

/** The number as it is read, which decides between singular and plural: 1.1 months, 1 month. */
const shown = (value: number): number => Math.round(value * 10) / 10;

export function written(value: number, unit: Unit, currency: string | undefined, { t, f }: Words): string {
  switch (unit) {
    case "money":
      return f.money(value, currency);
    case "ratio":
      return f.ratio(value);
    case "days":
      return t("unit.days", { count: shown(value), n: f.number(value) });
    case "months":
      return t("unit.months", { count: shown(value), n: f.number(value) });
    case "multiple":
      return t("unit.times", { n: f.number(value, 2) });
    case "count":
      return f.number(value, 0);
  }
}

/** Short enough for an axis or a label inside a drawing. */
export function writtenShort(value: number, unit: Unit, currency: string | undefined, words: Words): string {
  if (unit === "money") return words.f.moneyShort(value, currency);
  if (unit === "count") return Math.abs(value) < 10_000 ? words.f.number(value, 0) : words.f.numberShort(value);
  return unit === "ratio"
    ? words.f.ratio(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1)
    : written(value, unit, currency, words);
}

/** Why there is no value. */
export const reasonOf = ({ reason, n }: Pick<Point, "reason" | "n">, { t, f }: Words): string =>
  t(`reason.${reason ?? "unknown"}`, { n: f.number(n, 0) });

/** The value in words, or why there is none. */
export const told = (point: Point, unit: Unit, currency: string | undefined, words: Words): string =>
  point.value === null ? reasonOf(point, words) : written(point.value, unit, currency, words);

export interface Change {
  readonly text: string;
  readonly direction: "up" | "down" | "same";
}

/** A number with its sign, a real minus among them. */
const signed = (value: number, locale: string, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(locale, { signDisplay: "exceptZero", minimumFractionDigits: 1, maximumFractionDigits: 1, ...options })
    .format(value)
    .replace("-", "\u2212");

/** A difference in the unit of what differs, with its sign: "+€1,240.00", "+1.2 pts". */
export function differenceOf(difference: number, unit: Unit, currency: string | undefined, { t, f }: Words): string {
  if (unit === "money") return f.moneySigned(difference, currency);
  if (unit === "ratio") return t("change.points", { n: signed(difference * 100, f.locale) });
  if (unit === "days" || unit === "months") return t(`change.${unit}`, { n: signed(difference, f.locale) });
  return unit === "multiple"
    ? signed(difference, f.locale, { maximumFractionDigits: 2 })
    : signed(difference, f.locale, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
}

/** How a value differs from its comparison, written with its sign; `null` where one of them is missing. */
export function changeOf(now: Point, before: Point | null | undefined, unit: Unit, { t, f }: Words): Change | null {
  const past = before?.value ?? null;
  if (now.value === null || past === null) return null;
  const difference = now.value - past;
  const direction = Math.abs(difference) < 1e-12 ? "same" : difference > 0 ? "up" : "down";
  if (unit === "ratio") return { direction, text: t("change.points", { n: signed(difference * 100, f.locale) }) };
  if (unit === "days") return { direction, text: t("change.days", { n: signed(difference, f.locale) }) };
  if (unit === "months") return { direction, text: t("change.months", { n: signed(difference, f.locale) }) };
  if (unit === "multiple") return { direction, text: signed(difference, f.locale, { maximumFractionDigits: 2 }) };
  if (past === 0) return null;
  return { direction, text: signed(difference / Math.abs(past), f.locale, { style: "percent" }) };
}
