import { type Day, MIN_CASES, type Money, type Rate, rateOf, totalsOf } from "../../domain/index.ts";
import { confirmedOn } from "../plans/index.ts";
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

class Sums {
  n = 0;
  opening = 0n;
  gross = 0n;
  closing = 0n;

  add({ opening, gross, closing }: Retained): void {
    if (opening <= 0n) return;
    this.n += 1;
    this.opening += opening;
    this.gross += gross;
    this.closing += closing;
  }
}

function retentionOf({ n, opening, gross, closing }: Sums): RetentionOf {
  const sums = { n, opening, gross, closing };
  if (sums.n < MIN_CASES) return { ...sums, nrr: null, grr: null, reason: sums.n === 0 ? "no_opening" : "too_few" };
  const over = (top: bigint): number => Number(top) / Number(sums.opening);
  return { ...sums, nrr: over(sums.closing), grr: over(sums.gross), reason: null };
}

/**
 * NRR and GRR of accounts with and without a confirmed outcome (standard 3, moment 7). What counts is a confirmation that held when the window
 * began: who leaves early has no time to confirm, and one made later would credit the outcome with having stayed.
 *
 * @param retained of one currency, counted elsewhere; accounts without recurring value at the beginning are left out
 */
export function retentionByOutcome(accounts: readonly BaseAccount[], retained: Iterable<Retained>, windowFrom: Day): RetentionByOutcome {
  const proven = new Set(accounts.filter((account) => confirmationsOf(account, windowFrom).length > 0).map(({ id }) => id));
  const [withOutcome, withoutOutcome, all] = [new Sums(), new Sums(), new Sums()];
  for (const one of retained) {
    (proven.has(one.accountId) ? withOutcome : withoutOutcome).add(one);
    all.add(one);
  }
  return { withOutcome: retentionOf(withOutcome), withoutOutcome: retentionOf(withoutOutcome), all: retentionOf(all) };
}

export interface RetentionByDepth {
  readonly depth: "deep" | "shallow" | "unknown";
  readonly kept: Rate;
}

/**
 * Whether customers whose need was well understood stay longer (standard, row 71): of those who committed early enough to be judged, the
 * share still here after `days`. Deep is a total of 12 of 15 or more at the commit.
 */
export function retentionByDepth(accounts: readonly BaseAccount[], on: Day, days: number, deepFrom = 12): readonly RetentionByDepth[] {
  const depthOf = ({ diagnosed }: BaseAccount): RetentionByDepth["depth"] =>
    diagnosed === null ? "unknown" : diagnosed >= deepFrom ? "deep" : "shallow";
  const judged = accounts.filter(({ committedOn }) => committedOn !== null && on - committedOn >= days);
  return (["deep", "shallow", "unknown"] as const).map((depth) => {
    const own = judged.filter((account) => depthOf(account) === depth);
    const kept = own.filter(({ committedOn, leftOn }) => leftOn === null || committedOn === null || leftOn - committedOn >= days);
    return { depth, kept: rateOf(kept.length, own.length) };
  });
}
