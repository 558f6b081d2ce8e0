import type { ReactNode } from "react";
import "./spread.css";

/** What one source says: a range, a middle, or both. */
export interface Spread {
  readonly id: string;
  readonly label: ReactNode;
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  /** Stands at the end of the line: its numbers and what is said of them. */
  readonly said: ReactNode;
}

/** Room left at both ends, so that no mark lies on the edge. */
const MARGIN = 0.06;

const valuesOf = ({ low, middle, high }: Spread): readonly number[] => [low, middle, high].filter((value) => value !== null);

/** Several sources on one scale, with one value across all of them. The drawing repeats what the text beside it says. */
export function SpreadScale({ spreads, value }: { readonly spreads: readonly Spread[]; readonly value: number | null }) {
  const all = [...spreads.flatMap(valuesOf), ...(value === null ? [] : [value])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const width = most - least || Math.abs(most) || 1;
  const at = (one: number): string => `${(MARGIN + ((one - least) / width) * (1 - 2 * MARGIN)) * 100}%`;
  return (
    <ul className="spread-scale">
      {spreads.map((spread) => {
        const inOrder = valuesOf(spread);
        const [from, to] = [inOrder[0], inOrder.at(-1)];
        return (
          <li key={spread.id}>
            <div>{spread.label}</div>
            <div className="spread-track" aria-hidden="true">
              {from !== undefined && to !== undefined && to > from && (
                <i className="spread-range" style={{ left: at(from), right: `calc(100% - ${at(to)})` }} />
              )}
              {spread.middle !== null && <i className="spread-middle" style={{ left: at(spread.middle) }} />}
              {value !== null && <i className="spread-own" style={{ left: at(value) }} />}
            </div>
            <div>{spread.said}</div>
          </li>
        );
      })}
    </ul>
  );
}
