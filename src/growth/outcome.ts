import { leversAfter } from "./after-changes.ts";
import { makeSink, SegmentEngine, type Sink } from "./engine.ts";
import type { Lever } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";

/** The expected months of one segment under changes. Segments never touch each other, so a change in one is run alone. */
export function monthsOf(model: SegmentModel, months: number, changes: readonly Change[], startMonth: number): Sink {
  const sink = makeSink(model, months);
  new SegmentEngine(model, months, changes, startMonth).run(sink);
  return sink;
}

/** Levers of a segment that can be changed, at their values once all changes are in force. */
export const movableAfter = (model: SegmentModel, changes: readonly Change[]): readonly Lever[] =>
  leversAfter(model, changes).filter(({ id }) => id !== "renewal" || model.renewal !== null);

/** Its ARR at the end of the last of some months. */
export function arrAfter(model: SegmentModel, months: number, changes: readonly Change[], startMonth: number): number {
  const sink = makeSink(model, months, true);
  new SegmentEngine(model, months, changes, startMonth).run(sink);
  return sink.series.arr[months - 1] ?? 0;
}

/** A number for each lever: for all segments by id of the lever, or for one by `segment:lever`, which goes first. */
export type PerLever = Readonly<Record<string, number>>;

export const perLever = (numbers: PerLever | undefined, segment: string, lever: string): number | undefined =>
  numbers?.[`${segment}:${lever}`] ?? numbers?.[lever];
