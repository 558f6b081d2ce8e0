import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const yearlyValueLetter: Play = {
  id: "yearly-value-letter",
  edition: 1,
  stage: "expansion",
  levers: ["uplift", "renewal"],
  ownerRole: "am",
  slaHours: null,
  metrics: ["uplift_mrr", "net_renewal_rate", "cohort_outcomes"],
  trigger: { kind: "past", lever: "uplift", by: 0.2 },
  example: { due: { value: 0.02, against: 0.03 }, healthy: { value: 0.03, against: 0.03 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Show the value before the new price",
      goal: "Let a price rise arrive after the proof of what the customer gained.",
      actions: [
        "Write a letter of one page: results confirmed, what they are worth, what was paid.",
        "Have the sponsor check the figures before they reach procurement.",
        "Name what the customer will get next year beside the new price.",
        "Train the team to answer the three commonest objections.",
      ],
      exitEvidence: [
        "Each customer with a rise in the quarter received a letter with confirmed figures first.",
        "Renewals with a rise are lost no more often than those without.",
      ],
    },
    fr: {
      title: "Montrer la valeur avant le nouveau prix",
      goal: "Faire arriver la hausse après la preuve de ce que le client a gagné.",
      actions: [
        "Écrire une lettre d’une page : résultats confirmés, leur valeur, ce qui a été payé.",
        "Faire vérifier les chiffres par le sponsor avant qu’ils n’atteignent les achats.",
        "Nommer à côté du nouveau prix ce que le client recevra l’an prochain.",
        "Entraîner l’équipe à répondre aux trois objections les plus fréquentes.",
      ],
      exitEvidence: [
        "Chaque client augmenté au trimestre a d’abord reçu une lettre avec des chiffres confirmés.",
        "Les renouvellements avec hausse ne se perdent pas plus souvent que les autres.",
      ],
    },
    de: {
      title: "Den Wert vor dem neuen Preis zeigen",
      goal: "Eine Preiserhöhung erst nach dem Beleg dessen bringen, was der Kunde gewonnen hat.",
      actions: [
        "Einen Brief von einer Seite schreiben: bestätigte Ergebnisse, ihr Wert, das Gezahlte.",
        "Die Zahlen vom Sponsor prüfen lassen, bevor sie den Einkauf erreichen.",
        "Neben dem neuen Preis nennen, was der Kunde im nächsten Jahr bekommt.",
        "Das Team auf die drei häufigsten Einwände vorbereiten.",
      ],
      exitEvidence: [
        "Jeder Kunde mit Erhöhung im Quartal bekam vorher einen Brief mit bestätigten Zahlen.",
        "Verlängerungen mit Erhöhung gehen nicht öfter verloren als solche ohne.",
      ],
    },
  },
};
