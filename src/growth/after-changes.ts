import { changed, changesOf, type Lever, leversOf } from "./levers.ts";
import { type Change, type Lag, lagOf, meanLag, type SegmentModel, stretchLag } from "./model.ts";

/** The levers of a segment at their values once all changes are in force, held within their bounds. */
export function leversAfter(model: SegmentModel, changes: readonly Change[]): readonly Lever[] {
  const levers = leversOf(model);
  const placed = changesOf(model, levers, changes);
  return levers.map((lever, at) => {
    const asked = placed.filter((one) => one.at === at).reduce((value, { change }) => changed(value, change, 1), lever.value);
    return { ...lever, value: Math.min(lever.most, Math.max(lever.least, asked)) };
  });
}

/** The segment as it is once all changes are in force. */
export function afterChanges(model: SegmentModel, changes: readonly Change[]): SegmentModel {
  const values = new Map(leversAfter(model, changes).map(({ id, value }) => [id, value]));
  const value = (id: string): number => values.get(id) ?? 0;
  return {
    ...model,
    inflow: value("inflow"),
    direct: model.inflow === 0 ? model.direct : model.direct.map((count) => (count * value("inflow")) / model.inflow),
    journey: model.journey.map((step) => ({ ...step, rate: value(step.conversion), lag: ofMean(step.lag, value(step.duration)) })),
    price: value("price"),
    discount: value("discount"),
    onboarding: { rate: value("cr.onboard"), lag: ofMean(model.onboarding.lag, value("dt.onboard")) },
    usageChurn: { ...model.usageChurn, monthly: value("usage_churn") },
    renewal: model.renewal === null ? null : { ...model.renewal, rate: value("renewal") },
    expansion: value("expansion"),
    contraction: value("contraction"),
    uplift: value("uplift"),
    margin: value("margin"),
    spend: { fixed: value("spend_fixed"), perEntry: value("spend") },
    loops: model.loops.map((loop) => ({ ...loop, rate: value(loop.id) })),
  };
}

/** A lag of which the mean is another; one without length becomes one of that length. */
function ofMean(lag: Lag, mean: number): Lag {
  const usual = meanLag(lag);
  return mean === usual ? lag : usual === 0 ? lagOf(mean) : stretchLag(lag, mean / usual);
}
