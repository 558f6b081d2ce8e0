import { add, type Currency, type Fraction, negate, ZERO } from "../domain/index.ts";
import { Agreements, commitmentSpans, type Span } from "./layer-spans.ts";
import { pushStep, type Step, type Stream } from "./stream.ts";
import type { Counting, UnitEntry } from "./unit.ts";
import { usageSpans } from "./usage-layer.ts";

/**
 * What a customer uses, as something it pays for (semantics B.2, row 41, where settings make it part of MRR): rated and
 * averaged as the layer beside MRR is. What lies within a commitment is paid for already, so of it only the rest is added.
 */
export function usageStreams(streams: readonly Stream[], entries: readonly UnitEntry[], counting: Counting): readonly Stream[] {
  if (counting.usage === "apart") return [];
  const agreed = new Agreements(entries);
  const committed = streams.flatMap((stream) => commitmentSpans(stream, agreed));
  const spans = usageSpans(entries, committed, counting).filter(
    ({ layer, currency, from }) =>
      (layer === "overage") ===
      committed.some((one) => one.currency === currency && one.from <= from && (one.to === null || one.to > from) && one.value.n > 0n),
  );
  const groups = new Map<string, Span[]>();
  for (const span of spans) {
    const key = `${span.subscription}/${span.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()].map(streamOf);
}

function streamOf(spans: readonly Span[]): Stream {
  const edges = spans
    .flatMap(({ from, to, value, entry }) => [
      { day: from, value, entry },
      ...(to === null ? [] : [{ day: to, value: negate(value), entry }]),
    ])
    .sort((a, b) => a.day - b.day);
  const steps: Step[] = [];
  let value: Fraction = ZERO;
  for (const edge of edges) {
    value = add(value, edge.value);
    // More or less use is more or less of it; it has no price and no seats.
    const parts = value.n === 0n ? null : { plan: "", price: "", quantity: `${value.n}/${value.d}`, discount: "" };
    pushStep(steps, { day: edge.day, value, parts, entry: edge.entry, paused: false, reason: null, opens: false });
  }
  return { subscription: spans[0]?.subscription ?? 0, currency: spans[0]?.currency ?? ("" as Currency), steps };
}
