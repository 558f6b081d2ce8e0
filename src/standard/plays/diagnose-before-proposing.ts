import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const diagnoseBeforeProposing: Play = {
  id: "diagnose-before-proposing",
  edition: 1,
  stage: "selection",
  levers: ["cr.win", "renewal"],
  ownerRole: "ae",
  slaHours: null,
  metrics: ["win_rate", "bowtie_conversion", "sales_velocity"],
  trigger: { kind: "benchmark", lever: "cr.win", by: 0.2 },
  example: { due: { value: 0.17, against: 0.25 }, healthy: { value: 0.26, against: 0.25 } },
  evidence: "P",
  source: playSources.process,
  words: {
    en: {
      title: "Diagnose before you prescribe",
      goal: "Recommend nothing until the customer has confirmed what is wrong and what better would look like.",
      actions: [
        "Fill situation, pain, impact, critical event and decision with quotes, not with opinions.",
        "Send a summary of one page, and ask the customer to correct it.",
        "Demonstrate only what answers a confirmed pain.",
        "Hold back the proposal while impact or decision is unknown.",
      ],
      exitEvidence: [
        "No proposal is dated before the customer’s confirmation of the summary.",
        "Win rate has returned to within a fifth of the benchmark for the contract size.",
      ],
    },
    fr: {
      title: "Diagnostiquer avant de prescrire",
      goal: "Ne rien recommander tant que le client n’a pas confirmé ce qui ne va pas et ce qui serait mieux.",
      actions: [
        "Remplir situation, problème, impact, événement critique et décision avec des citations, pas avec des avis.",
        "Envoyer une synthèse d’une page et demander au client de la corriger.",
        "Ne montrer que ce qui répond à un problème confirmé.",
        "Retenir la proposition tant que l’impact ou la décision sont inconnus.",
      ],
      exitEvidence: [
        "Aucune proposition n’est datée d’avant la confirmation de la synthèse par le client.",
        "Le taux de gain est revenu à un cinquième au plus de la référence pour la taille de contrat.",
      ],
    },
    de: {
      title: "Erst diagnostizieren, dann verschreiben",
      goal: "Nichts empfehlen, bevor der Kunde bestätigt hat, was nicht stimmt und was besser wäre.",
      actions: [
        "Situation, Problem, Nutzen, kritisches Ereignis und Entscheidung mit Zitaten füllen, nicht mit Meinungen.",
        "Eine Zusammenfassung auf einer Seite senden und den Kunden um Korrektur bitten.",
        "Nur vorführen, was ein bestätigtes Problem löst.",
        "Das Angebot zurückhalten, solange Nutzen oder Entscheidung unbekannt sind.",
      ],
      exitEvidence: [
        "Kein Angebot trägt ein früheres Datum als die Bestätigung der Zusammenfassung durch den Kunden.",
        "Die Gewinnrate liegt höchstens noch ein Fünftel unter dem Benchmark der Vertragsgröße.",
      ],
    },
  },
};
