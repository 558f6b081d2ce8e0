import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, operations, sendUsage, settleUsage } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const names = ["a", "b", "c", "d", "e"] as const;

const lines = `subscription_id,line_id,account_id,starts_on,price,interval,currency,quantity
${names.map((name) => `s-${name},l-${name},${name},2024-01-01,10,month,USD,2`).join("\n")}
`;

describe("usage events", () => {
  let context: Context;
  let clock = new Date("2024-06-01T12:00:00Z");

  beforeAll(async () => {
    context = await emptyLedger(() => clock);
    await importText(context, { "subscription_lines.csv": lines }, { answers: { source: "product", through: "2024-05-31" } });
  });
  afterAll(() => context.close());

  const event = (id: string, account: string, time: string, value: unknown, rest = {}) => ({
    id,
    account,
    meter: "calls",
    time,
    value,
    ...rest,
  });
  const send = (...events: unknown[]) => sendUsage(context, "product", events);
  const settleAll = () => settleUsage(context, { all: true, wait: true });
  const usageAt = async (asOf?: string) => {
    const asked = {
      metric: "cohort_usage",
      from: "2024-01",
      to: "2024-01",
      by: "month" as const,
      level: "customer" as const,
      part: "0",
      where: [],
    };
    const { series } = await operations.metric(context, { ...asked, ...(asOf === undefined ? {} : { asOf }) }, quiet);
    return series.map(({ value, n }) => ({ value, n }));
  };

  test("are a number of every metric that usage has, to the last decimal", async () => {
    const sent = await send(
      ...names.flatMap((name) => [
        event(`1${name}`, name, "2024-01-05T10:00:00Z", 10.5),
        event(`2${name}`, name, "2024-01-05T11:00:00Z", "2"),
      ]),
    );
    expect(sent).toEqual({ accepted: 10, duplicates: 0, refused: 0, refusals: [] });
    expect(await settleAll()).toEqual({ sums: 5, entries: 5 });
    expect(await usageAt()).toEqual([{ value: 62.5, n: 5 }]);
  });

  test("count once, and what came first holds", async () => {
    const again = await send(event("1a", "a", "2024-01-05T10:00:00Z", 10.5), event("1b", "b", "2024-01-05T10:00:00Z", 99));
    expect(again).toMatchObject({ accepted: 0, duplicates: 1, refused: 1, refusals: [{ index: 1, id: "1b", code: "other_content" }] });
    expect(await settleAll()).toEqual({ sums: 0, entries: 0 });
  });

  test("that come late change their day, and as of a day before they came nothing", async () => {
    clock = new Date("2024-06-02T12:00:00Z");
    await send(event("late", "a", "2024-01-05T23:00:00Z", 100));
    expect(await settleAll()).toEqual({ sums: 1, entries: 1 });
    expect(await usageAt()).toEqual([{ value: 162.5, n: 5 }]);
    expect(await usageAt("2024-06-01T18:00:00Z")).toEqual([{ value: 62.5, n: 5 }]);
  });
});
