import { type Currency, formatScaled, minorDigits, multiply, parseDecimal, powerOfTen, roundHalfUp } from "../../domain/index.ts";

/** Minor units of an amount as people type it, with a comma or a point before the decimals; `null` where it is none. */
export function minorIn(text: string, currency: string): number | null {
  const value = parseDecimal(
    text
      .trim()
      .replaceAll(/[\s'’\u00a0\u202f]/g, "")
      .replace(",", "."),
  );
  if (value === null) return null;
  const { n, d } = multiply(value, { n: powerOfTen(minorDigits(currency as Currency)), d: 1n });
  const minor = Number(roundHalfUp(n, d));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** An amount as one types it: 1250.5 for 125,050 cents. */
export const typed = (minor: number, currency: string): string => formatScaled(BigInt(minor), minorDigits(currency as Currency));

/** A decimal as the program reads it, of one typed with a comma. */
export const decimalIn = (text: string): string => text.trim().replace(",", ".");

const USUAL = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "INR", "BRL", "SGD"];

/** Currencies to choose from: those of the ledger first. */
export const currenciesWith = (known: readonly string[]): string[] => [...new Set([...known, ...USUAL])];

/** Today, where the reader is. */
export const todayHere = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

/** The priority of a deal as a plain number: it ranks deals of one currency, and is no amount. It comes in minor units. */
export const rankOf = (priority: number, currency: string | null): number => priority / 10 ** minorDigits((currency ?? "") as Currency);
