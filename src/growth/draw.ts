import { AT, leversOf } from "./levers.ts";
import { randomFrom } from "./random.ts";
import { drawLever, type UncertainSegment, type Uncertainty } from "./uncertainty.ts";

/** What draws the lever values of a run, for all its segments. */
export interface Draws {
  /** Values of the levers of each segment, in the order of the levers; written anew by every draw. */
  readonly values: readonly Float64Array[];
  readonly draw: (run: number) => void;
}

interface Uncertain {
  readonly at: number;
  readonly value: number;
  readonly known: Uncertainty;
}

/** Where the stream of a run and purpose starts: each has its own, so what one draws never shifts what another does. */
export const startOf = (seed: number, run: number, purpose: number): number =>
  mixed(mixed(mixed(seed) ^ run) ^ Math.imul(purpose, 0x27d4eb2f));

/** Bits stirred so that neighbouring numbers have nothing in common (murmur3's finaliser, A. Appleby). */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * Draws each lever from what is known of it, then strikes all segments with one shock s, the exponential of a normal with
 * median 0: inflow and win rate (the last step of the journey) times s, usage churn and the share lost at a renewal
 * divided by s. A shock above 1 is a good year for everyone. Shares are held at 1 and losses at 0.
 */
export function drawsOf(segments: readonly UncertainSegment[], seed: number, deviation: number): Draws {
  const usual = segments.map(({ model }) => Float64Array.from(leversOf(model), ({ value }) => value));
  const uncertain = segments.map(({ model, uncertain }) =>
    leversOf(model).flatMap(({ id, value }, at): readonly Uncertain[] => {
      const known = uncertain[id];
      return known === undefined ? [] : [{ at, value, known }];
    }),
  );
  const wins = segments.map(({ model }) => (model.journey.length === 0 ? -1 : AT.journey + 2 * (model.journey.length - 1)));
  const values = usual.map((levers) => Float64Array.from(levers));
  const random = randomFrom(0);
  return {
    values,
    draw(run) {
      random.restart(startOf(seed, run, 0));
      const shock = Math.exp(deviation * random.normal());
      for (let i = 0; i < values.length; i++) {
        const drawn = values[i] as Float64Array;
        drawn.set(usual[i] as Float64Array);
        for (const { at, value, known } of uncertain[i] as readonly Uncertain[]) drawn[at] = drawLever(known, value, random);
        strike(drawn, wins[i] as number, shock);
      }
    },
  };
}

function strike(drawn: Float64Array, win: number, shock: number): void {
  drawn[AT.inflow] = (drawn[AT.inflow] as number) * shock;
  if (win >= 0) drawn[win] = Math.min(1, (drawn[win] as number) * shock);
  drawn[AT.usageChurn] = Math.min(1, (drawn[AT.usageChurn] as number) / shock);
  drawn[AT.renewal] = Math.max(0, 1 - (1 - (drawn[AT.renewal] as number)) / shock);
}
