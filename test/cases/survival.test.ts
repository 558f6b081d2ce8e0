import { expect, test } from "vitest";
import { type Observed, productLimit } from "../../src/metrics/survival-curve.ts";
import { caseJson, dataRows, describeCase, describeData } from "../helpers/golden.ts";

interface Case {
  readonly name: string;
  readonly entry?: readonly number[];
  readonly durations: readonly number[];
  readonly observed?: readonly (boolean | 0 | 1)[];
  readonly at?: readonly number[];
  readonly expected_survival?: readonly number[];
  readonly expected_survival_sequence?: readonly number[];
  readonly expected_ci_lower?: readonly number[];
  readonly expected_ci_upper?: readonly number[];
  readonly expected_cumulative_density?: readonly number[];
}

const NEVER_IN_DOUBT = -1;

const observedOf = ({ entry, durations, observed }: Case): readonly Observed[] =>
  durations.map((exit, i) => ({ entry: entry?.[i] ?? NEVER_IN_DOUBT, exit, lost: Boolean(observed?.[i] ?? true), count: 1 }));

const shareAt = (cases: readonly Observed[], time: number): number => productLimit(cases).findLast(({ at }) => at <= time)?.share ?? 1;

describeCase("lifelines_kaplan_meier.json", "lifelines, checked there against R", () => {
  const { cases } = caseJson("lifelines_kaplan_meier.json") as { cases: readonly Case[] };

  test.each(cases.filter(({ expected_survival }) => expected_survival).map((one) => [one.name, one] as const))(
    "right-censored: %s, with its band where one is stated",
    (_, one) => {
      const steps = productLimit(observedOf(one));
      one.at?.forEach((time, i) => {
        const step = steps.find(({ at }) => at === time);
        expect(step?.share).toBeCloseTo(one.expected_survival?.[i] ?? Number.NaN, 2);
        // Stated to four, or three, decimals.
        if (one.expected_ci_lower) expect(step?.band?.low).toBeCloseTo(one.expected_ci_lower[i] ?? Number.NaN, 2.5);
        if (one.expected_ci_upper) expect(step?.band?.high).toBeCloseTo(one.expected_ci_upper[i] ?? Number.NaN, 2.5);
      });
    },
  );

  test.each(cases.filter(({ entry }) => entry).map((one) => [one.name, one] as const))("delayed entry: %s", (_, one) => {
    const observed = observedOf(one);
    const times = [...new Set([0, ...observed.flatMap(({ entry, exit }) => [entry, exit])])].sort((a, b) => a - b);
    const shares = times.map((time) => shareAt(observed, time));
    expect(shares).toHaveLength(one.expected_survival_sequence?.length ?? 0);
    shares.forEach((share, i) => {
      expect(share).toBeCloseTo(one.expected_survival_sequence?.[i] ?? Number.NaN, 2);
    });
  });

  test("left-censored: the same estimate with time turned round gives the share that has happened by then", () => {
    const one = cases.find(({ name }) => name === "left censored");
    if (!one) throw new Error("there is no such case");
    const turned = observedOf(one).map((each) => ({ ...each, entry: Number.NEGATIVE_INFINITY, exit: -each.exit }));
    const times = [0, ...new Set(one.durations)];
    times.forEach((time, i) => {
      const later = productLimit(turned).findLast(({ at }) => at < -time);
      expect(later?.share ?? 1).toBeCloseTo(one.expected_cumulative_density?.[i] ?? Number.NaN, 6);
    });
  });
});

describeData("telco_churn", () => {
  const rows = dataRows("telco_churn", "WA_Fn-UseC_-Telco-Customer-Churn.csv").map(({ tenure, Churn }) => ({
    tenure: Number(tenure),
    left: Churn === "Yes",
  }));

  test("survival by tenure is the product of the shares that stay, month by month", () => {
    expect(rows.length).toBeGreaterThan(7000);
    const cases = rows.map(({ tenure, left }) => ({ entry: NEVER_IN_DOUBT, exit: tenure, lost: left, count: 1 }));
    let share = 1;
    for (let month = 0; month <= 72; month++) {
      const there = rows.filter(({ tenure }) => tenure >= month).length;
      const left = rows.filter((row) => row.left && row.tenure === month).length;
      share *= 1 - left / there;
      expect(shareAt(cases, month)).toBeCloseTo(share, 12);
    }
  });
});
