import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const winBackByReason: Play = {
  id: "win-back-by-reason",
  edition: 1,
  stage: "impact",
  levers: ["loop.win_back"],
  ownerRole: "am",
  slaHours: null,
  metrics: ["reactivated_mrr", "loop_contribution", "churned_mrr"],
  trigger: { kind: "lever", lever: "loop.win_back", is: "below", limit: 0.005 },
  example: { due: { value: 0.001, against: null }, healthy: { value: 0.01, against: null } },
  evidence: "S",
  source: playSources.renewals,
  words: {
    en: {
      title: "Win back by reason",
      goal: "Return to lost customers with the answer to why they left.",
      actions: [
        "Sort the customers lost in the last two years by reason and by value.",
        "Return only where the reason is gone: a feature that exists now, a price that fits, a new sponsor.",
        "Call in the first thirty days after the end, and again before their new contract ends.",
        "Let a returning customer keep its history and start without setup cost.",
      ],
      exitEvidence: [
        "Every lost customer above the median value has a reason and an owner.",
        "MRR of returning customers appears in at least two of the last three months.",
      ],
    },
    fr: {
      title: "Reconquérir selon le motif",
      goal: "Revenir aux clients perdus avec la réponse à ce qui les a fait partir.",
      actions: [
        "Trier par motif et par valeur les clients perdus des deux dernières années.",
        "Ne revenir que là où le motif a disparu : une fonction qui existe, un prix qui convient, un nouveau sponsor.",
        "Appeler dans les trente jours suivant la fin, puis avant la fin de leur nouveau contrat.",
        "Laisser au client qui revient son historique, et l’accueillir sans frais de mise en place.",
      ],
      exitEvidence: [
        "Chaque client perdu au-dessus de la valeur médiane a un motif et un responsable.",
        "Du MRR de clients revenus apparaît dans au moins deux des trois derniers mois.",
      ],
    },
    de: {
      title: "Nach Grund zurückgewinnen",
      goal: "Zu verlorenen Kunden mit der Antwort auf das zurückkehren, was sie gehen ließ.",
      actions: [
        "Verlorene Kunden der letzten zwei Jahre nach Grund und Wert sortieren.",
        "Nur dort zurückkehren, wo der Grund entfallen ist: eine Funktion, die es nun gibt, ein passender Preis, ein neuer Sponsor.",
        "In den ersten dreißig Tagen nach dem Ende anrufen, und nochmals vor dem Ende ihres neuen Vertrags.",
        "Rückkehrern ihre Geschichte lassen und sie ohne Einrichtungskosten starten lassen.",
      ],
      exitEvidence: [
        "Jeder verlorene Kunde über dem mittleren Wert hat einen Grund und einen Verantwortlichen.",
        "MRR von Rückkehrern erscheint in mindestens zwei der letzten drei Monate.",
      ],
    },
  },
};
