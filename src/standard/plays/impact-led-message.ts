import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const impactLedMessage: Play = {
  id: "impact-led-message",
  edition: 1,
  stage: "awareness",
  levers: ["cr.prospect_mql", "dt.awareness"],
  ownerRole: "marketing",
  slaHours: null,
  metrics: ["bowtie_conversion", "bowtie_time"],
  trigger: { kind: "past", lever: "cr.prospect_mql", by: 0.1 },
  example: { due: { value: 0.08, against: 0.1 }, healthy: { value: 0.1, against: 0.1 } },
  evidence: "S",
  source: playSources.saasMethod,
  words: {
    en: {
      title: "Speak of the result, not the product",
      goal: "Have prospects recognise a result they need before they hear of features.",
      actions: [
        "Interview five customers on what changed for them, in numbers and in their daily work.",
        "Write one message for each buyer role, built on a result and the problem behind it.",
        "Replace feature headlines on the three most visited pages and in running campaigns.",
        "Record on every lead which result it reacted to.",
      ],
      exitEvidence: [
        "More than half of new leads carry the result they reacted to.",
        "The rate from prospect to MQL is back at its level of a year ago.",
      ],
    },
    fr: {
      title: "Parler du résultat, pas du produit",
      goal: "Faire reconnaître aux prospects un résultat dont ils ont besoin avant toute fonctionnalité.",
      actions: [
        "Interroger cinq clients sur ce qui a changé pour eux, en chiffres et dans leur quotidien.",
        "Écrire un message par rôle d’acheteur, bâti sur un résultat et le problème qui le précède.",
        "Remplacer les titres centrés sur les fonctions dans les trois pages les plus vues et les campagnes en cours.",
        "Noter sur chaque lead le résultat auquel il a réagi.",
      ],
      exitEvidence: [
        "Plus de la moitié des nouveaux leads portent le résultat auquel ils ont réagi.",
        "Le taux de prospect à MQL a retrouvé son niveau d’il y a un an.",
      ],
    },
    de: {
      title: "Vom Ergebnis sprechen, nicht vom Produkt",
      goal: "Interessenten erkennen ein Ergebnis, das sie brauchen, bevor von Funktionen die Rede ist.",
      actions: [
        "Fünf Kunden befragen, was sich für sie geändert hat, in Zahlen und im Alltag.",
        "Je Käuferrolle eine Botschaft schreiben, die auf einem Ergebnis und dem Problem davor aufbaut.",
        "Funktionsüberschriften auf den drei meistbesuchten Seiten und in laufenden Kampagnen ersetzen.",
        "Bei jedem Lead festhalten, auf welches Ergebnis er reagiert hat.",
      ],
      exitEvidence: [
        "Mehr als die Hälfte der neuen Leads trägt das Ergebnis, auf das sie reagiert haben.",
        "Die Rate vom Interessenten zum MQL ist wieder auf dem Stand des Vorjahres.",
      ],
    },
  },
};
