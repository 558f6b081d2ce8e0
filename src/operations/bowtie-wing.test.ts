import fc from "fast-check";
import { expect, test } from "vitest";
import { wingOf } from "./bowtie-wing.ts";

const parts = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([part, value]) => ({ part, value: { value, n: 1 } }));

test("the right wing begins with what was won and ends with the MRR of the closing", () => {
  const movements = parts({ opening: 1000, new: 300, expansion: 120, contraction: -20, churn: -150, reactivation: 0, closing: 1250 });
  const wing = wingOf(movements, parts({ onboarding: -60, usage: -40, renewal: -50 }), true);
  expect(wing.map(({ state, value }) => `${state} ${value}`)).toEqual([
    "commit 300",
    "live 240",
    "impact 1200",
    "renewed 1130",
    "expanded 1250",
  ]);
});

test("where nobody records who went live, losses stand at the renewal", () => {
  const movements = parts({ opening: 1000, new: 300, expansion: 120, contraction: -20, churn: -150, closing: 1250 });
  const wing = wingOf(movements, [], false);
  expect(wing.map(({ value }) => value)).toEqual([300, null, null, 1130, 1250]);
});

test("whatever moved, the last station is the closing", () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const names = ["opening", "new", "expansion", "contraction", "reactivation", "initial", "fx", "correction", "rounding"];
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 9, maxLength: 9 }),
      fc.array(amount, { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      (values, lost, live) => {
        const [onboarding = 0, usage = 0, renewal = 0] = lost;
        const moved = { ...Object.fromEntries(names.map((name, i) => [name, values[i] ?? 0])), churn: onboarding + usage + renewal };
        const closing = Object.values(moved).reduce((sum, value) => sum + value, 0);
        const wing = wingOf(parts({ ...moved, closing }), live ? parts({ onboarding, usage, renewal }) : [], live);
        expect(wing.at(-1)?.value).toBe(closing);
      },
    ),
  );
});
