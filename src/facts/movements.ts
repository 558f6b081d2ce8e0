import {
  type AnnualUnits,
  type ChurnPhase,
  type Currency,
  type Day,
  type Month,
  type MovementReason,
  monthOf,
  movementKinds,
  wholeUnits,
} from "../domain/index.ts";
import { changeReason, churnReason, exchangesCurrency } from "./reasons.ts";
import type { Stream } from "./stream.ts";
import type { Change, Moment, Timeline } from "./timeline.ts";
import type { Counting } from "./unit.ts";

/** `live` is not a movement of money: it marks the day a paying customer was onboarded, so that live customers can be counted. */
export const factKinds = [...movementKinds, "live"] as const;
export type FactKind = (typeof factKinds)[number];

export interface MovementFact {
  readonly day: Day;
  readonly kind: FactKind;
  readonly reason: MovementReason;
  readonly phase: ChurnPhase;
  readonly currency: Currency;
  /** Month the entity first paid (0: before the data begins), month its present spell of paying began, and month it was live in that spell (0: not yet). */
  readonly cohort: Month | 0;
  readonly since: Month;
  readonly liveSince: Month | 0;
  readonly amount: AnnualUnits;
  /** +1 and -1 as a customer is won and lost; it counts once, in the currency its spell of paying began with. */
  readonly logos: number;
  /** +1 and -1 as a customer begins and ceases to pay in this currency. */
  readonly payers: number;
  readonly live: number;
  /** What the movement adds to the value of customers who are live. */
  readonly liveAmount: AnnualUnits;
  /** The ledger entries it follows from. */
  readonly entries: readonly number[];
}

type Levels = ReadonlyMap<Currency, AnnualUnits>;
type Amounts = Map<Currency, AnnualUnits>;

/** Entities are gone, paying, or held: at zero for a pause or a late renewal, and not lost yet. */
type Status = "never" | "active" | "held" | "gone";

function entriesOf(changes: readonly Change[]): readonly number[] {
  const [only] = changes;
  if (changes.length === 1 && only && !only.after.also) return [only.after.entry];
  return [...new Set(changes.flatMap((change) => [change.after.entry, ...(change.after.also ?? [])]))];
}

class Sweep {
  readonly facts: MovementFact[] = [];
  private status: Status = "never";
  private cohort: Month | 0 = 0;
  private since: Month | 0 = 0;
  private liveSince: Month | 0 = 0;
  /** What a late renewal brings back, and what each paused stream does. */
  private late: Amounts = new Map();
  private readonly paused = new Map<Stream, AnnualUnits>();
  private levels: Levels = new Map();
  /** Where the customer and its being live are counted, and every currency it pays in. */
  private home: Currency | null = null;
  private liveHome: Currency | null = null;
  private readonly paying = new Set<Currency>();

  private readonly liveDay: Day | null;

  constructor(liveDay: Day | null) {
    this.liveDay = liveDay;
  }

  private push(moment: Moment, kind: FactKind, currency: Currency, amount: AnnualUnits, reason: MovementReason, logos = 0, live = 0): void {
    const liveAmount = kind === "live" ? (this.levels.get(currency) ?? 0n) : this.liveSince === 0 ? 0n : amount;
    const entries = moment.changes.length > 0 ? entriesOf(moment.changes) : moment.expiries.map((expiry) => expiry.step.entry);
    this.facts.push({
      day: moment.day,
      kind,
      reason,
      phase: kind === "churn" ? this.phase(moment.day, reason) : "none",
      currency,
      cohort: this.cohort,
      since: this.since as Month,
      liveSince: this.liveSince,
      amount,
      logos,
      payers: 0,
      live,
      liveAmount,
      entries,
    });
  }

  /** Where the ledger tracks no onboarding at all, every churn reads `onboarding`; the metrics know and say so. */
  private phase(on: Day, reason: MovementReason): ChurnPhase {
    if (this.liveDay === null || this.liveDay > on) return "onboarding";
    return reason === "end_of_term" ? "renewal" : "usage";
  }

  private differences(moment: Moment): Amounts {
    const differences: Amounts = new Map();
    for (const currency of new Set([...this.levels.keys(), ...moment.levels.keys()])) {
      const difference = (moment.levels.get(currency) ?? 0n) - (this.levels.get(currency) ?? 0n);
      if (difference !== 0n) differences.set(currency, difference);
    }
    return differences;
  }

  /** Marks the customer live on the day it happens, or when the paying spell begins if it happened before. */
  goLive(on: Day): void {
    if (this.liveDay === null || this.liveDay > on || this.liveSince !== 0 || this.status !== "active") return;
    const when = Math.max(this.liveDay, this.facts[this.facts.length - 1]?.day ?? 0) as Day;
    this.liveSince = monthOf(when);
    const moment: Moment = { day: when, changes: [], expiries: [], levels: this.levels, active: true };
    let live = 1;
    for (const [currency, level] of this.levels) {
      if (level === 0n) continue;
      this.push(moment, "live", currency, 0n, "unknown", 0, live);
      if (live === 1) this.liveHome = currency;
      live = 0;
    }
  }

  step(moment: Moment, returnsSoon: boolean): void {
    const differences = this.differences(moment);
    if (this.status === "active") this.change(moment, differences, returnsSoon);
    else if (moment.active) this.begin(moment, differences);
    this.levels = moment.levels;
    this.expire(moment);
    this.countPayers(moment.day);
    this.goLive(moment.day);
  }

  /** Writes on the day's movements in which currencies the customer pays from now on; a pause or a late renewal still counts. */
  private countPayers(on: Day): void {
    const pays = new Set(this.late.keys());
    for (const stream of this.paused.keys()) pays.add(stream.currency);
    for (const [currency, level] of this.levels) if (level > 0n) pays.add(currency);
    for (const currency of new Set([...this.paying, ...pays])) {
      if (pays.has(currency) === this.paying.has(currency)) continue;
      const at = this.facts.findLastIndex((fact) => fact.day === on && fact.currency === currency && fact.kind !== "live");
      const fact = this.facts[at];
      if (fact) this.facts[at] = { ...fact, payers: pays.has(currency) ? 1 : -1 };
      if (pays.has(currency)) this.paying.add(currency);
      else this.paying.delete(currency);
    }
  }

  private begin(moment: Moment, differences: Amounts): void {
    const month = monthOf(moment.day);
    if (this.status === "held") {
      this.status = "active";
      this.grow(moment, differences);
      return;
    }
    const first = this.status === "never";
    const opens = moment.changes.some((change) => change.after.opens && change.after.value.n > 0n);
    // An opening balance was won before the data begins: it belongs to no cohort.
    if (first && !opens) this.cohort = month;
    this.since = month;
    this.liveSince = 0;
    this.status = "active";
    const kind = first ? (opens ? "initial" : "new") : "reactivation";
    let logos = 1;
    for (const [currency, amount] of differences) {
      this.push(moment, kind, currency, amount, "unknown", logos);
      if (logos === 1) this.home = currency;
      logos = 0;
    }
  }

  private change(moment: Moment, differences: Amounts, returnsSoon: boolean): void {
    if (moment.active) {
      this.grow(moment, differences);
      return;
    }
    // Whoever has something on pause is not lost yet, whatever else has ended.
    const paused = this.paused.size > 0 || moment.changes.some((change) => change.after.paused);
    if (returnsSoon && !paused) {
      for (const [currency, amount] of differences) {
        this.push(moment, "pause", currency, amount, "gap");
        this.late.set(currency, -amount);
      }
      this.status = "held";
      return;
    }
    if (paused) {
      this.grow(moment, differences);
      this.status = "held";
      return;
    }
    this.leave(moment, differences);
  }

  private leave(moment: Moment, amounts: Amounts): void {
    const reason = moment.expiries.length > 0 && moment.changes.length === 0 ? "pause_expired" : churnReason(moment.changes);
    const lost = new Map(amounts);
    for (const home of [this.home, this.liveHome]) if (home !== null && !lost.has(home)) lost.set(home, 0n);
    for (const [currency, amount] of lost)
      this.push(moment, "churn", currency, amount, reason, currency === this.home ? -1 : 0, currency === this.liveHome ? -1 : 0);
    this.home = null;
    this.liveHome = null;
    this.status = "gone";
    this.late = new Map();
  }

  /** A day on which the customer stays: what was held comes back first, the rest is an expansion or contraction. */
  private grow(moment: Moment, differences: Amounts): void {
    const rest = new Map(differences);
    const move = (kind: FactKind, currency: Currency, amount: AnnualUnits, reason: MovementReason): void => {
      this.push(moment, kind, currency, amount, reason);
      rest.set(currency, (rest.get(currency) ?? 0n) - amount);
    };
    for (const [currency, amount] of this.late) move("resume", currency, amount, "gap");
    this.late = new Map();
    for (const { before, after, stream } of moment.changes) {
      const held = this.paused.get(stream);
      // What another source opens with was there before its data begins: it is no growth.
      if (after.opens && before === null && after.value.n > 0n) move("initial", stream.currency, wholeUnits(after.value), "unknown");
      if (after.paused && before && before.value.n > 0n) {
        const amount = wholeUnits(before.value);
        this.paused.set(stream, amount);
        move("pause", stream.currency, -amount, "unknown");
      } else if (held !== undefined && after.value.n > 0n) {
        this.paused.delete(stream);
        move("resume", stream.currency, held, "unknown");
      }
    }
    const swap = exchangesCurrency(moment.changes);
    const reason = changeReason(moment.changes.filter((change) => !change.after.paused));
    for (const [currency, amount] of rest) {
      if (amount === 0n) continue;
      if (swap) move(amount > 0n ? "transfer_in" : "transfer_out", currency, amount, reason);
      else move(amount > 0n ? "expansion" : "contraction", currency, amount, reason);
    }
  }

  /** Turns pauses that lasted too long into losses: the pause is taken back, as a pause, so that a loss counts once in every column; and the loss is written. */
  private expire(moment: Moment): void {
    const amounts: Amounts = new Map();
    for (const { stream } of moment.expiries) {
      const amount = this.paused.get(stream);
      if (amount === undefined) continue;
      this.paused.delete(stream);
      amounts.set(stream.currency, (amounts.get(stream.currency) ?? 0n) - amount);
    }
    if (amounts.size === 0) return;
    for (const [currency, amount] of amounts) this.push(moment, "pause", currency, -amount, "pause_expired");
    if (this.status === "held" && this.paused.size === 0) this.leave(moment, amounts);
    else for (const [currency, amount] of amounts) this.push(moment, "contraction", currency, amount, "pause_expired");
  }
}

/** The first return to a positive level lies within the gap that counts as a late renewal. */
function returnsWithinGap(moments: readonly Moment[], index: number, gapDays: number): boolean {
  const left = moments[index] as Moment;
  for (let i = index + 1; i < moments.length; i++) {
    const moment = moments[i] as Moment;
    if (moment.day > left.day + gapDays) return false;
    if (moment.active) return true;
  }
  return false;
}

/**
 * The movements of one entity. For every currency the amounts add up to its level at the horizon, exactly.
 *
 * @param liveDay first day the customer is known to be onboarded; `null` when not (yet)
 */
export function movementsOf(line: Timeline, counting: Counting, liveDay: Day | null): readonly MovementFact[] {
  const sweep = new Sweep(liveDay);
  line.moments.forEach((moment, index) => {
    sweep.goLive((moment.day - 1) as Day);
    sweep.step(moment, !moment.active && returnsWithinGap(line.moments, index, counting.gapDays));
  });
  sweep.goLive(counting.horizon);
  return sweep.facts;
}
