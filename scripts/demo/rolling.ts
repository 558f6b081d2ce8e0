import type { Day } from "../../src/domain/index.ts";
import { later, monthsAfter, plus } from "./calendar.ts";
import type { Customer, Line, Making } from "./customer.ts";
import { atPlan, type Offer } from "./plans.ts";
import { type CurrencyCode, ROLLING, THROUGH } from "./story.ts";

/** How a life begins. */
export interface Beginning {
  readonly subscription: string;
  readonly on: Day;
  /** First day that is paid for, after a trial. */
  readonly paidFrom: Day;
  readonly offer: Offer;
}

/** A customer who pays from month to month and may leave at the end of any. */
export function rollingLife(customer: Customer, { subscription, on, paidFrom, offer }: Beginning, make: Making): void {
  const { chance, quotas } = make;
  const { account, givesUpOn } = customer;
  const { motion } = account.profile;
  const step = offer.unit === "month" ? offer.count : 1;
  const discounted = quotas.falls(`${motion}/startDiscount`, ROLLING.startDiscount);
  let line: Line = customer.begin(subscription, on, offer, {
    trialEndsOn: paidFrom > on ? paidFrom : null,
    ...(discounted ? { discountPercent: chance.pick([20, 30, 50]), discountEndsOn: monthsAfter(paidFrom, 3) } : {}),
  });
  if (givesUpOn !== null && paidFrom === customer.commitOn) {
    giveUp(customer, subscription, givesUpOn, make);
    return;
  }
  for (let months = step; ; months += step) {
    const renewsOn = monthsAfter(paidFrom, months);
    const falls: Falls = (what, rate) => quotas.falls(`${motion}/${what}`, rate * step);
    if ((months > 3 && leaves(customer, subscription, renewsOn, falls, make)) || renewsOn > THROUGH) return;
    const next = changed(line.offer, falls, make, account.currency);
    if (!next || (line.discountEndsOn !== null && line.discountEndsOn > renewsOn)) continue;
    // Another plan begins with a period; more or fewer users at once.
    const changesOn = next.plan === line.offer.plan ? plus(renewsOn, chance.whole(2, 20)) : renewsOn;
    if (changesOn > THROUGH) return;
    line.to = changesOn;
    line = customer.begin(subscription, changesOn, next);
  }
}

type Falls = (what: string, rate: number) => boolean;

/** Leaves at the end of a period: because of a decision, with notice, or of a card that fails. */
function leaves(customer: Customer, subscription: string, on: Day, falls: Falls, { chance }: Making): boolean {
  const { motion } = customer.account.profile;
  if (falls("chosen", ROLLING.chosen[motion])) {
    const noticeOn = plus(on, -chance.whole(2, 25));
    if (noticeOn <= THROUGH) customer.leave(subscription, on, "chosen", noticeOn);
    return true;
  }
  if (on > THROUGH || !falls("payment", ROLLING.payment[motion])) return false;
  customer.leave(subscription, on, "payment", null);
  return true;
}

function changed(offer: Offer, falls: Falls, { chance }: Making, currency: CurrencyCode): Offer | null {
  if (falls("seatsUp", ROLLING.seatsUp))
    return { ...offer, quantity: offer.quantity + Math.max(1, Math.round(offer.quantity * chance.around([0.05, 0.2, 0.5]))) };
  if (falls("seatsDown", ROLLING.seatsDown) && offer.quantity > 1)
    return { ...offer, quantity: Math.max(1, offer.quantity - Math.max(1, Math.round(offer.quantity * chance.around([0.05, 0.2, 0.4])))) };
  if (falls("planUp", ROLLING.planUp) && offer.plan === "solo") return atPlan({ ...offer, quantity: offer.quantity + 2 }, "crew", currency);
  if (falls("planDown", ROLLING.planDown) && offer.plan === "crew" && offer.quantity <= 6)
    return atPlan({ ...offer, quantity: 2 }, "solo", currency);
  return null;
}

/** Leaves before going live, within the 90 days every contract allows for it. */
export function giveUp(customer: Customer, subscription: string, on: Day, { chance }: Making): void {
  const noticeOn = later(plus(on, -chance.whole(7, 21)), plus(customer.commitOn, 5));
  if (noticeOn <= THROUGH) customer.leave(subscription, on, "chosen", noticeOn);
}
