import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const spendToPayback: Play = {
  id: "spend-to-payback",
  edition: 1,
  stage: "awareness",
  levers: ["spend", "inflow"],
  ownerRole: "marketing",
  slaHours: null,
  metrics: ["cac_payback", "cac", "new_cac_ratio"],
  trigger: { kind: "metric", metric: "cac_payback", part: null, is: "above", limit: 18 },
  example: { due: { value: 22, against: null }, healthy: { value: 14, against: null } },
  evidence: "S",
  source: playSources.leadmagic,
  words: {
    en: {
      title: "Move spend to what pays back",
      goal: "Put the next unit of spend where customers bring it back soonest.",
      actions: [
        "Compute cost and payback of each channel on customers won, not on leads.",
        "Cut by half the channel with the longest payback.",
        "Raise the shortest by a fifth at a time, and watch whether its payback holds.",
        "Keep one tenth for trials of new channels, each with a date to stop.",
      ],
      exitEvidence: [
        "Every cost of winning carries its channel and its purpose.",
        "Payback of customers won in the last two quarters is at most 18 months.",
      ],
    },
    fr: {
      title: "Déplacer la dépense vers ce qui s’amortit",
      goal: "Mettre la prochaine dépense là où les clients la rendent le plus tôt.",
      actions: [
        "Calculer le coût et l’amortissement de chaque canal sur les clients gagnés, pas sur les leads.",
        "Réduire de moitié le canal à l’amortissement le plus long.",
        "Augmenter le plus court d’un cinquième à la fois, et voir si son amortissement tient.",
        "Garder un dixième pour l’essai de nouveaux canaux, chacun avec une date d’arrêt.",
      ],
      exitEvidence: [
        "Chaque coût d’acquisition porte son canal et son objet.",
        "Les clients gagnés aux deux derniers trimestres s’amortissent en 18 mois au plus.",
      ],
    },
    de: {
      title: "Ausgaben dorthin lenken, wo sie sich amortisieren",
      goal: "Die nächste Ausgabe dort einsetzen, wo Kunden sie am frühesten zurückbringen.",
      actions: [
        "Kosten und Amortisation jedes Kanals an gewonnenen Kunden berechnen, nicht an Leads.",
        "Den Kanal mit der längsten Amortisation halbieren.",
        "Den mit der kürzesten um jeweils ein Fünftel erhöhen und beobachten, ob seine Amortisation hält.",
        "Ein Zehntel für Versuche mit neuen Kanälen behalten, jeder mit einem Enddatum.",
      ],
      exitEvidence: [
        "Alle Kosten der Neugewinnung tragen ihren Kanal und ihren Zweck.",
        "In den letzten zwei Quartalen gewonnene Kunden amortisieren sich in höchstens 18 Monaten.",
      ],
    },
  },
};
