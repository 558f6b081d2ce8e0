import { SEED } from "./story.ts";

/** Low, usual and high value of something that varies. */
export type Spread = readonly [low: number, usual: number, high: number];

/** FNV-1a, 32 bits. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A seeded generator. Every topic has one of its own, so that a change in one topic leaves the others as they were. */
export class Chance {
  private state: number;

  constructor(topic: string) {
    this.state = digest(`${SEED}/${topic}`);
  }

  /** At least 0, below 1 (mulberry32, T. Ettinger, public domain). */
  unit(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  hit(share: number): boolean {
    return this.unit() < share;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [K, number])[0];
  }

  /** Around the usual value (triangular), not rounded. */
  around([low, usual, high]: Spread): number {
    const at = this.unit();
    const peak = (usual - low) / (high - low);
    return at < peak ? low + Math.sqrt(at * (high - low) * (usual - low)) : high - Math.sqrt((1 - at) * (high - low) * (high - usual));
  }

  wholeAround(spread: Spread): number {
    return Math.round(this.around(spread));
  }
}

/**
 * Draws that keep their rate: of 100 draws at 25 %, 25 fall, give or take one. Chance decides which; that so few
 * customers tell the story does not depend on luck.
 */
export class Quotas {
  private readonly owed = new Map<string, number>();
  private readonly chance: Chance;

  constructor(topic: string) {
    this.chance = new Chance(topic);
  }

  falls(key: string, rate: number): boolean {
    const owed = (this.owed.get(key) ?? this.chance.unit()) + rate;
    this.owed.set(key, owed >= 1 ? owed - 1 : owed);
    return owed >= 1;
  }
}
