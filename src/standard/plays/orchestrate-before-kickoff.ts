import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const orchestrateBeforeKickoff: Play = {
  id: "orchestrate-before-kickoff",
  edition: 1,
  stage: "commit",
  levers: ["cr.onboard", "dt.onboard"],
  ownerRole: "csm",
  slaHours: 72,
  metrics: ["onboarding_churn", "bowtie_conversion", "bowtie_time"],
  trigger: { kind: "benchmark", lever: "cr.onboard", by: 0.05 },
  example: { due: { value: 0.85, against: 0.94 }, healthy: { value: 0.94, against: 0.94 } },
  evidence: "P",
  source: playSources.process,
  words: {
    en: {
      title: "Orchestrate before the kick-off",
      goal: "Plan the whole relationship before the first log-in, so that nothing promised in the sale is lost.",
      actions: [
        "Bring the CSM into the last meeting before the signature.",
        "Carry results promised, people, dates and risks from the close plan into the success plan.",
        "Let the CSM accept the hand-off or send it back with what is missing.",
        "Fix with the customer the date of the kick-off and the date of the first impact.",
      ],
      exitEvidence: [
        "Every contract of the month has an accepted hand-off within three working days.",
        "No promised result is missing from a success plan without a reason.",
      ],
    },
    fr: {
      title: "Orchestrer avant le lancement",
      goal: "Planifier toute la relation avant la première connexion, pour ne rien perdre de ce que la vente a promis.",
      actions: [
        "Faire venir le CSM au dernier rendez-vous avant la signature.",
        "Reporter du plan de conclusion au plan de succès les résultats promis, les personnes, les dates et les risques.",
        "Laisser le CSM accepter la passation, ou la renvoyer en disant ce qui manque.",
        "Fixer avec le client la date du lancement et celle du premier résultat.",
      ],
      exitEvidence: [
        "Chaque contrat du mois a une passation acceptée en trois jours ouvrés.",
        "Aucun résultat promis ne manque à un plan de succès sans motif.",
      ],
    },
    de: {
      title: "Vor dem Kick-off orchestrieren",
      goal: "Die ganze Beziehung vor dem ersten Login planen, damit nichts verloren geht, was im Verkauf versprochen wurde.",
      actions: [
        "Den CSM in den letzten Termin vor der Unterschrift holen.",
        "Versprochene Ergebnisse, Personen, Termine und Risiken vom Abschlussplan in den Erfolgsplan übernehmen.",
        "Den CSM die Übergabe annehmen oder mit dem Fehlenden zurückgeben lassen.",
        "Mit dem Kunden den Tag des Kick-offs und den Tag des ersten Nutzens festlegen.",
      ],
      exitEvidence: [
        "Jeder Vertrag des Monats hat binnen drei Arbeitstagen eine angenommene Übergabe.",
        "Kein versprochenes Ergebnis fehlt ohne Grund in einem Erfolgsplan.",
      ],
    },
  },
};
