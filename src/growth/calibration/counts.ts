/** Entries into one state by month, and how long those took that went on to the next. */
export interface PassageCounts {
  readonly from: string;
  readonly to: string;
  readonly conversion: string;
  readonly duration: string;
  /** By month of the counts, all of them. */
  readonly entered: readonly number[];
  /** Those that went on: month of entry, days it took (null where a date is missing), and how many. */
  readonly passed: readonly { readonly month: number; readonly days: number | null; readonly count: number }[];
}

/** Customers of one course: when they began, came into view, and ended; months of the counts, which may lie before 0. */
export interface SpellCounts {
  readonly kind: "onboarding" | "paying";
  readonly start: number;
  readonly seen: number;
  /** `null` while it lasts. */
  readonly end: number | null;
  readonly how: "running" | "lost" | "passed";
  readonly count: number;
}

/** What happened to recurring revenue in a month: yearly values, and customers. */
export interface MonthCounts {
  /** Value and customers the month began with. */
  readonly opening: number;
  readonly customers: number;
  readonly newArr: number;
  readonly won: number;
  readonly expansion: number;
  readonly uplift: number;
  readonly contraction: number;
  readonly churn: number;
  readonly lost: number;
  readonly returned: number;
  readonly returnedArr: number;
  /** Value at the end; what none of the above explains, such as exchange rates, is in the difference. */
  readonly closing: number;
}

/**
 * All that is counted of one segment: months run from the first to the last full one. Money is in one unit and yearly where
 * it recurs.
 */
export interface SegmentCounts {
  readonly name: string;
  /** The calendar month (0 for January) of the last one. */
  readonly lastMonth: number;
  readonly months: readonly MonthCounts[];
  readonly journey: readonly PassageCounts[];
  /** Sales by month, where the journey is tracked. */
  readonly sales: readonly number[];
  readonly spells: readonly SpellCounts[];
  readonly base: { readonly customers: readonly number[]; readonly arr: readonly number[] };
  /** Terms that ended, by their length in months. */
  readonly terms: readonly { readonly months: number; readonly ended: number }[];
  /** What was sold and its list price; null where no list price is known. */
  readonly discount: { readonly sold: number; readonly list: number; readonly deals: number } | null;
  /** The same by month, where it was asked for. */
  readonly discounts?: readonly { readonly sold: number; readonly list: number; readonly deals: number }[];
  /** Values of sales with how often each occurred. */
  readonly values: readonly { readonly value: number; readonly count: number }[];
  /** Spending on marketing and sales over the last twelve months, and gross margin; null where not known. */
  readonly spent: number | null;
  readonly margin: number | null;
  /** Costs are known, but not which of them are this segment's. */
  readonly isCostUnsplit?: boolean | undefined;
}
