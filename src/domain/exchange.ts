import type { Currency } from "./currency.ts";
import { minorDigits } from "./currency.ts";
import type { Day } from "./day.ts";
import { type Fraction, fraction, multiply, ONE, powerOfTen } from "./decimal.ts";

/** One unit of `from` is worth `rate` units of `to` from a day on, until the next rate of the pair. */
export interface ExchangeRate {
  readonly on: Day;
  readonly from: Currency;
  readonly to: Currency;
  readonly rate: Fraction;
}

/** A rate older than this says nothing about a day: banks publish none on holidays, and nobody pauses for longer. */
export const RATE_DAYS = 31;

const invert = ({ n, d }: Fraction): Fraction => fraction(d, n);

/** Rates by date (semantics B.2, rows 9 to 11). There is no rate unless a file says so; never one to one. */
export class RateTable {
  private readonly pairs = new Map<string, { readonly on: Day; readonly rate: Fraction }[]>();
  private readonly pivots = new Set<Currency>();

  constructor(rates: readonly ExchangeRate[]) {
    for (const { on, from, to, rate } of rates) {
      if (rate.n <= 0n) continue;
      this.put(from, to, on, rate);
      this.put(to, from, on, invert(rate));
      this.pivots.add(from).add(to);
    }
    for (const list of this.pairs.values()) list.sort((a, b) => a.on - b.on);
  }

  private put(from: Currency, to: Currency, on: Day, rate: Fraction): void {
    const key = `${from}${to}`;
    const list = this.pairs.get(key) ?? [];
    list.push({ on, rate });
    this.pairs.set(key, list);
  }

  /** The newest rate of the pair on a day or up to {@link RATE_DAYS} before. */
  private direct(from: Currency, to: Currency, on: Day): Fraction | null {
    const list = this.pairs.get(`${from}${to}`);
    if (!list) return null;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.on ?? 0) <= on) low = middle + 1;
      else high = middle;
    }
    const found = list[low - 1];
    return found !== undefined && on - found.on <= RATE_DAYS ? found.rate : null;
  }

  /** Units of `to` for one of `from`: as published, its inverse, or by way of one other currency; `null` when nobody says. */
  rate(from: Currency, to: Currency, on: Day): Fraction | null {
    if (from === to) return ONE;
    const known = this.direct(from, to, on);
    if (known) return known;
    for (const pivot of this.pivots) {
      const first = pivot === from || pivot === to ? null : this.direct(from, pivot, on);
      const second = first && this.direct(pivot, to, on);
      if (first && second) return multiply(first, second);
    }
    return null;
  }

  /** The last day any rate is from; `null` without rates. */
  get newest(): Day | null {
    let newest: Day | null = null;
    for (const list of this.pairs.values()) {
      const last = list[list.length - 1]?.on ?? null;
      if (last !== null && (newest === null || last > newest)) newest = last;
    }
    return newest;
  }
}

/** What an amount in minor units (or annual units) is multiplied by, because currencies differ in their decimals. */
export function minorFactor(rate: Fraction, from: Currency, to: Currency): Fraction {
  return multiply(rate, fraction(powerOfTen(minorDigits(to)), powerOfTen(minorDigits(from))));
}
