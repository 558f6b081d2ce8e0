import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const stalledOnboardingRescue: Play = {
  id: "stalled-onboarding-rescue",
  edition: 1,
  stage: "onboarding",
  levers: ["cr.onboard", "dt.onboard"],
  ownerRole: "csm",
  slaHours: 24,
  metrics: ["onboarding_churn", "bowtie_time", "carr_bridge"],
  trigger: { kind: "metric", metric: "onboarding_churn", part: null, is: "above", limit: 0.1 },
  example: { due: { value: 0.14, against: null }, healthy: { value: 0.05, against: null } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Rescue stalled onboardings",
      goal: "Find customers who signed and stand still, and get them moving or tell the truth early.",
      actions: [
        "List contracts older than the median onboarding that are not live.",
        "Call the sponsor within a day, and ask what has changed since the signature.",
        "Send one specialist for a fixed week to remove the largest obstacle.",
        "Agree on a new go-live date, or on a smaller scope, in writing.",
      ],
      exitEvidence: [
        "Every contract on the list has a new date or a decision within two weeks.",
        "Onboarding churn over the last mature months is at most 10 %.",
      ],
    },
    fr: {
      title: "Débloquer les onboardings arrêtés",
      goal: "Trouver les clients qui ont signé et n’avancent pas, les remettre en marche ou dire tôt la vérité.",
      actions: [
        "Lister les contrats plus anciens que l’onboarding médian et pas encore en service.",
        "Appeler le sponsor dans la journée et demander ce qui a changé depuis la signature.",
        "Envoyer un spécialiste pour une semaine fixe, afin de lever le plus grand obstacle.",
        "Convenir par écrit d’une nouvelle date de mise en service ou d’un périmètre réduit.",
      ],
      exitEvidence: [
        "Chaque contrat de la liste a une nouvelle date ou une décision en deux semaines.",
        "Le churn à l’onboarding des derniers mois mûrs est de 10 % au plus.",
      ],
    },
    de: {
      title: "Stockendes Onboarding retten",
      goal: "Kunden finden, die unterschrieben haben und stillstehen, und sie in Bewegung bringen oder früh die Wahrheit sagen.",
      actions: [
        "Verträge auflisten, die älter als das mittlere Onboarding und nicht live sind.",
        "Den Sponsor binnen eines Tages anrufen und fragen, was sich seit der Unterschrift geändert hat.",
        "Eine Fachkraft für eine feste Woche schicken, um das größte Hindernis zu beseitigen.",
        "Schriftlich einen neuen Go-live-Termin oder einen kleineren Umfang vereinbaren.",
      ],
      exitEvidence: [
        "Jeder Vertrag der Liste hat binnen zwei Wochen einen neuen Termin oder eine Entscheidung.",
        "Der Onboarding-Churn der letzten reifen Monate beträgt höchstens 10 %.",
      ],
    },
  },
};
