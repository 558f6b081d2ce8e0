import { type AnnualUnits, type Currency, type Month, month, monthOf } from "../domain/index.ts";
import { retentionBin } from "./bins.ts";
import type { MovementFact } from "./movements.ts";
import { OPEN_END } from "./tables.ts";

export interface RetentionFact {
  readonly window: number;
  readonly currency: Currency;
  /** First month the pair holds, and first month it no longer does. */
  readonly fromMonth: Month;
  readonly toMonth: Month;
  /** Value `window` months before, value now, and the smaller of the two. */
  readonly opening: AnnualUnits;
  readonly net: AnnualUnits;
  readonly gross: AnnualUnits;
  readonly kept: 0 | 1;
  readonly bin: number;
}

interface Level {
  readonly from: Month;
  readonly value: AnnualUnits;
}

/** Month-end levels, one a month in which something changed. */
function levelsOf(movements: readonly MovementFact[], currency: Currency): Level[] {
  const levels: Level[] = [];
  let value = 0n;
  for (const movement of movements) {
    if (movement.currency !== currency || movement.amount === 0n) continue;
    value += movement.amount;
    const from = monthOf(movement.day);
    if (levels[levels.length - 1]?.from === from) levels.pop();
    levels.push({ from, value });
  }
  return levels;
}

/**
 * Net and gross retention as runs of months. A month's NRR is the sum of `net` over the sum of `opening` of the runs
 * that hold in it; GRR takes the smaller of both values per entity (semantics B.1).
 */
export function retentionOf(movements: readonly MovementFact[], windows: readonly number[]): readonly RetentionFact[] {
  const facts: RetentionFact[] = [];
  for (const currency of new Set(movements.map((movement) => movement.currency))) {
    const levels = levelsOf(movements, currency);
    for (const window of windows) pairs(levels, window, currency, facts);
  }
  return facts;
}

function pairs(levels: readonly Level[], window: number, currency: Currency, facts: RetentionFact[]): void {
  let now = 0;
  for (let then = 0; then < levels.length; then++) {
    const opening = (levels[then] as Level).value;
    const start = (levels[then] as Level).from + window;
    const end = then + 1 < levels.length ? (levels[then + 1] as Level).from + window : OPEN_END;
    if (opening <= 0n) continue;
    while (now + 1 < levels.length && (levels[now + 1] as Level).from <= start) now++;
    let from = start;
    for (let current = now; from < end; current++) {
      const to = Math.min(end, current + 1 < levels.length ? (levels[current + 1] as Level).from : OPEN_END);
      const net = (levels[current] as Level).value;
      if (to > from) {
        facts.push({
          window,
          currency,
          fromMonth: month(from),
          toMonth: month(to),
          opening,
          net,
          gross: net < opening ? net : opening,
          kept: net > 0n ? 1 : 0,
          bin: retentionBin(opening, net),
        });
      }
      from = to;
    }
  }
}
