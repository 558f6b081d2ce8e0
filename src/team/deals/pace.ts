import { type Day, MIN_CASES, percentile } from "../../domain/index.ts";

/** Something somebody did on a day; `who` is `null` where nobody is named. */
export interface Deed {
  readonly who: string | null;
  readonly on: Day;
}

/** What people did with leads and deals, whenever it was. */
export interface Deeds {
  /** First answers, with the days the lead had waited. */
  readonly answers: readonly (Deed & { readonly days: number })[];
  /** Deals that began, entries into a further stage, deals won and lost. */
  readonly begun: readonly Deed[];
  readonly moves: readonly Deed[];
  readonly won: readonly Deed[];
  readonly lost: readonly Deed[];
}

/** What one person did in a window, or all of them. */
export interface Pace {
  readonly answered: number;
  /** Days from a lead's coming to the first answer, the median; `null` below five answers. */
  readonly medianDays: number | null;
  readonly begun: number;
  readonly moved: number;
  readonly won: number;
  readonly lost: number;
}

const COUNTED = ["begun", "moves", "won", "lost"] as const;

function paceIn(deeds: Deeds): Pace {
  const days = deeds.answers.map((one) => ({ value: one.days, count: 1 }));
  return {
    answered: days.length,
    medianDays: days.length < MIN_CASES ? null : percentile(days, 0.5),
    begun: deeds.begun.length,
    moved: deeds.moves.length,
    won: deeds.won.length,
    lost: deeds.lost.length,
  };
}

const only = (deeds: Deeds, holds: (deed: Deed) => boolean): Deeds => ({
  answers: deeds.answers.filter(holds),
  begun: deeds.begun.filter(holds),
  moves: deeds.moves.filter(holds),
  won: deeds.won.filter(holds),
  lost: deeds.lost.filter(holds),
});

/**
 * How fast a team works in a window of days, both ends with it: of everybody, who moved most first, of all together, and week by week from the first day on
 * (standard, row 52). A win is a move too.
 */
export function paceOf(deeds: Deeds, from: Day, to: Day) {
  const inside = only(deeds, ({ on }) => on >= from && on <= to);
  const all = [...inside.answers, ...COUNTED.flatMap((name) => inside[name])];
  const people = [...new Set(all.map(({ who }) => who))].map((who) => ({ who, ...paceIn(only(inside, (deed) => deed.who === who)) }));
  const weeks = Math.floor((to - from + 1) / 7);
  return {
    people: people.sort((a, b) => b.moved - a.moved || b.answered - a.answered || (a.who ?? "").localeCompare(b.who ?? "", "en")),
    total: paceIn(inside),
    weeks: Array.from({ length: weeks }, (_, i) => {
      const first = from + 7 * i;
      return { first, ...paceIn(only(inside, ({ on }) => on >= first && on < first + 7)) };
    }),
  };
}
