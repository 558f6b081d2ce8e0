import { type Day, MIN_CASES, type Money, type Rate, rateOf, remembering, totalsOf } from "../../domain/index.ts";
import { confirmedOn } from "../plans/index.ts";
import { type Groups, summed } from "./groups.ts";
import { confirmationsOf, outcomesOf } from "./outcome-days.ts";
import type { BaseAccount, Expansion, Retained } from "./types.ts";

export interface ExpansionProof {
  readonly account: BaseAccount;
  readonly expansion: Expansion;
  /** `proven`: the outcome it names was confirmed by that day. `preceded`: another one was. `unproven`: none was. */
  readonly proof: "proven" | "preceded" | "unproven";
}

export interface ExpansionReport {
  readonly expansions: readonly ExpansionProof[];
  /** Share of expansions that any confirmed outcome came before. */
  readonly preceded: Rate;
  /** Worth of those, and of all, by currency. */
  readonly precededWorth: readonly Money[];
  readonly worth: readonly Money[];
}

function proofOf(account: BaseAccount, { on, outcomeId }: Expansion): ExpansionProof["proof"] {
  const named = outcomesOf(account).find(({ id }) => id === outcomeId);
  if (named !== undefined && confirmedOn(named, on) !== null) return "proven";
  return confirmationsOf(account, on).length > 0 ? "preceded" : "unproven";
}

/** Which growth of the base came from proven value (standard 3, moment 7; row 65), within a window of days, both ends included. */
export function expansionReport(accounts: readonly BaseAccount[], from: Day, to: Day): ExpansionReport {
  const expansions = accounts.flatMap((account) =>
    account.expansions
      .filter(({ on }) => on >= from && on <= to)
      .map((expansion): ExpansionProof => ({ account, expansion, proof: proofOf(account, expansion) })),
  );
  const preceded = expansions.filter(({ proof }) => proof !== "unproven");
  const worth = (some: readonly ExpansionProof[]): readonly Money[] => totalsOf(some.flatMap(({ expansion }) => expansion.worth ?? []));
  return { expansions, preceded: rateOf(preceded.length, expansions.length), precededWorth: worth(preceded), worth: worth(expansions) };
}

export interface RetentionOf {
  readonly n: number;
  /** What the rates are made of, in the ledger's units. */
  readonly opening: bigint;
  readonly gross: bigint;
  readonly closing: bigint;
  /** `null` with a reason. */
  readonly nrr: number | null;
  /** Each account counts at most what it began with. */
  readonly grr: number | null;
  readonly reason: "too_few" | "no_opening" | null;
}

export interface RetentionByOutcome {
  readonly withOutcome: RetentionOf;
  readonly withoutOutcome: RetentionOf;
  /** Both together: the retention of the metric. */
  readonly all: RetentionOf;
}

interface Sums {
  readonly n: number;
  readonly opening: bigint;
  readonly gross: bigint;
  readonly closing: bigint;
}

function sumsOf(some: Iterable<Retained>): Sums {
  let n = 0;
  let [sumOpening, sumGross, sumClosing] = [0n, 0n, 0n];
  for (const { opening, gross, closing } of some) {
    if (opening <= 0n) continue;
    n += 1;
    sumOpening += opening;
    sumGross += gross;
    sumClosing += closing;
  }
  return { n, opening: sumOpening, gross: sumGross, closing: sumClosing };
}

const sumsOfAll = remembering((retained: ReadonlyMap<string, Retained>): Sums => sumsOf(retained.values()));

const less = (all: Sums, some: Sums): Sums => ({
  n: all.n - some.n,
  opening: all.opening - some.opening,
  gross: all.gross - some.gross,
  closing: all.closing - some.closing,
});

function retentionOf(sums: Sums): RetentionOf {
  if (sums.n < MIN_CASES) return { ...sums, nrr: null, grr: null, reason: sums.n === 0 ? "no_opening" : "too_few" };
  const over = (top: bigint): number => Number(top) / Number(sums.opening);
  return { ...sums, nrr: over(sums.closing), grr: over(sums.gross), reason: null };
}

/**
 * NRR and GRR of accounts with and without a confirmed outcome (standard 3, moment 7). What counts is a confirmation that held when the window
 * began: who leaves early has no time to confirm, and one made later would credit the outcome with having stayed.
 *
 * @param planned the accounts that may have confirmed something
 * @param retained by account, of one currency, counted elsewhere; accounts without recurring value at the beginning are left out
 */
export function retentionByOutcome(
  planned: readonly BaseAccount[],
  retained: ReadonlyMap<string, Retained>,
  windowFrom: Day,
): RetentionByOutcome {
  const proven = planned.filter((account) => confirmationsOf(account, windowFrom).length > 0);
  const all = sumsOfAll(retained);
  const withOutcome = sumsOf(proven.flatMap(({ id }) => retained.get(id) ?? []));
  return { withOutcome: retentionOf(withOutcome), withoutOutcome: retentionOf(less(all, withOutcome)), all: retentionOf(all) };
}

export interface RetentionByDepth {
  readonly depth: "deep" | "shallow" | "unknown";
  readonly kept: Rate;
}

type Depth = RetentionByDepth["depth"];
const depths: readonly Depth[] = ["deep", "shallow", "unknown"];

const judgedOf = remembering((group: readonly BaseAccount[], on: Day, days: number, deepFrom: number) => {
  const counts: Readonly<Record<Depth, { kept: number; n: number }>> = {
    deep: { kept: 0, n: 0 },
    shallow: { kept: 0, n: 0 },
    unknown: { kept: 0, n: 0 },
  };
  for (const { committedOn, leftOn, diagnosed } of group) {
    if (committedOn === null || on - committedOn < days) continue;
    const own = counts[diagnosed === null ? "unknown" : diagnosed >= deepFrom ? "deep" : "shallow"];
    own.n += 1;
    if (leftOn === null || leftOn - committedOn >= days) own.kept += 1;
  }
  return counts;
});

/**
 * Whether customers whose need was well understood stay longer (standard, row 71): of those who committed early enough to be judged, the
 * share still here after `days`. Deep is a total of 12 of 15 or more at the commit.
 */
export function retentionByDepth(groups: Groups, on: Day, days: number, deepFrom = 12): readonly RetentionByDepth[] {
  const parts = groups.map((group) => judgedOf(group, on, days, deepFrom));
  const total = (depth: Depth, of: "kept" | "n"): number => summed(parts.map((part) => part[depth][of]));
  return depths.map((depth) => ({ depth, kept: rateOf(total(depth, "kept"), total(depth, "n")) }));
}
