import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const growFromProvenImpact: Play = {
  id: "grow-from-proven-impact",
  edition: 1,
  stage: "expansion",
  levers: ["expansion"],
  ownerRole: "am",
  slaHours: null,
  metrics: ["net_revenue_retention", "expansion_by_reason", "cohort_outcomes"],
  trigger: { kind: "past", lever: "expansion", by: 0.15 },
  example: { due: { value: 0.008, against: 0.011 }, healthy: { value: 0.011, against: 0.011 } },
  evidence: "S",
  source: playSources.saasMethod,
  words: {
    en: {
      title: "Grow from a proven impact",
      goal: "Propose more only where a result is confirmed and the customer has a next goal.",
      actions: [
        "List accounts with a result confirmed in the last six months and no expansion since.",
        "Ask for the next goal, and write its situation, pain, impact and date anew.",
        "Link each expansion proposal to the result that makes it credible.",
        "Plan the step with the customer as a new commitment, with its own first impact.",
      ],
      exitEvidence: [
        "Four of five expansions of the quarter follow a confirmed result.",
        "Monthly expansion has regained the rate of a year ago.",
      ],
    },
    fr: {
      title: "Grandir à partir d’un résultat prouvé",
      goal: "Ne proposer davantage que là où un résultat est confirmé et où le client a un nouvel objectif.",
      actions: [
        "Lister les comptes avec un résultat confirmé depuis moins de six mois et sans expansion depuis.",
        "Demander le prochain objectif, et en écrire à neuf la situation, le problème, l’impact et la date.",
        "Relier chaque proposition d’expansion au résultat qui la rend crédible.",
        "Planifier le pas avec le client comme un nouvel engagement, avec son propre premier résultat.",
      ],
      exitEvidence: [
        "Quatre expansions du trimestre sur cinq suivent un résultat confirmé.",
        "L’expansion mensuelle a retrouvé le taux d’il y a un an.",
      ],
    },
    de: {
      title: "Aus bewiesenem Nutzen wachsen",
      goal: "Mehr nur dort vorschlagen, wo ein Ergebnis bestätigt ist und der Kunde ein nächstes Ziel hat.",
      actions: [
        "Kunden auflisten, die in den letzten sechs Monaten ein Ergebnis bestätigt und seither nicht erweitert haben.",
        "Nach dem nächsten Ziel fragen und dessen Situation, Problem, Nutzen und Termin neu aufschreiben.",
        "Jeden Vorschlag zur Erweiterung mit dem Ergebnis verbinden, das ihn glaubhaft macht.",
        "Den Schritt mit dem Kunden als neue Zusage planen, mit eigenem ersten Nutzen.",
      ],
      exitEvidence: [
        "Vier von fünf Expansionen des Quartals folgen auf ein bestätigtes Ergebnis.",
        "Die monatliche Expansion hat die Rate des Vorjahres wieder erreicht.",
      ],
    },
  },
};
