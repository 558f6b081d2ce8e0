import { describe, expect, test } from "vitest";
import { type Day, day, formatDay, parseDay } from "../../domain/index.ts";
import { type Meeting, meetings } from "../../standard/index.ts";
import { type HeldMeeting, meetingStanding } from "./index.ts";

const on = (written: string): Day => parseDay(written) ?? day(0);
const meeting = (id: Meeting["id"]): Meeting => {
  const found = meetings.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const held = (id: Meeting["id"], when: string, differing: Partial<HeldMeeting> = {}): HeldMeeting => ({
  id: when,
  meeting: id,
  on: on(when),
  attendees: [],
  covered: [],
  decisions: [],
  ...differing,
});

describe("a meeting of the rhythm", () => {
  test.each([
    ["daily_pace", "2025-05-30", "2025-06-02"],
    ["daily_pace", "2025-06-02", "2025-06-03"],
    ["weekly_pipeline", "2025-06-02", "2025-06-09"],
    ["monthly_metrics", "2025-01-31", "2025-02-28"],
    ["quarterly_review", "2025-01-15", "2025-04-15"],
  ] as const)("%s after %s is due on %s, and overdue a day later", (id, last, next) => {
    const standing = (today: Day) => meetingStanding(meeting(id), [held(id, last)], today);
    expect(formatDay(standing(on(next)).nextOn)).toBe(next);
    expect([standing(on(next)).isOverdue, standing(day(on(next) + 1)).isOverdue]).toEqual([false, true]);
  });

  test("that was never held is due today", () => {
    expect(meetingStanding(meeting("daily_pace"), [], day(7))).toMatchObject({ lastOn: null, nextOn: 7, isOverdue: false, open: [] });
  });

  test("shows what was passed over, who was missing, and decisions that are late or have no owner", () => {
    const decided = (id: string, owner: string | null, due: string, doneOn: Day | null) => ({ id, what: id, owner, due: on(due), doneOn });
    const past = [
      held("daily_pace", "2025-06-02", {
        decisions: [decided("late", "Ida", "2025-06-03", null), decided("done", "Ida", "2025-06-03", on("2025-06-03"))],
      }),
      held("daily_pace", "2025-06-03", {
        attendees: [{ person: "Cem", role: "csm" }],
        covered: ["pace"],
        decisions: [decided("wish", null, "2025-06-09", null)],
      }),
      held("weekly_renewals", "2025-06-03", { decisions: [decided("other", "Ida", "2025-06-01", null)] }),
    ];
    const { passedOver, missingRoles, open, late, wishes } = meetingStanding(meeting("daily_pace"), past, on("2025-06-04"));
    expect([passedOver, missingRoles]).toEqual([["overdue"], ["revops", "sdr", "ae"]]);
    expect([open, late, wishes].map((some) => some.map(({ id }) => id))).toEqual([["late", "wish"], ["late"], ["wish"]]);
  });
});
