import { minorDigits, parseCurrency } from "../../../../../domain/index.ts";

export interface Worth {
  readonly amount: string;
  readonly currency: string;
}

/** What somebody typed as an amount: `null` where nothing was, `undefined` where it is none. */
export function minorOf({ amount, currency }: Worth): { readonly minor: number; readonly currency: string } | null | undefined {
  const text = amount.replaceAll(/[\s'’]/g, "").replace(",", ".");
  if (text === "") return null;
  const known = parseCurrency(currency);
  if (known === null || !/^\d{1,12}(\.\d{1,4})?$/.test(text)) return undefined;
  return { minor: Math.round(Number(text) * 10 ** minorDigits(known)), currency: known };
}

/** An amount as it is typed. */
export function worthOf(money: { readonly minor: number; readonly currency: string } | null, usual: string): Worth {
  if (money === null) return { amount: "", currency: usual };
  const known = parseCurrency(money.currency);
  return { amount: known === null ? "" : String(money.minor / 10 ** minorDigits(known)), currency: money.currency };
}
