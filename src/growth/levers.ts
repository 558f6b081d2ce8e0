import { badRequest } from "../domain/index.ts";
import { type Change, meanLag, type SegmentModel } from "./model.ts";

/** What a lever is counted in, and which way is better. */
export interface Lever {
  readonly id: string;
  readonly unit: "share" | "months" | "money" | "count";
  readonly better: "more" | "less";
  /** Value it has before anything is changed. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

const share = (id: string, value: number, better: Lever["better"] = "more", most = 1): Lever => ({
  id,
  unit: "share",
  better,
  value,
  least: 0,
  most,
});
const months = (id: string, value: number): Lever => ({ id, unit: "months", better: "less", value, least: 0, most: 120 });
const money = (id: string, value: number, better: Lever["better"] = "more"): Lever => ({
  id,
  unit: "money",
  better,
  value,
  least: 0,
  most: Number.POSITIVE_INFINITY,
});

/** Every lever of a segment with its present value, in the order of the Bowtie. Engine and lists number levers by it. */
export function leversOf(model: SegmentModel): readonly Lever[] {
  return [
    { id: "inflow", unit: "count", better: "more", value: model.inflow, least: 0, most: Number.POSITIVE_INFINITY },
    money("price", model.price),
    share("discount", model.discount, "less"),
    share("cr.onboard", model.onboarding.rate),
    months("dt.onboard", meanLag(model.onboarding.lag)),
    share("usage_churn", model.usageChurn.monthly, "less"),
    share("renewal", model.renewal?.rate ?? 1),
    share("expansion", model.expansion, "more", 10),
    share("contraction", model.contraction, "less"),
    share("uplift", model.uplift, "more", 10),
    share("margin", model.margin),
    money("spend_fixed", model.spend.fixed, "less"),
    money("spend", model.spend.perEntry, "less"),
    ...model.journey.flatMap((step) => [share(step.conversion, step.rate), months(step.duration, meanLag(step.lag))]),
    ...model.loops.map((loop) => share(loop.id, loop.rate, "more", 10)),
  ];
}

/** Places of the levers every segment has, in the order of {@link leversOf}. */
export const AT = {
  inflow: 0,
  price: 1,
  discount: 2,
  onboarding: 3,
  onboardingTime: 4,
  usageChurn: 5,
  renewal: 6,
  expansion: 7,
  contraction: 8,
  uplift: 9,
  margin: 10,
  spend: 11,
  spendPerEntry: 12,
  journey: 13,
} as const;

/** A lever that was asked beyond what it can be, and where it was held. */
export interface Capped {
  readonly segment: string;
  readonly lever: string;
  readonly asked: number;
  readonly held: number;
}

/** A change of one lever by its place. */
export interface PlacedChange {
  readonly at: number;
  readonly change: Change;
}

/** The changes that concern a segment. A lever the segment does not have is refused where the segment was named. */
export function changesOf(model: SegmentModel, levers: readonly Lever[], changes: readonly Change[]): readonly PlacedChange[] {
  return changes.flatMap((change) => {
    if (change.segment !== undefined && change.segment !== model.name) return [];
    const at = levers.findIndex(({ id }) => id === change.lever);
    const absent = at < 0 || (change.lever === "renewal" && model.renewal === null);
    if (!absent) return [{ at, change }];
    if (change.segment === undefined) return [];
    const known = levers.map(({ id }) => id).join(", ");
    throw badRequest("no_such_lever", `${model.name} has no lever “${change.lever}” to change. It has: ${known}.`);
  });
}

/** Refuses changes nobody can make: of an unknown segment, of a lever no segment has, or by no number. */
export function checkChanges(models: readonly SegmentModel[], changes: readonly Change[]): void {
  for (const change of changes) {
    if (!Number.isFinite(change.amount))
      throw badRequest("bad_change", `The change of ${change.lever} is not by a number. Give a share, points or a value.`);
    if ((change.ramp ?? 0) < 0 || (change.from ?? 0) < 0)
      throw badRequest("bad_change", `The change of ${change.lever} begins before the first month. Months count from 0.`);
    const concerned = models.filter(({ name }) => change.segment === undefined || change.segment === name);
    if (concerned.length === 0)
      throw badRequest("no_such_segment", `There is no segment “${change.segment}”. Known: ${models.map(({ name }) => name).join(", ")}.`);
    if (!concerned.some((model) => leversOf(model).some(({ id }) => id === change.lever)))
      throw badRequest("no_such_lever", `No segment has a lever “${change.lever}”.`);
  }
}

/** How much of a change is in force in a month, 0 to 1. */
export const reachedBy = ({ from = 0, ramp = 0 }: Change, month: number): number =>
  month < from ? 0 : ramp <= 0 ? 1 : Math.min(1, (month - from + 1) / ramp);

/** A value after a change that is in force to a share. */
export function changed(value: number, { by, amount }: Change, reached: number): number {
  if (reached === 0) return value;
  if (by === "relative") return value * (1 + amount * reached);
  if (by === "points") return value + amount * reached;
  return value + (amount - value) * reached;
}

/** Months in which a change moves a lever. */
export const movesIn = ({ from = 0, ramp = 0 }: Change, month: number): boolean =>
  month === 0 || (month >= from && month <= from + Math.max(0, ramp - 1));

/** Which levers a set of changes asks beyond their bounds, once all are in force. */
export function cappedBy(models: readonly SegmentModel[], changes: readonly Change[]): readonly Capped[] {
  return models.flatMap((model) => {
    const levers = leversOf(model);
    const placed = changesOf(model, levers, changes);
    return levers.flatMap((lever, at) => {
      const asked = placed.filter((one) => one.at === at).reduce((value, { change }) => changed(value, change, 1), lever.value);
      const held = Math.min(lever.most, Math.max(lever.least, asked));
      return held === asked ? [] : [{ segment: model.name, lever: lever.id, asked, held }];
    });
  });
}
