import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const championOnTheMove: Play = {
  id: "champion-on-the-move",
  edition: 1,
  stage: "awareness",
  levers: ["loop.referral", "inflow", "usage_churn"],
  ownerRole: "sdr",
  slaHours: 72,
  metrics: ["bowtie_volume", "bowtie_conversion", "logo_retention"],
  trigger: { kind: "past", lever: "loop.referral", by: 0.2 },
  example: { due: { value: 0.006, against: 0.01 }, healthy: { value: 0.01, against: 0.01 } },
  evidence: "D",
  source: playSources.ours,
  words: {
    en: {
      title: "Follow champions to their next employer",
      goal: "Win a prospect when a champion changes jobs, and lose no customer by it.",
      actions: [
        "Check the employer of every champion once a month, by bounced mail and public profiles.",
        "Congratulate within three days, and ask after the new role before anything else.",
        "Open the new company as a prospect that names its champion.",
        "Find a new champion at the old company in the same week.",
      ],
      exitEvidence: [
        "Each champion who moved in the quarter has a prospect opened and a successor named.",
        "Prospects brought by customers and champions match the monthly count of last year.",
      ],
    },
    fr: {
      title: "Suivre les champions chez leur nouvel employeur",
      goal: "Gagner un prospect quand un champion change de poste, et n’y perdre aucun client.",
      actions: [
        "Vérifier chaque mois l’employeur de chaque champion, par les e-mails en retour et les profils publics.",
        "Féliciter sous trois jours, et parler du nouveau poste avant toute chose.",
        "Ouvrir la nouvelle entreprise comme un prospect qui nomme son champion.",
        "Trouver la même semaine un nouveau champion dans l’ancienne entreprise.",
      ],
      exitEvidence: [
        "Chaque champion parti au trimestre a un prospect ouvert et un successeur nommé.",
        "Les prospects apportés par clients et champions égalent le nombre mensuel de l’an passé.",
      ],
    },
    de: {
      title: "Fürsprechern zum nächsten Arbeitgeber folgen",
      goal: "Einen Interessenten gewinnen, wenn ein Fürsprecher wechselt, und dadurch keinen Kunden verlieren.",
      actions: [
        "Den Arbeitgeber jedes Fürsprechers einmal im Monat prüfen, an unzustellbaren E-Mails und öffentlichen Profilen.",
        "Binnen drei Tagen gratulieren und vor allem anderen nach der neuen Rolle fragen.",
        "Das neue Unternehmen als Interessenten anlegen, der seinen Fürsprecher nennt.",
        "In derselben Woche beim alten Unternehmen einen neuen Fürsprecher finden.",
      ],
      exitEvidence: [
        "Jeder im Quartal gewechselte Fürsprecher hat einen angelegten Interessenten und einen benannten Nachfolger.",
        "Interessenten von Kunden und Fürsprechern erreichen die monatliche Zahl des Vorjahres.",
      ],
    },
  },
};
