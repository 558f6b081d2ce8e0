import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const lostDealRevisit: Play = {
  id: "lost-deal-revisit",
  edition: 1,
  stage: "selection",
  levers: ["loop.nurture", "cr.win"],
  ownerRole: "sdr",
  slaHours: null,
  metrics: ["win_rate", "bowtie_volume", "sales_velocity"],
  trigger: { kind: "lever", lever: "loop.nurture", is: "below", limit: 0.01 },
  example: { due: { value: 0.004, against: null }, healthy: { value: 0.02, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Revisit lost deals on their date",
      goal: "Return to a lost deal when its reason may have gone.",
      actions: [
        "Note at each loss the reason, the rival chosen, and when that contract ends.",
        "Set a task 120 days before that end, or at the next planning season of the customer.",
        "Ask what became of the result they wanted, and offer nothing in the first call.",
        "Reopen as a new opportunity, linked to the lost one.",
      ],
      exitEvidence: [
        "Nine of ten lost deals hold a reason and a date to return.",
        "At least one in a hundred lost deals is reopened each month.",
      ],
    },
    fr: {
      title: "Revenir aux affaires perdues à leur date",
      goal: "Reprendre une affaire perdue quand son motif a pu disparaître.",
      actions: [
        "Noter à chaque perte le motif, le concurrent choisi et la fin de ce contrat.",
        "Poser une tâche 120 jours avant cette fin, ou à la prochaine saison budgétaire du client.",
        "Demander ce qu’est devenu le résultat voulu, et ne rien proposer au premier appel.",
        "Rouvrir comme une nouvelle opportunité, reliée à celle qui fut perdue.",
      ],
      exitEvidence: [
        "Neuf affaires perdues sur dix portent un motif et une date de retour.",
        "Au moins une affaire perdue sur cent est rouverte chaque mois.",
      ],
    },
    de: {
      title: "Verlorene Deals zu ihrem Termin wieder aufnehmen",
      goal: "Zu einem verlorenen Deal zurückkehren, wenn sein Grund entfallen sein kann.",
      actions: [
        "Bei jedem Verlust den Grund, den gewählten Wettbewerber und das Ende jenes Vertrags festhalten.",
        "Eine Aufgabe 120 Tage vor diesem Ende setzen oder auf die nächste Planungsrunde des Kunden.",
        "Fragen, was aus dem gewünschten Ergebnis wurde, und im ersten Anruf nichts anbieten.",
        "Als neue Opportunity eröffnen, mit der verlorenen verknüpft.",
      ],
      exitEvidence: [
        "Neun von zehn verlorenen Deals enthalten einen Grund und ein Datum zur Rückkehr.",
        "Mindestens einer von hundert verlorenen Deals wird je Monat wieder eröffnet.",
      ],
    },
  },
};
