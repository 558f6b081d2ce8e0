import { type AnnualUnits, add, type Currency, type Day, day, equals, wholeUnits, ZERO } from "../domain/index.ts";
import type { Step, Stream } from "./stream.ts";
import type { Counting } from "./unit.ts";

/** A stream that took a step on the day, with the step before it. */
export interface Change {
  readonly stream: Stream;
  readonly before: Step | null;
  readonly after: Step;
}

/** A pause that has lasted too long, or was followed by a cancellation: what was held back is lost from this day on. */
export interface Expiry {
  readonly stream: Stream;
  readonly step: Step;
}

/** One day on which something changed, with the entity's level per currency at the end of it. */
export interface Moment {
  readonly day: Day;
  readonly changes: Change[];
  readonly expiries: Expiry[];
  readonly levels: ReadonlyMap<Currency, AnnualUnits>;
  readonly active: boolean;
}

export interface Timeline {
  readonly moments: readonly Moment[];
  /** First day after the horizon on which something is already known to change. */
  readonly next: Day | null;
}

interface Happening {
  readonly day: Day;
  readonly change: Change | null;
  readonly expiry: Expiry | null;
}

/** When a pause stops being one: at a cancellation, or after `pauseDays` without a return. */
function expiryOf(stream: Stream, index: number, counting: Counting): Happening | null {
  const step = stream.steps[index];
  const before = stream.steps[index - 1];
  if (!step?.paused || !before || before.value.n <= 0n) return null;
  const following = stream.steps.find((later, i) => i > index && !later.paused);
  const limit = step.day + counting.pauseDays;
  if (following && following.day <= limit) {
    if (following.value.n > 0n) return null;
    return { day: following.day, change: null, expiry: { stream, step: following } };
  }
  return { day: day(limit), change: null, expiry: { stream, step } };
}

function happenings(streams: readonly Stream[], counting: Counting): Happening[] {
  const all: Happening[] = [];
  for (const stream of streams) {
    let before: Step | null = null;
    for (let i = 0; i < stream.steps.length; i++) {
      const after = stream.steps[i] as Step;
      all.push({ day: after.day, change: { stream, before, after }, expiry: null });
      if (after.paused) {
        const expiry = expiryOf(stream, i, counting);
        if (expiry) all.push(expiry);
      }
      before = after;
    }
  }
  return all.sort((a, b) => a.day - b.day);
}

/** Money turned over at another rate, and nothing else. */
const isTurn = ({ change }: Happening): boolean =>
  change?.after.revalued !== undefined && equals(change.after.value, change.after.revalued) && change.after.value.n !== 0n;

/** Happenings from one on that are one change: those of its day, or of the days after that settings take together (row 24). */
function together(all: readonly Happening[], from: number, { swapDays, horizon }: Counting): number {
  const first = all[from] as Happening;
  const last = Math.min(first.day + Math.max(swapDays, 1) - 1, horizon);
  let to = from + 1;
  while (to < all.length && (all[to] as Happening).day <= (isTurn(all[to] as Happening) ? first.day : last)) to++;
  return to;
}

/** Whether somebody has a plan that costs nothing: not on pause, not ended (row 16). */
const isFree = ({ value, parts, paused }: Step): boolean => value.n === 0n && parts !== null && !paused;

/** Adds up an entity's streams, day by day. Levels are rounded to whole units here and nowhere else. */
export function timeline(streams: readonly Stream[], counting: Counting): Timeline {
  const moments: Moment[] = [];
  const values = new Map<Stream, Step["value"]>();
  const free = new Set<Stream>();
  let levels: ReadonlyMap<Currency, AnnualUnits> = new Map();
  const all = happenings(streams, counting);
  for (let i = 0; i < all.length; ) {
    const today = (all[i] as Happening).day;
    if (today > counting.horizon) return { moments, next: today };
    const changes: Change[] = [];
    const expiries: Expiry[] = [];
    let on = today;
    for (const end = together(all, i, counting); i < end; i++) {
      const { change, expiry, day: of } = all[i] as Happening;
      on = of;
      if (expiry) expiries.push(expiry);
      if (change) {
        changes.push(change);
        values.set(change.stream, change.after.value);
        if (counting.freeCustomers === "counted" && isFree(change.after)) free.add(change.stream);
        else free.delete(change.stream);
      }
    }
    levels = levelsOf(values);
    const active = free.size > 0 || [...levels.values()].some((level) => level > 0n);
    moments.push({ day: on, changes: swapped(changes), expiries, levels, active });
  }
  return { moments, next: null };
}

/** Several changes of one stream within days that are taken together are one: from before the first to after the last. */
function swapped(changes: Change[]): Change[] {
  if (new Set(changes.map(({ stream }) => stream)).size === changes.length) return changes;
  const byStream = new Map<Stream, Change>();
  for (const change of changes) {
    const known = byStream.get(change.stream);
    byStream.set(change.stream, known ? { ...change, before: known.before } : change);
  }
  return [...byStream.values()];
}

function levelsOf(values: ReadonlyMap<Stream, Step["value"]>): ReadonlyMap<Currency, AnnualUnits> {
  if (values.size === 1) {
    for (const [stream, value] of values) return new Map([[stream.currency, atLeastZero(wholeUnits(value))]]);
  }
  const totals = new Map<Currency, Step["value"]>();
  for (const [stream, value] of values) totals.set(stream.currency, add(totals.get(stream.currency) ?? ZERO, value));
  const levels = new Map<Currency, AnnualUnits>();
  for (const [currency, total] of totals) levels.set(currency, atLeastZero(wholeUnits(total)));
  return levels;
}

const atLeastZero = (units: AnnualUnits): AnnualUnits => (units < 0n ? 0n : units);
