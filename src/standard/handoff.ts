import type { Role } from "./roles.ts";
import { type Text, text } from "./text.ts";

/** What goes from the sale to those who deliver (standard 4.3). */
export const handoffFields = [
  "goals",
  "success_criteria",
  "pains",
  "champion",
  "decider",
  "sponsor",
  "technical_contact",
  "products",
  "terms",
  "kick_off",
  "risks",
  "promises",
  "preferences",
  "expansion_signals",
] as const;
export type HandoffField = (typeof handoffFields)[number];

export const handoffStates = ["draft", "offered", "returned", "accepted"] as const;
export type HandoffState = (typeof handoffStates)[number];

export const handoffActions = ["offer", "accept", "send_back", "withdraw"] as const;
export type HandoffAction = (typeof handoffActions)[number];

export interface HandoffTransition {
  readonly action: HandoffAction;
  readonly from: HandoffState;
  readonly to: HandoffState;
  readonly by: readonly Role[];
}

/** An accepted hand-off stays accepted: what comes up later is work on the plan. */
export const handoffTransitions: readonly HandoffTransition[] = [
  { action: "offer", from: "draft", to: "offered", by: ["ae", "am"] },
  { action: "offer", from: "returned", to: "offered", by: ["ae", "am"] },
  { action: "withdraw", from: "offered", to: "draft", by: ["ae", "am"] },
  { action: "accept", from: "offered", to: "accepted", by: ["csm"] },
  { action: "send_back", from: "offered", to: "returned", by: ["csm"] },
];

export const returnReasons = [
  "goals_unclear",
  "people_missing",
  "scope_differs",
  "promise_unknown",
  "promise_beyond_reach",
  "risk_not_told",
  "dates_beyond_reach",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];

export interface HandoffStandard {
  readonly edition: number;
  /** Fields without which nothing is offered. Risks and promises may be none, and then it must be said. */
  readonly required: readonly HandoffField[];
  /** Hours from the commit to the hand-off that was offered last before it was accepted. */
  readonly completeHours: number;
  /** Working days from that to our first contact with the customer. */
  readonly contactWorkingDays: number;
}

export const handoffStandard: HandoffStandard = {
  edition: 1,
  required: ["goals", "success_criteria", "pains", "champion", "decider", "products", "terms", "kick_off", "risks", "promises"],
  completeHours: 24,
  contactWorkingDays: 3,
};

export const handoffFieldWords: Readonly<Record<HandoffField, Text>> = {
  goals: text("Goals of the customer", "Objectifs du client", "Ziele des Kunden"),
  success_criteria: text("How success is measured", "Comment la réussite est mesurée", "Woran Erfolg gemessen wird"),
  pains: text("Pains", "Problèmes", "Probleme"),
  champion: text("Champion", "Champion", "Fürsprecher"),
  decider: text("Decision maker", "Décideur", "Entscheider"),
  sponsor: text("Sponsor", "Sponsor", "Sponsor"),
  technical_contact: text("Technical contact", "Contact technique", "Technischer Kontakt"),
  products: text("What was bought", "Ce qui a été acheté", "Was gekauft wurde"),
  terms: text("Terms", "Conditions", "Bedingungen"),
  kick_off: text("Day of the kick-off", "Jour du lancement", "Tag des Kick-offs"),
  risks: text("Risks and objections", "Risques et objections", "Risiken und Einwände"),
  promises: text("Promises made", "Promesses faites", "Gegebene Versprechen"),
  preferences: text("How the customer likes to work", "Manière de travailler du client", "Wie der Kunde arbeiten möchte"),
  expansion_signals: text("Signs of growth", "Signes d’expansion", "Anzeichen für Wachstum"),
};

export const handoffStateWords: Readonly<Record<HandoffState, Text>> = {
  draft: text("Being written", "En préparation", "In Arbeit"),
  offered: text("Offered", "Proposé", "Angeboten"),
  returned: text("Sent back", "Renvoyé", "Zurückgegeben"),
  accepted: text("Accepted", "Accepté", "Angenommen"),
};

export const handoffActionWords: Readonly<Record<HandoffAction, Text>> = {
  offer: text("Offer", "Proposer", "Anbieten"),
  accept: text("Accept", "Accepter", "Annehmen"),
  send_back: text("Send back", "Renvoyer", "Zurückgeben"),
  withdraw: text("Withdraw", "Retirer", "Zurückziehen"),
};

export const returnReasonWords: Readonly<Record<ReturnReason, Text>> = {
  goals_unclear: text("Goals are unclear.", "Les objectifs ne sont pas clairs.", "Die Ziele sind unklar."),
  people_missing: text("People are missing.", "Il manque des personnes.", "Personen fehlen."),
  scope_differs: text(
    "What was sold differs from the contract.",
    "Ce qui a été vendu diffère du contrat.",
    "Das Verkaufte weicht vom Vertrag ab.",
  ),
  promise_unknown: text(
    "A promise came up that is not listed.",
    "Une promesse est apparue qui n’est pas dans la liste.",
    "Ein Versprechen tauchte auf, das nicht in der Liste steht.",
  ),
  promise_beyond_reach: text("A promise can’t be kept.", "Une promesse ne peut pas être tenue.", "Ein Versprechen ist nicht zu halten."),
  risk_not_told: text("A risk was not told.", "Un risque n’a pas été signalé.", "Ein Risiko wurde nicht genannt."),
  dates_beyond_reach: text("The dates can’t be met.", "Les dates ne sont pas tenables.", "Die Termine sind nicht zu halten."),
  other: text("Another reason, in words.", "Un autre motif, en toutes lettres.", "Ein anderer Grund, in Worten."),
};
