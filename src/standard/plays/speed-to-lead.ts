import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const speedToLead: Play = {
  id: "speed-to-lead",
  edition: 1,
  stage: "education",
  levers: ["cr.mql_sql", "dt.education"],
  ownerRole: "sdr",
  slaHours: 1,
  metrics: ["bowtie_conversion", "bowtie_time"],
  trigger: { kind: "benchmark", lever: "cr.mql_sql", by: 0.2 },
  example: { due: { value: 0.15, against: 0.25 }, healthy: { value: 0.24, against: 0.25 } },
  evidence: "S",
  source: playSources.leadmagic,
  words: {
    en: {
      title: "Answer new leads at once",
      goal: "Speak with an interested lead while the interest is fresh.",
      actions: [
        "Route every lead to a named person the moment it arrives, with a stand-in for absences.",
        "Call within five minutes in working hours, and offer a calendar link outside them.",
        "Try six times over ten working days, by phone, mail and network, before giving up.",
        "Review every week the leads nobody touched in time.",
      ],
      exitEvidence: [
        "Nine of ten leads are first contacted within the hour, by the times in the CRM.",
        "The rate from MQL to SQL lies no more than a fifth below its benchmark.",
      ],
    },
    fr: {
      title: "Répondre aussitôt aux nouveaux leads",
      goal: "Parler à un lead intéressé tant que son intérêt est vif.",
      actions: [
        "Attribuer chaque lead à une personne nommée dès son arrivée, avec un remplaçant en cas d’absence.",
        "Appeler dans les cinq minutes aux heures de travail, et proposer un lien d’agenda en dehors.",
        "Essayer six fois en dix jours ouvrés, par téléphone, e-mail et réseau, avant d’abandonner.",
        "Revoir chaque semaine les leads que personne n’a contactés à temps.",
      ],
      exitEvidence: [
        "Neuf leads sur dix reçoivent un premier contact dans l’heure, d’après les horaires du CRM.",
        "Le taux de MQL à SQL n’est pas à plus d’un cinquième sous sa référence.",
      ],
    },
    de: {
      title: "Neuen Leads sofort antworten",
      goal: "Mit einem interessierten Lead sprechen, solange das Interesse frisch ist.",
      actions: [
        "Jeden Lead bei Eingang einer benannten Person zuweisen, mit Vertretung bei Abwesenheit.",
        "In der Arbeitszeit binnen fünf Minuten anrufen, außerhalb einen Kalenderlink anbieten.",
        "Sechs Versuche in zehn Arbeitstagen, per Telefon, E-Mail und Netzwerk, bevor man aufgibt.",
        "Jede Woche die Leads durchgehen, die niemand rechtzeitig angesprochen hat.",
      ],
      exitEvidence: [
        "Neun von zehn Leads werden laut CRM binnen einer Stunde erstmals angesprochen.",
        "Die Rate vom MQL zum SQL liegt höchstens ein Fünftel unter ihrem Benchmark.",
      ],
    },
  },
};
