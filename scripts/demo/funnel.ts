import { type Day, type Month, month } from "../../src/domain/index.ts";
import { dayIn, plus } from "./calendar.ts";
import { Chance, Quotas } from "./chance.ts";
import { currencyOf, type Profile, profileOf } from "./market.ts";
import { CompanyNames, emailOf, personName, SELLERS } from "./names.ts";
import { annualCents, type Offer, offerOf } from "./plans.ts";
import {
  type CurrencyCode,
  FIRST_MONTH,
  LAST_MONTH,
  MARKETPLACE_CUSTOMERS,
  MOTIONS,
  type Motion,
  motions,
  OUTBOUND_SHARE,
  SEASON,
  THROUGH,
  TREND,
} from "./story.ts";

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly profile: Profile;
  readonly model: "Subscription" | "Consumption";
  readonly currency: CurrencyCode;
  readonly owner: string;
  readonly createdOn: Day;
  parentId: string | null;
}

export interface Deal {
  readonly id: string;
  readonly account: Account;
  readonly leadId: string | null;
  readonly title: string;
  readonly type: "New Business" | "Expansion" | "Renewal";
  readonly owner: string;
  readonly createdOn: Day;
  /** Days the later stages were entered; those ahead of the last day have not been. */
  readonly proposalOn: Day;
  readonly negotiationOn: Day;
  readonly closedOn: Day;
  readonly outcome: "open" | "won" | "lost";
  readonly reason: string;
  readonly cents: number;
  readonly listCents: number;
  readonly offer: Offer;
}

export interface Lead {
  readonly id: string;
  readonly company: string;
  readonly email: string;
  readonly profile: Profile;
  readonly createdOn: Day;
  readonly mqlOn: Day | null;
  readonly sqlOn: Day | null;
  readonly stage: "New" | "Marketing qualified" | "Sales qualified" | "Converted" | "Disqualified";
  readonly deal: Deal | null;
}

export interface Funnel {
  readonly leads: readonly Lead[];
  readonly deals: readonly Deal[];
  readonly accounts: readonly Account[];
  /** Customers without a deal: bought in a marketplace. */
  readonly marketplace: readonly { readonly account: Account; readonly offer: Offer; readonly on: Day }[];
}

const LOST = {
  "Self-serve": { "Trial not used": 46, Price: 22, "No decision": 20, "Missing feature": 12 },
  "Inside sales": { "No decision": 38, Price: 24, Competitor: 22, "Missing feature": 16 },
  "Field sales": { "No decision": 44, Competitor: 30, Timing: 16, Price: 10 },
} as const satisfies Readonly<Record<Motion, Readonly<Record<string, number>>>>;

/** Everybody who is known by name, from lead to closed deal. */
class FunnelMaker {
  readonly leads: Lead[] = [];
  readonly deals: Deal[] = [];
  readonly accounts: Account[] = [];
  private readonly chance = new Chance("funnel");
  private readonly quotas = new Quotas("funnel");
  private readonly names = new CompanyNames(new Chance("names"));

  lead(motion: Motion, at: Month): void {
    const { chance } = this;
    const story = MOTIONS[motion];
    const year = Math.floor((at - FIRST_MONTH) / 12);
    const profile = profileOf(motion, chance);
    const { name, domain } = this.names.next(profile.industry);
    const createdOn = dayIn(at, chance);
    const reaches = (state: "mql" | "sql" | "sal"): boolean =>
      this.quotas.falls(`${motion}/${state}`, story[state] * (TREND.qualify[year] ?? 1));
    const mqlOn = reaches("mql") ? known(plus(createdOn, chance.wholeAround(story.waits[0]))) : null;
    const sqlOn = mqlOn !== null && reaches("sql") ? known(plus(mqlOn, chance.wholeAround(story.waits[1]))) : null;
    const salOn = sqlOn !== null && reaches("sal") ? known(plus(sqlOn, chance.wholeAround(story.waits[2]))) : null;
    const id = String(7_000_100 + this.leads.length * 3);
    const owner = chance.pick(SELLERS[motion]);
    const withoutLead = motion === "Field sales" && chance.hit(OUTBOUND_SHARE * 4);
    const deal =
      salOn === null ? null : this.deal(this.account(profile, { name, domain, owner, createdOn: salOn }), salOn, withoutLead ? null : id);
    if (deal !== null && withoutLead) return;
    const waiting = sqlOn ?? mqlOn ?? createdOn;
    const stage = deal
      ? "Converted"
      : chance.hit(waiting + 60 < THROUGH ? 0.78 : 0.15)
        ? "Disqualified"
        : sqlOn
          ? "Sales qualified"
          : mqlOn
            ? "Marketing qualified"
            : "New";
    this.leads.push({
      id,
      company: name,
      email: emailOf(personName(chance), domain),
      profile,
      createdOn,
      mqlOn,
      sqlOn,
      stage,
      deal,
    });
  }

  account(profile: Profile, { name, domain, owner, createdOn }: Pick<Account, "name" | "domain" | "owner" | "createdOn">): Account {
    const isMetered = this.quotas.falls(`${profile.motion}/metered`, MOTIONS[profile.motion].metered);
    const account: Account = {
      id: String(4_100_200 + this.accounts.length * 7),
      name,
      domain,
      profile,
      model: isMetered ? "Consumption" : "Subscription",
      currency: currencyOf(profile.region),
      owner,
      createdOn,
      parentId: null,
    };
    this.accounts.push(account);
    return account;
  }

  private deal(account: Account, createdOn: Day, leadId: string | null): Deal {
    const { chance } = this;
    const { motion } = account.profile;
    const story = MOTIONS[motion];
    const year = Math.floor((createdOn - THROUGH) / 365) + 4;
    const wins = this.quotas.falls(`${motion}/won`, story.won * (TREND.win[Math.min(Math.max(year, 0), 3)] ?? 1));
    const days = chance.wholeAround(wins ? story.cycle : story.lostCycle);
    const closedOn = plus(createdOn, days);
    const offer = offerOf(motion, account.model === "Consumption", account.currency, chance);
    const listCents = annualCents(offer);
    const isOpen = closedOn > THROUGH;
    const deal: Deal = {
      id: String(91_400_300 + this.deals.length * 11),
      account,
      leadId,
      title: `${account.name} - ${motion === "Self-serve" ? "trial" : "new"}`,
      type: "New Business",
      owner: account.owner,
      createdOn,
      proposalOn: plus(createdOn, Math.round(days * 0.35)),
      negotiationOn: plus(createdOn, Math.round(days * 0.7)),
      closedOn,
      outcome: isOpen ? "open" : wins ? "won" : "lost",
      reason: isOpen ? "" : wins ? chance.pick(["Time saved", "Compliance", "Recommended", ""]) : chance.weighted<string>(LOST[motion]),
      cents: listCents,
      listCents,
      offer,
    };
    this.deals.push(deal);
    return deal;
  }

  marketplace(): Funnel["marketplace"] {
    const { chance } = this;
    return Array.from({ length: MARKETPLACE_CUSTOMERS }, (_, i) => {
      const at = month(FIRST_MONTH + 5 + Math.floor((i * (LAST_MONTH - FIRST_MONTH - 7)) / MARKETPLACE_CUSTOMERS));
      const on = dayIn(at, chance);
      const profile: Profile = { ...profileOf("Self-serve", chance), source: "Marketplace" };
      const account = this.account(profile, { ...this.names.next(profile.industry), owner: "Self-serve desk", createdOn: on });
      return { account, on, offer: offerOf("Self-serve", account.model === "Consumption", account.currency, chance) };
    });
  }
}

/** What has not happened by the last day is not known. */
const known = (on: Day): Day | null => (on > THROUGH ? null : on);

export function makeFunnel(): Funnel {
  const maker = new FunnelMaker();
  for (let at = FIRST_MONTH; at <= LAST_MONTH; at = month(at + 1)) {
    const progress = (at - FIRST_MONTH) / (LAST_MONTH - FIRST_MONTH);
    for (const motion of motions) {
      const [first, last] = MOTIONS[motion].leads;
      const leads = Math.round((first + (last - first) * progress) * (SEASON[at % 12] ?? 1));
      for (let i = 0; i < leads; i++) maker.lead(motion, at);
    }
  }
  const marketplace = maker.marketplace();
  return { leads: maker.leads, deals: maker.deals, accounts: maker.accounts, marketplace };
}
