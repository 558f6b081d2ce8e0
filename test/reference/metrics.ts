import { type Day, day, firstDay, lastDay, type Month, month, monthOf, type Period } from "../../src/domain/index.ts";
import { FIRST, HORIZON } from "./arbitrary.ts";
import { levelOn, nearest, UNIT } from "./levels.ts";
import { type Entity, entitiesOf, type Level, type Moved, type Walked, walk } from "./movements.ts";
import type { World } from "./world.ts";

/** A value before it is judged: what is divided by what, and how many cases stand behind it. */
export interface Rate {
  readonly top: bigint;
  readonly base: bigint;
  readonly n: number;
}

const monthly = (units: bigint): number => Number(nearest([units, 12n * UNIT]));
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
/** What a churn rate can be divided by. */
export type ChurnBase = "opening" | "average" | "exposure";
const GAINS: readonly string[] = ["new", "expansion", "resume"];
const LOSSES: readonly string[] = ["contraction", "churn", "pause"];
/** The five columns of the waterfall, and the rows beside them. */
export const CLASSIC: Readonly<Record<string, readonly string[]>> = {
  new: ["new"],
  expansion: ["expansion", "resume"],
  contraction: ["contraction", "pause"],
  churn: ["churn"],
  reactivation: ["reactivation"],
  initial: ["initial"],
  transfer_in: ["transfer_in"],
  transfer_out: ["transfer_out"],
};

/** The books of a world: every answer is looked up anew from levels and movements (semantics B.1; standard 1.2, 4.5). */
export class Books {
  readonly entities: readonly Entity[];
  private readonly walked: ReadonlyMap<Entity, Walked>;
  private readonly lossCounts: boolean;

  /** @param churnInside what a customer is in retention that left and came back within the window */
  constructor(world: World, level: Level, churnInside: "end_value" | "lost" = "end_value") {
    this.lossCounts = churnInside === "lost";
    this.entities = entitiesOf(world, level);
    this.walked = new Map(this.entities.map((entity) => [entity, walk(entity, FIRST, HORIZON)]));
  }

  private ways(entity: Entity): Walked {
    return this.walked.get(entity) ?? { moved: [], countedIn: new Map() };
  }

  private get moved(): readonly Moved[] {
    return this.entities.flatMap((entity) => this.ways(entity).moved);
  }

  get currencies(): readonly string[] {
    return [...new Set(this.moved.map((row) => row.currency))].sort();
  }

  /** The last day of a month the world speaks of. */
  private end(at: Month | number): number {
    return Math.min(lastDay(month(at)), HORIZON);
  }

  private level(entity: Entity, at: Month | number, currency: string): bigint {
    return levelOn(entity.items, this.end(at)).get(currency) ?? 0n;
  }

  /** Whether a customer counts at the end of a month: won and not lost since. */
  private counts(entity: Entity, at: Month | number): boolean {
    return (
      this.ways(entity)
        .moved.filter((row) => row.day <= this.end(at))
        .reduce((total, row) => total + row.logos, 0) > 0
    );
  }

  private countsIn(entity: Entity, at: Month | number, currency: string): boolean {
    return this.ways(entity).countedIn.get(this.end(at))?.has(currency) === true;
  }

  private total(at: Month | number, currency: string): bigint {
    return sum(this.entities.map((entity) => this.level(entity, at, currency)));
  }

  mrr({ to }: Period, currency: string): number {
    return monthly(this.total(to, currency));
  }

  liveMrr({ to }: Period, currency: string): number {
    const live = this.entities.filter((entity) => entity.live <= this.end(to));
    return monthly(sum(live.map((entity) => this.level(entity, to, currency))));
  }

  customers({ to }: Period): number {
    return this.entities.filter((entity) => this.counts(entity, to)).length;
  }

  arpa({ to }: Period, currency: string): number | null {
    const payers = this.entities.filter((entity) => this.countsIn(entity, to, currency)).length;
    return payers === 0 ? null : Number(nearest([this.total(to, currency), 12n * UNIT * BigInt(payers)]));
  }

  /** Whether a customer is to count as lost because it left at any time of a window. */
  private hasLeft(entity: Entity, end: number, window: number): boolean {
    const lost = this.ways(entity).moved.filter(({ kind, logos }) => kind === "churn" && logos < 0);
    return this.lossCounts && lost.some(({ day }) => day > this.end(end - window) && day <= this.end(end));
  }

  /** Customers with money some months before the end, and what they pay at the end. */
  private kept(end: number, currency: string, window: number): readonly (readonly [bigint, bigint])[] {
    return this.entities
      .map((entity) => {
        const now = this.hasLeft(entity, end, window) ? 0n : this.level(entity, end, currency);
        return [this.level(entity, end - window, currency), now] as const;
      })
      .filter(([before]) => before > 0n);
  }

  private nrrAt(end: number, currency: string, window: number): Rate {
    const kept = this.kept(end, currency, window);
    return { top: sum(kept.map(([, now]) => now)), base: sum(kept.map(([before]) => before)), n: kept.length };
  }

  private grrAt(end: number, currency: string, window: number): Rate {
    const kept = this.kept(end, currency, window);
    return { top: sum(kept.map(([before, now]) => smaller(before, now))), base: sum(kept.map(([before]) => before)), n: kept.length };
  }

  nrr({ to }: Period, currency: string, window = 12): Rate {
    return this.nrrAt(to, currency, window);
  }

  grr({ to }: Period, currency: string, window = 12): Rate {
    return this.grrAt(to, currency, window);
  }

  /** The twelve monthly rates up to the end of a period, for those who multiply them. */
  monthlyRates({ to }: Period, currency: string, measure: "nrr" | "grr"): readonly Rate[] {
    const months = Array.from({ length: 12 }, (_, i) => to - i);
    return months.map((end) => (measure === "nrr" ? this.nrrAt(end, currency, 1) : this.grrAt(end, currency, 1)));
  }

  /** The lazy form: the opening with what moved since, whoever moved it. */
  bridge({ to }: Period, currency: string, window: number, kinds: readonly string[]): Rate {
    const since = { from: month(to - window + 1), to };
    const opening = this.total(to - window, currency);
    const payers = this.entities.filter((entity) => this.countsIn(entity, to - window, currency));
    return { top: opening + this.movement(since, currency, kinds), base: opening, n: payers.length };
  }

  logoRetention({ to }: Period, window = 12): Rate {
    const pays = (entity: Entity, at: number): boolean => this.currencies.some((currency) => this.level(entity, at, currency) > 0n);
    const base = this.entities.filter((entity) => pays(entity, to - window));
    const kept = base.filter((entity) => pays(entity, to) && !this.hasLeft(entity, to, window));
    return { top: BigInt(kept.length), base: BigInt(base.length), n: base.length };
  }

  /** A level over a period: at its opening, half of both ends, or the middle of every month, averaged. */
  private over({ from, to }: Period, base: ChurnBase, level: (at: number) => bigint): { readonly total: bigint; readonly parts: bigint } {
    if (base === "opening") return { total: level(from - 1), parts: 1n };
    if (base === "average") return { total: level(from - 1) + level(to), parts: 2n };
    const months = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return { total: sum(months.map((at) => level(at - 1) + level(at))), parts: 2n * BigInt(months.length) };
  }

  /** Customers lost, those who came inside the period among them or not, over any of the bases. */
  logoChurnOver(period: Period, base: ChurnBase, everyone: boolean): Rate {
    const counted = (at: number): bigint => BigInt(this.entities.filter((entity) => this.counts(entity, at)).length);
    const { total, parts } = this.over(period, base, counted);
    const lost = everyone ? BigInt(this.lossesIn(period)) : this.logoChurn(period).top;
    return { top: lost * parts, base: total, n: Number(total / parts) };
  }

  private lossesIn(period: Period): number {
    return this.moved.filter((row) => row.logos < 0 && this.inside(period, row)).length;
  }

  /** Everybody lost, over everybody who was there or came. */
  logoChurnWithArrivals(period: Period): Rate {
    const opening = this.entities.filter((entity) => this.counts(entity, period.from - 1)).length;
    const came = this.moved.filter((row) => row.logos > 0 && this.inside(period, row)).length;
    return { top: BigInt(this.lossesIn(period)), base: BigInt(opening + came), n: opening + came };
  }

  revenueChurnOver(period: Period, currency: string, base: ChurnBase, lost: bigint): Rate {
    const payers = (at: number): bigint => BigInt(this.entities.filter((entity) => this.countsIn(entity, at, currency)).length);
    const { total, parts } = this.over(period, base, (at) => this.total(at, currency));
    const cases = this.over(period, base, payers);
    return { top: lost * parts, base: total, n: Number(cases.total / cases.parts) };
  }

  private inside(period: Period, row: Moved): boolean {
    return row.day >= firstDay(period.from) && row.day <= lastDay(period.to);
  }

  /** Customers of the opening, and those of them who were lost before the period ended. */
  logoChurn(period: Period): Rate {
    const opening = this.entities.filter((entity) => this.counts(entity, period.from - 1));
    const lost = opening.filter((entity) => this.ways(entity).moved.some((row) => row.logos < 0 && this.inside(period, row)));
    return { top: BigInt(lost.length), base: BigInt(opening.length), n: opening.length };
  }

  /** What the customers of the opening took away in the period, until they were lost for the first time. */
  revenueChurn(period: Period, currency: string): Rate {
    let lost = 0n;
    for (const entity of this.entities) {
      if (!this.counts(entity, period.from - 1)) continue;
      for (const row of this.ways(entity).moved) {
        if (!this.inside(period, row)) continue;
        // Whoever is won again inside the period is no customer of the opening any more.
        if (row.logos > 0) break;
        if (LOSSES.includes(row.kind) && row.currency === currency) lost -= row.amount;
      }
    }
    const payers = this.entities.filter((entity) => this.countsIn(entity, period.from - 1, currency));
    return { top: lost, base: this.total(period.from - 1, currency), n: payers.length };
  }

  movement(period: Period, currency: string, kinds: readonly string[]): bigint {
    return sum(
      this.moved
        .filter((row) => this.inside(period, row) && row.currency === currency && kinds.includes(row.kind))
        .map((row) => row.amount),
    );
  }

  /** Opening, every column, and closing, in minor units a month. */
  waterfall(period: Period, currency: string): Readonly<Record<string, number>> {
    const columns = Object.entries(CLASSIC).map(([name, kinds]) => [name, monthly(this.movement(period, currency, kinds))] as const);
    return {
      opening: monthly(this.total(period.from - 1, currency)),
      ...Object.fromEntries(columns),
      closing: monthly(this.total(period.to, currency)),
    };
  }

  quickRatio(period: Period, currency: string, withReactivation: boolean): number | null {
    const gained = this.movement(period, currency, withReactivation ? [...GAINS, "reactivation"] : GAINS);
    const lost = -this.movement(period, currency, LOSSES);
    return lost === 0n ? null : Number(gained) / Number(lost);
  }

  private cohort(entity: Entity): number | null {
    const first = this.ways(entity).moved.find((row) => row.logos > 0);
    return first?.kind === "new" ? monthOf(day(first.day)) : null;
  }

  /** One cell of a cohort's triangle; `null` where nobody of the cohort ever paid in the currency. */
  cohortRevenue(at: Month, age: number, currency: string): Rate | null {
    const members = this.entities.filter(
      (entity) => this.cohort(entity) === at && this.ways(entity).moved.some((row) => row.currency === currency),
    );
    if (members.length === 0) return null;
    const worth = (after: number): bigint => sum(members.map((entity) => this.level(entity, at + after, currency)));
    return { top: worth(age), base: worth(0), n: members.filter((entity) => this.countsIn(entity, at, currency)).length };
  }

  /** Of all who began in a month, those who had left before it was over among them, the ones who are there. */
  cohortLogos(at: Month, age: number): Rate | null {
    const members = this.entities.filter((entity) => this.cohort(entity) === at);
    if (members.length === 0) return null;
    const there = members.filter((entity) => this.counts(entity, at + age)).length;
    return { top: BigInt(there), base: BigInt(members.length), n: members.length };
  }

  /** Customers who were live at the opening, and those of them who were lost before the period ended. */
  usageChurn(period: Period): Rate {
    const opening = this.entities.filter((entity) => this.counts(entity, period.from - 1) && entity.live <= this.end(period.from - 1));
    const lost = opening.filter((entity) => this.ways(entity).moved.some((row) => row.logos < 0 && this.inside(period, row)));
    return { top: BigInt(lost.length), base: BigInt(opening.length), n: opening.length };
  }

  /** Month-end revenue after the first twelve months over all of it; `null` where nobody was won, or not long enough ago. */
  lifetimeShare(period: Period, currency: string): Rate | null {
    const last = monthOf(day(HORIZON));
    let after = 0n;
    let total = 0n;
    let n = 0;
    for (const entity of this.entities) {
      const cohort = this.cohort(entity);
      if (cohort === null || cohort < period.from || cohort > period.to) continue;
      if (this.countsIn(entity, cohort, currency)) n += 1;
      for (let at = cohort; at <= last; at++) {
        const level = this.level(entity, at, currency);
        total += level;
        if (at >= cohort + 12) after += level;
      }
    }
    return period.to + 12 > last ? null : { top: after, base: total, n };
  }

  /** First month anything happened in. */
  get first(): Month | null {
    const days = this.moved.map((row) => row.day);
    return days.length === 0 ? null : monthOf(Math.min(...days) as Day);
  }
}
