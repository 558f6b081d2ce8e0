import { type Day, MIN_CASES, type Money, percentile } from "../../domain/index.ts";
import { type BantField, bantFields } from "../../standard/index.ts";
import type { Priority } from "./priority.ts";

/** A budget-based qualification as it was made on one day. */
export interface Bant {
  readonly recordedOn: Day;
  readonly budget: { readonly amount: Money | null; readonly isFunded: boolean } | null;
  /** Who may decide. */
  readonly authority: string | null;
  readonly need: string | null;
  readonly timeline: Day | null;
}

export interface BantVerdict {
  readonly passes: boolean;
  readonly missing: readonly BantField[];
}

/** Yes or no, once: all four hold. A budget holds when it is funded, whatever its amount. */
export function bantVerdict({ budget, authority, need, timeline }: Bant): BantVerdict {
  const met: Readonly<Record<BantField, boolean>> = {
    budget: budget?.isFunded === true,
    authority: authority !== null && authority.trim() !== "",
    need: need !== null && need.trim() !== "",
    timeline: timeline !== null,
  };
  const missing = bantFields.filter((field) => !met[field]);
  return { passes: missing.length === 0, missing };
}

export interface Comparison {
  readonly bant: BantVerdict;
  readonly priority: Priority;
  /** Whether it is in the first quarter of its peers; `null` with fewer than five of its currency. */
  readonly isTopQuarter: boolean | null;
  /** BANT would have turned it away although it matters: it must be seen (standard 2.3). */
  readonly isOverlooked: boolean;
}

/** Both ways of judging side by side. Peers are priorities of open deals on the same day; those in other currencies are left out. */
export function compareWithBant(bant: Bant, priority: Priority, peers: readonly Priority[]): Comparison {
  const scores = peers.flatMap(({ score, currency }) => (score !== null && currency === priority.currency ? [score] : []));
  const bound =
    scores.length < MIN_CASES
      ? null
      : percentile(
          scores.map((value) => ({ value, count: 1 })),
          0.75,
        );
  const isTopQuarter = bound === null || priority.score === null ? null : priority.score > 0 && priority.score >= bound;
  const verdict = bantVerdict(bant);
  return { bant: verdict, priority, isTopQuarter, isOverlooked: !verdict.passes && isTopQuarter === true };
}
