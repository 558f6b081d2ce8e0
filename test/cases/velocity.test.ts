import { expect, test } from "vitest";
import { day, formatDay, parseDay } from "../../src/domain/index.ts";
import { ask, caseJson, describeCase } from "../helpers/golden.ts";
import { ledgerOf } from "./company-ledger.ts";

interface Pipeline {
  readonly opportunities: number;
  readonly deal: number;
  readonly win_rate: number;
  readonly cycle_days: number;
}

interface Published {
  readonly metric: string;
  readonly url: string;
  readonly input: Pipeline;
  readonly expected_per_day: number;
  readonly also?: { readonly cycle_days: number; readonly expected_per_day: number };
}

const CLOSED_ON = parseDay("2024-06-15") ?? day(0);
const CLOSED = 100;

/** A pipeline as it is told: so many open deals, and a hundred closed ones with the win rate and the cycle it names. */
async function velocityOf({ opportunities, deal, win_rate: rate, cycle_days: cycle }: Pipeline, method: string): Promise<number> {
  const created = formatDay(day(CLOSED_ON - cycle));
  const closed = Array.from({ length: CLOSED }, (_, i) => {
    const outcome = i < Math.round(rate * CLOSED) ? "won" : "lost";
    return `deal c${i}: sql ${created}, ${outcome} ${formatDay(CLOSED_ON)}, worth ${deal} USD`;
  });
  const open = Array.from({ length: opportunities }, (_, i) => `deal o${i}: sql 2024-06-01, worth ${deal} USD`);
  const context = await ledgerOf(...closed, ...open);
  const [point] = await ask(context, { metric: "sales_velocity", from: "2024-06", to: "2024-06", method });
  return (point?.value ?? 0) / 100;
}

test("T10: 80 opportunities of 150,000 at 35 % in 45 days are 93,333.33 a day, by median and by average", async () => {
  const pipeline = { opportunities: 80, deal: 150_000, win_rate: 0.35, cycle_days: 45 };
  expect(await velocityOf(pipeline, "average_cycle")).toBe(93_333.33);
  expect(await velocityOf(pipeline, "median_cycle")).toBe(93_333.33);
});

test("deals that were open at the end of a period count there, even when they have been closed since", async () => {
  const closed = [1, 2, 3, 4, 5].map((i) => `deal w${i}: sql 2024-01-01, won 2024-01-31, worth 300 USD`);
  const context = await ledgerOf(
    ...closed,
    "deal x: sql 2024-01-10, lost 2024-03-10, worth 10 USD",
    "deal y: sql 2024-02-10, worth 10 USD",
  );
  const [january] = await ask(context, { metric: "sales_velocity", from: "2024-01", to: "2024-01" });
  expect(january).toMatchObject({ value: 10_00, n: 5, directional: true });
});

describeCase("published_worked_examples.json", "sales velocity as others have published it", () => {
  const { cases } = caseJson("published_worked_examples.json") as { readonly cases: readonly Published[] };
  const told = cases.filter(({ metric }) => metric === "Sales velocity");

  test.each(told)("$url: $expected_per_day a day, to the whole money the page prints", async ({ input, expected_per_day: expected }) => {
    const velocity = await velocityOf(input, "average_cycle");
    // One page cuts off where the others round.
    expect([Math.round(velocity), Math.floor(velocity)]).toContain(expected);
  });

  test("the first of them in 65 days is 2,791.38 a day, which its page prints as 2,790", async () => {
    const shorter = told.find(({ also }) => also !== undefined);
    if (shorter?.also === undefined) throw new Error("no page speaks of another cycle any more");
    const velocity = await velocityOf({ ...shorter.input, cycle_days: shorter.also.cycle_days }, "average_cycle");
    expect(velocity).toBe(2791.38);
    expect(Math.round(velocity / 10) * 10).toBe(shorter.also.expected_per_day);
  });
});
