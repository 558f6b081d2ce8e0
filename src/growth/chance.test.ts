import { describe, expect, it } from "vitest";
import { meanOfAt, normalAt, normalDrawAt, poissonAt } from "./chance.ts";
import { quantilesFor } from "./fan.ts";
import { randomFrom } from "./random.ts";

/** Draws at even steps of chance, so that their mean and variance have no luck in them. */
const evenly = (draw: (share: number) => number, steps = 20_000): { readonly mean: number; readonly variance: number } => {
  const drawn = Array.from({ length: steps }, (_, i) => draw((i + 0.5) / steps));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / steps;
  return { mean, variance: drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / steps };
};

describe("chance", () => {
  it("knows the normal distribution", () => {
    for (const [share, z] of [
      [0.5, 0],
      [0.975, 1.959964],
      [0.1, -1.281552],
      [0.9999, 3.719016],
      [1e-9, -5.997807],
    ] as const) {
      expect(normalAt(share)).toBeCloseTo(z, 5);
      expect(normalDrawAt(share)).toBeCloseTo(z, 3);
    }
  });

  it.each([0.01, 0.5, 3, 5.9, 6.1, 12, 40, 900])("draws counts with mean and variance %f", (mean) => {
    const drawn = evenly((share) => poissonAt(mean, share, normalAt(share)));
    expect(drawn.mean / mean).toBeCloseTo(1, 2);
    expect(drawn.variance / mean).toBeCloseTo(1, 1);
  });

  it("draws counts that are exact for few and within a thousandth for many", () => {
    for (const [mean, count, below] of [
      [2, 0, 0.135335],
      [5, 4, 0.440493],
      [8, 5, 0.191236],
      [8, 10, 0.815886],
      [20, 25, 0.887815],
    ] as const) {
      expect(poissonAt(mean, below - 0.001, normalAt(below - 0.001))).toBeLessThanOrEqual(count);
      expect(poissonAt(mean, below + 0.001, normalAt(below + 0.001))).toBeGreaterThan(count);
    }
  });

  it.each([
    [1, 0.5],
    [1, 1.2],
    [10, 1.5],
    [400, 2],
  ])("draws what %i customers pay on average with the spread that leaves", (count, spread) => {
    const drawn = evenly((share) => meanOfAt(count, spread, normalAt(share)));
    expect(drawn.mean).toBeCloseTo(1, 1.5);
    expect(drawn.variance).toBeCloseTo(spread ** 2 / count, 1);
  });

  it("draws nothing where nothing is expected, and no spread where all pay the same", () => {
    expect(poissonAt(0, 0.999, 3)).toBe(0);
    expect(meanOfAt(5, 0, 2)).toBe(1);
    expect(meanOfAt(0, 1, 2)).toBe(1);
  });
});

describe("quantiles", () => {
  const sorted = (values: Float64Array, shares: readonly number[]): readonly number[] => {
    const all = [...values].sort((a, b) => a - b);
    return shares.map((share) => {
      const place = share * (all.length - 1);
      const low = all[Math.floor(place)] ?? 0;
      return low + (place - Math.floor(place)) * ((all[Math.ceil(place)] ?? 0) - low);
    });
  };
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

  it.each<readonly [string, (i: number) => number]>([
    ["normal", () => random.normal()],
    ["with a long tail", () => Math.exp(4 * random.normal())],
    ["all the same", () => 7],
    ["of two values", (i) => i % 2],
    ["almost all the same", (i) => (i === 0 ? 1e9 : 1 + i * 1e-9)],
  ])("are those of sorted values: %s", (_, draw) => {
    for (const count of [1, 2, 7, 999, 10_000]) {
      const values = Float64Array.from({ length: count }, (_, i) => draw(i));
      const found = quantilesFor(count, shares)(values);
      expect(found.slice(0, -1)).toEqual(sorted(values, shares));
    }
  });
  const random = randomFrom(3);
});

describe("a stream", () => {
  it("starts over, and fills what it would have drawn one by one", () => {
    const stream = randomFrom(5);
    const first = [stream.next(), stream.next(), stream.next()];
    stream.normal();
    stream.restart(5);
    const filled = new Float64Array(3);
    stream.fill(filled);
    for (const [i, value] of first.entries()) expect(filled[i]).toBeCloseTo(value, 9);
    expect(stream.next()).not.toBe(first[0]);
  });
});
