import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Input, Output, RouteId } from "../src/contract/index.ts";
import { routes } from "../src/contract/index.ts";
import { type By, type Context, type OperationRoute, run, theMachine } from "../src/operations/index.ts";
import { findPerson } from "../src/team/people/index.ts";
import { personOf } from "./helpers/access.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
let plan = "";

const actAs = <K extends OperationRoute>(by: By, id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
  run(context, by, id, routes[id].input.parse(input) as never, () => undefined);
const act = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> => actAs(theMachine(), id, input);

const tickets = (...days: readonly string[]) => ({
  "activities.csv": `activity_id,account_id,on,type\n${days.map((on, i) => `T-${on}-${i},acme,${on},ticket`).join("\n")}\n`,
});

type Metric = NonNullable<NonNullable<Input<"savePlanPart">["outcome"]>["metric"]>;
/** An outcome of the plan that the ledger measures, as it stands. */
async function measuredBy(part: string, metric: Pick<Metric, "meter" | "take">, from: number, to: number) {
  const outcome = {
    statement: part,
    bucket: "cost" as const,
    metric: { name: part, unit: "", direction: to > from ? ("up" as const) : ("down" as const), ...metric },
    baseline: { value: from, on: "2026-01-01", evidence: null },
    target: { value: to, upTo: null, dueOn: "2026-12-31" },
  };
  await act("savePlanPart", { plan, kind: "outcome", part, base: 0, outcome });
  return standing(part);
}
const standing = async (part: string) => {
  const found = (await act("successPlan", { plan })).outcomes.find(({ id }) => id === part);
  if (found === undefined) throw new Error(`no outcome ${part}`);
  return found;
};
const values = (one: Awaited<ReturnType<typeof standing>>) => one.measurements.map(({ on, value }) => `${on} ${value}`);

beforeAll(async () => {
  context = await emptyLedger(() => new Date("2026-05-10T09:00:00Z"));
  await importText(
    context,
    company(
      "acme: 100 USD/month from 2026-01, +50 in 2026-03",
      "deal acme: sql 2025-11-10, won 2025-12-15",
      "beta: 70 USD/month from 2026-01",
    ),
  );
  await importText(context, tickets("2026-01-07", "2026-01-20", "2026-01-30", "2026-03-04", "2026-05-02"));
  await importText(context, { "stage_changes.csv": "account_id,stage,state,entered_on\nacme,Live,live,2026-01-14\n" });
  plan = (await act("createPlan", { account: "acme", valueOn: "2026-12-31", committedOn: "2026-01-01", objective: "Fewer tickets" })).plan;
});
afterAll(() => context.close());

describe("an outcome that the ledger measures", () => {
  test("is offered what the ledger counts of this customer", async () => {
    expect((await act("successPlan", { plan })).figures).toEqual([
      { take: "events_of_month", meter: "ticket" },
      { take: "revenue_of_month", meter: "USD" },
      { take: "days_to_state", meter: "live" },
      { take: "days_to_state", meter: "impact" },
    ]);
  });

  test("counts activities of whole months, and a month without one is a month with none", async () => {
    const fewer = await measuredBy("tickets", { meter: "ticket", take: "events_of_month" }, 3, 0);
    expect(values(fewer)).toEqual(["2026-01-31 3", "2026-02-28 0", "2026-03-31 1", "2026-04-30 0"]);
    expect(fewer).toMatchObject({ progress: 1, newest: { source: "ledger", evidence: "ticket" } });
  });

  test("follows what the customer pays, to the month", async () => {
    const grown = await measuredBy("revenue", { meter: "USD", take: "revenue_of_month" }, 100, 200);
    expect(values(grown)).toEqual(["2026-01-31 100", "2026-02-28 100", "2026-03-31 150", "2026-04-30 150"]);
    expect(grown).toMatchObject({ progress: 0.5, newest: { source: "ledger", evidence: "MRR, USD" } });
    const { batch } = await importText(context, company("acme: 100 USD/month from 2026-01, +50 in 2026-03, +25 in 2026-04"));
    expect(values(await standing("revenue")).at(-1)).toBe("2026-04-30 175");
    await act("undo", { batch: batch ?? 0 });
    expect(values(await standing("revenue")).at(-1)).toBe("2026-04-30 150");
  });

  test("knows how long it took to go live, once it did", async () => {
    expect(values(await measuredBy("onboarding", { meter: "live", take: "days_to_state" }, 60, 30))).toEqual(["2026-01-14 30"]);
    expect(await measuredBy("impact", { meter: "impact", take: "days_to_state" }, 60, 30)).toMatchObject({ reason: "not_measured" });
  });
});

test("silence of an old export is no month without tickets, whatever people do here since", async () => {
  const old = await emptyLedger(() => new Date("2026-12-10T09:00:00Z"));
  const ask = <K extends OperationRoute>(id: K, input: Input<K & RouteId>): Promise<Output<K>> =>
    run(old, theMachine(), id, routes[id].input.parse(input) as never, () => undefined);
  await importText(old, company("acme: 100 USD/month from 2026-01"));
  await importText(old, tickets("2026-01-07", "2026-04-04"), { answers: { through: "2026-05-31" } });
  const { plan: id } = await ask("createPlan", { account: "acme", valueOn: "2026-12-31", committedOn: "2026-01-01", objective: "x" });
  const metric = { name: "tickets", unit: "", direction: "down" as const, meter: "ticket", take: "events_of_month" as const };
  await ask("savePlanPart", { plan: id, kind: "outcome", part: "t", base: 0, outcome: { statement: "t", bucket: "cost", metric } });
  const days = async () =>
    (await ask("successPlan", { plan: id })).outcomes.find((one) => one.id === "t")?.measurements.map(({ on }) => on);
  const before = await days();
  expect(before?.at(-1)).toBe("2026-05-31");
  await ask("createDeal", { account: "acme", name: "More", type: "expansion", nextStep: { what: "Call", on: "2026-12-20", owner: "Ann" } });
  expect(await days()).toEqual(before);
  await old.close();
});

test("a system sends what it measures by a token, as often as it likes", async () => {
  const person = await findPerson(context.storage.pool, await personOf(context, ["csm"]));
  if (person === null) throw new Error("nobody");
  const token: By = { ...theMachine(), who: { kind: "token", person, id: 1, name: "monitoring", scopes: ["delivery"] } };
  await measuredBy("replies", { meter: null }, 8, 2);
  const send = (value: number) => actAs(token, "measure", { plan, outcome: "replies", on: "2026-05-01", value, key: "2026-05-01" });
  await send(5);
  expect((await send(5)).version).toBe(1);
  expect((await send(4)).version).toBe(2);
  expect((await standing("replies")).measurements).toMatchObject([{ value: 4, source: "system", by: "monitoring" }]);
});
