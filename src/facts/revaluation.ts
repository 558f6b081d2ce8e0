import { type AnnualUnits, add, type Currency, equals, type Fraction, subtract, wholeUnits, ZERO } from "../domain/index.ts";
import type { Moment } from "./timeline.ts";

/** How much more or less what is paid is worth because a day has another rate (semantics B.2, row 10), by currency. */
export function revaluations(moment: Moment, levels: ReadonlyMap<Currency, AnnualUnits>): ReadonlyMap<Currency, AnnualUnits> {
  const turned = new Map<Currency, Fraction>();
  const mixed = new Set<Currency>();
  for (const { before, after, stream } of moment.changes) {
    if (after.revalued === undefined || !equals(after.value, after.revalued)) mixed.add(stream.currency);
    if (after.revalued === undefined) continue;
    const difference = subtract(after.revalued, before?.value ?? ZERO);
    turned.set(stream.currency, add(turned.get(stream.currency) ?? ZERO, difference));
  }
  const amounts = new Map<Currency, AnnualUnits>();
  for (const [currency, difference] of turned) {
    // Where nothing else has changed, what rounding leaves belongs to the rate too.
    const amount = mixed.has(currency) ? wholeUnits(difference) : (moment.levels.get(currency) ?? 0n) - (levels.get(currency) ?? 0n);
    if (amount !== 0n) amounts.set(currency, amount);
  }
  return amounts;
}
