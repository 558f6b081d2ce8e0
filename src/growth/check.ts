import { badRequest } from "../domain/index.ts";
import { afterChanges } from "./after-changes.ts";
import { checkChanges, leversOf } from "./levers.ts";
import type { Change, Lag, SegmentModel } from "./model.ts";

/** Refuses a model that is no business: shares outside 0 to 1, lags that lose people, loops that grow without end. */
export function checkModel(model: SegmentModel): void {
  const refuse = (what: string): never => {
    throw badRequest("bad_model", `${model.name}: ${what}`);
  };
  for (const { id, unit, value, least, most } of leversOf(model)) {
    if (!Number.isFinite(value)) refuse(`${id} is no number.`);
    if (value < least || value > most)
      refuse(`${id} is ${value}; ${unit === "share" ? `a share lies between ${least} and ${most}` : `it can't be below ${least}`}.`);
  }
  checkLags(model, refuse);
  checkJourney(model, refuse);
  if (model.season !== null && (model.season.length !== 12 || model.season.some((factor) => !(factor >= 0))))
    refuse("a season is twelve factors, none below 0.");
  checkMonthsOf(model, refuse);
  if (model.direct.some((count) => !(count >= 0)) || !(model.perSale >= 0))
    refuse("what begins later in the journey, or comes of a sale, is no count.");
  if (!(model.leaverValue >= 0 && model.leaverValue <= 2)) refuse("what leaves with a customer is worth 0 to 2 times the average.");
  if (model.usageChurn.shape.length === 0 || model.usageChurn.shape.some((factor) => !(factor >= 0)))
    refuse("the shape of usage churn is at least one factor, none below 0.");
  if (model.base.customers.some((n) => !(n >= 0)) || model.base.arr.some((n) => !(n >= 0)))
    refuse("the customers at the start are no counts.");
  checkGain(model, refuse);
}

/** Refuses models that are no business, changes nobody can make, and those after which loops would grow without end. */
export function checkScenario(models: readonly SegmentModel[], changes: readonly Change[]): void {
  for (const model of models) checkModel(model);
  checkChanges(models, changes);
  for (const model of models)
    checkGain(afterChanges(model, changes), (what) => {
      throw badRequest("bad_change", `${model.name}: with all changes in force ${what}`);
    });
}

function checkGain(model: SegmentModel, refuse: (what: string) => never): void {
  const gain = model.market === null && model.loops.length > 0 ? loopGainOf(model) : 0;
  if (gain >= 1)
    refuse(
      `its loops bring back ${gain.toFixed(2)} customers for each one, so nothing would ever stop them. Give a market (the most customers there can be), or lower their rates.`,
    );
}

const isMonths = (value: number, least: number): boolean => Number.isInteger(value) && value >= least && value <= 120;

function checkMonthsOf({ billing, renewal }: SegmentModel, refuse: (what: string) => never): void {
  if (!isMonths(billing.everyMonths, 1)) refuse("customers pay ahead for whole months, 1 to 120.");
  if (!isMonths(billing.paidAfter, 0)) refuse("invoices are paid after whole months, 0 to 120.");
  if (renewal !== null && !isMonths(renewal.termMonths, 1)) refuse("a term has whole months, 1 to 120.");
}

function checkJourney(model: SegmentModel, refuse: (what: string) => never): void {
  for (const [i, step] of model.journey.entries()) {
    const next = model.journey[i + 1];
    if (next && next.from !== step.to) refuse(`the step from ${step.from} leads to ${step.to}, and the next one starts at ${next.from}.`);
    if (step.past.some((entered) => !(entered >= 0))) refuse(`past entries into ${step.from} are no counts.`);
  }
  for (const { id, into } of model.loops)
    if (into !== "commit" && !model.journey.some(({ from }) => from === into)) refuse(`${id} leads into ${into}, which is no state of it.`);
}

function checkLags(model: SegmentModel, refuse: (what: string) => never): void {
  const lags: readonly (readonly [string, Lag])[] = [
    ["dt.onboard", model.onboarding.lag],
    ...model.journey.map(({ duration, lag }) => [duration, lag] as const),
    ...model.loops.map(({ id, lag }) => [id, lag] as const),
  ];
  for (const [id, lag] of lags) {
    const sum = lag.reduce((total, share) => total + share, 0);
    if (lag.some((share) => !(share >= 0)) || Math.abs(sum - 1) > 1e-6)
      refuse(`the lag of ${id} adds up to ${sum}; its shares must add up to 1.`);
  }
}

/** Months a customer is followed for what it brings back. */
const HORIZON = 600;

/**
 * Customers that one customer brings in the end through the loops, once round: below 1 the loops multiply what comes from
 * outside by 1 / (1 - gain), at 1 and above they need no outside. Journeys that fail and re-enter bring no customer of a
 * customer, but more sales of every entry.
 *
 * @see standard 1.3.7
 */
export function loopGainOf(model: SegmentModel): number {
  const retries = model.loops.filter(({ source }) => source === "lost");
  const again = retries.reduce((sum, { into, rate }) => sum + rate * (1 - chanceFrom(model, into)), 0);
  if (again >= 1) return Number.POSITIVE_INFINITY;
  const won = retries.reduce((sum, { into, rate }) => sum + rate * chanceFrom(model, into), 0) / (1 - again);
  const { months, left } = lifeOf(model);
  return model.loops.reduce((gain, { source, into, rate }) => {
    const chance = chanceFrom(model, into);
    const sales = rate * (chance + (1 - chance) * won) * model.perSale;
    return gain + sales * (source === "customers" ? months : source === "churned" ? left : 0);
  }, 0);
}

/** Share of those who enter a state that become customers without failing. */
function chanceFrom(model: SegmentModel, state: string): number {
  const place = model.journey.findIndex(({ from }) => from === state);
  return place < 0 ? 1 : model.journey.slice(place).reduce((product, { rate }) => product * rate, 1);
}

/** Ends of months at which an average customer is there, and the share of customers that leaves in the end. */
function lifeOf({ onboarding: { rate, lag }, usageChurn: { monthly, shape }, renewal }: SegmentModel): {
  readonly months: number;
  readonly left: number;
} {
  let waiting = 1 - (lag[0] ?? 0);
  let live = (lag[0] ?? 0) * rate;
  let months = waiting + live;
  for (let age = 1; age < HORIZON && waiting + live > 1e-9; age++) {
    const ends = Math.min(waiting, lag[age] ?? 0);
    const renewed = renewal && age % renewal.termMonths === 0 ? renewal.rate : 1;
    live = (live * (1 - Math.min(1, monthly * (shape[Math.min(age, shape.length - 1)] ?? 1))) + ends * rate) * renewed;
    waiting = (waiting - ends) * renewed;
    months += waiting + live;
  }
  return { months, left: 1 - waiting - live };
}
