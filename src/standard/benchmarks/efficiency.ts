import { type Text, text } from "../text.ts";
import type { Band, Benchmark } from "./benchmark.ts";

const NONE: Band = { axis: "none" };
const seriesA: Band = { axis: "arr", currency: "USD", from: 1_000_000, to: 10_000_000 };
const size = (is: string): Band => ({ axis: "customer_size", is });

const privateB2b = text("private B2B SaaS companies", "éditeurs SaaS B2B non cotés", "nicht börsennotierte B2B-SaaS-Unternehmen");
const privateSaas = text("private SaaS companies", "éditeurs SaaS non cotés", "nicht börsennotierte SaaS-Unternehmen");
const aSeriesA = text("companies at their Series A", "entreprises à leur série A", "Unternehmen bei ihrer Series A");
const playbook = text("guidance of a playbook", "repère d’un guide pratique", "Richtwert eines Leitfadens");

type Kind = Pick<Benchmark, "metric" | "method" | "window" | "unit" | "better" | "definition">;
type Rest = Pick<Benchmark, "id" | "population" | "source" | "mark"> &
  Partial<Pick<Benchmark, "low" | "median" | "high" | "band" | "year">> & { readonly off?: Text };

const row = (kind: Kind, rest: Rest): Benchmark => ({
  part: null,
  low: null,
  median: null,
  high: null,
  band: NONE,
  year: null,
  ...kind,
  ...rest,
});

const cacRatio = (metric: string, en: string, fr: string, de: string): Kind => ({
  metric,
  method: "same_period",
  window: "year",
  unit: "multiple",
  better: "lower",
  definition: text(en, fr, de),
});
const newCac = cacRatio(
  "new_cac_ratio",
  "sales and marketing cost of one unit of new-customer ARR",
  "coût commercial et marketing d’une unité d’ARR de nouveaux clients",
  "Vertriebs- und Marketingkosten je Einheit ARR neuer Kunden",
);
const expansionCac = cacRatio(
  "expansion_cac_ratio",
  "sales and marketing cost of one unit of expansion ARR",
  "coût commercial et marketing d’une unité d’ARR d’expansion",
  "Vertriebs- und Marketingkosten je Einheit ARR aus Ausbau",
);
const blendedCac = cacRatio(
  "blended_cac_ratio",
  "sales and marketing cost of one unit of new ARR of any kind",
  "coût commercial et marketing d’une unité d’ARR nouveau, toutes origines",
  "Vertriebs- und Marketingkosten je Einheit neuen ARR jeder Art",
);
const payback: Kind = {
  metric: "cac_payback",
  method: "same_period",
  window: "year",
  unit: "months",
  better: "lower",
  definition: text(
    "months until the gross margin has paid for the acquisition",
    "mois avant que la marge brute ait payé l’acquisition",
    "Monate, bis die Bruttomarge die Gewinnung bezahlt hat",
  ),
};
const magic: Kind = {
  metric: "magic_number",
  method: "arr",
  window: "any",
  unit: "multiple",
  better: "higher",
  definition: text(
    "growth of ARR in a quarter over sales and marketing cost of the quarter before",
    "croissance de l’ARR d’un trimestre sur le coût commercial et marketing du précédent",
    "ARR-Zuwachs eines Quartals durch Vertriebs- und Marketingkosten des vorigen",
  ),
};
const burn: Kind = {
  metric: "burn_multiple",
  method: "net_burn",
  window: "year",
  unit: "multiple",
  better: "lower",
  definition: text(
    "net burn over net new ARR",
    "consommation nette de trésorerie sur ARR net nouveau",
    "Nettoverbrauch durch netto neuen ARR",
  ),
};
/** Which of the two margins is meant decides some sixteen points, and no source says it: no method of ours is the same. */
const ruleOf40: Kind = {
  metric: "rule_of_40",
  method: "margin_not_said",
  window: "any",
  unit: "ratio",
  better: "higher",
  definition: text(
    "growth and margin together; whether EBITDA or free cash flow the source leaves open",
    "croissance et marge ensemble ; EBITDA ou flux de trésorerie, la source ne le dit pas",
    "Wachstum und Marge zusammen; ob EBITDA oder freier Cashflow, lässt die Quelle offen",
  ),
};
const growth: Kind = {
  metric: "arr_growth",
  method: "year_over_year",
  window: "year",
  unit: "ratio",
  better: "higher",
  definition: text("growth of ARR in a year", "croissance annuelle de l’ARR", "ARR-Wachstum eines Jahres"),
};
const ltvToCac: Kind = {
  metric: "ltv_to_cac",
  method: "formula",
  window: "year",
  unit: "multiple",
  better: "higher",
  definition: text(
    "lifetime value over cost of acquisition",
    "valeur vie client sur coût d’acquisition",
    "Kundenwert durch Gewinnungskosten",
  ),
};
const nobody = text(
  "It is repeated everywhere, and no single source is named.",
  "Il est répété partout, et aucune source n’est nommée.",
  "Er wird überall wiederholt, und keine einzelne Quelle ist genannt.",
);
const looseDefinition = text(
  "Surveys disagree by twenty points, and which margin they take is not said.",
  "Les enquêtes diffèrent de vingt points et ne disent pas quelle marge elles prennent.",
  "Umfragen liegen zwanzig Punkte auseinander und nennen die Marge nicht.",
);

/** Cost of growth (standard 8.3, 8.4); bands that nobody can trace are left out, the quick ratio’s among them. */
export const ofEfficiency: readonly Benchmark[] = [
  row(newCac, {
    id: "benchmarkit_2024.new_cac_ratio",
    median: 1.76,
    population: privateB2b,
    year: "2023",
    source: "benchmarkit2024",
    mark: "P",
  }),
  row(newCac, {
    id: "benchmarkit_2025.new_cac_ratio",
    median: 2,
    high: 2.82,
    population: privateB2b,
    year: "2024",
    source: "benchmarkit2025",
    mark: "P",
  }),
  row(expansionCac, {
    id: "benchmarkit_2025.expansion_cac_ratio",
    median: 1,
    population: privateB2b,
    year: "2024",
    source: "benchmarkit2025",
    mark: "P",
  }),
  row(blendedCac, {
    id: "kbcm_2019.blended_cac_ratio",
    median: 1.14,
    population: privateSaas,
    year: "2018",
    source: "kbcm2019",
    mark: "P",
  }),
  row(payback, { id: "benchmarkit.payback_2023", median: 14, population: privateB2b, year: "2023", source: "siliconcent", mark: "S" }),
  row(payback, { id: "benchmarkit.payback_2024", median: 18, population: privateB2b, year: "2024", source: "siliconcent", mark: "S" }),
  row(payback, {
    id: "aleph_2026.payback",
    low: 6,
    median: 16,
    high: 24,
    population: privateB2b,
    year: "2025",
    source: "alephPayback2026",
    mark: "P",
  }),
  row(payback, { id: "kbcm.payback_loaded", low: 24, high: 29, population: privateSaas, year: "2024", source: "omegapoint", mark: "S" }),
  row(payback, { id: "leadmagic.payback_smb", median: 12, population: playbook, band: size("smb"), source: "leadmagic", mark: "S" }),
  row(payback, {
    id: "leadmagic.payback_mid_market",
    median: 18,
    population: playbook,
    band: size("mid_market"),
    source: "leadmagic",
    mark: "S",
  }),
  row(payback, {
    id: "leadmagic.payback_enterprise",
    median: 24,
    population: playbook,
    band: size("enterprise"),
    source: "leadmagic",
    mark: "S",
  }),
  row(payback, {
    id: "cfoadvisors.payback",
    low: 15,
    median: 20,
    population: aSeriesA,
    band: seriesA,
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
  row(growth, {
    id: "benchmarkit_2025.growth",
    median: 0.26,
    high: 0.5,
    population: privateB2b,
    year: "2024",
    source: "benchmarkit2025",
    mark: "P",
  }),
  row(growth, {
    id: "cfoadvisors.growth",
    median: 0.9,
    high: 1.2,
    population: aSeriesA,
    band: seriesA,
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
  row(ltvToCac, { id: "guidance.ltv_to_cac", median: 3, high: 10, population: playbook, source: "guidance", mark: "S", off: nobody }),
  row(magic, { id: "kbcm_2024.magic_number", median: 0.7, population: privateSaas, year: "2024", source: "omegapoint", mark: "S" }),
  row(magic, { id: "leadmagic.magic_number", low: 0.5, median: 0.75, high: 1, population: playbook, source: "leadmagic", mark: "S" }),
  row(magic, {
    id: "cfoadvisors.magic_number",
    median: 0.7,
    high: 1,
    population: aSeriesA,
    band: seriesA,
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
  row(burn, { id: "sacks.burn_multiple", low: 1, median: 2, high: 3, population: playbook, source: "pulserevops", mark: "S" }),
  row(burn, {
    id: "cfoadvisors.burn_multiple",
    low: 1,
    median: 1.5,
    population: aSeriesA,
    band: seriesA,
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
  row(ruleOf40, {
    id: "surveys.rule_of_40",
    low: 0.15,
    high: 0.35,
    population: privateSaas,
    source: "guidance",
    mark: "S",
    off: looseDefinition,
  }),
  row(ruleOf40, { id: "guidance.rule_of_40", median: 0.4, population: playbook, source: "guidance", mark: "S", off: nobody }),
  row(ruleOf40, {
    id: "cfoadvisors.rule_of_40",
    median: 0.35,
    high: 0.5,
    population: aSeriesA,
    band: seriesA,
    year: "2024-26",
    source: "cfoadvisors",
    mark: "S",
  }),
];

/** The left wing as a playbook wants it (standard 8.5). */
export const ofPipeline: readonly Benchmark[] = [
  row(
    {
      metric: "bowtie_conversion",
      method: "cohort",
      window: "any",
      unit: "ratio",
      better: "higher",
      definition: text(
        "MQLs that become SQLs; under the lower end the source calls it red",
        "MQL qui deviennent SQL ; sous le bas de la plage, la source le dit rouge",
        "MQL, die SQL werden; unter dem unteren Ende nennt die Quelle es rot",
      ),
    },
    { id: "leadmagic.mql_to_sql", low: 0.15, median: 0.25, population: playbook, source: "leadmagic", mark: "S" },
  ),
].map((one) => ({ ...one, part: "mql" }));
