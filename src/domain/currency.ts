/** An ISO 4217 code in capitals. */
export type Currency = string & { readonly unit: "currency" };

/** Currencies whose minor unit is not a hundredth (ISO 4217 list one). */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
  CLF: 4, UYW: 4,
};

/** How many decimals the minor unit has: 2 for USD, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: Currency): number => DIGITS[currency] ?? 2;

const SYMBOLS: Readonly<Record<string, string>> = {
  "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "zł": "PLN", "R$": "BRL", "US$": "USD", "A$": "AUD", "C$": "CAD",
};

/**
 * Reads a currency code in any case, or a symbol that stands for one currency only. A bare `$` is `null`: it is used
 * by more than twenty currencies.
 */
export function parseCurrency(text: string): Currency | null {
  const trimmed = text.trim();
  if (/^[A-Za-z]{3}$/.test(trimmed)) return trimmed.toUpperCase() as Currency;
  return (SYMBOLS[trimmed] as Currency | undefined) ?? null;
}
