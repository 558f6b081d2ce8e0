import type { Delay } from "./delay.ts";
import { AGES, cycleOf, writeCycle, writeYoung, type YoungFates, youngFates, youngOf } from "./fates.ts";
import { AT } from "./levers.ts";
import type { SegmentModel } from "./model.ts";
import type { Noise } from "./noise.ts";

/** What a month does to the customers, as written by {@link Ages.pass}. */
export interface Passed {
  sold: number;
  /** Value of those who stayed, before it grew, and after it. */
  stayed: number;
  grown: number;
  churn: number;
}

/**
 * Numbers kept of each young age, side by side so that a month reads one array: customers, what they pay, and on
 * the way into it the share of both that leaves, and the growth of the rest.
 */
const CELL = 5;
const WORTH = 1;
const LEAVE = 2;
const TAKE = 3;
const GROWN = 4;

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
  private readonly everyMonths: number;
  /** Of a share `x` of customers, `x (leaver + rest x)` of the value leaves. */
  private readonly leaver: number;
  private readonly rest: number;
  private readonly most: number;
  private readonly cells: Float64Array;
  private readonly open: Float64Array;
  /** Customers and worth of the old, side by side. */
  private readonly old: Float64Array;
  private readonly fates: YoungFates;
  private readonly oldFates: Float64Array;
  private young = 1;
  /** Ages below which some may still be in onboarding. */
  private opened = 1;
  /** Month of the cycle; cell of the old whom the oldest of the young join; first cell whose invoice is due. */
  private turn = 0;
  private joined = 0;
  private due = 0;
  private fails = 0;
  /** How many are expected to leave in the next month, and whether that is not known yet because fates are new. */
  private expected = 0;
  private isFresh = true;

  constructor(model: SegmentModel, months: number) {
    this.model = model;
    this.cycle = cycleOf(model);
    this.everyMonths = model.billing.everyMonths;
    this.leaver = model.leaverValue;
    this.rest = 1 - model.leaverValue;
    this.most = youngOf(model, months + AGES);
    this.cells = new Float64Array(CELL * (this.most + 1));
    this.open = new Float64Array(this.most + 1);
    this.old = new Float64Array(2 * this.cycle);
    this.fates = youngFates(this.most);
    this.oldFates = new Float64Array(4 * this.cycle);
  }

  /** Begins a run in which onboarding takes no more than so many months. */
  begin(onboarding: number): void {
    this.young = Math.min(this.most, youngOf(this.model, onboarding));
    this.opened = Math.min(this.young, onboarding);
    this.turn = 0;
    this.joined = this.young % this.cycle;
    this.due = 0;
  }

  /** Takes over lever values, from this month on. */
  follow(values: Float64Array, onboarding: Delay): void {
    this.fails = 1 - (values[AT.onboarding] as number);
    writeYoung(this.fates, this.young, this.model, values, onboarding);
    this.isFresh = true;
    const { cells, fates, opened, young } = this;
    for (let age = 0; age <= young; age++) {
      if (age >= opened) this.leave(age, goneAt(fates, age));
      cells[CELL * age + GROWN] = fates.grown[age] as number;
    }
    writeCycle(this.oldFates, this.cycle, this.model, values);
  }

  private leave(age: number, share: number): void {
    this.cells[CELL * age + LEAVE] = share;
    this.cells[CELL * age + TAKE] = share * (this.leaver + this.rest * share);
  }

  /** Fills in the customers at the start. Who is how far in onboarding follows from their age. */
  fill(): void {
    const { cells, young, cycle, old } = this;
    const { customers, arr } = this.model.base;
    for (let age = 0; age <= young; age++) {
      cells[CELL * age] = 0;
      cells[CELL * age + WORTH] = 0;
    }
    old.fill(0);
    this.customers = 0;
    this.arr = 0;
    for (let age = 0; age < customers.length; age++) {
      const count = customers[age] as number;
      const value = arr[age] ?? 0;
      this.customers += count;
      this.arr += value;
      if (age >= AGES) spreadEvenly(old, count, value);
      else if (age < young) {
        cells[CELL * age] = count;
        cells[CELL * age + WORTH] = value;
      } else {
        const at = 2 * (age % cycle);
        old[at] = (old[at] as number) + count;
        old[at + 1] = (old[at + 1] as number) + value;
      }
    }
    this.fillOpen();
  }

  private fillOpen(): void {
    const { cells, open, young, fails } = this;
    const { decided, hazard } = this.fates;
    let waiting = 1;
    let live = 0;
    for (let age = 0; age < young; age++) {
      const ends = waiting * (decided[age] as number);
      live = live * (1 - (hazard[age] as number)) + ends * (1 - fails);
      waiting -= ends;
      open[age] = waiting + live > 0 ? (cells[CELL * age] as number) * (waiting / (waiting + live)) : 0;
    }
  }

  /** Lets a month pass: everybody becomes a month older, and the month's sales join. */
  pass(commits: number, price: number, noise: Noise | null): void {
    const { cells, young, passed, leaver, rest } = this;
    const atOnce = (this.fates.decided[0] as number) * this.fails;
    let scale = 1;
    let valueScale = 1;
    let sold = commits * price;
    this.decide();
    if (noise !== null) {
      sold *= noise.value(commits);
      const leaving = this.expected + commits * atOnce;
      scale = noise.loss(leaving);
      valueScale = scale * noise.lossValue();
    }
    const before = this.arr;
    this.turnOn();
    this.passOld(scale, valueScale);
    let { customers, arr, expected } = this;
    let { stayed } = passed;
    let next = this.oldFates[2 * ((young + 1) % this.cycle)] as number;
    for (let cell = CELL * young; cell > 0; cell -= CELL) {
      const leave = cells[cell + LEAVE] as number;
      const stay = 1 - scale * leave;
      const keep = 1 - valueScale * (cells[cell + TAKE] as number);
      const here = stay > 0 ? (cells[cell - CELL] as number) * stay : 0;
      const kept = keep > 0 ? (cells[cell - CELL + WORTH] as number) * keep : 0;
      const value = kept * (cells[cell + GROWN] as number);
      cells[cell] = here;
      cells[cell + WORTH] = value;
      customers += here;
      stayed += kept;
      arr += value;
      expected += here * next;
      next = leave;
    }
    this.settle();
    const here = commits * Math.max(0, 1 - scale * atOnce);
    const kept = sold * Math.max(0, 1 - valueScale * atOnce * (leaver + rest * atOnce));
    cells[0] = here;
    cells[WORTH] = kept;
    this.wait(commits);
    passed.sold = sold;
    passed.churn = before - stayed + sold - kept;
    passed.stayed = stayed;
    passed.grown = arr;
    this.customers = customers + here;
    this.arr = arr + kept;
    this.expected = expected + here * next;
  }

  /** Writes the share that is to leave of each age at which some are in onboarding; that of others is written already. */
  private decide(): void {
    const { cells, open, opened, fails } = this;
    const { decided, hazard, renewed } = this.fates;
    for (let age = 1; age < opened; age++) {
      const all = cells[CELL * (age - 1)] as number;
      const waiting = open[age - 1] as number;
      const lost = waiting * (decided[age] as number) * fails + (all - waiting) * (hazard[age] as number);
      const leave = all > 0 ? 1 - (1 - lost / all) * (renewed[age] as number) : 0;
      this.expected += all * (leave - (cells[CELL * age + LEAVE] as number));
      this.leave(age, leave);
    }
    if (this.isFresh) this.expect();
    this.isFresh = false;
  }

  /** Who is in onboarding at the end of the month. */
  private wait(commits: number): void {
    const { cells, open, opened } = this;
    const { decided, renewed } = this.fates;
    let waiting = 0;
    for (let age = opened - 1; age > 0; age--) {
      const still = (open[age - 1] as number) * (1 - (decided[age] as number)) * (renewed[age] as number);
      open[age] = Math.min(cells[CELL * age] as number, still);
      waiting += open[age] as number;
    }
    open[0] = Math.min(cells[0] as number, commits * (1 - (decided[0] as number)));
    this.waiting = waiting + (open[0] as number);
  }

  /** Counts how many are expected to leave, once fates are new; afterwards each month counts it for the next. */
  private expect(): void {
    const { cells, young, turn, old, oldFates } = this;
    let sum = 0;
    for (let cell = CELL * young; cell > 0; cell -= CELL) sum += (cells[cell - CELL] as number) * (cells[cell + LEAVE] as number);
    for (let at = 0; at < old.length; at += 2) sum += (old[at] as number) * (oldFates[2 * (turn + 1) + at] as number);
    this.expected = sum;
  }

  private passOld(scale: number, valueScale: number): void {
    const { leaver, rest } = this;
    const { old, oldFates } = this;
    let customers = 0;
    let arr = 0;
    let stayed = 0;
    let expected = 0;
    let fate = 2 * this.turn;
    let leave = oldFates[fate] as number;
    for (let at = 0; at < old.length; at += 2, fate += 2) {
      const stay = 1 - scale * leave;
      const keep = 1 - valueScale * leave * (leaver + rest * leave);
      const here = stay > 0 ? (old[at] as number) * stay : 0;
      const kept = keep > 0 ? (old[at + 1] as number) * keep : 0;
      const value = kept * (oldFates[fate + 1] as number);
      leave = oldFates[fate + 2] as number;
      old[at] = here;
      old[at + 1] = value;
      customers += here;
      stayed += kept;
      arr += value;
      expected += here * leave;
    }
    this.customers = customers;
    this.arr = arr;
    this.expected = expected;
    this.passed.stayed = stayed;
  }

  /** Goes on to the next month of the cycle: each of the old is in the cell before, seen from there. */
  private turnOn(): void {
    const { cycle, everyMonths } = this;
    this.turn = this.turn + 1 === cycle ? 0 : this.turn + 1;
    this.joined = this.joined === 0 ? cycle - 1 : this.joined - 1;
    this.due = this.due === 0 ? everyMonths - 1 : this.due - 1;
  }

  /** Those who are young no longer join the old of their month. */
  private settle(): void {
    const { cells, young, joined, old } = this;
    old[2 * joined] = (old[2 * joined] as number) + (cells[CELL * young] as number);
    old[2 * joined + 1] = (old[2 * joined + 1] as number) + (cells[CELL * young + WORTH] as number);
  }

  /** What is invoiced at the end of a month, by those whose time has come. */
  invoiced(): number {
    const { cells, old, young, cycle, everyMonths } = this;
    let sum = 0;
    for (let age = 0; age < young; age += everyMonths) sum += cells[CELL * age + WORTH] as number;
    for (let cell = this.due; cell < cycle; cell += everyMonths) sum += old[2 * cell + 1] as number;
    return (sum * everyMonths) / 12;
  }
}

/** Share that is lost on the way into an age when nobody is in onboarding any more. */
const goneAt = ({ hazard, renewed }: YoungFates, age: number): number => 1 - (1 - (hazard[age] as number)) * (renewed[age] as number);

/** Nobody knows when the oldest bought: their anniversaries are spread evenly over the cycle. */
function spreadEvenly(old: Float64Array, count: number, value: number): void {
  for (let at = 0; at < old.length; at += 2) {
    old[at] = (old[at] as number) + (2 * count) / old.length;
    old[at + 1] = (old[at + 1] as number) + (2 * value) / old.length;
  }
}
