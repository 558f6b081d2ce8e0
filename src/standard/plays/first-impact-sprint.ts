import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const firstImpactSprint: Play = {
  id: "first-impact-sprint",
  edition: 1,
  stage: "onboarding",
  levers: ["dt.onboard", "usage_churn"],
  ownerRole: "csm",
  slaHours: null,
  metrics: ["bowtie_time", "carr_bridge", "cohort_outcomes"],
  trigger: { kind: "past", lever: "dt.onboard", by: 0.2 },
  example: { due: { value: 2.6, against: 2 }, healthy: { value: 2, against: 2 } },
  evidence: "P",
  source: playSources.jointPlan,
  words: {
    en: {
      title: "Sprint to the first impact",
      goal: "Bring the customer to one real result before everything else is set up.",
      actions: [
        "Choose with the customer the smallest result that would count as proof.",
        "Strip the setup to what this result needs, and put the rest after it.",
        "Work in weekly steps with one owner on each side.",
        "Have the customer confirm the result in writing, and only then close onboarding.",
      ],
      exitEvidence: [
        "Each customer who went live this quarter has a dated first impact confirmed by the customer.",
        "The median time from contract to live has come back to last year’s.",
      ],
    },
    fr: {
      title: "Courir au premier résultat",
      goal: "Amener le client à un résultat réel avant de tout mettre en place.",
      actions: [
        "Choisir avec le client le plus petit résultat qui vaudrait preuve.",
        "Réduire l’installation à ce que ce résultat demande, et remettre le reste à plus tard.",
        "Avancer par étapes d’une semaine, avec un responsable de chaque côté.",
        "Faire confirmer le résultat par écrit, et ne clore l’onboarding qu’ensuite.",
      ],
      exitEvidence: [
        "Chaque client mis en service ce trimestre a un premier résultat daté et confirmé par lui.",
        "Le délai médian entre contrat et mise en service est revenu à celui de l’an passé.",
      ],
    },
    de: {
      title: "Im Sprint zum ersten Nutzen",
      goal: "Den Kunden zu einem echten Ergebnis führen, bevor alles andere eingerichtet ist.",
      actions: [
        "Mit dem Kunden das kleinste Ergebnis wählen, das als Beleg zählt.",
        "Die Einrichtung auf das kürzen, was dieses Ergebnis braucht, und den Rest danach einplanen.",
        "In Wochenschritten arbeiten, mit je einem Verantwortlichen auf beiden Seiten.",
        "Das Ergebnis schriftlich bestätigen lassen und erst dann das Onboarding abschließen.",
      ],
      exitEvidence: [
        "Jeder Kunde, der in diesem Quartal live ging, hat einen datierten und von ihm bestätigten ersten Nutzen.",
        "Die mittlere Zeit vom Vertrag zum Go-live ist wieder die des Vorjahres.",
      ],
    },
  },
};
