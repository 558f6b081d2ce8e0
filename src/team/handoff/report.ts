import { type Rate, rateOf } from "../../domain/index.ts";
import { type ReturnReason, returnReasons } from "../../standard/index.ts";
import type { ServiceLevel } from "./service.ts";
import type { Handoff } from "./types.ts";

export interface Measured {
  readonly handoff: Handoff;
  readonly level: ServiceLevel;
}

export interface HandoffReport {
  /** Won deals that have a hand-off. */
  readonly n: number;
  /** Offered within its hours, of those that stand or are late already. */
  readonly inTime: Rate;
  /** Accepted before the kick-off, of those of which that is decided. */
  readonly beforeKickOff: Rate;
  /** First contact within its working days, of those that had one or are late with it. */
  readonly contactInTime: Rate;
  /** Accepted without ever being sent back, of those accepted. */
  readonly firstTime: Rate;
  /** Middle of the hours from the commit to the offer that stands; of two middles the lower. `null` without any. */
  readonly medianHours: { readonly value: number | null; readonly n: number };
  readonly medianHoursToAccepted: { readonly value: number | null; readonly n: number };
  /** How often each reason was given to send one back, those given most first. */
  readonly reasons: readonly { readonly reason: ReturnReason; readonly count: number }[];
  readonly returns: number;
}

function medianOf(values: readonly number[]): HandoffReport["medianHours"] {
  const sorted = [...values].sort((a, b) => a - b);
  return { value: sorted[Math.ceil(sorted.length / 2) - 1] ?? null, n: sorted.length };
}

/** The service level over hand-offs (standard, row 47). What still runs and is not late yet decides nothing. */
export function handoffReport(measured: readonly Measured[]): HandoffReport {
  const levels = measured.map(({ level }) => level);
  const rate = (of: readonly ServiceLevel[], is: (level: ServiceLevel) => boolean): Rate => rateOf(of.filter(is).length, of.length);
  const accepted = levels.filter(({ hoursToAccepted }) => hoursToAccepted !== null);
  const contacted = measured
    .filter(({ handoff, level }) => handoff.firstContactOn !== null || level.isContactLate)
    .map(({ level }) => level);
  const given = measured.flatMap(({ handoff }) => handoff.events.flatMap(({ reasons }) => reasons.map(({ reason }) => reason)));
  return {
    n: levels.length,
    inTime: rate(
      levels.filter(({ isRunning, isLate }) => !isRunning || isLate),
      ({ isLate }) => !isLate,
    ),
    beforeKickOff: rate(
      levels.filter((level) => level.isBeforeKickOff !== null),
      (level) => level.isBeforeKickOff === true,
    ),
    contactInTime: rate(contacted, ({ isContactLate }) => !isContactLate),
    firstTime: rate(accepted, ({ returns }) => returns === 0),
    medianHours: medianOf(levels.flatMap(({ isRunning, hours }) => (isRunning ? [] : [hours]))),
    medianHoursToAccepted: medianOf(accepted.flatMap(({ hoursToAccepted }) => hoursToAccepted ?? [])),
    reasons: returnReasons
      .map((reason) => ({ reason, count: given.filter((one) => one === reason).length }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    returns: levels.reduce((sum, { returns }) => sum + returns, 0),
  };
}
