import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const openDoorExit: Play = {
  id: "open-door-exit",
  edition: 1,
  stage: "impact",
  levers: ["loop.win_back", "usage_churn"],
  ownerRole: "csm",
  slaHours: 72,
  metrics: ["reactivated_mrr", "paused_mrr", "survival"],
  trigger: { kind: "past", lever: "loop.win_back", by: 0.2 },
  example: { due: { value: 0.004, against: 0.008 }, healthy: { value: 0.008, against: 0.008 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Leave the door open",
      goal: "Let a customer go so well that coming back is easy.",
      actions: [
        "Offer a pause with an end date before accepting the end.",
        "Hold a talk of twenty minutes on what was missing, without selling.",
        "Hand over the customer’s own records in full, and confirm the last invoice.",
        "Agree on one moment to speak again, and write it down.",
      ],
      exitEvidence: [
        "Each customer who left in the quarter has a recorded talk and a reason.",
        "Lost customers return each month in the share seen last year.",
      ],
    },
    fr: {
      title: "Laisser la porte ouverte",
      goal: "Laisser partir un client si bien que revenir soit facile.",
      actions: [
        "Proposer une pause avec une date de fin avant d’accepter le départ.",
        "Tenir un entretien de vingt minutes sur ce qui a manqué, sans vendre.",
        "Remettre au client toutes ses données, et confirmer la dernière facture.",
        "Convenir d’un moment où se reparler, et l’écrire.",
      ],
      exitEvidence: [
        "Chaque client parti au trimestre a un entretien enregistré et un motif.",
        "Les clients perdus reviennent chaque mois dans la part vue l’an passé.",
      ],
    },
    de: {
      title: "Die Tür offen lassen",
      goal: "Einen Kunden so gut gehen lassen, dass die Rückkehr leicht ist.",
      actions: [
        "Eine Pause mit Enddatum anbieten, bevor das Ende angenommen wird.",
        "Ein Gespräch von zwanzig Minuten darüber führen, was gefehlt hat, ohne zu verkaufen.",
        "Dem Kunden seine Daten vollständig übergeben und die letzte Rechnung bestätigen.",
        "Einen Zeitpunkt für das nächste Gespräch vereinbaren und aufschreiben.",
      ],
      exitEvidence: [
        "Jeder im Quartal gegangene Kunde hat ein erfasstes Gespräch und einen Grund.",
        "Verlorene Kunden kehren je Monat in dem Anteil zurück, der im Vorjahr zu sehen war.",
      ],
    },
  },
};
