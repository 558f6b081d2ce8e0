/**
 * SPICED as data: what a diagnosis asks, how deep each answer may count, and how much must be known before a deal goes on
 * (standard 2.1 to 2.3). A company may change levels, caps and gates; rules are given the standard they judge by.
 */

/** The five elements, in the order of rising urgency. The letters C and E are one element. */
export const letters = ["situation", "pain", "impact", "critical_event", "decision"] as const;
export type Letter = (typeof letters)[number];

/** 0 unknown, 1 named, 2 told with specifics, 3 in figures and confirmed by the customer. */
export const levels = [0, 1, 2, 3] as const;
export type Level = (typeof levels)[number];

/** Words as they were said, a paper of the customer's, or a call whose words were not kept. */
export const evidenceKinds = ["verbatim", "document", "call"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const speakers = ["customer", "seller"] as const;
export type Speaker = (typeof speakers)[number];

/** Why a level is lower than what was written down would give. */
export const capReasons = [
  "seller_said",
  "words_not_kept",
  "contradicted",
  "not_in_figures",
  "not_confirmed",
  "event_not_theirs",
  "event_without_date",
  "event_untested",
  "one_contact",
  "half_decision",
] as const;
export type CapReason = (typeof capReasons)[number];

/** What a gate may ask for besides levels. The first five are read off the diagnosis, the others somebody notes with a date. */
export const gateFacts = [
  "pain_ranked",
  "pain_cost",
  "impact_value",
  "impact_when_and_how",
  "buyer_known",
  "buyer_met",
  "champion_met_twice",
  "criteria_confirmed",
  "steps_complete",
  "buyer_said_yes",
  "champion_said_yes",
  "legal_dated",
  "no_open_objection",
  "event_risk_accepted",
] as const;
export type GateFact = (typeof gateFacts)[number];

export type Requirement =
  | { readonly kind: "level"; readonly letter: Letter; readonly atLeast: Level; readonly unless: GateFact | null }
  | { readonly kind: "every"; readonly atLeast: Level }
  | { readonly kind: "total"; readonly atLeast: number }
  | { readonly kind: "fact"; readonly fact: GateFact };

/** `block`: nobody goes on without it. `warn`: one may, and it is seen. */
export type Force = "warn" | "block";

/** What a deal is about to enter: a state of the Bowtie, or one of two steps between acceptance and commit. */
export const gateIds = ["sql", "sal", "proposal", "negotiation", "commit"] as const;
export type GateId = (typeof gateIds)[number];

export interface Gate {
  readonly id: GateId;
  readonly asks: readonly (Requirement & { readonly force: Force })[];
  /** S a practitioner's restatement, D ours. Which requirements block is ours throughout. */
  readonly evidence: "S" | "D";
  readonly source: string;
}

export const bandIds = ["conversation", "early", "gaps", "qualified"] as const;
export type BandId = (typeof bandIds)[number];

export interface SpicedStandard {
  /** Rises whenever anything in it changes. */
  readonly edition: number;
  /** The highest level where the reason holds; of a contradiction, the weaker reading is, so it has none. */
  readonly caps: Readonly<Record<Exclude<CapReason, "contradicted">, Level>>;
  /** Lowest total of each band, of 15. */
  readonly bands: Readonly<Record<BandId, number>>;
  /** Weights for coaching of calls. */
  readonly weights: Readonly<Record<Letter, number>>;
  /** Urgency where no event of the customer's has been tested. */
  readonly urgencyWithoutEvent: number;
  readonly gates: readonly Gate[];
}

const level = (letter: Letter, atLeast: Level, force: Force, unless: GateFact | null = null) =>
  ({ kind: "level", letter, atLeast, unless, force }) as const;
const fact = (id: GateFact, force: Force) => ({ kind: "fact", fact: id, force }) as const;
const total = (atLeast: number, force: Force) => ({ kind: "total", atLeast, force }) as const;

const METHODOLOGY = "Public skill file on sales methodology, stage gates of SPICED";

export const spiced: SpicedStandard = {
  edition: 1,
  caps: {
    seller_said: 1,
    words_not_kept: 1,
    not_in_figures: 2,
    not_confirmed: 2,
    event_not_theirs: 1,
    event_without_date: 1,
    event_untested: 2,
    one_contact: 1,
    half_decision: 2,
  },
  bands: { conversation: 0, early: 4, gaps: 8, qualified: 12 },
  weights: { situation: 2, pain: 4, impact: 5, critical_event: 4, decision: 3 },
  urgencyWithoutEvent: 0.2,
  gates: [
    { id: "sql", asks: [level("situation", 1, "warn"), level("pain", 1, "warn")], evidence: "D", source: "OpenBowtie" },
    {
      id: "sal",
      asks: [
        level("situation", 2, "warn"),
        level("pain", 2, "warn"),
        level("impact", 1, "warn"),
        level("critical_event", 1, "warn"),
        fact("pain_cost", "warn"),
      ],
      evidence: "S",
      source: `${METHODOLOGY}; the event by the end of discovery: LeadMagic GTM skills, https://github.com/LeadMagic/gtm-skills`,
    },
    {
      id: "proposal",
      asks: [
        fact("pain_ranked", "block"),
        level("critical_event", 1, "block", "event_risk_accepted"),
        level("decision", 2, "block"),
        total(8, "block"),
        fact("impact_value", "block"),
        fact("impact_when_and_how", "warn"),
        fact("buyer_known", "warn"),
        fact("champion_met_twice", "warn"),
      ],
      evidence: "S",
      source: METHODOLOGY,
    },
    {
      id: "negotiation",
      asks: [fact("buyer_met", "warn"), fact("criteria_confirmed", "warn"), fact("steps_complete", "warn"), total(10, "warn")],
      evidence: "S",
      source: METHODOLOGY,
    },
    {
      id: "commit",
      asks: [
        { kind: "every", atLeast: 2, force: "block" },
        total(12, "block"),
        fact("buyer_said_yes", "block"),
        fact("champion_said_yes", "warn"),
        fact("legal_dated", "block"),
        fact("no_open_objection", "warn"),
      ],
      evidence: "S",
      source: METHODOLOGY,
    },
  ],
};

/** Budget-based qualification, kept for import and comparison: a point in time, against a priority that holds at any time (2.3). */
export const bantFields = ["budget", "authority", "need", "timeline"] as const;
export type BantField = (typeof bantFields)[number];
