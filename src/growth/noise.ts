import { streamOf } from "./draw.ts";
import type { Noise } from "./engine.ts";
import { lognormal } from "./uncertainty.ts";

/**
 * Chance in single sales and losses: Poisson numbers of sales and of customers who leave; what sales pay on average
 * varies by the spread between customers over the root of their number.
 */
export function noiseOf(seed: number, run: number, segment: number, accountSpread: number): Noise {
  const random = streamOf(seed, run, segment + 1);
  return {
    sales: random.poisson,
    value: (sales) => (sales > 0 ? lognormal(accountSpread / Math.sqrt(sales), random.normal()) : 1),
    lossValue: (lost) => (lost > 0 ? lognormal(accountSpread / Math.sqrt(lost), random.normal()) : 1),
    loss: (expected) => (expected > 0 ? random.poisson(expected) / expected : 1),
  };
}
