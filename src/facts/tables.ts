/** A column of a fact table. All facts are whole numbers: names are encoded by the store, money is annual units. */
export type ColumnType = "small" | "int" | "big";

export interface FactTable {
  /** What one row is. */
  readonly row: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

/**
 * The fact tables. `unit` is the family of accounts a row was derived with, and is what a refresh replaces; `entity`
 * is what is counted: a customer, a subscription or a parent, or a journey in `stage` and `deal`. An entry of the company itself is an
 * entity of its own in `cost` and `finance`: minus the number of its ledger entry, because no subject tells them apart.
 */
export const factTables = {
  movement: {
    row: "one change of one entity's recurring value on one day, in one currency, of one kind",
    columns: {
      unit: "int",
      entity: "int",
      day: "int",
      month: "int",
      kind: "small",
      reason: "small",
      phase: "small",
      currency: "small",
      cohort: "int",
      since: "int",
      live_since: "int",
      amount: "big",
      logos: "small",
      payers: "small",
      live: "small",
      live_amount: "big",
      net_month: "small",
      net_quarter: "small",
      net_year: "small",
      labels: "big",
      entry: "big",
      cohort_live: "int",
      cohort_contact: "int",
      cohort_sale: "int",
      cohort_usage: "int",
      cohort_return: "int",
      entered: "small",
      joined: "small",
      rejoined: "small",
    },
  },
  retention: {
    row: "a run of months in which an entity's pair (value `window` months ago, value now) stays the same",
    columns: {
      unit: "int",
      entity: "int",
      window_months: "small",
      currency: "small",
      from_month: "int",
      to_month: "int",
      opening: "big",
      gross: "big",
      growth: "big",
      logo: "small",
      kept: "small",
      bin: "small",
      labels: "big",
    },
  },
  stage: {
    row: "the first entry of one journey into one state of the Bowtie",
    columns: {
      unit: "int",
      entity: "int",
      state: "small",
      day: "int",
      month: "int",
      evidence: "small",
      next: "small",
      days: "int",
      bin: "small",
      reached: "small",
      entry: "big",
    },
  },
  deal: {
    row: "one opportunity",
    columns: {
      unit: "int",
      entity: "int",
      type: "small",
      outcome: "small",
      created_month: "int",
      closed_month: "int",
      days: "int",
      bin: "small",
      currency: "small",
      amount: "big",
      list_amount: "big",
      entry: "big",
    },
  },
  freemium: {
    row: "one account that signed up for something free, with its first use and its first payment",
    columns: {
      unit: "int",
      entity: "int",
      day: "int",
      month: "int",
      active_month: "int",
      active_days: "int",
      active_bin: "small",
      paid_month: "int",
      paid_days: "int",
      paid_bin: "small",
      entry: "big",
    },
  },
  spell: {
    row: "a time in which one entity could be lost in one way: from its start to the loss, to where it passed on, or still running",
    columns: {
      unit: "int",
      entity: "int",
      kind: "small",
      again: "small",
      start_month: "int",
      entry_month: "int",
      end_month: "int",
      how: "small",
      entry: "big",
    },
  },
  measure: {
    row: "one change of one entity's seats on a day, what it used of a meter in a month, an outcome it reached, or the entity itself",
    columns: {
      unit: "int",
      entity: "int",
      measure: "small",
      meter: "small",
      month: "int",
      cohort: "int",
      cohort_live: "int",
      cohort_contact: "int",
      cohort_sale: "int",
      cohort_usage: "int",
      cohort_return: "int",
      amount: "big",
      entry: "big",
    },
  },
  cost: {
    row: "one cost entry of one month, in minor units; `said` is 1 where the source itself names the purpose",
    columns: {
      unit: "int",
      entity: "int",
      day: "int",
      month: "int",
      purpose: "small",
      said: "small",
      currency: "small",
      amount: "big",
      entry: "big",
    },
  },
  finance: {
    row: "one figure of the company's accounts of one month, in minor units",
    columns: {
      unit: "int",
      entity: "int",
      day: "int",
      month: "int",
      measure: "small",
      currency: "small",
      amount: "big",
      entry: "big",
    },
  },
  layer: {
    row: "one change of one entity's value in one layer beside MRR, on one day, in one currency",
    columns: {
      unit: "int",
      entity: "int",
      day: "int",
      month: "int",
      layer: "small",
      cohort: "int",
      currency: "small",
      amount: "big",
      logos: "small",
      entry: "big",
    },
  },
  renewal: {
    row: "one term of a subscription that came to its end, or will",
    columns: {
      unit: "int",
      entity: "int",
      due_day: "int",
      due_month: "int",
      since_month: "int",
      term_months: "small",
      outcome: "small",
      days_late: "int",
      currency: "small",
      amount: "big",
      renewed: "big",
      gross: "big",
      uplift: "big",
      entry: "big",
    },
  },
} as const satisfies Readonly<Record<string, FactTable>>;

export type FactName = keyof typeof factTables;
export const factNames = Object.keys(factTables) as readonly FactName[];

/** Months between opening and closing that retention is kept for. */
export const retentionWindows = [1, 3, 12] as const;
export type RetentionWindow = (typeof retentionWindows)[number];

/** Months after every real one: the end of what has not ended. */
export const OPEN_END = 120_000;

/** How a state entry is known: a dated event, a present state without a date, or a later state that implies it. */
export const evidences = ["dated", "undated", "implied"] as const;
export type Evidence = (typeof evidences)[number];

export const dealTypes = ["new", "expansion", "renewal"] as const;
export type DealType = (typeof dealTypes)[number];

export const outcomes = ["open", "won", "lost"] as const;
export type Outcome = (typeof outcomes)[number];

/** What a spell can end in: `onboarding` before going live, `usage` after it, `paying` at any time since the first payment. */
export const spellKinds = ["onboarding", "usage", "paying"] as const;
export type SpellKind = (typeof spellKinds)[number];

/** How a spell ended: not yet, with the loss, or by passing on (an onboarding that went live). */
export const spellEnds = ["running", "lost", "passed"] as const;
export type SpellEnd = (typeof spellEnds)[number];

/** `member` is an entity itself, `user` one that used a meter: each once, and once a return. */
export const measures = ["member", "user", "seats", "usage", "outcomes"] as const;
export type Measure = (typeof measures)[number];

/** The field that usage is split and filtered by; quantities of different meters are never added. */
export const METER_FIELD = "usage.meter";

/** Quantities are kept as whole numbers of millionths. */
export const QUANTITY_SCALE = 1_000_000n;

/**
 * Values beside MRR (semantics B.1). `signed`, `step` and `notice` lead from ARR to contracted ARR; `opt_out` takes away what may
 * leave at the earliest exit. The last two are no levels: each row is one trial that ended, paid for or not.
 */
export const layerNames = [
  "signed",
  "step",
  "notice",
  "opt_out",
  "trial",
  "paused",
  "free",
  "lapsed",
  "usage",
  "overage",
  "committed",
  "trial_paid",
  "trial_lost",
] as const;
export type LayerName = (typeof layerNames)[number];

/** What became of a term: `open` until it is due and the days for a late renewal are over; `lapsed` has run out and is still used. */
export const renewalOutcomes = ["open", "renewed", "early", "late", "lapsed", "lost"] as const;
export type RenewalOutcome = (typeof renewalOutcomes)[number];
