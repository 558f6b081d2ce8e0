import type { Day } from "../../src/domain/index.ts";
import { plus } from "./calendar.ts";
import { Chance, Quotas } from "./chance.ts";
import type { Account, Deal } from "./funnel.ts";
import type { Offer } from "./plans.ts";
import { type CurrencyCode, HANDOVER_BY_FORM, MOTIONS, THROUGH } from "./story.ts";

/** One item of a subscription, as billing keeps it. */
export interface Line {
  readonly subscription: string;
  readonly item: string;
  readonly from: Day;
  readonly offer: Offer;
  readonly currency: CurrencyCode;
  readonly contractEnd: Day | null;
  readonly discountPercent: number;
  readonly discountEndsOn: Day | null;
  readonly trialEndsOn: Day | null;
  to: Day | null;
  noticeOn: Day | null;
  reason: EndReason | "";
}

export type EndReason = "chosen" | "payment" | "end_of_term";

/** One change of a commitment to use, as metering keeps it. */
export interface Commitment {
  readonly subscription: string;
  readonly type: "start" | "update" | "pause" | "resume" | "cancel";
  readonly on: Day;
  readonly askedOn: Day | null;
  readonly offer: Offer;
  readonly reason: EndReason | "";
}

/** Why a line begins, beside what is sold. */
export type LineTerms = Partial<Pick<Line, "contractEnd" | "discountPercent" | "discountEndsOn" | "trialEndsOn" | "currency">>;

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** Everybody who has ever bought, with what billing knows of them. */
export class Customer {
  readonly lines: Line[] = [];
  readonly commitments: Commitment[] = [];
  readonly billingId: string;
  readonly liveOn: Day | null;
  readonly impactOn: Day | null;
  /** Day a customer leaves who never goes live. */
  readonly givesUpOn: Day | null;
  leftOn: Day | null = null;
  private readonly ids: Chance;

  readonly account: Account;
  readonly deal: Deal | null;
  readonly commitOn: Day;

  constructor(account: Account, deal: Deal | null, commitOn: Day, make: Making) {
    this.account = account;
    this.deal = deal;
    this.commitOn = commitOn;
    this.ids = new Chance(`ids/${account.id}`);
    this.billingId = `cus_${this.letters(10)}`;
    const { motion } = account.profile;
    const { onboarding, impact, lostInOnboarding } = MOTIONS[motion];
    const since = commitOn >= HANDOVER_BY_FORM ? 1 : 0;
    const isLost = make.quotas.falls(`${motion}/onboarding/${since}`, lostInOnboarding[since]);
    const live = plus(commitOn, make.chance.wholeAround(onboarding));
    const felt = plus(live, make.chance.wholeAround(impact));
    this.givesUpOn = isLost ? plus(commitOn, make.chance.whole(24, 87)) : null;
    this.liveOn = isLost || live > THROUGH ? null : live;
    this.impactOn = isLost || felt > THROUGH ? null : felt;
  }

  letters(count: number): string {
    let text = "";
    for (let i = 0; i < count; i++) text += LETTERS.charAt(this.ids.whole(0, LETTERS.length - 1));
    return text;
  }

  /** Adds a line and returns it, so that it can be ended later. */
  begin(subscription: string, from: Day, offer: Offer, terms: LineTerms = {}): Line {
    const line: Line = {
      subscription,
      item: `si_${this.letters(8)}`,
      from,
      offer,
      currency: this.account.currency,
      contractEnd: null,
      discountPercent: 0,
      discountEndsOn: null,
      trialEndsOn: null,
      to: null,
      noticeOn: null,
      reason: "",
      ...terms,
    };
    this.lines.push(line);
    return line;
  }

  /** The customer leaves with all that is left of a subscription. */
  leave(subscription: string, on: Day, reason: EndReason, noticeOn: Day | null): void {
    for (const line of this.lines) {
      if (line.subscription !== subscription || (line.to !== null && line.to <= on)) continue;
      line.to = on;
      line.reason = reason;
      line.noticeOn = noticeOn;
    }
    this.leftOn = on;
  }
}

/** What every life is made with. */
export interface Making {
  readonly chance: Chance;
  readonly quotas: Quotas;
  /** Notes a deal with a customer: an expansion or a renewal. */
  sell(customer: Customer, sale: Sale): void;
}

export interface Sale {
  readonly type: "Expansion" | "Renewal";
  readonly createdOn: Day;
  readonly closedOn: Day;
  readonly wins: boolean;
  readonly offer: Offer;
  readonly cents: number;
  readonly listCents: number;
  readonly reason: string;
}

export const newMaking = (sell: Making["sell"]): Making => ({ chance: new Chance("customers"), quotas: new Quotas("customers"), sell });
