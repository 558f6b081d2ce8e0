import { add, type Currency, type Day, day, type Fraction, negate, subtract, ZERO } from "../domain/index.ts";
import { laterUse } from "./lapsed.ts";
import { dayField, pricedValue, textField } from "./lines.ts";
import type { Step, Stream } from "./stream.ts";
import type { LayerName } from "./tables.ts";
import { isLeftToRunOut } from "./terms.ts";
import type { Counting, UnitEntry } from "./unit.ts";

/** A yearly value that stands in a layer from one day until before another; `null` while nothing ends it. */
export interface Span {
  readonly layer: LayerName;
  readonly subscription: number;
  readonly currency: Currency;
  readonly from: Day;
  readonly to: Day | null;
  readonly value: Fraction;
  readonly entry: number;
  /** Of a trial: it is paid for afterwards. */
  readonly pays?: boolean;
}

/** What the entries of a customer say about days on which changes were agreed. */
export class Agreements {
  private readonly bySeq = new Map<number, UnitEntry>();
  private readonly closed = new Map<string, Day>();
  private readonly committing = new Set<number>();

  constructor(entries: readonly UnitEntry[]) {
    for (const entry of entries) {
      if (entry.type === "subscription_line" || entry.type === "subscription_event") {
        this.bySeq.set(entry.seq, entry);
        if (entry.type === "subscription_event" && entry.fields["commitment"] === true) this.committing.add(entry.subject);
      } else if (entry.type === "opportunity" && entry.fields["outcome"] === "won") {
        const on = dayField(entry.fields, "closed_on");
        if (on !== null) this.closed.set(soldIn(entry), on);
      }
    }
  }

  entry(seq: number): UnitEntry | undefined {
    return this.bySeq.get(seq);
  }

  /** The day the contract of a line was signed, as far as anything says so. */
  signedOn(entry: UnitEntry | undefined): Day | null {
    if (entry?.type !== "subscription_line") return null;
    return dayField(entry.fields, "signed_on") ?? this.closed.get(soldIn(entry)) ?? null;
  }

  /** Two lines of one contract: signed on one day, or sold in one opportunity. */
  together(a: UnitEntry | undefined, b: UnitEntry | undefined): boolean {
    if (!a || !b) return false;
    if (a.type === "subscription_event" && b.type === "subscription_event") return true;
    const [one, other] = [this.signedOn(a), this.signedOn(b)];
    const deal = a.fields["opportunity_id"];
    return (one !== null && one === other) || (deal !== undefined && deal === b.fields["opportunity_id"]);
  }

  isCommitment(entry: UnitEntry | undefined): boolean {
    return entry !== undefined && (entry.fields["commitment"] === true || this.committing.has(entry.subject));
  }
}

const soldIn = (entry: UnitEntry): string => `${entry.source}/${entry.fields["opportunity_id"]}`;
const worth = (step: Step | undefined): Fraction => step?.value ?? ZERO;
const ends = (step: Step): boolean => step.value.n === 0n && !step.paused && step.parts === null;

/** When it became known that a stream takes a step; `null` when nobody knew before the day. */
function knownOn(step: Step, before: Step | undefined, agreed: Agreements): Day | null {
  const entry = agreed.entry(step.entry);
  if (!entry || step.paused || before?.paused) return null;
  if (entry.type === "subscription_event") return dayField(entry.fields, "requested_on");
  if (ends(step)) return dayField(entry.fields, "cancel_requested_on");
  return before?.entry === step.entry ? null : agreed.signedOn(entry);
}

function layerOf(step: Step, before: Step | undefined, agreed: Agreements): LayerName {
  if (ends(step)) return "notice";
  if (worth(before).n <= 0n) return "signed";
  return agreed.together(agreed.entry(step.entry), agreed.entry(before?.entry ?? -1)) ? "step" : "signed";
}

/** What a stream is worth from one day until another, piece by piece. */
function pieces(stream: Stream, from: Day, to: Day | null): readonly { from: Day; to: Day | null; step: Step }[] {
  return stream.steps.flatMap((step, i) => {
    const next = stream.steps[i + 1]?.day ?? null;
    const begin = day(Math.max(step.day, from));
    const end = next === null ? to : to === null ? next : day(Math.min(next, to));
    return step.value.n === 0n || (end !== null && end <= begin) ? [] : [{ from: begin, to: end, step }];
  });
}

/** Contracted ARR beside ARR: what is signed ahead, and what leaves by a notice (semantics B.2, rows 19, 34, 40, 45, 46). */
export function contractSpans(stream: Stream, agreed: Agreements): readonly Span[] {
  const { subscription, currency, steps } = stream;
  const spans: Span[] = [];
  const base = { subscription, currency };
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    const known = knownOn(step, before, agreed);
    if (known === null || known >= step.day) return;
    const layer = layerOf(step, before, agreed);
    if (layer === "notice") {
      // What was agreed to happen before the end no longer adds to what is contracted.
      for (const [at, span] of spans.entries()) {
        const cut = day(Math.max(known, span.from));
        if (span.layer !== "notice" && (span.to === null || (span.to > known && span.to <= step.day))) spans[at] = { ...span, to: cut };
      }
      for (const piece of pieces(stream, known, step.day))
        spans.push({ ...base, layer, from: piece.from, to: piece.to, value: negate(piece.step.value), entry: step.entry });
    } else {
      const starts = dayField(agreed.entry(step.entry)?.fields ?? {}, "starts_on");
      const to = starts !== null && starts < step.day ? starts : step.day;
      spans.push({ ...base, layer, from: known, to, value: subtract(step.value, worth(before)), entry: step.entry });
    }
  });
  return [...spans, ...optOuts(stream, agreed, spans)].filter(({ from, to }) => to === null || to > from);
}

/** What may leave from the earliest exit on, until it ends or a notice has taken it away already. */
function optOuts(stream: Stream, agreed: Agreements, spans: readonly Span[]): readonly Span[] {
  const { subscription, currency } = stream;
  const notices = spans.filter(({ layer }) => layer === "notice");
  return pieces(stream, stream.steps[0]?.day ?? day(0), null).flatMap(({ from, to, step }) => {
    const exit = dayField(agreed.entry(step.entry)?.fields ?? {}, "earliest_exit_on");
    if (exit === null || (to !== null && exit >= to)) return [];
    const begin = day(Math.max(from, exit));
    const notice = notices.find((one) => one.from < (to ?? Number.POSITIVE_INFINITY) && (one.to ?? Number.POSITIVE_INFINITY) > begin);
    const end = notice ? day(Math.max(begin, notice.from)) : to;
    return [{ layer: "opt_out" as const, subscription, currency, from: begin, to: end, value: negate(step.value), entry: step.entry }];
  });
}

/** What customers commit to use at least, as it is paid. */
export const commitmentSpans = (stream: Stream, agreed: Agreements): readonly Span[] =>
  pieces(stream, stream.steps[0]?.day ?? day(0), null)
    .filter(({ step }) => agreed.isCommitment(agreed.entry(step.entry)))
    .map(({ from, to, step }) => ({
      layer: "committed" as const,
      subscription: stream.subscription,
      currency: stream.currency,
      from,
      to,
      value: step.value,
      entry: step.entry,
    }));

/** Time on a plan that costs nothing, or with a discount of 100 % (semantics B.2, row 16). */
export const freeSpans = (stream: Stream, agreed: Agreements): readonly Span[] =>
  stream.steps.flatMap((step, i) => {
    if (step.value.n !== 0n || step.parts === null || step.paused || !agreed.entry(step.entry)) return [];
    const to = stream.steps[i + 1]?.day ?? null;
    const { subscription, currency } = stream;
    return [{ layer: "free" as const, subscription, currency, from: step.day, to, value: ZERO, entry: step.entry }];
  });

/** A line on trial, at what it would pay (semantics B.2, row 15). */
export function trialSpan(entry: UnitEntry, { dayCount }: Counting): Span | null {
  const { fields } = entry;
  const from = dayField(fields, "starts_on");
  const paidFrom = dayField(fields, "trial_ends_on");
  if (from === null || paidFrom === null || paidFrom <= from || fields["one_off"] === true) return null;
  const end = dayField(fields, "ends_on");
  if (end !== null && end <= from) return null;
  const currency = textField(fields, "currency") as Currency;
  const { list, net } = pricedValue(fields, currency, dayCount);
  const discountEnds = dayField(fields, "discount_ends_on");
  const value = discountEnds !== null && discountEnds <= paidFrom ? list : net;
  const pays = (end === null || end > paidFrom) && value.n > 0n;
  const to = end !== null && end < paidFrom ? end : paidFrom;
  return { layer: "trial", subscription: entry.subject, currency, from, to, value, entry: entry.seq, pays };
}

/**
 * A contract that has run out without a notice and is still used, until patience ends or it goes on (semantics B.2, row 28).
 * Until then it is in MRR too; after that it is lost as of its end.
 */
export function lapsedSpans(stream: Stream, beside: readonly Stream[], entries: readonly UnitEntry[], counting: Counting): readonly Span[] {
  const { subscription, currency, steps, keptUntil } = stream;
  const { lapsedDays } = counting;
  const lines = new Map(entries.filter(({ type }) => type === "subscription_line").map((entry) => [entry.seq, entry]));
  const ended = steps.flatMap((step, i) => {
    const entry = lines.get(step.entry);
    return ends(step) && entry && isLeftToRunOut(entry) ? [{ from: step.day, value: worth(steps[i - 1]), next: steps[i + 1]?.day }] : [];
  });
  const kept =
    keptUntil === undefined ? [] : [{ from: day(keptUntil - lapsedDays), value: worth(steps[steps.length - 1]), next: undefined }];
  return [...ended, ...kept].flatMap(({ from, value, next }) => {
    const until = day(from + lapsedDays);
    const used = value.n > 0n ? laterUse(stream, from, until, beside, entries) : undefined;
    const to = day(Math.min(until, next ?? Number.POSITIVE_INFINITY));
    return used ? [{ layer: "lapsed" as const, subscription, currency, from, to, value, entry: used.seq }] : [];
  });
}

/** The level of spans on a day, in one currency. */
export const levelAt = (spans: readonly Span[], currency: Currency, on: Day): Fraction =>
  spans.reduce(
    (sum, span) => (span.currency === currency && span.from <= on && (span.to === null || span.to > on) ? add(sum, span.value) : sum),
    ZERO,
  );
