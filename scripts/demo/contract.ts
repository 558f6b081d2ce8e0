import { civilDate, type Day } from "../../src/domain/index.ts";
import { earlier, monthsAfter, plus } from "./calendar.ts";
import type { Customer, Line, Making } from "./customer.ts";
import { addOnOf, annualCents, atPlan, type Offer } from "./plans.ts";
import { type Beginning, giveUp } from "./rolling.ts";
import { type KeyAccount, MOVES_TO_USD, RENEWAL, THROUGH, WITHIN_TERM } from "./story.ts";

/** A customer who has agreed to a year or more, with what happens within a term and at the end of each. */
export class ContractLife {
  private line: Line;
  private addOn: Line | null = null;
  private readonly customer: Customer;
  private readonly beginning: Beginning;
  private readonly make: Making;
  private readonly key: KeyAccount | null;

  constructor(customer: Customer, beginning: Beginning, make: Making, key: KeyAccount | null) {
    this.customer = customer;
    this.beginning = beginning;
    this.make = make;
    this.key = key;
    const { subscription, on, paidFrom, offer } = beginning;
    const discount = this.falls("startDiscount", 0.1)
      ? { discountPercent: make.chance.pick([10, 15]), discountEndsOn: monthsAfter(paidFrom, offer.term) }
      : {};
    this.line = customer.begin(subscription, on, offer, {
      contractEnd: this.endOf(1),
      trialEndsOn: paidFrom > on ? paidFrom : null,
      ...(key ? {} : discount),
    });
  }

  live(): void {
    const { customer, make } = this;
    if (customer.givesUpOn !== null && this.beginning.paidFrom === customer.commitOn && !this.key) {
      giveUp(customer, this.beginning.subscription, customer.givesUpOn, make);
      return;
    }
    for (let term = 1; ; term++) {
      const end = this.endOf(term);
      this.within(this.line.from, earlier(end, THROUGH), end);
      if (!this.atEnd(term, end)) return;
    }
  }

  private falls(what: string, rate: number): boolean {
    return this.make.quotas.falls(`contract/${this.customer.account.profile.motion}/${what}`, rate);
  }

  private endOf(term: number): Day {
    return monthsAfter(this.beginning.paidFrom, term * this.beginning.offer.term);
  }

  /** What grows between two renewals. */
  private within(from: Day, until: Day, end: Day): void {
    const { chance } = this.make;
    if (this.key) {
      for (const { on, by } of this.key.growth) if (on > from && on < until) this.grow(on, by, end);
      return;
    }
    const years = this.beginning.offer.term / 12;
    const someday = (): Day => plus(from, chance.whole(50, Math.max(51, end - from - 40)));
    if (this.falls("within/seatsUp", WITHIN_TERM.seatsUp * years)) {
      const on = someday();
      if (on < until) this.grow(on, chance.around([1.06, 1.18, 1.5]), end);
    }
    if (this.addOn === null && this.falls("within/addOn", WITHIN_TERM.addOn * years)) {
      const on = someday();
      if (on < until) {
        const offer = addOnOf(this.line.offer, chance.hit(0.6) ? "compliance" : "routes", this.customer.account.currency);
        this.addOn = this.customer.begin(this.line.subscription, on, offer, { contractEnd: end, currency: this.line.currency });
        this.sold(on, offer, annualCents(offer));
      }
    }
  }

  private grow(on: Day, by: number, end: Day): void {
    const before = this.line.offer;
    const offer = { ...before, quantity: Math.max(before.quantity + 1, Math.round(before.quantity * by)) };
    this.line.to = on;
    this.line = this.customer.begin(this.line.subscription, on, offer, { contractEnd: end, currency: this.line.currency });
    this.sold(on, offer, annualCents(offer) - annualCents(before));
  }

  private sold(on: Day, offer: Offer, cents: number): void {
    if (this.customer.account.profile.motion === "Self-serve") return;
    const { chance } = this.make;
    const createdOn = plus(on, -chance.whole(18, 55));
    this.make.sell(this.customer, {
      type: "Expansion",
      createdOn,
      closedOn: plus(on, -chance.whole(0, 9)),
      wins: true,
      offer,
      cents,
      listCents: cents,
      reason: "",
    });
  }

  /** Renews, or leaves. @returns whether another term has begun by the last day */
  private atEnd(term: number, end: Day): boolean {
    const { chance } = this.make;
    const { motion } = this.customer.account.profile;
    if (!this.key && this.falls("lost", RENEWAL.lost[motion])) {
      const notAsked = this.falls("notAsked", RENEWAL.notAsked);
      const noticeOn = plus(end, -chance.whole(20, 100));
      if (noticeOn <= THROUGH) {
        this.customer.leave(this.line.subscription, end, notAsked ? "end_of_term" : "chosen", noticeOn);
        this.renewal(end, this.line.offer, noticeOn, false);
        return false;
      }
    }
    const offer = this.key ? this.line.offer : this.renewed(end);
    const from = this.renewsOn(end, offer);
    this.renewal(end, offer, plus(earlier(from, end), -chance.whole(0, 28)), true);
    if (from > THROUGH) return false;
    this.endAddOn(end);
    const currency = from === end && this.movesToUsd(end) ? ("USD" as const) : this.line.currency;
    this.line.to = end;
    this.line = this.customer.begin(this.line.subscription, from, offer, { contractEnd: this.endOf(term + 1), currency });
    return true;
  }

  private renewsOn(end: Day, offer: Offer): Day {
    const { chance } = this.make;
    if (this.key) return end;
    if (this.falls("late", RENEWAL.late) && end < THROUGH - 12) return plus(end, chance.whole(2, 9));
    if (this.falls("early", RENEWAL.early) && offer.plan === this.line.offer.plan && this.line.from < end - 60)
      return plus(end, -chance.whole(10, 40));
    return end;
  }

  private renewed(end: Day): Offer {
    const { chance } = this.make;
    const { account } = this.customer;
    let offer = this.line.offer;
    if (this.falls("planUp", RENEWAL.planUp) && offer.plan === "crew") offer = atPlan(offer, "fleet", account.currency);
    if (this.falls("planUp2", RENEWAL.planUp) && offer.plan === "fleet" && end <= THROUGH)
      offer = { ...atPlan(offer, "enterprise", account.currency), quantity: Math.round(offer.quantity * 1.3) };
    else if (this.falls("planDown", RENEWAL.planDown) && offer.plan === "enterprise")
      offer = { ...atPlan(offer, "fleet", account.currency), quantity: Math.round(offer.quantity * 0.8) };
    if (this.falls("seatsUp", RENEWAL.seatsUp))
      offer = { ...offer, quantity: offer.quantity + Math.max(1, Math.round(offer.quantity * chance.around([0.04, 0.12, 0.35]))) };
    else if (this.falls("seatsDown", RENEWAL.seatsDown))
      offer = { ...offer, quantity: Math.max(1, Math.round(offer.quantity * chance.around([0.6, 0.85, 0.97]))) };
    if (this.falls("uplift", RENEWAL.uplift))
      offer = { ...offer, cents: Math.round((offer.cents * (1 + chance.around([0.02, 0.035, 0.06]))) / 50) * 50 };
    return offer;
  }

  private endAddOn(end: Day): void {
    if (this.addOn === null || !this.falls("dropAddOn", WITHIN_TERM.dropAddOn)) return;
    this.addOn.to = end;
    this.addOn = null;
  }

  private movesToUsd(end: Day): boolean {
    return (
      !this.key && this.addOn === null && this.line.currency === "EUR" && civilDate(end).year >= 2025 && this.falls("toUsd", MOVES_TO_USD)
    );
  }

  /** The renewal as a deal: opened a quarter before the end of the term. */
  private renewal(end: Day, offer: Offer, closedOn: Day, wins: boolean): void {
    if (this.customer.account.profile.motion === "Self-serve") return;
    const createdOn = plus(end, -110);
    if (createdOn > THROUGH) return;
    const list = annualCents(offer);
    this.make.sell(this.customer, {
      type: "Renewal",
      createdOn,
      closedOn,
      wins,
      offer,
      cents: list,
      listCents: list,
      reason: wins ? "" : this.make.chance.weighted({ "No longer used": 34, Price: 26, Competitor: 22, "Company closed or sold": 18 }),
    });
  }
}
