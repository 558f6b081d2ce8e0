import { type CapReason, capReasons, type Letter, type Level, levels, type SpicedStandard } from "../../standard/index.ts";
import type { Diagnosis, Evidence } from "./types.ts";

/** A reason that holds a letter down, and the highest level it leaves. */
export interface Cap {
  readonly reason: CapReason;
  readonly highest: Level;
}

export interface LetterScore {
  readonly letter: Letter;
  readonly level: Level;
  /**
   * What holds it down: first what holds for the whole letter, the strictest before others, then what keeps deeper evidence from
   * counting in full, the deepest before others. Empty where no evidence goes deeper.
   */
  readonly caps: readonly Cap[];
  /** Pairs of evidence that can't both be true. */
  readonly contradictions: readonly (readonly [string, string])[];
  /** Evidence that counts, and what nobody but us has said: an assumption. */
  readonly counted: readonly string[];
  readonly assumed: readonly string[];
}

interface Counted {
  readonly evidence: Evidence;
  readonly level: Level;
  readonly caps: readonly Cap[];
}

const lower = (a: Level, b: Level): Level => (a < b ? a : b);
const highestOf = (all: readonly Level[]): Level => levels.findLast((level) => all.includes(level)) ?? 0;

/** What one piece is good for by itself. A statement of ours that the customer never agreed to is an assumption, and level 0. */
function count(evidence: Evidence, { caps }: SpicedStandard): Counted {
  const held: Cap[] = [];
  const hold = (reason: CapReason, highest: Level): void => {
    if (highest < evidence.depth) held.push({ reason, highest });
  };
  if (evidence.speaker === "seller") hold("seller_said", evidence.isConfirmed ? caps.seller_said : 0);
  if (evidence.kind === "call") hold("words_not_kept", caps.words_not_kept);
  if (evidence.depth === 3 && !evidence.isConfirmed) hold("not_confirmed", caps.not_confirmed);
  return { evidence, level: held.reduce<Level>((level, { highest }) => lower(level, highest), evidence.depth), caps: held };
}

/** What the letter as a whole lacks, whatever was said about it. */
function capsOf(letter: Letter, diagnosis: Diagnosis, counted: readonly Counted[], { caps }: SpicedStandard): readonly Cap[] {
  const when = (isSo: boolean, reason: Exclude<CapReason, "contradicted">): readonly Cap[] =>
    isSo ? [{ reason, highest: caps[reason] }] : [];
  const { pains, impacts, event, decision } = diagnosis;
  switch (letter) {
    case "situation":
      return [];
    case "pain":
      return when(!pains.some(({ annualCost }) => annualCost !== null), "not_in_figures");
    case "impact":
      return [
        ...when(!impacts.some(({ value }) => value !== null), "not_in_figures"),
        ...when(!impacts.some(({ value, confirmedBy }) => value !== null && confirmedBy !== null), "not_confirmed"),
      ];
    case "critical_event":
      return [
        ...when(event !== null && !event.isTheirs, "event_not_theirs"),
        ...when(event === null || event.on === null, "event_without_date"),
        ...when(event === null || !event.isTested, "event_untested"),
      ];
    case "decision": {
      const heard = new Set(
        counted.flatMap(({ evidence: { speaker, person } }) => (speaker === "customer" && person !== null ? [person] : [])),
      );
      return [
        ...when(decision?.decidesAlone !== true && heard.size < 2, "one_contact"),
        ...when(decision === null || decision.criteria.length === 0 || decision.steps.length === 0, "half_decision"),
      ];
    }
  }
}

/** Of evidence that contradicts other evidence of the letter, the weaker reading counts. Assumptions contradict nothing. */
function contradictionsIn(counted: readonly Counted[]): {
  readonly pairs: readonly (readonly [string, string])[];
  readonly caps: readonly Cap[];
} {
  const levelOf = new Map(counted.map(({ evidence, level }) => [evidence.id, level]));
  const pairs = counted.flatMap(({ evidence }) =>
    evidence.contradicts.filter((other) => levelOf.has(other) && other !== evidence.id).map((other) => [evidence.id, other] as const),
  );
  const caps = pairs.map(([a, b]): Cap => ({ reason: "contradicted", highest: lower(levelOf.get(a) ?? 0, levelOf.get(b) ?? 0) }));
  return { pairs, caps };
}

/** The strictest first, of equals the one that comes first in the standard: never the one that happened to be recorded first. */
const byStrictness = (a: Cap, b: Cap): number => a.highest - b.highest || capReasons.indexOf(a.reason) - capReasons.indexOf(b.reason);

/** One reason is told once, where it comes first. */
const toldOnce = (caps: readonly Cap[]): readonly Cap[] =>
  caps.filter(({ reason }, at) => caps.findIndex((earlier) => earlier.reason === reason) === at);

/**
 * The level of one letter from its evidence (standard 2.2): the deepest piece, held down by what the piece, the letter or a
 * contradiction does not allow. More evidence that contradicts nothing never lowers it, and more of a kind never lifts that kind's cap.
 */
export function letterScore(letter: Letter, diagnosis: Diagnosis, standard: SpicedStandard): LetterScore {
  const pieces = diagnosis.evidence.filter((evidence) => evidence.letter === letter).map((evidence) => count(evidence, standard));
  const counted = pieces.filter(({ level }) => level > 0);
  const best = highestOf(counted.map(({ level }) => level));
  const { pairs, caps: contradicted } = contradictionsIn(counted);
  const ofLetter = [...capsOf(letter, diagnosis, counted, standard), ...contradicted].filter(({ highest }) => highest < best);
  const level = ofLetter.reduce<Level>((held, { highest }) => lower(held, highest), best);
  const ofPieces = pieces
    .filter(({ evidence }) => evidence.depth > level)
    .flatMap((piece) => piece.caps.map((cap) => ({ cap, piece })))
    .sort((a, b) => b.piece.level - a.piece.level || b.piece.evidence.depth - a.piece.evidence.depth || byStrictness(a.cap, b.cap))
    .map(({ cap }) => cap);
  return {
    letter,
    level,
    caps: toldOnce([...[...ofLetter].sort(byStrictness), ...ofPieces]),
    contradictions: pairs,
    counted: counted.map(({ evidence }) => evidence.id),
    assumed: pieces.filter(({ level: none }) => none === 0).map(({ evidence }) => evidence.id),
  };
}
