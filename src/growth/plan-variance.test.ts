import { describe, expect, test } from "vitest";
import { Refusal } from "../domain/index.ts";
import { type PlanVarianceInput, planVariance } from "./plan-variance.ts";
import { simulate } from "./simulate.ts";
import { worked } from "./worked.ts";

const known = (value: number) => ({ value, n: 40, over: 1 });
const plan = { segments: [worked], changes: [], startMonth: 0, months: 6 };
const asPlanned: PlanVarianceInput = { ...plan, actual: { ...simulate(plan).total, segments: [] } };

describe("a plan beside what happened", () => {
  test("says of each lever what was planned in the month, with its ramp", () => {
    const changes = [{ lever: "cr.win", by: "points" as const, amount: 0.06, from: 2, ramp: 3 }];
    const months = planVariance({ ...asPlanned, changes });
    const wins = months.map(({ levers }) => levers.find(({ lever }) => lever === "cr.win")?.planned);
    expect(wins.map((value) => value?.toFixed(2))).toEqual(["0.25", "0.25", "0.27", "0.29", "0.31", "0.31"]);
  });

  test("names levers in the order of the Bowtie, and those that move no revenue not at all", () => {
    expect(planVariance(asPlanned)[0]?.levers.map(({ lever }) => lever)).toEqual([
      "inflow",
      "cr.prospect_mql",
      "dt.awareness",
      "cr.mql_sql",
      "dt.education",
      "cr.sql_sal",
      "dt.prioritise",
      "cr.win",
      "dt.select",
      "price",
      "discount",
      "cr.onboard",
      "dt.onboard",
      "usage_churn",
      "renewal",
      "expansion",
      "contraction",
      "uplift",
    ]);
  });

  test("takes the plan's value to hold where nobody knows, so that the rest is unexplained", () => {
    const dearer = simulate({ ...plan, changes: [{ lever: "price", by: "relative", amount: 0.5 }] }).total;
    const untold = planVariance({ ...plan, actual: { ...dearer, segments: [] } });
    expect(untold[5]?.unexplained).toBe((untold[5]?.arr.actual ?? 0) - (untold[5]?.arr.planned ?? 0));
    const levers = { price: [null, null, 45_000, 45_000, 45_000, 45_000].map((value) => ({ value, n: 3, over: 0 })) };
    const told = planVariance({ ...plan, actual: { ...dearer, segments: [{ name: "worked", levers }] } });
    const price = told.map((month) => month.levers.find(({ lever }) => lever === "price"));
    expect([price[1]?.variance, price[1]?.actual, price[5]?.actual]).toEqual([0, null, 45_000]);
    expect(price[5]?.variance).toBeLessThan((told[5]?.arr.actual ?? 0) - (told[5]?.arr.planned ?? 0));
  });

  test("gives what two levers do together to the later one", () => {
    const levers = { "cr.win": plan6(0.5), price: plan6(60_000) };
    const both = simulate({ ...plan, changes: [to("cr.win", 0.5), to("price", 60_000)] }).total;
    const [last] = planVariance({ ...plan, actual: { ...both, segments: [{ name: "worked", levers }] } }).slice(-1);
    const variance = (lever: string) => last?.levers.find((one) => one.lever === lever)?.variance;
    const [base, wins, all] = [
      last?.arr.planned ?? 0,
      simulate({ ...plan, changes: [to("cr.win", 0.5)] }).total.arr[5] ?? 0,
      both.arr[5] ?? 0,
    ];
    expect(variance("cr.win")).toBe(Math.round(wins - base));
    expect(variance("price")).toBe(Math.round(all - wins));
  });

  test("has no month before one is over, and refuses what can't be run", () => {
    expect(planVariance({ ...asPlanned, months: 0 })).toEqual([]);
    expect(() => planVariance({ ...asPlanned, changes: [to("luck", 1)] })).toThrow(Refusal);
  });
});

const plan6 = (value: number) => Array.from({ length: 6 }, () => known(value));
const to = (lever: string, amount: number) => ({ lever, by: "to" as const, amount });
