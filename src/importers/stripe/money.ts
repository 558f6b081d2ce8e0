import { minorDigits, parseCurrency } from "../../domain/index.ts";
import { shiftLeft } from "../cells/numbers.ts";

/**
 * Digits Stripe writes where it differs from ISO 4217: it keeps two for ISK and UGX, which have none, and has none for MGA.
 * https://docs.stripe.com/currencies
 */
const OWN_DIGITS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

const PLAIN = /^-?\d+(\.\d+)?$/;

/** An amount in Stripe's smallest unit, in whole money: 1250 usd is 12.50, 1250 jpy is 1250. Anything else stays as it is. */
export function toMajor(amount: string, currency: string): string {
  const code = parseCurrency(currency);
  if (code === null || !PLAIN.test(amount)) return amount;
  return shiftLeft(amount, OWN_DIGITS[code] ?? minorDigits(code));
}
