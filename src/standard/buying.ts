import { type Text, text } from "./text.ts";

/** The part somebody at the customer plays where it is decided to buy, and to stay. */
export const buyingRoles = ["champion", "decider", "sponsor", "technical_contact", "user", "blocker", "other"] as const;
export type BuyingRole = (typeof buyingRoles)[number];

/** How somebody stands to us. */
export const stances = ["for", "neutral", "against", "unknown"] as const;
export type Stance = (typeof stances)[number];

export interface ThreadLimits {
  /** Whoever was met within these days is a living thread. */
  readonly days: number;
  /** From this many people on an account does not hang on one of them (standard, row 66). */
  readonly enough: number;
}

export const threadLimits: ThreadLimits = { days: 90, enough: 2 };

export const buyingRoleWords: Readonly<Record<BuyingRole, Text>> = {
  champion: text("Champion", "Champion", "Fürsprecher"),
  decider: text("Decision maker", "Décideur", "Entscheider"),
  sponsor: text("Sponsor", "Sponsor", "Sponsor"),
  technical_contact: text("Technical contact", "Contact technique", "Technischer Kontakt"),
  user: text("User", "Utilisateur", "Anwender"),
  blocker: text("Blocker", "Opposant", "Verhinderer"),
  other: text("Another part", "Autre rôle", "Andere Rolle"),
};

export const stanceWords: Readonly<Record<Stance, Text>> = {
  for: text("for us", "pour nous", "für uns"),
  neutral: text("neutral", "neutre", "neutral"),
  against: text("against us", "contre nous", "gegen uns"),
  unknown: text("not known", "inconnue", "nicht bekannt"),
};
