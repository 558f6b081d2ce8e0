import { type Currency, type Day, totalsOf } from "../../domain/index.ts";
import { type SpicedStandard, spiced } from "../../standard/index.ts";
import { diagnosisOn, inOrder } from "./facts.ts";
import { scoreOf } from "./score.ts";
import type { Diagnosis, Fact } from "./types.ts";

export type PriorityReason =
  | "no_impact_value"
  | "mixed_currencies"
  | "no_event"
  | "event_not_theirs"
  | "event_untested"
  | "event_passed"
  | "event_near"
  | "event_far"
  | "impact_reached"
  | "little_known";

export interface Priority {
  /** Impact value × urgency × confidence, in minor units of `currency`: a rank, not money. `null` where values can't be added. */
  readonly score: number | null;
  readonly currency: Currency | null;
  /** Worth a year of the impacts not yet confirmed, in minor units. */
  readonly impactMinor: number;
  /** 0 to 1. */
  readonly urgency: number;
  /** 0 to 1: how well the need is understood. */
  readonly confidence: number;
  readonly daysToEvent: number | null;
  readonly reasons: readonly PriorityReason[];
}

const YEAR = 365;
const NEAR = 0.75;
const FAR = 0.25;

function urgencyOf(
  { event }: Diagnosis,
  on: Day,
  leadDays: number,
  without: number,
): { readonly urgency: number; readonly days: number | null; readonly reason: PriorityReason | null } {
  const none = (reason: PriorityReason, days: number | null = null) => ({ urgency: without, days, reason });
  if (event === null || event.on === null) return none("no_event");
  const days = event.on - on;
  if (!event.isTheirs) return none("event_not_theirs", days);
  if (!event.isTested) return none("event_untested", days);
  if (days < 0) return none("event_passed", days);
  const urgency = Math.min(1, Math.max(0, 1 - (days - leadDays) / YEAR));
  return { urgency, days, reason: urgency >= NEAR ? "event_near" : urgency <= FAR ? "event_far" : null };
}

/**
 * How much a need deserves to be worked on, on a day, before and after the sale alike (standard 2.3):
 * `impact value × clamp(1 − (days to event − lead) / 365, 0, 1) × mean level / 3`. Without a tested event of the customer's urgency
 * is the standard's 0.2. An event that has passed is none, or it would be urgent for ever; an impact the buyer confirmed is reached, and
 * adds nothing more. Both are ours.
 *
 * @param leadDays days we need from the decision to the value, 0 or more
 */
export function priorityOf(diagnosis: Diagnosis, on: Day, leadDays: number, standard: SpicedStandard = spiced): Priority {
  const open = diagnosis.impacts.filter(({ state }) => state !== "confirmed");
  const totals = totalsOf(open.flatMap(({ value }) => (value === null ? [] : [value])));
  const [total] = totals;
  const { urgency, days, reason } = urgencyOf(diagnosis, on, leadDays, standard.urgencyWithoutEvent);
  const confidence = scoreOf(diagnosis, standard).meanLevel / 3;
  const isMixed = totals.length > 1;
  const impactMinor = isMixed ? 0 : (total?.minor ?? 0);
  const reasons: readonly (PriorityReason | null)[] = [
    isMixed ? "mixed_currencies" : total === undefined ? "no_impact_value" : null,
    reason,
    open.length < diagnosis.impacts.length ? "impact_reached" : null,
    confidence < 1 / 3 ? "little_known" : null,
  ];
  return {
    score: isMixed ? null : impactMinor * urgency * confidence,
    currency: isMixed ? null : (total?.currency ?? null),
    impactMinor,
    urgency,
    confidence,
    daysToEvent: days,
    reasons: reasons.filter((one) => one !== null),
  };
}

export interface PriorityPoint extends Priority {
  readonly on: Day;
  readonly phase: "before_sale" | "after_sale";
  /** What became known that day; empty where only time has passed. */
  readonly because: readonly Fact["kind"][];
  /** Which of the three factors differ from the point before. */
  readonly moved: readonly ("impact" | "urgency" | "confidence")[];
}

/**
 * The priority on each day on which something became known, and on `until`: the history that makes "at any time" visible.
 *
 * @param committedOn day of the commit, which belongs to the time after the sale; `null` before one
 */
export function priorityCourse(
  facts: readonly Fact[],
  { leadDays, committedOn, until }: { readonly leadDays: number; readonly committedOn: Day | null; readonly until: Day },
  standard: SpicedStandard = spiced,
): readonly PriorityPoint[] {
  const known = inOrder(facts.filter(({ on }) => on <= until));
  const days = [...new Set([...known.map(({ on }) => on), until])];
  let before: Priority | null = null;
  return days.map((on): PriorityPoint => {
    const now = priorityOf(diagnosisOn(known, on), on, leadDays, standard);
    const moved = (["impact", "urgency", "confidence"] as const).filter((factor) => {
      const key = factor === "impact" ? "impactMinor" : factor;
      return before !== null && before[key] !== now[key];
    });
    before = now;
    return {
      ...now,
      on,
      phase: committedOn !== null && on >= committedOn ? "after_sale" : "before_sale",
      because: known.filter((fact) => fact.on === on).map(({ kind }) => kind),
      moved,
    };
  });
}
