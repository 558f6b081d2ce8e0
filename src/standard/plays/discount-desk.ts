import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const discountDesk: Play = {
  id: "discount-desk",
  edition: 1,
  stage: "commit",
  levers: ["discount", "margin"],
  ownerRole: "finance",
  slaHours: 8,
  metrics: ["arpa", "expansion_by_reason", "gross_margin"],
  trigger: { kind: "past", lever: "discount", by: 0.2 },
  example: { due: { value: 0.15, against: 0.1 }, healthy: { value: 0.1, against: 0.1 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Give every discount an owner and an end",
      goal: "Keep discounts few, approved and temporary.",
      actions: [
        "Set the levels up to which a seller, a manager and finance may approve.",
        "Answer a request within one working day, so that the desk slows no deal.",
        "Put an end date on every discount in the billing system, not only in the contract.",
        "Report each month discounts by seller, segment and reason.",
      ],
      exitEvidence: [
        "Every discounted line in billing has an approver and an end date.",
        "The average discount of new contracts is no higher than twelve months before.",
      ],
    },
    fr: {
      title: "Donner à chaque remise un responsable et une fin",
      goal: "Garder des remises rares, approuvées et temporaires.",
      actions: [
        "Fixer les seuils jusqu’où un vendeur, un responsable et la finance peuvent approuver.",
        "Répondre à une demande en un jour ouvré, pour ne ralentir aucune affaire.",
        "Inscrire une date de fin sur chaque remise dans la facturation, et pas seulement dans le contrat.",
        "Publier chaque mois les remises par vendeur, segment et motif.",
      ],
      exitEvidence: [
        "Chaque ligne remisée en facturation a un approbateur et une date de fin.",
        "La remise moyenne des nouveaux contrats ne dépasse pas celle d’il y a douze mois.",
      ],
    },
    de: {
      title: "Jedem Rabatt einen Verantwortlichen und ein Ende geben",
      goal: "Rabatte selten, freigegeben und befristet halten.",
      actions: [
        "Grenzen setzen, bis zu denen Verkäufer, Leitung und Finanzen freigeben dürfen.",
        "Anfragen binnen eines Arbeitstags beantworten, damit kein Deal stockt.",
        "Jeden Rabatt in der Abrechnung mit einem Enddatum versehen, nicht nur im Vertrag.",
        "Jeden Monat Rabatte nach Verkäufer, Segment und Grund berichten.",
      ],
      exitEvidence: [
        "Jede rabattierte Zeile der Abrechnung hat eine Freigabe und ein Enddatum.",
        "Der durchschnittliche Rabatt neuer Verträge ist nicht höher als zwölf Monate zuvor.",
      ],
    },
  },
};
