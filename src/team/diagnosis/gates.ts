import { type Force, type GateFact, type GateId, letters, type Requirement, type SpicedStandard, spiced } from "../../standard/index.ts";
import { type DiagnosisScore, type Gap, scoreOf } from "./score.ts";
import type { Diagnosis } from "./types.ts";

export interface GateVerdict {
  readonly gate: GateId;
  /** `blocked` when a requirement that blocks is not met, `warned` when only others are not. */
  readonly verdict: "open" | "warned" | "blocked";
  readonly unmet: readonly (Requirement & { readonly force: Force })[];
  /** What to ask next to get through: of the letters in the way the weakest; `null` where none is. */
  readonly next: Gap | null;
}

/** What of a gate's facts holds: five are read off the diagnosis, the others hold when somebody noted them. */
function holds(fact: GateFact, { pains, impacts, decision, noted }: Diagnosis): boolean {
  switch (fact) {
    case "pain_ranked":
      return pains.some(({ rank }) => rank === 1);
    case "pain_cost":
      return pains.some(({ annualCost }) => annualCost !== null);
    case "impact_value":
      return impacts.some(({ value }) => value !== null);
    case "impact_when_and_how":
      return impacts.length > 0 && impacts.every(({ how, by }) => how !== null && by !== null);
    case "buyer_known":
      return decision !== null && decision.economicBuyer !== null;
    default:
      return noted.includes(fact);
  }
}

function isMet(asked: Requirement, diagnosis: Diagnosis, score: DiagnosisScore): boolean {
  switch (asked.kind) {
    case "level":
      return score.letters[asked.letter].level >= asked.atLeast || (asked.unless !== null && holds(asked.unless, diagnosis));
    case "every":
      return letters.every((letter) => score.letters[letter].level >= asked.atLeast);
    case "total":
      return score.total >= asked.atLeast;
    case "fact":
      return holds(asked.fact, diagnosis);
  }
}

const isInTheWay = (gap: Gap, unmet: readonly Requirement[]): boolean =>
  unmet.some((asked) => {
    if (asked.kind === "level") return asked.letter === gap.letter;
    return asked.kind === "total" || (asked.kind === "every" && gap.level < asked.atLeast);
  });

/** Whether enough is known to go through one gate. Each gate is judged by itself: what an earlier one asked is not asked again. */
export function gateVerdict(gate: GateId, diagnosis: Diagnosis, standard: SpicedStandard = spiced): GateVerdict {
  const score = scoreOf(diagnosis, standard);
  const asks = standard.gates.find(({ id }) => id === gate)?.asks ?? [];
  const unmet = asks.filter((asked) => !isMet(asked, diagnosis, score));
  const blocking = unmet.filter(({ force }) => force === "block");
  return {
    gate,
    verdict: blocking.length > 0 ? "blocked" : unmet.length > 0 ? "warned" : "open",
    unmet,
    next: score.gaps.find((gap) => isInTheWay(gap, blocking)) ?? score.gaps.find((gap) => isInTheWay(gap, unmet)) ?? null,
  };
}

/** Impacts that do not say how and by when (standard, row 58). */
export const incompleteImpacts = ({ impacts }: Diagnosis): readonly string[] =>
  impacts.filter(({ how, by }) => how === null || by === null).map(({ id }) => id);

/** Pains and impacts that no evidence which counts supports: shown as assumptions (standard 2.1). */
export function assumptionsOf(diagnosis: Diagnosis, standard: SpicedStandard = spiced): readonly string[] {
  const { letters: scored } = scoreOf(diagnosis, standard);
  const counted = new Set(letters.flatMap((letter) => scored[letter].counted));
  return [...diagnosis.pains, ...diagnosis.impacts].filter(({ evidence }) => !evidence.some((id) => counted.has(id))).map(({ id }) => id);
}
