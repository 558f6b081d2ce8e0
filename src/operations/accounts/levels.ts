import type { FactReader } from "../../analytics/index.ts";
import { annualMinor, type Month, monthlyMinor } from "../../domain/index.ts";

/** What an account pays in one currency, as MRR and ARR say it. */
export interface Paid {
  readonly currency: string;
  readonly mrr: number;
  readonly arr: number;
}

/** What each account pays in each currency at the end of a month; whoever pays nothing there has no row. Of all accounts where none are named. */
export async function levelsAt(
  reader: FactReader,
  upTo: Month,
  accounts?: readonly number[],
): Promise<ReadonlyMap<number, readonly Paid[]>> {
  const found = new Map<number, Paid[]>();
  if (accounts?.length === 0) return found;
  const rows = await reader.sums({
    fact: "movement",
    sums: ["amount"],
    by: [{ column: "entity" }, { column: "currency" }],
    where: [{ column: "month", to: upTo }, ...(accounts === undefined ? [] : [{ column: "entity", in: accounts }])],
  });
  for (const { keys, sums } of rows) {
    const [entity, currency] = keys;
    const [amount = 0n] = sums;
    if (amount === 0n || typeof currency !== "string") continue;
    found.set(Number(entity), [...(found.get(Number(entity)) ?? []), paid(currency, amount)]);
  }
  for (const list of found.values()) list.sort((a, b) => b.mrr - a.mrr || (a.currency < b.currency ? -1 : 1));
  return found;
}

export const paid = (currency: string, annual: bigint): Paid => ({ currency, mrr: monthlyMinor(annual), arr: annualMinor(annual) });

/** What is asked is answered in one currency, where one is asked for. */
export const inCurrency = <T extends { readonly currency: string }>(list: readonly T[], currency: string | undefined): T[] =>
  list.filter((one) => currency === undefined || one.currency === currency.toUpperCase());
