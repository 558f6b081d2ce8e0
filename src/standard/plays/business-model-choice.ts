import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const businessModelChoice: Play = {
  id: "business-model-choice",
  edition: 1,
  stage: "commit",
  levers: ["price", "cr.win", "dt.select", "spend"],
  ownerRole: "executive",
  slaHours: null,
  metrics: ["cac_payback", "win_rate", "sales_cycle", "capital_at_risk"],
  trigger: { kind: "metric", metric: "cac_payback", part: null, is: "above", limit: 24 },
  example: { due: { value: 30, against: null }, healthy: { value: 15, against: null } },
  evidence: "P",
  source: playSources.business,
  words: {
    en: {
      title: "Choose how customers pay",
      goal: "Match the way customers pay to the risk we can carry and the cycle we can afford.",
      actions: [
        "Set cycle, win rate, payback and capital at risk of each business model side by side.",
        "Ask why deals were lost: the size of the commitment, or the proof of the result.",
        "Move one offer one step along the arc, for instance from yearly to quarterly, and state what should change.",
        "Keep to one model until it pays for itself, and add another only then.",
      ],
      exitEvidence: [
        "The decision is written with the cycle, win rate and payback that it expects.",
        "Two quarters later the offer’s payback is below 24 months, or the change is taken back.",
      ],
    },
    fr: {
      title: "Choisir comment les clients paient",
      goal: "Accorder le mode de paiement au risque que nous pouvons porter et au cycle que nous pouvons financer.",
      actions: [
        "Mettre côte à côte le cycle, le taux de gain, l’amortissement et le capital à risque de chaque modèle économique.",
        "Demander pourquoi des affaires ont été perdues : la taille de l’engagement ou la preuve du résultat.",
        "Déplacer une offre d’un cran sur l’arc, par exemple de l’annuel au trimestriel, et dire ce qui doit changer.",
        "S’en tenir à un modèle jusqu’à ce qu’il se finance, et n’en ajouter un autre qu’alors.",
      ],
      exitEvidence: [
        "La décision est écrite, avec le cycle, le taux de gain et l’amortissement qu’elle attend.",
        "Deux trimestres plus tard, l’offre s’amortit en moins de 24 mois, ou le changement est annulé.",
      ],
    },
    de: {
      title: "Wählen, wie Kunden bezahlen",
      goal: "Die Zahlungsweise auf das Risiko abstimmen, das wir tragen, und auf den Zyklus, den wir uns leisten können.",
      actions: [
        "Zyklus, Gewinnrate, Amortisation und gebundenes Kapital jedes Geschäftsmodells nebeneinanderstellen.",
        "Fragen, woran Deals scheiterten: an der Größe der Bindung oder am Beleg des Ergebnisses.",
        "Ein Angebot einen Schritt auf dem Bogen verschieben, etwa von jährlich auf vierteljährlich, und sagen, was sich ändern soll.",
        "Bei einem Modell bleiben, bis es sich trägt, und erst dann ein weiteres hinzunehmen.",
      ],
      exitEvidence: [
        "Die Entscheidung ist aufgeschrieben, mit Zyklus, Gewinnrate und Amortisation, die sie erwartet.",
        "Zwei Quartale später amortisiert sich das Angebot in weniger als 24 Monaten, oder die Änderung ist zurückgenommen.",
      ],
    },
  },
};
