import { type AnnualUnits, type Currency, type Month, month, monthOf } from "../domain/index.ts";
import { retentionBin } from "./bins.ts";
import type { MovementFact } from "./movement-fact.ts";
import { OPEN_END, type RetentionWindow } from "./tables.ts";
import type { Counting } from "./unit.ts";

export interface RetentionFact {
  readonly window: RetentionWindow;
  /** Empty in the row that counts a customer who pays in several currencies: it holds no money. */
  readonly currency: Currency | "";
  /** First month the pair holds, and first month it no longer does. */
  readonly fromMonth: Month;
  readonly toMonth: Month;
  /** Value `window` months before, what is left of it now, and what has been added to it. */
  readonly opening: AnnualUnits;
  readonly gross: AnnualUnits;
  readonly growth: AnnualUnits;
  /** 1 in the one row that counts the customer, and whether it still pays. */
  readonly logo: 0 | 1;
  readonly kept: 0 | 1;
  readonly bin: number;
  /** The labels the entity had at the opening. */
  readonly epoch: number;
}

interface Level {
  readonly from: Month;
  readonly value: AnnualUnits;
  /** What has been added by then that is not to count as growth: discounts that ran out, where settings say so (row 13). */
  readonly aside: AnnualUnits;
  /** How often the customer had been lost by then. */
  readonly losses: number;
  readonly epoch: number;
}

/** Month-end levels, one a month in which something changed. A customer is lost as a whole, in whichever currencies it paid. */
function levelsOf(
  movements: readonly MovementFact[],
  measure: (levels: ReadonlyMap<Currency, AnnualUnits>) => bigint,
  { discountExpiry, churnInside }: Counting,
  only: Currency | null,
): Level[] {
  const now = new Map<Currency, AnnualUnits>();
  const levels: Level[] = [];
  let aside = 0n;
  let losses = 0;
  for (const { currency, amount, day, kind, reason, logos, epoch } of movements) {
    if (churnInside === "lost" && kind === "churn" && logos < 0) losses += 1;
    if (amount === 0n || (only !== null && currency !== only)) continue;
    now.set(currency, (now.get(currency) ?? 0n) + amount);
    if (discountExpiry === "outside_retention" && reason === "discount_expiry" && amount > 0n) aside += amount;
    const from = monthOf(day);
    if (levels[levels.length - 1]?.from === from) levels.pop();
    levels.push({ from, value: measure(now), aside, losses, epoch });
  }
  return levels;
}

/** What counts of the present value of somebody who had a value before. */
function closingOf(then: Level, now: Level): AnnualUnits {
  if (now.losses > then.losses) return 0n;
  const value = now.value - (now.aside - then.aside);
  return value > 0n ? value : 0n;
}

const pays = (levels: ReadonlyMap<Currency, AnnualUnits>): bigint => ([...levels.values()].some((level) => level > 0n) ? 1n : 0n);

/**
 * Net and gross retention as runs of months. A month's GRR is the sum of `gross` over the sum of `opening` of the runs
 * that hold in it, the smaller of both values per entity; NRR adds `growth` (semantics B.1).
 */
export function retentionOf(movements: readonly MovementFact[], counting: Counting): readonly RetentionFact[] {
  const windows = counting.retentionWindows;
  const facts: RetentionFact[] = [];
  const currencies = [...new Set(movements.map((movement) => movement.currency))];
  for (const currency of currencies) {
    const levels = levelsOf(movements, (now) => now.get(currency) ?? 0n, counting, currency);
    for (const window of windows) pairs(levels, window, { currency, counts: currencies.length === 1 }, facts);
  }
  if (currencies.length > 1) {
    const levels = levelsOf(movements, pays, { ...counting, discountExpiry: "expansion" }, null);
    for (const window of windows) pairs(levels, window, { currency: "", counts: true }, facts);
  }
  return facts;
}

function pairs(
  levels: readonly Level[],
  window: RetentionWindow,
  row: { readonly currency: Currency | ""; readonly counts: boolean },
  facts: RetentionFact[],
): void {
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
      if (to > from)
        facts.push({
          window,
          fromMonth: month(from),
          toMonth: month(to),
          ...amounts(opening, closingOf(levels[then] as Level, levels[current] as Level), row),
          epoch: (levels[then] as Level).epoch,
        });
      from = Math.max(from, to);
    }
  }
}

type Amounts = Pick<RetentionFact, "currency" | "opening" | "gross" | "growth" | "logo" | "kept" | "bin">;

function amounts(
  opening: AnnualUnits,
  net: AnnualUnits,
  { currency, counts }: { readonly currency: Currency | ""; readonly counts: boolean },
): Amounts {
  const money = currency !== "";
  return {
    currency,
    opening: money ? opening : 0n,
    gross: money ? (net < opening ? net : opening) : 0n,
    growth: money && net > opening ? net - opening : 0n,
    logo: counts ? 1 : 0,
    kept: counts && net > 0n ? 1 : 0,
    bin: retentionBin(opening, net),
  };
}
