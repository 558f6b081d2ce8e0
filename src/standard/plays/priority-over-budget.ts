import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const priorityOverBudget: Play = {
  id: "priority-over-budget",
  edition: 1,
  stage: "selection",
  levers: ["cr.sql_sal", "dt.prioritise", "loop.nurture"],
  ownerRole: "ae",
  slaHours: null,
  metrics: ["bowtie_conversion", "bowtie_time", "win_rate"],
  trigger: { kind: "past", lever: "dt.prioritise", by: 0.25 },
  example: { due: { value: 0.8, against: 0.5 }, healthy: { value: 0.55, against: 0.5 } },
  evidence: "S",
  source: playSources.saasMethod,
  words: {
    en: {
      title: "Rank by priority, not by budget",
      goal: "Spend selling time where the impact is large and the customer’s own date is near.",
      actions: [
        "Ask what the impact is worth, and which date of the customer’s own it depends on.",
        "Test the date: ask what happens if it is missed.",
        "Rank open leads by impact and nearness of that date, and rank again with every new fact.",
        "Move leads without such a date into nurturing rather than losing them.",
      ],
      exitEvidence: [
        "Four of five open opportunities hold a dated event that the customer owns.",
        "The median time from SQL to acceptance is no longer above that of a year ago.",
      ],
    },
    fr: {
      title: "Classer par priorité, pas par budget",
      goal: "Consacrer le temps de vente aux cas où l’impact est grand et où l’échéance du client approche.",
      actions: [
        "Demander ce que vaut l’impact, et de quelle échéance propre au client il dépend.",
        "Éprouver l’échéance : demander ce qui arrive si elle est manquée.",
        "Classer les leads ouverts par impact et proximité de l’échéance, et reclasser à chaque fait nouveau.",
        "Passer en nurturing les leads sans échéance au lieu de les perdre.",
      ],
      exitEvidence: [
        "Quatre opportunités ouvertes sur cinq contiennent une échéance datée qui appartient au client.",
        "Le délai médian entre SQL et acceptation ne dépasse plus celui d’il y a un an.",
      ],
    },
    de: {
      title: "Nach Priorität ordnen, nicht nach Budget",
      goal: "Verkaufszeit dort einsetzen, wo der Nutzen groß und der eigene Termin des Kunden nah ist.",
      actions: [
        "Fragen, was der Nutzen wert ist und an welchem eigenen Termin des Kunden er hängt.",
        "Den Termin prüfen: fragen, was geschieht, wenn er verstreicht.",
        "Offene Leads nach Nutzen und Nähe des Termins ordnen, und mit jeder neuen Tatsache neu.",
        "Leads ohne solchen Termin ins Nurturing geben, statt sie zu verlieren.",
      ],
      exitEvidence: [
        "Vier von fünf offenen Opportunities enthalten ein datiertes Ereignis, das dem Kunden gehört.",
        "Die mittlere Zeit vom SQL zur Annahme liegt nicht mehr über der des Vorjahres.",
      ],
    },
  },
};
