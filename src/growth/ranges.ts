import { badRequest } from "../domain/index.ts";

/** A number outside the range in which a formula means anything; the sentence names the input, `details` carry the range. */
function refuse(name: string, value: number, range: string): never {
  throw badRequest("out_of_range", `“${name}” is ${value}: it must be ${range}.`, { name, value, range });
}

/** A share of something: 0 to 1, both ends included. */
export function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) refuse(name, value, "a share from 0 to 1");
}

export function checkNotNegative(name: string, value: number): void {
  if (!(value >= 0 && Number.isFinite(value))) refuse(name, value, "a number, 0 or more");
}

export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) refuse(name, value, "a number above 0");
}

export function checkFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) refuse(name, value, "a number");
}

export function checkAtLeast(name: string, value: number, least: number): void {
  if (!(value >= least && Number.isFinite(value))) refuse(name, value, `a number, ${least} or more`);
}

/** A whole number of something, such as months; the limit keeps a mistyped horizon from filling the memory. */
export function checkWhole(name: string, value: number, least: number, most = 1_200): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) refuse(name, value, `a whole number from ${least} to ${most}`);
}

/** Something a list cannot be empty of. */
export function checkSome(name: string, list: readonly unknown[]): void {
  if (list.length === 0) throw badRequest("empty_list", `“${name}” is empty: give at least one.`, { name });
}

/** An S-curve that rises to something. */
export function checkCurve(curve: { readonly ceiling: number; readonly midpoint: number; readonly rate: number }): void {
  checkPositive("ceiling", curve.ceiling);
  checkFinite("midpoint", curve.midpoint);
  checkPositive("rate", curve.rate);
}

/** A total gain of loops: from 1 on it has no end of its own, and is only answered when a market ends it. */
export function checkGain(gain: number, market: number | null): void {
  checkNotNegative("gain", gain);
  if (market !== null) checkNotNegative("market", market);
  if (gain >= 1 && market === null) {
    throw badRequest(
      "endless_loop",
      `The loops bring back ${gain} for each one that enters, which has no end: give the market that ends it.`,
      {
        gain,
      },
    );
  }
}
