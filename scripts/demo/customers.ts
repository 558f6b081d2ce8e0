import type { Day } from "../../src/domain/index.ts";
import { plus } from "./calendar.ts";
import { Chance } from "./chance.ts";
import { ContractLife } from "./contract.ts";
import { Customer, type Making, newMaking, type Sale } from "./customer.ts";
import type { Account, Deal, Funnel } from "./funnel.ts";
import { meteredLife } from "./metered.ts";
import { SUCCESS_TEAM } from "./names.ts";
import { annualCents, type Offer } from "./plans.ts";
import { type Beginning, rollingLife } from "./rolling.ts";
import { COMES_BACK, KEY_ACCOUNTS, type KeyAccount, THROUGH } from "./story.ts";

export interface Customers {
  readonly customers: readonly Customer[];
  /** Expansions and renewals sold to them. */
  readonly deals: readonly Deal[];
}

interface Won {
  readonly account: Account;
  readonly deal: Deal | null;
  readonly offer: Offer;
  readonly on: Day;
  readonly trialFrom: Day;
}

/** Everybody who has bought, in the order they did, and how it went on. */
export function makeCustomers(funnel: Funnel): Customers {
  const deals: Deal[] = [];
  const make = newMaking((customer, sale) => deals.push(dealOf(customer, sale, funnel.deals.length + deals.length, make)));
  const won: Won[] = [
    ...funnel.deals
      .filter((deal) => deal.outcome === "won")
      .map((deal) => ({
        account: deal.account,
        deal,
        offer: deal.offer,
        on: deal.closedOn,
        trialFrom: deal.account.profile.motion === "Self-serve" ? deal.createdOn : deal.closedOn,
      })),
    ...funnel.marketplace.map(({ account, offer, on }) => ({ account, deal: null, offer, on, trialFrom: on })),
  ].sort((a, b) => a.on - b.on || Number(a.account.id) - Number(b.account.id));
  const ofField: Record<string, number> = {};
  const customers = won.map(({ account, deal, offer, on, trialFrom }) => {
    // Everybody has a fortune of their own, so that a change of one life leaves the others as they were.
    const own: Making = { ...make, chance: new Chance(`life/${account.id}`) };
    const customer = new Customer(account, deal, on, own);
    let key: KeyAccount | null = null;
    if (account.profile.motion === "Field sales" && offer.term > 0) {
      ofField[account.currency] = (ofField[account.currency] ?? 0) + 1;
      key = KEY_ACCOUNTS.find(({ currency, nth }) => currency === account.currency && nth === ofField[account.currency]) ?? null;
    }
    const beginning: Beginning = {
      subscription: `sub_${customer.letters(10)}`,
      on: trialFrom,
      paidFrom: on,
      offer: key ? { ...offer, quantity: key.users } : offer,
    };
    live(customer, beginning, own, key);
    comeBack(customer, beginning, own);
    return customer;
  });
  return { customers, deals: [...deals, ...openExpansions(customers, funnel.deals.length + deals.length, make)] };
}

function live(customer: Customer, beginning: Beginning, make: Making, key: KeyAccount | null): void {
  if (customer.account.model === "Consumption") meteredLife(customer, beginning, make);
  else if (beginning.offer.term > 0) new ContractLife(customer, beginning, make, key).live();
  else rollingLife(customer, beginning, make);
}

/** Some of those who left return, with a little less. */
function comeBack(customer: Customer, { offer }: Beginning, make: Making): void {
  const left = customer.leftOn;
  if (left === null || left > THROUGH || customer.givesUpOn !== null || !make.quotas.falls("comesBack", COMES_BACK)) return;
  const on = plus(left, make.chance.whole(45, 300));
  if (on > THROUGH - 5) return;
  customer.leftOn = null;
  const less = { ...offer, quantity: Math.max(1, Math.round(offer.quantity * 0.85)) };
  live(customer, { subscription: `sub_${customer.letters(10)}`, on, paidFrom: on, offer: less }, make, null);
}

function dealOf(customer: Customer, sale: Sale, number: number, { chance }: Making): Deal {
  const { type, createdOn, closedOn, wins, offer, cents, listCents, reason } = sale;
  const days = Math.max(closedOn - createdOn, 1);
  return {
    id: String(91_400_300 + number * 11),
    account: customer.account,
    leadId: null,
    title: `${customer.account.name} - ${type.toLowerCase()}`,
    type,
    owner: chance.pick(SUCCESS_TEAM),
    createdOn,
    proposalOn: plus(createdOn, Math.round(days * 0.4)),
    negotiationOn: plus(createdOn, Math.round(days * 0.75)),
    closedOn,
    outcome: closedOn > THROUGH ? "open" : wins ? "won" : "lost",
    reason: closedOn > THROUGH ? "" : reason,
    cents,
    listCents,
    offer,
  };
}

/** Expansions that were offered and declined, or are still being talked about. */
function openExpansions(customers: readonly Customer[], first: number, make: Making): readonly Deal[] {
  const { chance, quotas } = make;
  const deals: Deal[] = [];
  for (const customer of customers) {
    const { motion } = customer.account.profile;
    if (motion === "Self-serve" || customer.givesUpOn !== null || !quotas.falls(`${motion}/declined`, 0.22)) continue;
    const createdOn = plus(customer.commitOn, chance.whole(120, 900));
    const closedOn = plus(createdOn, chance.whole(25, 110));
    if (createdOn > THROUGH || (customer.leftOn !== null && closedOn > customer.leftOn)) continue;
    const offer = customer.deal?.offer;
    if (!offer) continue;
    const cents = Math.round((annualCents(offer) * chance.around([0.05, 0.15, 0.4])) / 100) * 100;
    deals.push(
      dealOf(
        customer,
        {
          type: "Expansion",
          createdOn,
          closedOn,
          wins: false,
          offer,
          cents,
          listCents: cents,
          reason: chance.pick(["No budget", "Timing", "Not needed"]),
        },
        first + deals.length,
        make,
      ),
    );
  }
  return deals;
}
