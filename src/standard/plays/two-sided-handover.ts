import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const twoSidedHandover: Play = {
  id: "two-sided-handover",
  edition: 1,
  stage: "selection",
  levers: ["cr.sql_sal", "dt.prioritise"],
  ownerRole: "revops",
  slaHours: 48,
  metrics: ["bowtie_conversion", "bowtie_time", "bowtie_volume"],
  trigger: { kind: "benchmark", lever: "cr.sql_sal", by: 0.1 },
  example: { due: { value: 0.75, against: 0.95 }, healthy: { value: 0.93, against: 0.95 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Agree on the hand-off to sales",
      goal: "Let no qualified lead get lost between sales development and account executives.",
      actions: [
        "Write down in one page what a lead must hold to be handed over, agreed by both teams.",
        "Give account executives two working days to accept a lead or send it back with a reason from a list.",
        "Introduce the new owner to the lead in the first meeting.",
        "Go through returned leads together every two weeks, and change the page where it is wrong.",
      ],
      exitEvidence: [
        "Every SQL older than two working days is accepted or returned with a reason.",
        "The hand-off rate has come within a tenth of its benchmark.",
      ],
    },
    fr: {
      title: "Convenir du passage de relais à la vente",
      goal: "Ne perdre aucun lead qualifié entre le développement commercial et les commerciaux.",
      actions: [
        "Écrire en une page, d’accord entre les deux équipes, ce qu’un lead doit contenir pour être transmis.",
        "Donner aux commerciaux deux jours ouvrés pour accepter un lead ou le renvoyer avec un motif choisi dans une liste.",
        "Présenter le nouveau responsable au lead pendant le premier rendez-vous.",
        "Revoir ensemble toutes les deux semaines les leads renvoyés, et corriger la page là où elle se trompe.",
      ],
      exitEvidence: [
        "Tout SQL de plus de deux jours ouvrés est accepté ou renvoyé avec un motif.",
        "Le taux de passage de relais est revenu à un dixième au plus de sa référence.",
      ],
    },
    de: {
      title: "Die Übergabe an den Vertrieb vereinbaren",
      goal: "Kein qualifizierter Lead geht zwischen Vertriebsentwicklung und Vertrieb verloren.",
      actions: [
        "Auf einer Seite festhalten, was ein Lead zur Übergabe enthalten muss, von beiden Teams vereinbart.",
        "Dem Vertrieb zwei Arbeitstage geben, um einen Lead anzunehmen oder mit einem Grund aus einer Liste zurückzugeben.",
        "Den neuen Verantwortlichen dem Lead im ersten Termin vorstellen.",
        "Alle zwei Wochen gemeinsam die zurückgegebenen Leads durchgehen und die Seite berichtigen, wo sie irrt.",
      ],
      exitEvidence: [
        "Jeder SQL, der älter als zwei Arbeitstage ist, ist angenommen oder mit Grund zurückgegeben.",
        "Die Übergaberate liegt höchstens noch ein Zehntel unter ihrem Benchmark.",
      ],
    },
  },
};
