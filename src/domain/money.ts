import type { Currency } from "./currency.ts";

/** An amount in whole minor units of one currency. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** One total a currency, by its code: no sum mixes currencies. An amount that is no whole number within reach is a bug. */
export function totalsOf(amounts: readonly Money[]): readonly Money[] {
  const totals = new Map<Currency, number>();
  for (const { minor, currency } of amounts) {
    const total = (totals.get(currency) ?? 0) + minor;
    if (!Number.isSafeInteger(minor) || !Number.isSafeInteger(total)) throw new RangeError("money is a whole number of minor units");
    totals.set(currency, total);
  }
  return [...totals].map(([currency, minor]) => ({ minor, currency })).sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
