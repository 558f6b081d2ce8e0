import { type Text, text } from "../text.ts";
import type { Band, Benchmark } from "./benchmark.ts";

/** Edges of the bands in US dollars a year (standard 8.1); the first begins at nothing, the last has no end. */
const EDGES: readonly (number | null)[] = [null, 1_000, 5_000, 15_000, 50_000, 150_000, null];

const bandAt = (i: number): Band => ({ axis: "acv", currency: "USD", from: EDGES[i] ?? null, to: EDGES[i + 1] ?? null });

const everyone = text(
  "recurring-revenue companies, by yearly value of a customer",
  "entreprises à revenu récurrent, par valeur annuelle d’un client",
  "Unternehmen mit wiederkehrendem Umsatz, nach Jahreswert eines Kunden",
);

type Row = Pick<Benchmark, "metric" | "part" | "method" | "window" | "unit" | "better"> & {
  readonly key: string;
  readonly definition: Text;
};

const made = (row: Row, i: number, median: number | null): Benchmark => {
  const { key, ...rest } = row;
  return {
    id: `bowtie_standard.${key}.${i + 1}`,
    ...rest,
    low: null,
    median,
    high: null,
    population: everyone,
    band: bandAt(i),
    year: null,
    source: "gtmskills",
    mark: "S",
  };
};

const percents = (row: Row, values: readonly (number | null)[]): readonly Benchmark[] =>
  values.map((value, i) => made(row, i, value === null ? null : value / 100));

const conversion = { metric: "bowtie_conversion", method: "cohort", window: "any", unit: "ratio", better: "higher" } as const;

const cycle = (): readonly Benchmark[] => {
  const row: Row = {
    key: "sales_cycle",
    metric: "sales_cycle",
    part: "median",
    method: "won_in_period",
    window: "any",
    unit: "days",
    better: "lower",
    definition: text(
      "days of a sale; the verdict is against the middle the source names",
      "jours d’une vente ; le verdict se fait contre le milieu que nomme la source",
      "Tage eines Verkaufs; beurteilt wird gegen die Mitte, die die Quelle nennt",
    ),
  };
  const ranges: readonly (readonly [number | null, number, number | null])[] = [
    [null, 10, 10],
    [10, 15, 20],
    [30, 45, 60],
    [60, 75, 90],
    [90, 135, 180],
    [180, 180, null],
  ];
  return ranges.map(([low, middle, high], i) => ({ ...made(row, i, middle), low, high }));
};

const impliedNrr = (): readonly Benchmark[] => {
  const row: Row = {
    key: "implied_nrr",
    metric: "net_revenue_retention",
    part: null,
    method: "trailing_12",
    window: "any",
    unit: "ratio",
    better: "higher",
    definition: text(
      "gross retention times one plus expansion of the same band (CR7 x (1 + CR8)): our arithmetic, not the source’s claim",
      "rétention brute fois un plus l’expansion de la même tranche (CR7 × (1 + CR8)) : notre calcul, pas une affirmation de la source",
      "Bruttobindung mal eins plus Ausbau derselben Klasse (CR7 × (1 + CR8)): unsere Rechnung, keine Aussage der Quelle",
    ),
  };
  return [88, 95.45, 104.4, 109.8, 115, 123.5].map((value, i) => ({
    ...made(row, i, value / 100),
    source: "ours" as const,
    mark: "D" as const,
  }));
};

/** The Bowtie Standard by yearly value of a customer (standard 8.1, numbering version B). */
export const byAcv: readonly Benchmark[] = [
  ...percents(
    {
      ...conversion,
      key: "cr1",
      part: "prospect",
      definition: text("prospects that become MQLs (CR1)", "prospects qui deviennent MQL (CR1)", "Prospects, die MQL werden (CR1)"),
    },
    [5, 10, 15, 20, 30, null],
  ),
  ...percents(
    {
      ...conversion,
      key: "cr2",
      part: "mql",
      definition: text("MQLs that become SQLs (CR2)", "MQL qui deviennent SQL (CR2)", "MQL, die SQL werden (CR2)"),
    },
    [15, 20, 20, 25, 25, null],
  ),
  ...percents(
    {
      ...conversion,
      key: "cr3",
      part: "sql",
      definition: text(
        "SQLs that sales accepts at the hand-off (CR3)",
        "SQL que la vente accepte au passage de relais (CR3)",
        "SQL, die der Vertrieb bei der Übergabe annimmt (CR3)",
      ),
    },
    [80, 85, 90, 95, 95, 100],
  ),
  ...percents(
    {
      ...conversion,
      key: "cr4",
      part: "sal",
      definition: text(
        "accepted leads (SALs) that are won, by cohort (CR4)",
        "leads acceptés (SAL) gagnés, par cohorte (CR4)",
        "angenommene Leads (SAL), die gewonnen werden, nach Kohorte (CR4)",
      ),
    },
    [15, 17, 20, 25, 30, 35],
  ),
  ...percents(
    {
      key: "cr5",
      metric: "median_discount",
      part: null,
      method: "won_in_period",
      window: "any",
      unit: "ratio",
      better: "lower",
      definition: text(
        "median discount of deals won (CR5)",
        "remise médiane des affaires gagnées (CR5)",
        "Median des Rabatts gewonnener Deals (CR5)",
      ),
    },
    [5, 8, 10, 12, 12, 15],
  ),
  ...percents(
    {
      ...conversion,
      key: "cr6",
      part: "commit",
      definition: text(
        "new customers kept through onboarding (CR6)",
        "nouveaux clients gardés pendant l’intégration (CR6)",
        "neue Kunden, die das Onboarding überstehen (CR6)",
      ),
    },
    [90, 92, 93, 94, 98, 99],
  ),
  ...percents(
    {
      key: "cr7",
      metric: "gross_revenue_retention",
      part: null,
      method: "trailing_12",
      window: "any",
      unit: "ratio",
      better: "higher",
      definition: text("gross retention of a year (CR7)", "rétention brute d’une année (CR7)", "Bruttobindung eines Jahres (CR7)"),
    },
    [80, 83, 87, 90, 92, 95],
  ),
  ...cycle(),
  ...impliedNrr(),
];
