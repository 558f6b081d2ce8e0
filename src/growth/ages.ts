import type { Delay } from "./delay.ts";
import type { Noise } from "./engine.ts";
import { AGES, type CycleFates, cycleFates, cycleOf, writeCycle, writeYoung, type YoungFates, youngFates, youngOf } from "./fates.ts";
import { AT } from "./levers.ts";
import type { SegmentModel } from "./model.ts";

/** What a month does to the customers, as written by {@link Ages.pass}. */
export interface Passed {
  sold: number;
  /** Value of those who stayed, before it grew, and after it. */
  stayed: number;
  grown: number;
  churn: number;
}

/**
 * Customers and what they pay, by age. Young ages are kept apart and move up each month. Older customers stay in place, by
 * the month of the cycle in which their anniversaries, terms and invoices fall: nothing else tells them apart any more.
 */
export class Ages {
  customers = 0;
  arr = 0;
  /** Customers still in onboarding. */
  waiting = 0;
  readonly passed: Passed = { sold: 0, stayed: 0, grown: 0, churn: 0 };
  private readonly model: SegmentModel;
  private readonly cycle: number;
  private readonly most: number;
  private readonly owned: Float64Array;
  private readonly worth: Float64Array;
  private readonly open: Float64Array;
  private readonly leave: Float64Array;
  private readonly oldOwned: Float64Array;
  private readonly oldWorth: Float64Array;
  private readonly fates: YoungFates;
  private readonly oldFates: CycleFates;
  private young = 1;
  private turn = 0;
  private fails = 0;

  constructor(model: SegmentModel, months: number) {
    this.model = model;
    this.cycle = cycleOf(model);
    this.most = youngOf(model, months + AGES);
    this.owned = new Float64Array(this.most + 1);
    this.worth = new Float64Array(this.most + 1);
    this.open = new Float64Array(this.most + 1);
    this.leave = new Float64Array(this.most + 1);
    this.oldOwned = new Float64Array(this.cycle);
    this.oldWorth = new Float64Array(this.cycle);
    this.fates = youngFates(this.most);
    this.oldFates = cycleFates(this.cycle);
  }

  /** Begins a run in which onboarding takes no more than so many months. */
  begin(onboarding: number): void {
    this.young = Math.min(this.most, youngOf(this.model, onboarding));
    this.turn = 0;
  }

  /** Takes over lever values, from this month on. */
  follow(values: Float64Array, onboarding: Delay): void {
    this.fails = 1 - (values[AT.onboarding] as number);
    writeYoung(this.fates, this.young, this.model, values, onboarding);
    writeCycle(this.oldFates, this.cycle, this.model, values);
  }

  /** Fills in the customers at the start. Who is how far in onboarding follows from their age. */
  fill(): void {
    const { owned, worth, open, young, cycle, oldOwned, oldWorth } = this;
    const { customers, arr } = this.model.base;
    owned.fill(0, 0, young + 1);
    worth.fill(0, 0, young + 1);
    open.fill(0, 0, young + 1);
    oldOwned.fill(0);
    oldWorth.fill(0);
    this.customers = 0;
    this.arr = 0;
    for (let age = 0; age < customers.length; age++) {
      const count = customers[age] as number;
      const value = arr[age] ?? 0;
      this.customers += count;
      this.arr += value;
      if (age >= AGES) spreadEvenly(oldOwned, oldWorth, count, value);
      else if (age < young) {
        owned[age] = count;
        worth[age] = value;
      } else {
        oldOwned[age % cycle] = (oldOwned[age % cycle] as number) + count;
        oldWorth[age % cycle] = (oldWorth[age % cycle] as number) + value;
      }
    }
    this.fillOpen();
  }

  private fillOpen(): void {
    const { owned, open, young, fails } = this;
    const { decided, hazard } = this.fates;
    let waiting = 1;
    let live = 0;
    for (let age = 0; age < young; age++) {
      const ends = waiting * (decided[age] as number);
      live = live * (1 - (hazard[age] as number)) + ends * (1 - fails);
      waiting -= ends;
      open[age] = waiting + live > 0 ? (owned[age] as number) * (waiting / (waiting + live)) : 0;
    }
  }

  /** Lets a month pass: everybody becomes a month older, and the month's sales join. */
  pass(commits: number, price: number, noise: Noise | null): void {
    const { owned, worth, open, leave, fates, young, fails, passed } = this;
    const leaving = this.leaving();
    const atOnce = (fates.decided[0] as number) * fails;
    let scale = 1;
    let valueScale = 1;
    let sold = commits * price;
    if (noise !== null) {
      sold *= noise.value(commits);
      const expected = leaving + commits * atOnce;
      scale = noise.loss(expected);
      valueScale = scale * noise.lossValue(expected * scale);
    }
    const before = this.arr;
    this.turn = this.turn + 1 === this.cycle ? 0 : this.turn + 1;
    passed.stayed = 0;
    this.customers = 0;
    this.arr = 0;
    this.passOld(scale, valueScale);
    let { customers, arr } = this;
    let { stayed } = passed;
    let waiting = 0;
    for (let age = young; age > 0; age--) {
      const lost = leave[age] as number;
      const here = (owned[age - 1] as number) * Math.max(0, 1 - scale * lost);
      const kept = (worth[age - 1] as number) * Math.max(0, 1 - valueScale * this.valueOf(lost));
      const value = kept * (fates.grown[age] as number);
      const still = Math.min(here, (open[age - 1] as number) * (1 - (fates.decided[age] as number)) * (fates.renewed[age] as number));
      customers += here;
      stayed += kept;
      arr += value;
      waiting += still;
      owned[age] = here;
      worth[age] = value;
      open[age] = still;
    }
    this.settle();
    const here = commits * Math.max(0, 1 - scale * atOnce);
    const kept = sold * Math.max(0, 1 - valueScale * this.valueOf(atOnce));
    owned[0] = here;
    worth[0] = kept;
    open[0] = Math.min(here, commits * (1 - (fates.decided[0] as number)));
    passed.sold = sold;
    passed.churn = before - stayed + sold - kept;
    passed.stayed = stayed;
    passed.grown = arr;
    this.customers = customers + here;
    this.arr = arr + kept;
    this.waiting = waiting + (open[0] as number);
  }

  /** Share of value that leaves with a share of customers: theirs is worth more or less than the average, all of them all of it. */
  private valueOf(lost: number): number {
    const { leaverValue } = this.model;
    return lost * (leaverValue + (1 - leaverValue) * lost);
  }

  /** Writes the share of each young age that is to leave, and answers how many leave in all. */
  private leaving(): number {
    const { owned, open, leave, young, fails, cycle, turn, oldOwned } = this;
    const { decided, hazard, renewed } = this.fates;
    const { gone } = this.oldFates;
    let sum = 0;
    for (let age = young; age > 0; age--) {
      const all = owned[age - 1] as number;
      const waiting = open[age - 1] as number;
      const lost = waiting * (decided[age] as number) * fails + (all - waiting) * (hazard[age] as number);
      const share = all > 0 ? 1 - (1 - lost / all) * (renewed[age] as number) : 0;
      leave[age] = share;
      sum += all * share;
    }
    const next = turn + 1;
    for (let cell = 0; cell < cycle; cell++) sum += (oldOwned[cell] as number) * (gone[next + cell] as number);
    return sum;
  }

  private passOld(scale: number, valueScale: number): void {
    const { oldOwned, oldWorth, cycle, turn } = this;
    const { gone, grown } = this.oldFates;
    let { customers, arr } = this;
    let { stayed } = this.passed;
    for (let cell = 0; cell < cycle; cell++) {
      const lost = gone[turn + cell] as number;
      const here = (oldOwned[cell] as number) * Math.max(0, 1 - scale * lost);
      const kept = (oldWorth[cell] as number) * Math.max(0, 1 - valueScale * this.valueOf(lost));
      const value = kept * (grown[turn + cell] as number);
      oldOwned[cell] = here;
      oldWorth[cell] = value;
      customers += here;
      stayed += kept;
      arr += value;
    }
    this.customers = customers;
    this.arr = arr;
    this.passed.stayed = stayed;
  }

  /** Those who are young no longer join the old of their month. */
  private settle(): void {
    const { owned, worth, young, cycle, turn, oldOwned, oldWorth } = this;
    const cell = (((young - turn) % cycle) + cycle) % cycle;
    oldOwned[cell] = (oldOwned[cell] as number) + (owned[young] as number);
    oldWorth[cell] = (oldWorth[cell] as number) + (worth[young] as number);
  }

  /** What is invoiced at the end of a month, by those whose time has come. */
  invoiced(everyMonths: number): number {
    const { worth, oldWorth, young, cycle, turn } = this;
    let sum = 0;
    for (let age = 0; age < young; age += everyMonths) sum += worth[age] as number;
    for (let cell = (everyMonths - (turn % everyMonths)) % everyMonths; cell < cycle; cell += everyMonths) sum += oldWorth[cell] as number;
    return (sum / 12) * everyMonths;
  }
}

/** Nobody knows when the oldest bought: their anniversaries are spread evenly over the cycle. */
function spreadEvenly(owned: Float64Array, worth: Float64Array, count: number, value: number): void {
  for (let cell = 0; cell < owned.length; cell++) {
    owned[cell] = (owned[cell] as number) + count / owned.length;
    worth[cell] = (worth[cell] as number) + value / owned.length;
  }
}
