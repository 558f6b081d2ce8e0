import { describe, expect, test } from "vitest";
import type { MonthCounts, SpellCounts } from "./counts.ts";
import { leavingOf } from "./leaving.ts";

const months = Array.from({ length: 12 }, () => ({}) as MonthCounts);
const spell = (kind: SpellCounts["kind"], count: number, end: number | null, how: SpellCounts["how"]): SpellCounts => ({
  kind,
  start: 0,
  seen: 0,
  end,
  how,
  count,
});
/** A hundred customers of the first month, ten of whom leave in the fifth. */
const paying = [spell("paying", 90, null, "running"), spell("paying", 10, 5, "lost")];

describe("churn of live customers", () => {
  test("is everybody's where nobody tells who went live", () => {
    const untold = [...paying, spell("onboarding", 90, null, "running"), spell("onboarding", 10, 5, "lost")];
    const { lost, watched } = leavingOf({ months, spells: untold, terms: [] }, 12, false);
    expect([lost, watched]).toEqual([10, 90 * 11 + 10 * 5]);
  });

  test("leaves out those who are still in onboarding where it is told", () => {
    const told = [
      ...paying,
      spell("onboarding", 80, 2, "passed"),
      spell("onboarding", 10, null, "running"),
      spell("onboarding", 10, 5, "lost"),
    ];
    const { lost, watched } = leavingOf({ months, spells: told, terms: [] }, 12, true);
    expect([lost, watched]).toEqual([0, 80 * 9]);
  });
});
