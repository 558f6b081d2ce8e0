import { meanOfAt, poissonAt } from "./chance.ts";
import { streamOf } from "./draw.ts";
import type { Noise } from "./engine.ts";

/** Chance in single sales and losses of one segment, begun anew for every run. */
export interface SegmentNoise extends Noise {
  readonly begin: (run: number) => void;
}

/**
 * Poisson numbers of sales and of customers who leave; what these pay on average varies by the spread between customers
 * over the root of their number. Every month takes four shares of chance from a stream of the run and segment, and all
 * outcomes rise with their share: the same run under other changes has the same luck.
 */
export function noiseOf(seed: number, segment: number, accountSpread: number): SegmentNoise {
  let random = streamOf(seed, 0, segment + 1);
  return {
    begin(run) {
      random = streamOf(seed, run, segment + 1);
    },
    sales: (expected) => poissonAt(expected, share(random.next())),
    value: (sales) => meanOfAt(sales, accountSpread, share(random.next())),
    loss(expected) {
      const count = poissonAt(expected, share(random.next()));
      return expected > 0 ? count / expected : 1;
    },
    lossValue: (lost) => meanOfAt(lost, accountSpread, share(random.next())),
  };
}

/** Never 0 or 1, whose normals are beyond all bounds. */
const share = (uniform: number): number => uniform + 2 ** -33;
