import { badRequest } from "../domain/index.ts";
import { leversOf } from "./levers.ts";
import type { Lag, LoopModel, SegmentModel } from "./model.ts";

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
  checkAmounts(model, refuse);
  for (const [i, step] of model.journey.entries()) {
    const next = model.journey[i + 1];
    if (next && next.from !== step.to) refuse(`the step from ${step.from} leads to ${step.to}, and the next one starts at ${next.from}.`);
    if (step.past.some((entered) => !(entered >= 0))) refuse(`past entries into ${step.from} are no counts.`);
  }
  const gain = loopGainOf(model);
  if (gain >= 1 && model.market === null)
    refuse(
      `its loops bring back ${gain.toFixed(2)} customers for each one, so nothing would ever stop them. Give a market (the most customers there can be), or lower their rates.`,
    );
}

function checkAmounts(model: SegmentModel, refuse: (what: string) => never): void {
  if (model.season !== null && (model.season.length !== 12 || model.season.some((factor) => !(factor >= 0))))
    refuse("a season is twelve factors, none below 0.");
  if (!(model.leaverValue >= 0 && model.leaverValue <= 2)) refuse("what leaves with a customer is worth 0 to 2 times the average.");
  if (!Number.isInteger(model.billing.everyMonths) || model.billing.everyMonths < 1) refuse("customers pay ahead for at least a month.");
  if (model.base.customers.some((n) => !(n >= 0)) || model.base.arr.some((n) => !(n >= 0)))
    refuse("the customers at the start are no counts.");
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
 * outside by 1 / (1 - gain) (standard 1.3.7), at 1 and above they need no outside.
 */
export function loopGainOf(model: SegmentModel): number {
  let gain = 0;
  for (const loop of model.loops) {
    const sale = chanceFrom(model, loop.into);
    if (loop.source === "churned") gain += loop.rate * sale;
    else if (loop.source === "customers") gain += loop.rate * sale * monthsKept(model);
  }
  // Who fails re-enters and may fail again: it brings no customer of a customer, but more of every entry.
  const failing = model.loops.filter(({ source }) => source === "lost").reduce((sum, loop) => sum + returning(model, loop), 0);
  return failing >= 1 ? Number.POSITIVE_INFINITY : gain / (1 - failing);
}

/** Share of entries into a state that fail on the way and come back into it. */
function returning(model: SegmentModel, loop: LoopModel): number {
  return loop.rate * (1 - chanceFrom(model, loop.into));
}

/** Share of those who enter a state that become customers. */
function chanceFrom(model: SegmentModel, state: string): number {
  const place = model.journey.findIndex(({ from }) => from === state);
  return place < 0 ? 1 : model.journey.slice(place).reduce((product, { rate }) => product * rate, 1);
}

/** Months an average customer stays. */
function monthsKept(model: SegmentModel): number {
  let alive = model.onboarding.rate;
  let sum = 0;
  for (let age = 1; age <= HORIZON && alive > 1e-9; age++) {
    sum += alive;
    const { monthly, shape } = model.usageChurn;
    alive *= 1 - Math.min(1, monthly * (shape[Math.min(age, shape.length - 1)] ?? 1));
    if (model.renewal && age % model.renewal.termMonths === 0) alive *= model.renewal.rate;
  }
  return sum;
}
