import { type Day, day, ZERO } from "../domain/index.ts";
import { dayField, textField } from "./lines.ts";
import type { Step, Stream } from "./stream.ts";
import type { Counting, UnitEntry } from "./unit.ts";

/** As many days of grace as this mean that who does not pay still counts. */
const FOREVER = 365;

interface Unpaid {
  readonly subscription: number | null;
  /** When it is a loss, and until when patience lasts. */
  readonly from: Day;
  readonly until: Day;
  readonly entry: number;
}

const UNPAID = new Set(["open", "past_due", "past due", "overdue", "unpaid", "uncollectible", "failed", "late"]);

/** Whether an invoice, by the word its source has for it, still waits for its money. */
export const isUnpaid = (status: string): boolean => UNPAID.has(status.trim().toLowerCase());

function unpaidOf(entry: UnitEntry, counting: Counting): Unpaid | null {
  const issued = dayField(entry.fields, "issued_on");
  const due = dayField(entry.fields, "due_on") ?? issued;
  if (entry.type !== "invoice" || issued === null || due === null || !isUnpaid(textField(entry.fields, "status"))) return null;
  const until = day(due + counting.pastDueDays);
  const paidUntil = dayField(entry.fields, "period_from") ?? issued;
  return {
    subscription: entry.subjectKind === "subscription" ? entry.subject : null,
    from: counting.pastDueDate === "grace_end" ? until : paidUntil,
    until,
    entry: entry.seq,
  };
}

/**
 * Who has not paid long after the due date is lost, as of the end of what was paid for (semantics B.2, row 18). Whatever
 * begins after patience has ended counts again.
 */
export function unpaidCut(streams: readonly Stream[], entries: readonly UnitEntry[], counting: Counting): readonly Stream[] {
  if (counting.pastDueDays >= FOREVER) return streams;
  const unpaid = entries.flatMap((entry) => unpaidOf(entry, counting) ?? []);
  if (unpaid.length === 0) return streams;
  return streams.map((stream) => {
    const first = unpaid
      .filter(({ subscription, until }) => until <= counting.horizon && (subscription === null || subscription === stream.subscription))
      .sort((a, b) => a.from - b.from)[0];
    return first ? { ...stream, steps: cut(stream.steps, first) } : stream;
  });
}

function cut(steps: readonly Step[], { from, until, entry }: Unpaid): readonly Step[] {
  const before = steps.filter((step) => step.day < from);
  const last = before[before.length - 1];
  if (!last || last.value.n <= 0n) return steps;
  const loss: Step = { day: from, value: ZERO, parts: null, entry, paused: false, reason: "payment", opens: false };
  // A change of terms while nobody pays is no return; a beginning after that is.
  const after = steps.filter((step, i) => step.day > until && step.value.n > 0n && (steps[i - 1]?.value.n ?? 0n) <= 0n);
  const back = after[0] ? steps.slice(steps.indexOf(after[0])) : [];
  return [...before, loss, ...back];
}

/** The next day on which patience with an unpaid invoice ends. */
export function nextUnpaid(entries: readonly UnitEntry[], counting: Counting): Day | null {
  if (counting.pastDueDays >= FOREVER) return null;
  const days = entries.flatMap((entry) => unpaidOf(entry, counting)?.until ?? []).filter((until) => until > counting.horizon);
  return days.length === 0 ? null : (Math.min(...days) as Day);
}
