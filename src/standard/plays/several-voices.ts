import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const severalVoices: Play = {
  id: "several-voices",
  edition: 1,
  stage: "selection",
  levers: ["cr.win", "dt.select"],
  ownerRole: "ae",
  slaHours: null,
  metrics: ["win_rate", "sales_cycle"],
  trigger: { kind: "past", lever: "cr.win", by: 0.1 },
  example: { due: { value: 0.2, against: 0.25 }, healthy: { value: 0.25, against: 0.25 } },
  evidence: "S",
  source: playSources.spicedRubric,
  words: {
    en: {
      title: "Hear more than one voice",
      goal: "Never let a deal hang on a single contact.",
      actions: [
        "Draw the buying committee with role, influence and stance of each person.",
        "Ask the champion to introduce the one who signs and the one who will use it.",
        "Bring our own executive together with theirs before the proposal.",
        "Treat a deal with one contact as at risk in the forecast.",
      ],
      exitEvidence: [
        "Open opportunities past the proposal have at least three contacts with a meeting on record.",
        "Deals won and lost in the last quarter show last year’s win rate or better.",
      ],
    },
    fr: {
      title: "Entendre plus d’une voix",
      goal: "Ne jamais laisser une affaire dépendre d’un seul contact.",
      actions: [
        "Dessiner le comité d’achat avec le rôle, l’influence et la position de chacun.",
        "Demander au champion de présenter celui qui signe et celui qui utilisera.",
        "Réunir notre direction et la leur avant la proposition.",
        "Traiter dans la prévision une affaire à contact unique comme à risque.",
      ],
      exitEvidence: [
        "Les opportunités au-delà de la proposition ont au moins trois contacts avec un rendez-vous enregistré.",
        "Les affaires gagnées et perdues du dernier trimestre donnent au moins le taux de gain de l’an passé.",
      ],
    },
    de: {
      title: "Mehr als eine Stimme hören",
      goal: "Einen Deal nie an einer einzigen Kontaktperson hängen lassen.",
      actions: [
        "Das Entscheidungsgremium mit Rolle, Einfluss und Haltung jeder Person aufzeichnen.",
        "Den Fürsprecher bitten, vorzustellen, wer unterschreibt und wer es nutzen wird.",
        "Unsere Geschäftsleitung vor dem Angebot mit der des Kunden zusammenbringen.",
        "Einen Deal mit nur einem Kontakt in der Prognose als gefährdet führen.",
      ],
      exitEvidence: [
        "Opportunities nach dem Angebot haben mindestens drei Kontakte mit erfasstem Termin.",
        "Gewonnene und verlorene Deals des letzten Quartals ergeben mindestens die Gewinnrate des Vorjahres.",
      ],
    },
  },
};
