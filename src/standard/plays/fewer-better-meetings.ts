import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const fewerBetterMeetings: Play = {
  id: "fewer-better-meetings",
  edition: 1,
  stage: "selection",
  levers: ["dt.select", "cr.win"],
  ownerRole: "revops",
  slaHours: null,
  metrics: ["sales_cycle", "win_rate", "sales_velocity"],
  trigger: { kind: "past", lever: "dt.select", by: 0.15 },
  example: { due: { value: 3, against: 2.4 }, healthy: { value: 2.5, against: 2.4 } },
  evidence: "P",
  source: playSources.math,
  words: {
    en: {
      title: "Hold fewer and better meetings",
      goal: "Shorten the cycle by dropping meetings that move nothing, since every further one costs part of the win rate.",
      actions: [
        "Count the meetings of the last fifty deals won and lost, with the days between them.",
        "Name for each kind of meeting the decision that ends it, and merge those without one.",
        "Set the next date before each meeting closes.",
        "Send in advance what used to be presented.",
      ],
      exitEvidence: [
        "The average number of meetings in deals won has fallen, by the calendar entries in the CRM.",
        "Deals won this quarter took no longer in the median than those of a year ago.",
      ],
    },
    fr: {
      title: "Moins de rendez-vous, mieux tenus",
      goal: "Raccourcir le cycle en supprimant les rendez-vous qui ne font rien avancer, car chacun de plus coûte une part du taux de gain.",
      actions: [
        "Compter les rendez-vous des cinquante dernières affaires gagnées et perdues, avec les jours qui les séparent.",
        "Nommer pour chaque type de rendez-vous la décision qui le conclut, et fusionner ceux qui n’en ont pas.",
        "Fixer la date suivante avant la fin de chaque rendez-vous.",
        "Envoyer à l’avance ce qui était présenté en séance.",
      ],
      exitEvidence: [
        "Le nombre moyen de rendez-vous des affaires gagnées a baissé, d’après les agendas du CRM.",
        "Les affaires gagnées ce trimestre n’ont pas pris, en médiane, plus de temps que celles d’il y a un an.",
      ],
    },
    de: {
      title: "Weniger und bessere Termine",
      goal: "Den Zyklus verkürzen, indem Termine ohne Wirkung entfallen, denn jeder weitere kostet einen Teil der Gewinnrate.",
      actions: [
        "Die Termine der letzten fünfzig gewonnenen und verlorenen Deals zählen, mit den Tagen dazwischen.",
        "Für jede Art von Termin die Entscheidung nennen, die ihn abschließt, und Termine ohne eine zusammenlegen.",
        "Den nächsten Termin festlegen, bevor der laufende endet.",
        "Vorab senden, was bisher vorgetragen wurde.",
      ],
      exitEvidence: [
        "Die mittlere Zahl der Termine in gewonnenen Deals ist laut Kalendereinträgen im CRM gesunken.",
        "In diesem Quartal gewonnene Deals dauerten im Median nicht länger als die vor einem Jahr.",
      ],
    },
  },
};
