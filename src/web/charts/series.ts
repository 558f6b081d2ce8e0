import type { Search } from "../search.ts";
import type { Point } from "../units.ts";
import type { Colour } from "./colours.ts";

/** One value of a drawing: what it is called, what it is, and the address of its explanation. */
export interface Mark {
  readonly label: string;
  readonly point: Point;
  readonly explanation?: Search;
  /** Nothing belongs here: a gap in the drawing, an empty cell, no row in a file. */
  readonly absent?: true;
}

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly colour: Colour;
  readonly marks: readonly Mark[];
  /** How strongly it is drawn, from 0 to 1, where many of a kind stand together. */
  readonly strength?: number;
  /** Drawn dashed: what is not expected, such as a course that was not taken. */
  readonly dashed?: true;
  /** Not named at its end, since something else names it. */
  readonly nameless?: true;
}

/** What lies between two series, drawn as an area; its ends are named where they have room. */
export interface Band {
  readonly low: Series;
  readonly high: Series;
  readonly opacity: number;
}

/** One value of its own, such as a target. */
export interface Spot {
  readonly place: number;
  readonly value: number;
  readonly name: string;
  readonly colour: Colour;
}

/** All marks under one place of the axis. */
export const at = (series: readonly Series[], index: number): readonly { readonly of: Series; readonly mark: Mark }[] =>
  series.flatMap((of) => {
    const mark = of.marks[index];
    return mark && !mark.absent ? [{ of, mark }] : [];
  });

/** Nothing known, or nothing there. */
export const isEmpty = (series: readonly Series[]): boolean =>
  series.every(({ marks }) => marks.every(({ point }) => point.value === null || (point.value === 0 && point.n === 0)));

export const isPartial = (series: readonly Series[]): boolean =>
  series.some(({ marks }) => marks.some(({ point }) => point.partial === true));

export const labelsOf = (series: readonly Series[]): readonly string[] => series[0]?.marks.map(({ label }) => label) ?? [];

export const valuesOf = ({ marks }: Series): readonly (number | null)[] => marks.map(({ point }) => point.value);
