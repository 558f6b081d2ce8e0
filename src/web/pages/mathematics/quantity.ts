import { type Currency, minorDigits } from "../../../domain/index.ts";
import type { Words } from "../../units.ts";

/** Money is in whole units of its currency here, not in minor ones, since readers type it. */
export type Unit = "money" | "count" | "ratio" | "days" | "months" | "years" | "multiple" | "number";

export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

export const quantity = (value: number, unit: Unit): Quantity => ({ value, unit });

const unitsPerMajor = (currency: string | undefined): number => 10 ** minorDigits((currency ?? "") as Currency);

/** Minor units, as the program gives them, as whole ones. */
export const fromMinor = (minor: number, currency: string | undefined): number => minor / unitsPerMajor(currency);

/** From here on decimals of money say nothing. */
const WHOLE_FROM = 1_000;

function money(value: number, currency: string | undefined, { f }: Words): string {
  const digits = Math.abs(value) >= WHOLE_FROM || Number.isInteger(value) ? 0 : minorDigits((currency ?? "") as Currency);
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(f.locale, currency === undefined ? form : { style: "currency", currency, ...form }).format(value);
}

/** Small shares keep a second decimal: 1.44 % a month is not 1.4. */
const SMALL = 0.1;
const share = (value: number, { f }: Words): string =>
  new Intl.NumberFormat(f.locale, { style: "percent", maximumFractionDigits: Math.abs(value) < SMALL ? 2 : 1 }).format(value);

/** A quantity as a reader of the language writes it, with a real minus. */
export const write = (quantity: Quantity, currency: string | undefined, words: Words): string =>
  written(quantity, currency, words).replace("-", "\u2212");

function written({ value, unit }: Quantity, currency: string | undefined, words: Words): string {
  const { t, f } = words;
  switch (unit) {
    case "money":
      return money(value, currency, words);
    case "ratio":
      return share(value, words);
    case "days":
    case "months":
      return t(`unit.${unit}`, { count: one(value), n: f.number(value) });
    case "years":
      return t("mathematics.years", { count: one(value), n: f.number(value) });
    case "multiple":
      return t("unit.times", { n: f.number(value, 2) });
    case "count":
      return f.number(value, Math.abs(value) < WHOLE_FROM ? 2 : 0);
    case "number":
      return f.number(value, 3);
  }
}

/** What decides singular or plural: 1.4 months are several. */
const one = (value: number): number => (value === 1 ? 1 : Number.isInteger(value) ? value : 2);
