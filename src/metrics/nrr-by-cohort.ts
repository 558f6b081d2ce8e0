import { formatMonth, type Month, month, type Period } from "../domain/index.ts";
import type { AskCondition, Metric, Point } from "./definition.ts";
import { combineForm } from "./forms.ts";
import { classicCodes } from "./kinds.ts";
import { ratio } from "./points.ts";

const WINDOW = 12;
const COLUMNS = ["expansion", "contraction", "churn"] as const;
/** Customers who paid before the data begins. */
const BEFORE = "before";

const CHANGES = COLUMNS.flatMap(classicCodes);
const yearOf = (cohort: number): string => (cohort === 0 ? BEFORE : formatMonth(month(cohort)).slice(0, 4));

/** The months of a part's cohorts that lie before the opening ends. */
function cohortsIn(part: string, opening: number): AskCondition {
  if (part === BEFORE) return { column: "cohort", in: [0] };
  const within = Array.from({ length: 12 }, (_, i) => (opening - (opening % 12) + i) as Month);
  const shift = (Number(part) - Number(yearOf(opening))) * 12;
  return { column: "cohort", in: within.map((at) => at + shift).filter((at) => at <= opening) };
}

export const nrrByCohort: Metric = {
  id: "nrr_by_cohort",
  version: 1,
  title: "Net revenue retention by cohort year",
  unit: "ratio",
  meaning:
    "Net revenue retention of twelve months for the customers of each year of a first sale, apart: old cohorts can carry new ones, and the other way round.",
  formula: "(opening + expansion + contraction + churn) / opening",
  source: "standard 4.5, what hides in NRR: cohort mix",
  perCurrency: true,
  methods: [
    {
      name: "movements_12",
      meaning:
        "Movement form over twelve months: opening MRR with the expansion, contraction and churn since, of customers first won by the opening. Returns are not in it, their later losses are.",
    },
  ],
  reasons: ["too_few"],
  asks: () => ({ movements: { fact: "movement", sums: ["amount", "payers"], by: ["month", "kind", "cohort"] } }),
  compute: (sums, context) =>
    context.periods.flatMap((period): Point[] => {
      const years = new Map<string, { opening: bigint; customers: bigint; change: bigint }>();
      for (const {
        keys: [at = 0, kind = 0, cohort = 0],
        sums: [amount = 0n, payers = 0n],
      } of sums["movements"] ?? []) {
        if (cohort > period.to - WINDOW || at > period.to) continue;
        const year = years.get(yearOf(cohort)) ?? { opening: 0n, customers: 0n, change: 0n };
        years.set(yearOf(cohort), year);
        if (at <= period.to - WINDOW) {
          year.opening += amount;
          year.customers += payers;
        } else if (CHANGES.includes(kind)) year.change += amount;
      }
      return [...years]
        .filter(([, { opening }]) => opening > 0n)
        .sort(([a], [b]) => (a === BEFORE ? -1 : b === BEFORE ? 1 : a < b ? -1 : 1))
        .map(([part, { opening, customers, change }]) => ratio(period, context, opening + change, opening, Number(customers), { part }));
    }),
  evidence: ({ period, part = BEFORE }) => {
    const cohort = cohortsIn(part, period.to - WINDOW);
    return [
      { term: "opening", fact: "movement", where: [cohort, { column: "month", to: period.to - WINDOW }], column: "amount" },
      ...COLUMNS.map((column) => ({
        term: column,
        fact: "movement" as const,
        where: [cohort, { column: "kind", in: classicCodes(column) }, windowOf(period)],
        column: "amount",
      })),
    ];
  },
  combine: combineForm,
  example: {
    given: [
      ...["a", "b", "c", "d", "e"].map((name) => `${name}: 100 USD/month from 2022-03, +40 in 2023-06`),
      ...["f", "g", "h", "i"].map((name) => `${name}: 100 USD/month from 2023-01`),
      "j: 100 USD/month from 2023-01, gone 2023-09",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [1.4, 0.8],
  },
};

const windowOf = ({ to }: Period): AskCondition => ({ column: "month", from: to - WINDOW + 1, to });
