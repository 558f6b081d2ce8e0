import { type Day, DEFAULT_SETTINGS } from "../../src/domain/index.ts";
import type { Counting } from "../../src/facts/index.ts";

/** Counting by the standard's defaults, of a ledger without rates, closed months or older versions. */
export const plainCounting = (horizon: Day, rest: Partial<Counting> = {}): Counting => ({
  ...DEFAULT_SETTINGS,
  level: "customer",
  horizon,
  rates: [],
  closings: null,
  recordedOn: new Map(),
  retentionWindows: [1, 3, 12],
  snapshotDays: new Map(),
  ...rest,
});
