import { type Fan, fanOf } from "./fan.ts";

/** One number of each month of many runs, kept month by month to take percentiles of. */
export class Kept {
  private readonly months: number;
  private readonly runs: number;
  private readonly values: Float64Array;

  constructor(months: number, runs: number) {
    this.months = months;
    this.runs = runs;
    this.values = new Float64Array(months * runs);
  }

  keep(run: number, months: Float64Array): void {
    const { values, runs } = this;
    for (let month = 0, at = run; month < months.length; month++, at += runs) values[at] = months[month] as number;
  }

  fan(): Fan {
    return fanOf(this.values, this.months, this.runs);
  }
}
