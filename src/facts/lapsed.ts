import { type Day, day } from "../domain/index.ts";
import type { Stream } from "./stream.ts";
import type { Counting, UnitEntry } from "./unit.ts";

/** The day a stream ran out, when nobody said that it should end. */
function ranOut({ steps }: Stream): Day | null {
  const last = steps[steps.length - 1];
  return last?.lapses ? last.day : null;
}

const pays = ({ steps }: Stream, from: Day, until: Day): boolean =>
  steps.some((step, i) => step.value.n > 0n && step.day <= until && (steps[i + 1]?.day ?? Number.POSITIVE_INFINITY) > from);

/** Use after a contract has run out: of it, or of its customer where nothing else is paid for that could be used. */
export function laterUse(
  stream: Stream,
  end: Day,
  until: Day,
  beside: readonly Stream[],
  entries: readonly UnitEntry[],
): UnitEntry | undefined {
  const hasOther = beside.some(
    (other) => other !== stream && other.keptUntil === undefined && ranOut(other) !== end && pays(other, end, until),
  );
  return entries.find(
    ({ type, day: on, subject, subjectKind }) =>
      type === "usage" &&
      on !== null &&
      on >= end &&
      on <= until &&
      (subjectKind === "subscription" ? subject === stream.subscription : !hasOther),
  );
}

/**
 * A contract that has run out, and is still used, keeps its value for a while; after that it is lost as of its end
 * (semantics B.2, row 28). Once that day has come nothing of this is left to see.
 */
export function withLapsed(streams: readonly Stream[], entries: readonly UnitEntry[], counting: Counting): readonly Stream[] {
  const { horizon, lapsedDays } = counting;
  const isPending = (end: Day | null): end is Day => end !== null && end <= horizon && horizon < end + lapsedDays;
  if (!streams.some((stream) => isPending(ranOut(stream)))) return streams;
  return streams.map((stream) => {
    const end = ranOut(stream);
    if (!isPending(end) || !laterUse(stream, end, horizon, streams, entries)) return stream;
    return { ...stream, steps: stream.steps.slice(0, -1), keptUntil: day(end + lapsedDays) };
  });
}

/** The next day on which what is kept will be lost, or use that lies ahead will show that something is still used. */
export function nextLapse(streams: readonly Stream[], entries: readonly UnitEntry[], { horizon, lapsedDays }: Counting): Day | null {
  const kept = streams.flatMap(({ keptUntil }) => keptUntil ?? []);
  const isPending = (end: Day | null): boolean => end !== null && end <= horizon && horizon < end + lapsedDays;
  const ahead = streams.some((stream) => isPending(ranOut(stream)))
    ? entries.flatMap(({ type, day: on }) => (type === "usage" && on !== null ? [on] : []))
    : [];
  const days = [...kept, ...ahead.filter((on) => on > horizon)];
  return days.length === 0 ? null : day(Math.min(...days));
}
