import { type AnnualUnits, type Currency, type Day, type Month, monthOf, wholeUnits } from "../domain/index.ts";
import { Agreements, commitmentSpans, contractSpans, freeSpans, lapsedSpans, type Span, trialSpan } from "./layer-spans.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { Stream } from "./stream.ts";
import type { LayerName } from "./tables.ts";
import type { Counting, UnitEntry } from "./unit.ts";
import { usageSpans } from "./usage-layer.ts";

export interface LayerFact {
  readonly day: Day;
  readonly layer: LayerName;
  /** Month in which the entity's present time in the layer began. */
  readonly cohort: Month;
  readonly currency: Currency;
  readonly amount: AnnualUnits;
  /** +1 and -1 as the entity enters and leaves the layer, whatever the currency. */
  readonly logos: number;
  readonly entry: number;
}

export interface Layers {
  readonly facts: readonly LayerFact[];
  /** First day after the horizon on which a layer changes by itself. */
  readonly next: Day | null;
}

interface Edge {
  readonly day: Day;
  readonly span: Span;
  readonly sign: 1n | -1n;
}

/** Everything an entity has beside MRR. Each layer is a level: what enters leaves again, once it has ended. */
export function layersOf(
  entries: readonly UnitEntry[],
  streams: readonly Stream[],
  movements: readonly MovementFact[],
  counting: Counting,
): Layers {
  const agreed = new Agreements(entries);
  const committed = streams.flatMap((stream) => commitmentSpans(stream, agreed));
  const truth = new Set(streams.map(({ subscription }) => subscription));
  const trials = trialsOf(entries, truth, counting);
  const spans = [
    ...streams.flatMap((stream) => [...contractSpans(stream, agreed), ...lapsedSpans(stream, streams, entries, counting)]),
    ...committed,
    ...usageSpans(entries, committed, counting),
    ...trials,
    ...unpaid(
      streams.flatMap((stream) => freeSpans(stream, agreed)),
      movements,
    ),
  ];
  const facts = [...pausedFacts(movements)];
  if (spans.length === 0) return { facts, next: null };
  let next: Day | null = null;
  for (const own of byLayer(spans).values()) {
    const due = sweep(own, counting.horizon, facts);
    if (due !== null && (next === null || due < next)) next = due;
  }
  return { facts, next };
}

function trialsOf(entries: readonly UnitEntry[], truth: ReadonlySet<number>, counting: Counting): readonly Span[] {
  const told = new Set(entries.filter(({ type }) => type === "subscription_event" || type === "movement").map(({ source }) => source));
  return entries.flatMap((entry) => {
    // Of a source that tells more exactly, lines are not the truth.
    if (entry.type !== "subscription_line" || told.has(entry.source)) return [];
    const span = trialSpan(entry, counting);
    return span === null || !(truth.has(span.subscription) || span.pays !== true) ? [] : [span];
  });
}

function byLayer(spans: readonly Span[]): ReadonlyMap<LayerName, readonly Span[]> {
  const layers = new Map<LayerName, Span[]>();
  for (const span of spans) {
    const own = layers.get(span.layer);
    if (own) own.push(span);
    else layers.set(span.layer, [span]);
  }
  return layers;
}

/** Turns the spans of one layer into changes, day by day. @returns the first day after the horizon with a change */
function sweep(spans: readonly Span[], horizon: Day, facts: LayerFact[]): Day | null {
  const edges: Edge[] = spans.flatMap((span) => [
    { day: span.from, span, sign: 1n as const },
    ...(span.to === null ? [] : [{ day: span.to, span, sign: -1n as const }]),
  ]);
  edges.sort((a, b) => a.day - b.day || Number(a.sign - b.sign));
  let open = 0;
  let cohort = monthOf(edges[0]?.day ?? horizon);
  let pays: Span | null = null;
  for (let i = 0; i < edges.length; ) {
    const today = (edges[i] as Edge).day;
    if (today > horizon) return today;
    const before = open;
    const from = facts.length;
    let end = i;
    for (; edges[end]?.day === today; end++) open += Number((edges[end] as Edge).sign);
    if (before === 0) {
      cohort = monthOf(today);
      pays = null;
    }
    for (; i < end; i++) {
      const { span, sign } = edges[i] as Edge;
      if (span.pays === true) pays = span;
      const { layer, currency, entry } = span;
      facts.push({ day: today, layer, cohort, currency, amount: sign * wholeUnits(span.value), logos: 0, entry });
    }
    const change = Number(open > 0) - Number(before > 0);
    const first = facts[from];
    if (first && change !== 0) facts[from] = { ...first, logos: change };
    if (first?.layer === "trial" && change === -1) facts.push(endOfTrial(first, pays));
  }
  return null;
}

/** A trial is over: it is counted in the month it began. */
const endOfTrial = (last: LayerFact, pays: Span | null): LayerFact => ({
  ...last,
  layer: pays ? "trial_paid" : "trial_lost",
  currency: pays?.currency ?? last.currency,
  amount: pays ? wholeUnits(pays.value) : 0n,
  logos: 1,
  entry: pays?.entry ?? last.entry,
});

/** What is on pause is what the movements have taken out by pauses and not brought back; a late renewal is none. */
function pausedFacts(movements: readonly MovementFact[]): readonly LayerFact[] {
  const facts: LayerFact[] = [];
  let level = 0n;
  let cohort: Month | null = null;
  for (const { day, kind, reason, currency, amount, entries } of movements) {
    if ((kind !== "pause" && kind !== "resume") || reason === "gap" || amount === 0n) continue;
    const before = level;
    level -= amount;
    if (before === 0n || cohort === null) cohort = monthOf(day);
    const logos = Number(level > 0n) - Number(before > 0n);
    facts.push({ day, layer: "paused", cohort, currency, amount: -amount, logos, entry: entries[0] ?? 0 });
  }
  return facts;
}

/** Whoever pays for something is no free customer: what is left of the spans outside of paying. */
function unpaid(spans: readonly Span[], movements: readonly MovementFact[]): readonly Span[] {
  if (spans.length === 0) return [];
  const paying: { from: Day; to: Day | null }[] = [];
  let level = 0n;
  for (const { day, amount } of movements) {
    const before = level;
    level += amount;
    if (before === 0n && level > 0n) paying.push({ from: day, to: null });
    const last = paying[paying.length - 1];
    if (before > 0n && level === 0n && last) last.to = day;
  }
  return paying.reduce<readonly Span[]>((left, { from, to }) => left.flatMap((span) => without(span, from, to)), spans);
}

function without(span: Span, from: Day, to: Day | null): readonly Span[] {
  const end = span.to ?? Number.POSITIVE_INFINITY;
  const left: Span[] = [];
  if (span.from < from) left.push({ ...span, to: Math.min(end, from) as Day });
  if (to !== null && end > to) left.push({ ...span, from: Math.max(span.from, to) as Day });
  return left;
}
