import type {
  CloseStepId,
  Closure,
  Direction,
  ImpactNeed,
  ImpactState,
  MeasurementSource,
  MeterTake,
  OutcomeBucket,
  OutcomePart,
  PlanPhase,
  ProofKind,
} from "./plan.ts";
import { type Text, text } from "./text.ts";

export const outcomeBucketWords: Readonly<Record<OutcomeBucket, Text>> = {
  revenue: text("More revenue", "Plus de revenu", "Mehr Umsatz"),
  cost: text("Lower cost", "Moins de coûts", "Weniger Kosten"),
  experience: text("Better experience", "Meilleure expérience", "Besseres Erlebnis"),
  risk: text("Less risk", "Moins de risque", "Weniger Risiko"),
};

export const directionWords: Readonly<Record<Direction, Text>> = {
  up: text("Rises", "Monte", "Steigt"),
  down: text("Falls", "Baisse", "Sinkt"),
  band: text("Stays within a band", "Reste dans une plage", "Bleibt in einer Spanne"),
};

export const measurementSourceWords: Readonly<Record<MeasurementSource, Text>> = {
  usage: text("From usage", "Tirée de l’utilisation", "Aus der Nutzung"),
  ledger: text("From our records", "Tirée de nos données", "Aus unseren Daten"),
  system: text("Sent by a system", "Envoyée par un système", "Von einem System gesendet"),
  hand: text("Entered by us", "Saisie par nous", "Von uns eingetragen"),
  buyer: text("Given by the buyer", "Donnée par l’acheteur", "Vom Käufer angegeben"),
};

export const meterTakeWords: Readonly<Record<MeterTake, Text>> = {
  sum_of_month: text("Sum of each month", "Somme de chaque mois", "Summe jedes Monats"),
  last: text("Newest value of a day", "Valeur du jour la plus récente", "Neuester Tageswert"),
  events_of_month: text("Activities of a type, by month", "Activités d’un type, par mois", "Aktivitäten einer Art, je Monat"),
  revenue_of_month: text(
    "Recurring revenue at the end of each month",
    "Revenu récurrent à la fin de chaque mois",
    "Wiederkehrender Umsatz am Ende jedes Monats",
  ),
  days_to_state: text(
    "Days from the first win to a state",
    "Jours de la première vente à un état",
    "Tage vom ersten Gewinn bis zu einem Zustand",
  ),
};

export const planPhaseWords: Readonly<Record<PlanPhase, Text>> = {
  close: text("Close plan", "Plan de conclusion", "Abschlussplan"),
  success: text("Success plan", "Plan de succès", "Erfolgsplan"),
};

export const impactStateWords: Readonly<Record<ImpactState, { readonly title: Text; readonly meaning: Text }>> = {
  discovered: {
    title: text("Discovered", "Découvert", "Gefunden"),
    meaning: text(
      "The customer named it; figures, date or owners may be missing.",
      "Le client l’a nommé ; chiffres, date ou responsables peuvent manquer.",
      "Der Kunde hat ihn genannt; Zahlen, Termin oder Verantwortliche können fehlen.",
    ),
  },
  agreed: {
    title: text("Agreed", "Convenu", "Vereinbart"),
    meaning: text(
      "Both sides stand behind figure, target and date.",
      "Les deux parties assument chiffre, cible et date.",
      "Beide Seiten stehen hinter Zahl, Ziel und Termin.",
    ),
  },
  delivered: {
    title: text("Delivered", "Livré", "Geliefert"),
    meaning: text(
      "We say it is reached, and show evidence.",
      "Nous le disons atteint, preuve à l’appui.",
      "Wir halten ihn für erreicht und zeigen Belege.",
    ),
  },
  confirmed: {
    title: text("Confirmed", "Confirmé", "Bestätigt"),
    meaning: text("The buyer says it is reached.", "L’acheteur le dit atteint.", "Der Käufer sagt, er ist erreicht."),
  },
};

export const impactNeedWords: Readonly<Record<ImpactNeed, Text>> = {
  complete: text(
    "Metric, baseline, target, date and both owners are needed.",
    "Il faut un indicateur, un départ, une cible, une date et deux responsables.",
    "Nötig sind Kennzahl, Ausgangswert, Ziel, Termin und Verantwortliche beider Seiten.",
  ),
  buyer: text(
    "A named person of the buyer’s is needed.",
    "Il faut une personne nommée chez l’acheteur.",
    "Nötig ist eine benannte Person der Käuferseite.",
  ),
  evidence: text(
    "A measurement or a document is needed.",
    "Il faut une mesure ou un document.",
    "Nötig ist eine Messung oder ein Dokument.",
  ),
  reason: text("A reason is needed.", "Il faut un motif.", "Nötig ist ein Grund."),
};

export const closureWords: Readonly<Record<Closure, Text>> = {
  achieved: text("Achieved", "Atteint", "Erreicht"),
  partly: text("Partly achieved", "Atteint en partie", "Teilweise erreicht"),
  missed: text("Missed", "Manqué", "Verfehlt"),
  cancelled: text("Cancelled", "Annulé", "Entfallen"),
};

export const outcomePartWords: Readonly<Record<OutcomePart, Text>> = {
  metric: text("Metric", "Indicateur", "Kennzahl"),
  baseline: text("Figure today", "Chiffre actuel", "Heutige Zahl"),
  target: text("Target", "Cible", "Ziel"),
  date: text("Date", "Date", "Termin"),
  buyer_owner: text("Owner at the buyer", "Responsable chez l’acheteur", "Verantwortlich beim Käufer"),
  our_owner: text("Owner with us", "Responsable chez nous", "Verantwortlich bei uns"),
};

export const closeStepWords: Readonly<Record<CloseStepId, Text>> = {
  technical_validation: text("Technical validation", "Validation technique", "Technische Prüfung"),
  business_case: text("Business case", "Justification économique", "Wirtschaftlichkeit"),
  decision: text("Decision", "Décision", "Entscheidung"),
  security_review: text("Security review", "Revue de sécurité", "Sicherheitsprüfung"),
  legal: text("Contract terms", "Clauses du contrat", "Vertragsbedingungen"),
  purchase_order: text("Purchase order", "Bon de commande", "Bestellung"),
  signature: text("Signature", "Signature", "Unterschrift"),
  go_live: text("Go-live", "Mise en service", "Go-live"),
  first_value: text("First impact", "Premier impact", "Erster Nutzen"),
};

export const proofWords: Readonly<Record<ProofKind, Text>> = {
  review: text("Review", "Avis", "Bewertung"),
  rating: text("Rating", "Note", "Benotung"),
  testimonial: text("Testimonial", "Témoignage", "Kundenstimme"),
  reference: text("Reference", "Référence", "Referenz"),
  case: text("Case study", "Étude de cas", "Fallstudie"),
  outcome: text("Own confirmed outcome", "Propre résultat confirmé", "Eigenes bestätigtes Ergebnis"),
};
