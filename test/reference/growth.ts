// The growth model told in the slowest way: every month's sales are a group of their own that is followed for ever, by its
// exact age. Shares no code with the engine. What is known of the base's oldest is only that they are 48 months or older.
import type { Change, Lag, LoopModel, SegmentModel } from "../../src/growth/index.ts";

/** Customers who bought in one month. */
interface Group {
  age: number;
  waiting: number;
  live: number;
  /** What one of them pays a year. */
  each: number;
}

export interface Months {
  readonly arr: number[];
  readonly newArr: number[];
  readonly expansion: number[];
  readonly uplift: number[];
  readonly contraction: number[];
  readonly churn: number[];
  readonly commits: number[];
  readonly won: number[];
  readonly customers: number[];
  readonly live: number[];
  readonly lost: number[];
  readonly cash: number[];
  readonly spend: number[];
  readonly cost: number[];
  readonly entries: number[][];
}

/** The value of a lever in a month: what it is, moved by each change as far as that is in force, and held between bounds. */
function valueIn(model: SegmentModel, lever: string, value: number, month: number, changes: readonly Change[]): number {
  let now = value;
  for (const { segment, lever: changed, by, amount, from = 0, ramp = 0 } of changes) {
    if (changed !== lever || (segment !== undefined && segment !== model.name) || month < from) continue;
    const force = ramp > 0 ? Math.min(1, (month - from + 1) / ramp) : 1;
    if (by === "relative") now += now * amount * force;
    else if (by === "points") now += amount * force;
    else now += (amount - now) * force;
  }
  const isMoney = ["inflow", "price", "spend", "spend_fixed"].includes(lever);
  const most = isMoney ? Number.POSITIVE_INFINITY : lever.startsWith("dt.") ? 120 : /^(expansion|uplift|loop)/.test(lever) ? 10 : 1;
  return Math.min(most, Math.max(0, now));
}

/** Months and shares of a lag once its mean is another. */
function lagWithMean(lag: Lag, mean: number): readonly (readonly [number, number])[] {
  const usual = lag.reduce((sum, share, months) => sum + share * months, 0);
  const points = usual === 0 ? [[mean, 1] as const] : lag.map((share, months) => [(months * mean) / usual, share] as const);
  return points.flatMap(([at, share]) => {
    const rounded = Math.abs(at - Math.round(at)) < 1e-12 ? Math.round(at) : at;
    const below = Math.floor(rounded);
    return [[below, share * (1 - (rounded - below))] as const, [below + 1, share * (rounded - below)] as const];
  });
}

const usualMean = (lag: Lag): number => lag.reduce((sum, share, months) => sum + share * months, 0);

/** Who arrives in which state in which month. */
class Arrivals {
  private readonly expected = new Map<string, number>();
  add(state: number, month: number, amount: number): void {
    this.expected.set(`${state} ${month}`, this.at(state, month) + amount);
  }
  at(state: number, month: number): number {
    return this.expected.get(`${state} ${month}`) ?? 0;
  }
}

export function slowly(model: SegmentModel, months: number, changes: readonly Change[] = [], startMonth = 0): Months {
  const value = (lever: string, usual: number, month: number): number => valueIn(model, lever, usual, month, changes);
  const arrivals = new Arrivals();
  letPastArrive(model, arrivals);
  const groups = groupsAtStart(model, value);
  const out = nothingYet(model);
  const invoiced: number[] = [];
  let drift = 1;
  for (let month = 0; month < months; month++) {
    if (month > 0) drift *= (1 + model.inflowGrowth) ** (0.9 ** (month - 1));
    const outside = value("inflow", model.inflow, month) * drift * (model.season?.[(startMonth + month) % 12] ?? 1);
    arrivals.add(0, month, outside);
    const usual = model.inflow === 0 ? 1 : value("inflow", model.inflow, month) / model.inflow;
    const course = drift * (model.season?.[(startMonth + month) % 12] ?? 1);
    let entered = outside;
    for (const [place, count] of model.direct.entries()) {
      if (place === 0) continue;
      arrivals.add(place, month, count * usual * course);
      entered += count * usual * course;
    }
    const failed = walk(model, month, { value, arrivals, out });
    const before = count(groups);
    const ready = arrivals.at(model.journey.length, month);
    const room = model.market === null || model.perSale === 0 ? ready : Math.max(0, model.market - before) / model.perSale;
    const sales = Math.min(ready, room);
    const commits = sales * model.perSale;
    const price = value("price", model.price, month) * (1 - value("discount", model.discount, month));
    const passed = grow(groups, model, month, value);
    const sale: Group = { age: 0, waiting: commits, live: 0, each: price };
    onboard(sale, model, month, value);
    const left = sale.waiting + sale.live;
    const soldAway = commits * price * valueShare(model, commits > 0 ? 1 - left / commits : 0);
    sale.each = left > 0 ? (commits * price - soldAway) / left : 0;
    groups.push(sale);
    const customers = count(groups);
    const lost = before + commits - customers;
    feed(model, month, { customers, churned: lost, lost: failed }, { value, arrivals });
    const { everyMonths, paidAfter } = model.billing;
    const due = groups.filter(({ age }) => age % everyMonths === 0);
    invoiced.push(due.reduce((sum, { waiting, live, each }) => sum + (((waiting + live) * each) / 12) * everyMonths, 0));
    const arr = groups.reduce((sum, { waiting, live, each }) => sum + (waiting + live) * each, 0);
    out.arr.push(arr);
    out.newArr.push(commits * price);
    out.expansion.push(passed.expansion);
    out.uplift.push(passed.uplift);
    out.contraction.push(passed.contraction);
    out.churn.push(passed.churn + soldAway);
    out.commits.push(sales);
    out.won.push(commits);
    out.customers.push(customers);
    out.live.push(groups.reduce((sum, { live }) => sum + live, 0));
    out.lost.push(lost);
    out.cash.push(invoiced[month - paidAfter] ?? 0);
    out.spend.push(value("spend_fixed", model.spend.fixed, month) + value("spend", model.spend.perEntry, month) * entered);
    out.cost.push((arr / 12) * (1 - value("margin", model.margin, month)));
  }
  return out;
}

const count = (groups: readonly Group[]): number => groups.reduce((sum, { waiting, live }) => sum + waiting + live, 0);

const nothingYet = ({ journey }: SegmentModel): Months => ({
  arr: [],
  newArr: [],
  expansion: [],
  uplift: [],
  contraction: [],
  churn: [],
  commits: [],
  won: [],
  customers: [],
  live: [],
  lost: [],
  cash: [],
  spend: [],
  cost: [],
  entries: journey.map(() => []),
});

function letPastArrive({ journey }: SegmentModel, arrivals: Arrivals): void {
  for (const [i, { past, lag, rate }] of journey.entries())
    for (const [k, entered] of past.entries())
      for (const [after, share] of lag.entries())
        if (k - past.length + after >= 0) arrivals.add(i + 1, k - past.length + after, entered * rate * share);
}

/** What the loops start from at the end of a month re-enters later. */
function feed(
  model: SegmentModel,
  month: number,
  sources: Readonly<Record<LoopModel["source"], number>>,
  { value, arrivals }: Omit<Walking, "out">,
): void {
  for (const { id, source, into, rate, lag } of model.loops) {
    const place = model.journey.findIndex(({ from }) => from === into);
    for (const [after, share] of lag.entries())
      arrivals.add(place < 0 ? model.journey.length : place, month + 1 + after, sources[source] * value(id, rate, month) * share);
  }
}

interface Walking {
  readonly value: Value;
  readonly arrivals: Arrivals;
  readonly out: Months;
}

/** Sends those who entered a state in a month on, and counts who never goes on. */
function walk(model: SegmentModel, month: number, { value, arrivals, out }: Walking): number {
  let failed = 0;
  for (const [i, { conversion, duration, rate, lag }] of model.journey.entries()) {
    const entered = arrivals.at(i, month);
    const passing = entered * value(conversion, rate, month);
    for (const [after, share] of lagWithMean(lag, value(duration, usualMean(lag), month)))
      arrivals.add(i + 1, month + after, passing * share);
    out.entries[i]?.push(entered);
    failed += entered - passing;
  }
  return failed;
}

type Value = (lever: string, usual: number, month: number) => number;

/** At its age, some of a group's onboarding ends: for the part of those still waiting that takes exactly so long. */
function onboard(group: Group, model: SegmentModel, month: number, value: Value): void {
  const { rate, lag } = model.onboarding;
  const points = lagWithMean(lag, value("dt.onboard", usualMean(lag), month));
  const now = points.reduce((sum, [at, share]) => (at === group.age ? sum + share : sum), 0);
  const later = points.reduce((sum, [at, share]) => (at > group.age ? sum + share : sum), 0);
  const ends = later < 1e-12 ? group.waiting : (group.waiting * now) / (now + later);
  group.waiting -= ends;
  group.live += ends * value("cr.onboard", rate, month);
}

function usageLoss(model: SegmentModel, age: number, month: number, value: Value): number {
  const { monthly, shape } = model.usageChurn;
  return Math.min(1, value("usage_churn", monthly, month) * (shape[Math.min(age, shape.length - 1)] ?? 1));
}

/** Share of the value that leaves with a share of a group. */
const valueShare = ({ leaverValue }: SegmentModel, lost: number): number => lost * (leaverValue + (1 - leaverValue) * lost);

/** A month passes for everyone who is there. */
function grow(groups: readonly Group[], model: SegmentModel, month: number, value: Value) {
  const sums = { expansion: 0, uplift: 0, contraction: 0, churn: 0 };
  const expansion = value("expansion", model.expansion, month);
  const contraction = value("contraction", model.contraction, month);
  for (const group of groups) {
    const before = group.waiting + group.live;
    group.age++;
    group.live *= 1 - usageLoss(model, group.age, month, value);
    onboard(group, model, month, value);
    if (model.renewal && group.age % model.renewal.termMonths === 0) {
      group.live *= value("renewal", model.renewal.rate, month);
      group.waiting *= value("renewal", model.renewal.rate, month);
    }
    const stayed = group.waiting + group.live;
    const had = before * group.each;
    const kept = had * (1 - valueShare(model, before > 0 ? 1 - stayed / before : 0));
    group.each = stayed > 0 ? kept / stayed : 0;
    sums.churn += had - kept;
    sums.expansion += stayed * group.each * expansion;
    sums.contraction += stayed * group.each * contraction;
    group.each *= 1 + expansion - contraction;
    if (group.age % 12 !== 0) continue;
    const uplift = value("uplift", model.uplift, month);
    sums.uplift += stayed * group.each * uplift;
    group.each *= 1 + uplift;
  }
  return sums;
}

/** Younger groups are as far in onboarding as their age makes them under the first month's values. */
function groupsAtStart(model: SegmentModel, value: Value): Group[] {
  const groups: Group[] = [];
  const { customers, arr } = model.base;
  for (const [age, count] of customers.entries()) {
    if (count === 0) continue;
    const each = (arr[age] ?? 0) / count;
    if (age < 48) {
      const likely: Group = { age: 0, waiting: 1, live: 0, each };
      onboard(likely, model, 0, value);
      while (likely.age < age) {
        likely.age++;
        likely.live *= 1 - usageLoss(model, likely.age, 0, value);
        onboard(likely, model, 0, value);
      }
      const left = likely.waiting + likely.live;
      const waiting = left > 0 ? (count * likely.waiting) / left : 0;
      groups.push({ age, waiting, live: count - waiting, each });
      continue;
    }
    // Any month of any cycle is as likely as another.
    const cycle = 12 * (model.renewal?.termMonths ?? 1) * model.billing.everyMonths;
    for (let k = 0; k < cycle; k++) groups.push({ age: 480 * cycle + k, waiting: 0, live: count / cycle, each });
  }
  return groups;
}
