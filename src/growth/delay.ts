import type { Lag } from "./model.ts";

/**
 * A lag made ready to be stretched and applied many times. It keeps no more months than it has room for: what would
 * arrive later arrives after the run.
 */
export class Delay {
  private readonly lag: Float64Array;
  private readonly shares: Float64Array;
  private readonly mean: number;
  private first = 0;
  private last = 0;

  constructor(lag: Lag, room: number) {
    this.lag = Float64Array.from(lag);
    this.mean = lag.reduce((sum, share, months) => sum + share * months, 0);
    this.shares = new Float64Array(room);
    this.stretch(this.mean);
  }

  /** Months until all have arrived, one more than the longest. */
  get length(): number {
    return this.last;
  }

  shareAt(months: number): number {
    return months < this.last ? (this.shares[months] as number) : 0;
  }

  /**
   * Makes the mean what is wanted: every share is moved in proportion and split between the months beside, so the mean is
   * exact. A lag without length becomes one of that length.
   */
  stretch(mean: number): void {
    const { lag, shares } = this;
    shares.fill(0, this.first, this.last);
    this.first = shares.length;
    this.last = 0;
    if (this.mean === 0) {
      this.put(mean, 1);
      return;
    }
    const factor = mean / this.mean;
    for (let months = 0; months < lag.length; months++) {
      const share = lag[months] as number;
      if (share > 0) this.put(mean === this.mean ? months : months * factor, share);
    }
  }

  private put(at: number, share: number): void {
    const below = Math.floor(at);
    const part = at - below;
    this.add(below, share * (1 - part));
    if (part > 0) this.add(below + 1, share * part);
  }

  private add(months: number, share: number): void {
    if (months >= this.shares.length) return;
    this.shares[months] = (this.shares[months] as number) + share;
    if (months < this.first) this.first = months;
    if (months >= this.last) this.last = months + 1;
  }

  /** Adds some who set out in a month to those who arrive in the months after it. */
  spread(amount: number, month: number, into: Float64Array): void {
    const { shares } = this;
    const end = Math.min(this.last, into.length - month);
    for (let k = this.first; k < end; k++) into[month + k] = (into[month + k] as number) + amount * (shares[k] as number);
  }
}
