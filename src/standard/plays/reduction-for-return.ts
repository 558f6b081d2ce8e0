import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const reductionForReturn: Play = {
  id: "reduction-for-return",
  edition: 1,
  stage: "impact",
  levers: ["contraction", "discount"],
  ownerRole: "am",
  slaHours: 24,
  metrics: ["contraction_by_reason", "net_renewal_rate", "revenue_churn_rate"],
  trigger: { kind: "lever", lever: "contraction", is: "above", limit: 0.01 },
  example: { due: { value: 0.015, against: null }, healthy: { value: 0.004, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Trade a reduction for something",
      goal: "Keep value when a customer asks to pay less.",
      actions: [
        "Ask what has changed at the customer before any figure is named.",
        "Show what the customer has gained so far, in the figures they confirmed.",
        "Offer choices: less scope, a longer term, payment in advance, or a pause with an end.",
        "Escalate reductions above a fifth of the contract to leadership within a day.",
      ],
      exitEvidence: [
        "Every reduction of the quarter names what was received for it.",
        "Monthly contraction is at or below 1 % of recurring revenue for three months.",
      ],
    },
    fr: {
      title: "Échanger une réduction contre une contrepartie",
      goal: "Garder de la valeur quand un client demande à payer moins.",
      actions: [
        "Demander ce qui a changé chez le client avant de citer un chiffre.",
        "Montrer ce que le client a gagné jusqu’ici, avec les chiffres qu’il a confirmés.",
        "Offrir un choix : périmètre réduit, durée plus longue, paiement d’avance ou pause avec une fin.",
        "Porter à la direction sous un jour les réductions de plus d’un cinquième du contrat.",
      ],
      exitEvidence: [
        "Chaque réduction du trimestre dit ce qui a été reçu en échange.",
        "La contraction mensuelle est depuis trois mois de 1 % du revenu récurrent au plus.",
      ],
    },
    de: {
      title: "Eine Verkleinerung gegen etwas tauschen",
      goal: "Wert behalten, wenn ein Kunde weniger zahlen will.",
      actions: [
        "Fragen, was sich beim Kunden geändert hat, bevor eine Zahl fällt.",
        "Zeigen, was der Kunde bisher gewonnen hat, in den Zahlen, die er bestätigt hat.",
        "Eine Wahl anbieten: weniger Umfang, längere Laufzeit, Vorauszahlung oder eine Pause mit Ende.",
        "Verkleinerungen über ein Fünftel des Vertrags binnen eines Tages der Geschäftsleitung vorlegen.",
      ],
      exitEvidence: [
        "Jede Verkleinerung des Quartals nennt, was dafür erhalten wurde.",
        "Die monatliche Contraction liegt seit drei Monaten bei höchstens 1 % des wiederkehrenden Umsatzes.",
      ],
    },
  },
};
