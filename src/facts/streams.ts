import {
  add,
  annualUnits,
  type Currency,
  type Day,
  day,
  type Fraction,
  fraction,
  type MovementReason,
  type RevenueShape,
  revenueShapes,
  ZERO,
} from "../domain/index.ts";
import { turnedOver } from "./converted.ts";
import { withLapsed } from "./lapsed.ts";
import { dayField, decimalField, lineStreams, parts, pricedValue, textField } from "./lines.ts";
import { unpaidCut } from "./past-due.ts";
import { type Parts, pushStep, type Step, type Stream } from "./stream.ts";
import { paidUntil } from "./terms.ts";
import type { Counting, UnitEntry } from "./unit.ts";
import { usageStreams } from "./usage-stream.ts";

const TWELVE: Fraction = fraction(12n);
const currencyOf = (entry: UnitEntry): Currency => textField(entry.fields, "currency") as Currency;

function byCurrency(entries: readonly UnitEntry[]): Map<Currency, UnitEntry[]> {
  const groups = new Map<Currency, UnitEntry[]>();
  for (const entry of entries) {
    const group = groups.get(currencyOf(entry));
    if (group) group.push(entry);
    else groups.set(currencyOf(entry), [entry]);
  }
  return groups;
}

const TERMS = ["plan", "price", "quantity", "interval", "interval_count", "currency"] as const;

/** What an event is, as settings see pauses (row 17); nothing when it changes nothing. */
function eventType({ fields }: UnitEntry, { pauseTreatment }: Counting): string {
  const type = textField(fields, "type");
  return type !== "pause" || pauseTreatment === "pause" ? type : pauseTreatment === "churn" ? "cancel" : "";
}

/**
 * Second shape: every event says what is true from its day on; what it leaves out stays as it was. An update changes the
 * terms and nothing else: what is paused stays paused, what has ended stays ended.
 */
function eventStreams(subscription: number, entries: readonly UnitEntry[], counting: Counting): readonly Stream[] {
  const streams = new Map<Currency, Step[]>();
  let priced: UnitEntry["fields"] = {};
  let current: Currency | null = null;
  let isStopped = false;
  const waiting = inOrder(entries).filter((entry) => entry.day !== null);
  let paidFrom: Day | null = null;
  for (let entry = nextEvent(waiting, true); entry; entry = nextEvent(waiting, isStopped)) {
    const type = eventType(entry, counting);
    if (type === "") continue;
    priced = {
      ...priced,
      ...Object.fromEntries(TERMS.flatMap((name) => (entry.fields[name] === undefined ? [] : [[name, entry.fields[name]]]))),
    };
    if (type === "update" && isStopped) continue;
    if (type === "start" || type === "resume" || paidFrom === null) paidFrom = entry.day;
    isStopped = type === "cancel" || type === "pause";
    const currency = textField(priced, "currency") as Currency;
    const value = isStopped ? ZERO : pricedValue(priced, currency, counting.dayCount).net;
    const reason = type === "cancel" ? ((entry.fields["reason"] as MovementReason | undefined) ?? null) : null;
    const step: Step = {
      day: type === "cancel" ? lossDay(entry, paidFrom ?? (entry.day as Day), priced, counting) : (entry.day as Day),
      value,
      parts: isStopped ? null : parts(priced, ""),
      entry: entry.seq,
      paused: type === "pause",
      reason,
      opens: false,
    };
    if (current !== null && current !== currency) {
      put(streams, current, { ...step, value: ZERO, parts: null });
    }
    put(streams, currency, step);
    current = currency;
  }
  return [...streams].map(([currency, steps]) => ({ subscription, currency, steps }));
}

/** The day a cancellation is a loss (rows 19, 20): when it takes effect, when it was asked for, or when what was paid for ends. */
function lossDay({ day: on, fields }: UnitEntry, paidFrom: Day, priced: UnitEntry["fields"], counting: Counting): Day {
  const effective = on as Day;
  const requested = dayField(fields, "requested_on");
  if (counting.churnDate === "request" && requested !== null && requested < effective) return day(Math.max(requested, paidFrom));
  const atOnce = requested === null || requested === effective;
  return counting.immediateCancel === "paid_period_end" && atOnce ? paidUntil(paidFrom, effective, priced) : effective;
}

/**
 * Takes the next event of a subscription off the list. Of several on one day, the one that fits what is true before: exports
 * list a plan exchanged by a cancellation and a start, or a start taken back at once, in either order.
 */
function nextEvent(waiting: UnitEntry[], isStopped: boolean): UnitEntry | undefined {
  const [first, second] = waiting;
  if (first?.day !== second?.day) return waiting.shift();
  const begins = (entry: UnitEntry): boolean => entry.fields["type"] === "start" || entry.fields["type"] === "resume";
  const fitting = waiting.findIndex((entry) => entry.day === first?.day && begins(entry) === isStopped);
  return waiting.splice(Math.max(fitting, 0), 1)[0];
}

function put(streams: Map<Currency, Step[]>, currency: Currency, step: Step): void {
  const steps = streams.get(currency) ?? [];
  pushStep(steps, step);
  streams.set(currency, steps);
}

const inOrder = (entries: readonly UnitEntry[]): readonly UnitEntry[] => {
  for (let i = 1; i < entries.length; i++) {
    if ((entries[i - 1]?.day ?? 0) > (entries[i]?.day ?? 0)) {
      return [...entries].sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
    }
  }
  return entries;
};

const planOnly = (entry: UnitEntry): Parts | null => {
  const plan = textField(entry.fields, "plan");
  return plan === "" ? null : { plan, price: "", quantity: "", discount: "" };
};

/** Third shape: a customer missing from a later snapshot of the same source has ended by then. */
function snapshotStreams(subscription: number, entries: readonly UnitEntry[], counting: Counting): readonly Stream[] {
  const streams: Stream[] = [];
  for (const [currency, group] of byCurrency(entries)) {
    const steps: Step[] = [];
    let last: UnitEntry | null = null;
    const days = counting.snapshotDays.get(group[0]?.source ?? -1) ?? [];
    for (const entry of inOrder(group)) {
      if (entry.day === null) continue;
      if (last) endWhenMissing(steps, last, days, entry.day);
      const value = annualUnits(decimalField(entry.fields, "mrr") ?? ZERO, currency, TWELVE);
      pushStep(steps, {
        day: entry.day,
        value,
        parts: planOnly(entry),
        entry: entry.seq,
        paused: false,
        reason: null,
        opens: entry.day === days[0],
      });
      last = entry;
    }
    if (last) endWhenMissing(steps, last, days, Number.POSITIVE_INFINITY);
    streams.push({ subscription, currency, steps });
  }
  return streams;
}

function endWhenMissing(steps: Step[], last: UnitEntry, days: readonly number[], before: number): void {
  const missing = days.find((candidate) => candidate > (last.day ?? 0) && candidate < before);
  if (missing === undefined) return;
  steps.push({ day: missing as Step["day"], value: ZERO, parts: null, entry: last.seq, paused: false, reason: null, opens: false });
}

/** Fourth shape: the level is the running sum of the changes; only the customer's total is kept from falling below zero (semantics B.2, row 53). */
function movementStreams(subscription: number, entries: readonly UnitEntry[]): readonly Stream[] {
  const streams: Stream[] = [];
  for (const [currency, group] of byCurrency(entries)) {
    const steps: Step[] = [];
    let level = ZERO;
    for (const entry of inOrder(group)) {
      if (entry.day === null) continue;
      level = add(level, annualUnits(decimalField(entry.fields, "mrr_change") ?? ZERO, currency, TWELVE));
      const reason = (entry.fields["reason"] as MovementReason | undefined) ?? null;
      const opens = entry.fields["type"] === "initial";
      const step: Step = {
        day: entry.day,
        value: level,
        parts: planOnly(entry),
        entry: entry.seq,
        paused: false,
        reason,
        opens,
      };
      pushStep(steps, step);
    }
    streams.push({ subscription, currency, steps });
  }
  return streams;
}

type Shape = (
  id: number,
  entries: readonly UnitEntry[],
  counting: Counting,
  beside: readonly (readonly UnitEntry[])[],
) => readonly Stream[];

const SHAPES = {
  subscription_line: lineStreams,
  subscription_event: eventStreams,
  level_snapshot: snapshotStreams,
  movement: movementStreams,
} satisfies Record<RevenueShape, Shape>;

const isRevenue = (entry: UnitEntry): boolean => (revenueShapes as readonly string[]).includes(entry.type);

interface Group {
  readonly source: number;
  readonly shape: RevenueShape;
  readonly subject: number;
  readonly entries: UnitEntry[];
}

/** Contracts of the same customer that may replace those of a group (row 27); none where overlaps are added up. */
const replacing = ({ source, subject }: Group, all: readonly Group[], { overlap }: Counting): readonly (readonly UnitEntry[])[] =>
  overlap === "sum" ? [] : all.filter((other) => other.source === source && other.subject !== subject).map(({ entries }) => entries);

/**
 * What one customer pays for over time. Of each source the first shape it sends is the truth, in the order of
 * `revenueShapes`; the others describe the same money again and are not added. In a currency view, money is turned over here.
 */
export function customerStreams(entries: readonly UnitEntry[], counting: Counting): readonly Stream[] {
  const chosen = new Map<number, RevenueShape>();
  for (const entry of entries) {
    if (!isRevenue(entry)) continue;
    const type = entry.type as RevenueShape;
    const before = chosen.get(entry.source);
    if (before === undefined || revenueShapes.indexOf(type) < revenueShapes.indexOf(before)) chosen.set(entry.source, type);
  }
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const shape = chosen.get(entry.source);
    if (shape === undefined || entry.type !== shape) continue;
    const key = `${entry.source}/${entry.subject}`;
    const group = groups.get(key);
    if (group) group.entries.push(entry);
    else groups.set(key, { source: entry.source, shape, subject: entry.subject, entries: [entry] });
  }
  const all = [...groups.values()];
  const streams = all.flatMap((group) => SHAPES[group.shape](group.subject, group.entries, counting, replacing(group, all, counting)));
  const kept = withLapsed(streams, entries, counting);
  const paid = unpaidCut([...kept, ...usageStreams(kept, entries, counting)], entries, counting);
  return turnedOver(paid, counting);
}
