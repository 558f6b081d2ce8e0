import type { Day, Month, Period, Settings } from "../domain/index.ts";
import type { FactName } from "../facts/index.ts";
import type { BowtieState } from "../standard/index.ts";

/** `money` is minor units of one currency, `ratio` a plain number (0.94 is 94 %), `days` and `months` whole or fractional. */
export const units = ["money", "count", "ratio", "days", "months"] as const;
export type Unit = (typeof units)[number];

export const reasons = {
  no_base: "There is nothing to divide by: the base of this period is empty.",
  too_few: "Too few cases for a rate: at least 5 are needed.",
  not_tracked: "No entry of the ledger speaks of this state.",
  not_mature: "Too recent: most of these have not had the time it usually takes.",
  no_data: "Nothing was recorded that far back.",
  no_revenue: "No file of the ledger says what customers pay.",
  no_loss: "Nothing was lost in this period, so there is nothing to divide by.",
  too_young: "These customers have not been here long enough.",
  net_period: "A net view is of a whole month, quarter or year; these months are none.",
  several_meters: "These are quantities of different things, which cannot be added: choose one meter.",
  not_recorded: "No file of the ledger says anything of this kind.",
  no_dates: "The source gives no dates for this step.",
  no_costs: "No such cost is recorded for all of this period.",
  no_serve_costs: "No cost to serve is recorded for all of this period, so the margin is not known.",
  costs_not_split: "Costs are not split this way: no cost carries this label.",
  cost_currency: "Costs are in another currency than this revenue, and are not exchanged one to one.",
  costs_not_tagged: "Not every cost of winning says its purpose, so new customers cannot be told from others.",
  no_margin: "Serving customers costs as much as they pay, or more: nothing is left that could pay back.",
  no_finance: "No file says these figures of the company's accounts for all of this period.",
  no_growth: "No efficient growth: ARR did not grow in this period.",
  no_burn: "Nothing was burnt: as much cash came in as went out, or more.",
  not_recovered: "Not yet: what it cost to win these customers has not come back.",
  not_shown: "The settings in force leave this out.",
} as const;
export type Reason = keyof typeof reasons;

/** One value of an answer. `n` is how many cases stand behind it; a missing value always has a reason. */
export interface Point {
  readonly period: string;
  /** Which of several values of the metric: a movement kind, a state, a percentile, an age in months. */
  readonly part?: string;
  readonly value: number | null;
  readonly n: number;
  readonly low?: number;
  readonly high?: number;
  readonly reason?: Reason;
  /** The period has not ended, or not all of it can be judged yet. */
  readonly partial?: true;
  /** Fewer than 20 cases: a direction, not a measurement. */
  readonly directional?: true;
}

/** Sums wanted from one fact table. The segment and the currency are added by whoever asks. */
export interface Ask {
  readonly fact: FactName;
  readonly sums: readonly string[];
  readonly by: readonly string[];
  readonly where?: readonly AskCondition[];
  /** Asked once for the whole ledger, whatever the filters: what is tracked at all. */
  readonly overall?: true;
  /** Asked across all currencies: each currency's values are given the same sums. */
  readonly anyCurrency?: true;
  /** Figures of the company: without any that carry the label of a filter or segment, or the currency, there is no answer. */
  readonly company?: true;
  /** Only the groups with the largest first sum, of each segment and currency. */
  readonly top?: number;
}

export type AskCondition =
  | { readonly column: string; readonly in: readonly number[] }
  | { readonly column: string; readonly from?: number; readonly to?: number };

/** Rows of an answer to an {@link Ask}: keys in the order of `by`. */
export interface Sum {
  readonly keys: readonly number[];
  readonly rows: number;
  readonly sums: readonly bigint[];
}

export interface MetricContext {
  readonly periods: readonly Period[];
  readonly method: string;
  /** How it is counted, for what formulas decide. */
  readonly settings: Settings;
  /** Last day the ledger speaks for, and the first month it knows. */
  readonly through: Day;
  readonly firstMonth: Month;
}

/** What an explanation knows besides: which state follows another here, and which months of a period are judged. */
export interface EvidenceContext extends MetricContext {
  /** Months from opportunity to sale, as the lagged cost of acquisition shifts by; `null` where it is not known. */
  readonly lag: (period: Period) => number | null;
  readonly passage: (state: BowtieState, period: Period) => { readonly next: BowtieState | null; readonly months: readonly Month[] };
  /** Months of a period whose free sign-ups have had the time the step usually takes. */
  readonly signUps: (step: "active" | "paid", period: Period) => readonly Month[];
}

export interface Method {
  readonly name: string;
  readonly meaning: string;
  /** Where it differs from the metric's own. */
  readonly formula?: string;
  readonly unit?: Unit;
}

/** The fact rows behind one term of a formula: those of `where`, with `column` summed or, when `null`, counted. */
export interface Evidence {
  /** The name the formula uses: "opening", "net", "reached". */
  readonly term: string;
  readonly fact: FactName;
  readonly where: readonly AskCondition[];
  readonly column: string | null;
  /** Rows that count more than once, or not at all, by these columns: a month's level counts in every month after it. */
  readonly weigh?: { readonly by: readonly string[]; readonly factor: (keys: readonly number[]) => number };
  /** Only the records with the largest sums of a column, which need not be the one that is added up. */
  readonly top?: { readonly by: string; readonly limit: number };
}

/** The total of a term: annual units for money, else a plain sum. */
export type Terms = Readonly<Record<string, bigint>>;

export interface Metric {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly unit: Unit;
  /** What it tells, in a sentence or two. */
  readonly meaning: string;
  readonly formula: string;
  readonly source: string;
  /** Values of different currencies are different values, never added. */
  readonly perCurrency: boolean;
  /** The first is the default. */
  readonly methods: readonly Method[];
  /** The reasons this metric may give for having no value. */
  readonly reasons: readonly Reason[];
  readonly asks: (context: MetricContext) => Readonly<Record<string, Ask>>;
  /** The values of one segment and currency, from its sums. Pure. */
  readonly compute: (sums: Readonly<Record<string, readonly Sum[]>>, context: MetricContext) => readonly Point[];
  /** The fact rows behind one point, term by term. */
  readonly evidence: (point: PointAddress, context: EvidenceContext) => readonly Evidence[];
  /** The formula a method follows under the settings in force, where they change it. */
  readonly formulaInForce?: (context: MetricContext) => string | undefined;
  /** The value from the totals of its terms and the months of the period; `null` where it is no function of totals (a percentile). */
  readonly combine: ((terms: Terms, months?: number) => number | null) | null;
  readonly example: Example;
}

export interface PointAddress {
  readonly period: Period;
  readonly part: string | undefined;
}

/** A worked example in the domain's own words; the suite runs it. */
export interface Example {
  /** One line a customer, as in the test language: "acme: 100 USD/month from 2024-01, +50 in 2024-06". */
  readonly given: readonly string[];
  readonly ask: {
    readonly from: string;
    readonly to: string;
    readonly by?: "month" | "quarter" | "year" | "total";
    readonly method?: string;
    readonly part?: string;
  };
  readonly answer: readonly (number | null)[];
}
