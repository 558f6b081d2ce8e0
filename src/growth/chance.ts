/** Mean from which a Poisson number is as good as normal. */
const MANY = 30;

/**
 * Number of events that are expected `mean` times, for a share of chance: 0 is the fewest there can be, 1 the most. Rises
 * with both. Exact by summing up to a mean of 30, normal with a correction for its skewness above (Cornish and Fisher 1938).
 */
export function poissonAt(mean: number, share: number): number {
  if (!(mean > 0)) return 0;
  if (mean > MANY) {
    const z = normalAt(share);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * z + (z * z - 1) / 6));
  }
  let chance = Math.exp(-mean);
  let left = share - chance;
  let count = 0;
  while (left > 0 && chance > 0) {
    count++;
    chance *= mean / count;
    left -= chance;
  }
  return count;
}

/**
 * Mean of what `count` customers pay, as a factor on what is expected, where what they pay is gamma distributed with a
 * coefficient of variation: then the mean is gamma distributed too (Wilson and Hilferty 1931). Its own mean is 1 to 1 % while
 * the spread is no more than the square root of twice the count.
 */
export function meanOfAt(count: number, spread: number, share: number): number {
  if (!(count > 0) || spread === 0) return 1;
  const ninth = (spread * spread) / (9 * count);
  const root = 1 - ninth + Math.sqrt(ninth) * normalAt(share);
  return root > 0 ? root * root * root : 0;
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

function tailAt(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    return (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) / ((0.12021132975 * r + 0.7370016425) * r + 1);
  }
  const r = root - 5;
  return (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) / ((0.012258202635 * r + 0.24197894225) * r + 1);
}
