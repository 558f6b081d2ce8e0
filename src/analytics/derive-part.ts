import type pg from "pg";
import { type Counting, deriveUnit } from "../facts/index.ts";
import { readUnits, type UnitRange } from "../ledger/index.ts";
import { BatchWriter, type FactBatch } from "./batch.ts";
import type { Dictionary } from "./dictionary.ts";

/** Rows after which a batch is handed on. */
const BATCH_ROWS = 200_000;

/** Derives the facts of a part of the ledger, batch by batch, with how many units have been done. */
export async function* derivePart(
  client: pg.ClientBase,
  range: UnitRange,
  counting: Counting,
  dictionary: Dictionary,
): AsyncGenerator<{ readonly batch: FactBatch; readonly units: number }> {
  const writer = new BatchWriter(dictionary);
  let units = 0;
  for await (const group of readUnits(client, range)) {
    for (const unit of group) {
      writer.begin(unit.id);
      const due = deriveUnit(unit, counting, writer);
      if (due !== null) writer.due(due);
    }
    units += group.length;
    if (writer.size < BATCH_ROWS) continue;
    yield { batch: writer.take(), units };
    units = 0;
  }
  yield { batch: writer.take(), units };
}
