import { Ages } from "./ages.ts";
import { Delay } from "./delay.ts";
import { AGES } from "./fates.ts";
import { AT, changed, changesOf, type Lever, leversOf, movesIn, type PlacedChange, reachedBy } from "./levers.ts";
import type { Change, JourneyStep, SegmentModel } from "./model.ts";
import type { Noise } from "./noise.ts";

/** What one segment does in each month: sums of the month or levels at its end, in the model's own units. */
export const columns = [
  "newArr",
  "expansion",
  "uplift",
  "contraction",
  "churn",
  "arr",
  "commits",
  "won",
  "live",
  "lost",
  "customers",
  "cash",
  "spend",
  "cost",
] as const;
export type Column = (typeof columns)[number];

/** Months of a run, one array for each column and each state of the journey. */
export interface Sink {
  /** Whether only `arr`, `newArr` and `customers` are wanted; the others then stay as they are. */
  readonly isBrief: boolean;
  readonly series: Readonly<Record<Column, Float64Array>>;
  readonly entries: readonly Float64Array[];
}

export const makeSink = (model: SegmentModel, months: number, isBrief = false): Sink => ({
  isBrief,
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
  private readonly changes: readonly PlacedChange[];
  private readonly moving: Uint8Array;
  private readonly usual: Float64Array;
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  private readonly values: Float64Array;
  private readonly before: Float64Array;
  /** What comes from outside in each month, for an inflow of 1. */
  private readonly course: Float64Array;
  private readonly arrivals: readonly Float64Array[];
  private readonly delays: readonly Delay[];
  private readonly onboarding: Delay;
  /** Those on their way at the start, by the month they arrive in the next state if all of them did. */
  private readonly underway: readonly Float64Array[];
  private readonly loops: readonly { readonly source: string; readonly delay: Delay; readonly into: Float64Array }[];
  private readonly ages: Ages;
  /** Entries a month into all later states together. */
  private readonly directly: number;
  private readonly due: Float64Array;

  constructor(model: SegmentModel, months: number, changes: readonly Change[], startMonth = 0) {
    this.model = model;
    this.months = months;
    this.levers = leversOf(model);
    this.changes = changesOf(model, this.levers, changes);
    this.moving = Uint8Array.from({ length: months }, (_, month) => Number(this.changes.some(({ change }) => movesIn(change, month))));
    this.usual = Float64Array.from(this.levers, ({ value }) => value);
    this.least = Float64Array.from(this.levers, ({ least }) => least);
    this.most = Float64Array.from(this.levers, ({ most }) => most);
    this.values = new Float64Array(this.usual.length);
    this.before = new Float64Array(this.usual.length);
    this.course = Float64Array.from({ length: months }, (_, month) => courseAt(model, month, startMonth));
    this.arrivals = Array.from({ length: model.journey.length + 1 }, () => new Float64Array(months));
    this.delays = model.journey.map(({ lag }) => new Delay(lag, months));
    this.onboarding = new Delay(model.onboarding.lag, months + AGES);
    this.underway = model.journey.map((step) => underwayOf(step, months));
    this.loops = model.loops.map(({ source, into, lag }) => {
      const place = model.journey.findIndex(({ from }) => from === into);
      return { source, delay: new Delay(lag, months), into: this.arrivals.at(place) as Float64Array };
    });
    this.ages = new Ages(model, months);
    this.directly = model.direct.reduce((sum, count, place) => (place === 0 ? sum : sum + count), 0);
    this.due = new Float64Array(months + model.billing.paidAfter + 1);
  }

  /** Runs all months. `drawn` are values of the levers before changes, in their order; the model's own when absent. */
  run(sink: Sink, drawn: ArrayLike<number> = this.usual, noise: Noise | null | undefined = null): void {
    const { ages, values, arrivals } = this;
    const arriving = arrivals[arrivals.length - 1] as Float64Array;
    const { arr, newArr, customers } = sink.series;
    this.open(drawn);
    for (let month = 0; month < this.months; month++) {
      if (month > 0 && this.moving[month] === 1) this.set(drawn, month);
      const course = this.course[month] as number;
      const outside = (values[AT.inflow] as number) * course;
      const beside = course * this.volume();
      const failed = this.walk(month, outside, beside, sink.entries);
      const before = ages.customers;
      const expected = (arriving[month] as number) + beside * this.directAt(arrivals.length - 1);
      const commits = this.withinMarket(noise === null ? expected : noise.sales(expected));
      const won = commits * this.model.perSale;
      ages.pass(won, (values[AT.price] as number) * (1 - (values[AT.discount] as number)), noise);
      const lost = before + won - ages.customers;
      if (this.loops.length > 0) this.feed(month, failed, lost);
      arr[month] = ages.arr;
      newArr[month] = ages.passed.sold;
      customers[month] = ages.customers;
      if (!sink.isBrief) this.write(sink.series, month, { entered: outside + beside * this.directly, commits, won, lost });
    }
  }

  /** Clears the work space, fills it with those who are there, and lets those on their way arrive. */
  private open(drawn: ArrayLike<number>): void {
    const { arrivals, ages } = this;
    (arrivals[0] as Float64Array).fill(0);
    this.due.fill(0);
    ages.begin(this.longestOnboarding(drawn));
    this.set(drawn, 0);
    ages.fill();
    for (let i = 0; i < this.underway.length; i++) {
      const underway = this.underway[i] as Float64Array;
      const next = arrivals[i + 1] as Float64Array;
      const rate = Math.min(1, drawn[AT.journey + 2 * i] as number);
      for (let month = 0; month < underway.length; month++) next[month] = rate * (underway[month] as number);
    }
  }

  /** Longest time that onboarding takes in any month of a run. */
  private longestOnboarding(drawn: ArrayLike<number>): number {
    const usual = drawn[AT.onboardingTime] as number;
    let longest = this.stretchOnboarding(usual);
    if (this.changes.some(({ at }) => at === AT.onboardingTime))
      for (let month = 0; month < this.months; month++)
        if (this.moving[month] === 1) longest = Math.max(longest, this.stretchOnboarding(this.valueAt(AT.onboardingTime, usual, month)));
    return longest;
  }

  private stretchOnboarding(mean: number): number {
    this.onboarding.stretch(mean);
    return this.onboarding.length;
  }

  /** Value of a lever in a month, held within its bounds. */
  private valueAt(at: number, drawn: number, month: number): number {
    let value = drawn;
    for (const placed of this.changes) if (placed.at === at) value = changed(value, placed.change, reachedBy(placed.change, month));
    return Math.min(this.most[at] as number, Math.max(this.least[at] as number, value));
  }

  /** Levers of a month, and what follows from them. */
  private set(drawn: ArrayLike<number>, month: number): void {
    const { values, before, delays, least, most } = this;
    before.set(values);
    for (let i = 0; i < values.length; i++) values[i] = drawn[i] as number;
    for (const { at, change } of this.changes) values[at] = changed(values[at] as number, change, reachedBy(change, month));
    for (let i = 0; i < values.length; i++) values[i] = Math.min(most[i] as number, Math.max(least[i] as number, values[i] as number));
    for (let i = 0; i < delays.length; i++) {
      const at = AT.journey + 2 * i + 1;
      if (month === 0 || values[at] !== before[at]) (delays[i] as Delay).stretch(values[at] as number);
    }
    if (month > 0 && !this.hasMoved(AT.onboarding, AT.uplift)) return;
    this.onboarding.stretch(values[AT.onboardingTime] as number);
    this.ages.follow(values, this.onboarding);
  }

  private hasMoved(from: number, to: number): boolean {
    for (let i = from; i <= to; i++) if (this.values[i] !== this.before[i]) return true;
    return false;
  }

  /** Lets those who enter a state in this month go on; answers how many of them never will. */
  private walk(month: number, outside: number, beside: number, entries: Sink["entries"]): number {
    const { arrivals, values, delays } = this;
    const first = arrivals[0] as Float64Array;
    first[month] = (first[month] as number) + outside;
    let failed = 0;
    for (let i = 0; i < delays.length; i++) {
      const entered = ((arrivals[i] as Float64Array)[month] as number) + beside * this.directAt(i);
      (entries[i] as Float64Array)[month] = entered;
      const passing = entered * (values[AT.journey + 2 * i] as number);
      failed += entered - passing;
      (delays[i] as Delay).spread(passing, month, arrivals[i + 1] as Float64Array);
    }
    return failed;
  }

  /** What comes from outside beside what usually does: entries that begin later move with those at the first state. */
  private volume(): number {
    const usual = this.usual[AT.inflow] as number;
    return usual === 0 ? 1 : (this.values[AT.inflow] as number) / usual;
  }

  private directAt(place: number): number {
    return place === 0 ? 0 : (this.model.direct[place] ?? 0);
  }

  private withinMarket(commits: number): number {
    const { market, perSale } = this.model;
    return market === null || perSale === 0 ? commits : Math.min(commits, Math.max(0, market - this.ages.customers) / perSale);
  }

  private write(
    series: Sink["series"],
    month: number,
    { entered, commits, won, lost }: { readonly entered: number; readonly commits: number; readonly won: number; readonly lost: number },
  ): void {
    const { ages, values, due } = this;
    const { stayed, grown, churn } = ages.passed;
    const expansion = stayed * (values[AT.expansion] as number);
    const contraction = stayed * (values[AT.contraction] as number);
    series.expansion[month] = expansion;
    series.contraction[month] = contraction;
    series.uplift[month] = grown - stayed - expansion + contraction;
    series.churn[month] = churn;
    series.commits[month] = commits;
    series.won[month] = won;
    series.live[month] = ages.customers - ages.waiting;
    series.lost[month] = lost;
    series.spend[month] = (values[AT.spend] as number) + (values[AT.spendPerEntry] as number) * entered;
    series.cost[month] = (ages.arr / 12) * (1 - (values[AT.margin] as number));
    due[month + this.model.billing.paidAfter] = ages.invoiced();
    series.cash[month] = due[month] as number;
  }

  /** What loops bring back. What starts a loop is known at the end of a month, so it re-enters in the next at the earliest. */
  private feed(month: number, failed: number, lost: number): void {
    const first = AT.journey + 2 * this.delays.length;
    for (let i = 0; i < this.loops.length; i++) {
      const { source, delay, into } = this.loops[i] as (typeof this.loops)[number];
      const from = source === "customers" ? this.ages.customers : source === "churned" ? lost : failed;
      delay.spread(from * (this.values[first + i] as number), month + 1, into);
    }
  }
}

/** Growth that fades by a tenth of itself each month, and the season. */
export function courseAt({ inflowGrowth, season }: SegmentModel, month: number, startMonth: number): number {
  return (1 + inflowGrowth) ** (10 * (1 - 0.9 ** month)) * (season?.[(startMonth + month) % 12] ?? 1);
}

function underwayOf({ past, lag }: JourneyStep, months: number): Float64Array {
  const underway = new Float64Array(months);
  for (const [k, entered] of past.entries()) {
    const ago = past.length - k;
    for (let month = 0; month < months && ago + month < lag.length; month++)
      underway[month] = (underway[month] as number) + entered * (lag[ago + month] as number);
  }
  return underway;
}
