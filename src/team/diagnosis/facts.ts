import type { Day } from "../../domain/index.ts";
import type { Diagnosis, Fact } from "./types.ts";

export const emptyDiagnosis: Diagnosis = {
  evidence: [],
  pains: [],
  impacts: [],
  event: null,
  decision: null,
  noted: [],
  confirmedOn: null,
};

type Identified = { readonly id: string };

const without = <T extends Identified>(list: readonly T[], id: string): readonly T[] => list.filter((one) => one.id !== id);

/** Keeps the place of what it replaces, so that lists do not jump. */
const withOne = <T extends Identified>(list: readonly T[], one: T): readonly T[] =>
  list.some(({ id }) => id === one.id) ? list.map((old) => (old.id === one.id ? one : old)) : [...list, one];

function apply(diagnosis: Diagnosis, fact: Fact): Diagnosis {
  switch (fact.kind) {
    case "evidence":
      return { ...diagnosis, evidence: withOne(diagnosis.evidence, fact.evidence) };
    case "pain":
      return { ...diagnosis, pains: withOne(diagnosis.pains, fact.pain) };
    case "impact":
      return { ...diagnosis, impacts: withOne(diagnosis.impacts, fact.impact) };
    case "event":
      return { ...diagnosis, event: fact.event };
    case "decision":
      return { ...diagnosis, decision: fact.decision };
    case "noted": {
      const others = diagnosis.noted.filter((noted) => noted !== fact.fact);
      return { ...diagnosis, noted: fact.holds ? [...others, fact.fact] : others };
    }
    case "confirmed":
      return { ...diagnosis, confirmedOn: fact.isConfirmed ? fact.on : null };
    case "withdrawn":
      if (fact.what === "evidence") return { ...diagnosis, evidence: without(diagnosis.evidence, fact.id) };
      if (fact.what === "pain") return { ...diagnosis, pains: without(diagnosis.pains, fact.id) };
      return { ...diagnosis, impacts: without(diagnosis.impacts, fact.id) };
  }
}

/** By day; of one day in the order given, which is the order they were recorded in. */
export const inOrder = (facts: readonly Fact[]): readonly Fact[] => [...facts].sort((a, b) => a.on - b.on);

/** The diagnosis as it stood at the end of a day. */
export const diagnosisOn = (facts: readonly Fact[], on: Day): Diagnosis =>
  inOrder(facts.filter((fact) => fact.on <= on)).reduce(apply, emptyDiagnosis);

/** What a fact is about: of the facts of one subject the newest holds. */
export function subjectOf(fact: Fact): string {
  switch (fact.kind) {
    case "evidence":
      return `evidence ${fact.evidence.id}`;
    case "pain":
      return `pain ${fact.pain.id}`;
    case "impact":
      return `impact ${fact.impact.id}`;
    case "withdrawn":
      return `${fact.what} ${fact.id}`;
    case "noted":
      return `noted ${fact.fact}`;
    case "event":
    case "decision":
    case "confirmed":
      return fact.kind;
  }
}

/** The fact that holds of each subject at the end of a day, as it was recorded. */
export function holding<T extends { readonly body: Fact }>(recorded: readonly T[], on: Day): ReadonlyMap<string, T> {
  const past = recorded.filter(({ body }) => body.on <= on).sort((a, b) => a.body.on - b.body.on);
  return new Map(past.map((one) => [subjectOf(one.body), one]));
}
