import { dayCounts } from "./recurring.ts";

/** A choice of named ways, a whole number within bounds, or a short text that is checked by what it names. */
export type SettingKind =
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly unit: "days" | "months" | "percent" | "plain" }
  | { readonly kind: "text"; readonly names: "zone" | "currency" | "rate_day" | "source" };

/** One question about counting that tools answer differently. */
export interface SettingDefinition {
  readonly is: SettingKind;
  readonly otherwise: string | number;
  readonly group: string;
  /** The cases of semantics B.2 it decides. */
  readonly cases: readonly number[];
  readonly meaning: string;
  /** What each choice does. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Whether facts follow from it, or only the formulas over them. */
  readonly decides: "facts" | "formulas";
}

/** The groups settings are shown in, in order. */
export const settingGroups = [
  "level",
  "leaving",
  "returning",
  "contracts",
  "usage",
  "currency",
  "retention",
  "periods",
  "journey",
] as const;
type Group = (typeof settingGroups)[number];

type Rest = Pick<SettingDefinition, "cases" | "meaning"> & { readonly group: Group };

const choice = <const C extends Readonly<Record<string, string>>, D extends keyof C & string>(choices: C, otherwise: D, rest: Rest) => ({
  ...rest,
  is: { kind: "choice" as const, choices: Object.keys(choices) as (keyof C & string)[] },
  otherwise: otherwise as keyof C & string,
  choices: choices as Readonly<Record<string, string>>,
  decides: "facts" as const,
});

const number = (unit: "days" | "months" | "percent" | "plain", min: number, max: number, otherwise: number, rest: Rest) => ({
  ...rest,
  is: { kind: "number" as const, min, max, unit },
  otherwise,
  decides: "facts" as const,
});

const text = (names: "zone" | "currency" | "rate_day" | "source", otherwise: string, rest: Rest) => ({
  ...rest,
  is: { kind: "text" as const, names },
  otherwise,
  decides: "facts" as const,
});

const formula = <T extends { readonly decides: "facts" }>({ decides: _, ...made }: T) => ({ ...made, decides: "formulas" as const });

/** Every setting (semantics B.2), with the default of the standard. A case without one is fixed: a switch would only make numbers incomparable. */
export const settingDefinitions = {
  dayCount: {
    ...choice({ "365": "365 days and 52 weeks", "365.25": "365.25 days, a month of 30.4375", "360": "360 days, a bank's year" }, "365", {
      group: "level",
      cases: [2],
      meaning: "How many days a year has when a price by the day or week is turned into a monthly one.",
    }),
    is: { kind: "choice" as const, choices: dayCounts },
  },
  price: choice({ net: "after discounts that recur", list: "at list price, before any discount" }, "net", {
    group: "level",
    cases: [12],
    meaning: "Which price recurring revenue is counted at.",
  }),
  discountExpiry: choice(
    { expansion: "an expansion like any other", outside_retention: "an expansion that stays out of NRR" },
    "expansion",
    {
      group: "level",
      cases: [13],
      meaning: "What the end of a discount is.",
    },
  ),
  oneOff: choice({ left_out: "not recurring revenue", spread: "spread over the time it covers, when a line says which" }, "left_out", {
    group: "level",
    cases: [14, 43],
    meaning: "What charges and discounts that do not recur are, such as a true-up at the end of a year.",
  }),
  freeCustomers: choice({ not_counted: "not customers until they pay", counted: "customers who pay nothing" }, "not_counted", {
    group: "level",
    cases: [16],
    meaning: "Whether whoever is on a free plan, or has a discount of 100 %, counts as a customer.",
  }),
  churnDate: choice({ service_end: "the first day without service", request: "the day the customer gave notice" }, "service_end", {
    group: "leaving",
    cases: [19],
    meaning: "The day a customer that has given notice is lost.",
  }),
  immediateCancel: choice({ that_day: "that day", paid_period_end: "the end of the period that was paid for" }, "that_day", {
    group: "leaving",
    cases: [20],
    meaning: "The day a customer is lost that is cancelled at once, in the middle of a paid period.",
  }),
  pauseTreatment: choice(
    { pause: "held back: neither counted nor lost", churn: "lost at once", keep: "counted as if it ran on" },
    "pause",
    { group: "leaving", cases: [17], meaning: "What a subscription on pause is." },
  ),
  pauseDays: number("days", 0, 3650, 90, {
    group: "leaving",
    cases: [17],
    meaning: "A pause longer than this is a loss.",
  }),
  pastDueDays: number("days", 0, 365, 30, {
    group: "leaving",
    cases: [18],
    meaning: "How long after the due date of an unpaid invoice a customer still counts; 365 for always.",
  }),
  pastDueDate: choice(
    { paid_period_end: "the end of the period that was paid for", grace_end: "the day patience ends" },
    "paid_period_end",
    {
      group: "leaving",
      cases: [18],
      meaning: "The day a customer that does not pay is lost.",
    },
  ),
  lapsedDays: number("days", 0, 365, 30, {
    group: "leaving",
    cases: [28],
    meaning: "How long a contract that has run out, and is still used, keeps its value before it is lost as of its end.",
  }),
  optOut: choice(
    { notice: "counts until notice is given", earliest_exit: "counts until the earliest day the customer may leave" },
    "notice",
    {
      group: "leaving",
      cases: [45],
      meaning: "A contract that may be ended for convenience.",
    },
  ),
  gapDays: number("days", 0, 365, 10, {
    group: "returning",
    cases: [25],
    meaning: "A return within this many days is a late renewal and no churn.",
  }),
  swapDays: number("days", 0, 7, 1, {
    group: "returning",
    cases: [24],
    meaning: "Changes of one customer within this many days are one change; 1 is the same day, 0 keeps every subscription's change apart.",
  }),
  newAgainMonths: number("months", 0, 240, 0, {
    group: "returning",
    cases: [29, 30],
    meaning: "A customer back after more months than this is new again; 0 for never.",
  }),
  winBackMonths: number("months", 1, 240, 12, {
    group: "returning",
    cases: [29],
    meaning: "A reactivation after more months than this is marked as won back.",
  }),
  overlap: choice({ sum: "added up, with a finding", latest: "the later one replaces the earlier" }, "sum", {
    group: "contracts",
    cases: [27],
    meaning: "Contracts of one customer on the same plan that overlap without one renewing the other.",
  }),
  ramp: choice({ current: "the present step; later steps in contracted ARR", average: "the average over the whole term" }, "current", {
    group: "contracts",
    cases: [40],
    meaning: "A contract whose price rises in steps that are agreed from the start.",
  }),
  usage: choice({ apart: "a layer of its own beside MRR", in_mrr: "part of MRR, and so of NRR" }, "apart", {
    group: "usage",
    cases: [41],
    meaning: "Where revenue from usage is counted.",
  }),
  usageMonths: number("months", 1, 12, 3, {
    group: "usage",
    cases: [41],
    meaning: "Over how many months usage is averaged.",
  }),
  currencyView: choice(
    {
      native: "each currency by itself",
      constant: "in one currency, at the rates of one day, so that only business moves numbers",
      reported: "in one currency, at the rates of each month's end; what rates do is a movement of its own",
    },
    "native",
    { group: "currency", cases: [9, 10], meaning: "How money of several currencies is seen." },
  ),
  reportingCurrency: text("currency", "", {
    group: "currency",
    cases: [9],
    meaning: "The currency money is turned into; without one there is only the native view.",
  }),
  constantRateOn: text("rate_day", "latest", {
    group: "currency",
    cases: [9],
    meaning: "The day whose rates the constant view uses: a date, or latest.",
  }),
  rateSource: text("source", "", {
    group: "currency",
    cases: [9],
    meaning: "The source rates are taken from, when several bring them; empty for any.",
  }),
  churnInside: choice({ end_value: "counts with what it pays at the end", lost: "counts as lost" }, "end_value", {
    group: "retention",
    cases: [],
    meaning: "In NRR and GRR, a customer that left and came back within the window.",
  }),
  churnBase: formula(
    choice(
      {
        opening: "customers at the opening",
        average: "the average of opening and closing",
        exposure: "customer-days, as customers of a whole period",
      },
      "opening",
      { group: "retention", cases: [], meaning: "What churn rates are divided by." },
    ),
  ),
  arrivedAndLeft: formula(
    choice({ apart: "a line of its own", in_rate: "lost customers like any other", hidden: "not shown at all" }, "apart", {
      group: "retention",
      cases: [31],
      meaning: "Customers that arrive and leave within one period, in churn rates.",
    }),
  ),
  quickRatioReactivation: formula(
    choice({ included: "a gain", excluded: "left out" }, "included", {
      group: "retention",
      cases: [],
      meaning: "Reactivations in the quick ratio.",
    }),
  ),
  maskingGrr: formula(
    number("percent", 0, 100, 85, {
      group: "retention",
      cases: [],
      meaning: "NRR of 100 % or more with GRR below this percentage hides losses.",
    }),
  ),
  maskingTop5: formula(
    number("percent", 0, 100, 50, {
      group: "retention",
      cases: [],
      meaning: "Five customers with more than this percentage of all expansion hide what the rest does.",
    }),
  ),
  ltvCapMonths: formula(
    number("months", 12, 240, 60, {
      group: "retention",
      cases: [],
      meaning: "No more months than this are counted in a lifetime value.",
    }),
  ),
  ltvDiscountPercent: formula(
    number("percent", 0, 50, 0, {
      group: "retention",
      cases: [],
      meaning: "Yearly discount of later months in a lifetime value.",
    }),
  ),
  freezeBusinessDay: number("plain", 0, 20, 4, {
    group: "periods",
    cases: [33],
    meaning:
      "The business day of the next month after which a month is closed: it keeps its numbers, and what is learned later is a correction. 0 for never.",
  }),
  zone: text("zone", "UTC", {
    group: "periods",
    cases: [47],
    meaning: "The time zone in which days begin and end.",
  }),
  fiscalYearStart: number("plain", 1, 12, 1, {
    group: "periods",
    cases: [49],
    meaning: "The month the financial year begins with; quarters and years follow it.",
  }),
  segments: choice({ as_of: "stay where they were at the time", today: "are counted where the customer is today" }, "as_of", {
    group: "periods",
    cases: [50, 51],
    meaning: "Numbers of the past when a customer has moved to another segment, plan or owner.",
  }),
  backwardStages: choice({ first: "the first entry counts", last: "the last entry counts" }, "first", {
    group: "journey",
    cases: [60],
    meaning: "A stage that is entered again after going back.",
  }),
  skippedStages: choice({ implied: "entered together with the next one", not_counted: "not entered at all" }, "implied", {
    group: "journey",
    cases: [61],
    meaning: "A stage that was passed over.",
  }),
} as const satisfies Readonly<Record<string, SettingDefinition>>;
