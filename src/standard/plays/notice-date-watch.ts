import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const noticeDateWatch: Play = {
  id: "notice-date-watch",
  edition: 1,
  stage: "impact",
  levers: ["renewal", "usage_churn"],
  ownerRole: "revops",
  slaHours: 48,
  metrics: ["lapsed_mrr", "renewals_due_value", "not_up_for_renewal"],
  trigger: { kind: "metric", metric: "lapsed_mrr", part: null, is: "above", limit: 0 },
  example: { due: { value: 120000, against: null }, healthy: { value: 0, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Watch notice dates, not end dates",
      goal: "Know of each contract the last day on which either side can still decide.",
      actions: [
        "Enter term end, notice period and way of renewal for every contract.",
        "Alert the owner 45 days before the notice date rather than before the end.",
        "List every week contracts that ran out while the service goes on.",
        "Settle each of them within thirty days: new term, monthly contract, or end.",
      ],
      exitEvidence: [
        "All contracts in force hold a notice date or say that they have none.",
        "No lapsed contract is older than thirty days.",
      ],
    },
    fr: {
      title: "Surveiller les préavis, pas les échéances",
      goal: "Connaître pour chaque contrat le dernier jour où chaque partie peut encore décider.",
      actions: [
        "Saisir pour chaque contrat la fin, le délai de préavis et le mode de reconduction.",
        "Alerter le responsable 45 jours avant la date de préavis plutôt qu’avant la fin.",
        "Lister chaque semaine les contrats arrivés à terme dont le service continue.",
        "Régler chacun en trente jours : nouvelle durée, contrat mensuel ou fin.",
      ],
      exitEvidence: [
        "Tous les contrats en vigueur portent une date de préavis ou disent qu’il n’y en a pas.",
        "Aucun contrat arrivé à terme ne l’est depuis plus de trente jours.",
      ],
    },
    de: {
      title: "Kündigungsfristen beobachten, nicht Laufzeitenden",
      goal: "Von jedem Vertrag den letzten Tag kennen, an dem beide Seiten noch entscheiden können.",
      actions: [
        "Für jeden Vertrag Laufzeitende, Kündigungsfrist und Art der Verlängerung erfassen.",
        "Den Verantwortlichen 45 Tage vor dem Kündigungstermin warnen, nicht erst vor dem Ende.",
        "Jede Woche Verträge auflisten, die ausgelaufen sind, während die Leistung weitergeht.",
        "Jeden davon binnen dreißig Tagen klären: neue Laufzeit, Monatsvertrag oder Ende.",
      ],
      exitEvidence: [
        "Alle laufenden Verträge tragen einen Kündigungstermin oder sagen, dass es keinen gibt.",
        "Kein ausgelaufener Vertrag ist es seit mehr als dreißig Tagen.",
      ],
    },
  },
};
