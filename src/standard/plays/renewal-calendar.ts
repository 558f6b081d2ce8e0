import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const renewalCalendar: Play = {
  id: "renewal-calendar",
  edition: 1,
  stage: "impact",
  levers: ["renewal", "uplift"],
  ownerRole: "am",
  slaHours: null,
  metrics: ["renewals_due", "renewal_rate", "gross_renewal_rate"],
  trigger: { kind: "past", lever: "renewal", by: 0.03 },
  example: { due: { value: 0.82, against: 0.9 }, healthy: { value: 0.9, against: 0.9 } },
  evidence: "S",
  source: playSources.renewals,
  words: {
    en: {
      title: "Run renewals by the calendar",
      goal: "Begin every renewal early enough to have choices.",
      actions: [
        "Open the renewal 120 days before the end, 180 for large contracts, with owner, base and risk.",
        "Hold the value review at 90 days, and choose to renew, expand or save at 60.",
        "Send the quote at 30 days, with approvals already given.",
        "Ask soon after a confirmed result, and never during an open incident or a dispute.",
        "Close each with a reason from a list, kept or lost.",
      ],
      exitEvidence: [
        "Every term that ends in the next 120 days has an open renewal with an owner.",
        "Each renewal decided in the quarter has a reason code.",
      ],
    },
    fr: {
      title: "Mener les renouvellements au calendrier",
      goal: "Commencer chaque renouvellement assez tôt pour avoir le choix.",
      actions: [
        "Ouvrir le renouvellement 120 jours avant la fin, 180 pour les grands contrats, avec responsable, base et risque.",
        "Tenir la revue de valeur à 90 jours, et choisir à 60 : renouveler, étendre ou sauver.",
        "Envoyer l’offre à 30 jours, une fois les approbations données.",
        "Demander peu après un résultat confirmé, jamais pendant un incident ouvert ou un litige.",
        "Clore chacun avec un motif choisi dans une liste, gardé ou perdu.",
      ],
      exitEvidence: [
        "Tout contrat qui finit dans les 120 jours a un renouvellement ouvert avec un responsable.",
        "Chaque renouvellement décidé au trimestre porte un code de motif.",
      ],
    },
    de: {
      title: "Verlängerungen nach Kalender führen",
      goal: "Jede Verlängerung so früh beginnen, dass noch eine Wahl bleibt.",
      actions: [
        "Die Verlängerung 120 Tage vor dem Ende eröffnen, bei großen Verträgen 180, mit Verantwortlichem, Basis und Risiko.",
        "Bei 90 Tagen den Nutzen gemeinsam prüfen, bei 60 wählen: verlängern, erweitern oder retten.",
        "Das Angebot bei 30 Tagen senden, mit schon erteilten Freigaben.",
        "Bald nach einem bestätigten Ergebnis fragen, nie während einer offenen Störung oder eines Streits.",
        "Jede mit einem Grund aus einer Liste abschließen, gehalten oder verloren.",
      ],
      exitEvidence: [
        "Jede Laufzeit, die in den nächsten 120 Tagen endet, hat eine offene Verlängerung mit Verantwortlichem.",
        "Jede im Quartal entschiedene Verlängerung trägt einen Grundcode.",
      ],
    },
  },
};
