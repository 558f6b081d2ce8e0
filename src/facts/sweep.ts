import {
  type AnnualUnits,
  type ChurnPhase,
  type Currency,
  type Day,
  type Month,
  type MovementReason,
  monthOf,
  wholeUnits,
  ZERO,
} from "../domain/index.ts";
import { type FactKind, type MovementFact, NO_MEMBER } from "./movement-fact.ts";
import type { NetKinds } from "./net.ts";
import { changeReason, churnReason, eachChange, exchangesCurrency } from "./reasons.ts";
import { revaluations } from "./revaluation.ts";
import { type Parts, type Stream, sameTerms } from "./stream.ts";
import type { Change, Moment } from "./timeline.ts";
import type { Counting } from "./unit.ts";

type Levels = ReadonlyMap<Currency, AnnualUnits>;
type Amounts = Map<Currency, AnnualUnits>;

/** Entities are gone, paying, or held: at zero for a pause or a late renewal, and not lost yet. */
type Status = "never" | "active" | "held" | "gone";

type Move = (kind: FactKind, currency: Currency, amount: AnnualUnits, reason: MovementReason) => void;

/** Who comes without paying changes no money, and must be counted all the same. */
const orNothing = (amounts: Amounts, { changes }: Moment): Amounts =>
  amounts.size > 0 || !changes[0] ? amounts : new Map([[changes[0].stream.currency, 0n]]);

function entriesOf(changes: readonly Change[]): readonly number[] {
  const [only] = changes;
  if (changes.length === 1 && only && !only.after.also) return [only.after.entry];
  return [...new Set(changes.flatMap((change) => [change.after.entry, ...(change.after.also ?? [])]))];
}

/** One entity's way through its days: what each of them makes of what it paid before. */
export class Sweep {
  readonly facts: (MovementFact & NetKinds)[] = [];
  private status: Status = "never";
  private cohort: Month | 0 = 0;
  private since: Month | 0 = 0;
  private liveSince: Month | 0 = 0;
  /** What a late renewal brings back, and what each paused stream does. */
  private late: Amounts = new Map();
  private readonly paused = new Map<Stream, { readonly amount: AnnualUnits; readonly parts: Parts | null }>();
  private goneIn: Month | 0 = 0;
  private levels: Levels = new Map();
  /** Where the customer and its being live are counted, and every currency it pays in. */
  private home: Currency | null = null;
  private liveHome: Currency | null = null;
  private readonly paying = new Set<Currency>();

  private readonly liveDay: Day | null;
  private readonly counting: Counting;

  constructor(liveDay: Day | null, counting: Counting) {
    this.liveDay = liveDay;
    this.counting = counting;
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
      netMonth: null,
      netQuarter: null,
      netYear: null,
      entries,
      epoch: 0,
      ...NO_MEMBER,
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
    if (this.counting.currencyView === "reported" && this.status === "active") this.revalue(moment);
    const differences = this.differences(moment);
    if (this.status === "active") this.change(moment, differences, returnsSoon);
    else if (moment.active) this.begin(moment, differences);
    this.levels = moment.levels;
    this.expire(moment);
    this.countPayers(moment.day);
    this.goLive(moment.day);
  }

  /** What rates have done to what is paid: a movement of its own, before anything else of the day. */
  private revalue(moment: Moment): void {
    const levels = new Map(this.levels);
    for (const [currency, amount] of revaluations(moment, this.levels)) {
      this.push(moment, "fx", currency, amount, "unknown");
      levels.set(currency, (levels.get(currency) ?? 0n) + amount);
    }
    this.levels = levels;
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
    const away = this.status === "never" ? 0 : month - this.goneIn;
    const first = this.status === "never" || (this.counting.newAgainMonths > 0 && away > this.counting.newAgainMonths);
    const opens = moment.changes.some((change) => change.after.opens && change.after.value.n > 0n);
    // An opening balance was won before the data begins: it belongs to no cohort.
    if (first && !opens) this.cohort = month;
    this.since = month;
    this.liveSince = 0;
    this.status = "active";
    const moved = moment.changes.some(({ after }) => after.transfer && after.value.n > 0n);
    const kind = first && opens ? "initial" : moved ? "transfer_in" : first ? "new" : "reactivation";
    const reason = kind === "reactivation" && away > this.counting.winBackMonths ? "win_back" : "unknown";
    let logos = 1;
    for (const [currency, amount] of orNothing(differences, moment)) {
      this.push(moment, kind, currency, amount, reason, logos);
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
    const moved = moment.changes.some(({ after }) => after.transfer && after.value.n === 0n);
    const lost = new Map(amounts);
    for (const home of [this.home, this.liveHome]) if (home !== null && !lost.has(home)) lost.set(home, 0n);
    for (const [currency, amount] of lost)
      this.push(
        moment,
        moved ? "transfer_out" : "churn",
        currency,
        amount,
        reason,
        currency === this.home ? -1 : 0,
        currency === this.liveHome ? -1 : 0,
      );
    this.goneIn = monthOf(moment.day);
    this.home = null;
    this.liveHome = null;
    this.status = "gone";
    this.late = new Map();
  }

  /** A day on which the customer stays: what was held comes back first, the rest is an expansion or contraction. */
  private grow(moment: Moment, differences: Amounts): void {
    const rest = new Map(differences);
    const move: Move = (kind, currency, amount, reason) => {
      if (amount === 0n) return;
      this.push(moment, kind, currency, amount, reason);
      rest.set(currency, (rest.get(currency) ?? 0n) - amount);
    };
    const wasLate = this.late.size > 0;
    for (const [currency, amount] of this.late) move("resume", currency, amount, "gap");
    this.late = new Map();
    const held = new Map(moment.changes.map((change) => [change.stream, this.hold(change, move)]));
    const changes = moment.changes.filter((change) => !change.after.paused && !change.after.transfer);
    const swap = exchangesCurrency(moment.changes);
    const turn = (amount: AnnualUnits): FactKind =>
      !swap
        ? amount > 0n
          ? "expansion"
          : "contraction"
        : this.counting.currencyView !== "native"
          ? "fx"
          : amount > 0n
            ? "transfer_in"
            : "transfer_out";
    // What a late renewal brings back is one change.
    if (this.counting.swapDays === 0 && changes.length > 1 && !swap && !wasLate)
      for (const { kind, currency, amount, reason } of eachChange(changes, held)) move(kind, currency, amount, reason);
    const reason = changeReason(changes);
    for (const [currency, amount] of rest) if (amount !== 0n) move(turn(amount), currency, amount, reason);
  }

  /** What opens, pauses, comes back or goes over to another account moves apart from growth and loss. @returns how much of it does */
  private hold({ before, after, stream }: Change, move: Move): AnnualUnits {
    const held = this.paused.get(stream);
    let total = 0n;
    const part = (kind: FactKind, amount: AnnualUnits): void => {
      move(kind, stream.currency, amount, "unknown");
      total += amount;
    };
    // What another source opens with was there before its data begins: it is no growth.
    if (after.opens && before === null && after.value.n > 0n) part("initial", wholeUnits(after.value));
    if (after.paused && before && before.value.n > 0n) {
      const amount = wholeUnits(before.value);
      this.paused.set(stream, { amount, parts: before.parts });
      part("pause", -amount);
    } else if (held !== undefined && after.value.n > 0n) {
      this.paused.delete(stream);
      part("resume", held.amount);
      // The terms are those of before: what is left is what rates have done meanwhile.
      if (after.revalued && sameTerms(held.parts, after.parts)) part("fx", wholeUnits(after.value) - held.amount);
    } else if (after.transfer) {
      const amount = wholeUnits(after.value) - wholeUnits(before?.value ?? ZERO);
      part(amount > 0n ? "transfer_in" : "transfer_out", amount);
    }
    return total;
  }

  /** Turns pauses that lasted too long into losses: the pause is taken back, as a pause, so that a loss counts once in every column; and the loss is written. */
  private expire(moment: Moment): void {
    const amounts: Amounts = new Map();
    for (const { stream } of moment.expiries) {
      const held = this.paused.get(stream);
      if (held === undefined) continue;
      this.paused.delete(stream);
      amounts.set(stream.currency, (amounts.get(stream.currency) ?? 0n) - held.amount);
    }
    if (amounts.size === 0) return;
    for (const [currency, amount] of amounts) this.push(moment, "pause", currency, -amount, "pause_expired");
    if (this.status === "held" && this.paused.size === 0) this.leave(moment, amounts);
    else for (const [currency, amount] of amounts) this.push(moment, "contraction", currency, amount, "pause_expired");
  }
}
