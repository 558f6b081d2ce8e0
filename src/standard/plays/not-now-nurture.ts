import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const notNowNurture: Play = {
  id: "not-now-nurture",
  edition: 1,
  stage: "education",
  levers: ["loop.nurture", "cr.mql_sql"],
  ownerRole: "marketing",
  slaHours: null,
  metrics: ["bowtie_volume", "bowtie_conversion", "cac"],
  trigger: { kind: "past", lever: "loop.nurture", by: 0.2 },
  example: { due: { value: 0.01, against: 0.02 }, healthy: { value: 0.02, against: 0.02 } },
  evidence: "P",
  source: playSources.loops,
  words: {
    en: {
      title: "Nurture those who say “not now”",
      goal: "Stay useful to prospects whose moment has not come, until it does.",
      actions: [
        "Give every prospect put off a reason, and the month to speak again.",
        "Send once a month something that helps with the problem they named.",
        "Watch for returns: a visit to the price page, a new role, a question.",
        "Hand a returning prospect to the person who knew it, with the history.",
      ],
      exitEvidence: [
        "Each deal put off in the quarter has a reason and a month to return to it.",
        "As large a share of them comes back each month as a year ago.",
      ],
    },
    fr: {
      title: "Entretenir ceux qui disent « pas maintenant »",
      goal: "Rester utile aux prospects dont le moment n’est pas venu, jusqu’à ce qu’il vienne.",
      actions: [
        "Donner à chaque prospect reporté un motif et le mois où se reparler.",
        "Envoyer une fois par mois de quoi aider au problème qu’il a nommé.",
        "Guetter les retours : visite de la page des prix, nouveau poste, question.",
        "Confier le prospect qui revient à celui qui le connaissait, avec l’historique.",
      ],
      exitEvidence: [
        "Chaque affaire reportée au trimestre a un motif et un mois de reprise.",
        "Il en revient chaque mois une part aussi grande qu’il y a un an.",
      ],
    },
    de: {
      title: "Pflegen, wer „jetzt nicht“ sagt",
      goal: "Interessenten nützlich bleiben, deren Zeitpunkt noch nicht da ist, bis er kommt.",
      actions: [
        "Jedem vertagten Interessenten einen Grund geben und den Monat für das nächste Gespräch.",
        "Einmal im Monat etwas senden, das beim genannten Problem hilft.",
        "Auf Rückkehr achten: ein Besuch der Preisseite, eine neue Rolle, eine Frage.",
        "Wer zurückkehrt, geht mit seiner Geschichte an die Person, die ihn kannte.",
      ],
      exitEvidence: [
        "Jeder im Quartal vertagte Deal hat einen Grund und einen Monat zur Wiederaufnahme.",
        "Von ihnen kehrt je Monat ein ebenso großer Anteil zurück wie vor einem Jahr.",
      ],
    },
  },
};
