import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const jointImpactPlan: Play = {
  id: "joint-impact-plan",
  edition: 1,
  stage: "impact",
  levers: ["usage_churn", "renewal", "expansion"],
  ownerRole: "csm",
  slaHours: null,
  metrics: ["usage_churn", "cohort_outcomes", "logo_retention"],
  trigger: { kind: "past", lever: "usage_churn", by: 0.2 },
  example: { due: { value: 0.02, against: 0.012 }, healthy: { value: 0.012, against: 0.012 } },
  evidence: "P",
  source: playSources.jointPlan,
  words: {
    en: {
      title: "Keep a joint impact plan",
      goal: "Let each customer see, in figures, the result the product keeps bringing.",
      actions: [
        "Write with the customer two to four results, each with a figure today, a target and a date.",
        "Let the plan run past the renewal date, so that renewing is carrying on.",
        "Review it every quarter with the sponsor, and record what was measured.",
        "Replace results that have been reached by the customer’s next goals.",
      ],
      exitEvidence: [
        "Four of five live customers have a plan touched in the last 60 days.",
        "Each has at least one result that the customer confirmed in the last six months.",
      ],
    },
    fr: {
      title: "Tenir un plan d’impact commun",
      goal: "Montrer à chaque client, en chiffres, le résultat que le produit continue d’apporter.",
      actions: [
        "Écrire avec le client deux à quatre résultats, chacun avec un chiffre actuel, une cible et une date.",
        "Faire courir le plan au-delà de l’échéance, pour que renouveler soit continuer.",
        "Le revoir chaque trimestre avec le sponsor, et noter ce qui a été mesuré.",
        "Remplacer les résultats atteints par les prochains objectifs du client.",
      ],
      exitEvidence: [
        "Quatre clients en service sur cinq ont un plan touché depuis moins de 60 jours.",
        "Chacun a au moins un résultat qu’il a confirmé dans les six derniers mois.",
      ],
    },
    de: {
      title: "Einen gemeinsamen Nutzenplan führen",
      goal: "Jeder Kunde sieht in Zahlen, welches Ergebnis das Produkt fortlaufend bringt.",
      actions: [
        "Mit dem Kunden zwei bis vier Ergebnisse aufschreiben, jedes mit heutiger Zahl, Ziel und Termin.",
        "Den Plan über das Vertragsende hinaus laufen lassen, damit Verlängern Weitermachen ist.",
        "Ihn jedes Quartal mit dem Sponsor durchgehen und das Gemessene festhalten.",
        "Erreichte Ergebnisse durch die nächsten Ziele des Kunden ersetzen.",
      ],
      exitEvidence: [
        "Vier von fünf Live-Kunden haben einen Plan, der in den letzten 60 Tagen angefasst wurde.",
        "Jeder hat mindestens ein Ergebnis, das er in den letzten sechs Monaten bestätigt hat.",
      ],
    },
  },
};
