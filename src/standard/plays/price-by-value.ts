import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const priceByValue: Play = {
  id: "price-by-value",
  edition: 1,
  stage: "commit",
  levers: ["price", "expansion"],
  ownerRole: "executive",
  slaHours: null,
  metrics: ["arpa", "net_revenue_retention", "ltv_to_cac"],
  trigger: { kind: "past", lever: "price", by: 0.05 },
  example: { due: { value: 1100000, against: 1200000 }, healthy: { value: 1210000, against: 1200000 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Price along the value customers get",
      goal: "Charge by something that grows when the customer’s result grows.",
      actions: [
        "Find the quantity that rises with confirmed results: seats, orders, locations, money handled.",
        "Interview ten customers and ten lost prospects on what the result is worth to them.",
        "Build three offers that differ in result and not only in features.",
        "Test the new list on new deals of one segment for a quarter before anyone else sees it.",
      ],
      exitEvidence: [
        "New deals of the test segment have a higher list ACV than the quarter before.",
        "The win rate of the test segment has not fallen beyond chance.",
      ],
    },
    fr: {
      title: "Aligner le prix sur la valeur reçue",
      goal: "Facturer selon une grandeur qui croît avec le résultat du client.",
      actions: [
        "Trouver la quantité qui monte avec les résultats confirmés : postes, commandes, sites, montants traités.",
        "Demander à dix clients et à dix prospects perdus ce que le résultat vaut pour eux.",
        "Construire trois offres qui diffèrent par le résultat et pas seulement par les fonctions.",
        "Essayer le nouveau tarif un trimestre sur les nouvelles affaires d’un segment avant de le montrer à d’autres.",
      ],
      exitEvidence: [
        "Les nouvelles affaires du segment d’essai ont un ACV catalogue supérieur à celui du trimestre précédent.",
        "Le taux de gain du segment d’essai n’a pas baissé au-delà du hasard.",
      ],
    },
    de: {
      title: "Den Preis am erhaltenen Wert ausrichten",
      goal: "Nach einer Größe abrechnen, die mit dem Ergebnis des Kunden wächst.",
      actions: [
        "Die Menge finden, die mit bestätigten Ergebnissen steigt: Plätze, Bestellungen, Standorte, bewegtes Geld.",
        "Zehn Kunden und zehn verlorene Interessenten fragen, was ihnen das Ergebnis wert ist.",
        "Drei Angebote bauen, die sich im Ergebnis unterscheiden und nicht nur in Funktionen.",
        "Die neue Preisliste ein Quartal lang an neuen Deals eines Segments erproben, bevor andere sie sehen.",
      ],
      exitEvidence: [
        "Neue Deals des Testsegments haben einen höheren Listen-ACV als im Quartal davor.",
        "Die Gewinnrate des Testsegments ist nicht über den Zufall hinaus gefallen.",
      ],
    },
  },
};
