import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const riskSignalResponse: Play = {
  id: "risk-signal-response",
  edition: 1,
  stage: "impact",
  levers: ["usage_churn", "contraction"],
  ownerRole: "csm",
  slaHours: 4,
  metrics: ["usage_churn", "logo_churn_rate", "cohort_usage"],
  trigger: { kind: "lever", lever: "usage_churn", is: "above", limit: 0.02 },
  example: { due: { value: 0.03, against: null }, healthy: { value: 0.01, against: null } },
  evidence: "S",
  source: playSources.leadmagic,
  words: {
    en: {
      title: "Answer signs of risk within hours",
      goal: "Act when use falls or the sponsor leaves, weeks before a notice is written.",
      actions: [
        "Watch for use down by half, thirty days without a log-in and a sponsor who has left.",
        "Call within four hours, and bring in an executive the same day.",
        "Name the cause on day one, and agree on a plan by day three.",
        "Look again on days seven and fourteen, and close the case only on evidence.",
      ],
      exitEvidence: [
        "Each flagged account has a recorded cause, a plan and two checks.",
        "At least half of the accounts flagged in the quarter are still live 90 days later.",
      ],
    },
    fr: {
      title: "Répondre aux signes de risque en quelques heures",
      goal: "Agir quand l’usage baisse ou que le sponsor part, des semaines avant la lettre de résiliation.",
      actions: [
        "Guetter un usage réduit de moitié, trente jours sans connexion ou un sponsor parti.",
        "Appeler dans les quatre heures, et faire intervenir la direction le jour même.",
        "Nommer la cause le premier jour, et convenir d’un plan avant le troisième.",
        "Vérifier aux jours sept et quatorze, et ne clore le cas que sur preuve.",
      ],
      exitEvidence: [
        "Chaque compte signalé a une cause enregistrée, un plan et deux vérifications.",
        "Au moins la moitié des comptes signalés au trimestre sont encore en service 90 jours plus tard.",
      ],
    },
    de: {
      title: "Auf Risikosignale binnen Stunden antworten",
      goal: "Handeln, wenn die Nutzung sinkt oder der Sponsor geht, Wochen bevor eine Kündigung geschrieben wird.",
      actions: [
        "Auf halbierte Nutzung, dreißig Tage ohne Login und einen ausgeschiedenen Sponsor achten.",
        "Binnen vier Stunden anrufen und am selben Tag die Geschäftsleitung hinzuziehen.",
        "Am ersten Tag die Ursache benennen, bis zum dritten einen Plan vereinbaren.",
        "Am siebten und vierzehnten Tag nachsehen und den Fall nur auf Belege hin schließen.",
      ],
      exitEvidence: [
        "Jeder gemeldete Kunde hat eine erfasste Ursache, einen Plan und zwei Prüfungen.",
        "Mindestens die Hälfte der im Quartal gemeldeten Kunden ist 90 Tage später noch live.",
      ],
    },
  },
};
