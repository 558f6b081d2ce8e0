import { BatchWriter, type FactBatch } from "../../src/analytics/batch.ts";
import type { Dictionary } from "../../src/analytics/dictionary.ts";
import { type Day, day } from "../../src/domain/index.ts";

const FIRST: Day = day(20_000);

/** Facts of units without a ledger: a cost each, in euros. */
export function costs(dictionary: Dictionary, units: readonly number[], amount = 1n): FactBatch {
  const writer = new BatchWriter(dictionary);
  for (const unit of units) {
    writer.begin(unit);
    writer.cost(unit, { day: FIRST, purpose: "acquire", said: true, currency: "EUR", amount, entry: unit });
  }
  return writer.take();
}
