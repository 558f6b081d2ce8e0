import { civilDate, type Day, dayOf } from "../../src/domain/index.ts";
import { later, monthsAfter, plus } from "./calendar.ts";
import type { Commitment, Customer, Making } from "./customer.ts";
import type { Offer } from "./plans.ts";
import type { Beginning } from "./rolling.ts";
import { METERED, THROUGH } from "./story.ts";

/** A customer who commits to a number of jobs a month, and may change or pause that. */
export function meteredLife(customer: Customer, { subscription, paidFrom, offer }: Beginning, make: Making): void {
  const { chance, quotas } = make;
  const { motion } = customer.account.profile;
  const note = (type: Commitment["type"], on: Day, terms: Offer, rest: Partial<Commitment> = {}): void => {
    customer.commitments.push({ subscription, type, on, offer: terms, askedOn: null, reason: "", ...rest });
  };
  const leave = (on: Day, askedOn: Day): void => {
    if (askedOn > THROUGH) return;
    note("cancel", on, offer, { askedOn, reason: "chosen" });
    customer.leftOn = on;
  };
  note("start", paidFrom, offer);
  if (customer.givesUpOn !== null && paidFrom === customer.commitOn) {
    leave(customer.givesUpOn, later(plus(customer.givesUpOn, -chance.whole(7, 21)), plus(paidFrom, 5)));
    return;
  }
  let current = offer;
  let freeFrom = plus(paidFrom, 120);
  for (let months = 1; ; months++) {
    const on = monthsAfter(paidFrom, months);
    if (on < freeFrom) continue;
    if (quotas.falls(`metered/${motion}/lost`, METERED.lost[motion])) {
      leave(on, plus(on, -chance.whole(5, 29)));
      return;
    }
    const rest = pauseOf(on, customer, make);
    if (on > THROUGH || (rest && rest.from > THROUGH)) return;
    if (rest) {
      note("pause", rest.from, current, { askedOn: plus(rest.from, -chance.whole(3, 20)) });
      if (rest.to > THROUGH) return;
      note("resume", rest.to, current);
      freeFrom = plus(rest.to, 5);
      continue;
    }
    const factor = factorOf(make);
    if (factor === 1) continue;
    current = { ...current, quantity: Math.max(10, Math.round((current.quantity * factor) / 10) * 10) };
    note("update", on, current);
  }
}

function factorOf({ chance, quotas }: Making): number {
  if (quotas.falls("metered/up", METERED.up)) return chance.around([1.08, 1.2, 1.5]);
  return quotas.falls("metered/down", METERED.down) ? chance.around([0.6, 0.8, 0.95]) : 1;
}

/** Work that rests in winter: from December, for two to three months, and sometimes for longer than counts as a pause. */
function pauseOf(on: Day, customer: Customer, { chance, quotas }: Making): { readonly from: Day; readonly to: Day } | null {
  const { year, month } = civilDate(on);
  const isSeasonal = customer.account.profile.industry === "Landscaping";
  if (month !== 11 || !quotas.falls(`pause/${isSeasonal}`, isSeasonal ? 0.6 : 0.06)) return null;
  const from = dayOf(year, 12, chance.whole(1, 12));
  return { from, to: plus(from, quotas.falls("pause/long", 0.15) ? chance.whole(96, 115) : chance.whole(58, 86)) };
}
