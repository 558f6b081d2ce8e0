import type { Play } from "./play.ts";
import { playSources } from "./sources.ts";

export const fitBeforeScale: Play = {
  id: "fit-before-scale",
  edition: 1,
  stage: "awareness",
  levers: ["spend", "renewal"],
  ownerRole: "executive",
  slaHours: null,
  metrics: ["new_cac_ratio", "gross_revenue_retention", "magic_number", "cohort_revenue_retention"],
  trigger: { kind: "metric", metric: "new_cac_ratio", part: null, is: "above", limit: 2 },
  example: { due: { value: 2.6, against: null }, healthy: { value: 1.4, against: null } },
  evidence: "S",
  source: playSources.growthPhases,
  words: {
    en: {
      title: "Fix the fit before you scale",
      goal: "Spend more only when new customers stay and winning them is affordable.",
      actions: [
        "Freeze the growth of acquisition budgets until the cause is known.",
        "Compare retention of the last four cohorts, by segment and source.",
        "Choose the one segment that both stays and pays back, and put the team on it.",
        "Give each lever of the plan one owner in leadership and a monthly review.",
      ],
      exitEvidence: [
        "Each budget above last quarter’s names the segment and the retention behind it.",
        "A unit of new ARR costs no more than two units in marketing and sales.",
      ],
    },
    fr: {
      title: "Assurer l’adéquation avant l’échelle",
      goal: "Ne dépenser plus que lorsque les nouveaux clients restent et que leur acquisition est abordable.",
      actions: [
        "Geler la hausse des budgets d’acquisition jusqu’à connaître la cause.",
        "Comparer la rétention des quatre dernières cohortes, par segment et par origine.",
        "Choisir le segment qui à la fois reste et s’amortit, et y mettre l’équipe.",
        "Donner à chaque levier du plan un seul responsable à la direction et une revue mensuelle.",
      ],
      exitEvidence: [
        "Tout budget supérieur à celui du dernier trimestre nomme le segment et la rétention qui le fondent.",
        "Une unité de nouvel ARR coûte au plus deux unités en marketing et vente.",
      ],
    },
    de: {
      title: "Erst passend machen, dann skalieren",
      goal: "Erst mehr ausgeben, wenn neue Kunden bleiben und ihre Gewinnung bezahlbar ist.",
      actions: [
        "Das Wachstum der Budgets für Neugewinnung anhalten, bis die Ursache bekannt ist.",
        "Die Bindung der letzten vier Kohorten vergleichen, nach Segment und Herkunft.",
        "Das eine Segment wählen, das bleibt und sich amortisiert, und das Team darauf setzen.",
        "Jedem Hebel des Plans genau einen Verantwortlichen in der Geschäftsleitung und eine monatliche Durchsicht geben.",
      ],
      exitEvidence: [
        "Jedes Budget über dem des letzten Quartals nennt Segment und Bindung, auf denen es beruht.",
        "Eine Einheit neuer ARR kostet höchstens zwei Einheiten in Marketing und Vertrieb.",
      ],
    },
  },
};
