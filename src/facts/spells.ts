import { type Day, type Month, monthOf } from "../domain/index.ts";
import type { MovementFact } from "./movement-fact.ts";
import { OPEN_END, type SpellEnd, type SpellKind } from "./tables.ts";

/** A time in which an entity could be lost in one way. */
export interface SpellFact {
  readonly kind: SpellKind;
  /** 1 for a spell that began with a return. */
  readonly again: 0 | 1;
  readonly start: Month;
  /** When it came into view: later than the start where that lies before the data begins. */
  readonly entry: Month;
  readonly end: Month | typeof OPEN_END;
  readonly how: SpellEnd;
  /** The ledger entries it begins and ends with. */
  readonly entries: readonly number[];
}

interface Begun {
  readonly kind: SpellKind;
  readonly again: 0 | 1;
  readonly start: Day;
  readonly seen: Day;
  readonly entry: number | undefined;
}

/** First sale that was won by the horizon, as a day and the entry that says so. */
export interface Commit {
  readonly day: Day;
  readonly entry: number;
}

class Spells {
  readonly facts: SpellFact[] = [];
  private readonly running = new Map<SpellKind, Begun>();

  begin(kind: SpellKind, again: boolean, start: Day, seen: Day, entry: number | undefined): void {
    this.running.set(kind, { kind, again: again ? 1 : 0, start, seen, entry });
  }

  end(kind: SpellKind, on: Day | null, how: SpellEnd, entry: number | undefined): void {
    const begun = this.running.get(kind);
    if (!begun) return;
    this.running.delete(kind);
    this.facts.push({
      kind,
      again: begun.again,
      start: monthOf(begun.start),
      entry: monthOf(begun.seen),
      end: on === null ? OPEN_END : monthOf(on),
      how,
      entries: [begun.entry, entry].filter((seq): seq is number => seq !== undefined && seq !== 0),
    });
  }
}

/**
 * The spells of one entity, from its movements. `paying` runs from the first payment, or the return, to the loss; `usage`
 * from going live to the loss; `onboarding` from the commit of the first sale, or the first payment where none is known, to
 * going live or to a loss before it. One that began before the data does is known only where its start is.
 *
 * @param commit the sale that won the customer; `null` when none is known
 * @param live first day the entity is known to be onboarded; `null` when not (yet)
 */
export function spellsOf(movements: readonly MovementFact[], commit: Commit | null, live: Day | null): readonly SpellFact[] {
  const spells = new Spells();
  for (const { day, kind, logos, live: wentLive, entries } of movements) {
    const entry = entries[0];
    if (logos === 1) {
      const again = kind === "reactivation";
      const opens = kind === "initial";
      if (!opens) spells.begin("paying", again, day, day, entry);
      if (!again) onboard(spells, commit, live, { day, opens, entry });
    }
    if (kind === "live" && wentLive === 1) {
      spells.end("onboarding", day, "passed", entry);
      const first = movements[0];
      const opened = first?.kind === "initial" && first.day === day && live !== null && live < day;
      const again = movements.some((other) => other.kind === "reactivation" && other.day <= day);
      spells.begin("usage", again, opened ? live : day, day, entry);
    }
    if (logos === -1) {
      for (const one of ["paying", "onboarding", "usage"] as const) spells.end(one, day, "lost", entry);
    }
  }
  for (const one of ["paying", "onboarding", "usage"] as const) spells.end(one, null, "running", undefined);
  return spells.facts;
}

interface FirstPaid {
  readonly day: Day;
  /** It was paid before the data begins. */
  readonly opens: boolean;
  readonly entry: number | undefined;
}

/** Begins the onboarding of a first spell; one that was live before it paid has passed it already, if the data saw that. */
function onboard(spells: Spells, commit: Commit | null, live: Day | null, paid: FirstPaid): void {
  const sold = commit !== null && commit.day <= paid.day ? commit : null;
  if (live !== null && live < paid.day) {
    if (sold === null || sold.day > live || paid.opens) return;
    spells.begin("onboarding", false, sold.day, sold.day, sold.entry);
    spells.end("onboarding", live, "passed", undefined);
  } else if (sold) spells.begin("onboarding", false, sold.day, paid.opens ? paid.day : sold.day, sold.entry);
  else if (!paid.opens) spells.begin("onboarding", false, paid.day, paid.day, paid.entry);
}
