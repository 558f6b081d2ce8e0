import type { FactReader } from "../../analytics/index.ts";
import { annualMinor, type Month, monthlyMinor } from "../../domain/index.ts";

/** What an account pays in one currency, as MRR and ARR say it. */
export interface Paid {
  readonly currency: string;
  readonly mrr: number;
  readonly arr: number;
}

/** What some accounts pay in each currency at the end of a month; whoever pays nothing there has no row. */
export async function levelsAt(reader: FactReader, upTo: Month, accounts: readonly number[]): Promise<ReadonlyMap<number, Paid[]>> {
  if (accounts.length === 0) return new Map();
  const rows = await reader.sums({
    fact: "movement",
    sums: ["amount"],
    by: [{ column: "entity" }, { column: "currency" }],
    where: [
      { column: "month", to: upTo },
      { column: "entity", in: accounts },
    ],
  });
  const levels = new Map<number, Map<string, bigint>>();
  for (const { keys, sums } of rows) {
    const own = levels.get(Number(keys[0])) ?? new Map<string, bigint>();
    if (typeof keys[1] === "string") own.set(keys[1], sums[0] ?? 0n);
    levels.set(Number(keys[0]), own);
  }
  return new Map([...levels].map(([account, own]) => [account, paidOf(own)]));
}

/** Levels as money, the largest first; a currency nothing is paid in is left out. */
export const paidOf = (levels: ReadonlyMap<string, bigint>): Paid[] =>
  [...levels]
    .flatMap(([currency, annual]) => (annual === 0n ? [] : [paid(currency, annual)]))
    .sort((a, b) => b.mrr - a.mrr || (a.currency < b.currency ? -1 : 1));

const paid = (currency: string, annual: bigint): Paid => ({ currency, mrr: monthlyMinor(annual), arr: annualMinor(annual) });
