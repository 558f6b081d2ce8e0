import { afterEach, describe, expect, test } from "vitest";
import { type Scenario, scenarioSchema } from "../src/contract/index.ts";
import { Refusal } from "../src/domain/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { addPlan, scenarioHistory } from "../src/team/scenarios/store.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(() => context.close());
const quiet = (): undefined => undefined;
const scenario = (rest: object): Scenario => scenarioSchema.parse({ name: "base", ...rest });
const save = (rest: object) => operations.saveScenario(context, scenario(rest), quiet);
const names = async () => (await operations.scenarios(context, {}, quiet)).scenarios.map(({ name }) => name);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

const customers = (count: number, from: string, rest = ""): readonly string[] =>
  Array.from(
    { length: count },
    (_, i) => `c${from.replace("-", "")}n${i} (region=${i % 2 === 0 ? "north" : "south"}): 100 USD/month from ${from}${rest}`,
  );

describe("saved scenarios", () => {
  test("come back as they were saved, by name, in whatever letters", async () => {
    context = await emptyLedger();
    const dear = scenario({
      name: "düsseldorf / “teurer” ’26 🚀",
      note: "Two lines\nand a \\u0000 that is only text",
      question: { segment: "region", where: [{ field: "region", values: ["", "O'Brien; drop table"] }] },
      changes: [{ lever: "price", by: "relative", amount: 0.1, from: 3, ramp: 6 }],
      target: { arr: 1e12, month: "2028-12" },
      costs: { "north:price": 12.5, b: 0, a: 1e-7 },
    });
    const at = await save(dear);
    await save({ name: "base" });
    const { scenarios } = await operations.scenarios(context, {}, quiet);
    expect(scenarios).toEqual([{ ...scenario({}), savedAt: at.savedAt }, at]);
    expect(at).toEqual({ ...dear, savedAt: "2026-07-15T12:00:00.000Z" });
  });

  test("keep everything they have been, and come back by being saved again", async () => {
    context = await emptyLedger();
    await save({ months: 12 });
    await save({ months: 24 });
    await operations.deleteScenario(context, { name: "base" }, quiet);
    expect(await names()).toEqual([]);
    expect(await codeOf(operations.deleteScenario(context, { name: "base" }, quiet))).toBe("no_such_scenario");
    await save({ months: 36 });
    expect(await names()).toEqual(["base"]);
    const history = await scenarioHistory(context.storage.pool, "base");
    expect(history.map(({ body }) => (body as Scenario | null)?.months ?? null)).toEqual([36, null, 24, 12]);
  });

  test("of levers nobody knows, or with text that can't be kept, are refused in a sentence", async () => {
    context = await emptyLedger();
    const luck = [{ lever: "luck", by: "to", amount: 1 }];
    await expect(save({ changes: luck })).rejects.toThrow(/“base” changes “luck”, and there is no such lever\. Known: inflow, /);
    await expect(save({ note: "a\0b" })).rejects.toThrow(/“note”/);
    await expect(save({ costs: { "\ud800": 1 } })).rejects.toThrow(/no letter in a name of a field/);
    for (const name of ["", " ", ".", "..", "x".repeat(81)]) expect(scenarioSchema.safeParse({ name }).success, name).toBe(false);
    expect(await names()).toEqual([]);
  });
});

describe("a plan", () => {
  const through = (day: string) => ({ answers: { through: day } });
  const grown = [...customers(20, "2024-01"), ...customers(6, "2025-03"), ...customers(6, "2025-05", ", gone 2025-12")];

  test("stays what it was when its scenario is changed or dropped, and when the ledger goes on", async () => {
    context = await emptyLedger();
    await importText(context, company(...grown), through("2025-06-30"));
    await save({ months: 24 });
    const plan = await operations.setPlan(context, { name: "base" }, quiet);
    expect(plan).toMatchObject({ startMonth: "2025-07", currency: "USD", scenario: { months: 24 } });
    expect((await operations.plan(context, {}, quiet)).months).toEqual([]);
    await operations.deleteScenario(context, { name: "base" }, quiet);
    await importText(context, company(...customers(10, "2025-08")), through("2025-09-30"));
    const progress = await operations.plan(context, {}, quiet);
    expect(progress.plan).toEqual(plan);
    expect(progress.months.map(({ month, arr, newArr, customers: count }) => [month, arr.actual, newArr.actual, count.actual])).toEqual([
      ["2025-07", 32 * 120_000, 0, 32],
      ["2025-08", 42 * 120_000, 10 * 120_000, 42],
      ["2025-09", 42 * 120_000, 0, 42],
    ]);
    expect(progress.months[1]?.levers.find(({ lever }) => lever === "inflow")).toMatchObject({ actual: 10, n: 10, over: 1 });
  });

  test("made for a past start knows nothing of what came after, even where the month before was a quiet one", async () => {
    context = await emptyLedger();
    await importText(context, company(...grown), through("2025-12-31"));
    await save({ question: { segment: "region" } });
    const plan = await operations.setPlan(context, { name: "base", start: "2025-03" }, quiet);
    expect(plan.startMonth).toBe("2025-03");
    expect(plan.segments.map(({ model }) => [model.name, model.base.customers.reduce((sum, n) => sum + n, 0)])).toEqual([
      ["north", 10],
      ["south", 10],
    ]);
    const { months, through: until } = await operations.plan(context, {}, quiet);
    expect([until, months.length, months[0]?.month, months.at(-1)?.month]).toEqual(["2025-12-31", 10, "2025-03", "2025-12"]);
    for (const { arr, levers, unexplained } of months)
      expect(arr.planned + levers.reduce((sum, { variance }) => sum + variance, 0) + unexplained).toBe(arr.actual);
    expect(months.at(-1)?.levers.find(({ lever, segment }) => lever === "usage_churn" && segment === "north")?.actual).toBeCloseTo(
      3 / 16,
      6,
    );
  });

  test("ends where it was to end, and the newest one counts", async () => {
    context = await emptyLedger();
    await importText(context, company(...grown), through("2025-12-31"));
    await save({ months: 3 });
    await operations.setPlan(context, { name: "base", start: "2025-03" }, quiet);
    await operations.setPlan(context, { name: "base", start: "2025-06" }, quiet);
    expect((await operations.plan(context, {}, quiet)).months.map(({ month }) => month)).toEqual(["2025-06", "2025-07", "2025-08"]);
  });

  test("that can't be made or compared is refused in words", async () => {
    context = await emptyLedger();
    expect(await operations.plan(context, {}, quiet)).toEqual({ plan: null, through: null, months: [] });
    await save({});
    const set = (rest: object = {}) => codeOf(operations.setPlan(context, { name: "base", ...rest }, quiet));
    expect(await set()).toBe("empty_ledger");
    await importText(context, company(...grown), through("2025-12-31"));
    expect([await set({ name: "none" }), await set({ start: "2026-02" }), await set({ start: "2024-03" })]).toEqual([
      "no_such_scenario",
      "future_plan",
      "too_short",
    ]);
    await save({ changes: [{ segment: "west", lever: "price", by: "relative", amount: 0.1 }] });
    expect(await set()).toBe("no_such_segment");
    await save({});
    expect([await set({ start: "2024-04" }), await set({ start: "2026-01" })]).toEqual(["done", "done"]);
    await importText(context, company(...customers(6, "2025-11").map((line) => line.replace("USD", "EUR"))), through("2026-01-31"));
    expect(await codeOf(operations.plan(context, {}, quiet))).toBe("which_currency");
    await addPlan(context.storage.pool, { body: { scenario: {} }, madeAt: context.now() });
    expect(await codeOf(operations.plan(context, {}, quiet))).toBe("old_plan");
  });
});
