import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meetingLevers, shareForWinRate, winRateByMeetings, winRateOfMeetings } from "./win-rate-by-meetings.ts";

describe("a win rate from meetings", () => {
  test.each([
    [0.9, 12, 0.28243],
    [0.95, 12, 0.54036],
    [0.9, 10, 0.348678],
    [0.9, 6, 0.531441],
    [0.85, 4, 0.522006],
    [0.9, 4, 0.6561],
    [0.95, 4, 0.814506],
  ])("of %f over %i meetings is %f", (share, meetings, winRate) => {
    expect(winRateByMeetings({ share, meetings })).toBeCloseTo(winRate, 6);
  });

  test("of unlike meetings is their product, and the geometric mean stands for each of them", () => {
    const rates = winRateOfMeetings([0.5, 0.8, 0.9]);
    expect(rates.winRate).toBeCloseTo(0.36, 12);
    expect(winRateByMeetings({ share: rates.meanShare, meetings: rates.meetings })).toBeCloseTo(0.36, 12);
  });

  test("is refused for a share above 1, no meeting, and a list without meetings", () => {
    expect(() => winRateByMeetings({ share: 1.1, meetings: 3 })).toThrow("share from 0 to 1");
    expect(() => winRateByMeetings({ share: Number.NaN, meetings: 3 })).toThrow("share from 0 to 1");
    expect(() => winRateByMeetings({ share: 0.9, meetings: 0 })).toThrow("1 or more");
    expect(() => winRateOfMeetings([])).toThrow("is empty");
  });
});

describe("the two levers", () => {
  test("one of four meetings removed gives 17.6 % more, five points more at each of them 25.7 %", () => {
    const levers = meetingLevers({ share: 0.85, meetings: 4, fewer: 1, points: 0.05 });
    expect(levers.fewerMeetings.winRate).toBeCloseTo(0.614125, 6);
    expect(levers.fewerMeetings.times).toBeCloseTo(1.176, 3);
    expect(levers.higherShare.times).toBeCloseTo(1.257, 3);
    expect(levers.both.winRate).toBeCloseTo(0.9 ** 3, 12);
    expect(levers.capped).toBe(false);
  });

  test("points stop at a share of 1, and it is said", () => {
    const levers = meetingLevers({ share: 0.98, meetings: 5, points: 0.05 });
    expect(levers.higherShare.winRate).toBe(1);
    expect(levers.capped).toBe(true);
  });

  test("nothing won today has no multiple, and the last meeting cannot be removed", () => {
    expect(meetingLevers({ share: 0, meetings: 3 }).fewerMeetings.times).toBeNull();
    expect(() => meetingLevers({ share: 0.9, meetings: 1 })).toThrow("1 or more");
  });
});

const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const meetings = fc.integer({ min: 1, max: 30 });

describe("laws of meetings", () => {
  test("a further meeting never raises the win rate", () => {
    fc.assert(
      fc.property(share, meetings, (p, n) => {
        expect(winRateByMeetings({ share: p, meetings: n + 1 })).toBeLessThanOrEqual(winRateByMeetings({ share: p, meetings: n }));
      }),
    );
  });

  test("the share for a win rate gives that win rate", () => {
    fc.assert(
      fc.property(share, meetings, (winRate, n) => {
        expect(winRateByMeetings({ share: shareForWinRate({ winRate, meetings: n }), meetings: n })).toBeCloseTo(winRate, 9);
      }),
    );
  });

  test("the share that equals fewer meetings wins as much as they do", () => {
    fc.assert(
      fc.property(share, meetings, (p, n) => {
        const levers = meetingLevers({ share: p, meetings: n + 1 });
        expect(winRateByMeetings({ share: levers.shareThatEqualsFewer, meetings: n + 1 })).toBeCloseTo(levers.fewerMeetings.winRate, 9);
      }),
    );
  });
});
