import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const proofContentLoop: Play = {
  id: "proof-content-loop",
  edition: 1,
  stage: "awareness",
  levers: ["inflow", "dt.awareness", "dt.education"],
  ownerRole: "marketing",
  slaHours: null,
  metrics: ["bowtie_volume", "bowtie_time", "cac"],
  trigger: { kind: "past", lever: "inflow", by: 0.15 },
  example: { due: { value: 80, against: 100 }, healthy: { value: 98, against: 100 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Turn customer results into content",
      goal: "Let measured results of customers bring in prospects who cost no media spend.",
      actions: [
        "Choose three results that customers have confirmed and allow us to publish.",
        "Publish each as a short case with the figure before, the figure after and the way there.",
        "Answer in public the ten questions buyers ask most, the price among them.",
        "Mark the source of every prospect, so that content can be told from paid media.",
      ],
      exitEvidence: [
        "At least three cases with a confirmed figure are online.",
        "New prospects from content have grown for three months in a row.",
      ],
    },
    fr: {
      title: "Faire des résultats clients un contenu",
      goal: "Laisser les résultats mesurés des clients attirer des prospects sans achat de média.",
      actions: [
        "Choisir trois résultats confirmés par des clients et dont ils permettent la publication.",
        "Publier chacun en un cas bref : le chiffre avant, le chiffre après et le chemin parcouru.",
        "Répondre publiquement aux dix questions les plus posées par les acheteurs, prix compris.",
        "Noter l’origine de chaque prospect, pour distinguer le contenu du média payant.",
      ],
      exitEvidence: [
        "Au moins trois cas avec un chiffre confirmé sont en ligne.",
        "Les nouveaux prospects venus du contenu augmentent depuis trois mois de suite.",
      ],
    },
    de: {
      title: "Aus Kundenergebnissen Inhalte machen",
      goal: "Gemessene Ergebnisse von Kunden bringen Interessenten, die kein Mediabudget kosten.",
      actions: [
        "Drei Ergebnisse auswählen, die Kunden bestätigt und zur Veröffentlichung freigegeben haben.",
        "Jedes als kurzen Fall veröffentlichen: die Zahl vorher, die Zahl nachher und der Weg dorthin.",
        "Die zehn häufigsten Fragen von Käufern öffentlich beantworten, auch die nach dem Preis.",
        "Die Herkunft jedes Interessenten festhalten, damit Inhalte von bezahlten Medien unterscheidbar sind.",
      ],
      exitEvidence: [
        "Mindestens drei Fälle mit bestätigter Zahl sind online.",
        "Neue Interessenten aus Inhalten nehmen seit drei Monaten in Folge zu.",
      ],
    },
  },
};
