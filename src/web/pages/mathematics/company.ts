import type { GrowthModel, MetricAnswer } from "../../../contract/index.ts";
import { parsePeriod } from "../../../domain/index.ts";
import type { Course } from "./course.ts";
import { casesOf, type Known, missing, NO_MARGIN, ofMetric, ofModel, ofTotals } from "./known.ts";
import type { Figures, Grounds } from "./load.ts";
import { fromMinor } from "./quantity.ts";

/** A step of the way to the sale: its states, the share that makes it, and the days that takes. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly rate: Known;
  readonly days: Known;
}

/** What the ledger tells of the company, each number with its source; money in whole units of one currency. */
export interface Company {
  readonly currency: string | undefined;
  /** Months from January to the first of the financial year. */
  readonly yearBegins: number;
  readonly closedDeals: Known;
  readonly winRate: Known;
  readonly prospects: Known;
  readonly steps: readonly Step[];
  readonly openDeals: Known;
  readonly dealAmount: Known;
  readonly dealWinRate: Known;
  readonly dealDays: Known;
  readonly commits: Known;
  readonly spend: Known;
  readonly newCustomers: Known;
  readonly acv: Known;
  readonly cac: Known;
  readonly margin: Known;
  readonly arpa: Known;
  /** Recurring revenue lost a month, as a share of what there was. */
  readonly monthlyChurn: Known;
  readonly logoRetention: Known;
  readonly nrr: Known;
  /** Of what customers paid a year ago: what is kept without growth, and what those kept added, as a share of it. */
  readonly kept: Known;
  readonly grown: Known;
  readonly onboardingChurn: Known;
  readonly usageChurn: Known;
  readonly monthsToLive: Known;
  readonly arr: Known;
  readonly newArr: Known;
  readonly wonPerMonth: Known;
  readonly winBack: Known;
  readonly atRisk: Known;
  readonly observedShare: Known;
  readonly arrByMonth: Course;
  readonly arrByQuarter: Course;
  readonly newArrByMonth: Course;
}

const MONTHS = 12;
const DAYS_A_MONTH = 365 / MONTHS;

/** Complete periods of a length, oldest first. */
function courseOf({ series, unit, currency }: MetricAnswer, length: number, times = 1): Course {
  const whole = series.filter(({ period, value, partial }) => {
    const span = parsePeriod(period);
    return value !== null && partial !== true && span !== null && span.to - span.from + 1 === length;
  });
  const points = whole.map(({ period, value, currency: own }) => ({
    label: period,
    value: (unit === "money" ? fromMinor(value ?? 0, own ?? currency) : (value ?? 0)) * times,
  }));
  return { points, unit: unit === "money" ? "money" : "number" };
}

/** Customers won a month, the mean of the last twelve. */
function wonPerMonth(growth: GrowthModel | null): Known {
  const won = growth?.history[0]?.won.slice(-MONTHS) ?? [];
  const n = won.reduce((total, count) => total + count, 0);
  return n === 0 ? missing("no_data") : { value: n / won.length, source: { kind: "evidence", n, low: null, high: null } };
}

/** The way to the sale as the standard has it, of which nothing is known. */
const UNTRACKED: readonly Step[] = (["prospect", "mql", "sql", "sal"] as const).map((from, i, states) => ({
  from,
  to: states[i + 1] ?? "commit",
  rate: missing("no_stages"),
  days: missing("no_stages"),
}));

const ratio = (above: number | undefined, below: number | undefined): number => (above ?? Number.NaN) / (below ?? Number.NaN);

/** Puts together what the program answered. */
export function companyOf(figures: Figures, grounds: Grounds, yearBegins: number): Company {
  const { growth } = grounds;
  const journey = growth?.all.model.journey ?? [];
  return {
    currency: figures.arr.currency,
    yearBegins,
    closedDeals: casesOf(figures.winRate),
    winRate: ofMetric(figures.winRate),
    prospects: ofMetric(figures.volume, journey[0]?.from ?? "prospect"),
    steps:
      journey.length === 0
        ? UNTRACKED
        : journey.map(({ from, to, conversion, duration }) => ({
            from,
            to,
            rate: ofModel(growth, conversion),
            days: ofModel(growth, duration, DAYS_A_MONTH),
          })),
    openDeals: ofTotals(grounds.velocity, ({ open = 0, closed_later: later = 0 }) => open + later),
    dealAmount: ofTotals(grounds.velocity, ({ amount, priced }) => ratio(amount, priced)),
    dealWinRate: ofTotals(grounds.velocity, ({ won, deals }) => ratio(won, deals)),
    dealDays: ofTotals(grounds.velocity, ({ days, dated }) => ratio(days, dated)),
    commits: ofMetric(figures.volume, "commit"),
    spend: ofTotals(grounds.payback, ({ sales_marketing: spend = Number.NaN }) => spend),
    newCustomers: ofTotals(grounds.cac, ({ new_customers: count = Number.NaN }) => count),
    acv: newValue(figures.newMrr),
    cac: ofMetric(figures.cac),
    margin: ofMetric(figures.margin),
    arpa: ofMetric(figures.arpa),
    monthlyChurn: ofTotals(grounds.ltv, ({ lost, openings }) => -ratio(lost, openings), NO_MARGIN),
    logoRetention: ofMetric(figures.logoRetention),
    nrr: ofMetric(figures.nrr),
    kept: ofTotals(grounds.nrr, ({ gross, opening }) => ratio(gross, opening)),
    grown: ofTotals(grounds.nrr, ({ growth: more, gross }) => ratio(more, gross)),
    onboardingChurn: ofMetric(figures.onboardingChurn),
    usageChurn: ofMetric(figures.usageChurn),
    monthsToLive: ofModel(growth, "dt.onboard"),
    arr: ofMetric(figures.arr),
    newArr: yearly(figures.newMrr),
    wonPerMonth: wonPerMonth(growth),
    winBack: ofModel(growth, "loop.win_back"),
    atRisk: ofMetric(figures.atRisk),
    observedShare: ofMetric(figures.lifetimeShare),
    arrByMonth: courseOf(figures.arrByMonth, 1),
    arrByQuarter: courseOf(figures.arrByQuarter, 3),
    newArrByMonth: courseOf(figures.newByMonth, 1, MONTHS),
  };
}

/** ARR that new customers brought in a year, or as much of one as the period is long. */
function yearly(newMrr: MetricAnswer): Known {
  const known = ofMetric(newMrr, "new", MONTHS);
  const span = parsePeriod(newMrr.series[0]?.period ?? "");
  const months = span === null ? MONTHS : span.to - span.from + 1;
  return known.value === null ? known : { ...known, value: (known.value * MONTHS) / months };
}

/** First-year value of a new customer: the MRR new customers brought, twelve times, over their number. */
function newValue(newMrr: MetricAnswer): Known {
  const known = ofMetric(newMrr, "new", MONTHS);
  const n = known.source.kind === "metric" ? known.source.point.n : 0;
  return known.value === null || n === 0 ? { ...known, value: null } : { ...known, value: known.value / n };
}
