import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const unitCostReview: Play = {
  id: "unit-cost-review",
  edition: 1,
  stage: "impact",
  levers: ["margin"],
  ownerRole: "finance",
  slaHours: null,
  metrics: ["gross_margin", "cost_to_serve", "cohort_margin"],
  trigger: { kind: "past", lever: "margin", by: 0.05 },
  example: { due: { value: 0.7, against: 0.78 }, healthy: { value: 0.78, against: 0.78 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Review what one customer costs",
      goal: "Find what makes serving dearer, and take it out at its source.",
      actions: [
        "Split the cost to serve into hosting, suppliers, support and people, per customer and month.",
        "Take the ten customers with the lowest margin, and name the cause of each.",
        "Fix the three commonest support questions in the product.",
        "Renegotiate the two largest supplier contracts on the forecast volume.",
      ],
      exitEvidence: [
        "Costs to serve are recorded in each of the four kinds for every month.",
        "The margin is back within a twentieth of last year’s.",
      ],
    },
    fr: {
      title: "Revoir ce que coûte un client",
      goal: "Trouver ce qui renchérit le service, et le supprimer à la source.",
      actions: [
        "Répartir le coût de service entre hébergement, fournisseurs, support et personnel, par client et par mois.",
        "Prendre les dix clients à la marge la plus basse, et nommer la cause pour chacun.",
        "Régler dans le produit les trois questions de support les plus fréquentes.",
        "Renégocier les deux plus grands contrats fournisseurs sur le volume prévu.",
      ],
      exitEvidence: [
        "Les coûts de service sont enregistrés chaque mois dans les quatre catégories.",
        "La marge est revenue à un vingtième au plus de celle de l’an passé.",
      ],
    },
    de: {
      title: "Prüfen, was ein Kunde kostet",
      goal: "Finden, was die Leistung verteuert, und es an der Quelle beseitigen.",
      actions: [
        "Die Kosten der Leistung je Kunde und Monat in Hosting, Lieferanten, Support und Personal teilen.",
        "Die zehn Kunden mit der niedrigsten Marge nehmen und für jeden die Ursache benennen.",
        "Die drei häufigsten Supportfragen im Produkt lösen.",
        "Die zwei größten Lieferantenverträge auf Grundlage der erwarteten Menge neu verhandeln.",
      ],
      exitEvidence: [
        "Die Kosten der Leistung sind für jeden Monat in allen vier Arten erfasst.",
        "Die Marge liegt höchstens noch ein Zwanzigstel unter der des Vorjahres.",
      ],
    },
  },
};
