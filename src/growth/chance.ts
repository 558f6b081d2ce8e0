/** Mean from which a Poisson number is as good as normal. */
const MANY = 6;

/** One over each count, which is faster to multiply by than to divide by the count. */
const SHARES = Float64Array.from({ length: 128 }, (_, count) => 1 / count);

/**
 * Number of events that are expected `mean` times, for a share of chance and its normal: the smaller the share the fewer.
 * Rises with both. Exact by summing up to a mean of 6; above by a normal corrected for skewness and steps (Giles, ACM
 * Algorithm 955, 2016), which shifts no chance by more than a thousandth.
 */
export function poissonAt(mean: number, share: number, normal: number): number {
  if (!(mean > 0)) return 0;
  if (mean > MANY) {
    const root = Math.sqrt(mean);
    const square = normal * normal;
    return Math.max(0, Math.floor(mean + root * normal + square / 6 + 1 / 3 - (normal * (square + 2)) / (72 * root)));
  }
  let chance = Math.exp(-mean);
  let left = share - chance;
  let count = 0;
  while (left > 0 && count < 127) {
    count++;
    chance *= mean * (SHARES[count] as number);
    left -= chance;
  }
  return count;
}

/**
 * Mean of what `count` customers pay, as a factor on what is expected, where what they pay is gamma distributed with a
 * coefficient of variation: then the mean is gamma distributed too (Wilson and Hilferty 1931). Its own mean is 1 to 1 % while
 * the spread is no more than the square root of twice the count.
 */
export const meanOfAt = (count: number, spread: number, normal: number): number =>
  count > 0 ? cubeAt(Math.sqrt((spread * spread) / (9 * count)), normal) : 1;

function cubeAt(deviation: number, normal: number): number {
  const root = 1 - deviation * deviation + deviation * normal;
  return root > 0 ? root * root * root : 0;
}

/** The same for one spread, with what whole counts need looked up. */
export function meansOf(spread: number): (count: number, normal: number) => number {
  const deviations = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : spread / Math.sqrt(9 * count)));
  return (count, normal) => {
    const whole = count | 0;
    return whole === count && whole < 256 ? cubeAt(deviations[whole] as number, normal) : meanOfAt(count, spread, normal);
  };
}

/** Value below which a share of a standard normal lies, to 7 digits (Wichura, Applied Statistics 241, 1988). */
export function normalAt(share: number): number {
  const q = share - 0.5;
  if (q > -0.425 && q < 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)
    );
  }
  const r = Math.sqrt(-Math.log(q < 0 ? share : 1 - share));
  return q < 0 ? -tailAt(r) : tailAt(r);
}

/** Steps between which normals are read off a table, and the steps at either end where they are not: they bend too much. */
const STEPS = 4096;
const ENDS = 16;
const NORMALS = Float64Array.from({ length: STEPS + 1 }, (_, step) => normalAt(Math.min(STEPS - 1, Math.max(1, step)) / STEPS));

/** The same to 0.0002 in a fourth of the time, which is enough for a draw. */
export function normalDrawAt(share: number): number {
  const at = share * STEPS;
  if (at < ENDS || at > STEPS - ENDS) return normalAt(share);
  const step = Math.floor(at);
  const low = NORMALS[step] as number;
  return low + (at - step) * ((NORMALS[step + 1] as number) - low);
}

function tailAt(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    return (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) / ((0.12021132975 * r + 0.7370016425) * r + 1);
  }
  const r = root - 5;
  return (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) / ((0.012258202635 * r + 0.24197894225) * r + 1);
}
