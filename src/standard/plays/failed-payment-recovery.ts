import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const failedPaymentRecovery: Play = {
  id: "failed-payment-recovery",
  edition: 1,
  stage: "impact",
  levers: ["usage_churn", "renewal"],
  ownerRole: "finance",
  slaHours: 24,
  metrics: ["involuntary_churn", "logo_churn_rate", "churned_mrr"],
  trigger: { kind: "metric", metric: "involuntary_churn", part: "payment", is: "above", limit: 0.2 },
  example: { due: { value: 0.3, against: null }, healthy: { value: 0.1, against: null } },
  evidence: "S",
  source: playSources.dunning,
  words: {
    en: {
      title: "Recover failed payments",
      goal: "Lose no customer because a card expired.",
      actions: [
        "Remind customers thirty days before their means of payment expires.",
        "Retry on days one, three, seven and fourteen, at the hours at which payments usually succeed.",
        "Send a link to renew the payment details on day three, and call on day seven.",
        "Warn before suspending, and suspend before cancelling.",
        "Offer invoice and transfer to customers whose cards fail twice.",
      ],
      exitEvidence: [
        "Every failed payment has a next attempt or a decision on record.",
        "Unpaid invoices cause less than a fifth of the MRR that was lost.",
      ],
    },
    fr: {
      title: "Récupérer les paiements échoués",
      goal: "Ne perdre aucun client parce qu’une carte a expiré.",
      actions: [
        "Prévenir les clients trente jours avant l’expiration de leur moyen de paiement.",
        "Réessayer aux jours un, trois, sept et quatorze, aux heures où les paiements passent d’ordinaire.",
        "Envoyer un lien pour renouveler les données de paiement au troisième jour, et appeler au septième.",
        "Avertir avant de suspendre, et suspendre avant de résilier.",
        "Proposer facture et virement aux clients dont la carte échoue deux fois.",
      ],
      exitEvidence: [
        "Chaque paiement échoué a une prochaine tentative ou une décision enregistrée.",
        "Les factures impayées causent moins d’un cinquième du MRR perdu.",
      ],
    },
    de: {
      title: "Fehlgeschlagene Zahlungen zurückholen",
      goal: "Keinen Kunden verlieren, weil eine Karte abgelaufen ist.",
      actions: [
        "Kunden dreißig Tage vor Ablauf ihres Zahlungsmittels erinnern.",
        "Am ersten, dritten, siebten und vierzehnten Tag neu versuchen, zu Stunden, in denen Zahlungen meist gelingen.",
        "Am dritten Tag einen Link zum Erneuern der Zahlungsdaten senden, am siebten anrufen.",
        "Warnen, bevor man sperrt, und sperren, bevor man kündigt.",
        "Kunden, deren Karte zweimal scheitert, Rechnung und Überweisung anbieten.",
      ],
      exitEvidence: [
        "Jede fehlgeschlagene Zahlung hat einen nächsten Versuch oder eine erfasste Entscheidung.",
        "Unbezahlte Rechnungen verursachen weniger als ein Fünftel des verlorenen MRR.",
      ],
    },
  },
};
