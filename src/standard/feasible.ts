import { DAYS_A_MONTH } from "../domain/index.ts";
import { type Benchmark, type benchmarkSources, benchmarks } from "./benchmarks/index.ts";
import type { LeverId } from "./levers.ts";

/** A value others have reached, in the unit of the lever. */
export interface Feasible {
  readonly lever: LeverId;
  readonly value: number;
  readonly benchmark: string;
  readonly source: keyof typeof benchmarkSources;
  readonly mark: Benchmark["mark"];
}

interface Rule {
  readonly lever: LeverId;
  readonly key: string;
  readonly read: (median: number) => number;
}

const same = (median: number): number => median;

/** Which benchmark of the Bowtie Standard says how far a lever can be brought. */
const RULES: readonly Rule[] = [
  { lever: "cr.prospect_mql", key: "cr1", read: same },
  { lever: "cr.mql_sql", key: "cr2", read: same },
  { lever: "cr.sql_sal", key: "cr3", read: same },
  { lever: "cr.win", key: "cr4", read: same },
  { lever: "dt.select", key: "sales_cycle", read: (days) => days / DAYS_A_MONTH },
  { lever: "discount", key: "cr5", read: same },
  { lever: "cr.onboard", key: "cr6", read: same },
];

const yearlyRetention = { lever: "renewal", key: "cr7", read: same } as const;
const monthlyChurn: Rule = { lever: "usage_churn", key: "cr7", read: (kept) => 1 - kept ** (1 / 12) };

/**
 * Published values for the levers of a company or segment whose new customers pay `acv` a year (standard 8.1). Bands are cut in
 * US dollars; euros are read in the same bands, as practitioners do, and other currencies have none. A year's retention is one of
 * renewals where customers leave at the end of terms, else one of months.
 *
 * @param acv whole money a year of a new customer
 */
export function feasibleOf(acv: number, currency: string | null, hasTerms: boolean): readonly Feasible[] {
  if (currency !== "USD" && currency !== "EUR") return [];
  return [...RULES, hasTerms ? yearlyRetention : monthlyChurn].flatMap(({ lever, key, read }) => {
    const found = benchmarks.find(({ id, band }) => {
      if (!id.startsWith(`bowtie_standard.${key}.`) || band.axis !== "acv") return false;
      return (band.from === null || acv >= band.from) && (band.to === null || acv < band.to);
    });
    if (found === undefined || found.median === null) return [];
    return [{ lever, value: read(found.median), benchmark: found.id, source: found.source, mark: found.mark }];
  });
}
