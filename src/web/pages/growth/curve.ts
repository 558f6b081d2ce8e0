import type { GrowthModel, Plan } from "../../../contract/index.ts";
import { type Fan, type MonteCarlo, simulate } from "../../../growth/index.ts";
import type { Colour } from "../../charts/colours.ts";
import type { Band, Mark, Series } from "../../charts/series.ts";
import { monthAfter, monthsUntil } from "./months.ts";

/** Months of the past that are shown. */
export const PAST = 24;

const absent: Omit<Mark, "label"> = { point: { value: null, n: 0 }, absent: true };

export interface Axis {
  readonly labels: readonly string[];
  /** Place of the last month of the past. */
  readonly today: number;
}

export function axisOf({ history, startMonth }: GrowthModel, months: number, written: (month: string) => string): Axis {
  const past = Math.min(PAST, history[0]?.arr.length ?? 0);
  return { labels: Array.from({ length: past + months }, (_, i) => written(monthAfter(startMonth, i - past))), today: past - 1 };
}

interface Look {
  readonly id: string;
  readonly name: string;
  readonly colour: Colour;
  readonly dashed?: true;
  readonly nameless?: true;
  readonly strength?: number;
}

/** Values from a place of the axis on; nothing before and after them. */
export const seriesAt = ({ labels }: Axis, first: number, values: readonly number[], look: Look): Series => ({
  ...look,
  marks: labels.map((label, i) => {
    const value = values[i - first];
    return value === undefined ? { label, ...absent } : { label, point: { value, n: 0 } };
  }),
});

/** What was, up to the last full month. */
export const pastOf = (axis: Axis, { history }: GrowthModel): readonly number[] => (history[0]?.arr ?? []).slice(-(axis.today + 1));

/** The course after today, joined to what was. */
export const aheadOf = (axis: Axis, past: readonly number[], values: readonly number[], months: number, look: Look): Series =>
  seriesAt(axis, axis.today, [...past.slice(-1), ...values.slice(0, months)], look);

export interface Names {
  readonly p10: string;
  readonly p25: string;
  readonly p75: string;
  readonly p90: string;
}

/** The fan as areas: eight of ten runs, and half of them. */
export function bandsOf(
  axis: Axis,
  past: readonly number[],
  result: MonteCarlo,
  months: number,
  names: Names,
  isOld: boolean,
): readonly Band[] {
  const end = (percentile: keyof Names & keyof Fan, nameless?: true): Series =>
    aheadOf(axis, past, result.arr[percentile], months, {
      id: percentile,
      name: names[percentile],
      colour: "accent",
      ...(nameless ? { nameless } : {}),
    });
  const opacity = isOld ? 0.05 : 0.13;
  return [
    { low: end("p10"), high: end("p90"), opacity },
    { low: end("p25", true), high: end("p75", true), opacity: opacity * 1.2 },
  ];
}

/** The plan's own course, on the model it was made with. */
export function plannedOf(
  { scenario, segments, startMonth }: Plan,
  until: string,
): { readonly first: string; readonly arr: readonly number[] } {
  const months = Math.max(1, Math.min(240, monthsUntil(startMonth, until) + 1));
  const run = simulate({
    segments: segments.map(({ model }) => model),
    months,
    changes: scenario.changes,
    startMonth: Number(startMonth.slice(5)) - 1,
  });
  return { first: startMonth, arr: run.total.arr };
}
