import type { Role } from "./roles.ts";
import { type Text, text } from "./text.ts";

/** The meetings a revenue team runs by, each from live numbers and ending in decisions with owners (standard 1.6). Agendas are ours. */
export const meetingIds = ["daily_pace", "weekly_pipeline", "weekly_renewals", "monthly_metrics", "quarterly_review"] as const;
export type MeetingId = (typeof meetingIds)[number];

export interface AgendaItem {
  readonly id: string;
  /** Metrics opened for it, by id; none where it goes by a list of the team's own. */
  readonly metrics: readonly string[];
  readonly words: Text;
}

export interface Meeting {
  readonly id: MeetingId;
  readonly edition: number;
  readonly every: "working_day" | "week" | "month" | "quarter";
  readonly ownerRole: Role;
  readonly contributors: readonly Role[];
  readonly minutes: number;
  readonly title: Text;
  readonly agenda: readonly AgendaItem[];
  /** What is decided there. */
  readonly decides: Text;
}

const item = (id: string, metrics: readonly string[], words: Text): AgendaItem => ({ id, metrics, words });

export const meetings: readonly Meeting[] = [
  {
    id: "daily_pace",
    edition: 1,
    every: "working_day",
    ownerRole: "revops",
    contributors: ["sdr", "ae", "csm"],
    minutes: 15,
    title: text("Daily pace", "Rythme du jour", "Tagestempo"),
    agenda: [
      item(
        "pace",
        ["mrr_movements"],
        text(
          "Where we stand against the course of past periods",
          "Où nous en sommes face au cours des périodes passées",
          "Wo wir gegenüber dem Verlauf früherer Zeiträume stehen",
        ),
      ),
      item(
        "overdue",
        [],
        text(
          "Hand-offs and first contacts past their limit",
          "Passations et premiers contacts hors délai",
          "Übergaben und Erstkontakte über der Frist",
        ),
      ),
    ],
    decides: text(
      "Who takes which overdue case today.",
      "Qui prend aujourd’hui quel cas en retard.",
      "Wer heute welchen überfälligen Fall übernimmt.",
    ),
  },
  {
    id: "weekly_pipeline",
    edition: 1,
    every: "week",
    ownerRole: "ae",
    contributors: ["sdr", "marketing", "revops"],
    minutes: 45,
    title: text("Weekly pipeline desk", "Point hebdomadaire des affaires", "Wöchentliche Deal-Runde"),
    agenda: [
      item(
        "gates",
        [],
        text(
          "Deals at a gate, with their next question",
          "Affaires devant un critère d’entrée, avec leur prochaine question",
          "Deals vor einer Prüfung, mit ihrer nächsten Frage",
        ),
      ),
      item(
        "plans",
        [],
        text(
          "Close plans with late steps or no owner at the buyer",
          "Plans de conclusion en retard ou sans responsable chez l’acheteur",
          "Abschlusspläne mit späten Schritten oder ohne Verantwortliche beim Käufer",
        ),
      ),
      item("speed", ["sales_velocity", "win_rate"], text("Speed and win rate", "Vitesse et taux de gain", "Tempo und Gewinnrate")),
    ],
    decides: text(
      "Which deals go on, wait or end, and who asks what.",
      "Quelles affaires avancent, attendent ou s’arrêtent, et qui demande quoi.",
      "Welche Deals weitergehen, warten oder enden, und wer was fragt.",
    ),
  },
  {
    id: "weekly_renewals",
    edition: 1,
    every: "week",
    ownerRole: "csm",
    contributors: ["am", "ae", "finance"],
    minutes: 45,
    title: text("Weekly renewal desk", "Point hebdomadaire des renouvellements", "Wöchentliche Verlängerungsrunde"),
    agenda: [
      item("due", ["renewals_due"], text("Renewals that come up", "Renouvellements à venir", "Anstehende Verlängerungen")),
      item(
        "waiting",
        [],
        text("Customers still waiting for value", "Clients qui attendent encore la valeur", "Kunden, die noch auf Nutzen warten"),
      ),
      item("at_risk", [], text("Outcomes at risk", "Résultats menacés", "Gefährdete Ergebnisse")),
    ],
    decides: text(
      "Which account gets which play, and by when.",
      "Quel compte reçoit quelle action, et pour quand.",
      "Welcher Kunde welches Vorgehen erhält, und bis wann.",
    ),
  },
  {
    id: "monthly_metrics",
    edition: 1,
    every: "month",
    ownerRole: "revops",
    contributors: ["marketing", "sdr", "ae", "csm", "am", "finance"],
    minutes: 60,
    title: text("Monthly metrics", "Indicateurs du mois", "Monatszahlen"),
    agenda: [
      item(
        "bowtie",
        ["bowtie_volume", "bowtie_conversion", "bowtie_time"],
        text("The Bowtie, left to right", "Le Bowtie, de gauche à droite", "Der Bowtie von links nach rechts"),
      ),
      item(
        "retention",
        ["gross_revenue_retention", "net_revenue_retention"],
        text("Retention, gross before net", "La rétention, brute avant nette", "Bindung, brutto vor netto"),
      ),
      item(
        "moments",
        [],
        text("Quality of the seven moments by team", "Qualité des sept moments par équipe", "Güte der sieben Momente je Team"),
      ),
    ],
    decides: text(
      "The one constraint worked on next.",
      "La contrainte à traiter ensuite, une seule.",
      "Der eine Engpass, an dem als Nächstes gearbeitet wird.",
    ),
  },
  {
    id: "quarterly_review",
    edition: 1,
    every: "quarter",
    ownerRole: "executive",
    contributors: ["revops", "marketing", "ae", "csm", "am", "finance"],
    minutes: 120,
    title: text("Quarterly review", "Revue du trimestre", "Quartalsrückblick"),
    agenda: [
      item("plan", ["arr", "net_expansion"], text("Plan against what came about", "Le plan face au réalisé", "Plan gegen Ist")),
      item(
        "promises",
        [],
        text("Promised against delivered and confirmed", "Promis face à livré et confirmé", "Versprochen gegen geliefert und bestätigt"),
      ),
      item(
        "method",
        [],
        text("What the method itself should change", "Ce que la méthode elle-même devrait changer", "Was die Methode selbst ändern sollte"),
      ),
    ],
    decides: text(
      "Targets, and changes of the method with their owner.",
      "Les cibles, et les changements de méthode avec leur responsable.",
      "Ziele und Änderungen der Methode mit Verantwortlichen.",
    ),
  },
];
