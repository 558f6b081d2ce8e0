import { expect, test } from "vitest";
import { leadDaysOf, USUAL_LEAD_DAYS, usualSteps } from "./index.ts";

test("from the signature to the value it takes the longest way through what waits for the signature", () => {
  const steps = usualSteps("en");
  expect([leadDaysOf(steps), USUAL_LEAD_DAYS]).toEqual([51, 51]);
  const beside = { id: "training", kind: null, dependsOn: ["signature"], days: 70 } as const;
  expect(leadDaysOf([...steps, beside])).toBe(70);
  expect(leadDaysOf([...steps, { ...beside, dependsOn: ["legal"] }])).toBe(51);
});

test("a plan without a signature, or with nothing after it, does not say it", () => {
  const steps = usualSteps("en");
  expect(leadDaysOf(steps.filter(({ kind }) => kind !== "signature"))).toBeNull();
  expect(leadDaysOf(steps.filter(({ kind }) => kind !== "go_live" && kind !== "first_value"))).toBeNull();
  expect(leadDaysOf([])).toBeNull();
});

test("steps that wait for each other end it all the same", () => {
  const step = (id: string, dependsOn: readonly string[]) => ({
    id,
    kind: id === "signature" ? ("signature" as const) : null,
    dependsOn,
    days: 5,
  });
  expect(leadDaysOf([step("signature", []), step("a", ["signature", "b"]), step("b", ["a"])])).toBe(10);
});
