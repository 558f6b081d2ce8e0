import { DEFAULT_SETTINGS, type Overrides, type Settings } from "../domain/index.ts";

/** How well a statement about another tool is known (semantics, marks): read in its code, its documentation, or run. */
export type EvidenceMark = "code" | "doc" | "run";

/** What a tool does about one case. */
export interface Saying {
  /** Where it is collected: a table of semantics B.1 by name, or a row of B.2 by number. */
  readonly row: string;
  readonly mark: EvidenceMark;
  readonly what: string;
}

/** How another tool counts, so that a number of it can be set beside one of ours and the difference explained. */
export interface ToolProfile {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly says: readonly Saying[];
  /** What of it our settings can do; whatever it leaves open is counted by our defaults. */
  readonly counts: Overrides;
  /** The method of ours that is nearest to its own, by metric. */
  readonly methods: Readonly<Record<string, string>>;
  /** Where counting as it does cannot give its number, and what stays unknown. */
  readonly limits: readonly string[];
}

const doc = (row: string, what: string): Saying => ({ row, mark: "doc", what });
const code = (row: string, what: string): Saying => ({ row, mark: "code", what });

const LEVEL = "B.1 level";
const MOVEMENTS = "B.1 movements";
const RETENTION = "B.1 NRR and GRR";
const CHURN = "B.1 churn";
const VALUE = "B.1 LTV";

const PARTLY_FROM_A_RIVAL = "Part of what is said here rests on pages in which ProfitWell compares itself; check it before you quote it.";
const FROM_INVOICES = "It reads invoices; our ledger counts subscriptions, so an invoice without a subscription is missing here.";

const chartmogul: ToolProfile = {
  name: "chartmogul",
  title: "ChartMogul",
  source: "ChartMogul help centre (semantics B.1, B.2)",
  says: [
    doc(LEVEL, "Invoices or subscription events, net of discounts; tax, one-off charges and trials are left out, free plans optionally."),
    doc(LEVEL, "The amount divided by the months of its period."),
    doc(MOVEMENTS, "Per customer and event; churn when the last subscription is gone, reactivation at any return."),
    doc(RETENTION, "Net MRR churn of a month: churn and contraction less expansion and reactivation, over MRR at the start."),
    doc(CHURN, "Customers lost in a month over customers at its start; the daily-sum form was retired in 2022."),
    doc(VALUE, "ARPA over the churn rate, without a margin."),
    doc("10", "A change of exchange rates is a row of its own."),
    doc("16", "A customer on a free plan or a full discount stays active."),
    doc("19", "A cancellation counts at the end of the paid period."),
    doc("20", "An immediate cancellation with a refund follows a setting."),
    doc("24", "Changes within a window of time are merged into one."),
    doc("33", "A back-dated change restates the past."),
    doc("35", "Customers can be merged, and unmerged."),
    doc("47", "Days begin in the time zone of the account."),
    doc("50", "A customer whose segment changes leaves one and enters the other."),
  ],
  counts: { freezeBusinessDay: 0, freeCustomers: "counted", gapDays: 0, lapsedDays: 0, pastDueDays: 365, arrivedAndLeft: "in_rate" },
  methods: { net_revenue_retention: "movements_1_with_reactivation", revenue_churn_rate: "net_with_reactivation" },
  limits: [PARTLY_FROM_A_RIVAL, FROM_INVOICES, "How long the merging window is depends on the account."],
};

const stripe: ToolProfile = {
  name: "stripe",
  title: "Stripe Billing",
  source: "Stripe documentation (semantics B.1, B.2)",
  says: [
    doc(LEVEL, "Subscriptions that are active or past due; tax, trials, free and metered ones are left out; normalised to a month."),
    doc(MOVEMENTS, "Per customer: new at the first value, churn when it falls to 0, reactivation when the customer returns."),
    doc(CHURN, "Of a rolling 30 days, with new subscribers in the denominator."),
    doc("5", "Proration lines are not MRR."),
    doc("10", "A change of exchange rates is a gain or a loss of its own."),
    doc("14", "One-time discounts follow an option."),
    doc("18", "Past due stays in."),
    doc("19", "Whether a cancellation counts at the request or at the end of the period is a choice."),
    doc("47", "Days begin in the time zone of the account."),
  ],
  counts: { gapDays: 0, lapsedDays: 0, pastDueDays: 365 },
  methods: { logo_churn_rate: "with_arrivals" },
  limits: [
    "A rolling window of 30 days is no calendar month, so churn rates differ on most days.",
    "How long a past due subscription stays in depends on the account's own retry rules.",
  ],
};

const baremetrics: ToolProfile = {
  name: "baremetrics",
  title: "Baremetrics",
  source: "Baremetrics documentation (semantics B.1, B.2)",
  says: [
    doc(RETENTION, "Of 30 days and by movements: 100 % less churned less expansion, over MRR 30 days ago."),
    doc(CHURN, "Of a rolling 30 days."),
    doc("31", "A customer who comes and goes inside a period is counted in both."),
    doc("33", "A back-dated change recalculates the past."),
  ],
  counts: { freezeBusinessDay: 0, arrivedAndLeft: "in_rate" },
  methods: { net_revenue_retention: "movements_1", gross_revenue_retention: "movements_1" },
  limits: [
    "Retention is computed from movements, so it can differ from what an opening cohort has kept.",
    "How it makes a month of a week or a day is not known to us; the default is used.",
  ],
};

const profitwell: ToolProfile = {
  name: "profitwell",
  title: "ProfitWell Metrics",
  source: "ProfitWell (Paddle) help centre (semantics B.1, B.2)",
  says: [
    doc(LEVEL, "Subscriptions net of discounts and credits, past due ones while they are dunned; tax and one-off charges are left out."),
    doc(LEVEL, "Metered charges come in through Chargebee only."),
    doc(MOVEMENTS, "Per customer and calendar month; churn at the end of the paid period, reactivation at any later time."),
    doc(CHURN, "By customers at the start; delinquent ones apart."),
    doc(VALUE, "ARPU over 1 less retention, smoothed."),
    doc("13", "A coupon is net while it lasts."),
    doc("17", "A pause is worth 0."),
    doc("18", "Past due stays in until dunning ends."),
    doc("19", "A cancellation counts at the end of the paid period."),
    doc("31", "Who comes and goes in the same month is in neither column."),
  ],
  counts: { gapDays: 0, lapsedDays: 0, arrivedAndLeft: "hidden" },
  methods: { mrr_movements: "net" },
  limits: ["Credits are not part of our recurring value.", "How LTV is smoothed is not published."],
};

const recurly: ToolProfile = {
  name: "recurly",
  title: "Recurly",
  source: "Recurly documentation (semantics B.1, B.2)",
  says: [
    doc(
      LEVEL,
      "Invoiced lines with a start and an end, proration credits and refunds included; tax, usage and one-time charges are left out.",
    ),
    doc(LEVEL, "Spread over the length of the service period."),
    doc(MOVEMENTS, "Per account: churn when it contributed last month and does not now; reactivation after at least a month."),
    doc("5", "Proration lines count."),
    doc("20", "An immediate cancellation is credited."),
    doc("21", "Dated refunds reduce revenue."),
    doc("25", "A gap of up to a month is no churn."),
  ],
  counts: { gapDays: 31, lapsedDays: 0 },
  methods: { mrr_movements: "net" },
  limits: [
    PARTLY_FROM_A_RIVAL,
    FROM_INVOICES,
    "Proration lines and refunds are never MRR here (fixed, rows 5 and 21), so months with credits differ.",
  ],
};

const dbtMrrPlaybook: ToolProfile = {
  name: "dbt_mrr_playbook",
  title: "dbt mrr-playbook",
  source: "dbt-labs/mrr-playbook at f7921cf (semantics B.1)",
  says: [
    code(LEVEL, "The monthly amount of the period that is active on the first of a month, as it is given."),
    code(MOVEMENTS, "Per customer and month: new in the first active month, then by the difference to the month before."),
    code(MOVEMENTS, "Churn in the month after the last active one; reactivation when active after a month that was not."),
    code("30", "A return after any gap is a reactivation."),
  ],
  counts: { freezeBusinessDay: 0, gapDays: 0, lapsedDays: 0, pastDueDays: 365 },
  methods: { mrr_movements: "net" },
  limits: [
    "Its months begin in 2018-01: customers of earlier years only do not appear in it.",
    "It expects whole months and one period of a customer at a time.",
  ],
};

const chargebee: ToolProfile = {
  name: "chargebee",
  title: "Chargebee",
  source: "Chargebee documentation (semantics B.1, B.2)",
  says: [
    doc(
      LEVEL,
      "Subscriptions, and in the flexible form metered and one-time charges too; recurring coupons are taken off, limited ones not.",
    ),
    doc(LEVEL, "Normalised to a month, at the exchange rate of the period's end."),
    doc(RETENTION, "Of the subscriptions of the opening."),
    doc("10", "A change of exchange rates is a variance of its own."),
    doc("14", "A limited coupon on a yearly plan is a one-time discount."),
    doc("17", "A paused subscription is out."),
    doc("34", "A change dated ahead is left out."),
  ],
  counts: {},
  methods: {},
  limits: [
    "Its own example takes the smaller of opening and closing of the total, not of each customer, which hides churn behind growth.",
    "Its flexible form counts one-time charges; they are never recurring here.",
  ],
};

const maxio: ToolProfile = {
  name: "maxio",
  title: "Maxio",
  source: "Maxio documentation (semantics B.1, B.2)",
  says: [
    doc(LEVEL, "Recurring parts of contracts and transactions; metered and one-time ones are left out; ARR is twelve months."),
    doc(MOVEMENTS, "Per customer, removed when it cancels; a return within 90 days is a reactivation, later it is new."),
    doc("19", "A cancellation counts when it is made."),
    doc("29", "A return within 90 days is a reactivation."),
  ],
  counts: { churnDate: "request", newAgainMonths: 3, gapDays: 0, lapsedDays: 0 },
  methods: {},
  limits: [PARTLY_FROM_A_RIVAL, "Its 90 days are three whole months here."],
};

const polar: ToolProfile = {
  name: "polar",
  title: "Polar",
  source: "polarsource/polar at c6c3645 (semantics B.1, B.2)",
  says: [
    code(
      LEVEL,
      "Subscriptions at the end of a period, net of discounts, past due and paused ones included; trials and one-off ones are left out.",
    ),
    code(LEVEL, "A year by 12, a week times 52/12, a day times 365/12, rounded for each subscription."),
    code(CHURN, "Cancelled in the last 30 days over subscriptions active when they began."),
    code(VALUE, "ARPU less cost, over churn; 0 where churn is 0."),
    code("4", "Rounded for each subscription."),
    code("11", "Money without an exchange rate counts one to one."),
    code("13", "MRR rises when a coupon ends."),
    code("17", "A paused subscription stays in."),
    code("18", "Past due stays in."),
    code("47", "Days begin in the zone that was asked for; its tests use Europe/Paris."),
  ],
  counts: { pauseTreatment: "keep", pastDueDays: 365 },
  methods: {},
  limits: [
    "Its estimate for those who move over to it counts trials and takes a month of 30.44 days: a week of 10.00 is 43.49 there and 43.48 under 365.25 days a year; the cent stays.",
    "It rounds each subscription, we round the total: up to half a cent a subscription.",
    "A missing rate is never taken as 1:1 here (fixed, row 11).",
  ],
};

/** The tools whose way of counting can be set beside ours. */
export const toolProfiles: readonly ToolProfile[] = [
  chartmogul,
  stripe,
  baremetrics,
  profitwell,
  recurly,
  dbtMrrPlaybook,
  chargebee,
  maxio,
  polar,
];

export const findProfile = (name: string): ToolProfile | undefined => toolProfiles.find((profile) => profile.name === name);

/** What stays the organisation's own, whichever tool it counts like. */
const OWN = ["zone", "currencyView", "reportingCurrency", "constantRateOn", "rateSource", "fiscalYearStart"] as const;

/** All settings of a profile for an organisation: the standard's defaults, the tool's ways, the organisation's own place and money. */
export function settingsOf(profile: ToolProfile, organisation: Settings): Settings {
  const own = Object.fromEntries(OWN.map((name) => [name, organisation[name]])) as Overrides;
  return { ...DEFAULT_SETTINGS, ...profile.counts, ...own };
}
