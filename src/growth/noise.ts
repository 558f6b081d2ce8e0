import type { Noise } from "./ages.ts";
import { meanOfAt, normalDrawAt, poissonAt } from "./chance.ts";
import { startOf } from "./draw.ts";
import { randomFrom } from "./random.ts";

/** What is drawn in a month. */
const DRAWS = 4;

/** Chance in single sales and losses of one segment, begun anew for every run. */
export interface SegmentNoise extends Noise {
  readonly begin: (seed: number, run: number, segment: number) => void;
}

/**
 * Poisson numbers of sales and of customers who leave; what these pay on average varies by the spread between customers
 * over the root of their number. Every month takes four shares of chance from a stream of the run and segment, and all
 * outcomes rise with their share: the same run under other changes has the same luck.
 */
export function noiseOf(months: number, accountSpread: number): SegmentNoise {
  const random = randomFrom(0);
  const shares = new Float64Array(DRAWS * months);
  const normals = new Float64Array(DRAWS * months);
  let used = 0;
  return {
    begin(seed, run, segment) {
      random.restart(startOf(seed, run, segment + 1));
      random.fill(shares);
      for (let i = 0; i < normals.length; i++) normals[i] = normalDrawAt(shares[i] as number);
      used = 0;
    },
    sales: (expected) => poissonAt(expected, shares[used] as number, normals[used++] as number),
    value: (sales) => meanOfAt(sales, accountSpread, normals[used++] as number),
    loss(expected) {
      const count = poissonAt(expected, shares[used] as number, normals[used++] as number);
      return expected > 0 ? count / expected : 1;
    },
    lossValue: (lost) => meanOfAt(lost, accountSpread, normals[used++] as number),
  };
}
