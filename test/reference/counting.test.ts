import { describe, expect, test } from "vitest";
import { monthlyMinor } from "../../src/domain/index.ts";
import { asker, factsOf, movementsIn } from "./engine.ts";
import { showDay } from "./levels.ts";
import { worldIn } from "./words.ts";
import type { EventRow, MovementRow, World } from "./world.ts";

/** Movements in words: day, kind, monthly amount, and +1 or -1 customer. */
const movementsOf = (world: World): readonly string[] =>
  movementsIn(factsOf(world))
    .filter(({ kind }) => !["live", "segment_in", "segment_out"].includes(kind))
    .map(({ day, kind, currency, amount, logos }) => {
      const logo = logos === 0 ? "" : logos > 0 ? ", won" : ", lost";
      return `${showDay(day)} ${kind} ${monthlyMinor(amount) / 100} ${currency}${logo}`;
    });

const counted = (...text: readonly string[]): readonly string[] => movementsOf(worldIn(...text));

describe("pauses", () => {
  test("who still has something on pause is not lost when the rest ends", () => {
    const world = worldIn("acme: 100 USD/month from 2024-01, paused 2024-02");
    const rest = worldIn("acme: 50 USD/month from 2024-01, gone 2024-03");
    expect(movementsOf({ ...world, lines: rest.lines.map((row) => ({ ...row, subscription_id: "rest" })) })).toEqual([
      "2024-01-01 new 150 USD, won",
      "2024-02-01 pause -100 USD",
      "2024-03-01 contraction -50 USD",
      "2024-05-01 pause 100 USD",
      "2024-05-01 churn -100 USD, lost",
    ]);
  });

  test("a pause that is reported twice still ends after 90 days", () => {
    expect(counted("acme: 100 USD/month from 2024-01, paused 2024-02, paused 2024-02-20")).toEqual([
      "2024-01-01 new 100 USD, won",
      "2024-02-01 pause -100 USD",
      "2024-05-01 pause 100 USD",
      "2024-05-01 churn -100 USD, lost",
    ]);
  });

  test("a change of terms does not end a pause", () => {
    expect(counted("acme: 100 USD/month from 2024-01, paused 2024-02, x 2 in 2024-03, resumed 2024-04")).toEqual([
      "2024-01-01 new 100 USD, won",
      "2024-02-01 pause -100 USD",
      "2024-04-01 resume 100 USD",
      "2024-04-01 expansion 100 USD",
    ]);
  });
});

describe("lines", () => {
  test("seats added until the same end stand beside the seats there were", () => {
    const seats = { plan: "team", price: "10", interval: "month" as const, interval_count: 1, currency: "USD", account_id: "acme" };
    const lines = [
      { ...seats, subscription_id: "S", line_id: "1", quantity: "10", starts_on: "2024-01-01", ends_on: "2025-01-01" },
      { ...seats, subscription_id: "S", line_id: "2", quantity: "5", starts_on: "2024-04-01", ends_on: "2025-01-01" },
    ];
    expect(movementsOf({ ...worldIn("acme: 1 USD/month from 2024-01"), lines })).toEqual([
      "2024-01-01 new 100 USD, won",
      "2024-04-01 expansion 50 USD",
      "2025-01-01 churn -150 USD, lost",
    ]);
  });

  test("a renewal signed early takes over from its first day", () => {
    const term = { plan: "team", price: "10", interval: "month" as const, interval_count: 1, currency: "USD", account_id: "acme" };
    const lines = [
      { ...term, subscription_id: "S", line_id: "1", quantity: "10", starts_on: "2024-01-01", ends_on: "2025-01-01" },
      { ...term, subscription_id: "S", line_id: "2", quantity: "12", starts_on: "2024-11-15", ends_on: "2025-11-15" },
    ];
    expect(movementsOf({ ...worldIn("acme: 1 USD/month from 2024-01"), lines })).toEqual([
      "2024-01-01 new 100 USD, won",
      "2024-11-15 expansion 20 USD",
    ]);
  });

  test("a free line that ends is no exchange of currencies", () => {
    const term = { plan: "team", quantity: "1", interval: "month" as const, interval_count: 1, account_id: "acme" };
    const lines = [
      { ...term, subscription_id: "S", line_id: "1", price: "0", currency: "USD", starts_on: "2024-01-01", ends_on: "2024-02-01" },
      { ...term, subscription_id: "S", line_id: "2", price: "10", currency: "EUR", starts_on: "2024-02-01" },
      { ...term, subscription_id: "T", line_id: "3", price: "10", currency: "USD", starts_on: "2024-01-01" },
    ];
    expect(movementsOf({ ...worldIn("acme: 1 USD/month from 2024-01"), lines })).toEqual([
      "2024-01-01 new 10 USD, won",
      "2024-02-01 expansion 10 EUR",
    ]);
  });
});

describe("changes of a level", () => {
  const change = (subscription_id: string, on: string, mrr_change: string): MovementRow => ({
    movement_id: `${subscription_id}${on}`,
    account_id: "acme",
    subscription_id,
    on,
    mrr_change,
    currency: "USD",
  });

  test("a credit on one subscription lowers what the customer pays for the others", () => {
    const movements = [change("S", "2024-01-01", "100"), change("T", "2024-02-01", "-30")];
    expect(movementsOf({ ...worldIn("acme: 1 USD/month from 2024-01"), lines: [], movements })).toEqual([
      "2024-01-01 new 100 USD, won",
      "2024-02-01 contraction -30 USD",
    ]);
  });
});

describe("events of one day", () => {
  const terms = { plan: "team", quantity: "1", interval: "month" as const, interval_count: 1, currency: "USD" };
  const event = (type: EventRow["type"], effective_on: string, rest: Partial<EventRow> = {}): EventRow => ({
    event_id: `${type} ${effective_on}`,
    subscription_id: "S",
    account_id: "acme",
    type,
    effective_on,
    ...rest,
  });
  const orders = (one: EventRow, two: EventRow): readonly (readonly EventRow[])[] => [
    [one, two],
    [two, one],
  ];

  test("a plan exchanged by a cancellation and a start goes on, in whichever order they are listed", () => {
    const begun = event("start", "2024-01-01", { ...terms, price: "100" });
    for (const swap of orders(event("cancel", "2024-06-01"), event("start", "2024-06-01", { ...terms, price: "120", plan: "gold" })))
      expect(movementsOf({ ...worldIn("acme: 1 USD/month from 2024-01"), lines: [], events: [begun, ...swap] })).toEqual([
        "2024-01-01 new 100 USD, won",
        "2024-06-01 expansion 20 USD",
      ]);
  });

  test("a start that is taken back at once never was", () => {
    for (const events of orders(event("start", "2024-01-01", { ...terms, price: "100" }), event("cancel", "2024-01-01")))
      expect(movementsOf({ ...worldIn("acme: 1 USD/month from 2024-01"), lines: [], events })).toEqual([]);
  });
});

describe("openings", () => {
  test("what a second source opens with is no expansion of a customer already known", () => {
    const world = worldIn("acme: 100 USD/month from 2024-01");
    const snapshots = ["2024-06-30", "2024-07-31"].map((on, i) => ({ account_id: "acme", on, mrr: String(40 + i * 5), currency: "USD" }));
    expect(movementsOf({ ...world, snapshots })).toEqual([
      "2024-01-01 new 100 USD, won",
      "2024-06-30 initial 40 USD",
      "2024-07-31 expansion 5 USD",
    ]);
  });
});

describe("journeys", () => {
  const ask = async (metric: string, by: "total" | "month", ...text: readonly string[]): Promise<readonly string[]> =>
    (await (await asker(worldIn(...text), "customer"))(metric, by))
      .filter(({ value }) => value !== null)
      .map(({ part = "", value }) => `${part} ${value}`.trim());
  const five = (line: (name: string) => string): readonly string[] => ["a", "b", "c", "d", "e"].map(line);

  test("a state that was passed over neither begins nor ends a duration", async () => {
    const whole = five((name) => `deal ${name}: sql 2024-01-10, sal 2024-01-20, won 2024-02-09`);
    const skipped = ["f", "g", "h", "i", "j", "k"].map((name) => `deal ${name}: sql 2024-01-10, won 2024-03-01`);
    const times = await ask("bowtie_time", "total", ...whole, ...skipped);
    expect(times.filter((line) => line.includes("median"))).toEqual(["sql.median 10", "sal.median 20"]);
  });

  test("customers who were live before they first paid are live from then on, and that is known", async () => {
    const trials = five((name) => `${name}: 10 USD/month from 2024-02, live 2024-01-20`);
    expect(await ask("live_mrr", "total", ...trials)).toEqual(["5000"]);
    expect(await ask("onboarding_churn", "total", ...trials)).toEqual(["0"]);
  });
});

describe("currencies", () => {
  const values = async (metric: string, ...text: readonly string[]): Promise<readonly string[]> =>
    (await (await asker(worldIn(...text), "customer"))(metric, "total")).map(({ currency = "", value }) => `${currency} ${value}`);
  const both = ["acme: 100 EUR/month from 2024-01, 50 USD/month from 2024-02", "beta: 30 USD/month from 2024-01"];

  test("the average per account divides by those who pay in the currency", async () => {
    expect(await values("arpa", ...both)).toEqual(["EUR 10000", "USD 4000"]);
  });

  test("a customer who changed currency leaves where it is counted", async () => {
    const moved = ["acme: 100 EUR/month from 2024-01, 110 USD/month in 2024-06, gone 2024-09", "beta: 30 USD/month from 2024-01"];
    const rows = movementsIn(factsOf(worldIn(...moved))).filter(({ logos }) => logos !== 0);
    const counts = new Map<string, number>();
    for (const { currency, logos } of rows) counts.set(currency, (counts.get(currency) ?? 0) + logos);
    expect([...counts]).toEqual([
      ["EUR", 0],
      ["USD", 1],
    ]);
  });
});
