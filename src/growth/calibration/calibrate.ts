import { MIN_CASES } from "../../domain/index.ts";
import { meanLag, type SegmentModel } from "../model.ts";
import type { Uncertainty } from "../uncertainty.ts";
import type { MonthCounts, PassageCounts, SegmentCounts } from "./counts.ts";
import { assumed, type Evidence, type Learned, learnMean, learnShare, PARENT_CASES, relativeErrorOf } from "./evidence.ts";
import { leavingOf, onboardingOf } from "./leaving.ts";
import { directInto, drawnLag, passageOf } from "./passage.ts";
import { volumeOf } from "./volume.ts";

/** A segment as the ledger shows it: a model that can be run, what is known of each lever, and what stands behind it. */
export interface Calibrated {
  readonly model: SegmentModel;
  readonly uncertain: Readonly<Record<string, Uncertainty>>;
  /** Coefficient of variation of what customers pay. */
  readonly accountSpread: number;
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** Months of entries a rate is read from, and months of everything else. */
const ENTRIES = 18;
const FLOWS = 12;
/** Sales and new customers that differ by more than this share are said to. */
const APART = 0.1;
/** Months after which those who left come back, where they do; nothing tells it yet. */
const BACK_AFTER = 3;

/**
 * Learns a segment's model from its counts. Rates of few cases are drawn toward `parent`, all segments together. Nothing is
 * invented: what no data tells stands as assumed, with the reason, and changes nothing (a rate of 1, a time of 0).
 *
 * @see standard 1.2.4 (cohorts, intervals), 1.3 (engine)
 */
export function calibrate(counts: SegmentCounts, parent: Calibrated | null): Calibrated {
  const learned: Record<string, Learned> = {};
  const recent = counts.months.slice(-FLOWS);
  const sum = (of: (month: MonthCounts) => number): number => recent.reduce((total, month) => total + of(month), 0);
  const journey = counts.journey.map((passage) => stepOf(passage, parent, learned));
  const sold = sum(({ newArr }) => newArr);
  const sales = counts.sales.slice(-FLOWS).reduce((total, count) => total + count, 0);
  const won = sum((month) => month.won);
  const tracked = journey.length > 0 && sales >= MIN_CASES;
  const volume = volumeOf(tracked ? (counts.journey[0]?.entered ?? []) : counts.months.map((month) => month.won));
  learned["inflow"] = learnMean(volume.level, volume.relativeError, volume.n);
  const spread = spreadOf(counts.values);
  const discount = learnDiscount(counts, learned);
  learned["price"] =
    won > 0
      ? learnMean(sold / won / (1 - discount), spread / Math.sqrt(won), won)
      : parent && parent.model.price > 0
        ? {
            evidence: { ...at(parent, "price"), basis: "parent", fromParent: 1, n: 0, note: "few_cases" },
            uncertainty: parent.uncertain["price"] ?? null,
          }
        : assumed(0, "no_sales");
  const direct = tracked ? directOf(counts) : [];
  const perSale = tracked && won > 0 ? won / sales : 1;
  if (Math.abs(perSale - 1) > APART)
    learned["price"] = { ...learned["price"], evidence: { ...learned["price"].evidence, note: "sales_are_not_customers" } };
  const onboarding = learnOnboarding(counts, parent, learned);
  const leaving = learnLeaving(counts, parent, learned);
  learnRevenue(recent, learned, parent);
  learnCosts(counts, volume.level + direct.reduce((total, count) => total + count, 0), learned);
  const back = learnReturns(counts.months, learned);
  const value = (lever: string): number => learned[lever]?.evidence.value ?? 0;
  const model: SegmentModel = {
    name: counts.name,
    inflow: volume.level,
    inflowGrowth: volume.growth,
    season: null,
    journey: tracked ? journey : [],
    direct,
    perSale,
    price: value("price"),
    discount,
    onboarding,
    usageChurn: { monthly: value("usage_churn"), shape: leaving.shape },
    leaverValue: leaverValueOf(recent, parent),
    renewal: leaving.termMonths === null ? null : { termMonths: leaving.termMonths, rate: value("renewal") },
    expansion: value("expansion"),
    contraction: value("contraction"),
    uplift: value("uplift"),
    base: counts.base,
    margin: value("margin"),
    spend: { fixed: 0, perEntry: value("spend") },
    billing: { everyMonths: leaving.termMonths ?? 1, paidAfter: 1 },
    loops: back > 0 ? [{ id: "loop.win_back", source: "churned", into: "commit", rate: back, lag: [0, 0, 1] }] : [],
    market: null,
  };
  if (!tracked) for (const { conversion, duration } of counts.journey) for (const id of [conversion, duration]) delete learned[id];
  return {
    model,
    uncertain: Object.fromEntries(Object.entries(learned).flatMap(([id, one]) => (one.uncertainty ? [[id, one.uncertainty]] : []))),
    accountSpread: spread,
    evidence: Object.fromEntries(Object.entries(learned).map(([id, one]) => [id, one.evidence])),
  };
}

/** Entries that begin at a later state, and sales nobody saw coming. */
function directOf({ journey, sales }: SegmentCounts): readonly number[] {
  const into = [...journey.slice(1).map(({ entered }) => entered), sales];
  return [0, ...into.map((entered, i) => directInto(entered, journey[i] as PassageCounts, FLOWS))];
}

const at = (parent: Calibrated, lever: string): Evidence => parent.evidence[lever] ?? known(0);
const known = (value: number): Evidence => ({ value, n: 0, low: null, high: null, basis: "own", fromParent: 0 });

function stepOf(passage: PassageCounts, parent: Calibrated | null, learned: Record<string, Learned>): SegmentModel["journey"][number] {
  const { from, to, conversion, duration, entered } = passage;
  const found = passageOf(passage, ENTRIES);
  const share = learnShare(found.rate * found.n, found.n, parent ? (parent.evidence[conversion] ?? null) : null);
  const step = parent?.model.journey.find((one) => one.conversion === conversion);
  const lag = drawnLag(found.lag, found.hits, step?.lag ?? null, PARENT_CASES);
  const mean = meanLag(lag);
  const error = found.lagError;
  learned[conversion] = share;
  learned[duration] = {
    evidence: {
      value: mean,
      n: found.hits,
      low: found.hits > 1 ? Math.max(0, mean - 1.96 * error) : null,
      high: found.hits > 1 ? mean + 1.96 * error : null,
      basis: found.hits >= MIN_CASES ? "own" : step ? "parent" : "none",
      fromParent: step ? PARENT_CASES / (PARENT_CASES + found.hits) : 0,
    },
    uncertainty: error > 0 ? { kind: "mean", deviation: error } : null,
  };
  return { from, to, conversion, duration, rate: share.evidence.value, lag, past: entered.slice(-lag.length) };
}

function learnDiscount({ discount }: SegmentCounts, learned: Record<string, Learned>): number {
  if (discount === null || discount.list <= 0 || discount.deals < MIN_CASES) {
    learned["discount"] = assumed(0, "no_list_prices");
    return 0;
  }
  const share = Math.min(0.95, Math.max(0, 1 - discount.sold / discount.list));
  learned["discount"] = { evidence: { ...known(share), n: discount.deals }, uncertainty: null };
  return share;
}

function learnOnboarding(counts: SegmentCounts, parent: Calibrated | null, learned: Record<string, Learned>): SegmentModel["onboarding"] {
  const found = onboardingOf(counts.spells, counts.months.length);
  if (found === null) {
    learned["cr.onboard"] = assumed(1, "not_tracked");
    learned["dt.onboard"] = assumed(0, "not_tracked");
    return { rate: 1, lag: [1] };
  }
  const share = learnShare(found.rate * found.n, found.n, parent?.evidence["cr.onboard"] ?? null);
  const lag = drawnLag(found.lag, found.hits, parent?.model.onboarding.lag ?? null, PARENT_CASES);
  learned["cr.onboard"] = share;
  learned["dt.onboard"] = { evidence: { ...known(meanLag(lag)), n: found.hits }, uncertainty: null };
  return { rate: share.evidence.value, lag };
}

function learnLeaving(
  counts: SegmentCounts,
  parent: Calibrated | null,
  learned: Record<string, Learned>,
): { readonly shape: readonly number[]; readonly termMonths: number | null } {
  const found = leavingOf(counts, FLOWS, learned["cr.onboard"]?.evidence.note !== "not_tracked");
  learned["usage_churn"] = learnShare(found.lost, found.watched, parent?.evidence["usage_churn"] ?? null);
  if (found.renewal === null) {
    learned["renewal"] = assumed(1, "no_terms");
    return { shape: found.shape, termMonths: null };
  }
  const { hits, n, termMonths } = found.renewal;
  learned["renewal"] = learnShare(hits, n, parent?.model.renewal?.termMonths === termMonths ? (parent.evidence["renewal"] ?? null) : null);
  return { shape: found.shape, termMonths };
}

function learnRevenue(recent: readonly MonthCounts[], learned: Record<string, Learned>, parent: Calibrated | null): void {
  const usable = recent.filter(({ opening }) => opening > 0);
  const opened = usable.reduce((sum, { opening }) => sum + opening, 0);
  const rate = (lever: string, of: (month: MonthCounts) => number, factor = 1): void => {
    if (opened <= 0) {
      learned[lever] = parent
        ? { evidence: { ...at(parent, lever), n: 0, basis: "parent", fromParent: 1 }, uncertainty: null }
        : assumed(0, "no_base");
      return;
    }
    const value = (usable.reduce((sum, month) => sum + of(month), 0) / opened) * factor;
    const error = relativeErrorOf(usable.map((month) => of(month) / month.opening));
    learned[lever] = learnMean(Math.max(0, value), error, usable.length);
  };
  rate("expansion", ({ expansion }) => expansion);
  rate("contraction", ({ contraction }) => contraction);
  rate("uplift", ({ uplift }) => uplift, FLOWS);
}

/** Losses that weigh as much as the assumption that those who leave pay what the others do. */
const AVERAGE_LEAVERS = 10;

/** Churned value by churned customers, each beside what there was; drawn toward the parent's, or 1. */
function leaverValueOf(recent: readonly MonthCounts[], parent: Calibrated | null): number {
  const sum = (of: (month: MonthCounts) => number): number => recent.reduce((total, month) => total + of(month), 0);
  const lost = sum((month) => month.lost);
  const [customers, opening] = [sum((month) => month.customers), sum((month) => month.opening)];
  if (lost <= 0 || customers <= 0 || opening <= 0) return parent?.model.leaverValue ?? 1;
  const own = sum(({ churn }) => churn) / opening / (lost / customers);
  const drawn = (own * lost + (parent?.model.leaverValue ?? 1) * AVERAGE_LEAVERS) / (lost + AVERAGE_LEAVERS);
  return Math.min(2, Math.max(0, drawn));
}

/** All costs of winning are set against what enters: nothing tells which would be there anyway. */
function learnCosts({ spent, margin, isCostUnsplit }: SegmentCounts, entries: number, learned: Record<string, Learned>): void {
  const ofYear = (value: number): Learned => ({ evidence: { ...known(value), n: FLOWS }, uncertainty: null });
  learned["spend"] =
    spent === null || entries <= 0 ? assumed(0, isCostUnsplit ? "costs_not_split" : "no_costs") : ofYear(spent / FLOWS / entries);
  learned["margin"] = margin === null ? assumed(1, isCostUnsplit ? "costs_not_split" : "no_serve_costs") : ofYear(margin);
}

/** Share of those who left in the last two years that came back in them. */
function learnReturns(months: readonly MonthCounts[], learned: Record<string, Learned>): number {
  const recent = months.slice(-2 * FLOWS);
  const left = recent.reduce((sum, { lost }) => sum + lost, 0);
  const returned = recent.reduce((sum, month) => sum + month.returned, 0);
  if (left < MIN_CASES || returned <= 0) return 0;
  const share = learnShare(Math.min(returned, left), left, null);
  learned["loop.win_back"] = { ...share, evidence: { ...share.evidence, note: `after_${BACK_AFTER}_months` } };
  return share.evidence.value;
}

function spreadOf(values: SegmentCounts["values"]): number {
  const n = values.reduce((sum, { count }) => sum + count, 0);
  if (n < 2) return 0;
  const mean = values.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  if (mean <= 0) return 0;
  return Math.sqrt(values.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0) / (n - 1)) / mean;
}
