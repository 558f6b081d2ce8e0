import { checkAtLeast, checkNotNegative, checkPositive, checkShare, checkSome } from "./ranges.ts";

export interface MeetingPath {
  /** Share of deals that go on after a meeting, the same at every meeting: 0 to 1. */
  readonly share: number;
  /** Meetings from the first to the signature: 1 or more, and a mean such as 6.4 may be given. */
  readonly meetings: number;
}

/**
 * Share of deals won when each of n meetings lets a share p go on: `p^n`, a ratio from 0 to 1.
 *
 * A mean number of meetings gives the win rate of the average deal, which is never more than the average win rate of the
 * deals. Refused: a share outside 0 to 1, less than one meeting.
 * Source: standard 1.3.2 (The Science of Revenue, mathematical model); T1, T2.
 */
export function winRateByMeetings({ share, meetings }: MeetingPath): number {
  checkShare("share", share);
  checkAtLeast("meetings", meetings, 1);
  return share ** meetings;
}

export interface MeetingRates {
  readonly winRate: number;
  /** Geometric mean: the one share that, at every meeting, gives the same win rate. */
  readonly meanShare: number;
  readonly meetings: number;
}

/**
 * Win rate from the share that goes on after each meeting, in their order: the product, with its geometric mean.
 *
 * Refused: an empty list, a share outside 0 to 1. Source: standard 1.3.2, `winRate = p_1 · … · p_n = p_mean^n`.
 */
export function winRateOfMeetings(shares: readonly number[]): MeetingRates {
  checkSome("shares", shares);
  for (const share of shares) checkShare("share", share);
  const winRate = shares.reduce((product, share) => product * share, 1);
  return { winRate, meanShare: winRate ** (1 / shares.length), meetings: shares.length };
}

export interface MeetingLever {
  readonly share: number;
  readonly meetings: number;
  readonly winRate: number;
  /** Win rate over the win rate of today; null when nothing is won today. */
  readonly times: number | null;
}

export interface MeetingLevers {
  readonly now: MeetingLever;
  readonly fewerMeetings: MeetingLever;
  readonly higherShare: MeetingLever;
  readonly both: MeetingLever;
  /** The points did not all fit below a share of 1. */
  readonly capped: boolean;
  /** Share per meeting that, with the meetings of today, wins as much as the fewer meetings do. */
  readonly shareThatEqualsFewer: number;
}

/**
 * What the two levers of a sales cycle give: fewer meetings, or a higher share that goes on after each.
 *
 * `fewer` is a number of meetings (1 unless told; at least one meeting is left), `points` is added to the share in absolute
 * points (0.05 is five points) and stops at 1. Refused: what leaves less than one meeting, negative points.
 * Source: standard 1.3.2; both levers of `p^n`.
 */
export function meetingLevers(path: MeetingPath & { readonly fewer?: number; readonly points?: number }): MeetingLevers {
  const { share, meetings, fewer = 1, points = 0.05 } = path;
  const today = winRateByMeetings({ share, meetings });
  checkNotNegative("fewer", fewer);
  checkNotNegative("points", points);
  const left = meetings - fewer;
  checkAtLeast("meetings left", left, 1);
  const higher = Math.min(1, share + points);
  const lever = (changedShare: number, changedMeetings: number): MeetingLever => {
    const winRate = changedShare ** changedMeetings;
    return { share: changedShare, meetings: changedMeetings, winRate, times: today === 0 ? null : winRate / today };
  };
  return {
    now: lever(share, meetings),
    fewerMeetings: lever(share, left),
    higherShare: lever(higher, meetings),
    both: lever(higher, left),
    capped: share + points > 1,
    shareThatEqualsFewer: share ** (left / meetings),
  };
}

/**
 * Share that must go on after every meeting for a win rate to be reached: `winRate^(1/n)`, the inverse of
 * `winRateByMeetings`. Refused: a win rate that is 0 or above 1, less than one meeting.
 */
export function shareForWinRate({ winRate, meetings }: { readonly winRate: number; readonly meetings: number }): number {
  checkPositive("winRate", winRate);
  checkShare("winRate", winRate);
  checkAtLeast("meetings", meetings, 1);
  return winRate ** (1 / meetings);
}
