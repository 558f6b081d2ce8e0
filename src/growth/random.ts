/** Draws from a stream of pseudo-random numbers that a seed decides wholly. */
export interface Random {
  /** Begins the stream of another seed. */
  restart(seed: number): void;
  /** Uniform in [0, 1). */
  next(): number;
  /** The next numbers, all uniform in (0, 1). */
  fill(into: Float64Array): void;
  /** Standard normal. */
  normal(): number;
  /** Gamma with scale 1. */
  gamma(shape: number): number;
  beta(hits: number, misses: number): number;
  poisson(mean: number): number;
}

const UNIT = 2 ** -32;

/**
 * A seeded stream: sfc32 (C. Doty-Humphrey, PractRand), normals by the polar method (Marsaglia, Bray 1964), gammas by
 * Marsaglia and Tsang (ACM TOMS 26, 2000). The same seed gives the same numbers on every machine.
 */
export function randomFrom(seed: number): Random {
  // In arrays: variables of a closure that hold more than 31 bits are put on the heap anew by every draw.
  const state = new Int32Array(4);
  const next = (): number => {
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const counter = state[3] as number;
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return (sum >>> 0) * UNIT;
  };
  const fill = (into: Float64Array): void => {
    let [a = 0, b = 0, c = 0, counter = 0] = state;
    for (let i = 0; i < into.length; i++) {
      const sum = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      into[i] = ((sum >>> 0) + 0.5) * UNIT;
    }
    state.set([a, b, c, counter]);
  };
  const spare = Float64Array.of(Number.NaN);
  const restart = (from: number): void => {
    state[0] = 0x9e3779b9 ^ from;
    state[1] = 0x243f6a88 ^ Math.imul(from, 0x85ebca6b);
    state[2] = 0xb7e15162 ^ (from >>> 16);
    state[3] = 1;
    for (let i = 0; i < 15; i++) next();
    spare[0] = Number.NaN;
  };
  restart(seed);
  const normal = (): number => {
    const kept = spare[0] as number;
    if (!Number.isNaN(kept)) {
      spare[0] = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare[0] = y * scale;
      return x * scale;
    }
  };
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3;
    const k = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + k * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const share = 1 - next();
      // Nearly always within the squeeze, which needs no logarithm.
      if (share < 1 - 0.0331 * x * x * x * x || Math.log(share) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
    }
  };
  return {
    restart,
    next,
    fill,
    normal,
    gamma,
    beta(hits, misses) {
      const x = gamma(hits);
      return x / (x + gamma(misses));
    },
    poisson(mean) {
      if (mean <= 0) return 0;
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      let left = next();
      let count = 0;
      for (let chance = Math.exp(-mean); left > chance && chance > 0; chance *= mean / count) {
        left -= chance;
        count++;
      }
      return count;
    },
  };
}
