import { makeSink, SegmentEngine, type Sink } from "./engine.ts";
import { changed, changesOf, type Lever, leversOf } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";

/** The expected months of one segment under changes. Segments never touch each other, so a change in one is run alone. */
export function monthsOf(model: SegmentModel, months: number, changes: readonly Change[], startMonth: number): Sink {
  const sink = makeSink(model, months);
  new SegmentEngine(model, months, changes, startMonth).run(sink);
  return sink;
}

/** Levers of a segment that can be changed, at their values once all changes are in force. */
export function leversAfter(model: SegmentModel, changes: readonly Change[]): readonly Lever[] {
  const levers = leversOf(model);
  const placed = changesOf(model, levers, changes);
  return levers
    .map((lever, at) => {
      const asked = placed.filter((one) => one.at === at).reduce((value, { change }) => changed(value, change, 1), lever.value);
      return { ...lever, value: Math.min(lever.most, Math.max(lever.least, asked)) };
    })
    .filter(({ id }) => id !== "renewal" || model.renewal !== null);
}

/** A number for each lever: for all segments by id of the lever, or for one by `segment:lever`, which goes first. */
export type PerLever = Readonly<Record<string, number>>;

export const perLever = (numbers: PerLever | undefined, segment: string, lever: string): number | undefined =>
  numbers?.[`${segment}:${lever}`] ?? numbers?.[lever];
