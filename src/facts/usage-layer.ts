import {
  add,
  type Currency,
  day,
  type Fraction,
  fraction,
  lastDay,
  type Month,
  month,
  monthOf,
  subtract,
  UNITS_PER_MINOR,
  ZERO,
} from "../domain/index.ts";
import { levelAt, type Span } from "./layer-spans.ts";
import { textField } from "./lines.ts";
import type { Counting, UnitEntry } from "./unit.ts";

interface UsedMonth {
  readonly currency: Currency;
  readonly month: Month;
  readonly subscription: number;
  value: Fraction;
  entry: number;
}

/** Rated usage of a customer by month and currency, as annual units of one month's amount. */
function months(entries: readonly UnitEntry[]): readonly UsedMonth[] {
  const found = new Map<string, UsedMonth>();
  for (const entry of entries) {
    const amount = entry.type === "usage" ? Number(entry.fields["amount"] ?? Number.NaN) : Number.NaN;
    if (entry.day === null || !Number.isSafeInteger(amount)) continue;
    const currency = textField(entry.fields, "currency") as Currency;
    const key = `${currency}/${monthOf(entry.day)}`;
    const known = found.get(key) ?? { currency, month: monthOf(entry.day), subscription: entry.subject, value: ZERO, entry: entry.seq };
    known.value = add(known.value, fraction(BigInt(amount) * UNITS_PER_MINOR * 12n));
    known.entry = Math.max(known.entry, entry.seq);
    found.set(key, known);
  }
  return [...found.values()];
}

/**
 * Rated usage, averaged over the months of the setting that have ended, and what of it exceeds the commitment of its month
 * (semantics B.2, rows 41 to 43). Only whoever has committed to something can exceed it.
 *
 * @param committed the commitments of the same customer
 */
export function usageSpans(entries: readonly UnitEntry[], committed: readonly Span[], { usageMonths }: Counting): readonly Span[] {
  const spans: Span[] = [];
  for (const { currency, month: used, subscription, value, entry } of months(entries)) {
    const from = lastDay(used);
    const commitment = levelAt(committed, currency, from);
    const layer = (name: "usage" | "overage", amount: Fraction): void => {
      if (amount.n <= 0n) return;
      const average = fraction(amount.n, amount.d * BigInt(usageMonths));
      spans.push({ layer: name, subscription, currency, from, to: day(lastDay(month(used + usageMonths))), value: average, entry });
    };
    layer("usage", value);
    if (commitment.n > 0n) layer("overage", subtract(value, commitment));
  }
  return spans;
}
