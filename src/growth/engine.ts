import { AGES, makeFates, writeFates } from "./fates.ts";
import { AT, changed, changesOf, type Lever, leversOf, movesIn, type PlacedChange, reachedBy } from "./levers.ts";
import { type Change, type JourneyStep, type Lag, lagOf, type SegmentModel, stretchLag } from "./model.ts";

/** What one segment does in each month: sums of the month or levels at its end, in the model's own units. */
export const columns = [
  "newArr",
  "expansion",
  "uplift",
  "contraction",
  "churn",
  "arr",
  "commits",
  "live",
  "lost",
  "customers",
  "cash",
  "spend",
  "cost",
] as const;
export type Column = (typeof columns)[number];

/** What is drawn at random in one run; without it a run is the expected course. */
export interface Noise {
  /** Number of sales that come of an expected number. */
  readonly sales: (expected: number) => number;
  /** Factor on the price these pay. */
  readonly value: (sales: number) => number;
  /** Factor on the loss of a month, given how many customers are expected to leave. */
  readonly loss: (expected: number) => number;
}

/** Months of a run, one array for each column and each state of the journey. */
export interface Sink {
  readonly series: Readonly<Record<Column, Float64Array>>;
  readonly entries: readonly Float64Array[];
}

export const makeSink = (model: SegmentModel, months: number): Sink => ({
  series: Object.fromEntries(columns.map((name) => [name, new Float64Array(months)])) as Record<Column, Float64Array>,
  entries: model.journey.map(() => new Float64Array(months)),
});

/**
 * One segment made ready to be run many times: the work space is kept, so a run makes nothing new. Indices never leave
 * their arrays, which the casts of this file say.
 */
export class SegmentEngine {
  readonly levers: readonly Lever[];
  private readonly model: SegmentModel;
  private readonly months: number;
  private readonly startMonth: number;
  private readonly changes: readonly PlacedChange[];
  private readonly usual: Float64Array;
  private readonly values: Float64Array;
  private readonly before: Float64Array;
  private readonly arrivals: readonly Float64Array[];
  private readonly owned = new Float64Array(AGES + 1);
  private readonly worth = new Float64Array(AGES + 1);
  private readonly fates = makeFates();
  private readonly lags: Lag[];
  private readonly due: Float64Array;
  /** Ages until all of a cohort are live or gone. */
  private settling = 0;
  /** Customers and value at the end of the month before, and how many of them are expected to leave next. */
  private customers = 0;
  private arr = 0;
  private leaving = 0;

  constructor(model: SegmentModel, months: number, changes: readonly Change[], startMonth = 0) {
    this.model = model;
    this.months = months;
    this.startMonth = startMonth;
    this.levers = leversOf(model);
    this.changes = changesOf(model, this.levers, changes);
    this.usual = Float64Array.from(this.levers, ({ value }) => value);
    this.values = new Float64Array(this.usual.length);
    this.before = new Float64Array(this.usual.length);
    this.arrivals = Array.from({ length: model.journey.length + 1 }, () => new Float64Array(months));
    this.lags = model.journey.map(({ lag }) => lag);
    this.due = new Float64Array(months + model.billing.paidAfter + 1);
  }

  /** Runs all months. `drawn` are values of the levers before changes, in their order; the model's own when absent. */
  run({ series, entries }: Sink, drawn: ArrayLike<number> = this.usual, noise: Noise | null = null): void {
    const { values } = this;
    this.open(drawn);
    for (let month = 0; month < this.months; month++) {
      if (month === 0 || this.moves(month)) this.set(drawn, month);
      const outside = this.inflowOf(month);
      const failed = this.walk(month, outside, entries);
      const expected = (this.arrivals.at(-1) as Float64Array)[month] as number;
      const before = this.customers;
      const commits = this.withinMarket(noise === null ? expected : noise.sales(expected));
      this.age(month, commits, series, noise);
      const lost = before + commits - this.customers;
      if (this.model.loops.length > 0) this.feed(month, { failed, lost });
      this.invoice(month, series.cash);
      series.commits[month] = commits;
      series.customers[month] = this.customers;
      series.lost[month] = lost;
      series.spend[month] = (values[AT.spend] as number) + (values[AT.spendPerEntry] as number) * outside;
      series.cost[month] = (this.arr / 12) * (1 - (values[AT.margin] as number));
    }
  }

  private moves(month: number): boolean {
    for (const { change } of this.changes) if (movesIn(change, month)) return true;
    return false;
  }

  /** Clears the work space, fills it with those who are there, and lets those on their way arrive. */
  private open(drawn: ArrayLike<number>): void {
    const { model, arrivals, owned, worth } = this;
    for (const arriving of arrivals) arriving.fill(0);
    this.due.fill(0);
    owned.fill(0);
    worth.fill(0);
    this.customers = 0;
    this.arr = 0;
    this.leaving = 0;
    for (const [age, customers] of model.base.customers.entries()) {
      const at = Math.min(age, AGES);
      owned[at] = (owned[at] as number) + customers;
      worth[at] = (worth[at] as number) + (model.base.arr[age] ?? 0);
      this.customers += customers;
      this.arr += model.base.arr[age] ?? 0;
    }
    for (const [i, { past, lag }] of model.journey.entries()) {
      const next = arrivals[i + 1] as Float64Array;
      const rate = Math.min(1, drawn[AT.journey + 2 * i] as number);
      for (const [k, entered] of past.entries()) {
        const ago = past.length - k;
        const reach = Math.min(lag.length - ago, this.months);
        for (let month = 0; month < reach; month++) next[month] = (next[month] as number) + entered * rate * (lag[ago + month] as number);
      }
    }
  }

  /** Levers of a month, held within their bounds, and what follows from them. */
  private set(drawn: ArrayLike<number>, month: number): void {
    const { values, levers, model, before } = this;
    before.set(values);
    values.set(drawn);
    for (const { at, change } of this.changes) values[at] = changed(values[at] as number, change, reachedBy(change, month));
    for (let i = 0; i < values.length; i++) {
      const { least, most } = levers[i] as Lever;
      values[i] = Math.min(most, Math.max(least, values[i] as number));
    }
    for (let i = 0; i < this.lags.length; i++) this.lags[i] = this.stretched((model.journey[i] as JourneyStep).lag, AT.journey + 2 * i + 1);
    if (month > 0 && !this.hasMoved(AT.onboarding, AT.uplift)) return;
    const lag = this.stretched(model.onboarding.lag, AT.onboardingTime);
    this.settling = Math.min(lag.length, AGES);
    writeFates(this.fates, model, values, lag);
  }

  private hasMoved(from: number, to: number): boolean {
    for (let i = from; i <= to; i++) if (this.values[i] !== this.before[i]) return true;
    return false;
  }

  /** A lag stretched to the lever's value; one without length becomes one of that length. */
  private stretched(lag: Lag, at: number): Lag {
    const usual = this.usual[at] as number;
    const wanted = this.values[at] as number;
    if (wanted === usual) return lag;
    return usual === 0 ? lagOf(wanted) : stretchLag(lag, wanted / usual);
  }

  private inflowOf(month: number): number {
    const { season, inflowGrowth } = this.model;
    const drift = inflowGrowth === 0 ? 1 : (1 + inflowGrowth) ** (10 * (1 - 0.9 ** month));
    return (this.values[AT.inflow] as number) * drift * (season?.[(this.startMonth + month) % 12] ?? 1);
  }

  /** Lets those who enter a state in this month go on; answers how many of them never will. */
  private walk(month: number, outside: number, entries: Sink["entries"]): number {
    const { arrivals, values, lags } = this;
    const first = arrivals[0] as Float64Array;
    first[month] = (first[month] as number) + outside;
    let failed = 0;
    for (let i = 0; i < lags.length; i++) {
      const entered = (arrivals[i] as Float64Array)[month] as number;
      (entries[i] as Float64Array)[month] = entered;
      const passing = entered * (values[AT.journey + 2 * i] as number);
      failed += entered - passing;
      spread(arrivals[i + 1] as Float64Array, month, passing, lags[i] as Lag);
    }
    return failed;
  }

  private withinMarket(commits: number): number {
    const { market } = this.model;
    return market === null ? commits : Math.min(commits, Math.max(0, market - this.customers));
  }

  /** Everybody becomes a month older, from the oldest down, and the month's sales join. */
  private age(month: number, commits: number, series: Sink["series"], noise: Noise | null): void {
    const { owned, worth, values } = this;
    const { gone, grown, live } = this.fates;
    const scale = noise === null ? 1 : noise.loss(this.leaving);
    const sold =
      commits * (values[AT.price] as number) * (1 - (values[AT.discount] as number)) * (noise === null ? 1 : noise.value(commits));
    // The pool takes in the oldest that are kept apart; then each age takes the place of the next.
    const oldest = Math.max(0, 1 - scale * (gone[AGES] as number));
    let customers = ((owned[AGES] as number) + (owned[AGES - 1] as number)) * oldest;
    let stayed = ((worth[AGES] as number) + (worth[AGES - 1] as number)) * oldest;
    let arr = stayed * (grown[AGES] as number);
    let leaving = customers * (gone[AGES] as number);
    owned[AGES] = customers;
    worth[AGES] = arr;
    for (let age = AGES - 1; age > 0; age--) {
      const lost = gone[age] as number;
      const stay = Math.max(0, 1 - scale * lost);
      const here = (owned[age - 1] as number) * stay;
      const kept = (worth[age - 1] as number) * stay;
      const value = kept * (grown[age] as number);
      owned[age] = here;
      worth[age] = value;
      customers += here;
      stayed += kept;
      arr += value;
      leaving += here * lost;
    }
    const began = 1 - (gone[0] as number);
    owned[0] = commits * began;
    worth[0] = sold * began;
    const expansion = stayed * (values[AT.expansion] as number);
    const contraction = stayed * (values[AT.contraction] as number);
    series.newArr[month] = sold;
    series.expansion[month] = expansion;
    series.contraction[month] = contraction;
    series.uplift[month] = arr - stayed - expansion + contraction;
    series.churn[month] = this.arr - stayed + sold * (1 - began);
    this.customers = customers + commits * began;
    this.arr = arr + sold * began;
    this.leaving = leaving;
    series.arr[month] = this.arr;
    let waiting = 0;
    for (let age = 0; age < this.settling; age++) waiting += (owned[age] as number) * (1 - (live[age] as number));
    series.live[month] = this.customers - waiting;
  }

  /** Invoices of the month fall due; the pool of the oldest is invoiced evenly over the year. */
  private invoice(month: number, cash: Float64Array): void {
    const { everyMonths, paidAfter } = this.model.billing;
    let invoiced = (this.worth[AGES] as number) / 12;
    for (let age = 0; age < AGES; age += everyMonths) invoiced += ((this.worth[age] as number) / 12) * everyMonths;
    this.due[month + paidAfter] = invoiced;
    cash[month] = this.due[month] as number;
  }

  /** What loops bring back. What starts a loop is known at the end of a month, so it re-enters in the next at the earliest. */
  private feed(month: number, { failed, lost }: { readonly failed: number; readonly lost: number }): void {
    const { model, values, arrivals } = this;
    const first = AT.journey + 2 * model.journey.length;
    for (const [i, { source, into, lag }] of model.loops.entries()) {
      const from = source === "customers" ? this.customers : source === "churned" ? lost : failed;
      const place = model.journey.findIndex((step) => step.from === into);
      spread(arrivals.at(place) as Float64Array, month + 1, from * (values[first + i] as number), lag);
    }
  }
}

/** Adds some arrivals to the months they fall into. */
function spread(into: Float64Array, month: number, amount: number, lag: Lag): void {
  const reach = Math.min(lag.length, into.length - month);
  for (let k = 0; k < reach; k++) into[month + k] = (into[month + k] as number) + amount * (lag[k] as number);
}
