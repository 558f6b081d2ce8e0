import { type Bounds, differenceOfRates, MIN_CASES, percentile, type Rate, rateOf } from "../../domain/index.ts";
import { type Methodology, type MethodologyId, type MomentId, methodologies, moments, type SalesPhase } from "../../standard/index.ts";
import { groupsOf } from "./groups.ts";
import { qualityOf, WELL } from "./quality.ts";
import type { Case, MomentRecord, PhaseWork } from "./types.ts";

export interface TeamIndex {
  readonly team: string;
  readonly moment: MomentId;
  readonly n: number;
  /** Mean quality, 0 to 3; `null` below five records. */
  readonly mean: number | null;
  readonly doneWell: Rate;
}

/** The quality of each moment by team, in the order of the moments; teams by name. */
export function teamIndex(records: readonly MomentRecord[]): readonly TeamIndex[] {
  const teams = [...new Set(records.map(({ team }) => team))].sort();
  return teams.flatMap((team) =>
    moments.flatMap(({ id }): readonly TeamIndex[] => {
      const qualities = records.filter((one) => one.team === team && one.moment === id).map(qualityOf);
      const n = qualities.length;
      if (n === 0) return [];
      const mean = n < MIN_CASES ? null : qualities.reduce<number>((sum, quality) => sum + quality, 0) / n;
      return [{ team, moment: id, n, mean, doneWell: rateOf(qualities.filter((quality) => quality >= WELL).length, n) }];
    }),
  );
}

export interface Lift {
  readonly moment: MomentId;
  /** Conversion of cases in which the moment was done well before they were decided, and of all others. */
  readonly withIt: Rate;
  readonly withoutIt: Rate;
  /** What goes together need not cause: who does a moment well may do other things well too. */
  readonly difference: (Bounds & { readonly value: number }) | null;
}

const isOf = (record: MomentRecord, one: Case): boolean =>
  record.accountId === one.accountId && (record.dealId === null || one.dealId === null || record.dealId === one.dealId);

/** Conversion with and without a moment done well, with n and Wilson's interval (standard 3, row 53). */
export function liftOf(moment: MomentId, records: readonly MomentRecord[], cases: readonly Case[]): Lift {
  const well = records.filter((record) => record.moment === moment && qualityOf(record) >= WELL);
  const byAccount = groupsOf(well, ({ accountId }) => accountId);
  const has = (one: Case): boolean =>
    (byAccount.get(one.accountId) ?? []).some((record) => record.on <= one.decidedOn && isOf(record, one));
  const rate = (some: readonly Case[]): Rate => rateOf(some.filter(({ isConverted }) => isConverted).length, some.length);
  const groups = groupsOf(cases, (one) => (has(one) ? "with" : "without"));
  const [withIt, withoutIt] = [rate(groups.get("with") ?? []), rate(groups.get("without") ?? [])];
  return { moment, withIt, withoutIt, difference: differenceOfRates(withIt, withoutIt) };
}

export interface MethodologyReport {
  readonly phase: SalesPhase;
  readonly methodology: MethodologyId;
  readonly conversion: Rate;
  /** Median days of those that ended; `null` below five. */
  readonly medianDays: number | null;
  /** Share in which everything the methodology asks for is on record. */
  readonly followed: Rate;
}

/** Conversion, time and adherence by phase and methodology, over what has ended (standard 2.4, rows 38 to 40 and 51). */
export function methodologyReport(
  work: readonly PhaseWork[],
  standard: readonly Methodology[] = methodologies,
): readonly MethodologyReport[] {
  const groups = groupsOf(work, ({ phase, methodology }) => `${phase} ${methodology}`);
  return [...groups.values()].flatMap((own): readonly MethodologyReport[] => {
    const [one] = own;
    if (one === undefined) return [];
    const asks = standard.find(({ id }) => id === one.methodology)?.asks ?? [];
    const ended = own.filter(({ isConverted }) => isConverted !== null);
    const days = ended.flatMap((some) => (some.days === null ? [] : [{ value: some.days, count: 1 }]));
    const followed = own.filter(({ met }) => asks.every(({ id }) => met.includes(id)));
    return [
      {
        phase: one.phase,
        methodology: one.methodology,
        conversion: rateOf(ended.filter(({ isConverted }) => isConverted === true).length, ended.length),
        medianDays: days.length < MIN_CASES ? null : percentile(days, 0.5),
        followed: rateOf(followed.length, own.length),
      },
    ];
  });
}
