import { AGES } from "../fates.ts";
import type { Lag } from "../model.ts";
import type { SegmentCounts, SpellCounts } from "./counts.ts";

/** Customers watched at an age, and those of them lost at it; index is the age in months. */
export interface Ages {
  readonly watched: Float64Array;
  readonly lost: Float64Array;
}

/**
 * Months of life of the last `window` months, by age: who was there at the start of a month was watched in it. A loss in the
 * month of the start counts at the age of one month, the earliest a month can begin with a customer.
 */
export function agesOf(spells: readonly SpellCounts[], kind: SpellCounts["kind"], months: number, window: number): Ages {
  const watched = new Float64Array(AGES + 1);
  const lost = new Float64Array(AGES + 1);
  const last = months - 1;
  const first = Math.max(0, last - window + 1);
  for (const spell of spells) {
    if (spell.kind !== kind) continue;
    const until = Math.min(spell.end ?? last, last);
    const from = Math.max(first, Math.max(spell.seen, spell.start) + 1);
    for (let month = from; month <= until; month++) {
      const age = Math.min(AGES, month - spell.start);
      watched[age] = (watched[age] ?? 0) + spell.count;
    }
    if (spell.how !== "lost" || spell.end === null || spell.end < first || spell.end > last) continue;
    const age = Math.min(AGES, Math.max(1, spell.end - spell.start));
    lost[age] = (lost[age] ?? 0) + spell.count;
    if (spell.end <= Math.max(spell.seen, spell.start)) watched[age] = (watched[age] ?? 0) + spell.count;
  }
  return { watched, lost };
}

export interface Onboarding {
  readonly rate: number;
  readonly lag: Lag;
  readonly n: number;
  readonly hits: number;
}

/** Months of starts that onboarding is judged by. */
const ONBOARDED = 24;

/**
 * Share of new customers that go live, and when, beside those lost before and those still on their way: cumulative incidence
 * of two ends that exclude each other (Aalen and Johansen 1978). `null` where nothing tells who went live.
 */
export function onboardingOf(spells: readonly SpellCounts[], months: number): Onboarding | null {
  const last = months - 1;
  const own = spells.filter(({ kind, start, seen }) => kind === "onboarding" && start > last - ONBOARDED && seen <= start && start <= last);
  const hits = countOf(own, "passed");
  if (hits <= 0) return null;
  const increments: number[] = [];
  let waiting = 1;
  let failed = 0;
  for (let age = 0; age <= ONBOARDED; age++) {
    const watched = own.filter(({ start, end }) => start + age <= last && (end === null || end - start >= age));
    const ended = watched.filter(({ start, end }) => end !== null && end - start === age);
    const atRisk = watched.reduce((sum, { count }) => sum + count, 0);
    if (atRisk <= 0) break;
    const [passes, losses] = [countOf(ended, "passed"), countOf(ended, "lost")];
    increments.push((waiting * passes) / atRisk);
    failed += (waiting * losses) / atRisk;
    waiting *= 1 - (passes + losses) / atRisk;
  }
  const passed = increments.reduce((sum, one) => sum + one, 0);
  const n = hits + countOf(own, "lost");
  return { rate: passed / (passed + failed), lag: increments.map((one) => one / passed), n, hits };
}

const countOf = (spells: readonly SpellCounts[], how: SpellCounts["how"]): number =>
  spells.reduce((sum, one) => sum + (one.how === how ? one.count : 0), 0);

export interface Leaving {
  /** Monthly loss of live customers outside the ends of terms, with its cases. */
  readonly monthly: number;
  readonly shape: readonly number[];
  readonly watched: number;
  readonly lost: number;
  readonly renewal: { readonly termMonths: number; readonly rate: number; readonly n: number; readonly hits: number } | null;
}

/** Ages that are counted together: churn falls with age, and single months have few cases. */
const BANDS = [1, 3, 6, 12, 24, AGES + 1];
/** Terms with at least this many ends are believed, and so is a yearly peak of at least this many losses. */
const ENOUGH = 20;
/** Shorter terms are as good as none: customers may leave in nearly any month. */
const SHORTEST_TERM = 3;
const YEAR = 12;
/** Losses the common rate weighs as much as in a band of few. */
const PRIOR_LOSSES = 3;

/** Months of life of the last `window` of the first `months`; where onboarding is tracked, only of those who are live. */
export function liveAges({ spells }: Pick<SegmentCounts, "spells">, months: number, window: number, isOnboardingTracked: boolean): Ages {
  const all = agesOf(spells, "paying", months, window);
  const waiting = agesOf(isOnboardingTracked ? spells : [], "onboarding", months, window);
  const watched = all.watched.map((n, age) => Math.max(0, n - (waiting.watched[age] ?? 0)));
  return { watched, lost: all.lost.map((n, age) => Math.max(0, Math.min(n - (waiting.lost[age] ?? 0), watched[age] ?? 0))) };
}

/** Churn by age and at the ends of terms, from customers' months of life; where it is tracked, only of those who are live. */
export function leavingOf(
  counts: Pick<SegmentCounts, "spells" | "terms" | "months">,
  window: number,
  isOnboardingTracked: boolean,
): Leaving {
  const { watched, lost } = liveAges(counts, counts.months.length, window, isOnboardingTracked);
  const term = termOf(counts.terms, { watched, lost });
  const isEnd = (age: number): boolean => term !== null && age > 0 && age < AGES && nearEnd(age, term);
  let monthsWatched = 0;
  let losses = 0;
  for (let age = 1; age <= AGES; age++) {
    if (isEnd(age)) continue;
    monthsWatched += watched[age] ?? 0;
    losses += lost[age] ?? 0;
  }
  const monthly = monthsWatched > 0 ? losses / monthsWatched : 0;
  const shape = shapeOf({ watched, lost }, monthly, isEnd);
  return {
    monthly,
    shape,
    watched: monthsWatched,
    lost: losses,
    renewal: term === null ? null : renewalOf({ watched, lost }, term, monthly),
  };
}

/** A term that begins on a month's first day ends on the last of the month before, another in the month of its anniversary. */
export const nearEnd = (age: number, term: number): boolean => age % term === 0 || (age + 1) % term === 0;

/** The term most contracts have, where enough of them ended; else a year, where customers plainly leave by the year. */
function termOf(terms: SegmentCounts["terms"], ages: Ages): number | null {
  const usual = terms.toSorted((a, b) => b.ended - a.ended)[0];
  if (usual !== undefined && usual.ended >= ENOUGH) return usual.months >= SHORTEST_TERM ? usual.months : null;
  return hasPeaks(ages, YEAR) ? YEAR : null;
}

/** Whether customers leave at the ends of a term much more than at other times. */
function hasPeaks({ watched, lost }: Ages, term: number): boolean {
  const sums = { end: { watched: 0, lost: 0 }, other: { watched: 0, lost: 0 } };
  for (let age = 1; age < AGES; age++) {
    const at = nearEnd(age, term) ? sums.end : sums.other;
    at.watched += watched[age] ?? 0;
    at.lost += lost[age] ?? 0;
  }
  if (sums.end.lost < ENOUGH / 2 || sums.end.watched === 0) return false;
  const usual = sums.other.watched > 0 ? sums.other.lost / sums.other.watched : 0;
  return sums.end.lost / sums.end.watched > 3 * usual;
}

function renewalOf({ watched, lost }: Ages, term: number, monthly: number): Leaving["renewal"] {
  let ended = 0;
  let left = 0;
  for (let end = term; end < AGES; end += term) {
    const before = watched[end - 1] ?? 0;
    ended += Math.max(before, watched[end] ?? 0);
    left += (lost[end - 1] ?? 0) + (lost[end] ?? 0) - monthly * (before + (watched[end] ?? 0));
  }
  const gone = Math.min(ended, Math.max(0, left));
  return ended < 1 ? null : { termMonths: term, rate: 1 - gone / ended, n: ended, hits: ended - gone };
}

function shapeOf({ watched, lost }: Ages, monthly: number, isEnd: (age: number) => boolean): readonly number[] {
  if (monthly <= 0) return [1];
  const shape: number[] = [1];
  let from = 1;
  for (const to of BANDS.slice(1)) {
    let n = 0;
    let gone = 0;
    for (let age = from; age < to; age++) {
      if (isEnd(age)) continue;
      n += watched[age] ?? 0;
      gone += lost[age] ?? 0;
    }
    const factor = (gone + PRIOR_LOSSES) / (n + PRIOR_LOSSES / monthly) / monthly;
    for (let age = from; age < to; age++) shape.push(factor);
    from = to;
  }
  return shape;
}
