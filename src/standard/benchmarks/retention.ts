import { type Text, text } from "../text.ts";
import type { Band, Benchmark } from "./benchmark.ts";

const NONE: Band = { axis: "none" };
const acv = (from: number | null, to: number | null): Band => ({ axis: "acv", currency: "USD", from, to });
const arr = (from: number | null, to: number | null): Band => ({ axis: "arr", currency: "USD", from, to });
const arpa = (from: number | null, to: number | null): Band => ({ axis: "arpa", currency: "USD", from, to });

const privateSaas = text("private SaaS companies", "éditeurs SaaS non cotés", "nicht börsennotierte SaaS-Unternehmen");
const privateB2b = text("private B2B SaaS companies", "éditeurs SaaS B2B non cotés", "nicht börsennotierte B2B-SaaS-Unternehmen");
const aleph = text(
  "342 SaaS and AI-native companies (2025)",
  "342 entreprises SaaS et natives de l’IA (2025)",
  "342 SaaS- und KI-native Unternehmen (2025)",
);
const about120 = text("about 120 public SaaS companies", "environ 120 éditeurs SaaS cotés", "rund 120 börsennotierte SaaS-Unternehmen");
const chartmogulUsers = text(
  "companies that use ChartMogul; the source says no more of them",
  "entreprises qui utilisent ChartMogul ; la source n’en dit pas plus",
  "Unternehmen, die ChartMogul nutzen; mehr sagt die Quelle nicht",
);
const publicOnly = text(
  "It speaks of public companies only.",
  "Elle ne parle que de sociétés cotées.",
  "Sie spricht nur von börsennotierten Unternehmen.",
);

type Rest = Pick<Benchmark, "id" | "low" | "median" | "high" | "population" | "band" | "year" | "source" | "mark"> & {
  readonly off?: Text;
};

const nrr = (rest: Rest): Benchmark => ({
  metric: "net_revenue_retention",
  part: null,
  method: "trailing_12",
  window: "any",
  unit: "ratio",
  better: "higher",
  definition: text("net revenue retention of twelve months", "rétention nette de douze mois", "Nettobindung über zwölf Monate"),
  ...rest,
});

const grr = (rest: Rest): Benchmark => ({
  ...nrr(rest),
  metric: "gross_revenue_retention",
  definition: text("gross revenue retention of twelve months", "rétention brute de douze mois", "Bruttobindung über zwölf Monate"),
});

const recheck = text(
  "The numbers were read from a damaged copy and have not been checked against the original.",
  "Les chiffres viennent d’une copie abîmée et n’ont pas été vérifiés sur l’original.",
  "Die Zahlen stammen aus einer beschädigten Kopie und sind nicht am Original geprüft.",
);

/** NRR and GRR medians by ACV: their order is confirmed elsewhere, the single values are not. */
const saasCapital = (): readonly Benchmark[] => {
  const edges = [null, 12_000, 25_000, 50_000, 100_000, 250_000, null] as const;
  const values = [
    [100, 90],
    [102, 90],
    [103, 92],
    [105, 93],
    [107, 93],
    [110, 93],
  ] as const;
  return values.flatMap(([net, gross], i) => {
    const rest = {
      low: null,
      high: null,
      population: text(
        "private B2B SaaS above 1M ARR, more than 1,500 answers",
        "SaaS B2B non coté de plus de 1 M d’ARR, plus de 1 500 réponses",
        "nicht börsennotiertes B2B-SaaS über 1 Mio. ARR, mehr als 1.500 Antworten",
      ),
      band: acv(edges[i] ?? null, edges[i + 1] ?? null),
      year: "2022-23",
      source: "saasCapital2023",
      mark: "P",
      off: recheck,
    } as const;
    return [
      nrr({ ...rest, id: `saas_capital_2023.nrr.${i + 1}`, median: net / 100 }),
      grr({ ...rest, id: `saas_capital_2023.grr.${i + 1}`, median: gross / 100 }),
    ];
  });
};

const guidance = (size: string, id: string, low: number, high: number | null): Benchmark =>
  nrr({
    id,
    low,
    median: low,
    high,
    population: text("guidance of a playbook", "repère d’un guide pratique", "Richtwert eines Leitfadens"),
    band: { axis: "customer_size", is: size },
    year: null,
    source: "leadmagic",
    mark: "S",
  });

const logoChurn = (rest: Rest & Pick<Benchmark, "window">): Benchmark => ({
  metric: "logo_churn_rate",
  part: null,
  method: "opening",
  unit: "ratio",
  better: "lower",
  definition: text(
    "customers lost over customers at the opening",
    "clients perdus sur clients à l’ouverture",
    "verlorene Kunden durch Kunden zu Beginn",
  ),
  ...rest,
});

/** Retention and churn (standard 8.2); rows without a trace to their survey are left out. */
export const ofRetention: readonly Benchmark[] = [
  ...saasCapital(),
  grr({
    id: "kbcm_2024.grr",
    low: 0.82,
    median: 0.91,
    high: 0.95,
    population: privateSaas,
    band: NONE,
    year: "2024",
    source: "kbcm2024",
    mark: "P",
  }),
  nrr({
    id: "benchmarkit_2025.nrr",
    low: null,
    median: 1.01,
    high: null,
    population: privateB2b,
    band: NONE,
    year: "2024",
    source: "benchmarkit2025",
    mark: "P",
  }),
  grr({
    id: "aleph_2026.grr_2024",
    low: null,
    median: 0.88,
    high: null,
    population: aleph,
    band: NONE,
    year: "2024",
    source: "alephGrr2026",
    mark: "P",
  }),
  grr({
    id: "aleph_2026.grr_2025",
    low: 0.76,
    median: 0.84,
    high: 0.91,
    population: aleph,
    band: NONE,
    year: "2025",
    source: "alephGrr2026",
    mark: "P",
  }),
  nrr({
    id: "meritech.nrr",
    low: 1.08,
    median: null,
    high: 1.11,
    population: about120,
    band: NONE,
    year: "2024-25",
    source: "leadmagic",
    mark: "S",
    off: publicOnly,
  }),
  grr({
    id: "meritech.grr",
    low: 0.88,
    median: null,
    high: 0.92,
    population: about120,
    band: NONE,
    year: "2024-25",
    source: "leadmagic",
    mark: "S",
    off: publicOnly,
  }),
  grr({
    id: "high_alpha_2025.grr",
    low: null,
    median: 0.92,
    high: null,
    population: text(
      "companies of 1M to 5M ARR, among more than 800 answers of all sizes",
      "entreprises de 1 à 5 M d’ARR, parmi plus de 800 réponses de toutes tailles",
      "Unternehmen mit 1 bis 5 Mio. ARR, unter mehr als 800 Antworten aller Größen",
    ),
    band: arr(1_000_000, 5_000_000),
    year: "2025",
    source: "highAlpha2025",
    mark: "S",
  }),
  logoChurn({
    id: "chartmogul.churn_low_arpa",
    window: "month",
    low: null,
    median: 0.061,
    high: null,
    population: chartmogulUsers,
    band: arpa(null, 25),
    year: null,
    source: "omegapoint",
    mark: "S",
  }),
  logoChurn({
    id: "chartmogul.churn_high_arpa",
    window: "month",
    low: null,
    median: 0.022,
    high: null,
    population: chartmogulUsers,
    band: arpa(500, null),
    year: null,
    source: "omegapoint",
    mark: "S",
  }),
  logoChurn({
    id: "cfoadvisors.logo_churn",
    window: "year",
    low: 0.03,
    median: 0.08,
    high: null,
    population: text("companies at their Series A", "entreprises à leur série A", "Unternehmen bei ihrer Series A"),
    band: arr(1_000_000, 10_000_000),
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
  nrr({
    id: "cfoadvisors.nrr",
    low: null,
    median: 1.05,
    high: 1.15,
    population: text("companies at their Series A", "entreprises à leur série A", "Unternehmen bei ihrer Series A"),
    band: arr(1_000_000, 10_000_000),
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
  {
    ...nrr({
      id: "kbcm_2019.gross_churn",
      low: null,
      median: 0.13,
      high: null,
      population: privateSaas,
      band: arr(5_000_000, null),
      year: "2018",
      source: "kbcm2019",
      mark: "P",
    }),
    metric: "revenue_churn_rate",
    method: "gross",
    window: "year",
    better: "lower",
    definition: text(
      "gross dollar churn over the ARR of a year before",
      "churn brut en valeur sur l’ARR d’un an avant",
      "Bruttoabwanderung durch den ARR des Vorjahrs",
    ),
  },
  {
    ...guidance("mid_market", "leadmagic.grr_mid_market", 0.88, 0.92),
    metric: "gross_revenue_retention",
    definition: text("gross revenue retention of twelve months", "rétention brute de douze mois", "Bruttobindung über zwölf Monate"),
  },
  guidance("smb", "leadmagic.nrr_smb", 1, null),
  guidance("mid_market", "leadmagic.nrr_mid_market", 1.05, 1.1),
  guidance("enterprise", "leadmagic.nrr_enterprise", 1.1, 1.2),
];
