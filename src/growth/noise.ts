import { meansOf, normalDrawAt, poissonAt } from "./chance.ts";
import { startOf } from "./draw.ts";
import { randomFrom } from "./random.ts";

/** What is drawn at random in one run; without it a run is the expected course. All four are asked once a month, in this order. */
export interface Noise {
  /** Number of sales that come of an expected number. */
  readonly sales: (expected: number) => number;
  /** Factor on the price these pay. */
  readonly value: (sales: number) => number;
  /** Factor on the number of customers who leave, given how many are expected to. */
  readonly loss: (expected: number) => number;
  /** Factor on what each of those who just left paid. */
  readonly lossValue: () => number;
}

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
  const meanOf = meansOf(accountSpread);
  let used = 0;
  let left = 0;
  return {
    begin(seed, run, segment) {
      random.restart(startOf(seed, run, segment + 1));
      random.fill(shares);
      for (let i = 0; i < normals.length; i++) normals[i] = normalDrawAt(shares[i] as number);
      used = 0;
    },
    sales: (expected) => poissonAt(expected, shares[used] as number, normals[used++] as number),
    value: (sales) => meanOf(sales, normals[used++] as number),
    loss(expected) {
      left = poissonAt(expected, shares[used] as number, normals[used++] as number);
      return expected > 0 ? left / expected : 1;
    },
    lossValue: () => meanOf(left, normals[used++] as number),
  };
}
