import { type Currency, type Month, monthOf } from "../domain/index.ts";
import { type Memberships, type MovementFact, memberships, NO_MEMBER } from "./movement-fact.ts";

type Name = (typeof memberships)[number];

/**
 * Writes of which cohorts an entity becomes a member, on the movements with which it comes. It is a member in the currency in which
 * it was last counted: who returns in another takes its memberships along, so that nobody is counted where no member is.
 *
 * @param facts all movements of one entity, in order of day
 */
export function withMemberships<F extends MovementFact>(facts: readonly F[]): readonly F[] {
  const counted = new Map<Name, Currency>();
  let cohort: Month | 0 | null = null;
  let returned: Month | 0 = 0;
  const made: F[] = [];
  for (const swept of facts) {
    const month = monthOf(swept.day);
    const begins = {
      entered: cohort === null,
      joined: swept.cohort !== cohort,
      rejoined: swept.kind === "reactivation" && returned !== month,
    };
    if (swept.kind === "reactivation") returned = month;
    const fact = returned === 0 ? swept : { ...swept, returned };
    if (fact.logos !== 1) {
      made.push(fact);
      continue;
    }
    cohort = fact.cohort;
    const here = { ...NO_MEMBER, returned };
    const left = new Map<Currency, { -readonly [K in keyof Memberships]: Memberships[K] }>();
    for (const name of memberships) {
      const before = counted.get(name);
      if (!begins[name] && (before === undefined || before === fact.currency)) continue;
      here[name] = 1;
      counted.set(name, fact.currency);
      if (begins[name] || before === undefined) continue;
      left.set(before, { ...(left.get(before) ?? { ...NO_MEMBER, returned }), [name]: -1 });
    }
    made.push({ ...fact, ...here });
    for (const [currency, gone] of left) made.push({ ...fact, ...NOTHING, ...gone, currency });
  }
  return made;
}

const NOTHING = {
  kind: "segment_out",
  reason: "unknown",
  phase: "none",
  amount: 0n,
  logos: 0,
  payers: 0,
  live: 0,
  liveAmount: 0n,
} as const satisfies Partial<MovementFact>;
