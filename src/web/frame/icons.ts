import type { IconName } from "../ui/Icon.tsx";

const icons: Readonly<Record<string, IconName>> = {
  bowtie: "bowtie",
  work: "work",
  revenue: "revenue",
  cohorts: "cohorts",
  growth: "growth",
  accounts: "accounts",
  account: "accounts",
  leads: "person",
  deals: "board",
  deal: "board",
  moments: "star",
  plans: "plan",
  onePlan: "plan",
  handoffs: "handoff",
  base: "shield",
  benchmarks: "benchmarks",
  models: "models",
  efficiency: "efficiency",
  mathematics: "mathematics",
  explain: "explain",
  quality: "check",
  differences: "differences",
  imports: "imports",
  settings: "settings",
  method: "book",
  tokens: "key",
  people: "people",
  audit: "table",
};

/** The drawing that stands for a page. */
export const iconOf = (page: string): IconName => icons[page] ?? "chart";
