import type { Search } from "../search.ts";
import type { Point } from "../units.ts";
import type { Colour } from "./colours.ts";

/** One value of a drawing: what it is called, what it is, and the address of its explanation. */
export interface Mark {
  readonly label: string;
  readonly point: Point;
  readonly explanation?: Search;
}

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly colour: Colour;
  readonly marks: readonly Mark[];
  /** How strongly it is drawn, from 0 to 1, where many of a kind stand together. */
  readonly strength?: number;
}

/** All marks under one place of the axis. */
export const at = (series: readonly Series[], index: number): readonly { readonly of: Series; readonly mark: Mark }[] =>
  series.flatMap((of) => {
    const mark = of.marks[index];
    return mark ? [{ of, mark }] : [];
  });

export const labelsOf = (series: readonly Series[]): readonly string[] => series[0]?.marks.map(({ label }) => label) ?? [];
