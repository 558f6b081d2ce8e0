import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const conversationFirst: Play = {
  id: "conversation-first",
  edition: 1,
  stage: "education",
  levers: ["cr.mql_sql", "dt.education"],
  ownerRole: "sdr",
  slaHours: 24,
  metrics: ["bowtie_conversion", "bowtie_time"],
  trigger: { kind: "past", lever: "cr.mql_sql", by: 0.1 },
  example: { due: { value: 0.2, against: 0.25 }, healthy: { value: 0.25, against: 0.25 } },
  evidence: "S",
  source: playSources.saasMethod,
  words: {
    en: {
      title: "Have a conversation, not an interrogation",
      goal: "Find a real and urgent pain together with the lead, and agree on the next step.",
      actions: [
        "Open with what the lead did and why people in that role usually do it.",
        "Let the lead speak for more than half of the call.",
        "Write down the pain in the lead’s own words, and what it costs.",
        "End every call with a step and a date that both have agreed to.",
      ],
      exitEvidence: ["Each new SQL holds a quoted pain and a dated next step.", "MQL to SQL has held last year’s rate for two months."],
    },
    fr: {
      title: "Mener une conversation, pas un interrogatoire",
      goal: "Trouver avec le lead un problème réel et urgent, et convenir de l’étape suivante.",
      actions: [
        "Commencer par ce que le lead a fait, et pourquoi on le fait d’ordinaire dans son rôle.",
        "Laisser le lead parler plus de la moitié de l’appel.",
        "Noter le problème avec les mots du lead, et ce qu’il lui coûte.",
        "Finir chaque appel par une étape et une date convenues des deux côtés.",
      ],
      exitEvidence: [
        "Chaque nouveau SQL contient un problème cité et une prochaine étape datée.",
        "Le passage de MQL à SQL tient depuis deux mois le taux de l’an passé.",
      ],
    },
    de: {
      title: "Gespräch führen statt abfragen",
      goal: "Gemeinsam mit dem Lead ein echtes und dringendes Problem finden und den nächsten Schritt vereinbaren.",
      actions: [
        "Mit dem beginnen, was der Lead getan hat, und warum man das in seiner Rolle meist tut.",
        "Den Lead mehr als die Hälfte des Gesprächs reden lassen.",
        "Das Problem in den Worten des Leads aufschreiben, samt dem, was es kostet.",
        "Jedes Gespräch mit einem Schritt und einem Termin beenden, denen beide zugestimmt haben.",
      ],
      exitEvidence: [
        "Jeder neue SQL enthält ein zitiertes Problem und einen nächsten Schritt mit Datum.",
        "Der Übergang vom MQL zum SQL hält seit zwei Monaten die Rate des Vorjahres.",
      ],
    },
  },
};
